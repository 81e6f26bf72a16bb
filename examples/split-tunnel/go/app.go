package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	acm "github.com/aws/aws-cdk-go/awscdk/v2/awscertificatemanager"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	iam "github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	rds "github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-client-vpn-plus/cdk-client-vpn-plus-go/cdkclientvpnplus"
)

// NewSplitTunnelVpn makes a stack with a VPN: users sign in with SAML and reach a VPC and a peered one by their groups; everything else
// takes their own internet connection.
func NewSplitTunnelVpn(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	vpc := ec2.NewVpc(stack, jsii.String("Vpc"), &ec2.VpcProps{
		IpAddresses: ec2.IpAddresses_Cidr(jsii.String("10.0.0.0/16")),
		// every Availability Zone is one association, billed by the hour.
		MaxAzs: jsii.Number(2),
		// the tunnel carries no internet traffic: no NAT gateway.
		SubnetConfiguration: &[]*ec2.SubnetConfiguration{
			{Name: jsii.String("internal"), SubnetType: ec2.SubnetType_PRIVATE_ISOLATED, CidrMask: jsii.Number(20)},
		},
		FlowLogs: &map[string]*ec2.FlowLogOptions{"All": {}},
	})

	database := rds.NewDatabaseInstance(stack, jsii.String("Database"), &rds.DatabaseInstanceProps{
		Engine: rds.DatabaseInstanceEngine_Postgres(&rds.PostgresInstanceEngineProps{
			Version: rds.PostgresEngineVersion_VER_17_9(),
		}),
		Vpc:                vpc,
		VpcSubnets:         &ec2.SubnetSelection{SubnetType: ec2.SubnetType_PRIVATE_ISOLATED},
		MultiAz:            jsii.Bool(true),
		StorageEncrypted:   jsii.Bool(true),
		IamAuthentication:  jsii.Bool(true),
		DeletionProtection: jsii.Bool(true),
	})

	// the VPC of another team.
	sharedServices := jsii.String("10.20.0.0/16")
	peering := ec2.NewCfnVPCPeeringConnection(stack, jsii.String("Peering"), &ec2.CfnVPCPeeringConnectionProps{
		VpcId:     vpc.VpcId(),
		PeerVpcId: jsii.String("vpc-0a1b2c3d4e5f67890"),
	})
	for _, subnet := range *vpc.IsolatedSubnets() {
		ec2.NewCfnRoute(subnet.(constructs.Construct), jsii.String("SharedServices"), &ec2.CfnRouteProps{
			RouteTableId:           subnet.RouteTable().RouteTableId(),
			DestinationCidrBlock:   sharedServices,
			VpcPeeringConnectionId: peering.Ref(),
		})
	}

	vpn := cdkclientvpnplus.NewClientVpnEndpointPlus(stack, jsii.String("Vpn"), &cdkclientvpnplus.ClientVpnEndpointPlusProps{
		Description: jsii.String("Staff, by group"),
		// apart from every range that is to be reached; it cannot be changed later.
		ClientCidrBlock: jsii.String("10.100.0.0/16"),
		ServerCertificate: acm.Certificate_FromCertificateArn(stack, jsii.String("ServerCertificate"),
			jsii.String("arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111")),
		Authentication: cdkclientvpnplus.ClientVpnAuthentication_Federated(
			iam.SamlProvider_FromSamlProviderArn(stack, jsii.String("IdentityProvider"), jsii.String("arn:aws:iam::111122223333:saml-provider/staff")), nil),
		Network:     cdkclientvpnplus.ClientVpnNetwork_Vpc(vpc, nil),
		SplitTunnel: jsii.Bool(true),
		// private hosted zones of the VPC resolve for clients.
		DnsServers: cdkclientvpnplus.ClientVpnDnsServers_VpcResolver(),
	})

	// the groups are values of the SAML attribute memberOf.
	vpn.AddNetworkAccess(cdkclientvpnplus.ClientVpnDestination_Vpc(vpc), &cdkclientvpnplus.ClientVpnNetworkAccessOptions{
		Groups: jsii.Strings("engineering", "operations"),
	})
	vpn.AddNetworkAccess(cdkclientvpnplus.ClientVpnDestination_Cidr(sharedServices), &cdkclientvpnplus.ClientVpnNetworkAccessOptions{
		Groups:      jsii.Strings("operations"),
		Description: jsii.String("Shared services"),
	})
	database.Connections().AllowFrom(vpn, ec2.Port_POSTGRES(), jsii.String("Client VPN"))

	awscdk.NewCfnOutput(stack, jsii.String("SelfServicePortal"), &awscdk.CfnOutputProps{
		Value:       vpn.SelfServicePortalUrl(),
		Description: jsii.String("Where users fetch the client and its configuration"),
	})

	// what cdk-nag's AWS Solutions pack would ask for.
	awscdk.Validations_Of(database).Acknowledge(
		&awscdk.Acknowledgment{
			Id:     jsii.String("AwsSolutions-RDS11"),
			Reason: jsii.String("Only the VPN reaches the database: its usual port gives nothing away."),
		},
		&awscdk.Acknowledgment{
			Id:     jsii.String("AwsSolutions-SMG4"),
			Reason: jsii.String("Users sign in with IAM; the master password serves emergencies."),
		},
	)
	return stack
}

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	NewSplitTunnelVpn(app, "SplitTunnelVpn")
	app.Synth(nil)
}
