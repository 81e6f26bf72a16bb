import { destinationKey, hostBits, noRange, wrongFamily } from '../../evaluation/destination-problems';
import type { Rule } from '../../evaluation/rule';
import { authenticatesUsers, authenticationOptions, clientRange, DIRECTORY, FEDERATED } from '../../model/endpoint-properties';
import { AUTHORIZATION_RULE, type Graph, type Resource } from '../../model/graph';
import { rangeIn } from '../../model/ranges';
import { besideWith, endpointOf, repeated } from '../../model/relations';
import { at, flag, isAbsent, isPresent, keyOf, type Properties, text, type Value } from '../../model/values';
import { ACCESS_GROUP_ID } from '../../service/limits';
import { api, API_ERRORS, guide } from '../../service/sources';

export const authorizationRulesRules: readonly Rule[] = [
  {
    id: 'AuthorizationRuleGroupMissing',
    severity: 'error',
    title: 'An authorization rule grants access to a group or to all users.',
    why: 'The service asks for one of the two.',
    source: api('AuthorizeClientVpnIngress'),
    on: AUTHORIZATION_RULE,
    check(rule, report, graph) {
      const { AccessGroupId: group, AuthorizeAllGroups: all } = rule.properties;
      if ((isAbsent(group) || text(group) === '') && (isAbsent(all) || flag(all) === false)) {
        const wrong = `${isAbsent(group) ? 'is missing' : 'is empty'}: AWS Client VPN needs a group, or AuthorizeAllGroups`;
        report({ path: 'AccessGroupId', wrong, fix: `${nameGroup(rule, graph) ?? openToAll(rule, graph)}.` });
      }
    },
  },
  {
    id: 'AuthorizationRuleGroupAndAll',
    severity: 'warning',
    title: 'An authorization rule grants access to a group or to all users, not both.',
    why: 'The two contradict each other.',
    source: api('AuthorizeClientVpnIngress'),
    on: AUTHORIZATION_RULE,
    check({ properties: { AccessGroupId: value, AuthorizeAllGroups: all } }, report) {
      if (isPresent(value) && flag(all) === true) {
        const wrong = 'is given together with AuthorizeAllGroups, which grants access to all users';
        report({ path: 'AccessGroupId', value, wrong, fix: 'Leave out AccessGroupId, or set AuthorizeAllGroups to false.' });
      }
    },
  },
  {
    id: 'AuthorizationRuleFormat',
    severity: 'error',
    title: 'The destination of an authorization rule is a CIDR range.',
    why: 'The service rejects anything else.',
    source: api('AuthorizeClientVpnIngress'),
    on: AUTHORIZATION_RULE,
    check(rule, report, graph) {
      noRange('TargetNetworkCidr', rule, report, graph);
    },
  },
  {
    id: 'AuthorizationRuleHostBits',
    severity: 'warning',
    title: 'The destination of an authorization rule begins with its first address.',
    why: 'How the service treats the other bits is not documented.',
    source: api('AuthorizeClientVpnIngress'),
    on: AUTHORIZATION_RULE,
    check(rule, report, graph) {
      hostBits('TargetNetworkCidr', rule, report, graph);
    },
  },
  {
    id: 'AuthorizationRuleFamily',
    severity: 'warning',
    title: 'The destination of an authorization rule is of a family that the endpoint carries.',
    why: 'No traffic of the other family comes through the endpoint.',
    source: api('AuthorizeClientVpnIngress'),
    on: AUTHORIZATION_RULE,
    check(rule, report, graph) {
      wrongFamily('TargetNetworkCidr', rule, report, graph);
    },
  },
  {
    id: 'DuplicateAuthorizationRule',
    severity: 'error',
    title: 'A group is authorized once for a destination.',
    why: 'The service rejects the second rule.',
    source: API_ERRORS,
    on: 'network',
    check({ authorizationRules }, report, graph) {
      for (const [resource, first] of repeated(authorizationRules, authorization, graph)) {
        const { TargetNetworkCidr: value } = resource.properties;
        report({ resource, path: 'TargetNetworkCidr', value, wrong: `is authorized for the same users by ${first.id} already`, fix: 'Remove one of the two.' });
      }
    },
  },
  {
    id: 'AccessGroupIdLength',
    severity: 'warning',
    title: `The id of a group has at most ${ACCESS_GROUP_ID.maxCharacters} characters.`,
    why: 'The service does not accept a longer one.',
    source: ACCESS_GROUP_ID.source,
    on: AUTHORIZATION_RULE,
    check({ properties: { AccessGroupId: value } }, report) {
      const { length } = Array.from(text(value) ?? '');
      if (length > ACCESS_GROUP_ID.maxCharacters) {
        const wrong = `has ${length} characters: AWS Client VPN accepts up to ${ACCESS_GROUP_ID.maxCharacters}`;
        report({ path: 'AccessGroupId', value, wrong, fix: 'Name the group by a shorter id.' });
      }
    },
  },
  {
    id: 'AccessGroupIdSpelling',
    severity: 'warning',
    title: 'An authorization rule names one group, as the directory or the identity provider spells it.',
    why: 'The service compares whole texts: a space around a name, or two names in one, make a group without members.',
    source: guide('client-authorization'),
    on: AUTHORIZATION_RULE,
    check(rule, report, graph) {
      const { AccessGroupId: value } = rule.properties;
      const group = text(value) ?? '';
      const names = group.split(',').map((name) => name.trim());
      if (group.trim() !== group) {
        const fix = group.trim() === '' ? `${nameGroup(rule, graph) ?? openToAll(rule, graph)}.`
          : isAuthorized({ ...rule.properties, AccessGroupId: group.trim() }, rule, graph) ? 'Remove the rule.' : `Write ${JSON.stringify(group.trim())}.`;
        report({ path: 'AccessGroupId', value, wrong: 'begins or ends with a space, which is part of the name', fix });
      } else if (names.length > 1 && !group.includes('=')) {
        // a distinguished name has commas of its own.
        report({ path: 'AccessGroupId', value, wrong: 'has a comma: a rule is for one group', fix: `Write a rule for each: ${names.filter((name) => name !== '').map((name) => JSON.stringify(name)).join(', ')}.` });
      }
    },
  },
  {
    id: 'AccessGroupIdWithoutUsers',
    severity: 'warning',
    title: 'Groups are named where users authenticate.',
    why: 'A client that shows only a certificate is in no group.',
    source: guide('client-authorization'),
    on: AUTHORIZATION_RULE,
    check(rule, report, graph) {
      const value = groupOf(rule);
      const endpoint = endpointOf(rule, graph);
      if (isPresent(value) && endpoint && authenticatesUsers(endpoint) === false) {
        const wrong = 'grants access to no one: the endpoint authenticates clients by certificates alone, which have no groups';
        report({ path: 'AccessGroupId', value, wrong, fix: `${openToAll(rule, graph)}, or add a directory or SAML to AuthenticationOptions.` });
      }
    },
  },
  {
    id: 'AccessGroupIdOfDirectory',
    severity: 'warning',
    title: 'A group of a directory is named by its SID.',
    why: 'The service compares the id with the SIDs of the groups that the user is in.',
    source: guide('client-authorization'),
    on: AUTHORIZATION_RULE,
    check(rule, report, graph) {
      const value = groupOf(rule);
      const endpoint = endpointOf(rule, graph);
      const types = endpoint && authenticationOptions(endpoint)?.map((option) => text(at(option, 'Type')));
      if (text(value)?.startsWith('S-') === false && types?.includes(DIRECTORY) && types.every((type) => type !== undefined && type !== FEDERATED)) {
        const fix = 'Write the SID of the group, e.g. "S-1-5-21-1111111111-2222222222-3333333333-1001".';
        report({ path: 'AccessGroupId', value, wrong: 'is not a SID, which names a group of a directory', fix });
      }
    },
  },
  {
    id: 'AccessGroupIdBetweenClients',
    severity: 'warning',
    title: 'Access of clients to each other is for all users.',
    why: 'The service supports no groups there.',
    source: guide('scenario-client-to-client'),
    on: AUTHORIZATION_RULE,
    check(rule, report, graph) {
      const value = groupOf(rule);
      const endpoint = endpointOf(rule, graph);
      const range = rangeIn(rule.properties.TargetNetworkCidr);
      if (isPresent(value) && endpoint && authenticatesUsers(endpoint) !== false && range && clientRange(endpoint)?.contains(range)) {
        const wrong = `is named for "${range.text}", a range of the clients: AWS Client VPN supports no groups there`;
        report({ path: 'AccessGroupId', value, wrong, fix: `${openToAll(rule, graph)}.` });
      }
    },
  },
  {
    id: 'AuthorizationRuleMissing',
    severity: 'warning',
    title: 'An endpoint has an authorization rule.',
    why: 'What no rule allows is denied: clients can connect, but reach nothing.',
    source: guide('cvpn-working-rules'),
    on: 'network',
    check({ endpoint, authorizationRules }, report, graph) {
      if (endpoint && authorizationRules.length === 0 && !graph.mayHoldMore(AUTHORIZATION_RULE)) {
        const wrong = 'the endpoint has no authorization rule: its clients reach nothing';
        const fix = 'Add a rule for each destination, for a group or for all users';
        report({ resource: endpoint, path: '', wrong, fix: `${fix}.`, fixInApp: `${fix}, e.g. with addNetworkAccess().` });
      }
    },
  },
];

/** How to say whom a rule is for; nothing where a group means nothing there. */
function nameGroup(rule: Resource, graph: Graph): string | undefined {
  const endpoint = endpointOf(rule, graph);
  const range = rangeIn(rule.properties.TargetNetworkCidr);
  if (endpoint && (authenticatesUsers(endpoint) === false || range && clientRange(endpoint)?.contains(range))) {
    return undefined;
  }
  const others = withSameDestination(rule, graph);
  if (others.some(isForAll)) {
    return undefined;
  }
  // to open it to all would make the rules for groups void.
  return others.length > 0 ? 'Name a group' : 'Name a group, or set AuthorizeAllGroups to true';
}

/** What to do with a rule where groups mean nothing. */
function openToAll(rule: Resource, graph: Graph): string {
  const others = withSameDestination(rule, graph);
  return others.some(isForAll) ? 'Remove the rule, since another one is for all users'
    : `Set AuthorizeAllGroups to true instead${others.length === 0 ? '' : `, and remove ${others.map(({ id }) => id).join(' and ')}`}`;
}

function isForAll({ properties }: Resource): boolean {
  return flag(properties.AuthorizeAllGroups) === true;
}

/** The other rules of the endpoint for the destination of one. */
function withSameDestination(rule: Resource, graph: Graph): readonly Resource[] {
  return besideWith(rule, AUTHORIZATION_RULE, graph, keyOfDestination, keyOfDestination(rule));
}

function keyOfDestination({ properties }: Resource): string {
  return destinationKey(properties.TargetNetworkCidr);
}

/** Whether another rule says what one would say with other properties. */
function isAuthorized(properties: Properties, rule: Resource, graph: Graph): boolean {
  const wanted = authorization({ ...rule, properties });
  return wanted !== undefined && besideWith(rule, AUTHORIZATION_RULE, graph, authorization, wanted).length > 0;
}

/** The group that a rule is about; nothing where it lets all users in. */
function groupOf({ properties: { AccessGroupId: group, AuthorizeAllGroups: all } }: Resource): Value {
  return flag(all) === true ? undefined : group;
}

/** Who is let in where, as one string. */
function authorization({ properties }: Resource): string | undefined {
  const { AccessGroupId: group, AuthorizeAllGroups: all, TargetNetworkCidr: destination } = properties;
  const everyone = flag(all) ?? (isAbsent(all) ? false : all);
  return isAbsent(destination) ? undefined : JSON.stringify([destinationKey(destination), keyOf(group), keyOf(everyone)]);
}
