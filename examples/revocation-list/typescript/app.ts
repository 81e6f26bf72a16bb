import { App, Stack, Tags } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  ClientVpnAlarms, ClientVpnAuthentication, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnManagedTags, ClientVpnNetwork,
  ClientVpnRevocationList,
} from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** Devices show a certificate. Who is revoked is in a file beside the app, and a deployment keeps them out. */
class RevocationListVpn extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const vpc = new ec2.Vpc(this, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16'), maxAzs: 2, natGateways: 1, flowLogs: { All: {} } });

    const vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      description: 'Devices',
      clientCidrBlock: '10.108.0.0/16',
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      authentication: ClientVpnAuthentication.mutual({
        clientRootCertificate: Certificate.fromCertificateArn(this, 'ClientRootCertificate',
          'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-222222222222'),
      }),
      network: ClientVpnNetwork.vpc(vpc),
      splitTunnel: true,
      // an import resets all connections: the number says that users know of this one.
      revocationList: ClientVpnRevocationList.fromFile('crl.pem', { announced: '1' }),
      // those of Tags.of(), which change without replacing the endpoint.
      managedTags: ClientVpnManagedTags.fromScope(),
    });
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });

    // with an expired list no client can connect: two weeks before, an alarm is raised.
    new ClientVpnAlarms(this, 'Alarms', { endpoint: vpn });
  }
}

const app = new App();
new RevocationListVpn(app, 'RevocationListVpn');
Tags.of(app).add('CostCenter', '42');
