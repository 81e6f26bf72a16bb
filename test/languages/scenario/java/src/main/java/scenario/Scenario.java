package scenario;

import io.github.cdkclientvpnplus.*;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.*;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.directoryservice.CfnMicrosoftAD;
import software.amazon.awscdk.services.directoryservice.CfnSimpleAD;
import software.amazon.awscdk.services.ec2.*;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.User;
import software.amazon.awscdk.services.iam.ISamlProvider;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.SamlProvider;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionAttributes;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sns.Topic;

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
    CfnTransitGateway gateway = CfnTransitGateway.Builder.create(stack, "Gateway").transitGatewayCidrBlocks(List.of("10.99.0.0/24")).build();
    ClientVpnCedarPolicy policy = ClientVpnAuthorizationPolicy.fromFile("policy.cedar",
        ClientVpnAuthorizationPolicyOptions.builder().description("Healthy devices").build());
    Key logKey = new Key(stack, "LogKey");
    IBucket lists = Bucket.fromBucketName(stack, "Lists", "revocation-lists");
    CfnSimpleAD simpleAd = CfnSimpleAD.Builder.create(stack, "SimpleAd").name("lab.example.com").password("{{resolve:secretsmanager:directory}}").size("Small")
        .vpcSettings(CfnSimpleAD.VpcSettingsProperty.builder().vpcId(vpc.getVpcId()).subnetIds(privateSubnets).build())
        .build();

    // every prop of an endpoint.
    ClientVpnEndpointPlus vpn = ClientVpnEndpointPlus.Builder.create(stack, "Everything")
        .authentication(ClientVpnAuthentication.federated(staff, ClientVpnFederatedOptions.builder().selfServiceSamlProvider(portal).build())
            .withMutual(ClientVpnMutualOptions.builder().clientRootCertificate(clientRoot).build()))
        .authorizationPolicy(policy.shadow())
        .clientCidrBlock("10.100.0.0/16")
        .clientLoginBanner("Authorized use only.")
        .clientRouteEnforcement(true)
        .connectHandler(ClientVpnConnectHandler.create(ClientVpnConnectHandlerOptions.builder()
            .logging(ClientVpnLogGroupOptions.builder().retention(RetentionDays.ONE_WEEK).build())
            .policy(ClientVpnConnectPolicy.allOf(
                ClientVpnConnectPolicy.allowPlatforms(ClientVpnPlatform.WINDOWS, ClientVpnPlatform.MAC_OS, ClientVpnPlatform.LINUX,
                    ClientVpnPlatform.ANDROID, ClientVpnPlatform.IOS, ClientVpnPlatform.of("chromeos")),
                ClientVpnConnectPolicy.minimumClientVersion("2.5.0"),
                ClientVpnConnectPolicy.anyOf(
                    ClientVpnConnectPolicy.allowSourceIps(List.of("203.0.113.0/24")),
                    ClientVpnConnectPolicy.allowHours(ClientVpnHours.builder()
                        .days(List.of(ClientVpnWeekday.MONDAY, ClientVpnWeekday.TUESDAY, ClientVpnWeekday.WEDNESDAY, ClientVpnWeekday.THURSDAY,
                            ClientVpnWeekday.FRIDAY))
                        .end("22:00")
                        .start("06:00")
                        .timezone(TimeZone.EUROPE_BERLIN)
                        .build()),
                    ClientVpnConnectPolicy.allowHours(ClientVpnHours.builder()
                        .days(List.of(ClientVpnWeekday.SATURDAY, ClientVpnWeekday.SUNDAY))
                        .end("12:00")
                        .start("00:00")
                        .timezone(TimeZone.EUROPE_BERLIN)
                        .build()),
                    ClientVpnConnectPolicy.allowHours(ClientVpnHours.builder()
                        .days(List.of(ClientVpnWeekday.EVERY_DAY))
                        .end("12:30")
                        .start("12:00")
                        .timezone(TimeZone.EUROPE_BERLIN)
                        .build()))
                    .withMessage("Not now, not from here.")))
            .provisionedConcurrentExecutions(1)
            .build()))
        .connectionLogging(ClientVpnConnectionLogging.create(ClientVpnConnectionLogOptions.builder()
            .encryptionKey(logKey)
            .includeAuthorizationPolicyContext(true)
            .logGroupName("client-vpn/everything")
            .removalPolicy(RemovalPolicy.DESTROY)
            .retention(RetentionDays.SIX_MONTHS)
            .build()))
        .description("Every prop")
        .disconnectOnSessionTimeout(false)
        .dnsServers(ClientVpnDnsServers.of("10.0.0.10", "10.0.1.10"))
        .endpointIpAddressType(ClientVpnIpAddressType.DUAL_STACK)
        .expectedConnections(500)
        .managedTags(ClientVpnManagedTags.of(Map.of("Cost", "42")))
        .maxConcurrentOperations(2)
        .network(ClientVpnNetwork.vpc(vpc, ClientVpnVpcOptions.builder()
            .associate(false)
            .securityGroups(List.of(securityGroup))
            .vpcSubnets(withEgress)
            .build()))
        .revocationList(ClientVpnRevocationList.fromFile("crl.pem", ClientVpnRevocationListFileOptions.builder().announced("12").build()))
        .selfServicePortal(true)
        .serverCertificate(certificate)
        .sessionTimeout(ClientVpnSessionTimeout.EIGHT_HOURS)
        .splitTunnel(false)
        .tags(Map.of("Team", "network"))
        .trafficIpAddressType(ClientVpnIpAddressType.IPV4)
        .transportProtocol(TransportProtocol.TCP)
        .trustProviders(List.of(
            ClientVpnTrustProvider.crowdStrike(ClientVpnTrustProviderKeyOptions.builder().publicSigningKeyUrl("https://example.com/crowdstrike.json").tenantId("0123456789abcdef0123456789abcdef-01").build()),
            ClientVpnTrustProvider.jamf(ClientVpnTrustProviderOptions.builder().tenantId("a1b2c3d4-5678-90ab-cdef-333333333333").build()),
            ClientVpnTrustProvider.jumpCloud(ClientVpnTrustProviderKeyOptions.builder().publicSigningKeyUrl("https://example.com/jumpcloud.json").tenantId("a1b2c3d4-5678-90ab-cdef-444444444444").build())))
        .vpnPort(VpnPort.OPENVPN)
        .build();
    ClientVpnAssociationPlus association = vpn.associateSubnet(first);
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), ClientVpnNetworkAccessOptions.builder()
        .groups(List.of("engineering", "operations"))
        .description("The VPC")
        .build());
    vpn.addNetworkAccess(ClientVpnDestination.internet(), ClientVpnNetworkAccessOptions.builder().allUsers(true).build());
    vpn.addNetworkAccess(ClientVpnDestination.vpcResolver(), ClientVpnNetworkAccessOptions.builder().allUsers(true).build());
    ClientVpnNetworkAccess branches = vpn.addNetworkAccess(ClientVpnDestination.cidr("10.64.0.0/16"), ClientVpnNetworkAccessOptions.builder()
        .groups(List.of("operations"))
        .routeDescription("Branches")
        .scope(new NestedStack(stack, "Branches"))
        .build());
    new CfnWaitConditionHandle(stack, "BranchesReached").getNode().addDependency(branches);
    vpn.addRoute("DataCenter", ClientVpnRoutePlusOptions.builder()
        .destination(ClientVpnDestination.cidr("10.20.0.0/16"))
        .subnet(first)
        .description("Data center")
        .build());
    vpn.addAuthorizationRule("DataCenterOperations", ClientVpnAuthorizationRulePlusOptions.builder()
        .destination(ClientVpnDestination.cidr("10.20.0.0/16"))
        .group("operations")
        .description("Data center")
        .build());
    vpn.addAuthorizationRule("Subnet", ClientVpnAuthorizationRulePlusOptions.builder()
        .destination(ClientVpnDestination.subnet(second))
        .allUsers(true)
        .build());
    vpn.getConnections().allowTo(database, Port.POSTGRES);

    // every other way to sign in, to be somewhere and to log.
    ClientVpnEndpointPlus directory = ClientVpnEndpointPlus.Builder.create(stack, "Directory")
        .authentication(ClientVpnAuthentication.activeDirectory("d-1234567890"))
        .authorizationPolicy(ClientVpnAuthorizationPolicy.fromCedar("permit(principal, action, resource);"))
        .clientCidrBlock("10.101.0.0/16")
        .connectionLogging(ClientVpnConnectionLogging.toLogGroup(logGroup, ClientVpnLogStreamOptions.builder()
            .createStream(true)
            .includeAuthorizationPolicyContext(true)
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
        .connectHandler(ClientVpnConnectHandler.fromFunction(handler))
        .serverCertificate(certificate)
        .build();
    ClientVpnEndpointPlus.Builder.create(stack, "SimpleAdUsers")
        .authentication(ClientVpnAuthentication.simpleAd(simpleAd))
        .clientCidrBlock("10.103.0.0/16")
        .connectHandler(ClientVpnConnectHandler.create(ClientVpnConnectHandlerOptions.builder()
            .policy(ClientVpnConnectPolicy.fromCode(Code.fromInline("def decide(event, context): return {}"), ClientVpnConnectCodeOptions.builder()
                .environment(Map.of("REGION", "eu-central-1"))
                .environmentEncryption(logKey)
                .handler("index.decide")
                .memorySize(256)
                .runtime(Runtime.PYTHON_3_13)
                .build()))
            .build()))
        .serverCertificate(certificate)
        .build();
    ClientVpnEndpointPlus devices = ClientVpnEndpointPlus.Builder.create(stack, "Devices")
        .authentication(ClientVpnAuthentication.mutual(ClientVpnMutualOptions.builder().clientRootCertificate(clientRoot).clientRootCertificateFile("ca.crt").build()))
        .clientCidrBlock("10.104.0.0/16")
        .connectionLogging(ClientVpnConnectionLogging.disabled())
        .serverCertificate(certificate)
        .serverCertificateFile(ClientVpnServerCertificateFile.builder().path("server.crt").commonName("vpn.example.com").build())
        .build();

    ClientVpnEndpointPlus byGateway = ClientVpnEndpointPlus.Builder.create(stack, "ByGateway")
        .authentication(ClientVpnAuthentication.mutual(ClientVpnMutualOptions.builder().clientRootCertificate(clientRoot).build()))
        .endpointIpAddressType(ClientVpnIpAddressType.DUAL_STACK)
        .network(ClientVpnNetwork.transitGateway(gateway, ClientVpnTransitGatewayOptions.builder().availabilityZones(List.of("eu-central-1a")).build()))
        .serverCertificate(certificate)
        .trafficIpAddressType(ClientVpnIpAddressType.IPV6)
        .build();
    ClientVpnAssociationPlus zone = byGateway.associateAvailabilityZone("eu-central-1b");
    ClientVpnEndpointPlus byZoneId = ClientVpnEndpointPlus.Builder.create(stack, "ByZoneId")
        .authentication(ClientVpnAuthentication.mutual(ClientVpnMutualOptions.builder().clientRootCertificate(clientRoot).build()))
        .clientCidrBlock("10.107.0.0/16")
        .network(ClientVpnNetwork.transitGateway(gateway, ClientVpnTransitGatewayOptions.builder().availabilityZoneIds(List.of("euc1-az1")).build()))
        .serverCertificate(certificate)
        .build();
    byZoneId.associateAvailabilityZoneId("euc1-az2");

    // an imported endpoint, and its parts as constructs of their own.
    IClientVpnEndpointPlus imported = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, "Imported", ClientVpnEndpointPlusAttributes.builder()
        .associatedSubnets(List.of(first))
        .clientCidrBlock("10.105.0.0/16")
        .clientVpnEndpointId("cvpn-endpoint-0123456789abcdef0")
        .logGroup(logGroup)
        .managedTags(ClientVpnManagedTags.fromScope())
        .revocationList(ClientVpnRevocationList.fromBucket(lists, "crl.pem",
            ClientVpnRevocationListBucketOptions.builder().onChange(true).schedule(Schedule.rate(Duration.hours(12))).build()))
        .securityGroups(List.of(securityGroup))
        .serverCertificate(certificate)
        .vpc(vpc)
        .build());
    imported.addNetworkAccess(ClientVpnDestination.cidr("10.30.0.0/16"), ClientVpnNetworkAccessOptions.builder()
        .groups(List.of("operations"))
        .build());
    imported.addRoute("Lab", ClientVpnRoutePlusOptions.builder().destination(ClientVpnDestination.cidr("10.31.0.0/16")).build());
    imported.addAuthorizationRule("LabEngineering", ClientVpnAuthorizationRulePlusOptions.builder()
        .destination(ClientVpnDestination.cidr("10.31.0.0/16"))
        .group("engineering")
        .build());
    ClientVpnAssociationPlus importedAssociation = imported.associateSubnet(second);
    IClientVpnEndpointPlus importedByGateway = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, "ImportedByGateway",
        ClientVpnEndpointPlusAttributes.builder()
            .clientVpnEndpointId("cvpn-endpoint-0123456789abcdef2")
            .trafficIpAddressType(ClientVpnIpAddressType.DUAL_STACK)
            .transitGateway(gateway)
            .build());
    importedByGateway.associateAvailabilityZone("eu-central-1a");
    importedByGateway.associateAvailabilityZoneId("euc1-az2");
    ClientVpnAssociationPlus.Builder.create(stack, "Zone").availabilityZone("eu-central-1c").clientVpnEndpoint(byGateway).build();
    ClientVpnAssociationPlus.Builder.create(stack, "ZoneId").availabilityZoneId("euc1-az3").clientVpnEndpoint(byZoneId).build();
    ClientVpnAssociationPlus.Builder.create(stack, "Association").clientVpnEndpoint(devices).subnet(first).build();
    IClientVpnAssociationPlus foreignAssociation = ClientVpnAssociationPlus.fromAssociationId(
        stack, "ForeignAssociation", "cvpn-assoc-0123456789abcdef0");
    ClientVpnRoutePlus route = ClientVpnRoutePlus.Builder.create(stack, "Route")
        .clientVpnEndpoint(devices)
        .description("Warehouse")
        .destination(ClientVpnDestination.cidr("10.40.0.0/16"))
        .subnet(first)
        .build();
    ClientVpnAuthorizationRulePlus rule = ClientVpnAuthorizationRulePlus.Builder.create(stack, "Rule")
        .allUsers(true)
        .clientVpnEndpoint(devices)
        .description("Warehouse")
        .destination(ClientVpnDestination.cidr("10.40.0.0/16"))
        .build();

    // what it measures, and who may do what with it.
    List<IMetric> measured = List.of(
        vpn.metric("ActiveConnectionsCount"), vpn.metricActiveConnectionsCount(), vpn.metricAuthenticationFailures(),
        vpn.metricCrlDaysToExpiry(), vpn.metricIdpCertDaysToExpiry(), vpn.metricEgressBytes(), vpn.metricEgressPackets(),
        vpn.metricIngressBytes(), vpn.metricIngressPackets(), vpn.metricSelfServicePortalClientConfigurationDownloads(),
        vpn.metricClientConnectHandlerTimeouts(), vpn.metricClientConnectHandlerInvalidResponses(),
        vpn.metricClientConnectHandlerOtherExecutionErrors(), vpn.metricClientConnectHandlerThrottlingErrors(),
        vpn.metricClientConnectHandlerFailedServiceErrors(), vpn.metricClientConnectHandlerErrors(),
        vpn.metricClientConnectHandlerDeniedConnections(), vpn.metricAuthorizationPolicyDeniedConnections(),
        vpn.metricAuthorizationPolicyEvaluationCount(), vpn.metricAuthorizationPolicyTerminatedConnections());
    Dashboard.Builder.create(stack, "Measured").widgets(List.of(List.of(GraphWidget.Builder.create().left(measured).build()))).build();
    User operator = new User(stack, "Operator");
    vpn.getGrants().exportConfiguration(operator);
    vpn.getGrants().readConnections(operator);
    imported.getGrants().endConnections(operator);
    imported.getGrants().manageRevocationList(operator);
    ClientVpnEndpointGrants.fromEndpoint(devices).actions(operator, List.of("ec2:DescribeClientVpnRoutes"));

    // what watches it.
    ClientVpnAlarms.Builder.create(stack, "Alarms")
        .actions(List.of(new SnsAction(new Topic(stack, "Alerts"))))
        .activeConnections(ClientVpnAlarm.at(500))
        .authenticationFailures(ClientVpnAlarm.at(20))
        .authorizationPolicyDenials(ClientVpnAlarm.at(30))
        .connectHandlerDenials(ClientVpnAlarm.at(40))
        .connectHandlerErrors(ClientVpnAlarm.at(1, ClientVpnAlarmOptions.builder().datapointsToAlarm(3).evaluationPeriods(4).build()))
        .endpoint(vpn)
        .identityProviderCertificateExpiry(ClientVpnAlarm.at(60))
        .revocationListExpiry(ClientVpnAlarm.at(21))
        .serverCertificateExpiry(ClientVpnAlarm.none())
        .build();
    stack.addMetadata("Alarms", ClientVpnAlarms.Builder.create(stack, "ImportedAlarms").endpoint(imported).build().getAlarms().stream()
        .map(alarm -> alarm.getNode().getId()).toList());
    ClientVpnQueries.Builder.create(stack, "Queries").endpoint(vpn).folder("scenario").build();
    ClientVpnQueries.Builder.create(stack, "ImportedQueries").endpoint(imported).build();
    ClientVpnDashboard board = ClientVpnDashboard.Builder.create(stack, "Board").dashboardName("client-vpn").endpoint(vpn).build();
    board.getDashboard().addWidgets(ClientVpnDashboard.widgetsOf(imported).toArray(new IWidget[0]));

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
    List<ClientVpnAuthorizationDecision> decisions = List.of(
        policy.decide(Map.of("crowdstrike", Map.of("assessment", Map.of("overall", 70)))),
        policy.decide(Map.of("crowdstrike", Map.of("assessment", Map.of("overall", 30)))),
        policy.decideJson("{}"));
    stack.addMetadata("Decided", List.of(
        decisions.get(0).getResult() == ClientVpnAuthorizationResult.PERMIT,
        decisions.get(1).getResult() == ClientVpnAuthorizationResult.DENY,
        decisions.get(2).getResult() == ClientVpnAuthorizationResult.ERROR));
    ClientVpnAuthorizationStatement statement = decisions.get(0).getStatements().get(0);
    stack.addMetadata("Statement", List.of(statement.getId(), statement.getLine(), statement.getText(), decisions.get(2).getErrors(), decisions.get(2).getUndocumented()));
    stack.addMetadata("Platform", ClientVpnPlatform.of("chromeos").getPlatform());
    ClientVpnValidationPlugin validation = new ClientVpnValidationPlugin();
    Validations.of(app).addPlugins(validation);
    stack.addMetadata("Plugin", List.of(validation.getName(), validation.getRuleIds().size() > 50, validation.getVersion()));
    // with what a company requires: only named, for the endpoints here show other things.
    List<ClientVpnRequirementChoice> requirements = new ArrayList<>(ClientVpnRequirement.fromFile("requirements.json"));
    requirements.addAll(List.of(
        ClientVpnRequirement.logEncryption(), ClientVpnRequirement.retention(RetentionDays.ONE_YEAR), ClientVpnRequirement.loginBanner(),
        ClientVpnRequirement.sessionTimeout(ClientVpnSessionTimeout.EIGHT_HOURS), ClientVpnRequirement.splitTunnel(),
        ClientVpnRequirement.groupsOnly(ClientVpnGroupsOnlyOptions.builder().exceptFor(List.of("10.0.0.2/32")).build()),
        ClientVpnRequirement.certificateAndUser()));
    List<String> company = ClientVpnValidationPlugin.Builder.create().require(requirements).build().getRuleIds();
    List<String> contrary = ClientVpnValidationPlugin.Builder.create().deployed("deployed")
        .require(List.of(ClientVpnRequirement.connectionLogging(), ClientVpnRequirement.fullTunnel(), ClientVpnRequirement.twoZones()))
        .build().getRuleIds();
    List<String> ids = new ArrayList<>(company.subList(company.size() - 9, company.size()));
    ids.addAll(contrary.subList(contrary.size() - 3, contrary.size()));
    stack.addMetadata("Required", ids);
    stack.addMetadata("Created", List.of(ClientVpnEndpointPlus.isClientVpnEndpointPlus(vpn), ClientVpnEndpointPlus.isClientVpnEndpointPlus(stack)));
    stack.addMetadata("Children", List.of(
        ClientVpnAssociationPlus.isClientVpnAssociationPlus(association), ClientVpnRoutePlus.isClientVpnRoutePlus(route),
        ClientVpnAuthorizationRulePlus.isClientVpnAuthorizationRulePlus(rule)));
    IClientVpnRoutePlus branchRoute = branches.getRoutes().get(0);
    IClientVpnAuthorizationRulePlus branchRule = branches.getAuthorizationRules().get(0);
    stack.addMetadata("Ranges", List.of(
        branchRoute.getDestinationCidrBlock(), branchRule.getTargetNetworkCidr(), route.getDestinationCidrBlock(), rule.getTargetNetworkCidr()));
    output(stack, "BranchRouteId", branchRoute.getRouteId());
    output(stack, "BranchRuleId", branchRule.getAuthorizationRuleId());
    output(stack, "RouteId", route.getRouteId());
    output(stack, "RuleId", rule.getAuthorizationRuleId());
    output(stack, "AssociationId", association.getAssociationId());
    output(stack, "ForeignAssociationId", foreignAssociation.getAssociationId());
    stack.addMetadata("Injection", ClientVpnEndpointPlus.PROPERTY_INJECTION_ID);
    stack.addMetadata("Associations", List.of(
        vpn.getAssociations().get(0).getNode().getPath(),
        association.getSubnet().getNode().getPath(),
        importedAssociation.getSubnet().getNode().getPath(),
        zone.getNode().getPath()));
    output(stack, "EndpointId", vpn.getClientVpnEndpointId());
    output(stack, "EndpointArn", vpn.getClientVpnEndpointArn());
    output(stack, "EndpointRef", vpn.getClientVpnEndpointRef().getClientVpnEndpointId());
    output(stack, "EndpointDnsName", vpn.getClientVpnEndpointDnsName());
    output(stack, "PortalUrl", vpn.getSelfServicePortalUrl());
    output(stack, "ConnectFunction", vpn.getConnectFunction().getFunctionArn());
    output(stack, "LogGroup", vpn.getLogGroup().getLogGroupRef().getLogGroupName());
    output(stack, "SecurityGroup", vpn.getSecurityGroups().get(0).getSecurityGroupId());
    output(stack, "ImportedId", imported.getClientVpnEndpointId());
    output(stack, "ImportedArn", imported.getClientVpnEndpointArn());
    output(stack, "ImportedDnsName", imported.getClientVpnEndpointDnsName());
    output(stack, "ImportedPortalUrl", imported.getSelfServicePortalUrl());

    // what is deployed, and created by another construct from now on.
    ClientVpnAdoption.fromFile("client-vpn.adopt.json").applyTo(app);

    app.synth();

    // what a factory returns has no factories: what stands on its left would be lost without a word.
    ClientVpnUserAuthentication signIn = ClientVpnAuthentication.federated(staff);
    ClientVpnConnectCondition condition = ClientVpnConnectPolicy.allowSourceIps(List.of("203.0.113.0/24"));
    Map<Object, List<String>> traps = Map.of(
        signIn, List.of("mutual", "federated", "activeDirectory", "microsoftAd", "simpleAd"),
        signIn.withMutual(), List.of("mutual", "federated", "activeDirectory"),
        condition, List.of("allowSourceIps", "allowPlatforms", "allowHours", "minimumClientVersion", "allOf", "anyOf", "fromCode"),
        policy, List.of("fromCedar", "fromFile"),
        ClientVpnRequirement.splitTunnel(), List.of("fullTunnel", "retention", "fromFile"));
    traps.forEach((made, factories) -> {
      for (Method method : made.getClass().getMethods()) {
        if (factories.contains(method.getName())) {
          throw new IllegalStateException(method.toString());
        }
      }
    });

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
      IClientVpnEndpointPlus foreign = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(mistaken, "Foreign", ClientVpnEndpointPlusAttributes.builder()
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

  private static void output(Stack stack, String id, String value) {
    CfnOutput.Builder.create(stack, id).value(value).build();
  }
}
