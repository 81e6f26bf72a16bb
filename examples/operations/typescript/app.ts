import { App, CfnCondition, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Role, SamlProvider } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  ClientVpnAlarm, ClientVpnAlarms, ClientVpnAuthentication, ClientVpnConnectHandler, ClientVpnConnectPolicy, ClientVpnDashboard,
  ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork, ClientVpnQueries,
} from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** An endpoint that is watched, and that is switched off at night. */
class OperationsVpn extends Stack {
  public constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: 'vpc-0a1b2c3d4e5f67890',
      vpcCidrBlock: '10.4.0.0/16',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      privateSubnetIds: ['subnet-0a1b2c3d4e5f67891', 'subnet-0a1b2c3d4e5f67892'],
      privateSubnetRouteTableIds: ['rtb-0a1b2c3d4e5f67891', 'rtb-0a1b2c3d4e5f67892'],
    });

    const vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      description: 'Staff',
      clientCidrBlock: '10.104.0.0/16',
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      authentication: ClientVpnAuthentication.federated(
        SamlProvider.fromSamlProviderArn(this, 'IdentityProvider', 'arn:aws:iam::111122223333:saml-provider/staff')).withMutual(),
      network: ClientVpnNetwork.vpc(vpc),
      splitTunnel: true,
      dnsServers: ClientVpnDnsServers.vpcResolver(),
      connectHandler: ClientVpnConnectHandler.create({ policy: ClientVpnConnectPolicy.minimumClientVersion('2.5.0') }),
    });
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['staff'] });

    // who hears of what is about to go wrong, where to look, and what to ask.
    const onCall = Topic.fromTopicArn(this, 'OnCall', 'arn:aws:sns:eu-central-1:111122223333:on-call');
    new ClientVpnAlarms(this, 'Alarms', { endpoint: vpn, actions: [new SnsAction(onCall)], authenticationFailures: ClientVpnAlarm.at(20) });
    new ClientVpnQueries(this, 'Queries', { endpoint: vpn });
    new ClientVpnDashboard(this, 'Dashboard', { endpoint: vpn });
    vpn.grants.endConnections(Role.fromRoleArn(this, 'Operator', 'arn:aws:iam::111122223333:role/operator'));

    // associations are billed by the hour: at night the parameter takes them away, and with them each connection.
    const enabled = new CfnParameter(this, 'Enabled', { allowedValues: ['true', 'false'], default: 'true' });
    const isEnabled = new CfnCondition(this, 'IsEnabled', { expression: Fn.conditionEquals(enabled.valueAsString, 'true') });
    for (const { node: { defaultChild } } of vpn.associations) {
      (defaultChild as CfnResource).cfnOptions.condition = isEnabled;
    }
  }
}

new OperationsVpn(new App(), 'OperationsVpn', { env: { account: '111122223333', region: 'eu-central-1' } });
