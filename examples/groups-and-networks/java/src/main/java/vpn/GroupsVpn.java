package vpn;

import io.github.cdkclientvpnplus.ClientVpnAuthentication;
import io.github.cdkclientvpnplus.ClientVpnDestination;
import io.github.cdkclientvpnplus.ClientVpnDnsServers;
import io.github.cdkclientvpnplus.ClientVpnEndpointPlus;
import io.github.cdkclientvpnplus.ClientVpnNetwork;
import io.github.cdkclientvpnplus.ClientVpnNetworkAccessOptions;
import io.github.cdkclientvpnplus.ClientVpnVpcOptions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpnConnectionOptions;
import software.amazon.awscdk.services.iam.SamlProvider;
import software.constructs.Construct;

/** Who works where: each group reaches its own networks, and the databases are for their administrators only. */
public final class GroupsVpn extends Stack {
  /** The network of the office, behind a VPN connection. */
  private static final String OFFICE = "192.168.0.0/16";

  public GroupsVpn(Construct scope, String id) {
    super(scope, id);

    SubnetSelection applications = SubnetSelection.builder().subnetGroupName("applications").build();
    Vpc vpc = Vpc.Builder.create(this, "Vpc")
        .ipAddresses(IpAddresses.cidr("10.4.0.0/16"))
        .maxAzs(2)
        .subnetConfiguration(List.of(
            SubnetConfiguration.builder().name("applications").subnetType(SubnetType.PRIVATE_ISOLATED).cidrMask(20).build(),
            SubnetConfiguration.builder().name("databases").subnetType(SubnetType.PRIVATE_ISOLATED).cidrMask(24).build()))
        .vpnConnections(Map.of("Office", VpnConnectionOptions.builder().ip("192.0.2.1").staticRoutes(List.of(OFFICE)).build()))
        .vpnRoutePropagation(List.of(applications))
        .flowLogs(Map.of("All", FlowLogOptions.builder().build()))
        .build();
    List<ISubnet> databases = vpc.selectSubnets(SubnetSelection.builder().subnetGroupName("databases").build()).getSubnets();

    ClientVpnEndpointPlus vpn = ClientVpnEndpointPlus.Builder.create(this, "Vpn")
        .description("Staff, by group")
        .clientCidrBlock("10.106.0.0/16")
        .serverCertificate(Certificate.fromCertificateArn(this, "ServerCertificate",
            "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"))
        .authentication(ClientVpnAuthentication.federated(
            SamlProvider.fromSamlProviderArn(this, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")))
        // two subnets lie in each Availability Zone, and the service takes one.
        .network(ClientVpnNetwork.vpc(vpc, ClientVpnVpcOptions.builder().vpcSubnets(applications).build()))
        .splitTunnel(true)
        .dnsServers(ClientVpnDnsServers.vpcResolver())
        .build();

    // the VPC routes itself; a rule for each group is all that is made.
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), ClientVpnNetworkAccessOptions.builder()
        .groups(List.of("engineering", "operations"))
        .build());
    // everyone asks the name server, whatever else they may reach.
    vpn.addNetworkAccess(ClientVpnDestination.vpcResolver(), ClientVpnNetworkAccessOptions.builder().allUsers(true).build());
    // of all rules around an address the narrowest decides alone: this keeps the groups above out, unless they are named here as well.
    for (ISubnet subnet : databases) {
      vpn.addNetworkAccess(ClientVpnDestination.subnet(subnet), ClientVpnNetworkAccessOptions.builder()
          .groups(List.of("database-administrators", "operations"))
          .build());
    }
    Annotations.of(vpn).acknowledgeWarning("cdk-client-vpn-plus:AuthorizationRuleTakesAccess", "engineering works without the databases");

    // a route through each association, and a rule.
    vpn.addNetworkAccess(ClientVpnDestination.cidr(OFFICE), ClientVpnNetworkAccessOptions.builder()
        .groups(List.of("operations"))
        .description("Office")
        .build());

    // for calls from one client to another, which the service opens to all users or to none.
    vpn.addNetworkAccess(ClientVpnDestination.clients(), ClientVpnNetworkAccessOptions.builder().allUsers(true).build());
  }

  public static void main(String[] arguments) {
    App app = new App();
    new GroupsVpn(app, "GroupsVpn");
    app.synth();
  }
}
