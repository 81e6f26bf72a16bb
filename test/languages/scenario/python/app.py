from aws_cdk import (
    App, CfnOutput, NestedStack, RemovalPolicy, Stack, Validations,
    aws_certificatemanager as acm, aws_directoryservice as directoryservice, aws_ec2 as ec2, aws_iam as iam, aws_kms as kms,
    aws_lambda as lambda_, aws_logs as logs,
)
from cdk_client_vpn_plus import (
    ClientVpnAssociation, ClientVpnAuthentication, ClientVpnAuthorizationRulePlus, ClientVpnConnectHandler, ClientVpnConnectionLogging,
    ClientVpnDestination, ClientVpnDnsServers, ClientVpnEffectiveAccess, ClientVpnEndpointPlus, ClientVpnNetwork, ClientVpnReachability,
    ClientVpnRoutePlus, ClientVpnValidation,
)

app = App(analytics_reporting=False)
stack = Stack(app, "Scenario")

# what the endpoints take for given.
vpc = ec2.Vpc(stack, "Vpc", ip_addresses=ec2.IpAddresses.cidr("10.0.0.0/16"), max_azs=2, nat_gateways=1)
certificate = acm.Certificate.from_certificate_arn(stack, "Certificate", "arn:aws:acm:eu-central-1:111122223333:certificate/server")
client_root = acm.Certificate.from_certificate_arn(stack, "ClientRoot", "arn:aws:acm:eu-central-1:111122223333:certificate/clients")
staff = iam.SamlProvider.from_saml_provider_arn(stack, "Staff", "arn:aws:iam::111122223333:saml-provider/staff")
portal = iam.SamlProvider.from_saml_provider_arn(stack, "Portal", "arn:aws:iam::111122223333:saml-provider/portal")
handler = lambda_.Function.from_function_attributes(
    stack, "Handler",
    function_arn="arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-Guard",
    same_environment=True,
)
log_group = logs.LogGroup(stack, "Connections")
security_group = ec2.SecurityGroup(stack, "Clients", vpc=vpc)
database = ec2.SecurityGroup(stack, "Database", vpc=vpc)
private = vpc.select_subnets(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS).subnet_ids
microsoft_ad = directoryservice.CfnMicrosoftAD(
    stack, "MicrosoftAd", name="corp.example.com", password="{{resolve:secretsmanager:directory}}",
    vpc_settings=directoryservice.CfnMicrosoftAD.VpcSettingsProperty(vpc_id=vpc.vpc_id, subnet_ids=private),
)
simple_ad = directoryservice.CfnSimpleAD(
    stack, "SimpleAd", name="lab.example.com", password="{{resolve:secretsmanager:directory}}", size="Small",
    vpc_settings=directoryservice.CfnSimpleAD.VpcSettingsProperty(vpc_id=vpc.vpc_id, subnet_ids=private),
)

# every prop of an endpoint.
vpn = ClientVpnEndpointPlus(
    stack, "Everything",
    authentication=ClientVpnAuthentication.federated(staff, self_service_saml_provider=portal).with_mutual(client_root),
    client_cidr_block="10.100.0.0/16",
    client_login_banner="Authorized use only.",
    client_route_enforcement=True,
    connect_handler=ClientVpnConnectHandler.from_function(handler),
    connection_logging=ClientVpnConnectionLogging.create(
        encryption_key=kms.Key(stack, "LogKey"),
        log_group_name="client-vpn/everything",
        removal_policy=RemovalPolicy.DESTROY,
        retention=logs.RetentionDays.SIX_MONTHS,
    ),
    description="Every prop",
    disconnect_on_session_timeout=False,
    dns_servers=ClientVpnDnsServers.of("10.0.0.10", "10.0.1.10"),
    expected_connections=500,
    max_concurrent_operations=2,
    network=ClientVpnNetwork.vpc(
        vpc,
        associate=False,
        security_groups=[security_group],
        vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS),
    ),
    self_service_portal=True,
    server_certificate=certificate,
    session_timeout=ec2.ClientVpnSessionTimeout.EIGHT_HOURS,
    split_tunnel=False,
    tags={"Team": "network"},
    transport_protocol=ec2.TransportProtocol.TCP,
    vpn_port=ec2.VpnPort.OPENVPN,
)
association = vpn.associate_subnet(vpc.private_subnets[0])
vpn.add_network_access(ClientVpnDestination.vpc(vpc), groups=["engineering", "operations"], description="The VPC")
vpn.add_network_access(ClientVpnDestination.internet(), all_users=True)
vpn.add_network_access(ClientVpnDestination.cidr("10.64.0.0/16"), groups=["operations"], scope=NestedStack(stack, "Branches"))
vpn.add_route("DataCenter", destination=ClientVpnDestination.cidr("10.20.0.0/16"), subnet=vpc.private_subnets[0], description="Data center")
vpn.add_authorization_rule(
    "DataCenterOperations", destination=ClientVpnDestination.cidr("10.20.0.0/16"), group="operations", description="Data center",
)
vpn.add_authorization_rule("Subnet", destination=ClientVpnDestination.subnet(vpc.private_subnets[1]), all_users=True)
vpn.connections.allow_to(database, ec2.Port.POSTGRES)

# every other way to sign in, to be somewhere and to log.
directory = ClientVpnEndpointPlus(
    stack, "Directory",
    authentication=ClientVpnAuthentication.active_directory("d-1234567890"),
    client_cidr_block="10.101.0.0/16",
    connection_logging=ClientVpnConnectionLogging.to_log_group(log_group, create_stream=True, stream_name="directory"),
    dns_servers=ClientVpnDnsServers.vpc_resolver(),
    network=ClientVpnNetwork.subnets(vpc, vpc.private_subnets, security_groups=[security_group]),
    server_certificate=certificate,
)
directory.add_network_access(ClientVpnDestination.clients(), groups=["S-1-5-21-1-2-3-1104"])
ClientVpnEndpointPlus(
    stack, "MicrosoftAdUsers",
    authentication=ClientVpnAuthentication.microsoft_ad(microsoft_ad),
    client_cidr_block="10.102.0.0/16",
    server_certificate=certificate,
)
ClientVpnEndpointPlus(
    stack, "SimpleAdUsers",
    authentication=ClientVpnAuthentication.simple_ad(simple_ad),
    client_cidr_block="10.103.0.0/16",
    server_certificate=certificate,
)
devices = ClientVpnEndpointPlus(
    stack, "Devices",
    authentication=ClientVpnAuthentication.mutual(client_root),
    client_cidr_block="10.104.0.0/16",
    connection_logging=ClientVpnConnectionLogging.disabled(),
    server_certificate=certificate,
)

# an endpoint of elsewhere, and its parts as constructs of their own.
imported = ClientVpnEndpointPlus.from_client_vpn_endpoint_attributes(
    stack, "Imported",
    associated_subnets=[vpc.private_subnets[0]],
    client_cidr_block="10.105.0.0/16",
    client_vpn_endpoint_id="cvpn-endpoint-0123456789abcdef0",
    security_groups=[security_group],
    vpc=vpc,
)
imported.add_network_access(ClientVpnDestination.cidr("10.30.0.0/16"), groups=["operations"])
imported.add_route("Lab", destination=ClientVpnDestination.cidr("10.31.0.0/16"))
imported.add_authorization_rule("LabEngineering", destination=ClientVpnDestination.cidr("10.31.0.0/16"), group="engineering")
imported_association = imported.associate_subnet(vpc.private_subnets[1])
ClientVpnAssociation(stack, "Association", client_vpn_endpoint=devices, subnet=vpc.private_subnets[0])
ClientVpnRoutePlus(
    stack, "Route",
    client_vpn_endpoint=devices,
    description="Warehouse",
    destination=ClientVpnDestination.cidr("10.40.0.0/16"),
    subnet=vpc.private_subnets[0],
)
ClientVpnAuthorizationRulePlus(
    stack, "Rule",
    all_users=True,
    client_vpn_endpoint=devices,
    description="Warehouse",
    destination=ClientVpnDestination.cidr("10.40.0.0/16"),
)

# everything that can be read.
access = vpn.effective_access()
row = access.table()[0]
reaching = access.who_reaches("10.64.0.7")[0]
stack.add_metadata("Reached", [
    access.can_reach("operations", "10.20.0.7") == ClientVpnReachability.YES,
    access.can_reach("engineering", "10.20.0.7") == ClientVpnReachability.NO,
    access.can_reach("operations", "0.0.0.0/0") == ClientVpnReachability.PARTLY,
    access.can_reach(vpc.vpc_id, "10.0.0.7") == ClientVpnReachability.UNKNOWN,
])
stack.add_metadata("Why", access.why(ClientVpnEffectiveAccess.ALL_USERS, "10.0.9.7"))
stack.add_metadata("Row", [row.destination, row.group, row.reachability, row.reason, row.authorization_rules, row.routes, row.associations])
stack.add_metadata("Reaching", [reaching.destination, reaching.group, reaching.routes])
validation = ClientVpnValidation()
Validations.of(app).add_plugins(validation)
stack.add_metadata("Plugin", [validation.name, len(validation.rule_ids) > 50, validation.version])
stack.add_metadata("Created", [ClientVpnEndpointPlus.is_client_vpn_endpoint_plus(vpn), ClientVpnEndpointPlus.is_client_vpn_endpoint_plus(stack)])
stack.add_metadata("Injection", ClientVpnEndpointPlus.PROPERTY_INJECTION_ID)
stack.add_metadata("Associations", [vpn.associations[0].node.path, association.subnet.node.path, imported_association.subnet.node.path])
CfnOutput(stack, "EndpointId", value=vpn.client_vpn_endpoint_id)
CfnOutput(stack, "EndpointArn", value=vpn.client_vpn_endpoint_arn)
CfnOutput(stack, "EndpointRef", value=vpn.client_vpn_endpoint_ref.client_vpn_endpoint_id)
CfnOutput(stack, "EndpointDnsName", value=vpn.client_vpn_endpoint_dns_name)
CfnOutput(stack, "PortalUrl", value=vpn.self_service_portal_url)
CfnOutput(stack, "LogGroup", value=vpn.log_group.log_group_ref.log_group_name)
CfnOutput(stack, "SecurityGroup", value=vpn.security_groups[0].security_group_id)
CfnOutput(stack, "ImportedId", value=imported.client_vpn_endpoint_id)
CfnOutput(stack, "ImportedArn", value=imported.client_vpn_endpoint_arn)
CfnOutput(stack, "ImportedDnsName", value=imported.client_vpn_endpoint_dns_name)
CfnOutput(stack, "ImportedPortalUrl", value=imported.self_service_portal_url)

app.synth()

# a wrong prop, and what is only found at synth: as a user of this language learns of them.
mistakes = App(auto_synth=False)
mistaken = Stack(mistakes, "Mistakes")
try:
    ClientVpnEndpointPlus(
        mistaken, "Vpn",
        authentication=ClientVpnAuthentication.mutual(),
        client_cidr_block="10.0.0.0/28",
        server_certificate=acm.Certificate.from_certificate_arn(
            mistaken, "Certificate", "arn:aws:acm:eu-central-1:111122223333:certificate/server"),
    )
except RuntimeError as error:
    print(error)
try:
    foreign = ClientVpnEndpointPlus.from_client_vpn_endpoint_attributes(
        mistaken, "Foreign", client_vpn_endpoint_id="cvpn-endpoint-0123456789abcdef1")
    twice = dict(client_vpn_endpoint=foreign, destination=ClientVpnDestination.internet(), all_users=True)
    ClientVpnAuthorizationRulePlus(mistaken, "Once", **twice)
    ClientVpnAuthorizationRulePlus(mistaken, "Twice", **twice)
    mistakes.synth()
except RuntimeError as error:
    print(error)
