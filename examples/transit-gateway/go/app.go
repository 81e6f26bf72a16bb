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

const clients = "10.105.0.0/16"

// NewTransitGatewayVpn makes a stack with one endpoint on a transit gateway, and two VPCs behind it.
func NewTransitGatewayVpn(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	gateway := ec2.NewCfnTransitGateway(stack, jsii.String("Gateway"), &ec2.CfnTransitGatewayProps{
		Description: jsii.String("VPN clients and workloads"),
		// the service needs a range of the gateway's own, apart from all others.
		TransitGatewayCidrBlocks: jsii.Strings("10.99.0.0/24"),
		// every attachment, that of the endpoint too, tells the gateway's route table its ranges.
		DefaultRouteTableAssociation: jsii.String("enable"),
		DefaultRouteTablePropagation: jsii.String("enable"),
	})

	zones := (*stack.AvailabilityZones())[:2]
	vpn := cdkclientvpnplus.NewClientVpnEndpointPlus(stack, jsii.String("Vpn"), &cdkclientvpnplus.ClientVpnEndpointPlusProps{
		Description:     jsii.String("Staff, to all VPCs of the transit gateway"),
		ClientCidrBlock: jsii.String(clients),
		ServerCertificate: acm.Certificate_FromCertificateArn(stack, jsii.String("ServerCertificate"),
			jsii.String("arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111")),
		Authentication: cdkclientvpnplus.ClientVpnAuthentication_Federated(
			iam.SamlProvider_FromSamlProviderArn(stack, jsii.String("IdentityProvider"), jsii.String("arn:aws:iam::111122223333:saml-provider/staff")), nil),
		// the Availability Zones cannot be changed later: one more is added with vpn.AssociateAvailabilityZone().
		Network:     cdkclientvpnplus.ClientVpnNetwork_TransitGateway(gateway, &cdkclientvpnplus.ClientVpnTransitGatewayOptions{AvailabilityZones: &zones}),
		SplitTunnel: jsii.Bool(true),
		// the company's own DNS servers, in the first of the VPCs.
		DnsServers: cdkclientvpnplus.ClientVpnDnsServers_Of(jsii.String("10.50.0.10"), jsii.String("10.50.16.10")),
	})

	for _, place := range []struct{ name, cidrBlock string }{{"Shop", "10.50.0.0/16"}, {"Warehouse", "10.51.0.0/16"}} {
		vpc := newAttachedVpc(stack, gateway, place.name, place.cidrBlock)
		vpn.AddNetworkAccess(cdkclientvpnplus.ClientVpnDestination_Vpc(vpc), &cdkclientvpnplus.ClientVpnNetworkAccessOptions{
			Groups: jsii.Strings("engineering"),
		})
	}
	return stack
}

// newAttachedVpc makes a VPC that is attached to the gateway, and finds the way back to the clients.
func newAttachedVpc(stack awscdk.Stack, gateway ec2.CfnTransitGateway, name, cidrBlock string) ec2.Vpc {
	vpc := ec2.NewVpc(stack, &name, &ec2.VpcProps{
		IpAddresses: ec2.IpAddresses_Cidr(&cidrBlock),
		MaxAzs:      jsii.Number(2),
		SubnetConfiguration: &[]*ec2.SubnetConfiguration{
			{Name: jsii.String("internal"), SubnetType: ec2.SubnetType_PRIVATE_ISOLATED, CidrMask: jsii.Number(20)},
		},
		FlowLogs: &map[string]*ec2.FlowLogOptions{"All": {}},
	})
	subnetIds := []*string{}
	for _, subnet := range *vpc.IsolatedSubnets() {
		subnetIds = append(subnetIds, subnet.SubnetId())
	}
	attachment := ec2.NewCfnTransitGatewayVpcAttachment(vpc, jsii.String("Attachment"), &ec2.CfnTransitGatewayVpcAttachmentProps{
		TransitGatewayId: gateway.Ref(),
		VpcId:            vpc.VpcId(),
		SubnetIds:        &subnetIds,
	})
	for _, subnet := range *vpc.IsolatedSubnets() {
		route := ec2.NewCfnRoute(subnet.(constructs.Construct), jsii.String("Clients"), &ec2.CfnRouteProps{
			RouteTableId:         subnet.RouteTable().RouteTableId(),
			DestinationCidrBlock: jsii.String(clients),
			TransitGatewayId:     gateway.Ref(),
		})
		// a route to a gateway that the VPC is not attached to yet is rejected.
		route.Node().AddDependency(attachment)
	}
	return vpc
}

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	NewTransitGatewayVpn(app, "TransitGatewayVpn")
	app.Synth(nil)
}
