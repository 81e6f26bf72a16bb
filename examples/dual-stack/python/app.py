from aws_cdk import App, Stack, aws_ec2 as ec2
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_iam import SamlProvider
from cdk_client_vpn_plus import (
    ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnIpAddressType, ClientVpnNetwork,
)
from constructs import Construct


class DualStackVpn(Stack):
    """Clients connect by IPv4 or IPv6, and reach a VPC by both; a group of its own reaches the laboratory in it only."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        vpc = ec2.Vpc(
            self, "Vpc",
            ip_addresses=ec2.IpAddresses.cidr("10.4.0.0/16"),
            # Amazon gives the VPC an IPv6 range, and every subnet gets a part of it.
            ip_protocol=ec2.IpProtocol.DUAL_STACK,
            max_azs=2,
            subnet_configuration=[
                ec2.SubnetConfiguration(name=name, subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, cidr_mask=20) for name in ["internal", "laboratory"]
            ],
            flow_logs={"All": ec2.FlowLogOptions()},
        )

        vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            description="Staff, by IPv4 and IPv6",
            # how devices reach the endpoint over the internet.
            endpoint_ip_address_type=ClientVpnIpAddressType.DUAL_STACK,
            # what goes through the tunnel. Neither can be changed later.
            traffic_ip_address_type=ClientVpnIpAddressType.DUAL_STACK,
            # the IPv4 range of clients; their IPv6 range is chosen by the service.
            client_cidr_block="10.104.0.0/16",
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            authentication=ClientVpnAuthentication.federated(SamlProvider.from_saml_provider_arn(
                self, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")),
            network=ClientVpnNetwork.vpc(vpc, vpc_subnets=ec2.SubnetSelection(subnet_group_name="internal")),
            split_tunnel=True,
            dns_servers=ClientVpnDnsServers.vpc_resolver(),
        )

        # a rule for the IPv4 range of the VPC and one for its IPv6 range; the associations route both.
        vpn.add_network_access(ClientVpnDestination.vpc(vpc), groups=["engineering"])
        # everyone asks the name server, whatever else they may reach.
        vpn.add_network_access(ClientVpnDestination.vpc_resolver(), all_users=True)
        # the longest prefix decides alone: who may go there is named again.
        for subnet in vpc.select_subnets(subnet_group_name="laboratory").subnets:
            vpn.add_network_access(ClientVpnDestination.subnet(subnet), groups=["engineering", "laboratory"])


app = App()
DualStackVpn(app, "DualStackVpn")
app.synth()
