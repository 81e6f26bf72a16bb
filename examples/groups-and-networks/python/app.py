from aws_cdk import App
from groups_vpn import GroupsVpn

app = App()
GroupsVpn(app, "GroupsVpn")
app.synth()
