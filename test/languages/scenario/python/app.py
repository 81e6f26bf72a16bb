
from aws_cdk import (
    App, CfnOutput, CfnWaitConditionHandle, Duration, NestedStack, RemovalPolicy, Stack, TimeZone, Validations,
    aws_certificatemanager as acm, aws_cloudwatch as cloudwatch, aws_cloudwatch_actions as actions,
    aws_directoryservice as directoryservice, aws_ec2 as ec2, aws_events as events, aws_iam as iam, aws_kms as kms,
    aws_lambda as lambda_, aws_logs as logs, aws_s3 as s3, aws_sns as sns,
)
from cdk_client_vpn_plus import (
    ClientVpnAdoption, ClientVpnAlarm, ClientVpnAlarms, ClientVpnAssociationPlus, ClientVpnAuthentication, ClientVpnAuthorizationPolicy, ClientVpnAuthorizationResult, ClientVpnAuthorizationRulePlus,
    ClientVpnConnectHandler, ClientVpnConnectionLogging, ClientVpnConnectPolicy, ClientVpnDashboard, ClientVpnDestination, ClientVpnDnsServers,
    ClientVpnEffectiveAccess, ClientVpnEndpointGrants, ClientVpnEndpointPlus, ClientVpnIpAddressType, ClientVpnLogGroupOptions,
    ClientVpnManagedTags, ClientVpnNetwork, ClientVpnPlatform, ClientVpnQueries, ClientVpnReachability, ClientVpnRequirement, ClientVpnRevocationList, ClientVpnRoutePlus, ClientVpnServerCertificateFile, ClientVpnTrustProvider, ClientVpnValidationPlugin, ClientVpnWeekday,
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
gateway = ec2.CfnTransitGateway(stack, "Gateway", transit_gateway_cidr_blocks=["10.99.0.0/24"])
policy = ClientVpnAuthorizationPolicy.from_file("policy.cedar", description="Healthy devices")
log_key = kms.Key(stack, "LogKey")
lists = s3.Bucket.from_bucket_name(stack, "Lists", "revocation-lists")
simple_ad = directoryservice.CfnSimpleAD(
    stack, "SimpleAd", name="lab.example.com", password="{{resolve:secretsmanager:directory}}", size="Small",
    vpc_settings=directoryservice.CfnSimpleAD.VpcSettingsProperty(vpc_id=vpc.vpc_id, subnet_ids=private),
)

# every prop of an endpoint.
vpn = ClientVpnEndpointPlus(
    stack, "Everything",
    authentication=ClientVpnAuthentication.federated(staff, self_service_saml_provider=portal).with_mutual(client_root_certificate=client_root),
    authorization_policy=policy.shadow(),
    client_cidr_block="10.100.0.0/16",
    client_login_banner="Authorized use only.",
    client_route_enforcement=True,
    connect_handler=ClientVpnConnectHandler.create(
        logging=ClientVpnLogGroupOptions(retention=logs.RetentionDays.ONE_WEEK),
        policy=ClientVpnConnectPolicy.all_of(
            ClientVpnConnectPolicy.allow_platforms(
                ClientVpnPlatform.WINDOWS, ClientVpnPlatform.MAC_OS, ClientVpnPlatform.LINUX, ClientVpnPlatform.ANDROID,
                ClientVpnPlatform.IOS, ClientVpnPlatform.of("chromeos")),
            ClientVpnConnectPolicy.minimum_client_version("2.5.0"),
            ClientVpnConnectPolicy.any_of(
                ClientVpnConnectPolicy.allow_source_ips(["203.0.113.0/24"]),
                ClientVpnConnectPolicy.allow_hours(
                    days=[
                        ClientVpnWeekday.MONDAY, ClientVpnWeekday.TUESDAY, ClientVpnWeekday.WEDNESDAY, ClientVpnWeekday.THURSDAY,
                        ClientVpnWeekday.FRIDAY,
                    ],
                    end="22:00",
                    start="06:00",
                    timezone=TimeZone.EUROPE_BERLIN,
                ),
                ClientVpnConnectPolicy.allow_hours(
                    days=[ClientVpnWeekday.SATURDAY, ClientVpnWeekday.SUNDAY], end="12:00", start="00:00", timezone=TimeZone.EUROPE_BERLIN),
                ClientVpnConnectPolicy.allow_hours(
                    days=[ClientVpnWeekday.EVERY_DAY], end="12:30", start="12:00", timezone=TimeZone.EUROPE_BERLIN),
            ).with_message("Not now, not from here."),
        ),
        provisioned_concurrent_executions=1,
    ),
    connection_logging=ClientVpnConnectionLogging.create(
        encryption_key=log_key,
        include_authorization_policy_context=True,
        log_group_name="client-vpn/everything",
        removal_policy=RemovalPolicy.DESTROY,
        retention=logs.RetentionDays.SIX_MONTHS,
    ),
    description="Every prop",
    disconnect_on_session_timeout=False,
    dns_servers=ClientVpnDnsServers.of("10.0.0.10", "10.0.1.10"),
    endpoint_ip_address_type=ClientVpnIpAddressType.DUAL_STACK,
    expected_connections=500,
    managed_tags=ClientVpnManagedTags.of({"Cost": "42"}),
    max_concurrent_operations=2,
    network=ClientVpnNetwork.vpc(
        vpc,
        associate=False,
        security_groups=[security_group],
        vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS),
    ),
    revocation_list=ClientVpnRevocationList.from_file("crl.pem", announced="12"),
    self_service_portal=True,
    server_certificate=certificate,
    session_timeout=ec2.ClientVpnSessionTimeout.EIGHT_HOURS,
    split_tunnel=False,
    tags={"Team": "network"},
    traffic_ip_address_type=ClientVpnIpAddressType.IPV4,
    transport_protocol=ec2.TransportProtocol.TCP,
    trust_providers=[
        ClientVpnTrustProvider.crowd_strike(public_signing_key_url="https://example.com/crowdstrike.json", tenant_id="0123456789abcdef0123456789abcdef-01"),
        ClientVpnTrustProvider.jamf(tenant_id="a1b2c3d4-5678-90ab-cdef-333333333333"),
        ClientVpnTrustProvider.jump_cloud(public_signing_key_url="https://example.com/jumpcloud.json", tenant_id="a1b2c3d4-5678-90ab-cdef-444444444444"),
    ],
    vpn_port=ec2.VpnPort.OPENVPN,
)
association = vpn.associate_subnet(vpc.private_subnets[0])
vpn.add_network_access(ClientVpnDestination.vpc(vpc), groups=["engineering", "operations"], description="The VPC")
vpn.add_network_access(ClientVpnDestination.internet(), all_users=True)
vpn.add_network_access(ClientVpnDestination.vpc_resolver(), all_users=True)
branches = vpn.add_network_access(
    ClientVpnDestination.cidr("10.64.0.0/16"), groups=["operations"], route_description="Branches", scope=NestedStack(stack, "Branches"),
)
CfnWaitConditionHandle(stack, "BranchesReached").node.add_dependency(branches)
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
    authorization_policy=ClientVpnAuthorizationPolicy.from_cedar("permit(principal, action, resource);"),
    client_cidr_block="10.101.0.0/16",
    connection_logging=ClientVpnConnectionLogging.to_log_group(
        log_group, create_stream=True, include_authorization_policy_context=True, stream_name="directory",
    ),
    dns_servers=ClientVpnDnsServers.vpc_resolver(),
    network=ClientVpnNetwork.subnets(vpc, vpc.private_subnets, security_groups=[security_group]),
    server_certificate=certificate,
)
directory.add_network_access(ClientVpnDestination.clients(), groups=["S-1-5-21-1-2-3-1104"])
ClientVpnEndpointPlus(
    stack, "MicrosoftAdUsers",
    authentication=ClientVpnAuthentication.microsoft_ad(microsoft_ad),
    client_cidr_block="10.102.0.0/16",
    connect_handler=ClientVpnConnectHandler.from_function(handler),
    server_certificate=certificate,
)
ClientVpnEndpointPlus(
    stack, "SimpleAdUsers",
    authentication=ClientVpnAuthentication.simple_ad(simple_ad),
    client_cidr_block="10.103.0.0/16",
    connect_handler=ClientVpnConnectHandler.create(
        policy=ClientVpnConnectPolicy.from_code(
            lambda_.Code.from_inline("def decide(event, context): return {}"),
            environment={"REGION": "eu-central-1"},
            environment_encryption=log_key,
            handler="index.decide",
            memory_size=256,
            runtime=lambda_.Runtime.PYTHON_3_13,
        ),
    ),
    server_certificate=certificate,
)
devices = ClientVpnEndpointPlus(
    stack, "Devices",
    authentication=ClientVpnAuthentication.mutual(client_root_certificate=client_root, client_root_certificate_file="ca.crt"),
    client_cidr_block="10.104.0.0/16",
    connection_logging=ClientVpnConnectionLogging.disabled(),
    server_certificate=certificate,
    server_certificate_file=ClientVpnServerCertificateFile(path="server.crt", common_name="vpn.example.com"),
)

by_gateway = ClientVpnEndpointPlus(
    stack, "ByGateway",
    authentication=ClientVpnAuthentication.mutual(client_root_certificate=client_root),
    endpoint_ip_address_type=ClientVpnIpAddressType.DUAL_STACK,
    network=ClientVpnNetwork.transit_gateway(gateway, availability_zones=["eu-central-1a"]),
    server_certificate=certificate,
    traffic_ip_address_type=ClientVpnIpAddressType.IPV6,
)
zone = by_gateway.associate_availability_zone("eu-central-1b")
by_zone_id = ClientVpnEndpointPlus(
    stack, "ByZoneId",
    authentication=ClientVpnAuthentication.mutual(client_root_certificate=client_root),
    client_cidr_block="10.107.0.0/16",
    network=ClientVpnNetwork.transit_gateway(gateway, availability_zone_ids=["euc1-az1"]),
    server_certificate=certificate,
)
by_zone_id.associate_availability_zone_id("euc1-az2")

# an imported endpoint, and its parts as constructs of their own.
imported = ClientVpnEndpointPlus.from_client_vpn_endpoint_attributes(
    stack, "Imported",
    associated_subnets=[vpc.private_subnets[0]],
    client_cidr_block="10.105.0.0/16",
    client_vpn_endpoint_id="cvpn-endpoint-0123456789abcdef0",
    log_group=log_group,
    managed_tags=ClientVpnManagedTags.from_scope(),
    revocation_list=ClientVpnRevocationList.from_bucket(lists, "crl.pem", on_change=True, schedule=events.Schedule.rate(Duration.hours(12))),
    security_groups=[security_group],
    server_certificate=certificate,
    vpc=vpc,
)
imported.add_network_access(ClientVpnDestination.cidr("10.30.0.0/16"), groups=["operations"])
imported.add_route("Lab", destination=ClientVpnDestination.cidr("10.31.0.0/16"))
imported.add_authorization_rule("LabEngineering", destination=ClientVpnDestination.cidr("10.31.0.0/16"), group="engineering")
imported_association = imported.associate_subnet(vpc.private_subnets[1])
imported_by_gateway = ClientVpnEndpointPlus.from_client_vpn_endpoint_attributes(
    stack, "ImportedByGateway",
    client_vpn_endpoint_id="cvpn-endpoint-0123456789abcdef2",
    traffic_ip_address_type=ClientVpnIpAddressType.DUAL_STACK,
    transit_gateway=gateway,
)
imported_by_gateway.associate_availability_zone("eu-central-1a")
imported_by_gateway.associate_availability_zone_id("euc1-az2")
ClientVpnAssociationPlus(stack, "Zone", availability_zone="eu-central-1c", client_vpn_endpoint=by_gateway)
ClientVpnAssociationPlus(stack, "ZoneId", availability_zone_id="euc1-az3", client_vpn_endpoint=by_zone_id)
ClientVpnAssociationPlus(stack, "Association", client_vpn_endpoint=devices, subnet=vpc.private_subnets[0])
foreign_association = ClientVpnAssociationPlus.from_association_id(stack, "ForeignAssociation", "cvpn-assoc-0123456789abcdef0")
route = ClientVpnRoutePlus(
    stack, "Route",
    client_vpn_endpoint=devices,
    description="Warehouse",
    destination=ClientVpnDestination.cidr("10.40.0.0/16"),
    subnet=vpc.private_subnets[0],
)
rule = ClientVpnAuthorizationRulePlus(
    stack, "Rule",
    all_users=True,
    client_vpn_endpoint=devices,
    description="Warehouse",
    destination=ClientVpnDestination.cidr("10.40.0.0/16"),
)

# what it measures, and who may do what with it.
measured: list[cloudwatch.IMetric] = [
    vpn.metric("ActiveConnectionsCount"), vpn.metric_active_connections_count(), vpn.metric_authentication_failures(),
    vpn.metric_crl_days_to_expiry(), vpn.metric_idp_cert_days_to_expiry(), vpn.metric_egress_bytes(), vpn.metric_egress_packets(),
    vpn.metric_ingress_bytes(), vpn.metric_ingress_packets(), vpn.metric_self_service_portal_client_configuration_downloads(),
    vpn.metric_client_connect_handler_timeouts(), vpn.metric_client_connect_handler_invalid_responses(),
    vpn.metric_client_connect_handler_other_execution_errors(), vpn.metric_client_connect_handler_throttling_errors(),
    vpn.metric_client_connect_handler_failed_service_errors(), vpn.metric_client_connect_handler_errors(),
    vpn.metric_client_connect_handler_denied_connections(), vpn.metric_authorization_policy_denied_connections(),
    vpn.metric_authorization_policy_evaluation_count(), vpn.metric_authorization_policy_terminated_connections(),
]
cloudwatch.Dashboard(stack, "Measured", widgets=[[cloudwatch.GraphWidget(left=measured)]])
operator = iam.User(stack, "Operator")
vpn.grants.export_configuration(operator)
vpn.grants.read_connections(operator)
imported.grants.end_connections(operator)
imported.grants.manage_revocation_list(operator)
ClientVpnEndpointGrants.from_endpoint(devices).actions(operator, ["ec2:DescribeClientVpnRoutes"])

# what watches it.
ClientVpnAlarms(
    stack, "Alarms",
    # pyright rejects both for the alarms of the CDK as well, because aws-cdk-lib's interfaces name parameters in another way than its classes.
    actions=[actions.SnsAction(sns.Topic(stack, "Alerts"))],  # pyright: ignore[reportArgumentType]
    active_connections=ClientVpnAlarm.at(500),
    authentication_failures=ClientVpnAlarm.at(20),
    authorization_policy_denials=ClientVpnAlarm.at(30),
    connect_handler_denials=ClientVpnAlarm.at(40),
    connect_handler_errors=ClientVpnAlarm.at(1, datapoints_to_alarm=3, evaluation_periods=4),
    endpoint=vpn,
    identity_provider_certificate_expiry=ClientVpnAlarm.at(60),
    revocation_list_expiry=ClientVpnAlarm.at(21),
    server_certificate_expiry=ClientVpnAlarm.none(),
)
stack.add_metadata("Alarms", [alarm.node.id for alarm in ClientVpnAlarms(stack, "ImportedAlarms", endpoint=imported).alarms])
ClientVpnQueries(stack, "Queries", endpoint=vpn, folder="scenario")
ClientVpnQueries(stack, "ImportedQueries", endpoint=imported)
board = ClientVpnDashboard(stack, "Board", dashboard_name="client-vpn", endpoint=vpn)
board.dashboard.add_widgets(*ClientVpnDashboard.widgets_of(imported))

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
decisions = [policy.decide({"crowdstrike": {"assessment": {"overall": overall}}}) for overall in (70, 30)]
decisions.append(policy.decide_json("{}"))
stack.add_metadata("Decided", [
    decisions[0].result == ClientVpnAuthorizationResult.PERMIT,
    decisions[1].result == ClientVpnAuthorizationResult.DENY,
    decisions[2].result == ClientVpnAuthorizationResult.ERROR,
])
statement = decisions[0].statements[0]
stack.add_metadata("Statement", [statement.id, statement.line, statement.text, decisions[2].errors, decisions[2].undocumented])
stack.add_metadata("Platform", ClientVpnPlatform.of("chromeos").platform)
validation = ClientVpnValidationPlugin()
Validations.of(app).add_plugins(validation)
stack.add_metadata("Plugin", [validation.name, len(validation.rule_ids or []) > 50, validation.version])
# with what a company requires: only named, for the endpoints here show other things.
company = ClientVpnValidationPlugin(require=[
    *ClientVpnRequirement.from_file("requirements.json"), ClientVpnRequirement.log_encryption(), ClientVpnRequirement.retention(logs.RetentionDays.ONE_YEAR),
    ClientVpnRequirement.login_banner(), ClientVpnRequirement.session_timeout(ec2.ClientVpnSessionTimeout.EIGHT_HOURS), ClientVpnRequirement.split_tunnel(),
    ClientVpnRequirement.groups_only(except_for=["10.0.0.2/32"]), ClientVpnRequirement.certificate_and_user(),
])
contrary = ClientVpnValidationPlugin(deployed="deployed", require=[
    ClientVpnRequirement.connection_logging(), ClientVpnRequirement.full_tunnel(), ClientVpnRequirement.two_zones(),
])
stack.add_metadata("Required", [*(company.rule_ids or [])[-9:], *(contrary.rule_ids or [])[-3:]])
stack.add_metadata("Created", [ClientVpnEndpointPlus.is_client_vpn_endpoint_plus(vpn), ClientVpnEndpointPlus.is_client_vpn_endpoint_plus(stack)])
stack.add_metadata("Children", [
    ClientVpnAssociationPlus.is_client_vpn_association_plus(association), ClientVpnRoutePlus.is_client_vpn_route_plus(route),
    ClientVpnAuthorizationRulePlus.is_client_vpn_authorization_rule_plus(rule),
])
stack.add_metadata("Ranges", [
    branches.routes[0].destination_cidr_block, branches.authorization_rules[0].target_network_cidr, route.destination_cidr_block, rule.target_network_cidr,
])
CfnOutput(stack, "BranchRouteId", value=branches.routes[0].route_id)
CfnOutput(stack, "BranchRuleId", value=branches.authorization_rules[0].authorization_rule_id)
CfnOutput(stack, "RouteId", value=route.route_id)
CfnOutput(stack, "RuleId", value=rule.authorization_rule_id)
CfnOutput(stack, "AssociationId", value=association.association_id)
CfnOutput(stack, "ForeignAssociationId", value=foreign_association.association_id)
stack.add_metadata("Injection", ClientVpnEndpointPlus.PROPERTY_INJECTION_ID)
assert association.subnet and imported_association.subnet and vpn.connect_function and vpn.log_group
stack.add_metadata("Associations", [vpn.associations[0].node.path, association.subnet.node.path, imported_association.subnet.node.path, zone.node.path])
CfnOutput(stack, "EndpointId", value=vpn.client_vpn_endpoint_id)
CfnOutput(stack, "EndpointArn", value=vpn.client_vpn_endpoint_arn)
CfnOutput(stack, "EndpointRef", value=vpn.client_vpn_endpoint_ref.client_vpn_endpoint_id)
CfnOutput(stack, "EndpointDnsName", value=vpn.client_vpn_endpoint_dns_name)
CfnOutput(stack, "PortalUrl", value=vpn.self_service_portal_url)
CfnOutput(stack, "ConnectFunction", value=vpn.connect_function.function_arn)
CfnOutput(stack, "LogGroup", value=vpn.log_group.log_group_ref.log_group_name)
CfnOutput(stack, "SecurityGroup", value=vpn.security_groups[0].security_group_id)
CfnOutput(stack, "ImportedId", value=imported.client_vpn_endpoint_id)
CfnOutput(stack, "ImportedArn", value=imported.client_vpn_endpoint_arn)
CfnOutput(stack, "ImportedDnsName", value=imported.client_vpn_endpoint_dns_name)
CfnOutput(stack, "ImportedPortalUrl", value=imported.self_service_portal_url)

# what is deployed, and created by another construct from now on.
ClientVpnAdoption.from_file("client-vpn.adopt.json").apply_to(app)

app.synth()

# what a factory returns has no factories: what stands on its left would be lost without a word.
sign_in = ClientVpnAuthentication.federated(staff)
condition = ClientVpnConnectPolicy.allow_source_ips(["203.0.113.0/24"])
for made, factories in (
    (sign_in, ("mutual", "federated", "active_directory", "microsoft_ad", "simple_ad")),
    (sign_in.with_mutual(), ("mutual", "federated", "active_directory")),
    (condition, ("allow_source_ips", "allow_platforms", "allow_hours", "minimum_client_version", "all_of", "any_of", "from_code")),
    (ClientVpnNetwork.vpc(vpc), ("vpc", "subnets", "transit_gateway")),
    (ClientVpnConnectionLogging.disabled(), ("create", "to_log_group", "disabled")),
    (ClientVpnDnsServers.vpc_resolver(), ("of", "vpc_resolver")),
    (ClientVpnConnectHandler.from_function(handler), ("from_function", "create")),
    (ClientVpnDestination.internet(), ("cidr", "vpc", "subnet", "internet", "clients")),
    (policy, ("from_cedar", "from_file")),
    (ClientVpnTrustProvider.jamf(tenant_id="tenant"), ("crowd_strike", "jump_cloud", "jamf")),
    (ClientVpnPlatform.of("chromeos"), ("of", "WINDOWS")),
    (ClientVpnRequirement.split_tunnel(), ("full_tunnel", "retention", "from_file")),
):
    for factory in factories:
        try:
            getattr(made, factory)
        except AttributeError:
            continue
        raise AssertionError(f"{type(made).__name__}.{factory}")

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
    for name in ("Once", "Twice"):
        ClientVpnAuthorizationRulePlus(mistaken, name, client_vpn_endpoint=foreign, destination=ClientVpnDestination.internet(), all_users=True)
    mistakes.synth()
except RuntimeError as error:
    print(error)
