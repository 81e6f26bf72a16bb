from aws_cdk import App, Stack, Tags, aws_ec2 as ec2
from aws_cdk.aws_certificatemanager import Certificate
from cdk_client_vpn_plus import (
    ClientVpnAlarms, ClientVpnAuthentication, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnManagedTags, ClientVpnNetwork, ClientVpnRevocationList,
)
from constructs import Construct


class RevocationListVpn(Stack):
    """Devices show a certificate. Who is revoked is in a file beside the app, and a deployment keeps them out."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        vpc = ec2.Vpc(
            self, "Vpc", ip_addresses=ec2.IpAddresses.cidr("10.1.0.0/16"), max_azs=2, nat_gateways=1, flow_logs={"All": ec2.FlowLogOptions()},
        )

        vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            description="Devices",
            client_cidr_block="10.108.0.0/16",
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            authentication=ClientVpnAuthentication.mutual(
                client_root_certificate=Certificate.from_certificate_arn(
                    self, "ClientRootCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-222222222222")),
            network=ClientVpnNetwork.vpc(vpc),
            split_tunnel=True,
            # an import resets all connections: the number says that users know of this one.
            revocation_list=ClientVpnRevocationList.from_file("crl.pem", announced="1"),
            # those of Tags.of(), which change without replacing the endpoint.
            managed_tags=ClientVpnManagedTags.from_scope(),
        )
        vpn.add_network_access(ClientVpnDestination.vpc(vpc), all_users=True)

        # with an expired list no client can connect: two weeks before, an alarm is raised.
        ClientVpnAlarms(self, "Alarms", endpoint=vpn)


app = App()
RevocationListVpn(app, "RevocationListVpn")
Tags.of(app).add("CostCenter", "42")
app.synth()
