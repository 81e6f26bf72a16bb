from aws_cdk import App, CfnCondition, CfnParameter, Environment, Fn, Stack, aws_ec2 as ec2
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_cloudwatch_actions import SnsAction
from aws_cdk.aws_iam import Role, SamlProvider
from aws_cdk.aws_sns import Topic
from cdk_client_vpn_plus import (
    ClientVpnAlarm, ClientVpnAlarms, ClientVpnAuthentication, ClientVpnConnectHandler, ClientVpnConnectPolicy, ClientVpnDashboard,
    ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork, ClientVpnQueries,
)
from constructs import Construct


class OperationsVpn(Stack):
    """An endpoint that is watched, and that is switched off at night."""

    def __init__(self, scope: Construct, id: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)

        vpc = ec2.Vpc.from_vpc_attributes(
            self, "Vpc",
            vpc_id="vpc-0a1b2c3d4e5f67890",
            vpc_cidr_block="10.4.0.0/16",
            availability_zones=["eu-central-1a", "eu-central-1b"],
            private_subnet_ids=["subnet-0a1b2c3d4e5f67891", "subnet-0a1b2c3d4e5f67892"],
            private_subnet_route_table_ids=["rtb-0a1b2c3d4e5f67891", "rtb-0a1b2c3d4e5f67892"],
        )

        vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            description="Staff",
            client_cidr_block="10.104.0.0/16",
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            authentication=ClientVpnAuthentication.federated(SamlProvider.from_saml_provider_arn(
                self, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")).with_mutual(),
            network=ClientVpnNetwork.vpc(vpc),
            split_tunnel=True,
            dns_servers=ClientVpnDnsServers.vpc_resolver(),
            connect_handler=ClientVpnConnectHandler.create(policy=ClientVpnConnectPolicy.minimum_client_version("2.5.0")),
        )
        vpn.add_network_access(ClientVpnDestination.vpc(vpc), groups=["staff"])

        # who hears of what is about to go wrong, where to look, and what to ask.
        on_call = Topic.from_topic_arn(self, "OnCall", "arn:aws:sns:eu-central-1:111122223333:on-call")
        ClientVpnAlarms(self, "Alarms", endpoint=vpn, actions=[SnsAction(on_call)], authentication_failures=ClientVpnAlarm.at(20))
        ClientVpnQueries(self, "Queries", endpoint=vpn)
        ClientVpnDashboard(self, "Dashboard", endpoint=vpn)
        vpn.grants.end_connections(Role.from_role_arn(self, "Operator", "arn:aws:iam::111122223333:role/operator"))

        # associations are billed by the hour: at night the parameter takes them away, and with them each connection.
        enabled = CfnParameter(self, "Enabled", allowed_values=["true", "false"], default="true")
        is_enabled = CfnCondition(self, "IsEnabled", expression=Fn.condition_equals(enabled.value_as_string, "true"))
        for association in vpn.associations:
            association.node.default_child.cfn_options.condition = is_enabled


app = App()
OperationsVpn(app, "OperationsVpn", env=Environment(account="111122223333", region="eu-central-1"))
app.synth()
