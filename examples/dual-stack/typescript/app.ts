import { App, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import {
  ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnIpAddressType, ClientVpnNetwork,
} from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** Clients connect by IPv4 or IPv6, and reach a VPC by both; a group of its own reaches the laboratory in it only. */
class DualStackVpn extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.4.0.0/16'),
      // Amazon gives the VPC an IPv6 range, and every subnet gets a part of it.
      ipProtocol: ec2.IpProtocol.DUAL_STACK,
      maxAzs: 2,
      subnetConfiguration: ['internal', 'laboratory'].map((name) => ({ name, subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 20 })),
      flowLogs: { All: {} },
    });

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
      network: ClientVpnNetwork.vpc(vpc, { vpcSubnets: { subnetGroupName: 'internal' } }),
      splitTunnel: true,
      dnsServers: ClientVpnDnsServers.vpcResolver(),
    });

    // a rule for the IPv4 range of the VPC and one for its IPv6 range; the associations route both.
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    // everyone asks the name server, whatever else they may reach.
    vpn.addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true });
    // the longest prefix decides alone: who may go there is named again.
    for (const subnet of vpc.selectSubnets({ subnetGroupName: 'laboratory' }).subnets) {
      vpn.addNetworkAccess(ClientVpnDestination.subnet(subnet), { groups: ['engineering', 'laboratory'] });
    }
  }
}

new DualStackVpn(new App(), 'DualStackVpn');
