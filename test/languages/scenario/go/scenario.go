package main

import (
	"fmt"
	"reflect"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	acm "github.com/aws/aws-cdk-go/awscdk/v2/awscertificatemanager"
	cloudwatch "github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	actions "github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatchactions"
	directoryservice "github.com/aws/aws-cdk-go/awscdk/v2/awsdirectoryservice"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	events "github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	iam "github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	kms "github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	lambda "github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	logs "github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	s3 "github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	sns "github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	refs "github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawsec2"
	"github.com/aws/jsii-runtime-go"
	vpnplus "github.com/cdk-client-vpn-plus/cdk-client-vpn-plus-go/cdkclientvpnplus"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(&awscdk.AppProps{AnalyticsReporting: jsii.Bool(false)})
	stack := awscdk.NewStack(app, jsii.String("Scenario"), nil)

	// what the endpoints take for given.
	vpc := ec2.NewVpc(stack, jsii.String("Vpc"), &ec2.VpcProps{
		IpAddresses: ec2.IpAddresses_Cidr(jsii.String("10.0.0.0/16")),
		MaxAzs:      jsii.Number(2),
		NatGateways: jsii.Number(1),
	})
	certificate := acm.Certificate_FromCertificateArn(stack, jsii.String("Certificate"),
		jsii.String("arn:aws:acm:eu-central-1:111122223333:certificate/server"))
	clientRoot := acm.Certificate_FromCertificateArn(stack, jsii.String("ClientRoot"),
		jsii.String("arn:aws:acm:eu-central-1:111122223333:certificate/clients"))
	staff := iam.SamlProvider_FromSamlProviderArn(stack, jsii.String("Staff"), jsii.String("arn:aws:iam::111122223333:saml-provider/staff"))
	portal := iam.SamlProvider_FromSamlProviderArn(stack, jsii.String("Portal"), jsii.String("arn:aws:iam::111122223333:saml-provider/portal"))
	handler := lambda.Function_FromFunctionAttributes(stack, jsii.String("Handler"), &lambda.FunctionAttributes{
		FunctionArn:     jsii.String("arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-Guard"),
		SameEnvironment: jsii.Bool(true),
	})
	logGroup := logs.NewLogGroup(stack, jsii.String("Connections"), nil)
	securityGroup := ec2.NewSecurityGroup(stack, jsii.String("Clients"), &ec2.SecurityGroupProps{Vpc: vpc})
	database := ec2.NewSecurityGroup(stack, jsii.String("Database"), &ec2.SecurityGroupProps{Vpc: vpc})
	withEgress := &ec2.SubnetSelection{SubnetType: ec2.SubnetType_PRIVATE_WITH_EGRESS}
	subnetIds := vpc.SelectSubnets(withEgress).SubnetIds
	subnets := *vpc.PrivateSubnets()
	first, second := subnets[0], subnets[1]
	microsoftAd := directoryservice.NewCfnMicrosoftAD(stack, jsii.String("MicrosoftAd"), &directoryservice.CfnMicrosoftADProps{
		Name:        jsii.String("corp.example.com"),
		Password:    jsii.String("{{resolve:secretsmanager:directory}}"),
		VpcSettings: &directoryservice.CfnMicrosoftAD_VpcSettingsProperty{VpcId: vpc.VpcId(), SubnetIds: subnetIds},
	})
	gateway := ec2.NewCfnTransitGateway(stack, jsii.String("Gateway"), &ec2.CfnTransitGatewayProps{
		TransitGatewayCidrBlocks: jsii.Strings("10.99.0.0/24"),
	})
	policy := vpnplus.ClientVpnAuthorizationPolicy_FromFile(jsii.String("policy.cedar"), &vpnplus.ClientVpnAuthorizationPolicyOptions{
		Description: jsii.String("Healthy devices"),
	})
	logKey := kms.NewKey(stack, jsii.String("LogKey"), nil)
	lists := s3.Bucket_FromBucketName(stack, jsii.String("Lists"), jsii.String("revocation-lists"))
	simpleAd := directoryservice.NewCfnSimpleAD(stack, jsii.String("SimpleAd"), &directoryservice.CfnSimpleADProps{
		Name:        jsii.String("lab.example.com"),
		Password:    jsii.String("{{resolve:secretsmanager:directory}}"),
		Size:        jsii.String("Small"),
		VpcSettings: &directoryservice.CfnSimpleAD_VpcSettingsProperty{VpcId: vpc.VpcId(), SubnetIds: subnetIds},
	})

	// every prop of an endpoint.
	vpn := vpnplus.NewClientVpnEndpointPlus(stack, jsii.String("Everything"), &vpnplus.ClientVpnEndpointPlusProps{
		Authentication: vpnplus.ClientVpnAuthentication_Federated(staff, &vpnplus.ClientVpnFederatedOptions{SelfServiceSamlProvider: portal}).
			WithMutual(&vpnplus.ClientVpnMutualOptions{ClientRootCertificate: clientRoot}),
		AuthorizationPolicy:    policy.Shadow(),
		ClientCidrBlock:        jsii.String("10.100.0.0/16"),
		ClientLoginBanner:      jsii.String("Authorized use only."),
		ClientRouteEnforcement: jsii.Bool(true),
		ConnectHandler: vpnplus.ClientVpnConnectHandler_Create(&vpnplus.ClientVpnConnectHandlerOptions{
			Logging: &vpnplus.ClientVpnLogGroupOptions{Retention: logs.RetentionDays_ONE_WEEK},
			Policy: vpnplus.ClientVpnConnectPolicy_AllOf(
				vpnplus.ClientVpnConnectPolicy_AllowPlatforms(vpnplus.ClientVpnPlatform_WINDOWS(), vpnplus.ClientVpnPlatform_MAC_OS(),
					vpnplus.ClientVpnPlatform_LINUX(), vpnplus.ClientVpnPlatform_ANDROID(), vpnplus.ClientVpnPlatform_IOS(),
					vpnplus.ClientVpnPlatform_Of(jsii.String("chromeos"))),
				vpnplus.ClientVpnConnectPolicy_MinimumClientVersion(jsii.String("2.5.0")),
				vpnplus.ClientVpnConnectPolicy_AnyOf(
					vpnplus.ClientVpnConnectPolicy_AllowSourceIps(jsii.Strings("203.0.113.0/24")),
					vpnplus.ClientVpnConnectPolicy_AllowHours(&vpnplus.ClientVpnHours{
						Days: &[]vpnplus.ClientVpnWeekday{
							vpnplus.ClientVpnWeekday_MONDAY, vpnplus.ClientVpnWeekday_TUESDAY, vpnplus.ClientVpnWeekday_WEDNESDAY,
							vpnplus.ClientVpnWeekday_THURSDAY, vpnplus.ClientVpnWeekday_FRIDAY,
						},
						End:      jsii.String("22:00"),
						Start:    jsii.String("06:00"),
						Timezone: awscdk.TimeZone_EUROPE_BERLIN(),
					}),
					vpnplus.ClientVpnConnectPolicy_AllowHours(&vpnplus.ClientVpnHours{
						Days:     &[]vpnplus.ClientVpnWeekday{vpnplus.ClientVpnWeekday_SATURDAY, vpnplus.ClientVpnWeekday_SUNDAY},
						End:      jsii.String("12:00"),
						Start:    jsii.String("00:00"),
						Timezone: awscdk.TimeZone_EUROPE_BERLIN(),
					}),
					vpnplus.ClientVpnConnectPolicy_AllowHours(&vpnplus.ClientVpnHours{
						Days:     &[]vpnplus.ClientVpnWeekday{vpnplus.ClientVpnWeekday_EVERY_DAY},
						End:      jsii.String("12:30"),
						Start:    jsii.String("12:00"),
						Timezone: awscdk.TimeZone_EUROPE_BERLIN(),
					}),
				).WithMessage(jsii.String("Not now, not from here.")),
			),
			ProvisionedConcurrentExecutions: jsii.Number(1),
		}),
		ConnectionLogging: vpnplus.ClientVpnConnectionLogging_Create(&vpnplus.ClientVpnConnectionLogOptions{
			EncryptionKey:                     logKey,
			IncludeAuthorizationPolicyContext: jsii.Bool(true),
			LogGroupName:                      jsii.String("client-vpn/everything"),
			RemovalPolicy:                     awscdk.RemovalPolicy_DESTROY,
			Retention:                         logs.RetentionDays_SIX_MONTHS,
		}),
		Description:                jsii.String("Every prop"),
		DisconnectOnSessionTimeout: jsii.Bool(false),
		DnsServers:                 vpnplus.ClientVpnDnsServers_Of(jsii.String("10.0.0.10"), jsii.String("10.0.1.10")),
		EndpointIpAddressType:      vpnplus.ClientVpnIpAddressType_DUAL_STACK,
		ExpectedConnections:        jsii.Number(500),
		ManagedTags:                vpnplus.ClientVpnManagedTags_Of(&map[string]*string{"Cost": jsii.String("42")}),
		MaxConcurrentOperations:    jsii.Number(2),
		Network: vpnplus.ClientVpnNetwork_Vpc(vpc, &vpnplus.ClientVpnVpcOptions{
			Associate:      jsii.Bool(false),
			SecurityGroups: &[]refs.ISecurityGroupRef{securityGroup},
			VpcSubnets:     withEgress,
		}),
		RevocationList:       vpnplus.ClientVpnRevocationList_FromFile(jsii.String("crl.pem"), &vpnplus.ClientVpnRevocationListFileOptions{Announced: jsii.String("12")}),
		SelfServicePortal:    jsii.Bool(true),
		ServerCertificate:    certificate,
		SessionTimeout:       ec2.ClientVpnSessionTimeout_EIGHT_HOURS,
		SplitTunnel:          jsii.Bool(false),
		Tags:                 &map[string]*string{"Team": jsii.String("network")},
		TrafficIpAddressType: vpnplus.ClientVpnIpAddressType_IPV4,
		TransportProtocol:    ec2.TransportProtocol_TCP,
		TrustProviders: &[]vpnplus.ClientVpnTrustProviderChoice{
			vpnplus.ClientVpnTrustProvider_CrowdStrike(&vpnplus.ClientVpnTrustProviderKeyOptions{PublicSigningKeyUrl: jsii.String("https://example.com/crowdstrike.json"), TenantId: jsii.String("0123456789abcdef0123456789abcdef-01")}),
			vpnplus.ClientVpnTrustProvider_Jamf(&vpnplus.ClientVpnTrustProviderOptions{TenantId: jsii.String("a1b2c3d4-5678-90ab-cdef-333333333333")}),
			vpnplus.ClientVpnTrustProvider_JumpCloud(&vpnplus.ClientVpnTrustProviderKeyOptions{PublicSigningKeyUrl: jsii.String("https://example.com/jumpcloud.json"), TenantId: jsii.String("a1b2c3d4-5678-90ab-cdef-444444444444")}),
		},
		VpnPort: ec2.VpnPort_OPENVPN,
	})
	association := vpn.AssociateSubnet(first)
	vpn.AddNetworkAccess(vpnplus.ClientVpnDestination_Vpc(vpc), &vpnplus.ClientVpnNetworkAccessOptions{
		Groups:      jsii.Strings("engineering", "operations"),
		Description: jsii.String("The VPC"),
	})
	vpn.AddNetworkAccess(vpnplus.ClientVpnDestination_Internet(), &vpnplus.ClientVpnNetworkAccessOptions{AllUsers: jsii.Bool(true)})
	vpn.AddNetworkAccess(vpnplus.ClientVpnDestination_VpcResolver(), &vpnplus.ClientVpnNetworkAccessOptions{AllUsers: jsii.Bool(true)})
	branches := vpn.AddNetworkAccess(vpnplus.ClientVpnDestination_Cidr(jsii.String("10.64.0.0/16")), &vpnplus.ClientVpnNetworkAccessOptions{
		Groups:           jsii.Strings("operations"),
		RouteDescription: jsii.String("Branches"),
		Scope:            awscdk.NewNestedStack(stack, jsii.String("Branches"), nil),
	})
	awscdk.NewCfnWaitConditionHandle(stack, jsii.String("BranchesReached"), nil).Node().AddDependency(branches)
	vpn.AddRoute(jsii.String("DataCenter"), &vpnplus.ClientVpnRoutePlusOptions{
		Destination: vpnplus.ClientVpnDestination_Cidr(jsii.String("10.20.0.0/16")),
		Subnet:      first,
		Description: jsii.String("Data center"),
	})
	vpn.AddAuthorizationRule(jsii.String("DataCenterOperations"), &vpnplus.ClientVpnAuthorizationRulePlusOptions{
		Destination: vpnplus.ClientVpnDestination_Cidr(jsii.String("10.20.0.0/16")),
		Group:       jsii.String("operations"),
		Description: jsii.String("Data center"),
	})
	vpn.AddAuthorizationRule(jsii.String("Subnet"), &vpnplus.ClientVpnAuthorizationRulePlusOptions{
		Destination: vpnplus.ClientVpnDestination_Subnet(second),
		AllUsers:    jsii.Bool(true),
	})
	vpn.Connections().AllowTo(database, ec2.Port_POSTGRES(), nil)

	// every other way to sign in, to be somewhere and to log.
	directory := vpnplus.NewClientVpnEndpointPlus(stack, jsii.String("Directory"), &vpnplus.ClientVpnEndpointPlusProps{
		Authentication:      vpnplus.ClientVpnAuthentication_ActiveDirectory(jsii.String("d-1234567890")),
		AuthorizationPolicy: vpnplus.ClientVpnAuthorizationPolicy_FromCedar(jsii.String("permit(principal, action, resource);"), nil),
		ClientCidrBlock:     jsii.String("10.101.0.0/16"),
		ConnectionLogging: vpnplus.ClientVpnConnectionLogging_ToLogGroup(logGroup, &vpnplus.ClientVpnLogStreamOptions{
			CreateStream:                      jsii.Bool(true),
			IncludeAuthorizationPolicyContext: jsii.Bool(true),
			StreamName:                        jsii.String("directory"),
		}),
		DnsServers: vpnplus.ClientVpnDnsServers_VpcResolver(),
		Network: vpnplus.ClientVpnNetwork_Subnets(vpc, &[]refs.ISubnetRef{first, second}, &vpnplus.ClientVpnSubnetsOptions{
			SecurityGroups: &[]refs.ISecurityGroupRef{securityGroup},
		}),
		ServerCertificate: certificate,
	})
	directory.AddNetworkAccess(vpnplus.ClientVpnDestination_Clients(), &vpnplus.ClientVpnNetworkAccessOptions{
		Groups: jsii.Strings("S-1-5-21-1-2-3-1104"),
	})
	vpnplus.NewClientVpnEndpointPlus(stack, jsii.String("MicrosoftAdUsers"), &vpnplus.ClientVpnEndpointPlusProps{
		Authentication:    vpnplus.ClientVpnAuthentication_MicrosoftAd(microsoftAd),
		ClientCidrBlock:   jsii.String("10.102.0.0/16"),
		ConnectHandler:    vpnplus.ClientVpnConnectHandler_FromFunction(handler),
		ServerCertificate: certificate,
	})
	vpnplus.NewClientVpnEndpointPlus(stack, jsii.String("SimpleAdUsers"), &vpnplus.ClientVpnEndpointPlusProps{
		Authentication:  vpnplus.ClientVpnAuthentication_SimpleAd(simpleAd),
		ClientCidrBlock: jsii.String("10.103.0.0/16"),
		ConnectHandler: vpnplus.ClientVpnConnectHandler_Create(&vpnplus.ClientVpnConnectHandlerOptions{
			Policy: vpnplus.ClientVpnConnectPolicy_FromCode(lambda.Code_FromInline(jsii.String("def decide(event, context): return {}")),
				&vpnplus.ClientVpnConnectCodeOptions{
					Environment:           &map[string]*string{"REGION": jsii.String("eu-central-1")},
					EnvironmentEncryption: logKey,
					Handler:               jsii.String("index.decide"),
					MemorySize:            jsii.Number(256),
					Runtime:               lambda.Runtime_PYTHON_3_13(),
				}),
		}),
		ServerCertificate: certificate,
	})
	devices := vpnplus.NewClientVpnEndpointPlus(stack, jsii.String("Devices"), &vpnplus.ClientVpnEndpointPlusProps{
		Authentication:        vpnplus.ClientVpnAuthentication_Mutual(&vpnplus.ClientVpnMutualOptions{ClientRootCertificate: clientRoot, ClientRootCertificateFile: jsii.String("ca.crt")}),
		ClientCidrBlock:       jsii.String("10.104.0.0/16"),
		ConnectionLogging:     vpnplus.ClientVpnConnectionLogging_Disabled(),
		ServerCertificate:     certificate,
		ServerCertificateFile: &vpnplus.ClientVpnServerCertificateFile{Path: jsii.String("server.crt"), CommonName: jsii.String("vpn.example.com")},
	})

	byGateway := vpnplus.NewClientVpnEndpointPlus(stack, jsii.String("ByGateway"), &vpnplus.ClientVpnEndpointPlusProps{
		Authentication:        vpnplus.ClientVpnAuthentication_Mutual(&vpnplus.ClientVpnMutualOptions{ClientRootCertificate: clientRoot}),
		EndpointIpAddressType: vpnplus.ClientVpnIpAddressType_DUAL_STACK,
		Network: vpnplus.ClientVpnNetwork_TransitGateway(gateway, &vpnplus.ClientVpnTransitGatewayOptions{
			AvailabilityZones: jsii.Strings("eu-central-1a"),
		}),
		ServerCertificate:    certificate,
		TrafficIpAddressType: vpnplus.ClientVpnIpAddressType_IPV6,
	})
	zone := byGateway.AssociateAvailabilityZone(jsii.String("eu-central-1b"))
	byZoneId := vpnplus.NewClientVpnEndpointPlus(stack, jsii.String("ByZoneId"), &vpnplus.ClientVpnEndpointPlusProps{
		Authentication:  vpnplus.ClientVpnAuthentication_Mutual(&vpnplus.ClientVpnMutualOptions{ClientRootCertificate: clientRoot}),
		ClientCidrBlock: jsii.String("10.107.0.0/16"),
		Network: vpnplus.ClientVpnNetwork_TransitGateway(gateway, &vpnplus.ClientVpnTransitGatewayOptions{
			AvailabilityZoneIds: jsii.Strings("euc1-az1"),
		}),
		ServerCertificate: certificate,
	})
	byZoneId.AssociateAvailabilityZoneId(jsii.String("euc1-az2"))

	// an imported endpoint, and its parts as constructs of their own.
	imported := vpnplus.ClientVpnEndpointPlus_FromClientVpnEndpointAttributes(stack, jsii.String("Imported"), &vpnplus.ClientVpnEndpointPlusAttributes{
		AssociatedSubnets:   &[]refs.ISubnetRef{first},
		ClientCidrBlock:     jsii.String("10.105.0.0/16"),
		ClientVpnEndpointId: jsii.String("cvpn-endpoint-0123456789abcdef0"),
		LogGroup:            logGroup,
		ManagedTags:         vpnplus.ClientVpnManagedTags_FromScope(),
		RevocationList: vpnplus.ClientVpnRevocationList_FromBucket(lists, jsii.String("crl.pem"), &vpnplus.ClientVpnRevocationListBucketOptions{
			OnChange: jsii.Bool(true),
			Schedule: events.Schedule_Rate(awscdk.Duration_Hours(jsii.Number(12))),
		}),
		SecurityGroups:    &[]refs.ISecurityGroupRef{securityGroup},
		ServerCertificate: certificate,
		Vpc:               vpc,
	})
	imported.AddNetworkAccess(vpnplus.ClientVpnDestination_Cidr(jsii.String("10.30.0.0/16")), &vpnplus.ClientVpnNetworkAccessOptions{
		Groups: jsii.Strings("operations"),
	})
	imported.AddRoute(jsii.String("Lab"), &vpnplus.ClientVpnRoutePlusOptions{
		Destination: vpnplus.ClientVpnDestination_Cidr(jsii.String("10.31.0.0/16")),
	})
	imported.AddAuthorizationRule(jsii.String("LabEngineering"), &vpnplus.ClientVpnAuthorizationRulePlusOptions{
		Destination: vpnplus.ClientVpnDestination_Cidr(jsii.String("10.31.0.0/16")),
		Group:       jsii.String("engineering"),
	})
	importedAssociation := imported.AssociateSubnet(second)
	importedByGateway := vpnplus.ClientVpnEndpointPlus_FromClientVpnEndpointAttributes(stack, jsii.String("ImportedByGateway"),
		&vpnplus.ClientVpnEndpointPlusAttributes{
			ClientVpnEndpointId:  jsii.String("cvpn-endpoint-0123456789abcdef2"),
			TrafficIpAddressType: vpnplus.ClientVpnIpAddressType_DUAL_STACK,
			TransitGateway:       gateway,
		})
	importedByGateway.AssociateAvailabilityZone(jsii.String("eu-central-1a"))
	importedByGateway.AssociateAvailabilityZoneId(jsii.String("euc1-az2"))
	vpnplus.NewClientVpnAssociationPlus(stack, jsii.String("Zone"), &vpnplus.ClientVpnAssociationPlusProps{
		AvailabilityZone:  jsii.String("eu-central-1c"),
		ClientVpnEndpoint: byGateway,
	})
	vpnplus.NewClientVpnAssociationPlus(stack, jsii.String("ZoneId"), &vpnplus.ClientVpnAssociationPlusProps{
		AvailabilityZoneId: jsii.String("euc1-az3"),
		ClientVpnEndpoint:  byZoneId,
	})
	vpnplus.NewClientVpnAssociationPlus(stack, jsii.String("Association"), &vpnplus.ClientVpnAssociationPlusProps{
		ClientVpnEndpoint: devices,
		Subnet:            first,
	})
	foreignAssociation := vpnplus.ClientVpnAssociationPlus_FromAssociationId(
		stack, jsii.String("ForeignAssociation"), jsii.String("cvpn-assoc-0123456789abcdef0"))
	route := vpnplus.NewClientVpnRoutePlus(stack, jsii.String("Route"), &vpnplus.ClientVpnRoutePlusProps{
		ClientVpnEndpoint: devices,
		Description:       jsii.String("Warehouse"),
		Destination:       vpnplus.ClientVpnDestination_Cidr(jsii.String("10.40.0.0/16")),
		Subnet:            first,
	})
	rule := vpnplus.NewClientVpnAuthorizationRulePlus(stack, jsii.String("Rule"), &vpnplus.ClientVpnAuthorizationRulePlusProps{
		AllUsers:          jsii.Bool(true),
		ClientVpnEndpoint: devices,
		Description:       jsii.String("Warehouse"),
		Destination:       vpnplus.ClientVpnDestination_Cidr(jsii.String("10.40.0.0/16")),
	})

	// what it measures, and who may do what with it.
	measured := []cloudwatch.IMetric{
		vpn.Metric(jsii.String("ActiveConnectionsCount"), nil),
		vpn.MetricActiveConnectionsCount(nil),
		vpn.MetricAuthenticationFailures(nil),
		vpn.MetricCrlDaysToExpiry(nil),
		vpn.MetricIdpCertDaysToExpiry(nil),
		vpn.MetricEgressBytes(nil),
		vpn.MetricEgressPackets(nil),
		vpn.MetricIngressBytes(nil),
		vpn.MetricIngressPackets(nil),
		vpn.MetricSelfServicePortalClientConfigurationDownloads(nil),
		vpn.MetricClientConnectHandlerTimeouts(nil),
		vpn.MetricClientConnectHandlerInvalidResponses(nil),
		vpn.MetricClientConnectHandlerOtherExecutionErrors(nil),
		vpn.MetricClientConnectHandlerThrottlingErrors(nil),
		vpn.MetricClientConnectHandlerFailedServiceErrors(nil),
		vpn.MetricClientConnectHandlerErrors(nil),
		vpn.MetricClientConnectHandlerDeniedConnections(nil),
		vpn.MetricAuthorizationPolicyDeniedConnections(nil),
		vpn.MetricAuthorizationPolicyEvaluationCount(nil),
		vpn.MetricAuthorizationPolicyTerminatedConnections(nil),
	}
	cloudwatch.NewDashboard(stack, jsii.String("Measured"), &cloudwatch.DashboardProps{
		Widgets: &[]*[]cloudwatch.IWidget{{cloudwatch.NewGraphWidget(&cloudwatch.GraphWidgetProps{Left: &measured})}},
	})
	operator := iam.NewUser(stack, jsii.String("Operator"), nil)
	vpn.Grants().ExportConfiguration(operator)
	vpn.Grants().ReadConnections(operator)
	imported.Grants().EndConnections(operator)
	imported.Grants().ManageRevocationList(operator)
	vpnplus.ClientVpnEndpointGrants_FromEndpoint(devices).Actions(operator, jsii.Strings("ec2:DescribeClientVpnRoutes"))

	// what watches it.
	vpnplus.NewClientVpnAlarms(stack, jsii.String("Alarms"), &vpnplus.ClientVpnAlarmsProps{
		Actions:                    &[]cloudwatch.IAlarmAction{actions.NewSnsAction(sns.NewTopic(stack, jsii.String("Alerts"), nil))},
		ActiveConnections:          vpnplus.ClientVpnAlarm_At(jsii.Number(500), nil),
		AuthenticationFailures:     vpnplus.ClientVpnAlarm_At(jsii.Number(20), nil),
		AuthorizationPolicyDenials: vpnplus.ClientVpnAlarm_At(jsii.Number(30), nil),
		ConnectHandlerDenials:      vpnplus.ClientVpnAlarm_At(jsii.Number(40), nil),
		ConnectHandlerErrors: vpnplus.ClientVpnAlarm_At(jsii.Number(1), &vpnplus.ClientVpnAlarmOptions{
			DatapointsToAlarm: jsii.Number(3),
			EvaluationPeriods: jsii.Number(4),
		}),
		Endpoint:                          vpn,
		IdentityProviderCertificateExpiry: vpnplus.ClientVpnAlarm_At(jsii.Number(60), nil),
		RevocationListExpiry:              vpnplus.ClientVpnAlarm_At(jsii.Number(21), nil),
		ServerCertificateExpiry:           vpnplus.ClientVpnAlarm_None(),
	})
	alarms := []interface{}{}
	for _, alarm := range *vpnplus.NewClientVpnAlarms(stack, jsii.String("ImportedAlarms"), &vpnplus.ClientVpnAlarmsProps{Endpoint: imported}).Alarms() {
		alarms = append(alarms, alarm.Node().Id())
	}
	stack.AddMetadata(jsii.String("Alarms"), alarms)
	vpnplus.NewClientVpnQueries(stack, jsii.String("Queries"), &vpnplus.ClientVpnQueriesProps{Endpoint: vpn, Folder: jsii.String("scenario")})
	vpnplus.NewClientVpnQueries(stack, jsii.String("ImportedQueries"), &vpnplus.ClientVpnQueriesProps{Endpoint: imported})
	board := vpnplus.NewClientVpnDashboard(stack, jsii.String("Board"), &vpnplus.ClientVpnDashboardProps{
		DashboardName: jsii.String("client-vpn"),
		Endpoint:      vpn,
	})
	board.Dashboard().AddWidgets(*vpnplus.ClientVpnDashboard_WidgetsOf(imported)...)

	// everything that can be read.
	access := vpn.EffectiveAccess()
	row := (*access.Table())[0]
	reaching := (*access.WhoReaches(jsii.String("10.64.0.7")))[0]
	canReach := func(group, destination *string) vpnplus.ClientVpnReachability {
		return access.CanReach(group, destination)
	}
	stack.AddMetadata(jsii.String("Reached"), []interface{}{
		canReach(jsii.String("operations"), jsii.String("10.20.0.7")) == vpnplus.ClientVpnReachability_YES,
		canReach(jsii.String("engineering"), jsii.String("10.20.0.7")) == vpnplus.ClientVpnReachability_NO,
		canReach(jsii.String("operations"), jsii.String("0.0.0.0/0")) == vpnplus.ClientVpnReachability_PARTLY,
		canReach(vpc.VpcId(), jsii.String("10.0.0.7")) == vpnplus.ClientVpnReachability_UNKNOWN,
	})
	stack.AddMetadata(jsii.String("Why"), access.Why(vpnplus.ClientVpnEffectiveAccess_ALL_USERS(), jsii.String("10.0.9.7")))
	stack.AddMetadata(jsii.String("Row"), []interface{}{
		row.Destination, row.Group, row.Reachability, row.Reason, row.AuthorizationRules, row.Routes, row.Associations,
	})
	stack.AddMetadata(jsii.String("Reaching"), []interface{}{reaching.Destination, reaching.Group, reaching.Routes})
	permitted := policy.Decide(crowdStrike(70))
	denied := policy.Decide(crowdStrike(30))
	failed := policy.DecideJson(jsii.String("{}"))
	stack.AddMetadata(jsii.String("Decided"), []interface{}{
		permitted.Result == vpnplus.ClientVpnAuthorizationResult_PERMIT,
		denied.Result == vpnplus.ClientVpnAuthorizationResult_DENY,
		failed.Result == vpnplus.ClientVpnAuthorizationResult_ERROR,
	})
	statement := (*permitted.Statements)[0]
	stack.AddMetadata(jsii.String("Statement"), []interface{}{statement.Id, statement.Line, statement.Text, failed.Errors, failed.Undocumented})
	stack.AddMetadata(jsii.String("Platform"), vpnplus.ClientVpnPlatform_Of(jsii.String("chromeos")).Platform())
	validation := vpnplus.NewClientVpnValidationPlugin(nil)
	awscdk.Validations_Of(app).AddPlugins(validation)
	stack.AddMetadata(jsii.String("Plugin"), []interface{}{validation.Name(), len(*validation.RuleIds()) > 50, validation.Version()})
	// with what a company requires: only named, for the endpoints here show other things.
	requirements := append(*vpnplus.ClientVpnRequirement_FromFile(jsii.String("requirements.json")),
		vpnplus.ClientVpnRequirement_LogEncryption(),
		vpnplus.ClientVpnRequirement_Retention(logs.RetentionDays_ONE_YEAR),
		vpnplus.ClientVpnRequirement_LoginBanner(),
		vpnplus.ClientVpnRequirement_SessionTimeout(ec2.ClientVpnSessionTimeout_EIGHT_HOURS),
		vpnplus.ClientVpnRequirement_SplitTunnel(),
		vpnplus.ClientVpnRequirement_GroupsOnly(&vpnplus.ClientVpnGroupsOnlyOptions{ExceptFor: jsii.Strings("10.0.0.2/32")}),
		vpnplus.ClientVpnRequirement_CertificateAndUser(),
	)
	company := *vpnplus.NewClientVpnValidationPlugin(&vpnplus.ClientVpnValidationPluginProps{Require: &requirements}).RuleIds()
	contrary := *vpnplus.NewClientVpnValidationPlugin(&vpnplus.ClientVpnValidationPluginProps{Deployed: jsii.String("deployed"), Require: &[]vpnplus.ClientVpnRequirementChoice{
		vpnplus.ClientVpnRequirement_ConnectionLogging(), vpnplus.ClientVpnRequirement_FullTunnel(), vpnplus.ClientVpnRequirement_TwoZones(),
	}}).RuleIds()
	stack.AddMetadata(jsii.String("Required"), append(append([]*string{}, company[len(company)-9:]...), contrary[len(contrary)-3:]...))
	stack.AddMetadata(jsii.String("Created"), []interface{}{
		vpnplus.ClientVpnEndpointPlus_IsClientVpnEndpointPlus(vpn),
		vpnplus.ClientVpnEndpointPlus_IsClientVpnEndpointPlus(stack),
	})
	stack.AddMetadata(jsii.String("Children"), []interface{}{
		vpnplus.ClientVpnAssociationPlus_IsClientVpnAssociationPlus(association),
		vpnplus.ClientVpnRoutePlus_IsClientVpnRoutePlus(route),
		vpnplus.ClientVpnAuthorizationRulePlus_IsClientVpnAuthorizationRulePlus(rule),
	})
	branchRoute := (*branches.Routes())[0]
	branchRule := (*branches.AuthorizationRules())[0]
	stack.AddMetadata(jsii.String("Ranges"), []interface{}{
		branchRoute.DestinationCidrBlock(), branchRule.TargetNetworkCidr(), route.DestinationCidrBlock(), rule.TargetNetworkCidr(),
	})
	for _, output := range []struct{ id, value *string }{
		{jsii.String("BranchRouteId"), branchRoute.RouteId()},
		{jsii.String("BranchRuleId"), branchRule.AuthorizationRuleId()},
		{jsii.String("RouteId"), route.RouteId()},
		{jsii.String("RuleId"), rule.AuthorizationRuleId()},
		{jsii.String("AssociationId"), association.AssociationId()},
		{jsii.String("ForeignAssociationId"), foreignAssociation.AssociationId()},
	} {
		awscdk.NewCfnOutput(stack, output.id, &awscdk.CfnOutputProps{Value: output.value})
	}
	stack.AddMetadata(jsii.String("Injection"), vpnplus.ClientVpnEndpointPlus_PROPERTY_INJECTION_ID())
	stack.AddMetadata(jsii.String("Associations"), []interface{}{
		(*vpn.Associations())[0].Node().Path(),
		association.Subnet().Node().Path(),
		importedAssociation.Subnet().Node().Path(),
		zone.Node().Path(),
	})
	for _, output := range []struct{ id, value *string }{
		{jsii.String("EndpointId"), vpn.ClientVpnEndpointId()},
		{jsii.String("EndpointArn"), vpn.ClientVpnEndpointArn()},
		{jsii.String("EndpointRef"), vpn.ClientVpnEndpointRef().ClientVpnEndpointId},
		{jsii.String("EndpointDnsName"), vpn.ClientVpnEndpointDnsName()},
		{jsii.String("PortalUrl"), vpn.SelfServicePortalUrl()},
		{jsii.String("ConnectFunction"), vpn.ConnectFunction().FunctionArn()},
		{jsii.String("LogGroup"), vpn.LogGroup().LogGroupRef().LogGroupName},
		{jsii.String("SecurityGroup"), (*vpn.SecurityGroups())[0].SecurityGroupId()},
		{jsii.String("ImportedId"), imported.ClientVpnEndpointId()},
		{jsii.String("ImportedArn"), imported.ClientVpnEndpointArn()},
		{jsii.String("ImportedDnsName"), imported.ClientVpnEndpointDnsName()},
		{jsii.String("ImportedPortalUrl"), imported.SelfServicePortalUrl()},
	} {
		awscdk.NewCfnOutput(stack, output.id, &awscdk.CfnOutputProps{Value: output.value})
	}

	// what is deployed, and created by another construct from now on.
	vpnplus.ClientVpnAdoption_FromFile(jsii.String("client-vpn.adopt.json")).ApplyTo(app)

	app.Synth(nil)

	// what a factory returns has no factories: what stands on its left would be lost without a word.
	signIn := vpnplus.ClientVpnAuthentication_Federated(staff, nil)
	condition := vpnplus.ClientVpnConnectPolicy_AllowSourceIps(jsii.Strings("203.0.113.0/24"))
	for _, trap := range []struct {
		made      interface{}
		factories []string
	}{
		{signIn, []string{"Mutual", "Federated", "ActiveDirectory", "MicrosoftAd", "SimpleAd"}},
		{signIn.WithMutual(nil), []string{"Mutual", "Federated", "ActiveDirectory"}},
		{condition, []string{"AllowSourceIps", "AllowPlatforms", "AllowHours", "MinimumClientVersion", "AllOf", "AnyOf", "FromCode"}},
		{policy, []string{"FromCedar", "FromFile"}},
		{vpnplus.ClientVpnRequirement_SplitTunnel(), []string{"FullTunnel", "Retention", "FromFile"}},
	} {
		for _, factory := range trap.factories {
			if _, found := reflect.TypeOf(trap.made).MethodByName(factory); found {
				panic(factory)
			}
		}
	}

	// a wrong prop, and what is only found at synth: as a user of this language learns of them.
	mistakes := awscdk.NewApp(&awscdk.AppProps{AutoSynth: jsii.Bool(false)})
	mistaken := awscdk.NewStack(mistakes, jsii.String("Mistakes"), nil)
	report(func() {
		vpnplus.NewClientVpnEndpointPlus(mistaken, jsii.String("Vpn"), &vpnplus.ClientVpnEndpointPlusProps{
			Authentication:  vpnplus.ClientVpnAuthentication_Mutual(nil),
			ClientCidrBlock: jsii.String("10.0.0.0/28"),
			ServerCertificate: acm.Certificate_FromCertificateArn(mistaken, jsii.String("Certificate"),
				jsii.String("arn:aws:acm:eu-central-1:111122223333:certificate/server")),
		})
	})
	report(func() {
		foreign := vpnplus.ClientVpnEndpointPlus_FromClientVpnEndpointAttributes(mistaken, jsii.String("Foreign"), &vpnplus.ClientVpnEndpointPlusAttributes{
			ClientVpnEndpointId: jsii.String("cvpn-endpoint-0123456789abcdef1"),
		})
		twice := &vpnplus.ClientVpnAuthorizationRulePlusProps{
			ClientVpnEndpoint: foreign,
			Destination:       vpnplus.ClientVpnDestination_Internet(),
			AllUsers:          jsii.Bool(true),
		}
		vpnplus.NewClientVpnAuthorizationRulePlus(mistaken, jsii.String("Once"), twice)
		vpnplus.NewClientVpnAuthorizationRulePlus(mistaken, jsii.String("Twice"), twice)
		mistakes.Synth(nil)
	})
}

// crowdStrike is what a policy is asked about a device with a score.
func crowdStrike(overall float64) *map[string]interface{} {
	return &map[string]interface{}{
		"crowdstrike": map[string]interface{}{"assessment": map[string]interface{}{"overall": overall}},
	}
}

// report runs what is a mistake and prints what is said about it.
func report(mistake func()) {
	defer func() {
		fmt.Println(recover())
	}()
	mistake()
}
