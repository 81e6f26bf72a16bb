from pathlib import Path

from cdk_client_vpn_plus import ClientVpnAuthorizationPolicy

# who may connect, and with what device; test_policy.py says what it means.
policy = ClientVpnAuthorizationPolicy.from_file(str(Path(__file__).parent / "policy.cedar"), description="Engineers on healthy devices")
