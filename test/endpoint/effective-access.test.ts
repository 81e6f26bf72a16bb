import { CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDestination, ClientVpnEffectiveAccess, ClientVpnReachability } from '../../src/index';
import { allWarnings, CLIENT_RANGE, guide, importedVpc, messageOf, newApp, newEndpoint, newEndpointIn, newStack, newVpc } from '../fixtures';

const { NO, PARTLY, UNKNOWN, YES } = ClientVpnReachability;
const { ALL_USERS } = ClientVpnEffectiveAccess;

/** An endpoint in a VPC of 10.0.0.0/16. */
function endpoint() {
  const vpc = newVpc(newStack());
  return { vpc, vpn: newEndpointIn(vpc), stack: Stack.of(vpc) };
}

test('nobody reaches anything of a new endpoint', () => {
  const { vpn } = endpoint();
  const access = vpn.effectiveAccess();
  expect(access.canReach(ALL_USERS, '10.0.0.0/16')).toBe(NO);
  expect(access.table()).toEqual([]);
  expect(access.whoReaches('10.0.0.1')).toEqual([]);
});

test('a group reaches what network access was given to, and no more', () => {
  const { vpc, vpn } = endpoint();
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
  vpn.addNetworkAccess(ClientVpnDestination.cidr('10.20.0.0/16'), { allUsers: true });
  const access = vpn.effectiveAccess();
  expect(access.canReach('engineering', '10.0.9.7')).toBe(YES);
  expect(access.canReach('engineering', vpc.vpcCidrBlock)).toBe(YES);
  expect(access.canReach('engineering', '10.0.0.0/8')).toBe(PARTLY);
  expect(access.canReach('contractors', '10.0.9.0/24')).toBe(NO);
  expect(access.canReach('contractors', '10.20.1.1')).toBe(YES);
  expect(access.canReach(ALL_USERS, '10.20.0.0/16')).toBe(YES);
  expect(access.canReach(ALL_USERS, '10.0.0.0/16')).toBe(NO);
});

test('a group that no rule names is a warning, once, and the reason says which one is near', () => {
  const { vpc, vpn } = endpoint();
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
  const ask = () => vpn.effectiveAccess().canReach('Engineering', '10.0.9.7');
  expect([ask(), ask()]).toEqual([NO, NO]);
  expect(vpn.effectiveAccess().why('Engineering', '10.0.9.7')).toMatch(/ No authorization rule names group "Engineering"\. Did you mean "engineering"\?$/);
  expect(vpn.effectiveAccess().canReach('engineering', '10.0.9.7')).toBe(YES);
  expect(vpn.effectiveAccess().canReach(ALL_USERS, '10.0.9.7')).toBe(NO);
  expect(allWarnings(vpn)).toEqual([
    '/Stack/Vpn: effectiveAccess() was asked for group "Engineering". No authorization rule names group "Engineering". Did you mean "engineering"? '
    + 'Name the group as a rule spells it, or acknowledge this warning if the group should reach nothing. '
    + `[GroupNotNamed] ${guide('cvpn-working-rules')} [ack: cdk-client-vpn-plus:GroupNotNamed]`,
  ]);
});

test('a reason turns no text around, whatever a group is called, and the group itself stays as it is', () => {
  const { vpn } = endpoint();
  const group = 'staff\u202e\u2066\u001b';
  vpn.addNetworkAccess(ClientVpnDestination.cidr('10.20.0.0/16'), { groups: [group] });
  const access = vpn.effectiveAccess();
  expect(access.canReach(group, '10.20.1.1')).toBe(YES);
  expect(access.why(group, '10.20.1.1')).toContain('Group "staff\\u202e\\u2066\\u001b" reaches 10.20.1.1.');
  expect(access.why('staff', '10.20.1.1')).toContain('only to group "staff\\u202e\\u2066\\u001b"');
  expect(access.whoReaches('10.20.1.1').map((row) => row.group)).toEqual([group]);
});

test('a narrower range for another group takes it away, and the reason says so', () => {
  const { vpc, vpn } = endpoint();
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
  vpn.addNetworkAccess(ClientVpnDestination.cidr('10.0.9.0/24'), { groups: ['finance'] });
  const access = vpn.effectiveAccess();
  expect(access.canReach('engineering', '10.0.9.7')).toBe(NO);
  expect(access.why('engineering', '10.0.9.7')).toMatch(new RegExp('^Group "engineering" does not reach 10.0.9.7. '
    + 'Authorization rule Stack/Vpn/Rule-10.0.9.0-24-finance-\\w+ for 10.0.9.0/24 decides, because it has the longest prefix, and grants access only to group "finance". '
    + 'Rule Stack/Vpn/Rule-10.0.0.0-16-engineering-\\w+ for 10.0.0.0/16, which grants group "engineering" access, has a shorter prefix and does not apply here.$'));
  expect(access.whoReaches('10.0.9.7').map(({ group, reachability }) => [group, reachability])).toEqual([['finance', YES]]);
});

test('the table has a row for each destination and group', () => {
  const { stack, vpc, vpn } = endpoint();
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
  vpn.addNetworkAccess(ClientVpnDestination.cidr('10.20.0.0/16'), { groups: ['finance'] });
  const table = vpn.effectiveAccess().table();
  expect(table.map(({ destination, group, reachability }) => [destination, group, reachability])).toEqual([
    ['10.0.0.0/16', 'engineering', YES], ['10.0.0.0/16', 'finance', NO], ['10.0.0.0/16', ALL_USERS, NO],
    ['10.20.0.0/16', 'engineering', NO], ['10.20.0.0/16', 'finance', YES], ['10.20.0.0/16', ALL_USERS, NO],
  ]);
  const [row] = table.filter(({ reachability }) => reachability === YES).slice(1);
  const paths = [...row.authorizationRules, ...row.routes, ...row.associations];
  expect(paths).toHaveLength(5);
  expect(stack.node.findAll().map(({ node }) => node.path)).toEqual(expect.arrayContaining(paths));
  expect(row.associations).toEqual(vpn.associations.map((association) => association.node.path));
});

test('a route of one association makes access partly', () => {
  const { vpc, vpn } = endpoint();
  const destination = ClientVpnDestination.cidr('10.20.0.0/16');
  vpn.addAuthorizationRule('Rule', { destination, allUsers: true });
  vpn.addRoute('Route', { destination, subnet: vpc.privateSubnets[0] });
  const access = vpn.effectiveAccess();
  expect(access.canReach(ALL_USERS, '10.20.0.0/16')).toBe(PARTLY);
  expect(access.why(ALL_USERS, '10.20.0.0/16')).toContain('access depends on the association');
});

test('clients reach each other where that was asked for', () => {
  const { vpn } = endpoint();
  expect(vpn.effectiveAccess().canReach('a', CLIENT_RANGE)).toBe(NO);
  vpn.addNetworkAccess(ClientVpnDestination.clients(), { allUsers: true });
  expect(vpn.effectiveAccess().canReach('a', CLIENT_RANGE)).toBe(YES);
});

test('the answer is of the moment of the question', () => {
  const { vpc, vpn } = endpoint();
  const before = vpn.effectiveAccess();
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
  expect(before.canReach('a', '10.0.0.1')).toBe(NO);
  expect(vpn.effectiveAccess().canReach('a', '10.0.0.1')).toBe(YES);
});

test('what other constructs attach to the endpoint counts', () => {
  const { stack, vpc, vpn } = endpoint();
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
  const { clientVpnEndpointId } = vpn;
  new ec2.CfnClientVpnAuthorizationRule(stack, 'Back', { clientVpnEndpointId, targetNetworkCidr: '10.0.9.0/24', accessGroupId: 'contractors' });
  new ec2.CfnClientVpnAuthorizationRule(stack, 'Foreign', { clientVpnEndpointId: 'cvpn-endpoint-1', targetNetworkCidr: '10.0.9.0/24', authorizeAllGroups: true });
  new ec2.CfnClientVpnRoute(newStack(newApp(), 'Other'), 'Route', { clientVpnEndpointId: 'cvpn-endpoint-1', destinationCidrBlock: '10.20.0.0/16' });
  const access = vpn.effectiveAccess();
  expect(access.canReach('contractors', '10.0.9.0/24')).toBe(YES);
  expect(access.canReach('engineering', '10.0.9.0/24')).toBe(NO);
  expect(access.canReach(ALL_USERS, '10.0.9.0/24')).toBe(NO);
});

describe('what is not known', () => {
  test('a group by a parameter is the same as itself, and may be any other', () => {
    const { stack, vpc, vpn } = endpoint();
    const group = new CfnParameter(stack, 'Group').valueAsString;
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: [group] });
    const access = vpn.effectiveAccess();
    expect(access.canReach(group, '10.0.0.1')).toBe(YES);
    expect(access.canReach('engineering', '10.0.0.1')).toBe(UNKNOWN);
    expect(access.canReach(ALL_USERS, '10.0.0.1')).toBe(NO);
    expect(access.table().map((row) => row.group)).toEqual([expect.stringMatching(/^\(unknown: Stack\/Vpn\/Rule-/), ALL_USERS]);
  });

  test('a destination by a parameter', () => {
    const { stack, vpc, vpn } = endpoint();
    const range = new CfnParameter(stack, 'Range').valueAsString;
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    const access = vpn.effectiveAccess();
    expect(access.canReach('engineering', range)).toBe(UNKNOWN);
    expect(access.canReach('contractors', range)).toBe(NO);
    expect(access.why('engineering', range)).toBe('Whether group "engineering" reaches (unknown) is unresolved. The range is unresolved.');
    expect(access.whoReaches(range).map(({ group }) => group)).toEqual(['engineering']);
  });

  test('the range of an imported VPC', () => {
    const stack = newStack();
    const vpc = importedVpc(stack, 'Imported', { vpcCidrBlock: Fn.importValue('range') });
    const vpn = newEndpointIn(vpc);
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    const access = vpn.effectiveAccess();
    expect(access.canReach('engineering', '10.0.0.1')).toBe(UNKNOWN);
    expect(access.canReach('contractors', '10.0.0.1')).toBe(NO);
  });

  test('which other ranges an imported VPC has', () => {
    const vpc = importedVpc(newStack());
    const vpn = newEndpointIn(vpc);
    vpn.addAuthorizationRule('Rule', { destination: ClientVpnDestination.cidr('10.0.0.0/8'), group: 'engineering' });
    const access = vpn.effectiveAccess();
    expect(access.canReach('engineering', '10.0.0.0/16')).toBe(YES);
    expect(access.canReach('engineering', '10.50.0.0/16')).toBe(UNKNOWN);
    expect(access.canReach('contractors', '10.50.0.0/16')).toBe(NO);
  });

  test('whether a rule under a condition is made', () => {
    const { stack, vpc, vpn } = endpoint();
    const condition = new CfnCondition(stack, 'Condition');
    const destination = ClientVpnDestination.vpc(vpc);
    const rule = vpn.addAuthorizationRule('Rule', { destination, group: 'engineering' }).node.defaultChild as ec2.CfnClientVpnAuthorizationRule;
    rule.cfnOptions.condition = condition;
    expect(vpn.effectiveAccess().canReach('engineering', '10.0.0.1')).toBe(UNKNOWN);
    (vpn.node.defaultChild as ec2.CfnClientVpnEndpoint).cfnOptions.condition = condition;
    expect(vpn.effectiveAccess().canReach('engineering', '10.0.0.1')).toBe(YES);
  });
});

test('a question names an IP address or a CIDR range', () => {
  expect(messageOf(() => newEndpoint(newStack()).effectiveAccess().canReach('a', '10.0.0.0/33'))).toBe(
    'Stack/Vpn: destination "10.0.0.0/33" is neither an IP address nor a CIDR range. Write e.g. "10.0.9.7" or "10.0.9.0/24". '
    + '[NoDestination] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html',
  );
});
