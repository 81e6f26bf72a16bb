package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	acm "github.com/aws/aws-cdk-go/awscdk/v2/awscertificatemanager"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	iam "github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-client-vpn-plus/cdk-client-vpn-plus-go/cdkclientvpnplus"
)

// office is the network of the office, behind a VPN connection.
const office = "192.168.0.0/16"

// NewGroupsVpn makes a stack with a VPN that says who works where: each group reaches its own networks, and the databases are for their
// administrators only.
func NewGroupsVpn(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	applications := &ec2.SubnetSelection{SubnetGroupName: jsii.String("applications")}
	vpc := ec2.NewVpc(stack, jsii.String("Vpc"), &ec2.VpcProps{
		IpAddresses: ec2.IpAddresses_Cidr(jsii.String("10.4.0.0/16")),
		MaxAzs:      jsii.Number(2),
		SubnetConfiguration: &[]*ec2.SubnetConfiguration{
			{Name: jsii.String("applications"), SubnetType: ec2.SubnetType_PRIVATE_ISOLATED, CidrMask: jsii.Number(20)},
			{Name: jsii.String("databases"), SubnetType: ec2.SubnetType_PRIVATE_ISOLATED, CidrMask: jsii.Number(24)},
		},
		VpnConnections: &map[string]*ec2.VpnConnectionOptions{
			"Office": {Ip: jsii.String("192.0.2.1"), StaticRoutes: jsii.Strings(office)},
		},
		VpnRoutePropagation: &[]*ec2.SubnetSelection{applications},
		FlowLogs:            &map[string]*ec2.FlowLogOptions{"All": {}},
	})
	databases := vpc.SelectSubnets(&ec2.SubnetSelection{SubnetGroupName: jsii.String("databases")}).Subnets

	vpn := cdkclientvpnplus.NewClientVpnEndpointPlus(stack, jsii.String("Vpn"), &cdkclientvpnplus.ClientVpnEndpointPlusProps{
		Description:     jsii.String("Staff, by group"),
		ClientCidrBlock: jsii.String("10.106.0.0/16"),
		ServerCertificate: acm.Certificate_FromCertificateArn(stack, jsii.String("ServerCertificate"),
			jsii.String("arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111")),
		Authentication: cdkclientvpnplus.ClientVpnAuthentication_Federated(
			iam.SamlProvider_FromSamlProviderArn(stack, jsii.String("IdentityProvider"), jsii.String("arn:aws:iam::111122223333:saml-provider/staff")), nil),
		// two subnets lie in each Availability Zone, and the service takes one.
		Network:     cdkclientvpnplus.ClientVpnNetwork_Vpc(vpc, &cdkclientvpnplus.ClientVpnVpcOptions{VpcSubnets: applications}),
		SplitTunnel: jsii.Bool(true),
		DnsServers:  cdkclientvpnplus.ClientVpnDnsServers_VpcResolver(),
	})

	// the VPC routes itself; a rule for each group is all that is made.
	vpn.AddNetworkAccess(cdkclientvpnplus.ClientVpnDestination_Vpc(vpc), &cdkclientvpnplus.ClientVpnNetworkAccessOptions{
		Groups: jsii.Strings("engineering", "operations"),
	})
	// everyone asks the name server, whatever else they may reach.
	vpn.AddNetworkAccess(cdkclientvpnplus.ClientVpnDestination_VpcResolver(), &cdkclientvpnplus.ClientVpnNetworkAccessOptions{
		AllUsers: jsii.Bool(true),
	})
	// of all rules around an address the narrowest decides alone: this keeps the groups above out, unless they are named here as well.
	for _, subnet := range *databases {
		vpn.AddNetworkAccess(cdkclientvpnplus.ClientVpnDestination_Subnet(subnet), &cdkclientvpnplus.ClientVpnNetworkAccessOptions{
			Groups: jsii.Strings("database-administrators", "operations"),
		})
	}
	awscdk.Annotations_Of(vpn).AcknowledgeWarning(jsii.String("cdk-client-vpn-plus:AuthorizationRuleTakesAccess"),
		jsii.String("engineering works without the databases"))

	// a route through each association, and a rule.
	vpn.AddNetworkAccess(cdkclientvpnplus.ClientVpnDestination_Cidr(jsii.String(office)), &cdkclientvpnplus.ClientVpnNetworkAccessOptions{
		Groups:      jsii.Strings("operations"),
		Description: jsii.String("Office"),
	})

	// for calls from one client to another, which the service opens to all users or to none.
	vpn.AddNetworkAccess(cdkclientvpnplus.ClientVpnDestination_Clients(), &cdkclientvpnplus.ClientVpnNetworkAccessOptions{
		AllUsers: jsii.Bool(true),
	})
	return stack
}

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	NewGroupsVpn(app, "GroupsVpn")
	app.Synth(nil)
}
