import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import { ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork } from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** The VPCs of the company: each team has one for each stage. They and the hub are a hundred destinations. */
const STAGES = ['Production', 'Staging', 'Development'];
const TEAMS = Array.from({ length: 33 }, (_, index) => ({ name: `team-${String(index + 1).padStart(2, '0')}`, number: index }));
const rangeOf = (stage: number, team: number) => `10.${100 + stage * TEAMS.length + team}.0.0/16`;

/** One endpoint in a hub VPC; behind a transit gateway lies a spoke VPC for each team and stage, made in stacks of their own. */
class HubAndSpokeVpn extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const hub = new ec2.Vpc(this, 'Hub', {
      ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/20'),
      maxAzs: 2,
      subnetConfiguration: [{ name: 'hub', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
      flowLogs: { All: {} },
    });
    const gateway = new ec2.CfnTransitGateway(this, 'Gateway', { description: 'The hub and its spokes' });
    const attachment = new ec2.CfnTransitGatewayAttachment(this, 'Attachment', {
      transitGatewayId: gateway.ref,
      vpcId: hub.vpcId,
      subnetIds: hub.isolatedSubnets.map(({ subnetId }) => subnetId),
    });
    for (const subnet of hub.isolatedSubnets) {
      new ec2.CfnRoute(subnet, 'Spokes', {
        routeTableId: subnet.routeTable.routeTableId,
        destinationCidrBlock: '10.0.0.0/8',
        transitGatewayId: gateway.ref,
      }).node.addDependency(attachment);
    }

    const vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      description: 'All teams, through the hub',
      // apart from the hub and all spokes.
      clientCidrBlock: '172.20.0.0/16',
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      authentication: ClientVpnAuthentication.federated(
        SamlProvider.fromSamlProviderArn(this, 'IdentityProvider', 'arn:aws:iam::111122223333:saml-provider/staff')),
      network: ClientVpnNetwork.vpc(hub),
      splitTunnel: true,
      dnsServers: ClientVpnDnsServers.vpcResolver(),
    });
    // the hub is routed by itself, so that 99 routes are left of the 100 that an association may have; of the 200 rules, 199 are taken.
    vpn.addNetworkAccess(ClientVpnDestination.vpc(hub), { groups: ['operations'] });
    // everyone asks the name server, whatever else they may reach.
    vpn.addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true });

    // a stack holds 500 resources, and these are 396: a nested stack for each stage. They are made one after the other, in ten lanes each.
    for (const [index, stage] of STAGES.entries()) {
      const spokes = new NestedStack(this, stage, { description: `VPN access to the spokes of ${stage}` });
      for (const team of TEAMS) {
        vpn.addNetworkAccess(ClientVpnDestination.cidr(rangeOf(index, team.number)), {
          groups: [team.name, 'operations'],
          description: `${team.name}, ${stage}`,
          scope: spokes,
        });
      }
    }
  }
}

new HubAndSpokeVpn(new App(), 'HubAndSpokeVpn');
