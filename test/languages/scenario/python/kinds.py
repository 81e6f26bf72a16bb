"""Every prop that takes a resource takes an L2, an L1 and an imported one of either: for type checkers, and to run."""
from aws_cdk import (
    App, Stack, aws_certificatemanager as acm, aws_directoryservice as directoryservice, aws_ec2 as ec2, aws_iam as iam, aws_kms as kms,
    aws_lambda as lambda_, aws_logs as logs,
)
from cdk_client_vpn_plus import (
    ClientVpnAssociationPlus, ClientVpnAuthentication, ClientVpnAuthorizationRulePlus, ClientVpnConnectHandler, ClientVpnConnectionLogging,
    ClientVpnConnectPolicy, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnLogGroupOptions, ClientVpnNetwork, ClientVpnRoutePlus,
)

app = App(analytics_reporting=False)
stack = Stack(app, "Kinds")
ARN = "arn:aws:acm:eu-central-1:111122223333:certificate/server"
METADATA = '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"/>'

vpc = ec2.Vpc(stack, "Vpc", max_azs=2)
vpc_l1 = ec2.CfnVPC(stack, "VpcL1", cidr_block="10.1.0.0/16")
vpc_imported = ec2.Vpc.from_vpc_attributes(stack, "VpcImported", vpc_id="vpc-1", availability_zones=["eu-central-1a"], vpc_cidr_block="10.2.0.0/16")
vpc_imported_l1 = ec2.CfnVPC.from_vpc_id(stack, "VpcImportedL1", "vpc-2")

subnet = vpc.private_subnets[0]
subnet_made = ec2.Subnet(stack, "SubnetMade", vpc_id=vpc.vpc_id, availability_zone="eu-central-1b", cidr_block="10.0.200.0/24")
subnet_l1 = ec2.CfnSubnet(stack, "SubnetL1", vpc_id=vpc_l1.ref, cidr_block="10.1.1.0/24")
subnet_imported = ec2.Subnet.from_subnet_attributes(stack, "SubnetImported", subnet_id="subnet-1", ipv4_cidr_block="10.2.1.0/24")
subnet_imported_l1 = ec2.CfnSubnet.from_subnet_id(stack, "SubnetImportedL1", "subnet-2")

group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
group_l1 = ec2.CfnSecurityGroup(stack, "GroupL1", group_description="clients", vpc_id=vpc_l1.ref)
group_imported = ec2.SecurityGroup.from_security_group_id(stack, "GroupImported", "sg-1")
group_imported_l1 = ec2.CfnSecurityGroup.from_security_group_id(stack, "GroupImportedL1", "sg-2")

certificate = acm.Certificate(stack, "Certificate", domain_name="vpn.example.com")
certificate_l1 = acm.CfnCertificate(stack, "CertificateL1", domain_name="vpn.example.com")
certificate_imported = acm.Certificate.from_certificate_arn(stack, "CertificateImported", ARN)

saml = iam.SamlProvider(stack, "Saml", metadata_document=iam.SamlMetadataDocument.from_xml(METADATA))
saml_l1 = iam.CfnSAMLProvider(stack, "SamlL1", saml_metadata_document=METADATA)
saml_imported = iam.SamlProvider.from_saml_provider_arn(stack, "SamlImported", "arn:aws:iam::111122223333:saml-provider/staff")

key = kms.Key(stack, "Key")
key_l1 = kms.CfnKey(stack, "KeyL1")
key_imported = kms.Key.from_key_arn(stack, "KeyImported", "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012")
key_imported_l1 = kms.CfnKey.from_key_arn(stack, "KeyImportedL1", "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012")

log_group = logs.LogGroup(stack, "LogGroup")
log_group_l1 = logs.CfnLogGroup(stack, "LogGroupL1")
log_group_imported = logs.LogGroup.from_log_group_name(stack, "LogGroupImported", "/vpn/staff")
log_group_imported_l1 = logs.CfnLogGroup.from_log_group_name(stack, "LogGroupImportedL1", "/vpn/staff")

function = lambda_.Function(
    stack, "Function", function_name="AWSClientVPN-Gate", runtime=lambda_.Runtime.PYTHON_3_13, handler="index.decide", code=lambda_.Code.from_inline("#"))
function_l1 = lambda_.CfnFunction(
    stack, "FunctionL1", function_name="AWSClientVPN-L1", role="role", code=lambda_.CfnFunction.CodeProperty(zip_file="#"))
function_imported = lambda_.Function.from_function_arn(
    stack, "FunctionImported", "arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-Guard")
function_imported_l1 = lambda_.CfnFunction.from_function_arn(
    stack, "FunctionImportedL1", "arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-Guard")

gateway = ec2.CfnTransitGateway(stack, "Gateway", transit_gateway_cidr_blocks=["10.99.0.0/24"])
gateway_imported = ec2.CfnTransitGateway.from_transit_gateway_id(stack, "GatewayImported", "tgw-1")
microsoft_ad = directoryservice.CfnMicrosoftAD(
    stack, "MicrosoftAd", name="corp.example.com", password="{{resolve:secretsmanager:directory}}",
    vpc_settings=directoryservice.CfnMicrosoftAD.VpcSettingsProperty(vpc_id="vpc-1", subnet_ids=["subnet-1", "subnet-2"]))
simple_ad = directoryservice.CfnSimpleAD(
    stack, "SimpleAd", name="lab.example.com", size="Small",
    vpc_settings=directoryservice.CfnSimpleAD.VpcSettingsProperty(vpc_id="vpc-1", subnet_ids=["subnet-1", "subnet-2"]))
simple_ad_imported = directoryservice.CfnSimpleAD.from_directory_id(stack, "SimpleAdImported", "d-1234567890")

ClientVpnAuthentication.mutual(client_root_certificate=certificate)
ClientVpnAuthentication.mutual(client_root_certificate=certificate_l1)
ClientVpnAuthentication.mutual(client_root_certificate=certificate_imported)
ClientVpnAuthentication.federated(saml, self_service_saml_provider=saml)
ClientVpnAuthentication.federated(saml_l1, self_service_saml_provider=saml_l1)
ClientVpnAuthentication.federated(saml_imported, self_service_saml_provider=saml_imported)
ClientVpnAuthentication.microsoft_ad(microsoft_ad)
ClientVpnAuthentication.simple_ad(simple_ad)
ClientVpnAuthentication.simple_ad(simple_ad_imported)
ClientVpnConnectHandler.from_function(function)
ClientVpnConnectHandler.from_function(function.add_alias("live"))
ClientVpnConnectHandler.from_function(function_l1)
ClientVpnConnectHandler.from_function(function_imported)
ClientVpnConnectHandler.from_function(function_imported_l1)
ClientVpnConnectionLogging.to_log_group(log_group)
ClientVpnConnectionLogging.to_log_group(log_group_l1)
ClientVpnConnectionLogging.to_log_group(log_group_imported)
ClientVpnConnectionLogging.to_log_group(log_group_imported_l1)
ClientVpnConnectionLogging.create(encryption_key=key)
ClientVpnConnectionLogging.create(encryption_key=key_l1)
ClientVpnConnectionLogging.create(encryption_key=key_imported)
ClientVpnConnectionLogging.create(encryption_key=key_imported_l1)
ClientVpnLogGroupOptions(encryption_key=key)
ClientVpnLogGroupOptions(encryption_key=key_l1)
ClientVpnLogGroupOptions(encryption_key=key_imported)
ClientVpnLogGroupOptions(encryption_key=key_imported_l1)
code = lambda_.Code.from_inline("#")
ClientVpnConnectPolicy.from_code(code, environment_encryption=key)
ClientVpnConnectPolicy.from_code(code, environment_encryption=key_l1)
ClientVpnConnectPolicy.from_code(code, environment_encryption=key_imported)
ClientVpnConnectPolicy.from_code(code, environment_encryption=key_imported_l1)
ClientVpnNetwork.vpc(vpc, security_groups=[group, group_l1, group_imported, group_imported_l1])
ClientVpnNetwork.vpc(vpc_imported)
ClientVpnNetwork.subnets(vpc, [subnet, subnet_made, subnet_l1, subnet_imported, subnet_imported_l1])
ClientVpnNetwork.subnets(vpc_l1, [subnet_l1], security_groups=[group, group_l1, group_imported, group_imported_l1])
ClientVpnNetwork.subnets(vpc_imported, [subnet_imported])
ClientVpnNetwork.subnets(vpc_imported_l1, [subnet_imported_l1])
ClientVpnNetwork.transit_gateway(gateway)
ClientVpnNetwork.transit_gateway(gateway_imported)
ClientVpnDestination.vpc(vpc)
ClientVpnDestination.vpc(vpc_l1)
ClientVpnDestination.vpc(vpc_imported)
ClientVpnDestination.vpc(vpc_imported_l1)
ClientVpnDestination.subnet(subnet)
ClientVpnDestination.subnet(subnet_l1)
ClientVpnDestination.subnet(subnet_imported)
ClientVpnDestination.subnet(subnet_imported_l1)

made = ClientVpnEndpointPlus(
    stack, "Made",
    authentication=ClientVpnAuthentication.federated(saml),
    client_cidr_block="10.100.0.0/16",
    network=ClientVpnNetwork.vpc(vpc, security_groups=[group]),
    server_certificate=certificate,
)
l1s = ClientVpnEndpointPlus(
    stack, "L1s",
    authentication=ClientVpnAuthentication.federated(saml_l1),
    client_cidr_block="10.101.0.0/16",
    connect_handler=ClientVpnConnectHandler.from_function(function_l1),
    connection_logging=ClientVpnConnectionLogging.create(encryption_key=key_l1),
    network=ClientVpnNetwork.subnets(vpc_l1, [subnet_l1], security_groups=[group_l1]),
    server_certificate=certificate_l1,
)
imported = ClientVpnEndpointPlus(
    stack, "Imported",
    authentication=ClientVpnAuthentication.federated(saml_imported),
    client_cidr_block="10.102.0.0/16",
    connection_logging=ClientVpnConnectionLogging.to_log_group(log_group_imported_l1),
    network=ClientVpnNetwork.subnets(vpc_imported_l1, [subnet_imported_l1], security_groups=[group_imported_l1]),
    server_certificate=certificate_imported,
)
l1s.add_network_access(ClientVpnDestination.vpc(vpc_l1), groups=["engineering"])
l1s.connections.allow_to(group, ec2.Port.POSTGRES)

foreign = ClientVpnEndpointPlus.from_client_vpn_endpoint_attributes(
    stack, "Foreign",
    associated_subnets=[subnet, subnet_l1, subnet_imported, subnet_imported_l1],
    client_vpn_endpoint_id="cvpn-endpoint-0123456789abcdef0",
    security_groups=[group, group_l1, group_imported, group_imported_l1],
    vpc=vpc_l1,
)
core = vpc.add_client_vpn_endpoint(
    "Core", cidr="10.103.0.0/16", server_certificate_arn=ARN, client_certificate_arn=ARN, authorize_all_users_to_vpc_cidr=False)
endpoint_l1 = ec2.CfnClientVpnEndpoint(
    stack, "EndpointL1", authentication_options=[], client_cidr_block="10.104.0.0/16",
    connection_log_options=ec2.CfnClientVpnEndpoint.ConnectionLogOptionsProperty(enabled=False), server_certificate_arn=ARN)
endpoint_imported_l1 = ec2.CfnClientVpnEndpoint.from_client_vpn_endpoint_id(stack, "EndpointImportedL1", "cvpn-endpoint-0123456789abcdef1")

destination = ClientVpnDestination.cidr("10.20.0.0/16")
ClientVpnAssociationPlus(stack, "AssociationMade", client_vpn_endpoint=made, subnet=subnet_made)
ClientVpnAssociationPlus(stack, "AssociationL1", client_vpn_endpoint=endpoint_l1, subnet=subnet_l1)
ClientVpnAssociationPlus(stack, "AssociationImported", client_vpn_endpoint=endpoint_imported_l1, subnet=subnet_imported)
ClientVpnRoutePlus(stack, "RouteL1", client_vpn_endpoint=endpoint_l1, destination=destination, subnet=subnet_l1)
ClientVpnRoutePlus(stack, "RouteForeign", client_vpn_endpoint=foreign, destination=destination, subnet=subnet_imported_l1)
ClientVpnAuthorizationRulePlus(stack, "RuleMade", client_vpn_endpoint=made, destination=destination, group="operations")
ClientVpnAuthorizationRulePlus(stack, "RuleCore", client_vpn_endpoint=core, destination=destination, group="operations")
ClientVpnAuthorizationRulePlus(stack, "RuleL1", client_vpn_endpoint=endpoint_l1, destination=destination, group="operations")
ClientVpnAuthorizationRulePlus(stack, "RuleImported", client_vpn_endpoint=endpoint_imported_l1, destination=destination, group="operations")
