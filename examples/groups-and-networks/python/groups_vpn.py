from aws_cdk import Annotations, Stack, aws_ec2 as ec2
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_iam import SamlProvider
from cdk_client_vpn_plus import ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork
from constructs import Construct

# the network of the office, behind a VPN connection.
OFFICE = "192.168.0.0/16"


class GroupsVpn(Stack):
    """Who works where: each group reaches its own networks, and the databases are for their administrators only."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        self.vpc = ec2.Vpc(
            self, "Vpc",
            ip_addresses=ec2.IpAddresses.cidr("10.4.0.0/16"),
            max_azs=2,
            subnet_configuration=[
                ec2.SubnetConfiguration(name="applications", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, cidr_mask=20),
                ec2.SubnetConfiguration(name="databases", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, cidr_mask=24),
            ],
            vpn_connections={"Office": ec2.VpnConnectionOptions(ip="192.0.2.1", static_routes=[OFFICE])},
            vpn_route_propagation=[ec2.SubnetSelection(subnet_group_name="applications")],
            flow_logs={"All": ec2.FlowLogOptions()},
        )
        databases = self.vpc.select_subnets(subnet_group_name="databases").subnets

        self.vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            description="Staff, by group",
            client_cidr_block="10.106.0.0/16",
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            authentication=ClientVpnAuthentication.federated(SamlProvider.from_saml_provider_arn(
                self, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")),
            # two subnets lie in each Availability Zone, and the service takes one.
            network=ClientVpnNetwork.vpc(self.vpc, vpc_subnets=ec2.SubnetSelection(subnet_group_name="applications")),
            split_tunnel=True,
            dns_servers=ClientVpnDnsServers.vpc_resolver(),
        )

        # the VPC routes itself; a rule for each group is all that is made.
        self.vpn.add_network_access(ClientVpnDestination.vpc(self.vpc), groups=["engineering", "operations"])
        # everyone asks the name server, whatever else they may reach.
        self.vpn.add_network_access(ClientVpnDestination.vpc_resolver(), all_users=True)
        # of all rules around an address the narrowest decides alone: this keeps the groups above out, unless they are named here as well.
        for subnet in databases:
            self.vpn.add_network_access(ClientVpnDestination.subnet(subnet), groups=["database-administrators", "operations"])
        Annotations.of(self.vpn).acknowledge_warning("cdk-client-vpn-plus:AuthorizationRuleTakesAccess", "engineering works without the databases")

        # a route through each association, and a rule.
        self.vpn.add_network_access(ClientVpnDestination.cidr(OFFICE), groups=["operations"], description="Office")

        # for calls from one client to another, which the service opens to all users or to none.
        self.vpn.add_network_access(ClientVpnDestination.clients(), all_users=True)
