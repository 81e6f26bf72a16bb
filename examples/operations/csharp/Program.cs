using Amazon.CDK;
using Amazon.CDK.AWS.CertificateManager;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using CdkClientVpnPlus;
using Constructs;
using Environment = Amazon.CDK.Environment;

var app = new App();
_ = new OperationsVpn(app, "OperationsVpn", new StackProps
{
    Env = new Environment { Account = "111122223333", Region = "eu-central-1" },
});
app.Synth();

/// <summary>An endpoint that is watched, and that is switched off at night.</summary>
public sealed class OperationsVpn : Stack
{
    public OperationsVpn(Construct scope, string id, IStackProps props) : base(scope, id, props)
    {
        var vpc = Vpc.FromVpcAttributes(this, "Vpc", new VpcAttributes
        {
            VpcId = "vpc-0a1b2c3d4e5f67890",
            VpcCidrBlock = "10.4.0.0/16",
            AvailabilityZones = new[] { "eu-central-1a", "eu-central-1b" },
            PrivateSubnetIds = new[] { "subnet-0a1b2c3d4e5f67891", "subnet-0a1b2c3d4e5f67892" },
            PrivateSubnetRouteTableIds = new[] { "rtb-0a1b2c3d4e5f67891", "rtb-0a1b2c3d4e5f67892" },
        });

        var vpn = new ClientVpnEndpointPlus(this, "Vpn", new ClientVpnEndpointPlusProps
        {
            Description = "Staff",
            ClientCidrBlock = "10.104.0.0/16",
            ServerCertificate = Certificate.FromCertificateArn(this, "ServerCertificate",
                "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            Authentication = ClientVpnAuthentication.Federated(
                SamlProvider.FromSamlProviderArn(this, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")).WithMutual(),
            Network = ClientVpnNetwork.Vpc(vpc),
            SplitTunnel = true,
            DnsServers = ClientVpnDnsServers.VpcResolver(),
            ConnectHandler = ClientVpnConnectHandler.Create(new ClientVpnConnectHandlerOptions
            {
                Policy = ClientVpnConnectPolicy.MinimumClientVersion("2.5.0"),
            }),
        });
        vpn.AddNetworkAccess(ClientVpnDestination.Vpc(vpc), new ClientVpnNetworkAccessOptions { Groups = new[] { "staff" } });

        // who hears of what is about to go wrong, where to look, and what to ask.
        var onCall = Topic.FromTopicArn(this, "OnCall", "arn:aws:sns:eu-central-1:111122223333:on-call");
        _ = new ClientVpnAlarms(this, "Alarms", new ClientVpnAlarmsProps
        {
            Endpoint = vpn,
            Actions = new IAlarmAction[] { new SnsAction(onCall) },
            AuthenticationFailures = ClientVpnAlarm.At(20),
        });
        _ = new ClientVpnQueries(this, "Queries", new ClientVpnQueriesProps { Endpoint = vpn });
        _ = new ClientVpnDashboard(this, "Dashboard", new ClientVpnDashboardProps { Endpoint = vpn });
        vpn.Grants.EndConnections(Role.FromRoleArn(this, "Operator", "arn:aws:iam::111122223333:role/operator"));

        // associations are billed by the hour: at night the parameter takes them away, and with them each connection.
        var enabled = new CfnParameter(this, "Enabled", new CfnParameterProps { AllowedValues = new[] { "true", "false" }, Default = "true" });
        var isEnabled = new CfnCondition(this, "IsEnabled", new CfnConditionProps { Expression = Fn.ConditionEquals(enabled.ValueAsString, "true") });
        foreach (var association in vpn.Associations)
        {
            ((CfnResource)association.Node.DefaultChild!).CfnOptions.Condition = isEnabled;
        }
    }
}
