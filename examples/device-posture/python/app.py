from aws_cdk import App, Stack, aws_ec2 as ec2
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_iam import SamlProvider
from cdk_client_vpn_plus import (
    ClientVpnAuthentication, ClientVpnConnectionLogging, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork,
    ClientVpnTrustProvider,
)
from constructs import Construct
from policy import policy


class DevicePostureVpn(Stack):
    """Engineers sign in with SAML, on devices whose state a policy looks at when they connect and every five minutes after that."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        vpc = ec2.Vpc(
            self, "Vpc",
            ip_addresses=ec2.IpAddresses.cidr("10.5.0.0/16"),
            max_azs=2,
            subnet_configuration=[ec2.SubnetConfiguration(name="internal", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, cidr_mask=20)],
            flow_logs={"All": ec2.FlowLogOptions()},
        )

        vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            description="Engineers on healthy devices",
            client_cidr_block="10.105.0.0/16",
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            authentication=ClientVpnAuthentication.federated(SamlProvider.from_saml_provider_arn(
                self, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")),
            network=ClientVpnNetwork.vpc(vpc),
            split_tunnel=True,
            dns_servers=ClientVpnDnsServers.vpc_resolver(),
            trust_providers=[
                ClientVpnTrustProvider.crowd_strike(
                    tenant_id="0123456789abcdef0123456789abcdef-01", public_signing_key_url="https://assets-public.falcon.crowdstrike.com/zta/jwk.json"),
                ClientVpnTrustProvider.jamf(tenant_id="a1b2c3d4-5678-90ab-cdef-333333333333"),
            ],
            # logged, not enforced: enforcing it, and each change after that, disconnects everyone.
            authorization_policy=policy.shadow(),
            # the logs show what the policy was asked about: for tests with the contexts of real clients.
            connection_logging=ClientVpnConnectionLogging.create(include_authorization_policy_context=True),
        )

        # the policy says who may connect; what they reach then is up to routes and rules, as ever.
        vpn.add_network_access(ClientVpnDestination.vpc(vpc), groups=["engineering"])


app = App()
DevicePostureVpn(app, "DevicePostureVpn")
app.synth()
