import { association, endpoint, found, lines, ON_TRANSIT_GATEWAY, ref, RESOURCES, route, ROUTED, rule, type Spelled, through } from './templates';

const times = (count: number, make: (index: number) => unknown) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`N${index}`, make(index)]));
const rules = (count: number, attributes: (index: number) => Spelled = () => ({})) => times(count, (index) => (
  rule({ TargetNetworkCidr: `10.1.${index}.0/24`, AuthorizeAllGroups: true }, attributes(index))
));
const routes = (count: number, subnet: unknown) => times(count, (index) => through(subnet, `10.1.${index}.0/24`));
const onTransitGateway = (count: number) => times(count, (index) => route({ DestinationCidrBlock: `10.1.${index}.0/24` }));
const one = { B: undefined };
const expecting = (connections: unknown, associations = 1) => ({
  Vpn: { ...endpoint({ ClientCidrBlock: '10.96.0.0/12' }), Metadata: { 'cdk-client-vpn-plus': { expectedConnections: connections } } },
  SubnetA: undefined,
  SubnetB: undefined,
  Vpc: undefined,
  A: undefined,
  B: undefined,
  ...times(associations, (index) => association({ SubnetId: `subnet-${index}` })),
});

test.each<[string, Spelled, Spelled, string[]]>([
  ['200 rules', rules(199), ROUTED, []],
  ['201 rules', rules(200), ROUTED, ['N199 AuthorizationRulesQuota']],
  ['201 rules, not all together', { All: undefined, ...rules(201, (index) => ({ Condition: index % 2 === 0 ? 'Dev' : 'Prod' })) }, ROUTED, []],
  ['100 routes', { ...one, ...routes(100, ref('SubnetA')) }, RESOURCES, []],
  ['101 routes', { ...one, ...routes(101, ref('SubnetA')) }, RESOURCES, ['N100 RoutesQuota']],
  ['101 routes through a parameter', { ...one, ...routes(101, ref('Any')) }, RESOURCES, ['N100 RoutesQuota']],
  ['100 routes on a transit gateway', onTransitGateway(100), ON_TRANSIT_GATEWAY, []],
  ['101 routes on a transit gateway', onTransitGateway(101), ON_TRANSIT_GATEWAY, ['N100 RoutesQuota']],
  ['no number of connections', expecting('many'), RESOURCES, ['Vpn DefaultSecurityGroup']],
  ['7,000 connections', expecting(7_000), RESOURCES, ['Vpn DefaultSecurityGroup']],
  ['7,001 connections', expecting(7_001), RESOURCES, ['Vpn DefaultSecurityGroup', 'Vpn ConnectionsQuota']],
  ['36,500 connections, two associations', expecting(36_500, 2), RESOURCES, ['Vpn DefaultSecurityGroup']],
  ['126,000 connections, six associations', expecting(126_000, 6), RESOURCES, ['Vpn DefaultSecurityGroup']],
  ['connections, no association', expecting(7_001, 0), RESOURCES, ['Vpn AssociationMissing']],
  ['connections through zones of a transit gateway', {
    Vpn: { ...ON_TRANSIT_GATEWAY.Vpn, Metadata: { 'cdk-client-vpn-plus': { expectedConnections: 8_000 } } }, Zone: association({ AvailabilityZone: 'eu-west-1a' }),
  }, ON_TRANSIT_GATEWAY, []],
])('%s', (_, resources, base, expected) => {
  expect(found(resources, base)).toEqual(expected);
});

test('101 routes of the clients among themselves are not counted', () => {
  expect(found({ ...one, ...routes(101, 'local') }).filter((line) => line.endsWith('Quota'))).toEqual([]);
});

test('messages', () => {
  const quota = (resources: Spelled) => lines(resources).filter((line) => line.includes('Quota'));
  expect([
    ...quota(rules(200)),
    ...quota({ ...one, ...routes(101, 'subnet-1') }),
    ...lines(onTransitGateway(101), ON_TRANSIT_GATEWAY).filter((line) => line.includes('Quota')),
    ...quota(expecting(66_000)),
    ...quota(expecting(66_500)),
    ...quota(expecting(200_000, 2)),
  ],


  ).toMatchInlineSnapshot(`
[
  "N199: the endpoint has 201 authorization rules: the quota is 200. Combine destinations or groups, or ask AWS to raise the quota L-9A1BC94B. [AuthorizationRulesQuota] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html",
  "N100: targetVpcSubnetId "subnet-1" has 101 routes: the quota of an association is 100. Combine destinations into wider ranges, or ask AWS to raise the quota L-401D78F7. [RoutesQuota] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html",
  "N100: the endpoint has 101 routes: the quota of an association is 100. Combine destinations into wider ranges, or ask AWS to raise the quota L-401D78F7. [RoutesQuota] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html",
  "Vpn: the endpoint has 1 association: the quota is 7,000 connections, but 66,000 are expected. Associate 3 subnets, or ask AWS to raise the quota L-C4B238BF. [ConnectionsQuota] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html",
  "Vpn: the endpoint has 1 association: the quota is 7,000 connections, but 66,500 are expected. Associate 3 subnets, or ask AWS to raise the quota L-C4B238BF. [ConnectionsQuota] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html",
  "Vpn: the endpoint has 2 associations: the quota is 36,500 connections, but 200,000 are expected. Use several endpoints, or ask AWS to raise the quota L-C4B238BF. [ConnectionsQuota] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html",
]
`);
});
