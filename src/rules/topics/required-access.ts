import { plain, type Requirement } from '../../evaluation/requirement';
import type { ResourceRule } from '../../evaluation/rule';
import { Cidr } from '../../ip/cidr';
import { authenticationOptions, CERTIFICATE } from '../../model/endpoint-properties';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, type Graph, type EndpointGroup, type Resource } from '../../model/graph';
import { rangeIn } from '../../model/ranges';
import { at, flag, isAbsent, isPresent, list, text } from '../../model/values';
import { AUTHENTICATION_TYPES } from '../../service/limits';
import { api, configRule, guide, nist } from '../../service/sources';

const GROUPS_ONLY = 'groups-only';

export const requiredAccess: readonly Requirement[] = [
  {
    name: GROUPS_ONLY,
    example: GROUPS_ONLY,
    rule: (value) => {
      const exceptions = value?.split('+').map((range) => range.trim()) ?? [];
      const malformed = exceptions.find((range) => Cidr.parse(range) === undefined);
      return malformed === undefined ? groupsOnly(exceptions) : 'takes CIDR ranges with + between them, such as 10.0.0.2/32+10.1.0.0/16';
    },
  },
  plain('certificate-and-user', {
    id: 'CertificateAndUserRequired',
    severity: 'error',
    title: 'Clients need a certificate and a user who signs in, both together.',
    why: 'A password that leaked is useless without a device of the company, and neither is a stolen device without a user.',
    source: guide('client-authentication'),
    controls: [nist('IA-2(1)'), nist('IA-2(2)')],
    on: ENDPOINT,
    check(endpoint, report) {
      const types = isAbsent(endpoint.properties.AuthenticationOptions) ? [] : authenticationOptions(endpoint)?.map((option) => text(at(option, 'Type')) ?? '');
      const kinds = new Set(types?.map((type) => type === CERTIFICATE));
      // of a type that does not exist there is another finding.
      if (types?.every((type) => AUTHENTICATION_TYPES.values.includes(type)) && kinds.size < 2) {
        const asks = kinds.has(true) ? 'ask for a certificate alone' : kinds.has(false) ? 'ask for a user alone' : 'are missing';
        const missing = kinds.has(true) ? '"federated-authentication" or "directory-service-authentication"' : '"certificate-authentication"';
        const fixInApp = 'Write ClientVpnAuthentication.federated(…).withMutual(…) or ClientVpnAuthentication.activeDirectory(…).withMutual(…).';
        const wrong = `${asks}, but a certificate and a user together are required`;
        report({ path: 'AuthenticationOptions', wrong, fix: `Add an option of the type ${missing}.`, fixInApp });
      }
    },
  }),
  plain('two-zones', {
    id: 'TwoZonesRequired',
    severity: 'error',
    title: 'An endpoint has subnets in at least two Availability Zones.',
    why: 'An endpoint with one association is down with its Availability Zone.',
    source: api('AssociateClientVpnTargetNetwork'),
    on: 'network',
    check(network, report, graph) {
      const zones = zonesOf(network, graph);
      if (network.endpoint !== undefined && zones !== undefined && zones < 2) {
        const wrong = `the endpoint is in ${zones === 0 ? 'no Availability Zone' : 'one Availability Zone alone'}, but at least two are required`;
        report({ resource: network.endpoint, path: '', wrong, fix: 'Associate subnets in at least two Availability Zones.' });
      }
    },
  }),
];

function groupsOnly(exceptions: readonly string[]): ResourceRule {
  const ranges = exceptions.map((range) => Cidr.parse(range)!);
  return {
    id: 'GroupsOnlyRequired',
    severity: 'error',
    title: 'Authorization rules are for groups, none for all users, but for destinations that are excepted.',
    why: 'Whoever can connect reaches the destination of a rule for all users.',
    source: configRule('ec2-client-vpn-not-authorize-all').source,
    controls: [configRule('ec2-client-vpn-not-authorize-all')],
    on: AUTHORIZATION_RULE,
    check({ properties: { AuthorizeAllGroups: value, TargetNetworkCidr: target } }, report) {
      const destination = rangeIn(target);
      // a destination that is not known may be an exception.
      const isExcepted = ranges.length > 0 && (destination === undefined || ranges.some((range) => range.contains(destination)));
      if (flag(value) === true && !isExcepted) {
        const wrong = 'lets all users in, but rules for groups only are required';
        const [fix, fixInApp] = ['Name a group in AccessGroupId instead', 'Name groups in place of allUsers'];
        if (destination === undefined) {
          report({ path: 'AuthorizeAllGroups', value, wrong, fix: `${fix}.`, fixInApp: `${fixInApp}.` });
        } else {
          const excepted = [...exceptions, destination.text];
          const spelled = `ClientVpnRequirement.groupsOnly({ exceptFor: ${JSON.stringify(excepted)} })`;
          const or = ', or except the destination:';
          report({ path: 'AuthorizeAllGroups', value, wrong, fix: `${fix}${or} ${GROUPS_ONLY}=${excepted.join('+')}.`, fixInApp: `${fixInApp}${or} ${spelled}.` });
        }
      }
    },
  };
}

/** In how many Availability Zones an endpoint is, up to two; nothing where it is not known. */
function zonesOf({ endpoint, associations }: EndpointGroup, graph: Graph): number | undefined {
  const gateway = endpoint?.properties.TransitGatewayConfiguration;
  const configured = ['AvailabilityZones', 'AvailabilityZoneIds'].map((name) => at(gateway, name));
  if (graph.mayHoldMore(ASSOCIATION) || configured.some((zones) => !isAbsent(zones) && list(zones) === undefined)) {
    return undefined;
  }
  // where none is given for a transit gateway, the service chooses two.
  if (isPresent(gateway) && configured.every(isAbsent)) {
    return 2;
  }
  return Math.min(2, configured.flatMap((zones) => list(zones) ?? []).length + together(associations, graph));
}

/** How many associations may exist at the same time, up to two; that each is in an Availability Zone of its own is a rule of the service. */
function together(associations: readonly Resource[], graph: Graph): number {
  const isPair = associations.some((one, position) => associations.slice(position + 1).some((other) => graph.coexist(one, other)));
  return isPair ? 2 : Math.min(1, associations.length);
}
