import fc from 'fast-check';
import { EffectiveAccess } from '../../src/access/reachability';
import { accessChanges } from '../../src/deployment/access-changes';
import { States } from '../../src/deployment/states';
import { Cidr } from '../../src/ip/cidr';

const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';

interface Rule {
  readonly range: string;
  readonly group: string;
}

/** A template with one endpoint; the empty group is all users. */
function templateOf(rules: readonly Rule[], routes: readonly string[], id = 'Vpn') {
  const own = { ClientVpnEndpointId: { Ref: id } };
  return {
    Parameters: { Range: { Type: 'String' } },
    Resources: {
      [id]: {
        Type: 'AWS::EC2::ClientVpnEndpoint',
        Properties: {
          AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/okta' } }],
          ClientCidrBlock: '10.100.0.0/16',
          ConnectionLogOptions: { Enabled: false },
          ServerCertificateArn: CERTIFICATE,
        },
      },
      Association: { Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ...own, SubnetId: 'subnet-11111111' } },
      ...Object.fromEntries(rules.map(({ group, range }, position) => [`Rule${position}`, {
        Type: 'AWS::EC2::ClientVpnAuthorizationRule',
        Properties: { ...own, TargetNetworkCidr: range === 'Range' ? { Ref: 'Range' } : range, ...group === '' ? { AuthorizeAllGroups: true } : { AccessGroupId: group } },
      }])),
      ...Object.fromEntries(routes.map((range, position) => [`Route${position}`, {
        Type: 'AWS::EC2::ClientVpnRoute', Properties: { ...own, DestinationCidrBlock: range, TargetVpcSubnetId: 'subnet-11111111' }, DependsOn: ['Association'],
      }])),
    },
  };
}

const state = (template: unknown) => ({ templates: [{ file: 'Prod.template.json', name: 'Prod', template }] });
const statesOf = (before: unknown, after: unknown) => new States(state(before), state(after));
const DATA: Rule = { range: '10.50.0.0/16', group: 'ops' };
const ROUTES = ['10.50.0.0/16', '0.0.0.0/0'];

/** Each change as one line. */
function lines(before: unknown, after: unknown) {
  return accessChanges(statesOf(before, after)).map(({ after: is, before: was, destination, endpoint, except, group }) => (
    `${endpoint ?? '?'} ${group ?? '(all)'} ${destination}${except.length === 0 ? '' : ` except ${except.join(', ')}`}: ${was} ${is}`
  ));
}

test.each<[name: string, before: unknown, after: unknown, changes: readonly string[]]>([
  ['nothing', templateOf([DATA], ROUTES), templateOf([DATA], ROUTES), []],
  ['a group gains a range', templateOf([], ROUTES), templateOf([DATA], ROUTES), ['Vpn ops 10.50.0.0/16: NO YES']],
  ['a group loses a range', templateOf([DATA], ROUTES), templateOf([], ROUTES), ['Vpn ops 10.50.0.0/16: YES NO']],
  // it may lie in the VPC, whose own route leads there.
  ['a route is missing', templateOf([DATA], ROUTES), templateOf([DATA], []), ['Vpn ops 10.50.0.0/16: YES UNKNOWN']],
  ['all users gain the internet', templateOf([DATA], ROUTES), templateOf([DATA, { range: '0.0.0.0/0', group: '' }], ROUTES), [
    'Vpn (all) 0.0.0.0/0 except 10.50.0.0/16, 10.100.0.0/16: NO YES',
  ]],
  ['a narrower rule takes a part away', templateOf([DATA], ROUTES), templateOf([DATA, { range: '10.50.9.0/24', group: 'staff' }], ROUTES), [
    'Vpn ops 10.50.9.0/24: YES NO', 'Vpn staff 10.50.9.0/24: NO YES',
  ]],
  ['one group in place of all users', templateOf([{ ...DATA, group: '' }], ROUTES), templateOf([DATA], ROUTES), ['Vpn (all) 10.50.0.0/16: YES NO']],
  ['the rule of all users beside that of a group', templateOf([DATA, { ...DATA, group: '' }], ROUTES), templateOf([DATA], ROUTES), ['Vpn (all) 10.50.0.0/16: YES NO']],
  ['an endpoint that comes', { Resources: {} }, templateOf([DATA], ROUTES), ['Vpn ops 10.50.0.0/16: NO YES']],
  ['an endpoint that goes', templateOf([DATA], ROUTES), { Resources: {} }, ['Vpn ops 10.50.0.0/16: YES NO']],
  ['an endpoint under another logical id', templateOf([DATA], ROUTES), templateOf([DATA], ROUTES, 'Other'), ['Vpn ops 10.50.0.0/16: YES NO', 'Other ops 10.50.0.0/16: NO YES']],
  ['a rule whose range is not known, the same on both sides', templateOf([{ ...DATA, range: 'Range' }], ROUTES), templateOf([{ ...DATA, range: 'Range' }], ROUTES), []],
  ['a rule whose range is not known', templateOf([], ROUTES), templateOf([{ ...DATA, range: 'Range' }], ROUTES), [
    'Vpn ops 0.0.0.0/0 except 10.100.0.0/16: NO UNKNOWN',
  ]],
])('%s', (_, before, after, changes) => {
  expect(lines(before, after)).toEqual(changes);
});

test('the reason is that of the next templates', () => {
  const [{ why }] = accessChanges(statesOf(templateOf([DATA], ROUTES), templateOf([DATA, { range: '10.50.9.0/24', group: 'staff' }], ROUTES)));
  expect(why).toContain('Rule1');
  expect(accessChanges(statesOf(templateOf([DATA], ROUTES), { Resources: {} }))).toMatchObject([{ why: 'The endpoint is deleted.' }]);
});

describe('for any two templates', () => {
  const RANGES = ['0.0.0.0/0', '10.0.0.0/8', '10.50.0.0/16', '10.50.9.0/24', '10.50.9.7/32', '10.100.0.0/16'];
  const rules = fc.array(fc.record({ range: fc.constantFrom(...RANGES), group: fc.constantFrom('', 'ops', 'staff') }), { maxLength: 4 });
  const routes = fc.subarray(RANGES.slice(0, 4));
  const ADDRESSES = ['8.8.8.8/32', '10.1.1.1/32', '10.50.1.1/32', '10.50.9.1/32', '10.50.9.7/32', '10.100.1.1/32'].map((text) => Cidr.parse(text)!);

  test('an address is in the changes exactly if somebody reaches it otherwise than before', () => {
    fc.assert(fc.property(rules, routes, rules, routes, (rulesBefore, routesBefore, rulesAfter, routesAfter) => {
      const states = statesOf(templateOf(rulesBefore, routesBefore), templateOf(rulesAfter, routesAfter));
      const changes = accessChanges(states);
      const accessOf = (world: States['before']) => {
        const [{ graph }] = Array.from(world.deployed.values());
        return new EffectiveAccess(graph.networks[0], graph);
      };
      const [before, after] = [accessOf(states.before), accessOf(states.after)];
      const covers = (destination: string, address: Cidr) => Cidr.parse(destination)!.contains(address);
      for (const address of ADDRESSES) {
        for (const group of [undefined, 'ops', 'staff']) {
          const said = changes.filter(({ destination, except }) => covers(destination, address) && !except.some((inner) => covers(inner, address)));
          // what all users gain or lose is said once, for every group that is no exception.
          const own = said.find((change) => change.group === group) ?? said.find((change) => change.group === undefined);
          const [was, is] = [before.canReach(group, address), after.canReach(group, address)];
          if (was === is) {
            expect(said.filter((change) => change.group === group)).toEqual([]);
          } else {
            expect(own).toMatchObject({ before: was, after: is });
          }
        }
      }
    }), { numRuns: 150 });
  });
});
