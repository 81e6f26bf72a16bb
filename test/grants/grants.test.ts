import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { ClientVpnEndpointGrants, ClientVpnEndpointPlus } from '../../src';
import { ACCOUNT, messageOf, newEndpoint, newL1Endpoint, newStack, REGION, warnings } from '../fixtures';

const ID = 'cvpn-endpoint-0123456789abcdef0';

const newRole = (stack: Stack) => new Role(stack, 'Operator', { assumedBy: new AccountPrincipal(ACCOUNT) });
const imported = (stack: Stack) => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', { clientVpnEndpointId: ID });
const statements = (stack: Stack) => Object.values<any>(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
  .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);

type Verb = 'exportConfiguration' | 'readConnections' | 'endConnections' | 'manageRevocationList';

test.each<[Verb, readonly string[]]>([
  ['exportConfiguration', ['ec2:ExportClientVpnClientConfiguration']],
  ['readConnections', ['ec2:DescribeClientVpnConnections']],
  ['endConnections', ['ec2:DescribeClientVpnConnections', 'ec2:TerminateClientVpnConnections']],
  ['manageRevocationList', ['ec2:ExportClientVpnClientCertificateRevocationList', 'ec2:ImportClientVpnClientCertificateRevocationList']],
])('%s is exactly %j, on this endpoint', (verb, actions) => {
  const stack = newStack();
  const grant = imported(stack).grants[verb](newRole(stack));
  expect(grant.success).toBe(true);
  expect(statements(stack)).toEqual([{
    Effect: 'Allow',
    Action: actions.length === 1 ? actions[0] : actions,
    Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:${REGION}:${ACCOUNT}:client-vpn-endpoint/${ID}`]] },
  }]);
  expect(warnings(stack)).toEqual([]);
});

test('a created endpoint is named by its own id', () => {
  const stack = newStack();
  const vpn = newEndpoint(stack);
  vpn.grants.readConnections(newRole(stack));
  expect(statements(stack)[0].Resource).toEqual(stack.resolve(vpn.clientVpnEndpointArn));
});

test('an L1 has the same permissions', () => {
  const stack = newStack();
  const endpoint = newL1Endpoint(stack);
  ClientVpnEndpointGrants.fromEndpoint(endpoint).exportConfiguration(newRole(stack));
  expect(statements(stack)[0].Resource).toEqual({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:${REGION}:${ACCOUNT}:client-vpn-endpoint/`, { Ref: 'L1' }]],
  });
});

test('any other action', () => {
  const stack = newStack();
  imported(stack).grants.actions(newRole(stack), ['ec2:DescribeClientVpnRoutes', 'ec2:DeleteClientVpnEndpoint']);
  expect(statements(stack)[0].Action).toEqual(['ec2:DescribeClientVpnRoutes', 'ec2:DeleteClientVpnEndpoint']);
  expect(warnings(stack)).toEqual([]);
});

test.each([
  ['ec2:DescribeClientVpnEndpoints', 'the resource "*", because IAM cannot limit it to an endpoint'],
  ['EC2:describeclientvpnendpoints', 'the resource "*", because IAM cannot limit it to an endpoint'],
  ['ec2:CreateClientVpnRoute', 'the ARN of the subnet, too'],
  ['ec2:AssociateClientVpnTargetNetwork', 'the ARN of the subnet, too'],
  ['ec2:ApplySecurityGroupsToClientVpnTargetNetwork', 'the ARNs of the security groups and of the VPC, too'],
])('%s is nothing by itself, and never granted on more in silence', (action, more) => {
  const stack = newStack();
  imported(stack).grants.actions(newRole(stack), [action]);
  const [warning, ...others] = warnings(stack);
  expect(others).toEqual([]);
  expect(warning.toLowerCase()).toContain(`${action} is granted on the endpoint, which does not allow it alone: it needs ${more}.`.toLowerCase());
  expect(warning).toContain('[GrantNeedsMore] https://docs.aws.amazon.com/service-authorization/');
  expect(JSON.stringify(statements(stack))).not.toContain('"*"');
});

test('wildcards are as they are', () => {
  const stack = newStack();
  imported(stack).grants.actions(newRole(stack), ['ec2:*ClientVpn*']);
  expect(warnings(stack)).toEqual([]);
});

test.each<[string, (vpn: ReturnType<typeof imported>, role: Role) => unknown, string]>([
  ['no grantee', (vpn) => vpn.grants.readConnections(undefined as never), 'grantee is missing. Write e.g. a role, such as'],
  ['something else than actions', (vpn, role) => vpn.grants.actions(role, 'ec2:x' as never), 'actions is "ec2:x". Write e.g. ["ec2:DescribeClientVpnRoutes"].'],
  ['an empty action', (vpn, role) => vpn.grants.actions(role, ['']), 'actions[0] is "".'],
  ['no endpoint', () => ClientVpnEndpointGrants.fromEndpoint(undefined as never), 'endpoint is missing. Write e.g. a ClientVpnEndpointPlus'],
])('%s is an error that says what to write', (_, use, message) => {
  const stack = newStack();
  expect(messageOf(() => use(imported(stack), newRole(stack)))).toContain(message);
});
