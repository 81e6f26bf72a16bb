import { App, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import {
  ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnIpAddressType, ClientVpnNetwork,
} from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** Clients connect by IPv4 or IPv6, and reach a VPC and a laboratory behind it by both. */
class DualStackVpn extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.4.0.0/16'),
      // Amazon gives the VPC an IPv6 range, and every subnet gets a part of it.
      ipProtocol: ec2.IpProtocol.DUAL_STACK,
      maxAzs: 2,
      subnetConfiguration: [{ name: 'internal', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 20 }],
      flowLogs: { All: {} },
    });

    // the laboratory is behind a peered VPC; what it sends back has to find the same way.
    const laboratory = { ipv4: '10.40.0.0/16', ipv6: '2001:db8:40::/48' };
    const peering = new ec2.CfnVPCPeeringConnection(this, 'Peering', { vpcId: vpc.vpcId, peerVpcId: 'vpc-0a1b2c3d4e5f67890' });
    for (const subnet of vpc.isolatedSubnets) {
      const { routeTableId } = subnet.routeTable;
      new ec2.CfnRoute(subnet, 'Laboratory', { routeTableId, destinationCidrBlock: laboratory.ipv4, vpcPeeringConnectionId: peering.ref });
      new ec2.CfnRoute(subnet, 'LaboratoryIpv6', { routeTableId, destinationIpv6CidrBlock: laboratory.ipv6, vpcPeeringConnectionId: peering.ref });
    }

    const vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      description: 'Staff, by IPv4 and IPv6',
      // how devices reach the endpoint over the internet.
      endpointIpAddressType: ClientVpnIpAddressType.DUAL_STACK,
      // what goes through the tunnel. Neither can be changed later.
      trafficIpAddressType: ClientVpnIpAddressType.DUAL_STACK,
      // the IPv4 range of clients; their IPv6 range is chosen by the service.
      clientCidrBlock: '10.104.0.0/16',
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      authentication: ClientVpnAuthentication.federated(
        SamlProvider.fromSamlProviderArn(this, 'IdentityProvider', 'arn:aws:iam::111122223333:saml-provider/staff')),
      network: ClientVpnNetwork.vpc(vpc),
      splitTunnel: true,
      dnsServers: ClientVpnDnsServers.vpcResolver(),
    });

    // both ranges of the VPC, which the associations route.
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    for (const range of [laboratory.ipv4, laboratory.ipv6]) {
      vpn.addNetworkAccess(ClientVpnDestination.cidr(range), { groups: ['laboratory'] });
    }
  }
}

new DualStackVpn(new App(), 'DualStackVpn');
