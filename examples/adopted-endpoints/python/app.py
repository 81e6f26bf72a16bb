from aws_cdk import App, Stack, aws_certificatemanager as acm, aws_ec2 as ec2, aws_iam as iam, aws_logs as logs
from cdk_client_vpn_plus import (
    ClientVpnAdoption,
    ClientVpnAuthentication,
    ClientVpnConnectionLogging,
    ClientVpnDestination,
    ClientVpnEndpointPlus,
    ClientVpnNetwork,
)
from constructs import Construct


class Office(Stack):
    """What `before.py` has deployed, with constructs of this library for both endpoints. All else stays as it is."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        vpc = ec2.Vpc(
            self, "Vpc",
            ip_addresses=ec2.IpAddresses.cidr("10.9.0.0/16"),
            max_azs=2,
            nat_gateways=1,
            flow_logs={"All": ec2.FlowLogOptions()},
        )
        servers = ec2.SecurityGroup(self, "Servers", vpc=vpc, description="The servers of the office", allow_all_outbound=False)
        log_group = logs.LogGroup(self, "Connections", retention=logs.RetentionDays.TWO_YEARS)
        server_certificate = acm.Certificate.from_certificate_arn(
            self, "ServerCertificate",
            "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111",
        )
        connection_logging = ClientVpnConnectionLogging.to_log_group(log_group)

        staff = ClientVpnEndpointPlus(
            self, "Staff",
            client_cidr_block="10.100.0.0/16",
            server_certificate=server_certificate,
            authentication=ClientVpnAuthentication.federated(
                iam.SamlProvider.from_saml_provider_arn(self, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff"),
            ),
            network=ClientVpnNetwork.vpc(vpc),
            split_tunnel=True,
            connection_logging=connection_logging,
        )
        # the construct of aws-cdk-lib has this rule by default.
        staff.add_network_access(ClientVpnDestination.vpc(vpc), all_users=True)
        # one call for the rule and a route through each association.
        staff.add_network_access(ClientVpnDestination.cidr("192.168.0.0/16"), groups=["operations"])
        servers.connections.allow_from(staff, ec2.Port.HTTPS, "Client VPN")

        devices = ClientVpnEndpointPlus(
            self, "DevicesVpn",
            client_cidr_block="10.200.0.0/16",
            server_certificate=server_certificate,
            authentication=ClientVpnAuthentication.mutual(),
            network=ClientVpnNetwork.subnets(vpc, [vpc.private_subnets[0]], security_groups=[servers]),
            split_tunnel=True,
            connection_logging=connection_logging,
            tags={"Name": "devices", "team": "network"},
        )
        devices.add_network_access(ClientVpnDestination.vpc(vpc), all_users=True, description="Updates")


app = App()
Office(app, "Office")
ClientVpnAdoption.from_file("client-vpn.adopt.json").apply_to(app)
app.synth()
