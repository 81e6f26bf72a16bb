import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClientVpnAuthorizationResult } from 'cdk-client-vpn-plus';
import { policy } from './policy';

const { DENY, ERROR, PERMIT } = ClientVpnAuthorizationResult;
const engineer = { saml: { memberOf: ['engineering'] } };
const crowdstrike = (overall: number) => ({ crowdstrike: { assessment: { overall } } });
const jamf = (risk: string) => ({ jamf: { risk } });

/** What the policy decides on a client, and the statements that decide. */
function decide(context: Record<string, unknown>) {
  const { result, statements } = policy.decide(context);
  return { result, statements: statements.map(({ id }) => id) };
}

void test('an engineer gets in with a healthy device', () => {
  assert.deepEqual(decide({ ...engineer, ...crowdstrike(71) }), { result: PERMIT, statements: ['healthy-device'] });
  assert.deepEqual(decide({ ...engineer, ...jamf('LOW') }), { result: PERMIT, statements: ['healthy-device'] });
});

void test('an engineer does not get in with another device', () => {
  for (const device of [crowdstrike(70), jamf('MEDIUM'), {}]) {
    assert.deepEqual(decide({ ...engineer, ...device }), { result: DENY, statements: [] });
  }
});

void test('others do not get in', () => {
  for (const user of [{ saml: { memberOf: ['finance'] } }, { saml: {} }]) {
    assert.deepEqual(decide({ ...user, ...crowdstrike(100) }), { result: DENY, statements: [] });
  }
});

void test('a high risk keeps everyone out', () => {
  assert.deepEqual(decide({ ...engineer, ...crowdstrike(100), ...jamf('HIGH') }), { result: DENY, statements: ['high-risk'] });
});

void test('no one gets in who has not signed in', () => {
  assert.deepEqual(decide(crowdstrike(100)), { result: ERROR, statements: ['healthy-device'] });
});
