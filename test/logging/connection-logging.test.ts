import { Annotations, CfnParameter, Fn, NestedStack, RemovalPolicy, Stage, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { aws_logs } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { ClientVpnAuthorizationPolicy, ClientVpnConnectHandler, ClientVpnConnectionLogging, ClientVpnConnectPolicy } from '../../src/index';
import { ENDPOINT, ENV, isEmpty, messageOf, newApp, newEndpoint, newStack, resourcesOf, synth, warnings } from '../fixtures';

const LOG_GROUP = 'AWS::Logs::LogGroup';
const LOG_STREAM = 'AWS::Logs::LogStream';
const KEY = 'AWS::KMS::Key';

function onlyOf(template: Template, type: string): Record<string, unknown> {
  const all = Object.values(resourcesOf(template, type));
  expect(all).toHaveLength(1);
  return all[0];
}

/** What the statement for CloudWatch Logs in a key's policy says of the log group. */
function allowedLogGroup(template: Template): unknown {
  const { KeyPolicy: policy } = onlyOf(template, KEY) as { KeyPolicy: { Statement: Array<Record<string, unknown>> } };
  const statements = policy.Statement.filter(({ Condition: condition }) => condition !== undefined);
  expect(statements).toHaveLength(1);
  expect(statements[0]).toMatchObject({
    Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    Effect: 'Allow',
    Resource: '*',
  });
  return (statements[0].Condition as Record<string, Record<string, unknown>>).ArnEquals['kms:EncryptionContext:aws:logs:arn'];
}

function arnOf(logGroupName: string, place: string = `${ENV.region}:${ENV.account}`): unknown {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:logs:${place}:log-group:${logGroupName}`]] };
}

describe('create', () => {
  test('is the default: a log group that is kept for a year and retained', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack, { connectionLogging: undefined });
    const template = synth(stack);
    template.hasResource(LOG_GROUP, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', Properties: { RetentionInDays: 365 } });
    template.hasResourceProperties(ENDPOINT, {
      ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: stack.resolve(vpn.logGroup?.logGroupRef.logGroupName) },
    });
    template.resourceCountIs(LOG_STREAM, 0);
  });

  test('takes retention, removal policy and name', () => {
    const stack = newStack();
    newEndpoint(stack, {
      connectionLogging: ClientVpnConnectionLogging.create({
        retention: RetentionDays.TWO_YEARS,
        removalPolicy: RemovalPolicy.DESTROY,
        logGroupName: '/vpn/staff',
      }),
    });
    synth(stack).hasResource(LOG_GROUP, { DeletionPolicy: 'Delete', Properties: { RetentionInDays: 731, LogGroupName: '/vpn/staff' } });
  });

  test('keeps logs for ever when asked to', () => {
    const stack = newStack();
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.create({ retention: RetentionDays.INFINITE }) });
    synth(stack).hasResourceProperties(LOG_GROUP, { RetentionInDays: Match.absent() });
  });

  test('rejects an ARN for a name, before anything is made', () => {
    const stack = newStack();
    const connectionLogging = ClientVpnConnectionLogging.create({ logGroupName: 'arn:aws:logs:eu-west-1:111111111111:log-group:/vpn/staff' });
    expect(messageOf(() => newEndpoint(stack, { connectionLogging }))).toBe(
      'Stack/Vpn: connectionLogOptions.cloudwatchLogGroup "arn:aws:logs:eu-west-1:111111111111:log-group:/vpn/staff" is an ARN: AWS Client VPN needs the '
      + 'name of the log group. Write "/vpn/staff". [ConnectionLogGroupName] '
      + 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-clientvpnendpoint-connectionlogoptions.html',
    );
    expect(isEmpty(stack)).toBe(true);
  });

  test('serves two endpoints with a log group each', () => {
    const stack = newStack();
    const connectionLogging = ClientVpnConnectionLogging.create();
    newEndpoint(stack, { connectionLogging }, 'One');
    newEndpoint(stack, { connectionLogging }, 'Two');
    synth(stack).resourceCountIs(LOG_GROUP, 2);
  });
});

describe('encryptionKey', () => {
  test('allows CloudWatch Logs to use a key of the stack for exactly the log group', () => {
    const stack = newStack();
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.create({ encryptionKey: new Key(stack, 'Key') }) });
    const template = synth(stack);
    const { LogGroupName: name, KmsKeyId: key } = onlyOf(template, LOG_GROUP);
    expect(name).toBe('/client-vpn/Stack/Vpn');
    expect(key).toEqual({ 'Fn::GetAtt': [Object.keys(template.findResources(KEY))[0], 'Arn'] });
    expect(allowedLogGroup(template)).toEqual(arnOf(name as string));
    template.hasResourceProperties(KEY, {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'logs.eu-west-1.amazonaws.com' } })]) },
    });
  });

  test('allows it for the name that was given', () => {
    const stack = newStack();
    const connectionLogging = ClientVpnConnectionLogging.create({ encryptionKey: new Key(stack, 'Key'), logGroupName: '/vpn/staff' });
    newEndpoint(stack, { connectionLogging });
    const template = synth(stack);
    expect(onlyOf(template, LOG_GROUP).LogGroupName).toBe('/vpn/staff');
    expect(allowedLogGroup(template)).toEqual(arnOf('/vpn/staff'));
  });

  test('names no Region and no account where the stack has none', () => {
    const stack = newStack(newApp(), 'Stack', {});
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.create({ encryptionKey: new Key(stack, 'Key'), logGroupName: '/vpn/staff' }) });
    expect(allowedLogGroup(synth(stack))).toEqual({
      'Fn::Join': ['', [
        'arn:', { Ref: 'AWS::Partition' }, ':logs:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':log-group:/vpn/staff',
      ]],
    });
  });

  test('allows it to a key of another stack, which knows nothing of this one', () => {
    const app = newApp();
    const keys = newStack(app, 'Keys');
    const stack = newStack(app);
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.create({ encryptionKey: new Key(keys, 'Key') }) });
    const { LogGroupName: name, KmsKeyId: key } = onlyOf(synth(stack), LOG_GROUP);
    expect(allowedLogGroup(synth(keys))).toEqual(arnOf(name as string));
    expect(key).toEqual({ 'Fn::ImportValue': expect.stringMatching(/^Keys:ExportsOutputFnGetAttKey\w+Arn/) });
    expect(keys.dependencies).toEqual([]);
  });

  test('leaves the policy of an imported key to its owner', () => {
    const stack = newStack();
    const arn = 'arn:aws:kms:eu-west-1:111111111111:key/12345678-1234-1234-1234-123456789012';
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.create({ encryptionKey: Key.fromKeyArn(stack, 'Key', arn) }) });
    const template = synth(stack);
    expect(onlyOf(template, LOG_GROUP)).toMatchObject({ KmsKeyId: arn, LogGroupName: '/client-vpn/Stack/Vpn' });
    template.resourceCountIs(KEY, 0);
  });

  describe('an imported key', () => {
    const ARN = 'arn:aws:kms:eu-west-1:111111111111:key/12345678-1234-1234-1234-123456789012';
    const ACK = 'cdk-client-vpn-plus:KeyPolicyOfOthers';
    const statementIn = (warning: string) => JSON.parse(/has the statement (\{.*\})\. Ask/.exec(warning)![1]);
    const endpointIn = (stack: Stack) => newEndpoint(stack, {
      // a token is in every Region.
      serverCertificate: Certificate.fromCertificateArn(stack, 'Certificate', new CfnParameter(stack, 'Arn').valueAsString),
      connectionLogging: ClientVpnConnectionLogging.create({ encryptionKey: Key.fromKeyArn(stack, 'Key', ARN) }),
    });

    test('draws a warning with the statement that its owner has to add', () => {
      const stack = newStack();
      endpointIn(stack);
      expect(warnings(stack)).toEqual([
        '/Stack/Vpn: encryptionKey is imported, so its policy cannot be changed in this app. CloudWatch Logs can use the key once its policy has the statement '
        + '{"Effect":"Allow","Principal":{"Service":"logs.eu-west-1.amazonaws.com"},"Action":["kms:Encrypt*","kms:Decrypt*","kms:ReEncrypt*","kms:GenerateDataKey*",'
        + '"kms:Describe*"],"Resource":"*","Condition":{"ArnEquals":{"kms:EncryptionContext:aws:logs:arn":"arn:aws:logs:eu-west-1:111111111111:log-group:/client-vpn/Stack/Vpn"}}}. '
        + 'Ask the owner of the key to add the statement, then acknowledge this warning. [KeyPolicyOfOthers] '
        + `https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html [ack: ${ACK}]`,
      ]);
    });

    test.each([
      [{}, 'logs.<region>.amazonaws.com', 'arn:<partition>:logs:<region>:<account>:log-group:/client-vpn/Stack/Vpn'],
      [{ env: { region: 'us-gov-west-1', account: '1' } }, 'logs.us-gov-west-1.amazonaws.com', 'arn:aws-us-gov:logs:us-gov-west-1:1:log-group:/client-vpn/Stack/Vpn'],
    ])('draws one with words for what is not known of a stack with %j', (props, service, arn) => {
      const stack = newStack(newApp(), 'Stack', props);
      endpointIn(stack);
      const [statement] = warnings(stack).filter((warning) => warning.includes('KeyPolicyOfOthers')).map(statementIn);
      expect(statement).toMatchObject({ Principal: { Service: service }, Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': arn } } });
    });

    test('is acknowledged once, for the logs of connections and of the connect handler', () => {
      const stack = newStack();
      const key = Key.fromKeyArn(stack, 'Key', ARN);
      const policy = ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']);
      const vpn = newEndpoint(stack, {
        connectionLogging: ClientVpnConnectionLogging.create({ encryptionKey: key }),
        connectHandler: ClientVpnConnectHandler.create({ policy, logging: { encryptionKey: key } }),
      });
      Annotations.of(vpn).acknowledgeWarning(ACK, 'the owner has added it');
      expect(warnings(stack)).toEqual([]);
    });
  });

  describe('of a key that is an L1', () => {
    const ADMIN = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111111111111:root' }, Action: 'kms:*', Resource: '*' };
    const LOGS = { Principal: { Service: 'logs.eu-west-1.amazonaws.com' } };
    const keyWith = (keyPolicy: unknown) => {
      const stack = newStack();
      newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.create({ encryptionKey: new CfnKey(stack, 'Key', { keyPolicy }) }) });
      return stack;
    };

    test.each([
      ['a list of statements', { Version: '2012-10-17', Statement: [ADMIN] }],
      ['one statement without a list', { Version: '2012-10-17', Statement: ADMIN }],
      ['a PolicyDocument', new PolicyDocument({ statements: [PolicyStatement.fromJson(ADMIN)] })],
    ])('the policy, %s, has one statement more', (_, keyPolicy) => {
      const stack = keyWith(keyPolicy);
      const { KeyPolicy } = onlyOf(synth(stack), KEY);
      expect(KeyPolicy).toEqual({ Version: '2012-10-17', Statement: [ADMIN, expect.objectContaining(LOGS)] });
      expect(warnings(stack)).toEqual([]);
    });

    test('the policy that KMS gives keys without one stays', () => {
      const root = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111111111111:root']] };
      expect(onlyOf(synth(keyWith(undefined)), KEY).KeyPolicy).toEqual({ Version: '2012-10-17', Statement: [{ ...ADMIN, Principal: { AWS: root } }, expect.objectContaining(LOGS)] });
    });

    test.each([
      ['a token', Fn.conditionIf('Condition', { Statement: [ADMIN] }, { Statement: [] })],
      ['an intrinsic function', { 'Fn::If': ['Condition', { Statement: [ADMIN] }, { Statement: [] }] }],
      ['a list that is a token', { Statement: Fn.conditionIf('Condition', [ADMIN], []) }],
    ])('the policy, %s, stays as it is, with a warning', (_, keyPolicy) => {
      const stack = keyWith(keyPolicy);
      expect(onlyOf(synth(stack), KEY).KeyPolicy).toEqual(stack.resolve(keyPolicy));
      expect(warnings(stack)).toEqual([expect.stringMatching(/encryptionKey has a policy that is an unresolved token, .*\[KeyPolicyOfOthers\]/)]);
    });
  });

  test('names the log group by the outermost stack, whose name is known', () => {
    const stack = newStack();
    const nested = new NestedStack(new NestedStack(stack, 'Outer'), 'Inner');
    newEndpoint(nested, { connectionLogging: ClientVpnConnectionLogging.create({ encryptionKey: new Key(nested, 'Key') }) });
    const template = Template.fromStack(nested);
    const { LogGroupName: name } = onlyOf(template, LOG_GROUP);
    expect(name).toBe('/client-vpn/Stack/Outer/Inner/Vpn');
  });

  test('names the log group in the characters that are allowed, and no other one the same', () => {
    const stack = newStack();
    const names = ['Vpn (EU)', 'Vpn <EU>', 'v'.repeat(361), 'v'.repeat(362)].map((id) => {
      newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.create({ encryptionKey: new Key(stack, `${id}Key`) }) }, id);
      return (stack.node.findChild(id).node.findChild('LogGroup').node.defaultChild as CfnLogGroup).logGroupName;
    });
    expect(names.slice(0, 2)).toEqual([1, 2].map(() => expect.stringMatching(/^\/client-vpn\/Stack\/Vpn--EU--[0-9a-f]{8}$/)));
    expect(names.slice(2)).toEqual([1, 2].map(() => expect.stringMatching(/^\/client-vpn\/Stack\/v{360}-[0-9a-f]{8}$/)));
    expect(new Set(names).size).toBe(4);
  });

  test('gives each endpoint, stage and nested stack another name', () => {
    const app = newApp();
    const scopes = [newStack(app), newStack(new Stage(app, 'Beta')), newStack(new Stage(app, 'Prod'))];
    const places = [...scopes, new NestedStack(scopes[0], 'One'), new NestedStack(scopes[0], 'Two')];
    const names = places.flatMap((scope) => ['Vpn', 'Other'].map((id) => {
      const encryptionKey = new Key(scope, `${id}Key`);
      newEndpoint(scope, { connectionLogging: ClientVpnConnectionLogging.create({ encryptionKey }) }, id);
      return (scope.node.findChild(id).node.findChild('LogGroup').node.defaultChild as CfnLogGroup).logGroupName;
    }));
    expect(new Set(names).size).toBe(10);
    expect(names.filter((name) => Token.isUnresolved(name) || !/^[.\-_/#A-Za-z0-9]{1,512}$/.test(name!))).toEqual([]);
  });
});

describe('toLogGroup', () => {
  test.each([
    ['an L1', (scope) => new CfnLogGroup(scope, 'Logs'), { Ref: 'Logs' }],
    ['an L1 with a name', (scope) => new CfnLogGroup(scope, 'Logs', { logGroupName: '/vpn/staff' }), { Ref: 'Logs' }],
    ['an L2', (scope) => new LogGroup(scope, 'Logs'), { Ref: Match.stringLikeRegexp('^Logs') }],
    ['an imported log group', (scope) => LogGroup.fromLogGroupName(scope, 'Logs', '/vpn/staff'), '/vpn/staff'],
    ['a log group imported by its ARN',
      (scope) => LogGroup.fromLogGroupArn(scope, 'Logs', 'arn:aws:logs:eu-west-1:111111111111:log-group:/vpn/staff:*'), '/vpn/staff'],
  ] satisfies Array<[string, (scope: Construct) => aws_logs.ILogGroupRef, unknown]>)('logs to %s', (_, logs, name) => {
    const stack = newStack();
    const logGroup = logs(stack);
    const vpn = newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.toLogGroup(logGroup) });
    synth(stack).hasResourceProperties(ENDPOINT, {
      ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: name, CloudwatchLogStream: Match.absent() },
    });
    expect(vpn.logGroup).toBe(logGroup);
    expect(warnings(stack)).toEqual([]);
  });

  test('logs to a stream that exists', () => {
    const stack = newStack();
    const logGroup = LogGroup.fromLogGroupName(stack, 'Logs', '/vpn/staff');
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.toLogGroup(logGroup, { streamName: 'connections' }) });
    const template = synth(stack);
    template.hasResourceProperties(ENDPOINT, { ConnectionLogOptions: { CloudwatchLogGroup: '/vpn/staff', CloudwatchLogStream: 'connections' } });
    template.resourceCountIs(LOG_STREAM, 0);
  });

  test('logs to a stream whose name is known only at deployment', () => {
    const stack = newStack();
    const streamName = new CfnParameter(stack, 'Stream').valueAsString;
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.toLogGroup(new LogGroup(stack, 'Logs'), { streamName }) });
    synth(stack).hasResourceProperties(ENDPOINT, { ConnectionLogOptions: { CloudwatchLogStream: { Ref: 'Stream' } } });
  });

  test('makes a stream when asked to, and waits for it', () => {
    const stack = newStack();
    const logGroup = LogGroup.fromLogGroupName(stack, 'Logs', '/vpn/staff');
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.toLogGroup(logGroup, { streamName: 'connections', createStream: true }) });
    const template = synth(stack);
    expect(onlyOf(template, LOG_STREAM)).toEqual({ LogGroupName: '/vpn/staff', LogStreamName: 'connections' });
    const [stream] = Object.keys(template.findResources(LOG_STREAM));
    template.hasResourceProperties(ENDPOINT, { ConnectionLogOptions: { CloudwatchLogStream: { Ref: stream } } });
  });

  test('makes a stream without a name when asked to', () => {
    const stack = newStack();
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.toLogGroup(new LogGroup(stack, 'Logs'), { createStream: true }) });
    expect(onlyOf(synth(stack), LOG_STREAM)).toEqual({ LogGroupName: { Ref: expect.stringMatching(/^Logs/) } });
  });

  test('logs to a log group of another stack', () => {
    const app = newApp();
    const shared = newStack(app, 'Shared');
    const stack = newStack(app);
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.toLogGroup(new LogGroup(shared, 'Logs'), { createStream: true, streamName: 'vpn' }) });
    const imported = { 'Fn::ImportValue': Match.stringLikeRegexp('Shared:ExportsOutputRefLogs') };
    const template = synth(stack);
    template.hasResourceProperties(ENDPOINT, { ConnectionLogOptions: { CloudwatchLogGroup: imported } });
    template.hasResourceProperties(LOG_STREAM, { LogGroupName: imported });
    expect(shared.dependencies).toEqual([]);
  });
});

describe('disabled', () => {
  test('logs nothing, and makes nothing', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.disabled() });
    const template = synth(stack);
    expect(onlyOf(template, ENDPOINT).ConnectionLogOptions).toEqual({ Enabled: false });
    template.resourceCountIs(LOG_GROUP, 0);
    expect(vpn.logGroup).toBeUndefined();
  });
});

describe('includeAuthorizationPolicyContext', () => {
  const authorizationPolicy = ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);').shadow();

  test.each([
    ['create', (stack: Stack) => ClientVpnConnectionLogging.create({ includeAuthorizationPolicyContext: true, logGroupName: String(stack.node.id) })],
    ['toLogGroup', (stack: Stack) => ClientVpnConnectionLogging.toLogGroup(
      LogGroup.fromLogGroupName(stack, 'Logs', 'Stack'), { includeAuthorizationPolicyContext: true, streamName: 'vpn', createStream: true },
    )],
  ])('is written by %s, beside what else is written', (_, logging) => {
    const stack = newStack();
    newEndpoint(stack, { connectionLogging: logging(stack), authorizationPolicy });
    synth(stack).hasResourceProperties(ENDPOINT, {
      ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: Match.anyValue(), IncludeAuthorizationPolicyContext: true },
    });
    expect(warnings(stack)).toEqual([]);
  });

  test('is left out by default, and written when it is off', () => {
    const stack = newStack();
    newEndpoint(stack, { connectionLogging: undefined, authorizationPolicy });
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.create({ includeAuthorizationPolicyContext: false }) }, 'Off');
    const [byDefault, off] = Object.values(resourcesOf(synth(stack), ENDPOINT)).map(({ ConnectionLogOptions }) => ConnectionLogOptions);
    expect(byDefault).toEqual({ Enabled: true, CloudwatchLogGroup: expect.anything() });
    expect(off).toEqual({ Enabled: true, CloudwatchLogGroup: expect.anything(), IncludeAuthorizationPolicyContext: false });
    expect(warnings(stack)).toEqual([]);
  });

  test('warns without a policy', () => {
    const stack = newStack();
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.create({ includeAuthorizationPolicyContext: true }) });
    expect(warnings(stack)).toEqual([expect.stringContaining('connectionLogOptions.includeAuthorizationPolicyContext true has no effect: the endpoint has no authorization policy.')]);
  });
});
