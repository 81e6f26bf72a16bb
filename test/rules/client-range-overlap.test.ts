import { ids, lines, optional, ref, resource, type Surroundings, unknown } from './graphs';
import { Evaluator } from '../../src/evaluation/evaluate';
import { inProps } from '../../src/evaluation/spelling';
import type { Properties, Value } from '../../src/model/values';
import { clientRangeOverlapRules as rules } from '../../src/rules/topics/client-range-overlap';
import { TemplateGraph } from '../../src/template/template-graph';
import { API_ERRORS, guide } from '../pages';

const vpc = (id: string, CidrBlock?: Value) => resource(id, 'AWS::EC2::VPC', { CidrBlock });
const subnet = (id: string, VpcId: Value, CidrBlock?: Value) => resource(id, 'AWS::EC2::Subnet', { VpcId, CidrBlock });
const added = (VpcId: Value, properties: Properties) => resource('Added', 'AWS::EC2::VPCCidrBlock', { VpcId, ...properties });
const on = (...subnets: string[]) => subnets.map((id) => ({ SubnetId: ref(id) }));

describe('the endpoint\'s own VPC', () => {
  test.each<[string, Value, Value, string[]]>([
    ['beside', '10.1.0.0/16', '10.0.0.0/16', []],
    ['equal', '10.0.0.0/16', '10.0.0.0/16', ['ClientCidrBlockOverlapsVpc']],
    ['inside', '10.0.4.0/22', '10.0.0.0/16', ['ClientCidrBlockOverlapsVpc']],
    ['around', '10.0.0.0/12', '10.1.0.0/16', ['ClientCidrBlockOverlapsVpc']],
    ['around, with host bits', '10.1.0.0/12', '10.0.0.0/16', ['ClientCidrBlockOverlapsVpc']],
    ['the last address in common', '10.0.252.0/22', '10.0.255.0/24', ['ClientCidrBlockOverlapsVpc']],
    ['the next address', '10.0.248.0/22', '10.0.252.0/24', []],
    ['an unknown client range', unknown, '10.0.0.0/16', []],
    ['a client range that is none', 'ten', '10.0.0.0/16', []],
    ['an unknown VPC range', '10.0.0.0/16', unknown, []],
    ['a VPC range from a pool', '10.0.0.0/16', undefined, []],
    ['a VPC range of the wrong type', '10.0.0.0/16', ['10.0.0.0/16'], []],
  ])('%s', (_, ClientCidrBlock, range, expected) => {
    expect(ids(rules, { ClientCidrBlock, VpcId: ref('Vpc') }, { resources: [vpc('Vpc', range)] })).toEqual(expected);
  });

  test('an imported VPC', () => {
    expect(ids(rules, { ClientCidrBlock: '10.0.0.0/16', VpcId: 'vpc-1' }, { resources: [vpc('Vpc', '10.0.0.0/16')] })).toEqual([]);
  });
});

describe('the VPCs of associated subnets', () => {
  const resources = [vpc('Vpc', '10.0.0.0/16'), subnet('A', ref('Vpc'), '10.0.1.0/24'), subnet('B', ref('Vpc')), vpc('Far', '10.9.0.0/16')];

  test.each<[string, Properties, Surroundings['associations'], string[]]>([
    ['reported once, not again for the subnet', { ClientCidrBlock: '10.0.0.0/16' }, on('A', 'B'), ['ClientCidrBlockOverlapsAssociatedVpc']],
    ['not reported again where it is the endpoint\'s own', { ClientCidrBlock: '10.0.0.0/16', VpcId: ref('Vpc') }, on('A'), ['ClientCidrBlockOverlapsVpc']],
    ['reported where it is another', { ClientCidrBlock: '10.0.0.0/16', VpcId: ref('Far') }, on('A'), ['ClientCidrBlockOverlapsAssociatedVpc']],
    ['beside', { ClientCidrBlock: '10.1.0.0/16' }, on('A', 'B'), []],
    ['no association', { ClientCidrBlock: '10.0.0.0/16' }, [], []],
    ['an unknown subnet', { ClientCidrBlock: '10.0.0.0/16' }, [{ SubnetId: unknown }, { SubnetId: 'subnet-1' }, {}], []],
  ])('%s', (_, endpoint, associations, expected) => {
    expect(ids(rules, endpoint, { resources, associations })).toEqual(expected);
  });
});

describe('associated subnets', () => {
  test.each<[string, Value, Value, string[]]>([
    ['a subnet of an imported VPC', 'vpc-1', '10.0.1.0/24', ['ClientCidrBlockOverlapsSubnet']],
    ['a subnet of an unknown VPC', unknown, '10.0.1.0/24', ['ClientCidrBlockOverlapsSubnet']],
    ['a subnet of a known VPC beside it', ref('Vpc'), '10.0.1.0/24', ['ClientCidrBlockOverlapsSubnet']],
    ['a subnet beside it', unknown, '10.1.1.0/24', []],
    ['a subnet without IPv4', unknown, undefined, []],
    ['an unknown range', unknown, optional, []],
  ])('%s', (_, VpcId, range, expected) => {
    const resources = [vpc('Vpc', '10.1.0.0/16'), subnet('A', VpcId, range)];
    expect(ids(rules, { ClientCidrBlock: '10.0.0.0/16' }, { resources, associations: on('A') })).toEqual(expected);
  });
});

describe('ranges added to a VPC', () => {
  test.each<[string, Properties, Properties, Surroundings['associations'], string[]]>([
    ['of the endpoint\'s VPC', { VpcId: ref('Vpc') }, { CidrBlock: '10.2.0.0/16' }, [], ['ClientCidrBlockOverlapsSecondaryRange']],
    ['of the VPC of a subnet', {}, { CidrBlock: '10.2.0.0/20' }, on('A'), ['ClientCidrBlockOverlapsSecondaryRange']],
    ['of an imported VPC', { VpcId: 'vpc-1' }, { VpcId: 'vpc-1', CidrBlock: '10.2.0.0/16' }, [], ['ClientCidrBlockOverlapsSecondaryRange']],
    ['with an associated subnet in it', { VpcId: ref('Vpc') }, { CidrBlock: '10.2.0.0/16' }, on('B'), ['ClientCidrBlockOverlapsSubnet']],
    ['with an associated subnet in it, beside the clients', { VpcId: ref('Vpc'), ClientCidrBlock: '10.2.128.0/20' }, { CidrBlock: '10.2.0.0/16' }, on('B'),
      ['ClientCidrBlockOverlapsSecondaryRange']],
    ['of no VPC', {}, { VpcId: undefined, CidrBlock: '10.2.0.0/16' }, on('A'), []],
    ['of another VPC', { VpcId: ref('Vpc') }, { VpcId: unknown, CidrBlock: '10.2.0.0/16' }, [], []],
    ['beside', { VpcId: ref('Vpc') }, { CidrBlock: '10.3.0.0/16' }, [], []],
    ['IPv6', { VpcId: ref('Vpc') }, { Ipv6CidrBlock: 'fd00::/56' }, [], []],
    ['unknown', { VpcId: ref('Vpc') }, { CidrBlock: unknown }, [], []],
  ])('%s', (_, endpoint, properties, associations, expected) => {
    const resources = [
      vpc('Vpc', '10.0.0.0/16'), subnet('A', ref('Vpc'), '10.0.1.0/24'), subnet('B', ref('Vpc'), '10.2.1.0/24'), added(ref('Vpc'), properties),
    ];
    expect(ids(rules, { ClientCidrBlock: '10.2.0.0/16', ...endpoint }, { resources, associations })).toEqual(expected);
  });
});

test('ranges added to two imported VPCs', () => {
  const resources = [
    subnet('A', 'vpc-1'), subnet('B', 'vpc-2'), resource('One', 'AWS::EC2::VPCCidrBlock', { VpcId: 'vpc-1', CidrBlock: '10.2.0.0/16' }),
    resource('Two', 'AWS::EC2::VPCCidrBlock', { VpcId: 'vpc-2', CidrBlock: '10.3.0.0/16' }),
  ];
  expect(lines(rules, { ClientCidrBlock: '10.2.0.0/15' }, { resources, associations: on('A', 'B', 'A') })[0])
    .toContain(' overlaps with 10.2.0.0/16 of the VPC, 10.3.0.0/16 of the VPC: ');
});

describe('a transit gateway', () => {
  const attachment = (type: string, properties: Properties) => resource('Attachment', `AWS::EC2::${type}`, { TransitGatewayId: ref('Gateway'), ...properties });
  const gateway = (blocks: Value) => resource('Gateway', 'AWS::EC2::TransitGateway', { TransitGatewayCidrBlocks: blocks });
  const table = (of: string) => resource('Table', 'AWS::EC2::TransitGatewayRouteTable', { TransitGatewayId: ref(of) });
  const route = (DestinationCidrBlock: Value, properties: Properties) => (
    resource('Static', 'AWS::EC2::TransitGatewayRoute', { DestinationCidrBlock, ...properties })
  );
  const endpoint = { ClientCidrBlock: '10.0.0.0/16', TransitGatewayConfiguration: { TransitGatewayId: ref('Gateway') } };

  test.each<[string, Surroundings, string[]]>([
    ['its own range', { resources: [gateway(['10.99.0.0/24', '10.0.9.0/24'])] }, ['ClientCidrBlockOverlapsTransitGateway']],
    ['its own range beside', { resources: [gateway(['10.99.0.0/24', 'fd00::/64', unknown])] }, []],
    ['no range', { resources: [gateway(undefined)] }, []],
    ['unknown ranges', { resources: [gateway(unknown)] }, []],
    ['an attached VPC', {
      resources: [gateway([]), vpc('Vpc', '10.0.0.0/20'), attachment('TransitGatewayAttachment', { VpcId: ref('Vpc') })],
    }, ['ClientCidrBlockOverlapsTransitGateway']],
    ['an attached VPC, the other type', {
      resources: [gateway([]), vpc('Vpc', '10.0.0.0/20'), attachment('TransitGatewayVpcAttachment', { VpcId: ref('Vpc') })],
    }, ['ClientCidrBlockOverlapsTransitGateway']],
    ['a VPC attached under another condition', {
      resources: [gateway([]), vpc('Vpc', '10.0.0.0/20'), attachment('TransitGatewayVpcAttachment', { VpcId: ref('Vpc') })], exclusive: true,
    }, []],
    ['a VPC attached to another gateway', {
      resources: [gateway([]), vpc('Vpc', '10.0.0.0/20'), attachment('TransitGatewayVpcAttachment', { VpcId: ref('Vpc'), TransitGatewayId: unknown })],
    }, []],
    ['a range that was added to an attached VPC', {
      resources: [
        vpc('Vpc', '10.1.0.0/20'), added(ref('Vpc'), { CidrBlock: '10.0.8.0/22' }), attachment('TransitGatewayVpcAttachment', { VpcId: ref('Vpc') }),
      ],
    }, ['ClientCidrBlockOverlapsTransitGateway']],
    ['a static route of its default table', {
      resources: [gateway([]), route('10.0.0.0/16', { TransitGatewayRouteTableId: ref('Gateway') })],
    }, ['ClientCidrBlockOverlapsTransitGateway']],
    ['a static route into the client range, of a table of its own', {
      resources: [table('Gateway'), route('10.0.9.0/24', { TransitGatewayRouteTableId: ref('Table') })],
    }, ['ClientCidrBlockOverlapsTransitGateway']],
    ['a static route to a peering attachment', {
      resources: [attachment('TransitGatewayPeeringAttachment', {}), route('10.0.9.0/24', { TransitGatewayAttachmentId: ref('Attachment') })],
    }, ['ClientCidrBlockOverlapsTransitGateway']],
    ['a static route that is wider', {
      resources: [table('Gateway'), route('10.0.0.0/8', { TransitGatewayRouteTableId: ref('Table') })],
    }, []],
    ['a static route beside', {
      resources: [table('Gateway'), route('10.1.0.0/16', { TransitGatewayRouteTableId: ref('Table') })],
    }, []],
    ['a static route to what is not known', {
      resources: [table('Gateway'), route(unknown, { TransitGatewayRouteTableId: ref('Table') })],
    }, []],
    ['a static route of another gateway', {
      resources: [table('Other'), route('10.0.0.0/16', { TransitGatewayRouteTableId: ref('Table') })],
    }, []],
    ['a static route of a table that is not known', { resources: [gateway([]), route('10.0.0.0/16', { TransitGatewayRouteTableId: unknown })] }, []],
    ['a network behind a site-to-site connection', {
      resources: [resource('Site', 'AWS::EC2::VPNConnection', { TransitGatewayId: ref('Gateway'), LocalIpv4NetworkCidr: '10.0.64.0/18' })],
    }, ['ClientCidrBlockOverlapsTransitGateway']],
    ['a route of a site-to-site connection', {
      resources: [
        resource('Site', 'AWS::EC2::VPNConnection', { TransitGatewayId: ref('Gateway'), LocalIpv4NetworkCidr: '0.0.0.0/0' }),
        resource('Behind', 'AWS::EC2::VPNConnectionRoute', { VpnConnectionId: ref('Site'), DestinationCidrBlock: '10.0.0.0/24' }),
      ],
    }, ['ClientCidrBlockOverlapsTransitGateway']],
    ['a site-to-site connection of another gateway', {
      resources: [resource('Site', 'AWS::EC2::VPNConnection', { TransitGatewayId: 'tgw-1', LocalIpv4NetworkCidr: '10.0.64.0/18' })],
    }, []],
    ['an attached VPC that is imported', { resources: [attachment('TransitGatewayVpcAttachment', { VpcId: 'vpc-1' })] }, []],
  ])('%s', (_, surroundings, expected) => {
    expect(ids(rules, endpoint, surroundings)).toEqual(expected);
  });

  test('a client range that is not known', () => {
    const resources = [table('Gateway'), route('10.0.9.0/24', { TransitGatewayRouteTableId: ref('Table') })];
    expect(ids(rules, { ...endpoint, ClientCidrBlock: unknown }, { resources })).toEqual([]);
  });

  test('no gateway, and an attachment without one', () => {
    const resources = [vpc('Vpc', '10.0.0.0/20'), resource('Attachment', 'AWS::EC2::TransitGatewayAttachment', { VpcId: ref('Vpc') })];
    expect(ids(rules, { ClientCidrBlock: '10.0.0.0/16' }, { resources })).toEqual([]);
  });
});

describe('two endpoints on one transit gateway', () => {
  const endpoint = (range: Value, gateway: object | string, more: object = {}) => ({
    Type: 'AWS::EC2::ClientVpnEndpoint', Properties: { ClientCidrBlock: range, TransitGatewayConfiguration: { TransitGatewayId: gateway } }, ...more,
  });
  const Gateway = { Type: 'AWS::EC2::TransitGateway' };
  const said = (Resources: object, more: object = {}) => new Evaluator(rules).ofGraph(new TemplateGraph({ Resources, ...more }))
    .map((finding) => `${finding.resource.id}: ${inProps(finding).message}`);
  const wrong = (id: string, range: string, other: string) => [
    `${id}: clientCidrBlock "${range}" overlaps with ${other}: the client range and what the transit gateway connects must not overlap.`,
  ];

  test.each<[string, object, string[]]>([
    ['by reference, one range', {
      Gateway, One: endpoint('10.100.0.0/16', { Ref: 'Gateway' }), Two: endpoint('10.100.0.0/16', { Ref: 'Gateway' }),
    }, wrong('Two', '10.100.0.0/16', '10.100.0.0/16 of One')],
    ['by id, one inside of the other', {
      One: endpoint('10.100.8.0/22', 'tgw-1'), Two: endpoint('10.100.0.0/16', 'tgw-1'),
    }, wrong('Two', '10.100.0.0/16', '10.100.8.0/22 of One')],
    ['side by side', { One: endpoint('10.100.0.0/16', 'tgw-1'), Two: endpoint('10.101.0.0/16', 'tgw-1') }, []],
    ['on two gateways', { One: endpoint('10.100.0.0/16', 'tgw-1'), Two: endpoint('10.100.0.0/16', 'tgw-2') }, []],
    ['of which one is in a VPC', { One: { Type: 'AWS::EC2::ClientVpnEndpoint', Properties: { ClientCidrBlock: '10.100.0.0/16' } }, Two: endpoint('10.100.0.0/16', 'tgw-1') }, []],
  ])('%s', (_, resources, expected) => {
    expect(said(resources)).toEqual(expected);
  });

  test('that never exist together', () => {
    const Conditions = { Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] }, Test: { 'Fn::Not': [{ Condition: 'Prod' }] } };
    const [One, Two] = ['Prod', 'Test'].map((Condition) => endpoint('10.100.0.0/16', 'tgw-1', { Condition }));
    expect(said({ One, Two }, { Conditions, Parameters: { Stage: { Type: 'String' } } })).toEqual([]);
  });

  test('a static route of the default table of a template', () => {
    const Static = {
      Type: 'AWS::EC2::TransitGatewayRoute',
      Properties: { TransitGatewayRouteTableId: { 'Fn::GetAtt': ['Gateway', 'AssociationDefaultRouteTableId'] }, DestinationCidrBlock: '10.100.4.0/24' },
    };
    expect(said({ Gateway, One: endpoint('10.100.0.0/16', { Ref: 'Gateway' }), Static })).toEqual(wrong('One', '10.100.0.0/16', '10.100.4.0/24 of Static'));
  });
});

describe('messages', () => {
  const resources = [
    vpc('Vpc', '10.100.0.0/16'), subnet('A', ref('Vpc'), '10.100.1.0/24'), subnet('B', unknown, '10.150.0.0/24'), subnet('C', unknown, '10.150.1.0/24'),
  ];

  test('the own VPC', () => {
    expect(lines(rules, { ClientCidrBlock: '10.100.0.0/20', VpcId: ref('Vpc') }, { resources })).toEqual([
      `clientCidrBlock "10.100.0.0/20" overlaps with 10.100.0.0/16 of Vpc: the client range and the VPC must not overlap. Write e.g. "10.200.0.0/20". [ClientCidrBlockOverlapsVpc] ${API_ERRORS}`,
    ]);
  });

  test('the VPC of a subnet', () => {
    expect(lines(rules, { ClientCidrBlock: '10.100.0.0/16' }, { resources, associations: on('A') })).toEqual([
      `clientCidrBlock "10.100.0.0/16" overlaps with 10.100.0.0/16 of Vpc: the client range and the VPC of an associated subnet must not overlap. Write e.g. "10.200.0.0/16". [ClientCidrBlockOverlapsAssociatedVpc] ${API_ERRORS}`,
    ]);
  });

  test('subnets', () => {
    expect(lines(rules, { ClientCidrBlock: '10.150.0.0/16' }, { resources, associations: on('B', 'C') })).toEqual([
      `clientCidrBlock "10.150.0.0/16" overlaps with 10.150.0.0/24 of B, 10.150.1.0/24 of C: the client range and an associated subnet must not overlap. Write e.g. "10.100.0.0/16". [ClientCidrBlockOverlapsSubnet] ${API_ERRORS}`,
    ]);
  });

  test('an added range, and a suggestion that is of a size the service takes', () => {
    const more = [...resources, added(ref('Vpc'), { CidrBlock: '10.0.0.0/16' })];
    expect(lines(rules, { ClientCidrBlock: '10.0.0.0/28', VpcId: ref('Vpc') }, { resources: more })).toEqual([
      `clientCidrBlock "10.0.0.0/28" overlaps with 10.0.0.0/16 of Vpc: clients cannot reach the addresses that both contain. Write e.g. "10.200.0.0/22". [ClientCidrBlockOverlapsSecondaryRange] ${guide('what-is-best-practices')}`,
    ]);
  });

  test('an added range of an imported VPC', () => {
    const more = [added('vpc-1', { CidrBlock: '10.0.0.0/8' })];
    expect(lines(rules, { ClientCidrBlock: '10.0.0.0/8', VpcId: 'vpc-1' }, { resources: more })).toEqual([
      `clientCidrBlock "10.0.0.0/8" overlaps with 10.0.0.0/8 of the VPC: clients cannot reach the addresses that both contain. Write e.g. "172.16.0.0/12". [ClientCidrBlockOverlapsSecondaryRange] ${guide('what-is-best-practices')}`,
    ]);
  });

  test('a transit gateway that leaves little free', () => {
    const some = [resource('Gateway', 'AWS::EC2::TransitGateway', { TransitGatewayCidrBlocks: ['10.100.0.0/16', '10.200.0.0/16', '172.16.0.0/12'] })];
    expect(lines(rules, { ClientCidrBlock: '10.100.0.0/16', TransitGatewayConfiguration: { TransitGatewayId: ref('Gateway') } }, { resources: some })[0])
      .toContain(' Write e.g. "10.0.0.0/16". [');
  });

  test('a transit gateway that leaves nothing free', () => {
    const all = [resource('Gateway', 'AWS::EC2::TransitGateway', { TransitGatewayCidrBlocks: ['10.0.0.0/8', '172.16.0.0/12'] })];
    expect(lines(rules, { ClientCidrBlock: '10.0.0.0/16', TransitGatewayConfiguration: { TransitGatewayId: ref('Gateway') } }, { resources: all })).toEqual([
      `clientCidrBlock "10.0.0.0/16" overlaps with 10.0.0.0/8 of Gateway: the client range and what the transit gateway connects must not overlap. Choose a range that no other network uses. [ClientCidrBlockOverlapsTransitGateway] ${guide('cvpn-tgw')}`,
    ]);
  });
});

test('nothing without an endpoint', () => {
  const network = { associations: [], routes: [], authorizationRules: [] };
  expect(new Evaluator(rules).ofNetwork(network, {} as never)).toEqual([]);
});
