from aws_cdk import Acknowledgment, App, CfnOutput, Stack, Validations, aws_ec2 as ec2, aws_rds as rds
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_iam import SamlProvider
from cdk_client_vpn_plus import ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork
from constructs import Construct


class SplitTunnelVpn(Stack):
    """Users sign in with SAML and reach a VPC and a peered one by their groups; everything else takes their own internet connection."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        vpc = ec2.Vpc(
            self, "Vpc",
            ip_addresses=ec2.IpAddresses.cidr("10.0.0.0/16"),
            # every Availability Zone is one association, billed by the hour.
            max_azs=2,
            # the tunnel carries no internet traffic: no NAT gateway.
            subnet_configuration=[ec2.SubnetConfiguration(name="internal", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, cidr_mask=20)],
            flow_logs={"All": ec2.FlowLogOptions()},
        )

        database = rds.DatabaseInstance(
            self, "Database",
            engine=rds.DatabaseInstanceEngine.postgres(version=rds.PostgresEngineVersion.VER_17_9),
            vpc=vpc,
            vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED),
            multi_az=True,
            storage_encrypted=True,
            iam_authentication=True,
            deletion_protection=True,
        )

        # the VPC of another team.
        shared_services = "10.20.0.0/16"
        peering = ec2.CfnVPCPeeringConnection(self, "Peering", vpc_id=vpc.vpc_id, peer_vpc_id="vpc-0a1b2c3d4e5f67890")
        for subnet in vpc.isolated_subnets:
            ec2.CfnRoute(
                subnet, "SharedServices",
                route_table_id=subnet.route_table.route_table_id,
                destination_cidr_block=shared_services,
                vpc_peering_connection_id=peering.ref,
            )

        vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            description="Staff, by group",
            # apart from every range that is to be reached; it cannot be changed later.
            client_cidr_block="10.100.0.0/16",
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            authentication=ClientVpnAuthentication.federated(SamlProvider.from_saml_provider_arn(
                self, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")),
            network=ClientVpnNetwork.vpc(vpc),
            split_tunnel=True,
            # private hosted zones of the VPC resolve for clients.
            dns_servers=ClientVpnDnsServers.vpc_resolver(),
        )

        # the groups are values of the SAML attribute memberOf.
        vpn.add_network_access(ClientVpnDestination.vpc(vpc), groups=["engineering", "operations"])
        vpn.add_network_access(ClientVpnDestination.cidr(shared_services), groups=["operations"], description="Shared services")
        database.connections.allow_from(vpn, ec2.Port.POSTGRES, "Client VPN")

        CfnOutput(self, "SelfServicePortal", value=vpn.self_service_portal_url, description="Where users fetch the client and its configuration")

        # what cdk-nag's AWS Solutions pack would ask for.
        Validations.of(database).acknowledge(
            Acknowledgment(id="AwsSolutions-RDS11", reason="Only the VPN reaches the database: its usual port gives nothing away."),
            Acknowledgment(id="AwsSolutions-SMG4", reason="Users sign in with IAM; the master password serves emergencies."),
        )


app = App()
SplitTunnelVpn(app, "SplitTunnelVpn")
app.synth()
