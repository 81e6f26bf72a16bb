import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { BoundNetwork } from './bound-network';
import { connectableGroups } from './connectable-groups';
import { ClientVpnNetworkChoice } from './network-choice';
import { subnetKey } from '../cdk/construct-ids';
import { transitGatewayId } from '../cdk/refs';
import { keyOf } from '../model/values';
import { SUBNETS_MISSING, SUBNETS_OF_LOCAL_ZONES, SUBNETS_OF_ONE_ZONE, SUBNETS_UNKNOWN, TRANSIT_GATEWAY_REGION } from '../rules/construct-rules';
import { NO_ZONES, TRANSIT_GATEWAY_ZONES_EMPTY } from '../rules/topics/transit-gateway';
import { REGION } from '../service/region-names';
import { TreeGraph } from '../tree/tree-graph';
import { isListToken, subnetZone } from '../tree/vpc-facts';
import { expectAll, expectInstance, expectKnownChoice, expectNames, expectProps, SECURITY_GROUP, SUBNET, TRANSIT_GATEWAY, VPC, VPC_WITH_SUBNETS, type Names, limitArguments } from '../validation/argument-checks';
import { callSite, report } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const TRANSIT_GATEWAY_OPTIONS: Names<ClientVpnTransitGatewayOptions> = { availabilityZones: true, availabilityZoneIds: true };

/** Names that a misspelled one is compared with. */
const SUBNETS_OPTIONS: Names<ClientVpnSubnetsOptions> = { securityGroups: true };

/** Names that a misspelled one is compared with. */
const VPC_OPTIONS: Names<ClientVpnVpcOptions> = { securityGroups: true, vpcSubnets: true, associate: true };

/** Names that a misspelled one is compared with. */
const SELECTION: Names<ec2.SubnetSelection> = {
  subnetType: true, subnetGroupName: true, subnets: true, subnetFilters: true, availabilityZones: true, onePerAz: true,
};

/** A zone such as `us-west-2-lax-1a` or `us-east-1-wl1-bos-wlz-1`: its name goes on after the Region's. */
const LOCAL_ZONE = new RegExp(`^${REGION}-`);

/**
 * How an endpoint lies in subnets that are named one by one.
 */
export interface ClientVpnSubnetsOptions {
  /**
   * The security groups of the endpoint, at most five, of the same VPC. They apply to all associations. Changing them does not interrupt the
   * endpoint, but takes hours to reach every network interface.
   *
   * With an empty list the service takes the VPC's default security group.
   *
   * @default - a new security group that allows all outbound traffic
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authorization.html
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];
}

/**
 * How an endpoint lies in a VPC.
 */
export interface ClientVpnVpcOptions extends ClientVpnSubnetsOptions {
  /**
   * The subnets to associate, one for each Availability Zone. If the selection has several in one, one of them is taken and a warning
   * names them.
   *
   * Every association is billed by the hour, takes some minutes to make, and brings the VPC's own route along. An association is replaced
   * when its subnet changes; while the subnet of an Availability Zone is being swapped for another one, the service rejects the new association
   * as long as the old one exists: do it in two deployments.
   *
   * Name a group of subnets where the VPC has several of a kind: a group that is added to the VPC later may otherwise change the choice.
   *
   * @default - one subnet for each Availability Zone: private ones with egress if there are any, else isolated ones. Those of Local Zones and
   * Wavelength Zones are left out, with a warning, where there are others
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * Whether subnets are associated now. Without an association clients cannot connect, and nothing is billed; associate later with
   * `associateSubnet()`.
   *
   * @default true
   */
  readonly associate?: boolean;
}

/**
 * The Availability Zones that a transit gateway takes an endpoint in: by name or by id, not both.
 */
export interface ClientVpnTransitGatewayOptions {
  /**
   * The names of the Availability Zones, such as `eu-west-1a`, at most five. Changing them replaces the endpoint, their order does not matter: an
   * Availability Zone that is to come later is associated with `associateAvailabilityZone()` instead. Every Availability Zone is billed by the hour.
   *
   * @default - `availabilityZoneIds`, else two Availability Zones that the service chooses
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-tgw.html
   */
  readonly availabilityZones?: string[];

  /**
   * The ids of the Availability Zones, such as `euw1-az1`, which mean the same Availability Zone in every account; at most five. Changing them
   * replaces the endpoint, their order does not matter: an Availability Zone that is to come later is associated with `associateAvailabilityZoneId()`
   * instead. Every Availability Zone is billed by the hour.
   *
   * @default - `availabilityZones`, else two Availability Zones that the service chooses
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-tgw.html
   */
  readonly availabilityZoneIds?: string[];
}

/**
 * The network that clients enter.
 */
export class ClientVpnNetwork {
  /**
   * A VPC, by its subnets.
   *
   * @param vpc The VPC: of the app, of another stack, looked up or imported. One that is an L1 does not know its subnets: name them with `subnets()`.
   */
  public static vpc(vpc: ec2.IVpc, options: ClientVpnVpcOptions = {}): ClientVpnNetworkChoice {
    const place = callSite('ClientVpnNetwork.vpc');
    expectProps(place, 'options', options, VPC_OPTIONS, { instead: '{ vpcSubnets: { subnetGroupName: "Vpn" } }' });
    expectProps(place, 'vpcSubnets', options.vpcSubnets ?? {}, SELECTION, { instead: '{ subnetGroupName: "Vpn" }' });
    expectKnownChoice(place, 'associate', options.associate);
    return ClientVpnNetworkChoice._of((endpoint) => vpcNetwork(endpoint, vpc, options));
  }

  /**
   * A VPC by subnets that are named one by one, for L1s and for imported subnets.
   *
   * @param vpc The VPC.
   * @param subnets The subnets to associate, at most one for each Availability Zone. Every association is billed by the hour.
   */
  public static subnets(vpc: ec2.IVPCRef, subnets: ec2.ISubnetRef[], options: ClientVpnSubnetsOptions = {}): ClientVpnNetworkChoice {
    const place = callSite('ClientVpnNetwork.subnets');
    expectProps(place, 'options', options, SUBNETS_OPTIONS, { instead: '{ securityGroups: [group] }' });
    return ClientVpnNetworkChoice._of((endpoint) => subnetsNetwork(endpoint, vpc, subnets, options));
  }

  /**
   * A transit gateway, which leads to the VPCs and networks that are attached to it, without a VPC, subnets or security groups of the endpoint's
   * own. It cannot be changed later without a new endpoint, and an endpoint in a VPC cannot be moved onto it.
   *
   * The gateway has to be in the Region of the endpoint and to have IPv4 ranges of its own (`transitGatewayCidrBlocks`), for IPv6 traffic IPv6
   * ranges as well. Its route table has to learn the way to the clients by propagation, and the route tables of the VPCs behind it need a route
   * back to the clients. That of another account has to be shared with this one, and its owner accepts the attachment.
   *
   * @param gateway The transit gateway: an L1, or an imported one with `ec2.CfnTransitGateway.fromTransitGatewayId()`. That of
   * `@aws-cdk/aws-ec2-alpha` is given as its L1, `node.defaultChild`.
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-tgw.html
   */
  public static transitGateway(gateway: ec2.ITransitGatewayRef, options: ClientVpnTransitGatewayOptions = {}): ClientVpnNetworkChoice {
    expectProps(callSite('ClientVpnNetwork.transitGateway'), 'options', options, TRANSIT_GATEWAY_OPTIONS, {
      instead: '{ availabilityZones: ["eu-west-1a", "eu-west-1b"] }',
    });
    return ClientVpnNetworkChoice._of((endpoint) => transitGatewayNetwork(endpoint, gateway, options));
  }

  private constructor() {}
}

limitArguments('ClientVpnNetwork', ClientVpnNetwork, { vpc: 2, subnets: 3, transitGateway: 2 });

function subnetsNetwork(
  endpoint: Construct, vpc: ec2.IVPCRef, subnets: readonly ec2.ISubnetRef[], { securityGroups }: ClientVpnSubnetsOptions,
): BoundNetwork {
  expectInstance(endpoint, 'network.vpc', vpc, VPC);
  expectAll(endpoint, 'network.subnets', subnets, SUBNET);
  expectAll(endpoint, 'network.securityGroups', securityGroups ?? [], SECURITY_GROUP);
  return { vpc, securityGroups: securityGroups && connectableGroups(securityGroups), subnets };
}

function vpcNetwork(endpoint: Construct, vpc: ec2.IVpc, { associate, securityGroups, vpcSubnets }: ClientVpnVpcOptions): BoundNetwork {
  expectInstance(endpoint, 'network.vpc', vpc, VPC_WITH_SUBNETS);
  expectAll(endpoint, 'network.securityGroups', securityGroups ?? [], SECURITY_GROUP);
  return {
    vpc,
    securityGroups: securityGroups && connectableGroups(securityGroups),
    subnets: associate === false ? [] : onePerZone(endpoint, vpc, selected(endpoint, vpc, vpcSubnets)),
  };
}

function selected(endpoint: Construct, vpc: ec2.IVpc, vpcSubnets?: ec2.SubnetSelection): ec2.ISubnet[] {
  const subnets = vpcSubnets === undefined ? preferred(endpoint, vpc) : vpc.selectSubnets(vpcSubnets).subnets;
  const list = subnets.find(({ subnetId }) => isListToken(subnetId));
  if (list !== undefined) {
    report(endpoint, SUBNETS_UNKNOWN, 'network contains a token list of subnets, whose length is unresolved at synthesis.',
      'Name them one by one: ClientVpnNetwork.subnets(vpc, [Subnet.fromSubnetId(…), …]) with Fn.select(0, list) and so on, or use Vpc.fromLookup().');
  }
  return subnets;
}

function preferred(endpoint: Construct, vpc: ec2.IVpc): ec2.ISubnet[] {
  const subnetType = vpc.privateSubnets.length > 0 ? ec2.SubnetType.PRIVATE_WITH_EGRESS
    : vpc.isolatedSubnets.length > 0 ? ec2.SubnetType.PRIVATE_ISOLATED : undefined;
  if (subnetType === undefined) {
    report(endpoint, SUBNETS_MISSING, `network is the VPC ${vpc.node.path}, which has no private or isolated subnet at synthesis.`,
      'Write vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, name the subnets with ClientVpnNetwork.subnets(), or associate later with associate: false.');
  }
  return ofTheRegion(endpoint, vpc, vpc.selectSubnets({ subnetType }).subnets);
}

/** The subnets without those of Local Zones and Wavelength Zones, which no page of AWS Client VPN speaks of. */
function ofTheRegion(endpoint: Construct, vpc: ec2.IVpc, subnets: ec2.ISubnet[]): ec2.ISubnet[] {
  const local = subnets.filter((subnet) => LOCAL_ZONE.test(subnetZone(subnet) ?? ''));
  if (local.length === 0 || local.length === subnets.length) {
    return subnets;
  }
  report(endpoint, SUBNETS_OF_LOCAL_ZONES,
    `network leaves out ${local.map((subnet) => subnetKey(subnet, vpc)).sort().join(', ')}: no Availability Zone, but a Local Zone or a Wavelength Zone.`,
    'Write vpcSubnets with the subnets to associate.');
  return subnets.filter((subnet) => !local.includes(subnet));
}

function transitGatewayNetwork(endpoint: Construct, gateway: ec2.ITransitGatewayRef, options: ClientVpnTransitGatewayOptions): BoundNetwork {
  const { availabilityZoneIds, availabilityZones } = options;
  expectInstance(endpoint, 'network.transitGateway', gateway, TRANSIT_GATEWAY);
  warnOfOtherRegion(endpoint, gateway);
  return {
    transitGateway: gateway,
    transitGatewayConfiguration: {
      transitGatewayId: transitGatewayId(gateway),
      availabilityZones: zones(endpoint, 'network.availabilityZones', availabilityZones, '"eu-west-1a"'),
      availabilityZoneIds: zones(endpoint, 'network.availabilityZoneIds', availabilityZoneIds, '"euw1-az1"'),
    },
    subnets: [],
  };
}

/** Warns of a gateway that the service cannot attach the endpoint to. */
function warnOfOtherRegion(endpoint: Construct, { env, node }: ec2.ITransitGatewayRef): void {
  const { region } = Stack.of(endpoint);
  if (Token.compareStrings(env.region, region) === TokenComparison.DIFFERENT) {
    report(endpoint, TRANSIT_GATEWAY_REGION,
      `network is the transit gateway ${node.path} in ${env.region}, but the endpoint is in ${region}.`,
      'Create the endpoint in the Region of the gateway, or name a gateway in the Region of the endpoint.');
  }
}

/** The Availability Zones, once each, in the order of their names: another order would be a change, which replaces the endpoint. */
function zones(endpoint: Construct, prop: string, given: string[] | undefined, instead: string): string[] | undefined {
  if (given === undefined) {
    return undefined;
  }
  expectNames(endpoint, prop, given, instead);
  if (given.length === 0) {
    report(endpoint, TRANSIT_GATEWAY_ZONES_EMPTY, `${prop} ${NO_ZONES.wrong}.`, NO_ZONES.fix);
    return undefined;
  }
  return given.some((zone) => Token.isUnresolved(zone)) ? given : Array.from(new Set(given)).sort();
}

/** One subnet of each Availability Zone, whatever the order of the list; those of unknown Availability Zones all stay. */
function onePerZone(endpoint: Construct, vpc: ec2.IVpc, subnets: readonly ec2.ISubnet[]): ec2.ISubnet[] {
  const graph = new TreeGraph(endpoint);
  const keyIn = (subnet: ec2.ISubnet) => subnetKey(subnet, vpc);
  const byZone = new Map<string, ec2.ISubnet[]>();
  for (const subnet of subnets) {
    const zone = subnetZone(subnet);
    const key = zone === undefined ? `subnet ${subnet.node.path}` : keyOf(graph.value(zone));
    byZone.set(key, [...byZone.get(key) ?? [], subnet]);
  }
  return Array.from(byZone.values(), (candidates) => {
    const [chosen, ...others] = candidates.sort((a, b) => keyIn(a) < keyIn(b) ? -1 : 1);
    if (others.length > 0) {
      report(endpoint, SUBNETS_OF_ONE_ZONE,
        `network selects ${candidates.length} subnets of one Availability Zone (${candidates.map(keyIn).join(', ')}): `
        + `AWS Client VPN accepts one, and ${keyIn(chosen)} is associated.`,
        'Write vpcSubnets with one subnet for each Availability Zone.');
    }
    return chosen;
  });
}
