import { App, Stack, TimeZone } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  ClientVpnAuthentication, ClientVpnConnectHandler, ClientVpnConnectPolicy, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus,
  ClientVpnNetwork, ClientVpnPlatform, ClientVpnWeekday,
} from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** Staff connect from the office at any time, and from other places on working days. */
class ConnectHandlerVpn extends Stack {
  public constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: 'vpc-0a1b2c3d4e5f67890',
      vpcCidrBlock: '10.4.0.0/16',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      privateSubnetIds: ['subnet-0a1b2c3d4e5f67891', 'subnet-0a1b2c3d4e5f67892'],
      privateSubnetRouteTableIds: ['rtb-0a1b2c3d4e5f67891', 'rtb-0a1b2c3d4e5f67892'],
    });

    const office = ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24', '2001:db8:4::/48']);
    const workingDays = ClientVpnConnectPolicy.allowHours({
      timezone: TimeZone.EUROPE_BERLIN,
      days: [ClientVpnWeekday.MONDAY, ClientVpnWeekday.TUESDAY, ClientVpnWeekday.WEDNESDAY, ClientVpnWeekday.THURSDAY, ClientVpnWeekday.FRIDAY],
      start: '06:00',
      end: '22:00',
    });

    const vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      description: 'Staff',
      clientCidrBlock: '10.104.0.0/16',
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      authentication: ClientVpnAuthentication.federated(
        SamlProvider.fromSamlProviderArn(this, 'IdentityProvider', 'arn:aws:iam::111122223333:saml-provider/staff')),
      network: ClientVpnNetwork.vpc(vpc),
      splitTunnel: true,
      dnsServers: ClientVpnDnsServers.vpcResolver(),
      // who is connected stays connected when the working day is over, but not for longer than this.
      sessionTimeout: ec2.ClientVpnSessionTimeout.EIGHT_HOURS,
      connectHandler: ClientVpnConnectHandler.create({
        policy: ClientVpnConnectPolicy.allOf(
          ClientVpnConnectPolicy.allowPlatforms(ClientVpnPlatform.WINDOWS, ClientVpnPlatform.MAC_OS),
          ClientVpnConnectPolicy.anyOf(office, workingDays)
            .withMessage('From outside the office, connections are allowed on working days from 6 to 22. Ask the service desk for an exception.'),
        ),
        // the first connection in the morning does not wait for the function to start.
        provisionedConcurrentExecutions: 1,
        logging: { retention: RetentionDays.SIX_MONTHS },
      }),
    });

    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['staff'] });
  }
}

new ConnectHandlerVpn(new App(), 'ConnectHandlerVpn', { env: { account: '111122223333', region: 'eu-central-1' } });
