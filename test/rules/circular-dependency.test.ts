import { found, lines, ref, RESOURCES, rule, type Spelled, withVpn } from './templates';
import { cloudFormation } from '../pages';

const gate = (more: Spelled = {}, attributes: Spelled = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { FunctionName: 'AWSClientVPN-gate', Timeout: 30, Role: 'arn:aws:iam::111122223333:role/gate', ...more },
  ...attributes,
});
const CONNECT = withVpn({ ClientConnectOptions: { Enabled: true, LambdaFunctionArn: { 'Fn::GetAtt': ['Gate', 'Arn'] } } });
const environment = (id: unknown) => ({ Environment: { Variables: { ENDPOINT: id } } });
const policy = (arn: unknown) => ({
  Type: 'AWS::IAM::Policy',
  Properties: { PolicyDocument: { Statement: [{ Action: 'ec2:TerminateClientVpnConnections', Resource: arn }] }, Roles: ['gate'] },
});
const ARN = { 'Fn::Sub': 'arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:client-vpn-endpoint/${Vpn}' };
const OTHER = { Type: 'AWS::SQS::Queue' };

test.each<[string, Spelled, string[]]>([
  ['no connect handler', {}, []],
  ['a handler that knows no endpoint', { ...CONNECT, Gate: gate() }, []],
  ['the id in the environment', { ...CONNECT, Gate: gate(environment(ref('Vpn'))) }, ['Vpn CircularDependency']],
  ['the id in the environment, perhaps', { ...CONNECT, Gate: gate(environment({ 'Fn::If': ['Sometimes', ref('Vpn'), ''] })) }, []],
  ['the ARN in a policy that the function waits for', { ...CONNECT, Gate: gate({}, { DependsOn: 'Policy' }), Policy: policy(ARN) }, ['Vpn CircularDependency']],
  ['the ARN in a policy that nothing waits for', { ...CONNECT, Gate: gate(), Policy: policy(ARN) }, []],
  ['all endpoints in a policy', { ...CONNECT, Gate: gate({}, { DependsOn: 'Policy' }), Policy: policy('arn:aws:ec2:*:*:client-vpn-endpoint/*') }, []],
  ['the id in a function that is no handler', { Gate: gate(environment(ref('Vpn'))) }, []],
  ['an endpoint that waits for its own rule', { Vpn: { ...RESOURCES.Vpn, DependsOn: ['All'] } }, ['Vpn CircularDependency']],
  ['rules that wait for each other', { All: { ...RESOURCES.All, DependsOn: 'Queue' }, Queue: { ...OTHER, DependsOn: 'All' } }, ['All CircularDependency']],
  ['a circle beside the endpoint', { One: { ...OTHER, DependsOn: 'Two' }, Two: { ...OTHER, DependsOn: 'One' } }, ['One CircularDependency']],
  ['two with a condition', { One: { ...OTHER, DependsOn: 'Two', Condition: 'Dev' }, Two: { ...OTHER, DependsOn: 'One', Condition: 'Prod' } }, []],
])('%s', (_, resources, expected) => {
  expect(found(resources)).toEqual(expected);
});

test('the other rules are asked all the same', () => {
  const cyclic = { ...withVpn({ ...CONNECT.Vpn.Properties, ClientCidrBlock: '10.100.0.0/28' }), Gate: gate(environment(ref('Vpn'))) };
  expect(found(cyclic)).toEqual(['Vpn ClientCidrBlockSize', 'Vpn CircularDependency']);
});

test('two endpoints: each circle is said once, at the resource of Client VPN that is part of it, else at the first', () => {
  const Second = { ...RESOURCES.Vpn };
  expect(found({ Second, One: { ...OTHER, DependsOn: 'Two' }, Two: { ...OTHER, DependsOn: 'One' } }).filter((one) => one.endsWith('CircularDependency'))).toEqual(['One CircularDependency']);
  const waiting = { Queue: { ...OTHER, DependsOn: 'Second' }, Second: { ...Second, DependsOn: 'Queue' } };
  // what is attached to the second endpoint is no part of the circle.
  const attached = rule({ ClientVpnEndpointId: ref('Second'), TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true });
  for (const resources of [waiting, { ...waiting, Attached: attached }]) {
    expect(found(resources).filter((one) => one.endsWith('CircularDependency'))).toEqual(['Second CircularDependency']);
  }
});

test('the way out of a circle of nested stacks', () => {
  const stacks = { One: { Type: 'AWS::CloudFormation::Stack', DependsOn: 'Two' }, Two: { Type: 'AWS::CloudFormation::Stack', DependsOn: 'One' } };
  expect(lines(stacks)).toEqual([
    'One: Circular dependency: One → Two → One. CloudFormation rejects the template. Move the resources that need each other to one of these stacks, or remove one of '
    + `the references or dependencies between them. [CircularDependency] ${cloudFormation('aws-attribute-dependson')}`,
  ]);
});

test('a handler that waits for itself by way of a rule of an imported endpoint has nothing to read from an event', () => {
  const imported = rule({ ClientVpnEndpointId: 'cvpn-endpoint-0123456789abcdef0', TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true }, { DependsOn: 'Gate' });
  expect(lines({ All: imported, Gate: gate({}, { DependsOn: 'All' }) }, {})[0]).toContain('Remove one of the references or DependsOn between these resources.');
});

test('a function beside an endpoint that is no part of the circle has another way out', () => {
  expect(lines({ Gate: gate({}, { DependsOn: 'Queue' }), Queue: { ...OTHER, DependsOn: 'Gate' } })[0]).toContain('Remove one of the references or DependsOn between these resources.');
});

test('what is said', () => {
  const end = `[CircularDependency] ${cloudFormation('aws-attribute-dependson')}`;
  expect(lines({ ...CONNECT, Gate: gate(environment(ref('Vpn'))) })).toEqual([
    'Vpn: Circular dependency: Vpn → Gate → Vpn. CloudFormation rejects the template. Read the id of the endpoint from the event of the connect handler '
    + '("endpoint-id") instead of the environment, and let the policy of its role name "arn:aws:ec2:*:*:client-vpn-endpoint/*" with a condition on a tag of the '
    + `endpoint ("aws:ResourceTag/…"). ${end}`,
  ]);
  expect(lines({ Vpn: { ...RESOURCES.Vpn, DependsOn: ['All'] } })).toEqual([
    `Vpn: Circular dependency: Vpn → All → Vpn. CloudFormation rejects the template. Remove the reference to the endpoint, or that of the endpoint to what needs it. ${end}`,
  ]);
  expect(lines({ One: { ...OTHER, DependsOn: 'Two' }, Two: { ...OTHER, DependsOn: 'One' } })).toEqual([
    'One: Circular dependency: One → Two → One. CloudFormation rejects the template. Remove one of the references or DependsOn between these resources. ' + end,
  ]);
});
