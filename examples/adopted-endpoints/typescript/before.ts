import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

const SERVER_CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111';

/** As it is deployed: an endpoint of `aws-cdk-lib` for staff, and one of L1s for devices. */
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

    const staff = vpc.addClientVpnEndpoint('Staff', {
      cidr: '10.100.0.0/16',
      serverCertificateArn: SERVER_CERTIFICATE,
      userBasedAuthentication: ec2.ClientVpnUserBasedAuthentication.federated(
        SamlProvider.fromSamlProviderArn(this, 'IdentityProvider', 'arn:aws:iam::111122223333:saml-provider/staff')),
      splitTunnel: true,
      transportProtocol: ec2.TransportProtocol.UDP,
      logGroup,
    });
    staff.addAuthorizationRule('Operations', { cidr: '192.168.0.0/16', groupId: 'operations' });
    vpc.privateSubnets.forEach((subnet, position) => (
      staff.addRoute(`DataCenter${position}`, { cidr: '192.168.0.0/16', target: ec2.ClientVpnRouteTarget.subnet(subnet) })
    ));
    servers.connections.allowFrom(staff, ec2.Port.HTTPS, 'Client VPN');

    const devices = new ec2.CfnClientVpnEndpoint(this, 'Devices', {
      clientCidrBlock: '10.200.0.0/16',
      serverCertificateArn: SERVER_CERTIFICATE,
      authenticationOptions: [{
        type: 'certificate-authentication',
        mutualAuthentication: { clientRootCertificateChainArn: SERVER_CERTIFICATE },
      }],
      connectionLogOptions: { enabled: true, cloudwatchLogGroup: logGroup.logGroupName },
      securityGroupIds: [servers.securityGroupId],
      splitTunnel: true,
      tagSpecifications: [{
        resourceType: 'client-vpn-endpoint',
        tags: [{ key: 'team', value: 'network' }, { key: 'Name', value: 'devices' }],
      }],
      vpcId: vpc.vpcId,
    });
    new ec2.CfnClientVpnTargetNetworkAssociation(this, 'DevicesAssociation', {
      clientVpnEndpointId: devices.ref,
      subnetId: vpc.privateSubnets[0].subnetId,
    });
    new ec2.CfnClientVpnAuthorizationRule(this, 'DevicesRule', {
      clientVpnEndpointId: devices.ref,
      targetNetworkCidr: vpc.vpcCidrBlock,
      authorizeAllGroups: true,
      description: 'Updates',
    });
  }
}

new Office(new App(), 'Office');
