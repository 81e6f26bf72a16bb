package vpn;

import io.github.cdkclientvpnplus.ClientVpnAuthentication;
import io.github.cdkclientvpnplus.ClientVpnDestination;
import io.github.cdkclientvpnplus.ClientVpnDnsServers;
import io.github.cdkclientvpnplus.ClientVpnEndpointPlus;
import io.github.cdkclientvpnplus.ClientVpnNetwork;
import io.github.cdkclientvpnplus.ClientVpnNetworkAccessOptions;
import io.github.cdkclientvpnplus.ClientVpnTransitGatewayOptions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.CfnTransitGateway;
import software.amazon.awscdk.services.ec2.CfnTransitGatewayVpcAttachment;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.SamlProvider;
import software.constructs.Construct;

/** One endpoint on a transit gateway, and two VPCs behind it. */
public final class TransitGatewayVpn extends Stack {
  private static final String CLIENTS = "10.105.0.0/16";

  public TransitGatewayVpn(Construct scope, String id) {
    super(scope, id);

    CfnTransitGateway gateway = CfnTransitGateway.Builder.create(this, "Gateway")
        .description("VPN clients and workloads")
        // the service needs a range of the gateway's own, apart from all others.
        .transitGatewayCidrBlocks(List.of("10.99.0.0/24"))
        // every attachment, that of the endpoint too, tells the gateway's route table its ranges.
        .defaultRouteTableAssociation("enable")
        .defaultRouteTablePropagation("enable")
        .build();

    ClientVpnEndpointPlus vpn = ClientVpnEndpointPlus.Builder.create(this, "Vpn")
        .description("Staff, to all VPCs of the transit gateway")
        .clientCidrBlock(CLIENTS)
        .serverCertificate(Certificate.fromCertificateArn(this, "ServerCertificate",
            "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"))
        .authentication(ClientVpnAuthentication.federated(
            SamlProvider.fromSamlProviderArn(this, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")))
        // the Availability Zones cannot be changed later: one more is added with vpn.associateAvailabilityZone().
        .network(ClientVpnNetwork.transitGateway(gateway, ClientVpnTransitGatewayOptions.builder()
            .availabilityZones(getAvailabilityZones().subList(0, 2))
            .build()))
        .splitTunnel(true)
        // the company's own DNS servers, in the first of the VPCs.
        .dnsServers(ClientVpnDnsServers.of("10.50.0.10", "10.50.16.10"))
        .build();

    for (String name : List.of("Shop", "Warehouse")) {
      Vpc vpc = attachedVpc(gateway, name, name.equals("Shop") ? "10.50.0.0/16" : "10.51.0.0/16");
      vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), ClientVpnNetworkAccessOptions.builder().groups(List.of("engineering")).build());
    }
  }

  /** A VPC that is attached to the gateway, and finds the way back to the clients. */
  private Vpc attachedVpc(CfnTransitGateway gateway, String name, String range) {
    Vpc vpc = Vpc.Builder.create(this, name)
        .ipAddresses(IpAddresses.cidr(range))
        .maxAzs(2)
        .subnetConfiguration(List.of(SubnetConfiguration.builder()
            .name("internal").subnetType(SubnetType.PRIVATE_ISOLATED).cidrMask(20).build()))
        .flowLogs(Map.of("All", FlowLogOptions.builder().build()))
        .build();
    CfnTransitGatewayVpcAttachment attachment = CfnTransitGatewayVpcAttachment.Builder.create(vpc, "Attachment")
        .transitGatewayId(gateway.getRef())
        .vpcId(vpc.getVpcId())
        .subnetIds(vpc.getIsolatedSubnets().stream().map(ISubnet::getSubnetId).toList())
        .build();
    for (ISubnet subnet : vpc.getIsolatedSubnets()) {
      CfnRoute route = CfnRoute.Builder.create((Construct) subnet, "Clients")
          .routeTableId(subnet.getRouteTable().getRouteTableId())
          .destinationCidrBlock(CLIENTS)
          .transitGatewayId(gateway.getRef())
          .build();
      // a route to a gateway that the VPC is not attached to yet is rejected.
      route.getNode().addDependency(attachment);
    }
    return vpc;
  }

  public static void main(String[] arguments) {
    App app = new App();
    new TransitGatewayVpn(app, "TransitGatewayVpn");
    app.synth();
  }
}
