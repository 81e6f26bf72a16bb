package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	acm "github.com/aws/aws-cdk-go/awscdk/v2/awscertificatemanager"
	cloudwatch "github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	actions "github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatchactions"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	iam "github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	sns "github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-client-vpn-plus/cdk-client-vpn-plus-go/cdkclientvpnplus"
)

// NewOperationsVpn makes a stack with an endpoint that is watched, and that is switched off at night.
func NewOperationsVpn(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)

	vpc := ec2.Vpc_FromVpcAttributes(stack, jsii.String("Vpc"), &ec2.VpcAttributes{
		VpcId:                      jsii.String("vpc-0a1b2c3d4e5f67890"),
		VpcCidrBlock:               jsii.String("10.4.0.0/16"),
		AvailabilityZones:          jsii.Strings("eu-central-1a", "eu-central-1b"),
		PrivateSubnetIds:           jsii.Strings("subnet-0a1b2c3d4e5f67891", "subnet-0a1b2c3d4e5f67892"),
		PrivateSubnetRouteTableIds: jsii.Strings("rtb-0a1b2c3d4e5f67891", "rtb-0a1b2c3d4e5f67892"),
	})

	vpn := cdkclientvpnplus.NewClientVpnEndpointPlus(stack, jsii.String("Vpn"), &cdkclientvpnplus.ClientVpnEndpointPlusProps{
		Description:     jsii.String("Staff"),
		ClientCidrBlock: jsii.String("10.104.0.0/16"),
		ServerCertificate: acm.Certificate_FromCertificateArn(stack, jsii.String("ServerCertificate"),
			jsii.String("arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111")),
		Authentication: cdkclientvpnplus.ClientVpnAuthentication_Federated(
			iam.SamlProvider_FromSamlProviderArn(stack, jsii.String("IdentityProvider"), jsii.String("arn:aws:iam::111122223333:saml-provider/staff")),
			nil).WithMutual(nil),
		Network:     cdkclientvpnplus.ClientVpnNetwork_Vpc(vpc, nil),
		SplitTunnel: jsii.Bool(true),
		DnsServers:  cdkclientvpnplus.ClientVpnDnsServers_VpcResolver(),
		ConnectHandler: cdkclientvpnplus.ClientVpnConnectHandler_Create(&cdkclientvpnplus.ClientVpnConnectHandlerOptions{
			Policy: cdkclientvpnplus.ClientVpnConnectPolicy_MinimumClientVersion(jsii.String("2.5.0")),
		}),
	})
	vpn.AddNetworkAccess(cdkclientvpnplus.ClientVpnDestination_Vpc(vpc), &cdkclientvpnplus.ClientVpnNetworkAccessOptions{
		Groups: jsii.Strings("staff"),
	})

	// who hears of what is about to go wrong, where to look, and what to ask.
	onCall := sns.Topic_FromTopicArn(stack, jsii.String("OnCall"), jsii.String("arn:aws:sns:eu-central-1:111122223333:on-call"))
	cdkclientvpnplus.NewClientVpnAlarms(stack, jsii.String("Alarms"), &cdkclientvpnplus.ClientVpnAlarmsProps{
		Endpoint:               vpn,
		Actions:                &[]cloudwatch.IAlarmAction{actions.NewSnsAction(onCall)},
		AuthenticationFailures: cdkclientvpnplus.ClientVpnAlarm_At(jsii.Number(20), nil),
	})
	cdkclientvpnplus.NewClientVpnQueries(stack, jsii.String("Queries"), &cdkclientvpnplus.ClientVpnQueriesProps{Endpoint: vpn})
	cdkclientvpnplus.NewClientVpnDashboard(stack, jsii.String("Dashboard"), &cdkclientvpnplus.ClientVpnDashboardProps{Endpoint: vpn})
	vpn.Grants().EndConnections(iam.Role_FromRoleArn(stack, jsii.String("Operator"), jsii.String("arn:aws:iam::111122223333:role/operator"), nil))

	// associations are billed by the hour: at night the parameter takes them away, and with them each connection.
	enabled := awscdk.NewCfnParameter(stack, jsii.String("Enabled"), &awscdk.CfnParameterProps{
		AllowedValues: jsii.Strings("true", "false"),
		Default:       "true",
	})
	isEnabled := awscdk.NewCfnCondition(stack, jsii.String("IsEnabled"), &awscdk.CfnConditionProps{
		Expression: awscdk.Fn_ConditionEquals(enabled.ValueAsString(), "true"),
	})
	for _, association := range *vpn.Associations() {
		association.Node().DefaultChild().(awscdk.CfnResource).CfnOptions().SetCondition(isEnabled)
	}
	return stack
}

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	NewOperationsVpn(app, "OperationsVpn", &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("111122223333"), Region: jsii.String("eu-central-1")},
	})
	app.Synth(nil)
}
