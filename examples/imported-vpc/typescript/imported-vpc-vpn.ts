import { Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import { ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork } from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** A VPN into a VPC that someone else created, with the server that runs in it already. */
export class ImportedVpcVpn extends Stack {
  public readonly vpn: ClientVpnEndpointPlus;

  public constructor(scope: Construct, id: string) {
    super(scope, id, { env: { account: '111122223333', region: 'eu-central-1' } });

    // looked up by the command line, once, and kept in cdk.context.json. Before that, synth sees a placeholder.
    const vpc = ec2.Vpc.fromLookup(this, 'Vpc', { vpcId: 'vpc-0a1b2c3d4e5f67890' });
    const wiki = ec2.SecurityGroup.fromSecurityGroupId(this, 'Wiki', 'sg-0a1b2c3d4e5f67890');

    this.vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      clientCidrBlock: '10.103.0.0/16',
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      authentication: ClientVpnAuthentication.federated(
        SamlProvider.fromSamlProviderArn(this, 'IdentityProvider', 'arn:aws:iam::111122223333:saml-provider/staff')),
      // one private subnet of each Availability Zone.
      network: ClientVpnNetwork.vpc(vpc),
      splitTunnel: true,
      dnsServers: ClientVpnDnsServers.vpcResolver(),
    });

    this.vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    wiki.connections.allowFrom(this.vpn, ec2.Port.HTTPS, 'Client VPN');
  }
}
