from aws_cdk import App, Environment, Stack, TimeZone, aws_ec2 as ec2
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_iam import SamlProvider
from aws_cdk.aws_logs import RetentionDays
from cdk_client_vpn_plus import (
    ClientVpnAuthentication, ClientVpnConnectHandler, ClientVpnConnectPolicy, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus,
    ClientVpnLogGroupOptions, ClientVpnNetwork, ClientVpnPlatform, ClientVpnWeekday,
)
from constructs import Construct


class ConnectHandlerVpn(Stack):
    """Staff connect from the office at any time, and from other places on working days."""

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

        office = ClientVpnConnectPolicy.allow_source_ips(["203.0.113.0/24", "2001:db8:4::/48"])
        working_days = ClientVpnConnectPolicy.allow_hours(
            timezone=TimeZone.EUROPE_BERLIN,
            days=[
                ClientVpnWeekday.MONDAY, ClientVpnWeekday.TUESDAY, ClientVpnWeekday.WEDNESDAY, ClientVpnWeekday.THURSDAY, ClientVpnWeekday.FRIDAY,
            ],
            start="06:00",
            end="22:00",
        )

        vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            description="Staff",
            client_cidr_block="10.104.0.0/16",
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            authentication=ClientVpnAuthentication.federated(SamlProvider.from_saml_provider_arn(
                self, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")),
            network=ClientVpnNetwork.vpc(vpc),
            split_tunnel=True,
            dns_servers=ClientVpnDnsServers.vpc_resolver(),
            # who is connected stays connected when the working day is over, but not for longer than this.
            session_timeout=ec2.ClientVpnSessionTimeout.EIGHT_HOURS,
            connect_handler=ClientVpnConnectHandler.create(
                policy=ClientVpnConnectPolicy.all_of(
                    ClientVpnConnectPolicy.allow_platforms(ClientVpnPlatform.WINDOWS, ClientVpnPlatform.MAC_OS),
                    ClientVpnConnectPolicy.any_of(office, working_days).with_message(
                        "From outside the office, connections are allowed on working days from 6 to 22. Ask the service desk for an exception."),
                ),
                # the first connection in the morning does not wait for the function to start.
                provisioned_concurrent_executions=1,
                logging=ClientVpnLogGroupOptions(retention=RetentionDays.SIX_MONTHS),
            ),
        )

        vpn.add_network_access(ClientVpnDestination.vpc(vpc), groups=["staff"])


app = App()
ConnectHandlerVpn(app, "ConnectHandlerVpn", env=Environment(account="111122223333", region="eu-central-1"))
app.synth()
