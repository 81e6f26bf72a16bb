import { call, type Code, constant, nonEmpty, THIS, type Variable } from './code';
import type { Declarations } from './declarations';
import { writtenIn } from './raw-values';
import type { Cidr } from '../ip/cidr';
import type { Graph, EndpointGroup, Resource } from '../model/graph';
import { rangeIn } from '../model/ranges';
import { at, isAbsent, keyOf, list, text, Unknown, type Value } from '../model/values';
import { subnetOf } from '../model/vpc';

/** The network of an endpoint in code: the VPC, its subnets and security groups, or a transit gateway. */
export class NetworkCode {
  /** The range that the VPC is known to have. */
  public readonly vpcRange?: Cidr;
  /** The subnets that are associated, each once. */
  public readonly subnets: readonly Value[];
  public readonly isOnTransitGateway: boolean;
  private readonly vpcId: Value;
  private readonly zones: readonly string[];

  public constructor(
    private readonly declarations: Declarations,
    private readonly endpoint: Resource,
    private readonly network: EndpointGroup,
    private readonly graph: Graph,
  ) {
    const { TransitGatewayConfiguration: gateway, VpcId } = endpoint.properties;
    const subnets = network.associations.map(({ properties }) => properties.SubnetId).filter((subnet) => !isAbsent(subnet));
    this.subnets = Array.from(new Map(subnets.map((subnet) => [keyOf(subnet), subnet])).values());
    this.vpcId = VpcId;
    this.isOnTransitGateway = !isAbsent(gateway) && !(gateway instanceof Unknown);
    const vpc = isAbsent(VpcId) ? undefined : graph.resourceOf(VpcId);
    this.zones = Array.from(new Set(this.subnets.map((subnet) => this.zoneOf(subnet)).filter((zone) => zone !== undefined))).sort();
    // a VPC is imported with its range and its Availability Zones, or with neither.
    this.vpcRange = this.zones.length === 0 ? undefined : rangeIn(vpc?.properties.CidrBlock);
  }

  /** The prop of a new endpoint. */
  public code(): Code | undefined {
    if (this.isOnTransitGateway) {
      const { TransitGatewayConfiguration: configured } = this.endpoint.properties;
      const zones = (member: string) => nonEmpty((list(at(configured, member)) ?? []).map((zone, position) => (
        this.declarations.textOf(zone, 'availabilityZone', later(this.endpoint, 'TransitGatewayConfiguration', member, position))
      )));
      return call('vpn.ClientVpnNetwork', 'transitGateway', [this.gateway()], {
        availabilityZones: zones('AvailabilityZones'), availabilityZoneIds: zones('AvailabilityZoneIds'),
      });
    }
    if (this.vpc === undefined) {
      return undefined;
    }
    return call('vpn.ClientVpnNetwork', 'subnets', [this.vpc, this.subnetCodes()], { securityGroups: this.securityGroups() });
  }

  /** The network that is declared of an imported endpoint. */
  public attributes(): Record<string, Code | undefined> {
    return this.isOnTransitGateway ? { transitGateway: this.gateway() } : {
      vpc: this.vpc,
      associatedSubnets: nonEmpty(this.subnetCodes()),
      securityGroups: nonEmpty(this.securityGroups()),
    };
  }

  /** What has to be associated by a call of its own. */
  public associations(endpoint: Variable): Code[] {
    return this.network.associations.flatMap(({ properties: { AvailabilityZone: zone, AvailabilityZoneId: zoneId, SubnetId: subnet } }, position) => {
      const association = this.network.associations[position];
      if (!isAbsent(subnet)) {
        return this.vpc === undefined && !this.isOnTransitGateway ? [call(endpoint, 'associateSubnet', [this.subnet(subnet)])] : [];
      }
      const method = isAbsent(zone) ? 'associateAvailabilityZoneId' : 'associateAvailabilityZone';
      const property = isAbsent(zone) ? 'AvailabilityZoneId' : 'AvailabilityZone';
      return [call(endpoint, method, [this.declarations.textOf(zone ?? zoneId, 'availabilityZone', later(association, property))])];
    });
  }

  public get vpc(): Variable | undefined {
    const { endpoint, vpcId, zones } = this;
    if (isAbsent(vpcId)) {
      return undefined;
    }
    return this.declarations.declare(`vpc ${keyOf(vpcId)}`, 'vpc', (name) => {
      const id = this.declarations.textOf(vpcId, 'vpcId', later(endpoint, 'VpcId'));
      return zones.length === 0 ? call('ec2.CfnVPC', 'fromVpcId', [THIS, name, id])
        : call('ec2.Vpc', 'fromVpcAttributes', [THIS, name], { vpcId: id, vpcCidrBlock: this.vpcRange?.text, availabilityZones: zones });
    });
  }

  public subnet(value: Value): Variable {
    const zone = this.zoneOf(value);
    const name = zone === undefined ? 'subnet' : `subnet${zone.slice(-1).toUpperCase()}`;
    const user = [...this.network.associations, ...this.network.routes].find(({ properties }) => (
      [properties.SubnetId, properties.TargetVpcSubnetId].some((subnet) => !isAbsent(subnet) && keyOf(subnet) === keyOf(value))
    ))!;
    const property = isAbsent(user.properties.SubnetId) ? 'TargetVpcSubnetId' : 'SubnetId';
    return this.declarations.declare(`subnet ${keyOf(value)}`, name, (id) => {
      const subnetId = this.declarations.textOf(value, `${name}Id`, later(user, property));
      // the L2 warns of a route table that no one needs.
      return call('ec2.CfnSubnet', 'fromSubnetId', [THIS, id, subnetId]);
    });
  }

  private subnetCodes(): Code[] {
    return this.subnets.map((subnet) => this.subnet(subnet));
  }

  private securityGroups(): Code[] {
    const groups = this.endpoint.properties.SecurityGroupIds;
    return (list(groups) ?? (isAbsent(groups) ? [] : [groups])).map((group, position) => (
      this.declarations.declare(`security group ${keyOf(group)}`, 'securityGroup', (id) => call('ec2.SecurityGroup', 'fromSecurityGroupId', [
        THIS, id, this.declarations.textOf(group, 'securityGroupId', later(this.endpoint, 'SecurityGroupIds', position)),
      ]))
    ));
  }

  private gateway(): Variable {
    const id = at(this.endpoint.properties.TransitGatewayConfiguration, 'TransitGatewayId');
    return this.declarations.declare(`transit gateway ${keyOf(id)}`, 'transitGateway', (name) => (
      call('ec2.CfnTransitGateway', 'fromTransitGatewayId', [
        THIS, name, this.declarations.textOf(id, 'transitGatewayId', later(this.endpoint, 'TransitGatewayConfiguration', 'TransitGatewayId')),
      ])
    ));
  }

  private zoneOf(subnet: Value): string | undefined {
    const found = this.graph.resourceOf(subnet) ?? this.network.associations.filter(({ properties }) => keyOf(properties.SubnetId) === keyOf(subnet))
      .map((association) => subnetOf(association, this.graph))[0];
    return text(found?.properties.AvailabilityZone);
  }
}

/** What to do with a parameter that stands for something of a template. */
export function later(resource: Resource, property: string, ...path: ReadonlyArray<string | number>): string {
  const written = writtenIn(resource, property, ...path);
  return written === undefined ? 'Not given: fill it in.' : `${written} of the template: pass your own construct, or give the parameter its value.`;
}

/** The ranges of a type that clients may have. */
export function addressType(value: Value): Code | undefined {
  const member = { 'ipv6': 'IPV6', 'dual-stack': 'DUAL_STACK' }[text(value) ?? ''];
  return member === undefined ? undefined : constant('vpn', 'ClientVpnIpAddressType', member);
}
