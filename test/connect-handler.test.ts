import { Match } from 'aws-cdk-lib/assertions';
import { Alias, CfnFunction, Code, Function as LambdaFunction, Runtime, Version } from 'aws-cdk-lib/aws-lambda';
import type { aws_lambda } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { ENDPOINT, ENV, guide, messageOf, newApp, newEndpoint, newStack, synth, warnings } from './fixtures';
import { ClientVpnConnectHandler } from '../src';

const NAME = 'AWSClientVPN-Gate';
const ARN = `arn:aws:lambda:eu-west-1:111111111111:function:${NAME}`;
const SOURCE = guide('connection-authorization');

function newFunction(scope: Construct, functionName?: string): LambdaFunction {
  return new LambdaFunction(scope, 'Gate', {
    functionName,
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({});'),
  });
}

function newL1(scope: Construct, functionName: string): CfnFunction {
  return new CfnFunction(scope, 'Gate', { functionName, role: 'arn:aws:iam::111111111111:role/gate', code: { zipFile: 'unused' } });
}

test.each([
  ['an L1', (scope) => newL1(scope, NAME), { 'Fn::GetAtt': ['Gate', 'Arn'] }],
  ['an L2', (scope) => newFunction(scope, NAME), { 'Fn::GetAtt': [Match.stringLikeRegexp('^Gate'), 'Arn'] }],
  ['a version', (scope) => new Version(scope, 'Version', { lambda: newFunction(scope, NAME) }), { Ref: Match.stringLikeRegexp('^Version') }],
  ['an alias', (scope) => new Alias(scope, 'Live', { aliasName: 'live', version: newFunction(scope, NAME).currentVersion }), { Ref: Match.stringLikeRegexp('^Live') }],
  ['an imported function', (scope) => LambdaFunction.fromFunctionArn(scope, 'Gate', ARN), ARN],
  ['an imported alias', (scope) => LambdaFunction.fromFunctionArn(scope, 'Gate', `${ARN}:live`), `${ARN}:live`],
  ['a function imported by its name', (scope) => LambdaFunction.fromFunctionName(scope, 'Gate', NAME), {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:lambda:eu-west-1:111111111111:function:${NAME}`]],
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
  newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(newFunction(shared, NAME)) });
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

test('rejects an imported function of another name, Region and account at once', () => {
  const stack = newStack();
  const foreign = LambdaFunction.fromFunctionArn(stack, 'Gate', 'arn:aws:lambda:eu-west-2:222222222222:function:Gate');
  const shown = 'clientConnectOptions.lambdaFunctionArn "arn:aws:lambda:eu-west-2:222222222222:function:Gate"';
  expect(messageOf(() => newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(foreign) }))).toBe([
    'Stack/Vpn: 3 errors',
    `  - ${shown} is the function "Gate": AWS Client VPN calls only functions whose name begins with "AWSClientVPN-". `
    + `Name the function e.g. "AWSClientVPN-Gate". [ConnectHandlerName] ${SOURCE}`,
    `  - ${shown} is a function in eu-west-2, but the endpoint is in eu-west-1. Deploy the function in eu-west-1 and name it here. [ConnectHandlerRegion] ${SOURCE}`,
    `  - ${shown} is a function of account 222222222222, but the endpoint is of account 111111111111. `
    + `Deploy the function in account 111111111111 and name it here. [ConnectHandlerAccount] ${SOURCE}`,
  ].join('\n'));
});

test('warns of a function whose name is made up', () => {
  const stack = newStack();
  newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(newFunction(stack)) });
  expect(warnings(stack)).toEqual([
    '/Stack/Vpn/Resource: clientConnectOptions.lambdaFunctionArn is the function Stack/Gate/Resource, whose name CloudFormation makes up: AWS Client VPN calls only '
    + 'functions whose name begins with "AWSClientVPN-". Set FunctionName of Stack/Gate/Resource to e.g. "AWSClientVPN-handler". '
    + `[ConnectHandlerNameGenerated] ${SOURCE} [ack: cdk-client-vpn-plus:ConnectHandlerNameGenerated]`,
  ]);
});

test('refuses a function of the app that is made in another Region and account', () => {
  const app = newApp();
  const elsewhere = newStack(app, 'Elsewhere', { env: { account: '222222222222', region: 'eu-west-2' } });
  const handler = ClientVpnConnectHandler.fromFunction(newFunction(elsewhere, NAME));
  const message = messageOf(() => newEndpoint(newStack(app), { connectHandler: handler }));
  expect(message).toContain('is a function in eu-west-2, but the endpoint is in eu-west-1.');
  expect(message).toContain('is a function of account 222222222222, but the endpoint is of account 111111111111.');
});
