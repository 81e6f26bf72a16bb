import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { CfnAlias, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { BoundConnectPolicy } from './bound-connect-policy';
import { hashOf } from '../cdk/construct-ids';
import { pathBelow } from '../cdk/paths';
import { deploymentOf } from '../cdk/stacks';
import { createLogGroup } from '../logging/log-group';
import type { ClientVpnLogGroupOptions } from '../logging/log-group-options';
import { CONNECT_HANDLER_PREFIX, CONNECT_HANDLER_TIMEOUT } from '../service/limits';

const LONGEST_NAME = 64;

/** The function of an endpoint that was given a policy. */
export function connectFunction(scope: Construct, policy: BoundConnectPolicy, logging: ClientVpnLogGroupOptions): LambdaFunction {
  const logGroup = createLogGroup(scope, logging);
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  // the managed policy that functions get otherwise may write all logs of the account.
  logGroup.grantWrite(role);
  return new LambdaFunction(scope, 'Function', {
    ...policy,
    functionName: nameOf(scope),
    description: 'Decides who may connect to the Client VPN',
    logGroup,
    role,
    timeout: Duration.seconds(CONNECT_HANDLER_TIMEOUT.max),
  });
}

/** What the endpoint calls: the function, or an alias that has instances of it ready. */
export function connectTarget(handler: LambdaFunction, provisionedConcurrentExecutions?: number): IFunction {
  if (provisionedConcurrentExecutions === undefined) {
    return handler;
  }
  const alias = new Alias(handler.node.scope!, 'Alias', { aliasName: 'live', version: handler.currentVersion });
  // the L2 takes what is known at deployment for a negative number.
  (alias.node.defaultChild as CfnAlias).provisionedConcurrencyConfig = { provisionedConcurrentExecutions };
  return alias;
}

/** A name that the service may call, that can be read, and that nothing else in the account and Region has. */
function nameOf(scope: Construct): string {
  const stack = deploymentOf(scope);
  const endpoint = scope.node.scope!;
  const content = `${stack.stackName}/${pathBelow(stack, endpoint)}`;
  const hash = hashOf(content);
  const room = LONGEST_NAME - CONNECT_HANDLER_PREFIX.value.length - hash.length - 1;
  const readable = content.replace(/[^A-Za-z0-9]+/g, '-').slice(0, room).replace(/^-|-$/g, '');
  return `${CONNECT_HANDLER_PREFIX.value}${readable}-${hash}`;
}
