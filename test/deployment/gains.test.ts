/** Who gains and who loses what, for any two templates: as someone finds out who tries the addresses on both sides of every boundary. */
import fc from 'fast-check';
import { type Access, boundaries, CLIENTS, holds, reaches, VPC } from './model/access';
import { compare } from '../../src/deployment/comparison';

const IPV4 = [
  '0.0.0.0/0', '10.0.0.0/8', VPC, '10.0.9.0/24', '10.50.0.0/16', '10.50.9.0/24', '10.50.9.7/32', CLIENTS, '10.100.7.0/24', '128.0.0.0/1',
];
const IPV6 = ['::/0', 'fd00::/8', 'fd00:50::/32', 'fd00:50:9::/48', 'fd00:50:9::7/128', '2001:db8::/32', '8000::/1'];
const GROUPS = ['ops', 'staff', 'finance'];
const RANGES = [...IPV4, ...IPV6];
const [A, B] = ['subnet-11111111', 'subnet-22222222'];

const range = fc.constantFrom(...RANGES);
const access: fc.Arbitrary<Access> = fc.record({
  subnets: fc.constantFrom([A], [A, B]),
  rules: fc.uniqueArray(
    fc.record({ range, group: fc.constantFrom(undefined, ...GROUPS) }), { maxLength: 6, selector: (rule) => JSON.stringify(rule) },
  ),
  routes: fc.uniqueArray(fc.oneof(
    { weight: 6, arbitrary: fc.record({ range, subnet: fc.constantFrom(A, B) }) },
    { weight: 1, arbitrary: fc.constant({ range: CLIENTS, subnet: 'local' }) },
  ), { maxLength: 6, selector: (route) => JSON.stringify(route) }),
}).map(({ routes, subnets, ...others }) => ({
  ...others,
  subnets,
  // a subnet that is not associated has no routes.
  routes: routes.filter(({ subnet }) => subnet === 'local' || subnets.includes(subnet)),
}));

function templateOf({ routes, rules, subnets }: Access) {
  const own = { ClientVpnEndpointId: { Ref: 'Vpn' } };
  const all = <T>(name: string, type: string, list: readonly T[], properties: (item: T) => object) => Object.fromEntries(list.map((item, at) => (
    [`${name}${at}`, { Type: `AWS::EC2::ClientVpn${type}`, Properties: { ...own, ...properties(item) } }]
  )));
  return {
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: VPC } },
      Vpn: {
        Type: 'AWS::EC2::ClientVpnEndpoint',
        Properties: {
          AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/okta' } }],
          ClientCidrBlock: CLIENTS,
          ConnectionLogOptions: { Enabled: false },
          ServerCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
          TrafficIpAddressType: 'dual-stack',
          VpcId: { Ref: 'Vpc' },
        },
      },
      ...all('Association', 'TargetNetworkAssociation', subnets, (SubnetId) => ({ SubnetId })),
      ...all('Rule', 'AuthorizationRule', rules, ({ group, range: to }) => (
        { TargetNetworkCidr: to, ...group === undefined ? { AuthorizeAllGroups: true } : { AccessGroupId: group } }
      )),
      ...all('Route', 'Route', routes, ({ range: to, subnet }) => ({ DestinationCidrBlock: to, TargetVpcSubnetId: subnet })),
    },
  };
}

function changes(before: Access, after: Access) {
  const state = (one: Access) => ({ templates: [{ file: 'Prod.template.json', name: 'Prod', template: templateOf(one) }] });
  return compare(state(before), state(after)).stacks[0].access;
}

const ADDRESSES = boundaries(RANGES);

test('each address is said to be gained or lost by exactly those who gain or lose it', () => {
  fc.assert(fc.property(access, access, (before, after) => {
    const said = changes(before, after);
    const wrong = ADDRESSES.flatMap((address) => {
      const here = said.filter(({ destination, except }) => holds(destination, address) && !except.some((inner) => holds(inner, address)));
      return [undefined, ...GROUPS, 'no one names it'].flatMap((group) => {
        const [was, is] = [before, after].map((one) => reaches(one, group, address));
        const own = here.filter((change) => change.group === group);
        // what all users gain or lose is said once.
        const [first = was === is ? undefined : here.find((change) => change.group === undefined), ...more] = own;
        const isRight = more.length === 0 && (was === is ? first === undefined : first?.before === was && first.after === is);
        return isRight ? [] : [{ address, group, was, is, own }];
      });
    });
    expect(wrong).toEqual([]);
  }), { numRuns: 150 });
});

test('nothing is said between a template and itself', () => {
  fc.assert(fc.property(access, (one) => {
    expect(changes(one, one)).toEqual([]);
  }), { numRuns: 50 });
});
