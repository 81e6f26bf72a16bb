from aws_cdk import App, Environment, Stack, aws_ec2 as ec2
from cdk_client_vpn_plus import ClientVpnDestination, ClientVpnEndpointPlus
from constructs import Construct


class ReportsForVpnUsers(Stack):
    """A service of a team, in a VPC of its own, which the users of an endpoint are to reach that another team made."""

    def __init__(self, scope: Construct, id: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)

        # what the owners of the endpoint tell everyone. What is left out is not known, and nothing is checked against it.
        vpn_vpc = ec2.Vpc.from_vpc_attributes(
            self, "VpnVpc",
            vpc_id="vpc-0a1b2c3d4e5f67890",
            vpc_cidr_block="10.7.0.0/16",
            availability_zones=["eu-central-1a", "eu-central-1b"],
            private_subnet_ids=["subnet-0a1b2c3d4e5f67891", "subnet-0a1b2c3d4e5f67892"],
            private_subnet_route_table_ids=["rtb-0a1b2c3d4e5f67891", "rtb-0a1b2c3d4e5f67892"],
        )
        vpn = ClientVpnEndpointPlus.from_client_vpn_endpoint_attributes(
            self, "Vpn",
            client_vpn_endpoint_id="cvpn-endpoint-0a1b2c3d4e5f67890",
            vpc=vpn_vpc,
            # each of them gets a route.
            associated_subnets=vpn_vpc.private_subnets,
            client_cidr_block="10.107.0.0/16",
            security_groups=[ec2.SecurityGroup.from_security_group_id(self, "VpnUsers", "sg-0a1b2c3d4e5f67890")],
        )

        vpc = ec2.Vpc(
            self, "Vpc",
            ip_addresses=ec2.IpAddresses.cidr("10.8.0.0/16"),
            max_azs=2,
            subnet_configuration=[ec2.SubnetConfiguration(name="internal", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, cidr_mask=20)],
            flow_logs={"All": ec2.FlowLogOptions()},
        )
        peering = ec2.CfnVPCPeeringConnection(self, "Peering", vpc_id=vpc.vpc_id, peer_vpc_id=vpn_vpc.vpc_id)

        def connect(subnet: ec2.ISubnet, to: str) -> None:
            ec2.CfnRoute(
                self, f"Route-{subnet.node.id}-{to.replace('/', '-')}",
                route_table_id=subnet.route_table.route_table_id,
                destination_cidr_block=to,
                vpc_peering_connection_id=peering.ref,
            )

        for subnet in vpc.isolated_subnets:
            connect(subnet, "10.7.0.0/16")
        for subnet in vpn_vpc.private_subnets:
            connect(subnet, "10.8.0.0/16")

        reports = ec2.SecurityGroup(self, "Reports", vpc=vpc, description="The servers of the reports", allow_all_outbound=False)

        # the routes and the rule are of this stack; the endpoint stays with its owners.
        vpn.add_network_access(ClientVpnDestination.vpc(vpc), groups=["finance"], description="Reports")
        reports.connections.allow_from(vpn, ec2.Port.HTTPS, "Client VPN")


app = App()
ReportsForVpnUsers(app, "ReportsForVpnUsers", env=Environment(account="111122223333", region="eu-central-1"))
app.synth()
