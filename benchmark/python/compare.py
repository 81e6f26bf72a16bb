"""How long Python takes to describe and synthesize one endpoint, with this library and with the L2 of aws-cdk-lib, in turns.

Both describe 80 destinations, each reachable by 3 groups through 2 subnets: 160 routes and 240 authorization rules, in a stack that CloudFormation
takes. Usage: compare.py ROUNDS; compare.py crossings, which counts how often each crosses the boundary to JavaScript; compare.py SIDE, which is one of
the processes that are measured as a whole.
"""
import json
import subprocess
import sys
import tempfile
import time
from typing import Any, Callable

from aws_cdk import App, Stack, aws_certificatemanager as acm, aws_ec2 as ec2, aws_iam as iam
from cdk_client_vpn_plus import ClientVpnAuthentication, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork
from jsii._kernel.providers import process

DESTINATIONS = [f"10.{second}.0.0/16" for second in range(101, 181)]
GROUPS = ["engineering", "operations", "support"]
CLIENTS = "10.0.0.0/16"
CERTIFICATE = "arn:aws:acm:eu-central-1:111122223333:certificate/server"
PROVIDER = "arn:aws:iam::111122223333:saml-provider/staff"


def stack_with_vpc() -> tuple[Stack, ec2.IVpc]:
    """What both take for given; not measured."""
    stack = Stack(App(analytics_reporting=False, outdir=tempfile.mkdtemp()), "Vpn")
    zones = ["eu-central-1a", "eu-central-1b"]
    return stack, ec2.Vpc.from_vpc_attributes(
        stack, "Vpc",
        vpc_id="vpc-0a1b2c3d4e5f67890",
        vpc_cidr_block="10.1.0.0/16",
        availability_zones=zones,
        private_subnet_ids=[f"subnet-{zone}" for zone in zones],
        private_subnet_route_table_ids=[f"rtb-{zone}" for zone in zones],
    )


def with_this_library() -> tuple[Stack, float]:
    stack, vpc = stack_with_vpc()
    began = time.perf_counter()
    vpn = ClientVpnEndpointPlus(
        stack, "Vpn",
        authentication=ClientVpnAuthentication.federated(iam.SamlProvider.from_saml_provider_arn(stack, "Staff", PROVIDER)),
        client_cidr_block=CLIENTS,
        network=ClientVpnNetwork.vpc(vpc),
        server_certificate=acm.Certificate.from_certificate_arn(stack, "Certificate", CERTIFICATE),
        split_tunnel=True,
    )
    for destination in DESTINATIONS:
        vpn.add_network_access(ClientVpnDestination.cidr(destination), groups=GROUPS)
    return stack, time.perf_counter() - began


def with_the_l2() -> tuple[Stack, float]:
    stack, vpc = stack_with_vpc()
    began = time.perf_counter()
    vpn = vpc.add_client_vpn_endpoint(
        "Vpn",
        authorize_all_users_to_vpc_cidr=False,
        cidr=CLIENTS,
        server_certificate_arn=CERTIFICATE,
        split_tunnel=True,
        user_based_authentication=ec2.ClientVpnUserBasedAuthentication.federated(
            iam.SamlProvider.from_saml_provider_arn(stack, "Staff", PROVIDER)),
    )
    subnets = vpc.private_subnets
    for destination in DESTINATIONS:
        for number, subnet in enumerate(subnets):
            vpn.add_route(f"Route-{destination}-{number}", cidr=destination, target=ec2.ClientVpnRouteTarget.subnet(subnet))
        for group in GROUPS:
            vpn.add_authorization_rule(f"Rule-{destination}-{group}", cidr=destination, group_id=group)
    return stack, time.perf_counter() - began


def resources(stack: Stack) -> dict[str, int]:
    """How many routes and rules a stack holds: both have to describe the same network."""
    types = [getattr(child, "cfn_resource_type", "") for child in stack.node.find_all()]
    return {kind: types.count(f"AWS::EC2::ClientVpn{kind}") for kind in ["Route", "AuthorizationRule", "TargetNetworkAssociation"]}


SIDES: dict[str, Callable[[], tuple[Stack, float]]] = {"core": with_the_l2, "ours": with_this_library}


def described(side: str) -> tuple[float, float]:
    """The time of the calls, and of calls and synthesis."""
    stack, calls = SIDES[side]()
    began = time.perf_counter()
    App.of(stack).synth()
    synthesis = time.perf_counter() - began
    expected = {"Route": 160, "AuthorizationRule": 240, "TargetNetworkAssociation": 2}
    assert resources(stack) == expected, resources(stack)
    return calls, calls + synthesis


class Crossings:
    """Counts what is sent to JavaScript while it is open; nothing else tells."""

    def __enter__(self) -> "Crossings":
        self.count, self.send = 0, process._NodeProcess.send

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            return self.send(*args, **kwargs)

        process._NodeProcess.send = counted
        return self

    def __exit__(self, *_: Any) -> None:
        process._NodeProcess.send = self.send


def crossings(side: str) -> int:
    """How often a side crosses the boundary to JavaScript, with what both take for given."""
    with Crossings() as counted:
        SIDES[side]()
    return counted.count


def process_time(side: str) -> float:
    """The time of a process of its own, which starts Python and Node.js, and loads both libraries."""
    began = time.perf_counter()
    subprocess.run([sys.executable, __file__, side], check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    if sys.argv[1] in SIDES:
        described(sys.argv[1])
    elif sys.argv[1] == "crossings":
        print(json.dumps({side: crossings(side) for side in SIDES}))
    else:
        # the first run of both: what is only loaded once is part of whole processes alone.
        for side in SIDES:
            described(side)
        found: dict[str, dict[str, list[float]]] = {side: {"calls": [], "synth": [], "process": []} for side in SIDES}
        for _ in range(int(sys.argv[1])):
            for side, parts in found.items():
                calls, synth = described(side)
                parts["calls"].append(calls)
                parts["synth"].append(synth)
                parts["process"].append(process_time(side))
        print(json.dumps(found))
