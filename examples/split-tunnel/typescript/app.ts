import { App, CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import { ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork } from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** Users sign in with SAML and reach a VPC and a peered one by their groups; everything else takes their own internet connection. */
class SplitTunnelVpn extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
      // every Availability Zone is one association, billed by the hour.
      maxAzs: 2,
      // the tunnel carries no internet traffic: no NAT gateway.
      subnetConfiguration: [{ name: 'internal', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 20 }],
      flowLogs: { All: {} },
    });

    const database = new rds.DatabaseInstance(this, 'Database', {
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17_9 }),
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      multiAz: true,
      storageEncrypted: true,
      iamAuthentication: true,
      deletionProtection: true,
    });

    // the VPC of another team.
    const sharedServices = '10.20.0.0/16';
    const peering = new ec2.CfnVPCPeeringConnection(this, 'Peering', { vpcId: vpc.vpcId, peerVpcId: 'vpc-0a1b2c3d4e5f67890' });
    for (const subnet of vpc.isolatedSubnets) {
      new ec2.CfnRoute(subnet, 'SharedServices', {
        routeTableId: subnet.routeTable.routeTableId,
        destinationCidrBlock: sharedServices,
        vpcPeeringConnectionId: peering.ref,
      });
    }

    const vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      description: 'Staff, by group',
      // apart from every range that is to be reached; it cannot be changed later.
      clientCidrBlock: '10.100.0.0/16',
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      authentication: ClientVpnAuthentication.federated(
        SamlProvider.fromSamlProviderArn(this, 'IdentityProvider', 'arn:aws:iam::111122223333:saml-provider/staff')),
      network: ClientVpnNetwork.vpc(vpc),
      splitTunnel: true,
      // private hosted zones of the VPC resolve for clients.
      dnsServers: ClientVpnDnsServers.vpcResolver(),
    });

    // the groups are values of the SAML attribute memberOf.
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering', 'operations'] });
    vpn.addNetworkAccess(ClientVpnDestination.cidr(sharedServices), { groups: ['operations'], description: 'Shared services' });
    database.connections.allowFrom(vpn, ec2.Port.POSTGRES, 'Client VPN');

    new CfnOutput(this, 'SelfServicePortal', { value: vpn.selfServicePortalUrl, description: 'Where users fetch the client and its configuration' });

    // what cdk-nag's AWS Solutions pack would ask for.
    Validations.of(database).acknowledge({ id: 'AwsSolutions-RDS11', reason: 'Only the VPN reaches the database: its usual port gives nothing away.' });
    Validations.of(database).acknowledge({ id: 'AwsSolutions-SMG4', reason: 'Users sign in with IAM; the master password serves emergencies.' });
  }
}

new SplitTunnelVpn(new App(), 'SplitTunnelVpn');
