from aws_cdk import App
from imported_vpc_vpn import ImportedVpcVpn

app = App()
ImportedVpcVpn(app, "ImportedVpcVpn")
app.synth()
