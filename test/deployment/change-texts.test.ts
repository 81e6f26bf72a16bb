/** What people are told of log groups, security groups and other things beside the endpoint. */
import { compare } from '../../src/deployment/comparison';

const ENDPOINT = {
  Type: 'AWS::EC2::ClientVpnEndpoint',
  Properties: {
    AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/staff' } }],
    ClientCidrBlock: '10.100.0.0/16',
    ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: { Ref: 'Logs' }, CloudwatchLogStream: { Ref: 'Stream' } },
    SecurityGroupIds: [{ Ref: 'Group' }],
    ServerCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
    VpcId: 'vpc-11111111',
  },
};
const logs = (name: string, more: object = {}) => ({ Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: name }, ...more });
const group = (description: string, more: object = {}) => ({ Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: description, VpcId: 'vpc-11111111', ...more } });
const ingress = (id: unknown) => ({ Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: id, IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' } });

const WHOLE = {
  Vpn: ENDPOINT,
  Logs: logs('clients'),
  Stream: { Type: 'AWS::Logs::LogStream', Properties: { LogGroupName: { Ref: 'Logs' } } },
  Group: group('Clients'),
  Ingress: ingress({ Ref: 'Group' }),
};
const RETAINED = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

function said(before: object, after: object): Record<string, [effect: string, message: string, fix?: string]> {
  const state = (Resources: object) => ({ templates: [{ file: 'Stack', name: 'Stack', template: { Resources } }] });
  const { stacks: [{ changes }] } = compare(state(before), state(after));
  return Object.fromEntries(changes.map(({ effect, fix, message, resource: { logicalId } }) => (
    [logicalId, fix === undefined ? [effect, message] : [effect, message, fix]]
  )));
}

test('a log group that is replaced loses its entries, and its stream goes with it', () => {
  expect(said(WHOLE, { ...WHOLE, Logs: logs('staff') })).toMatchObject({
    Logs: ['replaced', 'CloudFormation creates a new log group, and the entries of the old one are deleted.', 'Leave LogGroupName as it is deployed, or plan for the replacement.'],
    // what the stream refers to is a name that is known.
    Stream: ['replaced', 'CloudFormation creates a new log stream, then deletes this one.', 'Leave LogGroupName as it is deployed, or plan for the replacement.'],
  });
});

test('a log group that is retained keeps them', () => {
  expect(said({ ...WHOLE, Logs: logs('clients', RETAINED) }, { ...WHOLE, Logs: logs('staff', RETAINED) })).toMatchObject({
    Logs: ['replaced', 'CloudFormation creates a new log group; the old one stays in the account.', 'Leave LogGroupName as it is deployed, or plan for the replacement.'],
  });
});

test('a security group that is replaced takes hours, and its rules with it', () => {
  expect(said(WHOLE, { ...WHOLE, Group: group('Staff') })).toMatchObject({
    Group: ['replaced', 'CloudFormation creates a new security group; the service may take up to 4 hours to apply it, and the old one cannot be deleted before.', expect.any(String)],
    Ingress: ['replaced', 'CloudFormation creates a new ingress rule, because Group is replaced, then deletes this one.', 'Keep Group from being replaced.'],
  });
});

test('a security group that keeps its name cannot be replaced', () => {
  const [before, after] = ['Clients', 'Staff'].map((description) => ({ ...WHOLE, Group: group(description, { GroupName: 'clients' }) }));
  expect(said(before, after).Group).toEqual(['fails', expect.stringContaining('the deployment ends with InvalidGroup.Duplicate.'), expect.stringContaining('use two deployments')]);
});

test('a permission cannot be there twice, and does not move into its group', () => {
  const permission = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' };
  const inline = { ...WHOLE, Group: group('Clients', { SecurityGroupIngress: [permission] }) };
  const { Ingress, ...without } = inline;
  const END = 'the deployment ends with InvalidPermission.Duplicate, or the permission is gone once the other one is deleted.';
  expect(said(WHOLE, without).Group).toEqual([
    'fails', `CloudFormation updates it before it deletes anything, and a rule of its own is to permit the same as Ingress, which is deployed: ${END}`,
    'Keep Ingress, and leave the rule out of the group, or use two deployments: remove Ingress in the first one, add the rule in the second one.',
  ]);
  expect(said(without, inline).Ingress).toEqual([
    'fails', `It permits the same as a rule that is written in Group: ${END}`, 'Keep one of the two.',
  ]);
  expect(said(without, WHOLE).Ingress).toEqual(['added', 'A new ingress rule. Group loses the same permission first: for some seconds no one has it.']);
  const { Ingress: _gone, ...bare } = WHOLE;
  expect(said(WHOLE, { ...bare, Moved: Ingress }).Moved).toEqual([
    'fails', `CloudFormation creates it before it deletes anything, and it permits the same as Ingress, which is deployed: ${END}`, expect.stringContaining('overrideLogicalId("Ingress")'),
  ]);
});

test('what leaves is deleted, unless it is retained', () => {
  const { Group, Ingress, Logs, Stream, Vpn } = WHOLE;
  expect(said(WHOLE, { Group, Ingress })).toMatchObject({
    Vpn: ['deleted', expect.stringMatching(/^CloudFormation deletes the endpoint: all clients are disconnected;/), expect.stringContaining('overrideLogicalId("Vpn")')],
    Logs: ['deleted', 'CloudFormation deletes the log group with all its entries.', expect.stringContaining('overrideLogicalId("Logs")')],
  });
  expect(said({ ...WHOLE, Logs: logs('clients', RETAINED) }, { Vpn, Group, Ingress, Stream }).Logs).toEqual([
    'removed', 'It is no longer part of the stack, and stays in the account as its DeletionPolicy says.',
  ]);
  expect(said(WHOLE, { Vpn, Logs, Stream })).toMatchObject({
    Group: ['deleted', 'CloudFormation deletes the security group; that fails while the service still uses it, up to 4 hours.', expect.any(String)],
    Ingress: ['removed', 'The ingress rule is deleted.'],
  });
});
