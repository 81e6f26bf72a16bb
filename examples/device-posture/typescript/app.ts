import { App, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import {
  ClientVpnAuthentication, ClientVpnConnectionLogging, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork,
  ClientVpnTrustProvider,
} from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';
import { policy } from './policy';

/** Engineers sign in with SAML, on devices whose state a policy looks at when they connect and every five minutes after that. */
class DevicePostureVpn extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.5.0.0/16'),
      maxAzs: 2,
      subnetConfiguration: [{ name: 'internal', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 20 }],
      flowLogs: { All: {} },
    });

    const vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      description: 'Engineers on healthy devices',
      clientCidrBlock: '10.105.0.0/16',
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      authentication: ClientVpnAuthentication.federated(
        SamlProvider.fromSamlProviderArn(this, 'IdentityProvider', 'arn:aws:iam::111122223333:saml-provider/staff')),
      network: ClientVpnNetwork.vpc(vpc),
      splitTunnel: true,
      dnsServers: ClientVpnDnsServers.vpcResolver(),
      trustProviders: [
        ClientVpnTrustProvider.crowdStrike({
          tenantId: '0123456789abcdef0123456789abcdef-01', publicSigningKeyUrl: 'https://assets-public.falcon.crowdstrike.com/zta/jwk.json',
        }),
        ClientVpnTrustProvider.jamf({ tenantId: 'a1b2c3d4-5678-90ab-cdef-333333333333' }),
      ],
      // logged, not enforced: enforcing it, and each change after that, disconnects everyone.
      authorizationPolicy: policy.shadow(),
      // the logs show what the policy was asked about: for tests with the contexts of real clients.
      connectionLogging: ClientVpnConnectionLogging.create({ includeAuthorizationPolicyContext: true }),
    });

    // the policy says who may connect; what they reach then is up to routes and rules, as ever.
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
  }
}

new DevicePostureVpn(new App(), 'DevicePostureVpn');
