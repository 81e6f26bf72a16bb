from aws_cdk import App, CfnTag, Stack, aws_ec2 as ec2, aws_iam as iam, aws_logs as logs
from constructs import Construct

SERVER_CERTIFICATE = "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"


class Office(Stack):
    """As it is deployed: an endpoint of `aws-cdk-lib` for staff, and one of L1s for devices."""

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

        staff = vpc.add_client_vpn_endpoint(
            "Staff",
            cidr="10.100.0.0/16",
            server_certificate_arn=SERVER_CERTIFICATE,
            user_based_authentication=ec2.ClientVpnUserBasedAuthentication.federated(
                iam.SamlProvider.from_saml_provider_arn(self, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff"),
            ),
            split_tunnel=True,
            transport_protocol=ec2.TransportProtocol.UDP,
            log_group=log_group,
        )
        staff.add_authorization_rule("Operations", cidr="192.168.0.0/16", group_id="operations")
        for position, subnet in enumerate(vpc.private_subnets):
            staff.add_route(f"DataCenter{position}", cidr="192.168.0.0/16", target=ec2.ClientVpnRouteTarget.subnet(subnet))
        servers.connections.allow_from(staff, ec2.Port.HTTPS, "Client VPN")

        devices = ec2.CfnClientVpnEndpoint(
            self, "Devices",
            client_cidr_block="10.200.0.0/16",
            server_certificate_arn=SERVER_CERTIFICATE,
            authentication_options=[
                ec2.CfnClientVpnEndpoint.ClientAuthenticationRequestProperty(
                    type="certificate-authentication",
                    mutual_authentication=ec2.CfnClientVpnEndpoint.CertificateAuthenticationRequestProperty(
                        client_root_certificate_chain_arn=SERVER_CERTIFICATE,
                    ),
                ),
            ],
            connection_log_options=ec2.CfnClientVpnEndpoint.ConnectionLogOptionsProperty(
                enabled=True, cloudwatch_log_group=log_group.log_group_name,
            ),
            security_group_ids=[servers.security_group_id],
            split_tunnel=True,
            tag_specifications=[
                ec2.CfnClientVpnEndpoint.TagSpecificationProperty(
                    resource_type="client-vpn-endpoint",
                    tags=[CfnTag(key="team", value="network"), CfnTag(key="Name", value="devices")],
                ),
            ],
            vpc_id=vpc.vpc_id,
        )
        ec2.CfnClientVpnTargetNetworkAssociation(
            self, "DevicesAssociation",
            client_vpn_endpoint_id=devices.ref,
            subnet_id=vpc.private_subnets[0].subnet_id,
        )
        ec2.CfnClientVpnAuthorizationRule(
            self, "DevicesRule",
            client_vpn_endpoint_id=devices.ref,
            target_network_cidr=vpc.vpc_cidr_block,
            authorize_all_groups=True,
            description="Updates",
        )


app = App()
Office(app, "Office")
app.synth()
