import { App, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork } from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** Devices show a certificate, and all of their traffic takes the tunnel: it leaves for the internet from fixed addresses. */
class FullTunnelVpn extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16'),
      maxAzs: 2,
      // one for each Availability Zone, so that the failure of one does not cut off the clients of the other.
      natGateways: 2,
      flowLogs: { All: {} },
    });

    const vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      description: 'Devices, with everything they send',
      clientCidrBlock: '10.101.0.0/16',
      // the size of the client range is checked against it.
      expectedConnections: 500,
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      authentication: ClientVpnAuthentication.mutual({
        clientRootCertificate: Certificate.fromCertificateArn(this, 'ClientRootCertificate',
          'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-222222222222'),
      }),
      // the private subnets, of which each has a NAT gateway.
      network: ClientVpnNetwork.vpc(vpc),
      splitTunnel: false,
      // the company's own DNS servers in the VPC. Windows sends every query through the tunnel: servers have to be named.
      dnsServers: ClientVpnDnsServers.of('10.1.128.10', '10.1.192.10'),
      // the client keeps other software from routing around the tunnel.
      clientRouteEnforcement: true,
    });

    // certificates know no groups: whoever holds one may use the tunnel, for the internet as for the VPC.
    vpn.addNetworkAccess(ClientVpnDestination.internet(), { allUsers: true });
  }
}

new FullTunnelVpn(new App(), 'FullTunnelVpn');
