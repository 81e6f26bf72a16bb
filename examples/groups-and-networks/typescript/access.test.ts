import assert from 'node:assert/strict';
import { test } from 'node:test';
import { App } from 'aws-cdk-lib';
import { ClientVpnEffectiveAccess, ClientVpnReachability } from 'cdk-client-vpn-plus';
import { GroupsVpn } from './groups-vpn';

const { NO, PARTLY, YES } = ClientVpnReachability;
const { vpc, vpn } = new GroupsVpn(new App(), 'GroupsVpn');
const access = vpn.effectiveAccess();
const databases = vpc.selectSubnets({ subnetGroupName: 'databases' }).subnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock);

void test('only their administrators and operations reach the databases', () => {
  for (const database of databases) {
    const groups = access.whoReaches(database).map(({ group }) => group);
    assert.deepEqual(groups, ['database-administrators', 'operations'], access.why('engineering', database));
  }
});

void test('engineering reaches everything else in the VPC', () => {
  assert.equal(access.canReach('engineering', '10.4.0.10'), YES);
  assert.equal(access.canReach('engineering', '10.4.0.0/16'), PARTLY);
});

void test('only operations reaches the office', () => {
  assert.equal(access.canReach('operations', '192.168.0.0/16'), YES);
  assert.equal(access.canReach('engineering', '192.168.0.0/16'), NO);
});

void test('someone in none of the groups reaches other clients and the name server, and nothing else', () => {
  assert.equal(access.canReach(ClientVpnEffectiveAccess.ALL_USERS, '10.106.0.0/16'), YES);
  assert.equal(access.canReach(ClientVpnEffectiveAccess.ALL_USERS, '10.4.0.2'), YES);
  for (const outside of ['10.4.1.0/24', '192.168.0.0/16', '198.51.100.1']) {
    assert.equal(access.canReach(ClientVpnEffectiveAccess.ALL_USERS, outside), NO);
  }
});
