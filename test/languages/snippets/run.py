"""Runs each snippet of docs/python.md in a stack of its own, synthesizes it, and prints those that fail."""
import os
import re
import shutil
import sys
import tempfile
import traceback

with open(sys.argv[1], encoding="utf-8") as page:
    imports, *snippets = re.findall(r"^```python\n(.*?)^```$", page.read(), re.DOTALL | re.MULTILINE)
certificates = os.path.abspath(sys.argv[2])
# what snippets read from the folder of the app, which is where the first import starts Node.js.
os.chdir(tempfile.mkdtemp())
os.makedirs(os.path.join("pki", "issued"))
shutil.copy(os.path.join(certificates, "ca.crt"), "pki")
shutil.copy(os.path.join(certificates, "crl.pem"), "pki")
shutil.copy(os.path.join(certificates, "server.crt"), os.path.join("pki", "issued", "vpn.example.com.crt"))
os.mkdir("gate")
with open(os.path.join("gate", "index.py"), "w", encoding="utf-8") as code:
    code.write("def handler(event, context): pass\n")
with open("policy.cedar", "w", encoding="utf-8") as policy:
    policy.write("permit(principal, action, resource);\n")
with open("client-vpn.json", "w", encoding="utf-8") as requirements:
    requirements.write('{ "require": ["connection-logging"] }')
with open("client-vpn.adopt.json", "w", encoding="utf-8") as adoption:
    adoption.write('{ "version": 1, "resources": {} }')

exec(imports)
from aws_cdk import Environment, Stack
from constructs import Construct


class World:
    """What a snippet names in comments, by its type, created when it is asked for."""

    ARN = "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"

    def __init__(self, app, stack):
        self.stack = stack
        self.made = {"App": app}
        self.types = {
            "ClientVpnAuthenticationChoice": lambda: ClientVpnAuthentication.federated(self.of("iam.ISAMLProviderRef")),
            "ClientVpnCedarPolicy": lambda: ClientVpnAuthorizationPolicy.from_cedar("permit(principal, action, resource);"),
            "ClientVpnEndpointPlus": lambda: ClientVpnEndpointPlus(
                stack, "Given", client_cidr_block="10.99.0.0/16", server_certificate=self.of("acm.ICertificate"),
                authentication=self.of("ClientVpnAuthenticationChoice"), network=ClientVpnNetwork.vpc(self.of("ec2.Vpc"))),
            "Construct": lambda: Construct(stack, "GivenConstruct"),
            "acm.ICertificate": lambda: acm.Certificate.from_certificate_arn(stack, "GivenCertificate", self.ARN),
            "dynamodb.Table": lambda: dynamodb.Table(
                stack, "GivenTable", partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)),
            "ec2.CfnClientVpnEndpoint": lambda: self.of("ClientVpnEndpointPlus").node.default_child,
            "ec2.CfnSubnet": lambda: ec2.CfnSubnet(stack, "GivenSubnet", vpc_id=self.of("ec2.CfnVPC").ref, cidr_block="10.8.0.0/24"),
            "ec2.CfnTransitGateway": lambda: ec2.CfnTransitGateway(stack, "GivenGateway", transit_gateway_cidr_blocks=["10.98.0.0/24"]),
            "ec2.CfnTransitGatewayVpcAttachment": lambda: ec2.CfnTransitGatewayVpcAttachment(
                stack, "GivenAttachment", transit_gateway_id=self.of("ec2.CfnTransitGateway").ref, vpc_id=self.of("ec2.Vpc").vpc_id,
                subnet_ids=[subnet.subnet_id for subnet in self.of("ec2.Vpc").private_subnets]),
            "ec2.CfnVPC": lambda: ec2.CfnVPC(stack, "GivenL1", cidr_block="10.8.0.0/16"),
            "ec2.Vpc": lambda: ec2.Vpc(stack, "GivenVpc", max_azs=2),
            "iam.ISAMLProviderRef": lambda: iam.SamlProvider.from_saml_provider_arn(
                stack, "GivenProvider", "arn:aws:iam::111122223333:saml-provider/staff"),
            "iam.Role": lambda: iam.Role(stack, "GivenRole", assumed_by=iam.AccountRootPrincipal()),
            "kms.Key": lambda: kms.Key(stack, "GivenKey"),
            "lambda.Function": lambda: lambda_.Function(
                stack, "GivenFunction", function_name="AWSClientVPN-given", runtime=lambda_.Runtime.PYTHON_3_13, handler="index.handler",
                code=lambda_.Code.from_asset("gate")),
            "logs.LogGroup": lambda: logs.LogGroup(stack, "GivenLogGroup"),
            "rds.DatabaseInstance": lambda: rds.DatabaseInstance(
                stack, "GivenDatabase", engine=rds.DatabaseInstanceEngine.POSTGRES, vpc=self.of("ec2.Vpc")),
        }

    def of(self, type_name):
        if type_name not in self.made:
            self.made[type_name] = self.types[type_name]()
        return self.made[type_name]


for snippet in snippets:
    app = App()
    stack = Stack(app, "Snippet", env=Environment(account="111122223333", region="eu-central-1"))
    world = World(app, stack)
    try:
        names = {name: world.of(type_name) for name, type_name in re.findall(r"^# (\w+): ([\w.]+)$", snippet, re.MULTILINE)}
        exec(snippet, {**globals(), **names, "self": stack})
        app.synth()
    except Exception:
        print(f"{snippet}\n{traceback.format_exc().strip().splitlines()[-1]}\n")
print(f"{len(snippets)} snippets ran.")
