from aws_cdk import App, Stack, aws_ec2 as ec2
from aws_cdk.aws_certificatemanager import Certificate
from cdk_client_vpn_plus import ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork
from constructs import Construct


class FullTunnelVpn(Stack):
    """Devices show a certificate, and all of their traffic takes the tunnel: it leaves for the internet from fixed addresses."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        vpc = ec2.Vpc(
            self, "Vpc",
            ip_addresses=ec2.IpAddresses.cidr("10.1.0.0/16"),
            max_azs=2,
            # one for each Availability Zone, so that the failure of one does not cut off the clients of the other.
            nat_gateways=2,
            flow_logs={"All": ec2.FlowLogOptions()},
        )

        vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            description="Devices, with everything they send",
            client_cidr_block="10.101.0.0/16",
            # the size of the client range is checked against it.
            expected_connections=500,
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            authentication=ClientVpnAuthentication.mutual(
                client_root_certificate=Certificate.from_certificate_arn(
                    self, "ClientRootCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-222222222222")),
            # the private subnets, of which each has a NAT gateway.
            network=ClientVpnNetwork.vpc(vpc),
            split_tunnel=False,
            # the company's own DNS servers in the VPC. Windows sends every query through the tunnel: servers have to be named.
            dns_servers=ClientVpnDnsServers.of("10.1.128.10", "10.1.192.10"),
            # the client keeps other software from routing around the tunnel.
            client_route_enforcement=True,
        )

        # certificates know no groups: whoever holds one may use the tunnel, for the internet as for the VPC.
        vpn.add_network_access(ClientVpnDestination.internet(), all_users=True)


app = App()
FullTunnelVpn(app, "FullTunnelVpn")
app.synth()
