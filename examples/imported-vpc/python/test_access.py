import json
import unittest
from pathlib import Path

from aws_cdk import App
from cdk_client_vpn_plus import ClientVpnEffectiveAccess, ClientVpnReachability
from imported_vpc_vpn import ImportedVpcVpn

NO, UNKNOWN, YES = ClientVpnReachability.NO, ClientVpnReachability.UNKNOWN, ClientVpnReachability.YES
# the command line gives the app what was looked up; a test has to do so itself.
LOOKED_UP = json.loads(Path(__file__).with_name("cdk.context.json").read_text(encoding="utf-8"))


def access_with(context):
    return ImportedVpcVpn(App(context=context), "ImportedVpcVpn").vpn.effective_access()


class AccessTest(unittest.TestCase):
    def test_engineering_reaches_the_vpc(self):
        access = access_with(LOOKED_UP)
        self.assertEqual(access.can_reach("engineering", "10.3.100.10"), YES, access.why("engineering", "10.3.100.10"))

    def test_no_one_reaches_anything_else_and_without_a_group_nothing_at_all(self):
        access = access_with(LOOKED_UP)
        self.assertEqual(access.can_reach("engineering", "10.4.0.10"), NO)
        self.assertEqual(access.can_reach(ClientVpnEffectiveAccess.ALL_USERS, "10.3.100.10"), NO)

    def test_without_the_context_the_range_of_the_vpc_is_a_placeholder_and_the_answer_is_unknown(self):
        access = access_with({})
        self.assertEqual(access.can_reach("engineering", "10.3.100.10"), UNKNOWN)
        self.assertRegex(access.why("engineering", "10.3.100.10"), "the VPC was not looked up")


if __name__ == "__main__":
    unittest.main()
