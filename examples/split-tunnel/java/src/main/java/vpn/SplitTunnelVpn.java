package vpn;

import io.github.cdkclientvpnplus.ClientVpnAuthentication;
import io.github.cdkclientvpnplus.ClientVpnDestination;
import io.github.cdkclientvpnplus.ClientVpnDnsServers;
import io.github.cdkclientvpnplus.ClientVpnEndpointPlus;
import io.github.cdkclientvpnplus.ClientVpnNetwork;
import io.github.cdkclientvpnplus.ClientVpnNetworkAccessOptions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.CfnVPCPeeringConnection;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.SamlProvider;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.constructs.Construct;

/** Users sign in with SAML and reach a VPC and a peered one by their groups; everything else takes their own internet connection. */
public final class SplitTunnelVpn extends Stack {
  public SplitTunnelVpn(Construct scope, String id) {
    super(scope, id);

    Vpc vpc = Vpc.Builder.create(this, "Vpc")
        .ipAddresses(IpAddresses.cidr("10.0.0.0/16"))
        // every Availability Zone is one association, billed by the hour.
        .maxAzs(2)
        // the tunnel carries no internet traffic: no NAT gateway.
        .subnetConfiguration(List.of(SubnetConfiguration.builder()
            .name("internal").subnetType(SubnetType.PRIVATE_ISOLATED).cidrMask(20).build()))
        .flowLogs(Map.of("All", FlowLogOptions.builder().build()))
        .build();

    DatabaseInstance database = DatabaseInstance.Builder.create(this, "Database")
        .engine(DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder().version(PostgresEngineVersion.VER_17_9).build()))
        .vpc(vpc)
        .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build())
        .multiAz(true)
        .storageEncrypted(true)
        .iamAuthentication(true)
        .deletionProtection(true)
        .build();

    // the VPC of another team.
    String sharedServices = "10.20.0.0/16";
    CfnVPCPeeringConnection peering = CfnVPCPeeringConnection.Builder.create(this, "Peering")
        .vpcId(vpc.getVpcId()).peerVpcId("vpc-0a1b2c3d4e5f67890").build();
    for (ISubnet subnet : vpc.getIsolatedSubnets()) {
      CfnRoute.Builder.create((Construct) subnet, "SharedServices")
          .routeTableId(subnet.getRouteTable().getRouteTableId())
          .destinationCidrBlock(sharedServices)
          .vpcPeeringConnectionId(peering.getRef())
          .build();
    }

    ClientVpnEndpointPlus vpn = ClientVpnEndpointPlus.Builder.create(this, "Vpn")
        .description("Staff, by group")
        // apart from every range that is to be reached; it cannot be changed later.
        .clientCidrBlock("10.100.0.0/16")
        .serverCertificate(Certificate.fromCertificateArn(this, "ServerCertificate",
            "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"))
        .authentication(ClientVpnAuthentication.federated(
            SamlProvider.fromSamlProviderArn(this, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")))
        .network(ClientVpnNetwork.vpc(vpc))
        .splitTunnel(true)
        // private hosted zones of the VPC resolve for clients.
        .dnsServers(ClientVpnDnsServers.vpcResolver())
        .build();

    // the groups are values of the SAML attribute memberOf.
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), ClientVpnNetworkAccessOptions.builder()
        .groups(List.of("engineering", "operations"))
        .build());
    vpn.addNetworkAccess(ClientVpnDestination.cidr(sharedServices), ClientVpnNetworkAccessOptions.builder()
        .groups(List.of("operations"))
        .description("Shared services")
        .build());
    database.getConnections().allowFrom(vpn, Port.POSTGRES, "Client VPN");

    CfnOutput.Builder.create(this, "SelfServicePortal")
        .value(vpn.getSelfServicePortalUrl())
        .description("Where users fetch the client and its configuration")
        .build();

    // what cdk-nag's AWS Solutions pack would ask for.
    Validations.of(database).acknowledge(
        Acknowledgment.builder().id("AwsSolutions-RDS11").reason("Only the VPN reaches the database: its usual port gives nothing away.").build(),
        Acknowledgment.builder().id("AwsSolutions-SMG4").reason("Users sign in with IAM; the master password serves emergencies.").build());
  }

  public static void main(String[] arguments) {
    App app = new App();
    new SplitTunnelVpn(app, "SplitTunnelVpn");
    app.synth();
  }
}
