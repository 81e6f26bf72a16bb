from aws_cdk import App, NestedStack, Stack, aws_ec2 as ec2
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_iam import SamlProvider
from cdk_client_vpn_plus import ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork
from constructs import Construct

# the VPCs of the company: each team has one for each stage. They and the hub are a hundred destinations.
STAGES = ["Production", "Staging", "Development"]
TEAMS = [f"team-{number:02}" for number in range(1, 34)]


class HubAndSpokeVpn(Stack):
    """One endpoint in a hub VPC; behind a transit gateway lies a spoke VPC for each team and stage, made in stacks of their own."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        hub = ec2.Vpc(
            self, "Hub",
            ip_addresses=ec2.IpAddresses.cidr("10.0.0.0/20"),
            max_azs=2,
            subnet_configuration=[ec2.SubnetConfiguration(name="hub", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, cidr_mask=24)],
            flow_logs={"All": ec2.FlowLogOptions()},
        )
        gateway = ec2.CfnTransitGateway(self, "Gateway", description="The hub and its spokes")
        attachment = ec2.CfnTransitGatewayAttachment(
            self, "Attachment",
            transit_gateway_id=gateway.ref,
            vpc_id=hub.vpc_id,
            subnet_ids=[subnet.subnet_id for subnet in hub.isolated_subnets],
        )
        for subnet in hub.isolated_subnets:
            ec2.CfnRoute(
                subnet, "Spokes",
                route_table_id=subnet.route_table.route_table_id,
                destination_cidr_block="10.0.0.0/8",
                transit_gateway_id=gateway.ref,
            ).node.add_dependency(attachment)

        vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            description="All teams, through the hub",
            # apart from the hub and all spokes.
            client_cidr_block="172.20.0.0/16",
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            authentication=ClientVpnAuthentication.federated(SamlProvider.from_saml_provider_arn(
                self, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")),
            network=ClientVpnNetwork.vpc(hub),
            split_tunnel=True,
            dns_servers=ClientVpnDnsServers.vpc_resolver(),
        )
        # the hub is routed by itself, so that 99 routes are left of the 100 that an association may have; of the 200 rules, 199 are taken.
        vpn.add_network_access(ClientVpnDestination.vpc(hub), groups=["operations"])
        # everyone asks the name server, whatever else they may reach.
        vpn.add_network_access(ClientVpnDestination.vpc_resolver(), all_users=True)

        # a stack holds 500 resources, and these are 396: a nested stack for each stage. They are made one after the other, in ten lanes each.
        for index, stage in enumerate(STAGES):
            spokes = NestedStack(self, stage, description=f"VPN access to the spokes of {stage}")
            for number, team in enumerate(TEAMS):
                vpn.add_network_access(
                    ClientVpnDestination.cidr(f"10.{100 + index * len(TEAMS) + number}.0.0/16"),
                    groups=[team, "operations"],
                    description=f"{team}, {stage}",
                    scope=spokes,
                )


app = App()
HubAndSpokeVpn(app, "HubAndSpokeVpn")
app.synth()
