/** Imported functions, of which parts are known only at deployment. */
import { Aws } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { aws_lambda } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { ClientVpnConnectHandler } from '../../src/index';
import { ENDPOINT, guide, HANDLER_NAME, messageOf, newEndpoint, newFunction, newStack, synth, warnings } from '../fixtures';

const SOURCE = guide('connection-authorization');

test.each<[string, (scope: Construct) => aws_lambda.IFunctionRef, string, string]>([
  ['a name', (scope) => LambdaFunction.fromFunctionName(scope, 'Gate', 'Gate'),
    'arn:*:lambda:eu-west-1:111111111111:function:Gate', 'is the function "Gate": AWS Client VPN calls only functions whose name begins with "AWSClientVPN-". '
    + 'Name the function e.g. "AWSClientVPN-Gate". [ConnectHandlerName]'],
  ['the version of a name', (scope) => LambdaFunction.fromFunctionName(scope, 'Gate', 'Gate').latestVersion,
    'arn:*:lambda:eu-west-1:111111111111:function:Gate:$LATEST', 'is the function "Gate": AWS Client VPN calls only functions whose name begins with '
    + '"AWSClientVPN-". Name the function e.g. "AWSClientVPN-Gate". [ConnectHandlerName]'],
  ['the beginning of a name', (scope) => LambdaFunction.fromFunctionName(scope, 'Gate', `gate-${Aws.STACK_NAME}`),
    'arn:*:lambda:eu-west-1:111111111111:function:gate-*', 'is the function "gate-*": AWS Client VPN calls only functions whose name begins with '
    + '"AWSClientVPN-". Name the function e.g. "AWSClientVPN-gate-*". [ConnectHandlerName]'],
  ['a Region', (scope) => LambdaFunction.fromFunctionArn(scope, 'Gate', `arn:${Aws.PARTITION}:lambda:eu-west-2:${Aws.ACCOUNT_ID}:function:${HANDLER_NAME}`),
    `arn:*:lambda:eu-west-2:*:function:${HANDLER_NAME}`, 'is a function in eu-west-2, but the endpoint is in eu-west-1. Deploy the function in eu-west-1 and name '
    + 'it here. [ConnectHandlerRegion]'],
  ['an account', (scope) => LambdaFunction.fromFunctionArn(scope, 'Gate', `arn:${Aws.PARTITION}:lambda:${Aws.REGION}:222222222222:function:${Aws.STACK_NAME}`),
    'arn:*:lambda:*:222222222222:function:*', 'is a function in account 222222222222, but the endpoint is in account 111111111111. Deploy the function in '
    + 'account 111111111111 and name it here. [ConnectHandlerAccount]'],
])('rejects %s between tokens', (_, handler, shown, wrong) => {
  const stack = newStack();
  expect(messageOf(() => newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(handler(stack)) }))).toBe(
    `Stack/Vpn: clientConnectOptions.lambdaFunctionArn "${shown}" ${wrong} ${SOURCE}`);
});

test.each<[string, (scope: Construct) => string]>([
  ['a name', () => `arn:aws:lambda:${Aws.REGION}:${Aws.ACCOUNT_ID}:function:${Aws.STACK_NAME}`],
  ['the end of the prefix', () => `arn:aws:lambda:${Aws.REGION}:${Aws.ACCOUNT_ID}:function:AWSClient${Aws.STACK_NAME}`],
  ['what comes after the prefix', () => `arn:aws:lambda:${Aws.REGION}:${Aws.ACCOUNT_ID}:function:${HANDLER_NAME}${Aws.STACK_NAME}:live`],
  ['an ARN', (scope) => `${newFunction(scope, HANDLER_NAME).functionArn}:live`],
])('takes a token for %s', (_, arn) => {
  const stack = newStack();
  const handler = LambdaFunction.fromFunctionArn(stack, 'Imported', arn(stack));
  newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(handler) });
  synth(stack).hasResourceProperties(ENDPOINT, { ClientConnectOptions: { LambdaFunctionArn: { 'Fn::Join': Match.anyValue() } } });
  expect(warnings(stack)).toEqual([]);
});
