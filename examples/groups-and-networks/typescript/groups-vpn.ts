import { Annotations, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import { ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork } from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** The network of the office, behind a VPN connection. */
const OFFICE = '192.168.0.0/16';

/** Who works where: each group reaches its own networks, and the databases are for their administrators only. */
export class GroupsVpn extends Stack {
  public readonly vpn: ClientVpnEndpointPlus;
  public readonly vpc: ec2.Vpc;

  public constructor(scope: Construct, id: string) {
    super(scope, id);

    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.4.0.0/16'),
      maxAzs: 2,
      subnetConfiguration: [
        { name: 'applications', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 20 },
        { name: 'databases', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
      vpnConnections: { Office: { ip: '192.0.2.1', staticRoutes: [OFFICE] } },
      vpnRoutePropagation: [{ subnetGroupName: 'applications' }],
      flowLogs: { All: {} },
    });
    const databases = this.vpc.selectSubnets({ subnetGroupName: 'databases' }).subnets;

    this.vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      description: 'Staff, by group',
      clientCidrBlock: '10.106.0.0/16',
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      authentication: ClientVpnAuthentication.federated(
        SamlProvider.fromSamlProviderArn(this, 'IdentityProvider', 'arn:aws:iam::111122223333:saml-provider/staff')),
      // two subnets lie in each Availability Zone, and the service takes one.
      network: ClientVpnNetwork.vpc(this.vpc, { vpcSubnets: { subnetGroupName: 'applications' } }),
      splitTunnel: true,
      dnsServers: ClientVpnDnsServers.vpcResolver(),
    });

    // the VPC routes itself; a rule for each group is all that is made.
    this.vpn.addNetworkAccess(ClientVpnDestination.vpc(this.vpc), { groups: ['engineering', 'operations'] });
    // everyone asks the name server, whatever else they may reach.
    this.vpn.addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true });
    // of all rules around an address the narrowest decides alone: this keeps the groups above out, unless they are named here as well.
    for (const subnet of databases) {
      this.vpn.addNetworkAccess(ClientVpnDestination.subnet(subnet), { groups: ['database-administrators', 'operations'] });
    }
    Annotations.of(this.vpn).acknowledgeWarning('cdk-client-vpn-plus:AuthorizationRuleTakesAccess', 'engineering works without the databases');

    // a route through each association, and a rule.
    this.vpn.addNetworkAccess(ClientVpnDestination.cidr(OFFICE), { groups: ['operations'], description: 'Office' });

    // for calls from one client to another, which the service opens to all users or to none.
    this.vpn.addNetworkAccess(ClientVpnDestination.clients(), { allUsers: true });
  }
}
