import { App, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import { ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork } from 'cdk-client-vpn-plus';
import type { Construct } from 'constructs';

const CLIENTS = '10.105.0.0/16';

/** One endpoint on a transit gateway, and two VPCs behind it. */
class TransitGatewayVpn extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    const gateway = new ec2.CfnTransitGateway(this, 'Gateway', {
      description: 'VPN clients and workloads',
      // the service needs a range of the gateway's own, apart from all others.
      transitGatewayCidrBlocks: ['10.99.0.0/24'],
      // every attachment, that of the endpoint too, tells the gateway's route table its ranges.
      defaultRouteTableAssociation: 'enable',
      defaultRouteTablePropagation: 'enable',
    });

    const vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
      description: 'Staff, to all VPCs of the transit gateway',
      clientCidrBlock: CLIENTS,
      serverCertificate: Certificate.fromCertificateArn(this, 'ServerCertificate',
        'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
      authentication: ClientVpnAuthentication.federated(
        SamlProvider.fromSamlProviderArn(this, 'IdentityProvider', 'arn:aws:iam::111122223333:saml-provider/staff')),
      // the Availability Zones cannot be changed later: one more is added with vpn.associateAvailabilityZone().
      network: ClientVpnNetwork.transitGateway(gateway, { availabilityZones: this.availabilityZones.slice(0, 2) }),
      splitTunnel: true,
      // the company's own DNS servers, in the first of the VPCs.
      dnsServers: ClientVpnDnsServers.of('10.50.0.10', '10.50.16.10'),
    });

    for (const [name, range] of [['Shop', '10.50.0.0/16'], ['Warehouse', '10.51.0.0/16']]) {
      const vpc = this.attachedVpc(gateway, name, range);
      vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    }
  }

  /** A VPC that is attached to the gateway, and finds the way back to the clients. */
  private attachedVpc(gateway: ec2.CfnTransitGateway, name: string, range: string): ec2.Vpc {
    const vpc = new ec2.Vpc(this, name, {
      ipAddresses: ec2.IpAddresses.cidr(range),
      maxAzs: 2,
      subnetConfiguration: [{ name: 'internal', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 20 }],
      flowLogs: { All: {} },
    });
    const attachment = new ec2.CfnTransitGatewayVpcAttachment(vpc, 'Attachment', {
      transitGatewayId: gateway.ref,
      vpcId: vpc.vpcId,
      subnetIds: vpc.isolatedSubnets.map(({ subnetId }) => subnetId),
    });
    for (const subnet of vpc.isolatedSubnets) {
      const route = new ec2.CfnRoute(subnet, 'Clients', {
        routeTableId: subnet.routeTable.routeTableId,
        destinationCidrBlock: CLIENTS,
        transitGatewayId: gateway.ref,
      });
      // a route to a gateway that the VPC is not attached to yet is rejected.
      route.node.addDependency(attachment);
    }
    return vpc;
  }
}

new TransitGatewayVpn(new App(), 'TransitGatewayVpn');
