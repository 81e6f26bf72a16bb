from aws_cdk import App, Environment, Stack, aws_ec2 as ec2
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_kms import Key
from aws_cdk.aws_logs import RetentionDays
from cdk_client_vpn_plus import (
    ClientVpnAuthentication, ClientVpnConnectionLogging, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork,
)
from constructs import Construct


class ActiveDirectoryVpn(Stack):
    """Staff sign in with the company's directory from company devices, which show a certificate; who was connected is logged under a key."""

    def __init__(self, scope: Construct, id: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)

        # the network of the directory, which exists: the groups and their SIDs are made in the directory.
        vpc = ec2.Vpc.from_vpc_attributes(
            self, "Vpc",
            vpc_id="vpc-0a1b2c3d4e5f67890",
            vpc_cidr_block="10.2.0.0/16",
            availability_zones=["eu-central-1a", "eu-central-1b"],
            private_subnet_ids=["subnet-0a1b2c3d4e5f67891", "subnet-0a1b2c3d4e5f67892"],
            private_subnet_route_table_ids=["rtb-0a1b2c3d4e5f67891", "rtb-0a1b2c3d4e5f67892"],
        )

        vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            description="Staff on company devices",
            client_cidr_block="10.102.0.0/16",
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            # a password alone is not enough: the device has to show a certificate, of another authority than the server's.
            authentication=ClientVpnAuthentication.active_directory("d-9267a1b2c3").with_mutual(
                client_root_certificate=Certificate.from_certificate_arn(
                    self, "DeviceAuthority", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-222222222222")),
            network=ClientVpnNetwork.vpc(vpc),
            split_tunnel=True,
            # the directory's domain controllers, which resolve its domain.
            dns_servers=ClientVpnDnsServers.of("10.2.0.10", "10.2.1.10"),
            # the configuration comes to the devices with their certificates.
            self_service_portal=False,
            connection_logging=ClientVpnConnectionLogging.create(
                retention=RetentionDays.TWO_YEARS,
                # the key's policy is extended for this one log group.
                encryption_key=Key(self, "LogKey", description="Connection logs of the Client VPN", enable_key_rotation=True),
            ),
            client_login_banner="For staff only. Connections are logged.",
        )

        # with a directory, a group is named by its SID.
        vpn.add_network_access(
            ClientVpnDestination.vpc(vpc),
            groups=["S-1-5-21-1004336348-1177238915-682003330-1104"],
            description="VPN users",
        )


app = App()
ActiveDirectoryVpn(app, "ActiveDirectoryVpn", env=Environment(account="111122223333", region="eu-central-1"))
app.synth()
