import unittest

from aws_cdk import App
from cdk_client_vpn_plus import ClientVpnEffectiveAccess, ClientVpnReachability
from groups_vpn import GroupsVpn

NO, PARTLY, YES = ClientVpnReachability.NO, ClientVpnReachability.PARTLY, ClientVpnReachability.YES


class AccessTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        stack = GroupsVpn(App(), "GroupsVpn")
        cls.access = stack.vpn.effective_access()
        cls.databases = [subnet.ipv4_cidr_block for subnet in stack.vpc.select_subnets(subnet_group_name="databases").subnets]

    def test_only_their_administrators_and_operations_reach_the_databases(self):
        for database in self.databases:
            groups = [row.group for row in self.access.who_reaches(database)]
            self.assertEqual(groups, ["database-administrators", "operations"], self.access.why("engineering", database))

    def test_engineering_reaches_everything_else_in_the_vpc(self):
        self.assertEqual(self.access.can_reach("engineering", "10.4.0.10"), YES)
        self.assertEqual(self.access.can_reach("engineering", "10.4.0.0/16"), PARTLY)

    def test_only_operations_reaches_the_office(self):
        self.assertEqual(self.access.can_reach("operations", "192.168.0.0/16"), YES)
        self.assertEqual(self.access.can_reach("engineering", "192.168.0.0/16"), NO)

    def test_somebody_in_none_of_the_groups_reaches_other_clients_and_the_name_server_and_nothing_else(self):
        self.assertEqual(self.access.can_reach(ClientVpnEffectiveAccess.ALL_USERS, "10.106.0.0/16"), YES)
        self.assertEqual(self.access.can_reach(ClientVpnEffectiveAccess.ALL_USERS, "10.4.0.2"), YES)
        for outside in ["10.4.1.0/24", "192.168.0.0/16", "198.51.100.1"]:
            self.assertEqual(self.access.can_reach(ClientVpnEffectiveAccess.ALL_USERS, outside), NO)


if __name__ == "__main__":
    unittest.main()
