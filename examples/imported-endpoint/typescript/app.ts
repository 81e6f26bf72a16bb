import { App, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDestination, ClientVpnEndpointPlus } from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

/** A service of a team, in a VPC of its own, which the users of an endpoint are to reach that another team made. */
class ReportsForVpnUsers extends Stack {
  public constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    // what the owners of the endpoint tell everyone. What is left out is not known, and nothing is checked against it.
    const vpnVpc = ec2.Vpc.fromVpcAttributes(this, 'VpnVpc', {
      vpcId: 'vpc-0a1b2c3d4e5f67890',
      vpcCidrBlock: '10.7.0.0/16',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      privateSubnetIds: ['subnet-0a1b2c3d4e5f67891', 'subnet-0a1b2c3d4e5f67892'],
      privateSubnetRouteTableIds: ['rtb-0a1b2c3d4e5f67891', 'rtb-0a1b2c3d4e5f67892'],
    });
    const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(this, 'Vpn', {
      clientVpnEndpointId: 'cvpn-endpoint-0a1b2c3d4e5f67890',
      vpc: vpnVpc,
      // each of them gets a route.
      associatedSubnets: vpnVpc.privateSubnets,
      clientCidrBlock: '10.107.0.0/16',
      securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(this, 'VpnUsers', 'sg-0a1b2c3d4e5f67890')],
    });

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.8.0.0/16'),
      maxAzs: 2,
      subnetConfiguration: [{ name: 'internal', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 20 }],
      flowLogs: { All: {} },
    });
    const peering = new ec2.CfnVPCPeeringConnection(this, 'Peering', { vpcId: vpc.vpcId, peerVpcId: vpnVpc.vpcId });
    const connect = (subnet: ec2.ISubnet, to: string) => new ec2.CfnRoute(this, `Route-${subnet.node.id}-${to.replace('/', '-')}`, {
      routeTableId: subnet.routeTable.routeTableId,
      destinationCidrBlock: to,
      vpcPeeringConnectionId: peering.ref,
    });
    vpc.isolatedSubnets.forEach((subnet) => connect(subnet, '10.7.0.0/16'));
    vpnVpc.privateSubnets.forEach((subnet) => connect(subnet, '10.8.0.0/16'));

    const reports = new ec2.SecurityGroup(this, 'Reports', { vpc, description: 'The servers of the reports', allowAllOutbound: false });

    // the routes and the rule are of this stack; the endpoint stays with its owners.
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['finance'], description: 'Reports' });
    reports.connections.allowFrom(vpn, ec2.Port.HTTPS, 'Client VPN');
  }
}

new ReportsForVpnUsers(new App(), 'ReportsForVpnUsers', { env: { account: '111122223333', region: 'eu-central-1' } });
