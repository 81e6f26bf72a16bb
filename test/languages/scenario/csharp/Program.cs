using System.Linq;
using System.Reflection;
using Amazon.CDK;
using Amazon.CDK.AWS.CertificateManager;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.DirectoryService;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SNS;
using CdkClientVpnPlus;
using TimeZone = Amazon.CDK.TimeZone;

var app = new App(new AppProps { AnalyticsReporting = false });
var stack = new Stack(app, "Scenario");

// what the endpoints take for given.
var vpc = new Vpc(stack, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16"), MaxAzs = 2, NatGateways = 1 });
var certificate = Certificate.FromCertificateArn(stack, "Certificate", "arn:aws:acm:eu-central-1:111122223333:certificate/server");
var clientRoot = Certificate.FromCertificateArn(stack, "ClientRoot", "arn:aws:acm:eu-central-1:111122223333:certificate/clients");
var staff = SamlProvider.FromSamlProviderArn(stack, "Staff", "arn:aws:iam::111122223333:saml-provider/staff");
var portal = SamlProvider.FromSamlProviderArn(stack, "Portal", "arn:aws:iam::111122223333:saml-provider/portal");
var handler = Function.FromFunctionAttributes(stack, "Handler", new FunctionAttributes
{
    FunctionArn = "arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-Guard",
    SameEnvironment = true,
});
var logGroup = new LogGroup(stack, "Connections");
var securityGroup = new SecurityGroup(stack, "Clients", new SecurityGroupProps { Vpc = vpc });
var database = new SecurityGroup(stack, "Database", new SecurityGroupProps { Vpc = vpc });
var withEgress = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS };
var subnetIds = vpc.SelectSubnets(withEgress).SubnetIds;
var first = vpc.PrivateSubnets[0];
var second = vpc.PrivateSubnets[1];
var microsoftAd = new CfnMicrosoftAD(stack, "MicrosoftAd", new CfnMicrosoftADProps
{
    Name = "corp.example.com",
    Password = "{{resolve:secretsmanager:directory}}",
    VpcSettings = new CfnMicrosoftAD.VpcSettingsProperty { VpcId = vpc.VpcId, SubnetIds = subnetIds },
});
var gateway = new CfnTransitGateway(stack, "Gateway", new CfnTransitGatewayProps { TransitGatewayCidrBlocks = new[] { "10.99.0.0/24" } });
var policy = ClientVpnAuthorizationPolicy.FromFile("policy.cedar", new ClientVpnAuthorizationPolicyOptions { Description = "Healthy devices" });
var logKey = new Key(stack, "LogKey");
var lists = Amazon.CDK.AWS.S3.Bucket.FromBucketName(stack, "Lists", "revocation-lists");
var simpleAd = new CfnSimpleAD(stack, "SimpleAd", new CfnSimpleADProps
{
    Name = "lab.example.com",
    Password = "{{resolve:secretsmanager:directory}}",
    Size = "Small",
    VpcSettings = new CfnSimpleAD.VpcSettingsProperty { VpcId = vpc.VpcId, SubnetIds = subnetIds },
});

// every prop of an endpoint.
var vpn = new ClientVpnEndpointPlus(stack, "Everything", new ClientVpnEndpointPlusProps
{
    Authentication = ClientVpnAuthentication.Federated(staff, new ClientVpnFederatedOptions { SelfServiceSamlProvider = portal }).WithMutual(new ClientVpnMutualOptions { ClientRootCertificate = clientRoot }),
    AuthorizationPolicy = policy.Shadow(),
    ClientCidrBlock = "10.100.0.0/16",
    ClientLoginBanner = "Authorized use only.",
    ClientRouteEnforcement = true,
    ConnectHandler = ClientVpnConnectHandler.Create(new ClientVpnConnectHandlerOptions
    {
        Logging = new ClientVpnLogGroupOptions { Retention = RetentionDays.ONE_WEEK },
        Policy = ClientVpnConnectPolicy.AllOf(
            ClientVpnConnectPolicy.AllowPlatforms(ClientVpnPlatform.WINDOWS, ClientVpnPlatform.MAC_OS, ClientVpnPlatform.LINUX, ClientVpnPlatform.ANDROID,
                ClientVpnPlatform.IOS, ClientVpnPlatform.Of("chromeos")),
            ClientVpnConnectPolicy.MinimumClientVersion("2.5.0"),
            ClientVpnConnectPolicy.AnyOf(
                ClientVpnConnectPolicy.AllowSourceIps(new[] { "203.0.113.0/24" }),
                ClientVpnConnectPolicy.AllowHours(new ClientVpnHours
                {
                    Days = new[]
                    {
                        ClientVpnWeekday.MONDAY, ClientVpnWeekday.TUESDAY, ClientVpnWeekday.WEDNESDAY, ClientVpnWeekday.THURSDAY, ClientVpnWeekday.FRIDAY,
                    },
                    End = "22:00",
                    Start = "06:00",
                    Timezone = TimeZone.EUROPE_BERLIN,
                }),
                ClientVpnConnectPolicy.AllowHours(new ClientVpnHours
                {
                    Days = new[] { ClientVpnWeekday.SATURDAY, ClientVpnWeekday.SUNDAY },
                    End = "12:00",
                    Start = "00:00",
                    Timezone = TimeZone.EUROPE_BERLIN,
                }),
                ClientVpnConnectPolicy.AllowHours(new ClientVpnHours
                {
                    Days = new[] { ClientVpnWeekday.EVERY_DAY },
                    End = "12:30",
                    Start = "12:00",
                    Timezone = TimeZone.EUROPE_BERLIN,
                })
            ).WithMessage("Not now, not from here.")
        ),
        ProvisionedConcurrentExecutions = 1,
    }),
    ConnectionLogging = ClientVpnConnectionLogging.Create(new ClientVpnConnectionLogOptions
    {
        EncryptionKey = logKey,
        IncludeAuthorizationPolicyContext = true,
        LogGroupName = "client-vpn/everything",
        RemovalPolicy = RemovalPolicy.DESTROY,
        Retention = RetentionDays.SIX_MONTHS,
    }),
    Description = "Every prop",
    DisconnectOnSessionTimeout = false,
    DnsServers = ClientVpnDnsServers.Of("10.0.0.10", "10.0.1.10"),
    EndpointIpAddressType = ClientVpnIpAddressType.DUAL_STACK,
    ExpectedConnections = 500,
    ManagedTags = ClientVpnManagedTags.Of(new Dictionary<string, string> { ["Cost"] = "42" }),
    MaxConcurrentOperations = 2,
    Network = ClientVpnNetwork.Vpc(vpc, new ClientVpnVpcOptions
    {
        Associate = false,
        SecurityGroups = new ISecurityGroup[] { securityGroup },
        VpcSubnets = withEgress,
    }),
    RevocationList = ClientVpnRevocationList.FromFile("crl.pem", new ClientVpnRevocationListFileOptions { Announced = "12" }),
    SelfServicePortal = true,
    ServerCertificate = certificate,
    SessionTimeout = ClientVpnSessionTimeout.EIGHT_HOURS,
    SplitTunnel = false,
    Tags = new Dictionary<string, string> { ["Team"] = "network" },
    TrafficIpAddressType = ClientVpnIpAddressType.IPV4,
    TransportProtocol = TransportProtocol.TCP,
    TrustProviders = new[]
    {
        ClientVpnTrustProvider.CrowdStrike(new ClientVpnTrustProviderKeyOptions { PublicSigningKeyUrl = "https://example.com/crowdstrike.json", TenantId = "0123456789abcdef0123456789abcdef-01" }),
        ClientVpnTrustProvider.Jamf(new ClientVpnTrustProviderOptions { TenantId = "a1b2c3d4-5678-90ab-cdef-333333333333" }),
        ClientVpnTrustProvider.JumpCloud(new ClientVpnTrustProviderKeyOptions { PublicSigningKeyUrl = "https://example.com/jumpcloud.json", TenantId = "a1b2c3d4-5678-90ab-cdef-444444444444" }),
    },
    VpnPort = VpnPort.OPENVPN,
});
var association = vpn.AssociateSubnet(first);
vpn.AddNetworkAccess(ClientVpnDestination.Vpc(vpc), new ClientVpnNetworkAccessOptions
{
    Groups = new[] { "engineering", "operations" },
    Description = "The VPC",
});
vpn.AddNetworkAccess(ClientVpnDestination.Internet(), new ClientVpnNetworkAccessOptions { AllUsers = true });
vpn.AddNetworkAccess(ClientVpnDestination.VpcResolver(), new ClientVpnNetworkAccessOptions { AllUsers = true });
var branches = vpn.AddNetworkAccess(ClientVpnDestination.Cidr("10.64.0.0/16"), new ClientVpnNetworkAccessOptions
{
    Groups = new[] { "operations" },
    RouteDescription = "Branches",
    Scope = new NestedStack(stack, "Branches"),
});
new CfnWaitConditionHandle(stack, "BranchesReached").Node.AddDependency(branches);
vpn.AddRoute("DataCenter", new ClientVpnRoutePlusOptions
{
    Destination = ClientVpnDestination.Cidr("10.20.0.0/16"),
    Subnet = first,
    Description = "Data center",
});
vpn.AddAuthorizationRule("DataCenterOperations", new ClientVpnAuthorizationRulePlusOptions
{
    Destination = ClientVpnDestination.Cidr("10.20.0.0/16"),
    Group = "operations",
    Description = "Data center",
});
vpn.AddAuthorizationRule("Subnet", new ClientVpnAuthorizationRulePlusOptions { Destination = ClientVpnDestination.Subnet(second), AllUsers = true });
vpn.Connections.AllowTo(database, Port.POSTGRES);

// every other way to sign in, to be somewhere and to log.
var directory = new ClientVpnEndpointPlus(stack, "Directory", new ClientVpnEndpointPlusProps
{
    Authentication = ClientVpnAuthentication.ActiveDirectory("d-1234567890"),
    AuthorizationPolicy = ClientVpnAuthorizationPolicy.FromCedar("permit(principal, action, resource);"),
    ClientCidrBlock = "10.101.0.0/16",
    ConnectionLogging = ClientVpnConnectionLogging.ToLogGroup(logGroup, new ClientVpnLogStreamOptions
    {
        CreateStream = true,
        IncludeAuthorizationPolicyContext = true,
        StreamName = "directory",
    }),
    DnsServers = ClientVpnDnsServers.VpcResolver(),
    Network = ClientVpnNetwork.Subnets(vpc, vpc.PrivateSubnets, new ClientVpnSubnetsOptions { SecurityGroups = new ISecurityGroup[] { securityGroup } }),
    ServerCertificate = certificate,
});
directory.AddNetworkAccess(ClientVpnDestination.Clients(), new ClientVpnNetworkAccessOptions { Groups = new[] { "S-1-5-21-1-2-3-1104" } });
_ = new ClientVpnEndpointPlus(stack, "MicrosoftAdUsers", new ClientVpnEndpointPlusProps
{
    Authentication = ClientVpnAuthentication.MicrosoftAd(microsoftAd),
    ClientCidrBlock = "10.102.0.0/16",
    ConnectHandler = ClientVpnConnectHandler.FromFunction(handler),
    ServerCertificate = certificate,
});
_ = new ClientVpnEndpointPlus(stack, "SimpleAdUsers", new ClientVpnEndpointPlusProps
{
    Authentication = ClientVpnAuthentication.SimpleAd(simpleAd),
    ClientCidrBlock = "10.103.0.0/16",
    ConnectHandler = ClientVpnConnectHandler.Create(new ClientVpnConnectHandlerOptions
    {
        Policy = ClientVpnConnectPolicy.FromCode(Code.FromInline("def decide(event, context): return {}"), new ClientVpnConnectCodeOptions
        {
            Environment = new Dictionary<string, string> { ["REGION"] = "eu-central-1" },
            EnvironmentEncryption = logKey,
            Handler = "index.decide",
            MemorySize = 256,
            Runtime = Runtime.PYTHON_3_13,
        }),
    }),
    ServerCertificate = certificate,
});
var devices = new ClientVpnEndpointPlus(stack, "Devices", new ClientVpnEndpointPlusProps
{
    Authentication = ClientVpnAuthentication.Mutual(new ClientVpnMutualOptions { ClientRootCertificate = clientRoot, ClientRootCertificateFile = "ca.crt" }),
    ClientCidrBlock = "10.104.0.0/16",
    ConnectionLogging = ClientVpnConnectionLogging.Disabled(),
    ServerCertificate = certificate,
    ServerCertificateFile = new ClientVpnServerCertificateFile { Path = "server.crt", CommonName = "vpn.example.com" },
});

var byGateway = new ClientVpnEndpointPlus(stack, "ByGateway", new ClientVpnEndpointPlusProps
{
    Authentication = ClientVpnAuthentication.Mutual(new ClientVpnMutualOptions { ClientRootCertificate = clientRoot }),
    EndpointIpAddressType = ClientVpnIpAddressType.DUAL_STACK,
    Network = ClientVpnNetwork.TransitGateway(gateway, new ClientVpnTransitGatewayOptions { AvailabilityZones = new[] { "eu-central-1a" } }),
    ServerCertificate = certificate,
    TrafficIpAddressType = ClientVpnIpAddressType.IPV6,
});
var zone = byGateway.AssociateAvailabilityZone("eu-central-1b");
var byZoneId = new ClientVpnEndpointPlus(stack, "ByZoneId", new ClientVpnEndpointPlusProps
{
    Authentication = ClientVpnAuthentication.Mutual(new ClientVpnMutualOptions { ClientRootCertificate = clientRoot }),
    ClientCidrBlock = "10.107.0.0/16",
    Network = ClientVpnNetwork.TransitGateway(gateway, new ClientVpnTransitGatewayOptions { AvailabilityZoneIds = new[] { "euc1-az1" } }),
    ServerCertificate = certificate,
});
byZoneId.AssociateAvailabilityZoneId("euc1-az2");

// an imported endpoint, and its parts as constructs of their own.
var imported = ClientVpnEndpointPlus.FromClientVpnEndpointAttributes(stack, "Imported", new ClientVpnEndpointPlusAttributes
{
    AssociatedSubnets = new[] { first },
    ClientCidrBlock = "10.105.0.0/16",
    ClientVpnEndpointId = "cvpn-endpoint-0123456789abcdef0",
    LogGroup = logGroup,
    ManagedTags = ClientVpnManagedTags.FromScope(),
    RevocationList = ClientVpnRevocationList.FromBucket(lists, "crl.pem", new ClientVpnRevocationListBucketOptions
    {
        OnChange = true,
        Schedule = Amazon.CDK.AWS.Events.Schedule.Rate(Duration.Hours(12)),
    }),
    SecurityGroups = new ISecurityGroup[] { securityGroup },
    ServerCertificate = certificate,
    Vpc = vpc,
});
imported.AddNetworkAccess(ClientVpnDestination.Cidr("10.30.0.0/16"), new ClientVpnNetworkAccessOptions { Groups = new[] { "operations" } });
imported.AddRoute("Lab", new ClientVpnRoutePlusOptions { Destination = ClientVpnDestination.Cidr("10.31.0.0/16") });
imported.AddAuthorizationRule("LabEngineering", new ClientVpnAuthorizationRulePlusOptions
{
    Destination = ClientVpnDestination.Cidr("10.31.0.0/16"),
    Group = "engineering",
});
var importedAssociation = imported.AssociateSubnet(second);
var importedByGateway = ClientVpnEndpointPlus.FromClientVpnEndpointAttributes(stack, "ImportedByGateway", new ClientVpnEndpointPlusAttributes
{
    ClientVpnEndpointId = "cvpn-endpoint-0123456789abcdef2",
    TrafficIpAddressType = ClientVpnIpAddressType.DUAL_STACK,
    TransitGateway = gateway,
});
importedByGateway.AssociateAvailabilityZone("eu-central-1a");
importedByGateway.AssociateAvailabilityZoneId("euc1-az2");
_ = new ClientVpnAssociationPlus(stack, "Zone", new ClientVpnAssociationPlusProps { AvailabilityZone = "eu-central-1c", ClientVpnEndpoint = byGateway });
_ = new ClientVpnAssociationPlus(stack, "ZoneId", new ClientVpnAssociationPlusProps { AvailabilityZoneId = "euc1-az3", ClientVpnEndpoint = byZoneId });
_ = new ClientVpnAssociationPlus(stack, "Association", new ClientVpnAssociationPlusProps { ClientVpnEndpoint = devices, Subnet = first });
var foreignAssociation = ClientVpnAssociationPlus.FromAssociationId(stack, "ForeignAssociation", "cvpn-assoc-0123456789abcdef0");
var route = new ClientVpnRoutePlus(stack, "Route", new ClientVpnRoutePlusProps
{
    ClientVpnEndpoint = devices,
    Description = "Warehouse",
    Destination = ClientVpnDestination.Cidr("10.40.0.0/16"),
    Subnet = first,
});
var rule = new ClientVpnAuthorizationRulePlus(stack, "Rule", new ClientVpnAuthorizationRulePlusProps
{
    AllUsers = true,
    ClientVpnEndpoint = devices,
    Description = "Warehouse",
    Destination = ClientVpnDestination.Cidr("10.40.0.0/16"),
});

// what it measures, and who may do what with it.
var measured = new IMetric[]
{
    vpn.Metric("ActiveConnectionsCount"), vpn.MetricActiveConnectionsCount(), vpn.MetricAuthenticationFailures(),
    vpn.MetricCrlDaysToExpiry(), vpn.MetricIdpCertDaysToExpiry(), vpn.MetricEgressBytes(), vpn.MetricEgressPackets(),
    vpn.MetricIngressBytes(), vpn.MetricIngressPackets(), vpn.MetricSelfServicePortalClientConfigurationDownloads(),
    vpn.MetricClientConnectHandlerTimeouts(), vpn.MetricClientConnectHandlerInvalidResponses(),
    vpn.MetricClientConnectHandlerOtherExecutionErrors(), vpn.MetricClientConnectHandlerThrottlingErrors(),
    vpn.MetricClientConnectHandlerFailedServiceErrors(), vpn.MetricClientConnectHandlerErrors(),
    vpn.MetricClientConnectHandlerDeniedConnections(), vpn.MetricAuthorizationPolicyDeniedConnections(),
    vpn.MetricAuthorizationPolicyEvaluationCount(), vpn.MetricAuthorizationPolicyTerminatedConnections(),
};
new Dashboard(stack, "Measured", new DashboardProps { Widgets = new[] { new IWidget[] { new GraphWidget(new GraphWidgetProps { Left = measured }) } } });
var operatorUser = new User(stack, "Operator");
vpn.Grants.ExportConfiguration(operatorUser);
vpn.Grants.ReadConnections(operatorUser);
imported.Grants.EndConnections(operatorUser);
imported.Grants.ManageRevocationList(operatorUser);
ClientVpnEndpointGrants.FromEndpoint(devices).Actions(operatorUser, new[] { "ec2:DescribeClientVpnRoutes" });

// what watches it.
_ = new ClientVpnAlarms(stack, "Alarms", new ClientVpnAlarmsProps
{
    Actions = new IAlarmAction[] { new SnsAction(new Topic(stack, "Alerts")) },
    ActiveConnections = ClientVpnAlarm.At(500),
    AuthenticationFailures = ClientVpnAlarm.At(20),
    AuthorizationPolicyDenials = ClientVpnAlarm.At(30),
    ConnectHandlerDenials = ClientVpnAlarm.At(40),
    ConnectHandlerErrors = ClientVpnAlarm.At(1, new ClientVpnAlarmOptions { DatapointsToAlarm = 3, EvaluationPeriods = 4 }),
    Endpoint = vpn,
    IdentityProviderCertificateExpiry = ClientVpnAlarm.At(60),
    RevocationListExpiry = ClientVpnAlarm.At(21),
    ServerCertificateExpiry = ClientVpnAlarm.None(),
});
stack.AddMetadata("Alarms",
    new ClientVpnAlarms(stack, "ImportedAlarms", new ClientVpnAlarmsProps { Endpoint = imported }).Alarms.Select(alarm => (object)alarm.Node.Id).ToArray());
_ = new ClientVpnQueries(stack, "Queries", new ClientVpnQueriesProps { Endpoint = vpn, Folder = "scenario" });
_ = new ClientVpnQueries(stack, "ImportedQueries", new ClientVpnQueriesProps { Endpoint = imported });
var board = new ClientVpnDashboard(stack, "Board", new ClientVpnDashboardProps { DashboardName = "client-vpn", Endpoint = vpn });
board.Dashboard.AddWidgets(ClientVpnDashboard.WidgetsOf(imported));

// everything that can be read.
var access = vpn.EffectiveAccess();
var row = access.Table()[0];
var reaching = access.WhoReaches("10.64.0.7")[0];
stack.AddMetadata("Reached", new object[]
{
    access.CanReach("operations", "10.20.0.7") == ClientVpnReachability.YES,
    access.CanReach("engineering", "10.20.0.7") == ClientVpnReachability.NO,
    access.CanReach("operations", "0.0.0.0/0") == ClientVpnReachability.PARTLY,
    access.CanReach(vpc.VpcId, "10.0.0.7") == ClientVpnReachability.UNKNOWN,
});
stack.AddMetadata("Why", access.Why(ClientVpnEffectiveAccess.ALL_USERS, "10.0.9.7"));
stack.AddMetadata("Row", new object[]
{
    row.Destination, row.Group, row.Reachability, row.Reason, row.AuthorizationRules, row.Routes, row.Associations,
});
stack.AddMetadata("Reaching", new object[] { reaching.Destination, reaching.Group, reaching.Routes });
var permitted = policy.Decide(CrowdStrike(70));
var denied = policy.Decide(CrowdStrike(30));
var failed = policy.DecideJson("{}");
stack.AddMetadata("Decided", new object[]
{
    permitted.Result == ClientVpnAuthorizationResult.PERMIT,
    denied.Result == ClientVpnAuthorizationResult.DENY,
    failed.Result == ClientVpnAuthorizationResult.ERROR,
});
var statement = permitted.Statements[0];
stack.AddMetadata("Statement", new object[] { statement.Id!, statement.Line, statement.Text, failed.Errors, failed.Undocumented });
stack.AddMetadata("Platform", ClientVpnPlatform.Of("chromeos").Platform);
var validation = new ClientVpnValidationPlugin();
Validations.Of(app).AddPlugins(validation);
stack.AddMetadata("Plugin", new object[] { validation.Name, validation.RuleIds!.Length > 50, validation.Version! });
// with what a company requires: only named, for the endpoints here show other things.
var company = new ClientVpnValidationPlugin(new ClientVpnValidationPluginProps
{
    Require = ClientVpnRequirement.FromFile("requirements.json").Concat(new[]
    {
        ClientVpnRequirement.LogEncryption(), ClientVpnRequirement.Retention(RetentionDays.ONE_YEAR), ClientVpnRequirement.LoginBanner(),
        ClientVpnRequirement.SessionTimeout(ClientVpnSessionTimeout.EIGHT_HOURS), ClientVpnRequirement.SplitTunnel(),
        ClientVpnRequirement.GroupsOnly(new ClientVpnGroupsOnlyOptions { ExceptFor = new[] { "10.0.0.2/32" } }),
        ClientVpnRequirement.CertificateAndUser(),
    }).ToArray(),
});
var contrary = new ClientVpnValidationPlugin(new ClientVpnValidationPluginProps
{
    Deployed = "deployed",
    Require = new[] { ClientVpnRequirement.ConnectionLogging(), ClientVpnRequirement.FullTunnel(), ClientVpnRequirement.TwoZones() },
});
stack.AddMetadata("Required", company.RuleIds!.TakeLast(9).Concat(contrary.RuleIds!.TakeLast(3)).ToArray());
stack.AddMetadata("Created", new object[]
{
    ClientVpnEndpointPlus.IsClientVpnEndpointPlus(vpn), ClientVpnEndpointPlus.IsClientVpnEndpointPlus(stack),
});
stack.AddMetadata("Children", new object[]
{
    ClientVpnAssociationPlus.IsClientVpnAssociationPlus(association), ClientVpnRoutePlus.IsClientVpnRoutePlus(route),
    ClientVpnAuthorizationRulePlus.IsClientVpnAuthorizationRulePlus(rule),
});
stack.AddMetadata("Ranges", new object[]
{
    branches.Routes[0].DestinationCidrBlock, branches.AuthorizationRules[0].TargetNetworkCidr, route.DestinationCidrBlock, rule.TargetNetworkCidr,
});
foreach (var (id, value) in new[]
{
    ("BranchRouteId", branches.Routes[0].RouteId),
    ("BranchRuleId", branches.AuthorizationRules[0].AuthorizationRuleId),
    ("RouteId", route.RouteId),
    ("RuleId", rule.AuthorizationRuleId),
    ("AssociationId", association.AssociationId),
    ("ForeignAssociationId", foreignAssociation.AssociationId),
})
{
    _ = new CfnOutput(stack, id, new CfnOutputProps { Value = value });
}
stack.AddMetadata("Injection", ClientVpnEndpointPlus.PROPERTY_INJECTION_ID);
stack.AddMetadata("Associations", new object[]
{
    vpn.Associations[0].Node.Path, association.Subnet!.Node.Path, importedAssociation.Subnet!.Node.Path, zone.Node.Path,
});
foreach (var (id, value) in new[]
{
    ("EndpointId", vpn.ClientVpnEndpointId),
    ("EndpointArn", vpn.ClientVpnEndpointArn),
    ("EndpointRef", vpn.ClientVpnEndpointRef.ClientVpnEndpointId),
    ("EndpointDnsName", vpn.ClientVpnEndpointDnsName),
    ("PortalUrl", vpn.SelfServicePortalUrl),
    ("ConnectFunction", vpn.ConnectFunction!.FunctionArn),
    ("LogGroup", vpn.LogGroup!.LogGroupRef.LogGroupName),
    ("SecurityGroup", vpn.SecurityGroups[0].SecurityGroupId),
    ("ImportedId", imported.ClientVpnEndpointId),
    ("ImportedArn", imported.ClientVpnEndpointArn),
    ("ImportedDnsName", imported.ClientVpnEndpointDnsName),
    ("ImportedPortalUrl", imported.SelfServicePortalUrl),
})
{
    _ = new CfnOutput(stack, id, new CfnOutputProps { Value = value });
}

// what is deployed, and created by another construct from now on.
ClientVpnAdoption.FromFile("client-vpn.adopt.json").ApplyTo(app);

app.Synth();

// what a factory returns has no factories: what stands on its left would be lost without a word.
var signIn = ClientVpnAuthentication.Federated(staff);
var condition = ClientVpnConnectPolicy.AllowSourceIps(new[] { "203.0.113.0/24" });
const BindingFlags Anywhere = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;
foreach (var (made, factories) in new (object, string[])[]
{
    (signIn, new[] { "Mutual", "Federated", "ActiveDirectory", "MicrosoftAd", "SimpleAd" }),
    (signIn.WithMutual(), new[] { "Mutual", "Federated", "ActiveDirectory" }),
    (condition, new[] { "AllowSourceIps", "AllowPlatforms", "AllowHours", "MinimumClientVersion", "AllOf", "AnyOf", "FromCode" }),
    (policy, new[] { "FromCedar", "FromFile" }),
    (ClientVpnRequirement.SplitTunnel(), new[] { "FullTunnel", "Retention", "FromFile" }),
})
{
    foreach (var factory in factories)
    {
        if (Array.Exists(made.GetType().GetMethods(Anywhere), method => method.Name == factory))
        {
            throw new InvalidOperationException(factory);
        }
    }
}

// a wrong prop, and what is only found at synth: as a user of this language learns of them.
var mistakes = new App(new AppProps { AutoSynth = false });
var mistaken = new Stack(mistakes, "Mistakes");
Report(() => new ClientVpnEndpointPlus(mistaken, "Vpn", new ClientVpnEndpointPlusProps
{
    Authentication = ClientVpnAuthentication.Mutual(),
    ClientCidrBlock = "10.0.0.0/28",
    ServerCertificate = Certificate.FromCertificateArn(mistaken, "Certificate", "arn:aws:acm:eu-central-1:111122223333:certificate/server"),
}));
Report(() =>
{
    var foreign = ClientVpnEndpointPlus.FromClientVpnEndpointAttributes(mistaken, "Foreign", new ClientVpnEndpointPlusAttributes
    {
        ClientVpnEndpointId = "cvpn-endpoint-0123456789abcdef1",
    });
    var twice = new ClientVpnAuthorizationRulePlusProps
    {
        ClientVpnEndpoint = foreign,
        Destination = ClientVpnDestination.Internet(),
        AllUsers = true,
    };
    _ = new ClientVpnAuthorizationRulePlus(mistaken, "Once", twice);
    _ = new ClientVpnAuthorizationRulePlus(mistaken, "Twice", twice);
    mistakes.Synth();
});

// what a policy is asked about a device with a score.
static Dictionary<string, object> CrowdStrike(int overall) => new()
{
    ["crowdstrike"] = new Dictionary<string, object> { ["assessment"] = new Dictionary<string, object> { ["overall"] = overall } },
};

// runs what is a mistake and prints what is said about it.
static void Report(System.Action mistake)
{
    try
    {
        mistake();
    }
    catch (Exception error)
    {
        Console.WriteLine(error.Message);
    }
}
