from aws_cdk import Environment, Stack, aws_ec2 as ec2
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_iam import SamlProvider
from cdk_client_vpn_plus import ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork
from constructs import Construct


class ImportedVpcVpn(Stack):
    """A VPN into a VPC that someone else created, with the server that runs in it already."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, env=Environment(account="111122223333", region="eu-central-1"))

        # looked up by the command line, once, and kept in cdk.context.json. Before that, synth sees a placeholder.
        vpc = ec2.Vpc.from_lookup(self, "Vpc", vpc_id="vpc-0a1b2c3d4e5f67890")
        wiki = ec2.SecurityGroup.from_security_group_id(self, "Wiki", "sg-0a1b2c3d4e5f67890")

        self.vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            client_cidr_block="10.103.0.0/16",
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            authentication=ClientVpnAuthentication.federated(SamlProvider.from_saml_provider_arn(
                self, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")),
            # one private subnet of each Availability Zone.
            network=ClientVpnNetwork.vpc(vpc),
            split_tunnel=True,
            dns_servers=ClientVpnDnsServers.vpc_resolver(),
        )

        self.vpn.add_network_access(ClientVpnDestination.vpc(vpc), groups=["engineering"])
        wiki.connections.allow_from(self.vpn, ec2.Port.HTTPS, "Client VPN")
