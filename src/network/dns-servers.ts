import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { BoundNetwork } from './bound-network';
import type { ClientAddresses } from './client-addresses';
import { ClientVpnDnsServersChoice } from './dns-servers-choice';
import { fittingServer } from '../evaluation/fitting-server';
import { ENDPOINT } from '../model/graph';
import { RESOLVER_BY_IPV6, VPC_RANGE_UNKNOWN } from '../rules/construct-rules';
import { resolverOf } from '../tree/vpc-facts';
import { expectName, limitArguments } from '../validation/argument-checks';
import { callSite, report } from '../validation/reporting';

/**
 * The DNS servers that clients use while they are connected. Changing them resets existing connections.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-endpoint-create.html
 */
export class ClientVpnDnsServers {
  /**
   * One or two DNS servers by address, reachable for clients.
   *
   * @param first The address of the first server.
   * @param second The address of the second server.
   */
  public static of(first: string, second?: string): ClientVpnDnsServersChoice {
    const addresses = second === undefined ? [first] : [first, second];
    addresses.forEach((address, index) => expectName(callSite('ClientVpnDnsServers.of'), ['first', 'second'][index], address, '"10.0.0.2"'));
    return ClientVpnDnsServersChoice._of(() => addresses);
  }

  /**
   * The resolver of the VPC, which knows its private hosted zones: the base address of the VPC's range plus two.
   *
   * Needs a `network` in a VPC. It is an IPv4 address, which clients for IPv6 traffic only do not reach: that is a warning. Clients reach it when an
   * authorization rule covers its address, as one for the VPC's range or for `ClientVpnDestination.vpcResolver()` does.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
   */
  public static vpcResolver(): ClientVpnDnsServersChoice {
    return ClientVpnDnsServersChoice._of(vpcResolver);
  }

  private constructor() {}
}

limitArguments('ClientVpnDnsServers', ClientVpnDnsServers, { of: 2, vpcResolver: 0 });

function vpcResolver(endpoint: Construct, network?: BoundNetwork, clients: ClientAddresses = {}): string[] {
  const address = network?.vpc && resolverOf(network.vpc);
  if (address === undefined) {
    const properties = { ClientCidrBlock: clients.clientCidrBlock, TrafficIpAddressType: clients.trafficIpAddressType };
    const example = fittingServer({ id: endpoint.node.path, type: ENDPOINT, properties });
    report(endpoint, VPC_RANGE_UNKNOWN,
      network === undefined ? 'dnsServers is the resolver of the VPC, but the endpoint has no network.'
        : network.vpc === undefined ? 'dnsServers is the resolver of the VPC, but the endpoint is on a transit gateway.'
          : 'dnsServers is the resolver of a VPC whose CIDR range is unresolved.',
      `Write the address instead, e.g. ClientVpnDnsServers.of("${example}"), or import the VPC with its vpcCidrBlock.`);
  }
  // of an address that is known there is a rule.
  if (clients.trafficIpAddressType === 'ipv6' && Token.isUnresolved(address)) {
    report(endpoint, RESOLVER_BY_IPV6,
      'dnsServers is the resolver of the VPC, which has an IPv4 address, but the endpoint carries IPv6 traffic only.',
      'Write the IPv6 address of a server, e.g. ClientVpnDnsServers.of("2001:db8::53"), or set trafficIpAddressType to ClientVpnIpAddressType.DUAL_STACK.');
  }
  return [address];
}
