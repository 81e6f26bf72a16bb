import unittest

from cdk_client_vpn_plus import ClientVpnAuthorizationResult
from policy import policy

DENY, ERROR, PERMIT = ClientVpnAuthorizationResult.DENY, ClientVpnAuthorizationResult.ERROR, ClientVpnAuthorizationResult.PERMIT
ENGINEER = {"saml": {"memberOf": ["engineering"]}}


def crowdstrike(overall):
    return {"crowdstrike": {"assessment": {"overall": overall}}}


def jamf(risk):
    return {"jamf": {"risk": risk}}


def decide(context):
    """What the policy decides on a client, and the statements that decide."""
    decision = policy.decide(context)
    return decision.result, [statement.id for statement in decision.statements]


class PolicyTest(unittest.TestCase):
    def test_an_engineer_gets_in_with_a_healthy_device(self):
        self.assertEqual(decide({**ENGINEER, **crowdstrike(71)}), (PERMIT, ["healthy-device"]))
        self.assertEqual(decide({**ENGINEER, **jamf("LOW")}), (PERMIT, ["healthy-device"]))

    def test_an_engineer_does_not_get_in_with_another_device(self):
        for device in [crowdstrike(70), jamf("MEDIUM"), {}]:
            self.assertEqual(decide({**ENGINEER, **device}), (DENY, []))

    def test_others_do_not_get_in(self):
        for user in [{"saml": {"memberOf": ["finance"]}}, {"saml": {}}]:
            self.assertEqual(decide({**user, **crowdstrike(100)}), (DENY, []))

    def test_a_high_risk_keeps_everybody_out(self):
        self.assertEqual(decide({**ENGINEER, **crowdstrike(100), **jamf("HIGH")}), (DENY, ["high-risk"]))

    def test_nobody_gets_in_who_has_not_signed_in(self):
        self.assertEqual(decide(crowdstrike(100)), (ERROR, ["healthy-device"]))


if __name__ == "__main__":
    unittest.main()
