import { App, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import {
  ClientVpnAdoption, ClientVpnAuthentication, ClientVpnConnectionLogging, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork,
} from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** What `before.ts` has deployed, with constructs of this library for both endpoints. All else stays as it is. */
class Office extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.9.0.0/16'),
      maxAzs: 2,
      natGateways: 1,
      flowLogs: { All: {} },
    });
    const servers = new ec2.SecurityGroup(this, 'Servers', { vpc, description: 'The servers of the office', allowAllOutbound: false });
    const logGroup = new logs.LogGroup(this, 'Connections', { retention: logs.RetentionDays.TWO_YEARS });
    const serverCertificate = Certificate.fromCertificateArn(this, 'ServerCertificate',
      'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111');
    const connectionLogging = ClientVpnConnectionLogging.toLogGroup(logGroup);

    const staff = new ClientVpnEndpointPlus(this, 'Staff', {
      clientCidrBlock: '10.100.0.0/16',
      serverCertificate,
      authentication: ClientVpnAuthentication.federated(
        SamlProvider.fromSamlProviderArn(this, 'IdentityProvider', 'arn:aws:iam::111122223333:saml-provider/staff')),
      network: ClientVpnNetwork.vpc(vpc),
      splitTunnel: true,
      connectionLogging,
    });
    // the construct of aws-cdk-lib has this rule by default.
    staff.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
    // one call for the rule and a route through each association.
    staff.addNetworkAccess(ClientVpnDestination.cidr('192.168.0.0/16'), { groups: ['operations'] });
    servers.connections.allowFrom(staff, ec2.Port.HTTPS, 'Client VPN');

    const devices = new ClientVpnEndpointPlus(this, 'DevicesVpn', {
      clientCidrBlock: '10.200.0.0/16',
      serverCertificate,
      authentication: ClientVpnAuthentication.mutual(),
      network: ClientVpnNetwork.subnets(vpc, [vpc.privateSubnets[0]], { securityGroups: [servers] }),
      splitTunnel: true,
      connectionLogging,
      tags: { Name: 'devices', team: 'network' },
    });
    devices.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true, description: 'Updates' });
  }
}

const app = new App();
new Office(app, 'Office');
ClientVpnAdoption.fromFile('client-vpn.adopt.json').applyTo(app);
