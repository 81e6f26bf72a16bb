import { NestedStack, RemovalPolicy, Stage, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, CfnFunction, Function as LambdaFunction, Version } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { aws_lambda } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { ClientVpnConnectHandler, type ClientVpnConnectHandlerChoice, ClientVpnConnectPolicy, ClientVpnConnectHandlerOptions } from '../../src/index';
import {
  ENDPOINT, ENV, guide, HANDLER_NAME, idsOf, isEmpty, messageOf, newApp, newEndpoint, newFunction, newStack, resourcesOf, synth, warnings,
} from '../fixtures';

const ARN = `arn:aws:lambda:eu-west-1:111111111111:function:${HANDLER_NAME}`;
const SOURCE = guide('connection-authorization');

function newL1(scope: Construct, functionName: string): CfnFunction {
  return new CfnFunction(scope, 'Gate', { functionName, role: 'arn:aws:iam::111111111111:role/gate', code: { zipFile: 'unused' } });
}

test.each([
  ['an L1', (scope) => newL1(scope, HANDLER_NAME), { 'Fn::GetAtt': ['Gate', 'Arn'] }],
  ['an L2', (scope) => newFunction(scope, HANDLER_NAME), { 'Fn::GetAtt': [Match.stringLikeRegexp('^Gate'), 'Arn'] }],
  ['a version', (scope) => new Version(scope, 'Version', { lambda: newFunction(scope, HANDLER_NAME) }), { Ref: Match.stringLikeRegexp('^Version') }],
  ['an alias', (scope) => new Alias(scope, 'Live', { aliasName: 'live', version: newFunction(scope, HANDLER_NAME).currentVersion }), { Ref: Match.stringLikeRegexp('^Live') }],
  ['an imported function', (scope) => LambdaFunction.fromFunctionArn(scope, 'Gate', ARN), ARN],
  ['an imported alias', (scope) => LambdaFunction.fromFunctionArn(scope, 'Gate', `${ARN}:live`), `${ARN}:live`],
  ['a function imported by its name', (scope) => LambdaFunction.fromFunctionName(scope, 'Gate', HANDLER_NAME), {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:lambda:eu-west-1:111111111111:function:${HANDLER_NAME}`]],
  }],
] satisfies Array<[string, (scope: Construct) => aws_lambda.IFunctionRef, unknown]>)('calls %s', (_, handler, arn) => {
  const stack = newStack();
  newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(handler(stack)) });
  synth(stack).hasResourceProperties(ENDPOINT, { ClientConnectOptions: { Enabled: true, LambdaFunctionArn: arn } });
  expect(warnings(stack)).toEqual([]);
});

test('calls a function of another stack', () => {
  const app = newApp();
  const shared = newStack(app, 'Shared');
  const stack = newStack(app, 'Stack', { env: ENV });
  newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(newFunction(shared, HANDLER_NAME)) });
  synth(stack).hasResourceProperties(ENDPOINT, {
    ClientConnectOptions: { Enabled: true, LambdaFunctionArn: { 'Fn::ImportValue': Match.stringLikeRegexp('Shared:ExportsOutputFnGetAttGate.*Arn') } },
  });
  expect(stack.dependencies).toEqual([shared]);
});

test.each([
  ['an L2 of the app, whose name is a token', (scope) => newFunction(scope, 'Gate')],
  ['an L1', (scope) => newL1(scope, 'Gate')],
  ['a version', (scope) => newFunction(scope, 'Gate').currentVersion],
] satisfies Array<[string, (scope: Construct) => aws_lambda.IFunctionRef]>)('rejects the name of %s', (_, handler) => {
  const stack = newStack();
  const of = messageOf(() => newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(handler(stack)) }));
  expect(of).toBe('Stack/Vpn: clientConnectOptions.lambdaFunctionArn is the function "Gate": AWS Client VPN calls only functions whose name begins '
    + `with "AWSClientVPN-". Name the function e.g. "AWSClientVPN-Gate". [ConnectHandlerName] ${SOURCE}`);
});

test('rejects an imported function of another name, Region and account immediately', () => {
  const stack = newStack();
  const foreign = LambdaFunction.fromFunctionArn(stack, 'Gate', 'arn:aws:lambda:eu-west-2:222222222222:function:Gate');
  const shown = 'clientConnectOptions.lambdaFunctionArn "arn:aws:lambda:eu-west-2:222222222222:function:Gate"';
  expect(messageOf(() => newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(foreign) }))).toBe([
    'Stack/Vpn: 3 errors',
    `  - ${shown} is the function "Gate": AWS Client VPN calls only functions whose name begins with "AWSClientVPN-". `
    + `Name the function e.g. "AWSClientVPN-Gate". [ConnectHandlerName] ${SOURCE}`,
    `  - ${shown} is a function in eu-west-2, but the endpoint is in eu-west-1. Deploy the function in eu-west-1 and name it here. [ConnectHandlerRegion] ${SOURCE}`,
    `  - ${shown} is a function in account 222222222222, but the endpoint is in account 111111111111. `
    + `Deploy the function in account 111111111111 and name it here. [ConnectHandlerAccount] ${SOURCE}`,
  ].join('\n'));
});

test('warns of a function whose name is made up', () => {
  const stack = newStack();
  newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(newFunction(stack)) });
  expect(warnings(stack)).toEqual([
    '/Stack/Vpn/Resource: clientConnectOptions.lambdaFunctionArn is the function Stack/Gate/Resource, whose name CloudFormation generates: AWS Client VPN calls only '
    + 'functions whose name begins with "AWSClientVPN-". Set functionName of Stack/Gate/Resource to e.g. "AWSClientVPN-handler". '
    + `[ConnectHandlerNameGenerated] ${SOURCE} [ack: cdk-client-vpn-plus:ConnectHandlerNameGenerated]`,
  ]);
});

test('rejects a function of the app that is made in another Region and account', () => {
  const app = newApp();
  const elsewhere = newStack(app, 'Elsewhere', { env: { account: '222222222222', region: 'eu-west-2' } });
  const handler = ClientVpnConnectHandler.fromFunction(newFunction(elsewhere, HANDLER_NAME));
  const message = messageOf(() => newEndpoint(newStack(app), { connectHandler: handler }));
  expect(message).toContain('is a function in eu-west-2, but the endpoint is in eu-west-1.');
  expect(message).toContain('is a function in account 222222222222, but the endpoint is in account 111111111111.');
});

describe('a function that is made', () => {
  const policy = ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']);
  const create = (options: Partial<ClientVpnConnectHandlerOptions> = {}) => ClientVpnConnectHandler.create({ policy, ...options });
  const nameIn = (construct: IConstruct) => Object.values(resourcesOf(synth(construct), 'AWS::Lambda::Function')).map(({ FunctionName: name }) => name);

  test('has a legal name, 30 seconds, a pinned runtime and a log group of its own', () => {
    const stack = newStack();
    newEndpoint(stack, { connectHandler: create() });
    const template = synth(stack);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Decides who may connect to the Client VPN',
      FunctionName: 'AWSClientVPN-Stack-Vpn-5f982bfb',
      Handler: 'index.handler',
      LoggingConfig: { LogGroup: { Ref: 'VpnConnectHandlerLogGroup63E69C06' } },
      Role: { 'Fn::GetAtt': ['VpnConnectHandlerRole9322997F', 'Arn'] },
      Runtime: 'nodejs24.x',
      Timeout: 30,
    });
    template.hasResource('AWS::Logs::LogGroup', { Properties: { RetentionInDays: 365 }, DeletionPolicy: 'Retain' });
    template.hasResourceProperties(ENDPOINT, {
      ClientConnectOptions: { Enabled: true, LambdaFunctionArn: { 'Fn::GetAtt': ['VpnConnectHandlerFunction322B89C3', 'Arn'] } },
    });
    expect(warnings(stack)).toEqual([]);
  });

  test('may write its log and nothing else, and is called by the service-linked role', () => {
    const stack = newStack();
    newEndpoint(stack, { connectHandler: create() });
    const template = synth(stack);
    expect(Object.values(resourcesOf(template, 'AWS::IAM::Role'))).toEqual([expect.not.objectContaining({ ManagedPolicyArns: expect.anything() })]);
    expect(Object.values(resourcesOf(template, 'AWS::IAM::Policy'))).toEqual([expect.objectContaining({
      PolicyDocument: expect.objectContaining({
        Statement: [{
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Effect: 'Allow',
          Resource: { 'Fn::GetAtt': ['VpnConnectHandlerLogGroup63E69C06', 'Arn'] },
        }],
      }),
    })]);
    template.resourceCountIs('AWS::Lambda::Permission', 0);
    template.resourceCountIs('AWS::Lambda::Alias', 0);
    expect(Object.values(template.toJSON().Resources).filter(({ Type }: any) => /^Custom|CustomResource/.test(Type))).toEqual([]);
  });

  test('is at hand for more permissions', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack, { connectHandler: create() });
    new Bucket(stack, 'Devices').grantRead(vpn.connectFunction!);
    synth(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: Match.arrayWith(['s3:GetObject*']) })]) },
    });
  });

  test('logs as it is told', () => {
    const stack = newStack();
    const logging = { encryptionKey: new Key(stack, 'Key'), retention: RetentionDays.SIX_MONTHS, removalPolicy: RemovalPolicy.DESTROY };
    newEndpoint(stack, { connectHandler: create({ logging }) });
    const template = synth(stack);
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { LogGroupName: '/client-vpn/Stack/Vpn/ConnectHandler', KmsKeyId: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] }, RetentionInDays: 180 },
      DeletionPolicy: 'Delete',
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Condition: {
            ArnEquals: {
              'kms:EncryptionContext:aws:logs:arn': {
                'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:eu-west-1:111111111111:log-group:/client-vpn/Stack/Vpn/ConnectHandler']],
              },
            },
          },
        })]),
      },
    });
  });

  test.each([undefined, {}])('logs for a year where it is told %s', (logging) => {
    const stack = newStack();
    newEndpoint(stack, { connectHandler: create({ logging: logging as never }) });
    synth(stack).hasResource('AWS::Logs::LogGroup', { Properties: { RetentionInDays: 365 }, DeletionPolicy: 'Retain' });
  });

  test('is called through an alias where instances of it are ready', () => {
    const stack = newStack();
    newEndpoint(stack, { connectHandler: create({ provisionedConcurrentExecutions: 2 }) });
    const template = synth(stack);
    template.hasResourceProperties('AWS::Lambda::Alias', {
      FunctionName: { Ref: 'VpnConnectHandlerFunction322B89C3' },
      FunctionVersion: { 'Fn::GetAtt': [Match.stringLikeRegexp('^VpnConnectHandlerFunctionCurrentVersion'), 'Version'] },
      Name: 'live',
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 },
    });
    template.hasResourceProperties(ENDPOINT, { ClientConnectOptions: { Enabled: true, LambdaFunctionArn: { Ref: 'VpnConnectHandlerAliasF9A1321F' } } });
    expect(warnings(stack)).toEqual([]);
  });

  test('has a new version when the policy is another one', () => {
    const versionOf = (range: string) => {
      const stack = newStack();
      newEndpoint(stack, { connectHandler: create({ policy: ClientVpnConnectPolicy.allowSourceIps([range]), provisionedConcurrentExecutions: 1 }) });
      return idsOf(synth(stack), 'AWS::Lambda::Version');
    };
    expect(versionOf('203.0.113.0/24')).toEqual(versionOf('203.0.113.0/24'));
    expect(versionOf('203.0.113.0/24')).not.toEqual(versionOf('203.0.113.0/25'));
  });

  test.each([1, 2, Token.asNumber({ Ref: 'Instances' })])('takes %s instances', (provisionedConcurrentExecutions) => {
    expect(() => newEndpoint(newStack(), { connectHandler: create({ provisionedConcurrentExecutions }) })).not.toThrow();
  });

  test.each<[unknown]>([[0], [-1], [1.5], ['2'], [NaN]])('does not take %s instances', (given) => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, { connectHandler: create({ provisionedConcurrentExecutions: given as number }) }))).toBe(
      `Stack/Vpn: connectHandler.provisionedConcurrentExecutions must be a positive integer, got ${typeof given === 'string' ? JSON.stringify(given) : given}. Write e.g. 2, or leave it out. `
      + '[ProvisionedConcurrency] https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html');
    expect(isEmpty(stack)).toBe(true);
  });

  test.each<[string, () => ClientVpnConnectHandlerChoice, string]>([
    ['a text for logging', () => create({ logging: 'connections' as never }), 'logging is "connections". Write e.g. { retention: logs.RetentionDays.ONE_MONTH }'],
    ['an ARN for a function', () => ClientVpnConnectHandler.fromFunction(ARN as never),
      `handler is "${ARN}". Write e.g. ClientVpnConnectHandler.fromFunction(handler) with a lambda.IFunction`],
    ['no function', () => ClientVpnConnectHandler.fromFunction(undefined as never),
      'handler is missing. Write e.g. ClientVpnConnectHandler.fromFunction(handler) with a lambda.IFunction'],
  ])('but not with %s', (_, handler, wrong) => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, { connectHandler: handler() }))).toBe(
      `Stack/Vpn: connectHandler.${wrong}. [ValueKind] https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md`);
    expect(isEmpty(stack)).toBe(true);
  });

  describe('is named', () => {
    const LEGAL = /^AWSClientVPN-[A-Za-z0-9][A-Za-z0-9-]*-[0-9a-f]{8}$/;

    test('after its stack and its endpoint, whatever they are called', () => {
      const names = ['Vpn', 'vpn', 'V.p n', 'V/p', 'ヴィーピーエヌ', 'x'.repeat(200), `${'x'.repeat(200)}y`].map((id) => {
        const stack = newStack();
        newEndpoint(id.includes('/') ? new Construct(stack, 'V') : stack, { connectHandler: create() }, id.split('/').pop());
        return nameIn(stack)[0] as string;
      });
      expect(new Set(names).size).toBe(names.length);
      names.forEach((name) => expect(name).toMatch(LEGAL));
      expect(Math.max(...names.map(({ length }) => length))).toBe(64);
    });

    test('otherwise for each endpoint, stack, stage and nested stack', () => {
      const app = newApp();
      const stack = newStack(app);
      const stacks = [stack, newStack(app, 'Other'), newStack(new Stage(app, 'Prod'), 'Stack'), newStack(app, 'Renamed', { env: ENV, stackName: 'Name' })];
      const nested = new NestedStack(stack, 'Nested');
      [...stacks, nested].forEach((scope) => ['A', 'B'].forEach((id) => newEndpoint(scope, { connectHandler: create() }, id)));
      const names = [...stacks.flatMap(nameIn), ...Object.values(Template.fromStack(nested).findResources('AWS::Lambda::Function')).map(({ Properties }) => Properties.FunctionName)];
      expect(names).toHaveLength(10);
      expect(new Set(names).size).toBe(10);
      names.forEach((name) => expect(name).toMatch(LEGAL));
      expect(names.map((name) => name.slice(13, -9))).toEqual([
        'Stack-A', 'Stack-B', 'Other-A', 'Other-B', 'Prod-Stack-A', 'Prod-Stack-B', 'Name-A', 'Name-B', 'Stack-Nested-A', 'Stack-Nested-B',
      ]);
    });
  });

  test('one choice for two endpoints makes a function for each', () => {
    const stack = newStack();
    const connectHandler = create();
    const [a, b] = ['A', 'B'].map((id) => newEndpoint(stack, { connectHandler }, id));
    expect(a.connectFunction).not.toBe(b.connectFunction);
    expect(nameIn(stack)).toHaveLength(2);
  });

  test('there is none where there is an existing function', () => {
    const stack = newStack();
    const connectHandler = ClientVpnConnectHandler.fromFunction(newFunction(stack, HANDLER_NAME));
    expect(newEndpoint(stack, { connectHandler }).connectFunction).toBeUndefined();
  });
});
