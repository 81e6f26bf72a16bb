package scenario;

import io.github.cdkclientvpnplus.ClientVpnAccessRow;
import io.github.cdkclientvpnplus.ClientVpnAssociation;
import io.github.cdkclientvpnplus.ClientVpnAuthentication;
import io.github.cdkclientvpnplus.ClientVpnAuthorizationRuleOptions;
import io.github.cdkclientvpnplus.ClientVpnAuthorizationRulePlus;
import io.github.cdkclientvpnplus.ClientVpnConnectHandler;
import io.github.cdkclientvpnplus.ClientVpnConnectionLogging;
import io.github.cdkclientvpnplus.ClientVpnDestination;
import io.github.cdkclientvpnplus.ClientVpnDnsServers;
import io.github.cdkclientvpnplus.ClientVpnEffectiveAccess;
import io.github.cdkclientvpnplus.ClientVpnEndpointAttributes;
import io.github.cdkclientvpnplus.ClientVpnEndpointPlus;
import io.github.cdkclientvpnplus.ClientVpnFederatedOptions;
import io.github.cdkclientvpnplus.ClientVpnLogGroupOptions;
import io.github.cdkclientvpnplus.ClientVpnLogStreamOptions;
import io.github.cdkclientvpnplus.ClientVpnNetwork;
import io.github.cdkclientvpnplus.ClientVpnNetworkAccessOptions;
import io.github.cdkclientvpnplus.ClientVpnReachability;
import io.github.cdkclientvpnplus.ClientVpnRouteOptions;
import io.github.cdkclientvpnplus.ClientVpnRoutePlus;
import io.github.cdkclientvpnplus.ClientVpnSubnetsOptions;
import io.github.cdkclientvpnplus.ClientVpnValidation;
import io.github.cdkclientvpnplus.ClientVpnVpcOptions;
import io.github.cdkclientvpnplus.IClientVpnEndpointPlus;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.directoryservice.CfnMicrosoftAD;
import software.amazon.awscdk.services.directoryservice.CfnSimpleAD;
import software.amazon.awscdk.services.ec2.ClientVpnSessionTimeout;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.TransportProtocol;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpnPort;
import software.amazon.awscdk.services.iam.ISamlProvider;
import software.amazon.awscdk.services.iam.SamlProvider;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionAttributes;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

public final class Scenario {
  private Scenario() {
  }

  public static void main(String[] arguments) {
    App app = App.Builder.create().analyticsReporting(false).build();
    Stack stack = new Stack(app, "Scenario");

    // what the endpoints take for given.
    Vpc vpc = Vpc.Builder.create(stack, "Vpc").ipAddresses(IpAddresses.cidr("10.0.0.0/16")).maxAzs(2).natGateways(1).build();
    ICertificate certificate = Certificate.fromCertificateArn(stack, "Certificate", "arn:aws:acm:eu-central-1:111122223333:certificate/server");
    ICertificate clientRoot = Certificate.fromCertificateArn(stack, "ClientRoot", "arn:aws:acm:eu-central-1:111122223333:certificate/clients");
    ISamlProvider staff = SamlProvider.fromSamlProviderArn(stack, "Staff", "arn:aws:iam::111122223333:saml-provider/staff");
    ISamlProvider portal = SamlProvider.fromSamlProviderArn(stack, "Portal", "arn:aws:iam::111122223333:saml-provider/portal");
    IFunction handler = Function.fromFunctionAttributes(stack, "Handler", FunctionAttributes.builder()
        .functionArn("arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-Guard")
        .sameEnvironment(true)
        .build());
    LogGroup logGroup = new LogGroup(stack, "Connections");
    SecurityGroup securityGroup = SecurityGroup.Builder.create(stack, "Clients").vpc(vpc).build();
    SecurityGroup database = SecurityGroup.Builder.create(stack, "Database").vpc(vpc).build();
    SubnetSelection withEgress = SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build();
    List<String> privateSubnets = vpc.selectSubnets(withEgress).getSubnetIds();
    ISubnet first = vpc.getPrivateSubnets().get(0);
    ISubnet second = vpc.getPrivateSubnets().get(1);
    CfnMicrosoftAD microsoftAd = CfnMicrosoftAD.Builder.create(stack, "MicrosoftAd").name("corp.example.com").password("{{resolve:secretsmanager:directory}}")
        .vpcSettings(CfnMicrosoftAD.VpcSettingsProperty.builder().vpcId(vpc.getVpcId()).subnetIds(privateSubnets).build())
        .build();
    CfnSimpleAD simpleAd = CfnSimpleAD.Builder.create(stack, "SimpleAd").name("lab.example.com").password("{{resolve:secretsmanager:directory}}").size("Small")
        .vpcSettings(CfnSimpleAD.VpcSettingsProperty.builder().vpcId(vpc.getVpcId()).subnetIds(privateSubnets).build())
        .build();

    // every prop of an endpoint.
    ClientVpnEndpointPlus vpn = ClientVpnEndpointPlus.Builder.create(stack, "Everything")
        .authentication(ClientVpnAuthentication.federated(staff, ClientVpnFederatedOptions.builder().selfServiceSamlProvider(portal).build())
            .withMutual(clientRoot))
        .clientCidrBlock("10.100.0.0/16")
        .clientLoginBanner("Authorized use only.")
        .clientRouteEnforcement(true)
        .connectHandler(ClientVpnConnectHandler.fromFunction(handler))
        .connectionLogging(ClientVpnConnectionLogging.create(ClientVpnLogGroupOptions.builder()
            .encryptionKey(new Key(stack, "LogKey"))
            .logGroupName("client-vpn/everything")
            .removalPolicy(RemovalPolicy.DESTROY)
            .retention(RetentionDays.SIX_MONTHS)
            .build()))
        .description("Every prop")
        .disconnectOnSessionTimeout(false)
        .dnsServers(ClientVpnDnsServers.of("10.0.0.10", "10.0.1.10"))
        .expectedConnections(500)
        .maxConcurrentOperations(2)
        .network(ClientVpnNetwork.vpc(vpc, ClientVpnVpcOptions.builder()
            .associate(false)
            .securityGroups(List.of(securityGroup))
            .vpcSubnets(withEgress)
            .build()))
        .selfServicePortal(true)
        .serverCertificate(certificate)
        .sessionTimeout(ClientVpnSessionTimeout.EIGHT_HOURS)
        .splitTunnel(false)
        .tags(Map.of("Team", "network"))
        .transportProtocol(TransportProtocol.TCP)
        .vpnPort(VpnPort.OPENVPN)
        .build();
    ClientVpnAssociation association = vpn.associateSubnet(first);
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), ClientVpnNetworkAccessOptions.builder()
        .groups(List.of("engineering", "operations"))
        .description("The VPC")
        .build());
    vpn.addNetworkAccess(ClientVpnDestination.internet(), ClientVpnNetworkAccessOptions.builder().allUsers(true).build());
    vpn.addNetworkAccess(ClientVpnDestination.cidr("10.64.0.0/16"), ClientVpnNetworkAccessOptions.builder()
        .groups(List.of("operations"))
        .scope(new NestedStack(stack, "Branches"))
        .build());
    vpn.addRoute("DataCenter", ClientVpnRouteOptions.builder()
        .destination(ClientVpnDestination.cidr("10.20.0.0/16"))
        .subnet(first)
        .description("Data center")
        .build());
    vpn.addAuthorizationRule("DataCenterOperations", ClientVpnAuthorizationRuleOptions.builder()
        .destination(ClientVpnDestination.cidr("10.20.0.0/16"))
        .group("operations")
        .description("Data center")
        .build());
    vpn.addAuthorizationRule("Subnet", ClientVpnAuthorizationRuleOptions.builder()
        .destination(ClientVpnDestination.subnet(second))
        .allUsers(true)
        .build());
    vpn.getConnections().allowTo(database, Port.POSTGRES);

    // every other way to sign in, to be somewhere and to log.
    ClientVpnEndpointPlus directory = ClientVpnEndpointPlus.Builder.create(stack, "Directory")
        .authentication(ClientVpnAuthentication.activeDirectory("d-1234567890"))
        .clientCidrBlock("10.101.0.0/16")
        .connectionLogging(ClientVpnConnectionLogging.toLogGroup(logGroup, ClientVpnLogStreamOptions.builder()
            .createStream(true)
            .streamName("directory")
            .build()))
        .dnsServers(ClientVpnDnsServers.vpcResolver())
        .network(ClientVpnNetwork.subnets(vpc, vpc.getPrivateSubnets(), ClientVpnSubnetsOptions.builder()
            .securityGroups(List.of(securityGroup))
            .build()))
        .serverCertificate(certificate)
        .build();
    directory.addNetworkAccess(ClientVpnDestination.clients(), ClientVpnNetworkAccessOptions.builder()
        .groups(List.of("S-1-5-21-1-2-3-1104"))
        .build());
    ClientVpnEndpointPlus.Builder.create(stack, "MicrosoftAdUsers")
        .authentication(ClientVpnAuthentication.microsoftAd(microsoftAd))
        .clientCidrBlock("10.102.0.0/16")
        .serverCertificate(certificate)
        .build();
    ClientVpnEndpointPlus.Builder.create(stack, "SimpleAdUsers")
        .authentication(ClientVpnAuthentication.simpleAd(simpleAd))
        .clientCidrBlock("10.103.0.0/16")
        .serverCertificate(certificate)
        .build();
    ClientVpnEndpointPlus devices = ClientVpnEndpointPlus.Builder.create(stack, "Devices")
        .authentication(ClientVpnAuthentication.mutual(clientRoot))
        .clientCidrBlock("10.104.0.0/16")
        .connectionLogging(ClientVpnConnectionLogging.disabled())
        .serverCertificate(certificate)
        .build();

    // an endpoint of elsewhere, and its parts as constructs of their own.
    IClientVpnEndpointPlus imported = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, "Imported", ClientVpnEndpointAttributes.builder()
        .associatedSubnets(List.of(first))
        .clientCidrBlock("10.105.0.0/16")
        .clientVpnEndpointId("cvpn-endpoint-0123456789abcdef0")
        .securityGroups(List.of(securityGroup))
        .vpc(vpc)
        .build());
    imported.addNetworkAccess(ClientVpnDestination.cidr("10.30.0.0/16"), ClientVpnNetworkAccessOptions.builder()
        .groups(List.of("operations"))
        .build());
    imported.addRoute("Lab", ClientVpnRouteOptions.builder().destination(ClientVpnDestination.cidr("10.31.0.0/16")).build());
    imported.addAuthorizationRule("LabEngineering", ClientVpnAuthorizationRuleOptions.builder()
        .destination(ClientVpnDestination.cidr("10.31.0.0/16"))
        .group("engineering")
        .build());
    ClientVpnAssociation importedAssociation = imported.associateSubnet(second);
    ClientVpnAssociation.Builder.create(stack, "Association").clientVpnEndpoint(devices).subnet(first).build();
    ClientVpnRoutePlus.Builder.create(stack, "Route")
        .clientVpnEndpoint(devices)
        .description("Warehouse")
        .destination(ClientVpnDestination.cidr("10.40.0.0/16"))
        .subnet(first)
        .build();
    ClientVpnAuthorizationRulePlus.Builder.create(stack, "Rule")
        .allUsers(true)
        .clientVpnEndpoint(devices)
        .description("Warehouse")
        .destination(ClientVpnDestination.cidr("10.40.0.0/16"))
        .build();

    // everything that can be read.
    ClientVpnEffectiveAccess access = vpn.effectiveAccess();
    ClientVpnAccessRow row = access.table().get(0);
    ClientVpnAccessRow reaching = access.whoReaches("10.64.0.7").get(0);
    stack.addMetadata("Reached", List.of(
        access.canReach("operations", "10.20.0.7") == ClientVpnReachability.YES,
        access.canReach("engineering", "10.20.0.7") == ClientVpnReachability.NO,
        access.canReach("operations", "0.0.0.0/0") == ClientVpnReachability.PARTLY,
        access.canReach(vpc.getVpcId(), "10.0.0.7") == ClientVpnReachability.UNKNOWN));
    stack.addMetadata("Why", access.why(ClientVpnEffectiveAccess.ALL_USERS, "10.0.9.7"));
    stack.addMetadata("Row", List.of(row.getDestination(), row.getGroup(), row.getReachability(), row.getReason(), row.getAuthorizationRules(),
        row.getRoutes(), row.getAssociations()));
    stack.addMetadata("Reaching", List.of(reaching.getDestination(), reaching.getGroup(), reaching.getRoutes()));
    ClientVpnValidation validation = new ClientVpnValidation();
    Validations.of(app).addPlugins(validation);
    stack.addMetadata("Plugin", List.of(validation.getName(), validation.getRuleIds().size() > 50, validation.getVersion()));
    stack.addMetadata("Created", List.of(ClientVpnEndpointPlus.isClientVpnEndpointPlus(vpn), ClientVpnEndpointPlus.isClientVpnEndpointPlus(stack)));
    stack.addMetadata("Injection", ClientVpnEndpointPlus.PROPERTY_INJECTION_ID);
    stack.addMetadata("Associations", List.of(
        vpn.getAssociations().get(0).getNode().getPath(),
        association.getSubnet().getNode().getPath(),
        importedAssociation.getSubnet().getNode().getPath()));
    CfnOutput.Builder.create(stack, "EndpointId").value(vpn.getClientVpnEndpointId()).build();
    CfnOutput.Builder.create(stack, "EndpointArn").value(vpn.getClientVpnEndpointArn()).build();
    CfnOutput.Builder.create(stack, "EndpointRef").value(vpn.getClientVpnEndpointRef().getClientVpnEndpointId()).build();
    CfnOutput.Builder.create(stack, "EndpointDnsName").value(vpn.getClientVpnEndpointDnsName()).build();
    CfnOutput.Builder.create(stack, "PortalUrl").value(vpn.getSelfServicePortalUrl()).build();
    CfnOutput.Builder.create(stack, "LogGroup").value(vpn.getLogGroup().getLogGroupRef().getLogGroupName()).build();
    CfnOutput.Builder.create(stack, "SecurityGroup").value(vpn.getSecurityGroups().get(0).getSecurityGroupId()).build();
    CfnOutput.Builder.create(stack, "ImportedId").value(imported.getClientVpnEndpointId()).build();
    CfnOutput.Builder.create(stack, "ImportedArn").value(imported.getClientVpnEndpointArn()).build();
    CfnOutput.Builder.create(stack, "ImportedDnsName").value(imported.getClientVpnEndpointDnsName()).build();
    CfnOutput.Builder.create(stack, "ImportedPortalUrl").value(imported.getSelfServicePortalUrl()).build();

    app.synth();

    // a wrong prop, and what is only found at synth: as a user of this language learns of them.
    App mistakes = App.Builder.create().autoSynth(false).build();
    Stack mistaken = new Stack(mistakes, "Mistakes");
    try {
      ClientVpnEndpointPlus.Builder.create(mistaken, "Vpn")
          .authentication(ClientVpnAuthentication.mutual())
          .clientCidrBlock("10.0.0.0/28")
          .serverCertificate(Certificate.fromCertificateArn(mistaken, "Certificate", "arn:aws:acm:eu-central-1:111122223333:certificate/server"))
          .build();
    } catch (RuntimeException error) {
      System.out.println(error.getMessage());
    }
    try {
      IClientVpnEndpointPlus foreign = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(mistaken, "Foreign", ClientVpnEndpointAttributes.builder()
          .clientVpnEndpointId("cvpn-endpoint-0123456789abcdef1")
          .build());
      for (String id : List.of("Once", "Twice")) {
        ClientVpnAuthorizationRulePlus.Builder.create(mistaken, id)
            .clientVpnEndpoint(foreign)
            .destination(ClientVpnDestination.internet())
            .allUsers(true)
            .build();
      }
      mistakes.synth();
    } catch (RuntimeException error) {
      System.out.println(error.getMessage());
    }
  }
}
