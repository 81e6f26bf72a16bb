import { App, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  ClientVpnAuthentication, ClientVpnConnectionLogging, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork,
} from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** Staff sign in with the company's directory from company devices, which show a certificate; who was connected is logged under a key. */
class ActiveDirectoryVpn extends Stack {
  public constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    // the network of the directory, which exists: the groups and their SIDs are made in the directory.
    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: 'vpc-0a1b2c3d4e5f67890',
      vpcCidrBlock: '10.2.0.0/16',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      privateSubnetIds: ['subnet-0a1b2c3d4e5f67891', 'subnet-0a1b2c3d4e5f67892'],
      privateSubnetRouteTableIds: ['rtb-0a1b2c3d4e5f67891', 'rtb-0a1b2c3d4e5f67892'],
    });

    const vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      description: 'Staff on company devices',
      clientCidrBlock: '10.102.0.0/16',
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      // a password alone is not enough: the device has to show a certificate, of another authority than the server's.
      authentication: ClientVpnAuthentication.activeDirectory('d-9267a1b2c3').withMutual({
        clientRootCertificate: Certificate.fromCertificateArn(this, 'DeviceAuthority',
          'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-222222222222'),
      }),
      network: ClientVpnNetwork.vpc(vpc),
      splitTunnel: true,
      // the directory's domain controllers, which resolve its domain.
      dnsServers: ClientVpnDnsServers.of('10.2.0.10', '10.2.1.10'),
      // the configuration comes to the devices with their certificates.
      selfServicePortal: false,
      connectionLogging: ClientVpnConnectionLogging.create({
        retention: RetentionDays.TWO_YEARS,
        // the key's policy is extended for this one log group.
        encryptionKey: new Key(this, 'LogKey', { description: 'Connection logs of the Client VPN', enableKeyRotation: true }),
      }),
      clientLoginBanner: 'For staff only. Connections are logged.',
    });

    // with a directory, a group is named by its SID.
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), {
      groups: ['S-1-5-21-1004336348-1177238915-682003330-1104'],
      description: 'VPN users',
    });
  }
}

new ActiveDirectoryVpn(new App(), 'ActiveDirectoryVpn', { env: { account: '111122223333', region: 'eu-central-1' } });
