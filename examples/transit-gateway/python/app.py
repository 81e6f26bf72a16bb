from aws_cdk import App, Stack, aws_ec2 as ec2
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_iam import SamlProvider
from cdk_client_vpn_plus import ClientVpnAuthentication, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork
from constructs import Construct

CLIENTS = "10.105.0.0/16"


class TransitGatewayVpn(Stack):
    """One endpoint on a transit gateway, and two VPCs behind it."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        gateway = ec2.CfnTransitGateway(
            self, "Gateway",
            description="VPN clients and workloads",
            # the service needs a range of the gateway's own, apart from all others.
            transit_gateway_cidr_blocks=["10.99.0.0/24"],
            # every attachment, that of the endpoint too, tells the gateway's route table its ranges.
            default_route_table_association="enable",
            default_route_table_propagation="enable",
        )

        vpn = ClientVpnEndpointPlus(
            self, "Vpn",
            description="Staff, to all VPCs of the transit gateway",
            client_cidr_block=CLIENTS,
            server_certificate=Certificate.from_certificate_arn(
                self, "ServerCertificate", "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"),
            authentication=ClientVpnAuthentication.federated(SamlProvider.from_saml_provider_arn(
                self, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")),
            # the Availability Zones cannot be changed later: one more is added with vpn.associate_availability_zone().
            network=ClientVpnNetwork.transit_gateway(gateway, availability_zones=self.availability_zones[:2]),
            split_tunnel=True,
            # the company's own DNS servers, in the first of the VPCs.
            dns_servers=ClientVpnDnsServers.of("10.50.0.10", "10.50.16.10"),
        )

        for name, cidr_block in [("Shop", "10.50.0.0/16"), ("Warehouse", "10.51.0.0/16")]:
            vpc = self.attached_vpc(gateway, name, cidr_block)
            vpn.add_network_access(ClientVpnDestination.vpc(vpc), groups=["engineering"])

    def attached_vpc(self, gateway: ec2.CfnTransitGateway, name: str, cidr_block: str) -> ec2.Vpc:
        """A VPC that is attached to the gateway, and finds the way back to the clients."""
        vpc = ec2.Vpc(
            self, name,
            ip_addresses=ec2.IpAddresses.cidr(cidr_block),
            max_azs=2,
            subnet_configuration=[ec2.SubnetConfiguration(name="internal", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, cidr_mask=20)],
            flow_logs={"All": ec2.FlowLogOptions()},
        )
        attachment = ec2.CfnTransitGatewayVpcAttachment(
            vpc, "Attachment",
            transit_gateway_id=gateway.ref,
            vpc_id=vpc.vpc_id,
            subnet_ids=[subnet.subnet_id for subnet in vpc.isolated_subnets],
        )
        for subnet in vpc.isolated_subnets:
            route = ec2.CfnRoute(
                subnet, "Clients",
                route_table_id=subnet.route_table.route_table_id,
                destination_cidr_block=CLIENTS,
                transit_gateway_id=gateway.ref,
            )
            # a route to a gateway that the VPC is not attached to yet is rejected.
            route.node.add_dependency(attachment)
        return vpc


app = App()
TransitGatewayVpn(app, "TransitGatewayVpn")
app.synth()
