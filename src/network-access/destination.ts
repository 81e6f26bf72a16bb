import { Stack, Token } from 'aws-cdk-lib';
import type { IClientVpnEndpointRef, ISubnetRef, IVPCRef } from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDestinationChoice } from './destination-choice';
import { isPlaceholder } from '../cdk/lookup-placeholders';
import { vpcId } from '../cdk/refs';
import type { DestinationRange } from '../children/bound-destination';
import { partsOf } from '../children/endpoint-parts';
import { Cidr, type Family } from '../ip/cidr';
import { CLIENT_RANGE_UNKNOWN, CLIENTS_BY_IPV6, DESTINATION_FORMAT, FAMILIES_UNKNOWN, VPC_RANGE_UNKNOWN } from '../rules/construct-rules';
import { laterRanges, resolverOf, subnetIpv6Range, subnetRange, vpcIdOfSubnet, vpcIpv6Ranges, vpcRange } from '../tree/vpc-facts';
import { expectInstance, expectText, SUBNET, VPC, limitArguments } from '../validation/argument-checks';
import { callSite, report } from '../validation/reporting';

/**
 * Where clients may go.
 */
export class ClientVpnDestination {
  /**
   * An address range, IPv4 or IPv6. Raises an error for anything but a string; an invalid range raises one where it is used.
   *
   * @param cidrBlock The range in CIDR notation, such as `10.20.0.0/16` or `2001:db8:20::/48`; a single address with `/32` or `/128`.
   */
  public static cidr(cidrBlock: string): ClientVpnDestinationChoice {
    expectText(callSite('ClientVpnDestination.cidr'), 'cidrBlock', cidrBlock, '10.20.0.0/16');
    return ClientVpnDestinationChoice._of((endpoint) => {
      if (!Token.isUnresolved(cidrBlock) && !isPlaceholder(cidrBlock) && Cidr.parse(cidrBlock) === undefined) {
        report(endpoint, DESTINATION_FORMAT, `destination ${JSON.stringify(cidrBlock)} is not a valid CIDR range.`,
          `Write e.g. ClientVpnDestination.cidr("${partsOf(endpoint).reader.exampleRange(cidrBlock)}"), and an address with /32 or /128.`);
      }
      return [{ cidr: cidrBlock }];
    });
  }

  /**
   * A VPC: the endpoint's own, or one that is reached through it, by peering or a transit gateway for example.
   *
   * For IPv4 traffic it is the range that the VPC was made with; for IPv6 traffic each IPv6 range that the app has given the VPC so far. Of an
   * imported VPC no IPv6 range is known: add it with `cidr()`. Where it is used, it raises an error when the endpoint carries IPv4 traffic and the
   * IPv4 range is not known, or IPv6 traffic only and no IPv6 range is known.
   *
   * @param vpc The VPC, an L2 or L1, with ranges that are known or tokens.
   */
  public static vpc(vpc: IVPCRef): ClientVpnDestinationChoice {
    return ClientVpnDestinationChoice._of((endpoint) => {
      expectInstance(endpoint, 'destination', vpc, { ...VPC, instead: 'ClientVpnDestination.vpc(vpc) with an ec2.IVpc' });
      return rangesOf(endpoint, {
        name: `the VPC ${vpc.node.path}`,
        vpcId: vpcId(vpc),
        ipv4: () => vpcRange(vpc),
        ipv6: () => {
          const after = laterRanges(vpc, Stack.of(endpoint));
          return vpcIpv6Ranges(vpc, after).map((cidr) => ({ cidr, vpcId: vpcId(vpc), after: Token.isUnresolved(cidr) ? after : [] }));
        },
        fix: `Import the VPC with its vpcCidrBlock, or write ClientVpnDestination.cidr("${partsOf(endpoint).reader.exampleRange('10.0.0.0/16')}").`,
        ipv6Fix: 'Give the VPC one, as ec2.Vpc does with ipProtocol: ec2.IpProtocol.DUAL_STACK, or write ClientVpnDestination.cidr("2001:db8:1234:1a00::/56").',
      });
    });
  }

  /**
   * A subnet: its IPv4 range for IPv4 traffic, its IPv6 range for IPv6 traffic. Of an imported subnet no IPv6 range is known: add it with
   * `cidr()`. Where it is used, it raises an error when the endpoint carries IPv4 traffic and the IPv4 range is not known, or IPv6 traffic only
   * and no IPv6 range is known.
   *
   * @param subnet The subnet, an L2 or L1, with ranges that are known or tokens.
   */
  public static subnet(subnet: ISubnetRef): ClientVpnDestinationChoice {
    return ClientVpnDestinationChoice._of((endpoint) => {
      expectInstance(endpoint, 'destination', subnet, { ...SUBNET, instead: 'ClientVpnDestination.subnet(subnet) with an ec2.ISubnet' });
      const ownVpc = vpcIdOfSubnet(subnet);
      return rangesOf(endpoint, {
        name: `the subnet ${subnet.node.path}`,
        vpcId: ownVpc,
        ipv4: () => subnetRange(subnet),
        ipv6: () => {
          const cidr = subnetIpv6Range(subnet);
          return cidr === undefined ? [] : [{ cidr, vpcId: ownVpc }];
        },
        fix: `Import the subnet with its ipv4CidrBlock, or write ClientVpnDestination.cidr("${partsOf(endpoint).reader.exampleRange('10.0.1.0/24')}").`,
        ipv6Fix: 'Give the subnet one, or write ClientVpnDestination.cidr("2001:db8:1234:1a00::/64").',
      });
    });
  }

  /**
   * Everything that no narrower rule is for: `0.0.0.0/0` for IPv4 traffic, `::/0` for IPv6 traffic. That includes the VPC, unless a rule for its
   * range says who may reach it.
   *
   * The associated subnets need a way out, such as a NAT gateway for IPv4 and an egress-only internet gateway for IPv6, and the endpoint's security
   * groups have to allow it. On a transit gateway, one of the VPCs that are attached to it needs the way out.
   */
  public static internet(): ClientVpnDestinationChoice {
    return ClientVpnDestinationChoice._of((endpoint) => familiesOf(endpoint, 'the internet').map((family) => ({ cidr: EVERYTHING[family] })));
  }

  /**
   * The resolver of the endpoint's own VPC alone, as `ClientVpnDnsServers.vpcResolver()` gives it to clients: groups without access to the VPC need
   * it to look up names. Where it is used, it raises an error when the endpoint is in no VPC whose range is known or a token, or carries IPv6 traffic
   * only.
   */
  public static vpcResolver(): ClientVpnDestinationChoice {
    return ClientVpnDestinationChoice._of((endpoint) => [resolverFor(endpoint)]);
  }

  /**
   * The other clients of the endpoint: its client range. Clients reach each other by IPv4 only.
   */
  public static clients(): ClientVpnDestinationChoice {
    return ClientVpnDestinationChoice._of((endpoint) => [{ cidr: clientRangeOf(endpoint), isLocal: true }]);
  }

  private constructor() {}
}

limitArguments('ClientVpnDestination', ClientVpnDestination, { cidr: 1, vpc: 1, subnet: 1, internet: 0, vpcResolver: 0, clients: 0 });

const EVERYTHING: Readonly<Record<Family, string>> = { ipv4: '0.0.0.0/0', ipv6: '::/0' };

/** Something with ranges of both families. */
interface Ranged {
  readonly name: string;
  readonly vpcId?: string;
  readonly ipv4: () => string | undefined;
  readonly ipv6: () => readonly DestinationRange[];
  /** What to write where the range is not known. */
  readonly fix: string;
  readonly ipv6Fix: string;
}

/** The ranges of the families that an endpoint carries: the IPv4 one has to be known, IPv6 ones where there are no others. */
function rangesOf(endpoint: IClientVpnEndpointRef, { fix, ipv4, ipv6, ipv6Fix, name, vpcId: ownVpc }: Ranged): readonly DestinationRange[] {
  const families = familiesOf(endpoint, name);
  const ipv6Ranges = families.includes('ipv6') ? ipv6() : [];
  if (!families.includes('ipv4')) {
    if (ipv6Ranges.length === 0) {
      report(endpoint, VPC_RANGE_UNKNOWN,
        `destination is ${name}, which has no resolved IPv6 range, but the endpoint carries only IPv6 traffic.`, ipv6Fix);
    }
    return ipv6Ranges;
  }
  const cidr = ipv4();
  if (cidr === undefined) {
    report(endpoint, VPC_RANGE_UNKNOWN, `destination is ${name}, whose CIDR range is unresolved.`, fix);
  }
  return [{ cidr, vpcId: ownVpc }, ...ipv6Ranges];
}

function familiesOf(endpoint: IClientVpnEndpointRef, name: string): readonly Family[] {
  const { families } = partsOf(endpoint).reader;
  if (families === undefined) {
    report(endpoint, FAMILIES_UNKNOWN, `destination is ${name}, but the type of traffic of the endpoint is unresolved.`,
      'Write trafficIpAddressType as a value, or each range with ClientVpnDestination.cidr().');
  }
  return families;
}

function resolverFor(endpoint: IClientVpnEndpointRef): DestinationRange {
  const { facts: { vpc }, reader: { families } } = partsOf(endpoint);
  const address = vpc && resolverOf(vpc);
  const isIpv6 = families?.includes('ipv4') === false;
  if (address === undefined || isIpv6) {
    const wrong = isIpv6 ? 'but the endpoint carries IPv6 traffic only' : 'but the CIDR range of the VPC of the endpoint is unresolved';
    report(endpoint, VPC_RANGE_UNKNOWN, `destination is the IPv4 address of the VPC's resolver, ${wrong}.`,
      `Write the ${isIpv6 ? 'IPv6 address of a server' : 'address'}, e.g. ClientVpnDestination.cidr("${partsOf(endpoint).reader.exampleServer()}/${isIpv6 ? 128 : 32}").`);
  }
  return { cidr: `${address}/32`, vpcId: vpcId(vpc!) };
}

function clientRangeOf(endpoint: IClientVpnEndpointRef): string {
  const { facts: { clientCidrBlock }, reader: { families } } = partsOf(endpoint);
  if (families?.includes('ipv4') === false) {
    report(endpoint, CLIENTS_BY_IPV6,
      'destination is the clients of an endpoint that carries IPv6 traffic only: AWS Client VPN drops IPv6 traffic between clients.',
      'Remove it, or set trafficIpAddressType to ClientVpnIpAddressType.DUAL_STACK.');
  }
  if (clientCidrBlock === undefined) {
    report(endpoint, CLIENT_RANGE_UNKNOWN, 'destination is the clients of an endpoint whose client range is unresolved.',
      'Import the endpoint with its clientCidrBlock, or write ClientVpnDestination.cidr("10.100.0.0/16").');
  }
  return clientCidrBlock;
}
