import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { App } from 'aws-cdk-lib';
import { ClientVpnEffectiveAccess, ClientVpnReachability } from 'cdk-client-vpn-plus';
import { ImportedVpcVpn } from './imported-vpc-vpn';

const { NO, UNKNOWN, YES } = ClientVpnReachability;
/** The command line gives the app what was looked up; a test has to do so itself. */
const lookedUp = JSON.parse(readFileSync(join(__dirname, 'cdk.context.json'), 'utf8'));
const accessWith = (context: Record<string, unknown>) => new ImportedVpcVpn(new App({ context }), 'ImportedVpcVpn').vpn.effectiveAccess();

void test('engineering reaches the VPC', () => {
  const access = accessWith(lookedUp);
  assert.equal(access.canReach('engineering', '10.3.100.10'), YES, access.why('engineering', '10.3.100.10'));
});

void test('no one reaches anything else, and without a group nothing at all', () => {
  const access = accessWith(lookedUp);
  assert.equal(access.canReach('engineering', '10.4.0.10'), NO);
  assert.equal(access.canReach(ClientVpnEffectiveAccess.ALL_USERS, '10.3.100.10'), NO);
});

void test('without the context the range of the VPC is a placeholder, and the answer is unknown', () => {
  const access = accessWith({});
  assert.equal(access.canReach('engineering', '10.3.100.10'), UNKNOWN);
  assert.match(access.why('engineering', '10.3.100.10'), /the VPC was not looked up/);
});
