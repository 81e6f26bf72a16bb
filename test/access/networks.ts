import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, type Graph, type EndpointGroup, type Resource, ROUTE } from '../../src/model/graph';
import { ValueIndex } from '../../src/model/value-index';
import { type Properties, Unknown, type Value } from '../../src/model/values';
import { valuesAt } from '../../src/model/values-at';

/** An authorization rule, in short. */
export interface Rule {
  readonly to: Value;
  readonly group?: Value;
  readonly all?: Value;
  readonly maybe?: boolean;
}

/** A route, in short. */
export interface Route {
  readonly to: Value;
  readonly through?: Value;
  readonly maybe?: boolean;
}

/** An association with a subnet, in short. */
export interface Association {
  readonly subnet: Value;
  readonly maybe?: boolean;
  /** The ranges that the route table of the subnet leads to; none where it is not known. */
  readonly out?: readonly Value[];
}

/** An endpoint and what is attached to it, in short. */
export interface Sketch {
  readonly clients?: Value;
  /** The range of its VPC; none stands for a VPC that is not known. */
  readonly vpc?: Value;
  /** Ranges that are added to the VPC. */
  readonly blocks?: readonly Properties[];
  readonly associations?: readonly Association[];
  readonly rules?: readonly Rule[];
  readonly routes?: readonly Route[];
  /** More properties of the endpoint. */
  readonly endpoint?: Properties;
  readonly isForeign?: boolean;
  /** Whether the associations wait for what is added to the VPC. */
  readonly isWaiting?: boolean;
}

const VPC = new Unknown('Vpc');

/** Something unknown that is the same wherever its name is. */
export const unknown = (name: string): Unknown => new Unknown(name);

/** The network and the graph that a sketch stands for. */
export function draw(sketch: Sketch): { network: EndpointGroup; graph: Graph } {
  const { associations = [], blocks = [], routes = [], rules = [] } = sketch;
  const resource = (id: string, type: string, properties: Properties): Resource => ({ id, type, properties });
  const vpc = resource('Vpc', 'AWS::EC2::VPC', { CidrBlock: sketch.vpc });
  const later = blocks.map((block, position) => resource(`Block${position}`, 'AWS::EC2::VPCCidrBlock', { VpcId: VPC, ...block }));
  const conditional = new Set<Resource>();
  const made = (type: string, name: string, list: ReadonlyArray<readonly [Properties, boolean?]>) => list.map(([properties, maybe], position) => {
    const one = resource(`${name}${position + 1}`, type, properties);
    if (maybe === true) {
      conditional.add(one);
    }
    return one;
  });
  const subnets = new Map<Value, Resource>();
  const ways = associations.flatMap(({ out, subnet }, position) => {
    if (out === undefined || subnets.has(subnet)) {
      return [];
    }
    subnets.set(subnet, resource(`Subnet${position}`, 'AWS::EC2::Subnet', {}));
    const table = `rtb-${position}`;
    subnets.set(table, resource(`Table${position}`, 'AWS::EC2::RouteTable', {}));
    return [
      resource(`TableOfSubnet${position}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: subnet, RouteTableId: table }),
      ...out.map((to, at) => resource(`Way${position}${at}`, 'AWS::EC2::Route', { RouteTableId: table, DestinationCidrBlock: to, NatGatewayId: 'nat-1' })),
    ];
  });
  const network: EndpointGroup = {
    endpoint: sketch.isForeign === true ? undefined : resource('Vpn', ENDPOINT, {
      ClientCidrBlock: sketch.clients,
      TrafficIpAddressType: 'dual-stack',
      VpcId: VPC,
      ...sketch.endpoint,
    }),
    associations: made(ASSOCIATION, 'Association', associations.map(({ maybe, subnet }) => [{ SubnetId: subnet }, maybe])),
    routes: made(ROUTE, 'Route', routes.map(({ maybe, through, to }) => [{ DestinationCidrBlock: to, TargetVpcSubnetId: through }, maybe])),
    authorizationRules: made(AUTHORIZATION_RULE, 'Rule', rules.map(({ all, group, maybe, to }) => [
      { TargetNetworkCidr: to, AccessGroupId: group, AuthorizeAllGroups: all },
      maybe,
    ])),
  };
  const graph: Graph = {
    networks: [network],
    resourceOf: (value) => subnets.get(value) ?? (value instanceof Unknown && value.key === VPC.key && 'vpc' in sketch ? vpc : undefined),
    ofType: (type) => [...later, ...ways].filter((one) => one.type === type),
    naming: (value, type, path) => new ValueIndex([...later, ...ways].filter((one) => one.type === type), ({ properties }) => (
      valuesAt(properties, path.split('.')).map(([, own]) => own)
    )).naming(value),
    mayHoldMore: () => false,
    dependsOn: () => sketch.isWaiting !== false,
    circleAround: () => undefined,
    coexist: () => true,
    accompanies: (one, other) => !conditional.has(one) || one === other,
  };
  return { network, graph };
}
