import { Stack, Token } from 'aws-cdk-lib';
import type { aws_lambda } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import type { BoundConnectHandler } from './bound-connect-handler';
import { connectFunction, connectTarget } from './connect-function';
import { ClientVpnConnectHandlerChoice } from './connect-handler-choice';
import type { ClientVpnConnectPolicyChoice } from './connect-policy-choice';
import { expectLogGroup } from '../logging/expect-log-group';
import type { ClientVpnLogGroupOptions } from '../logging/log-group-options';
import { PROVISIONED_CONCURRENCY } from '../rules/construct-rules';
import { expectInstance, shown, type Names, limitArguments, expectProps } from '../validation/argument-checks';
import { callSite, report } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const OPTIONS: Names<ClientVpnConnectHandlerOptions> = { policy: 'required', provisionedConcurrentExecutions: true, logging: true };

const FUNCTION = { members: ['functionRef'], instead: 'ClientVpnConnectHandler.fromFunction(handler) with a lambda.IFunction' };
const POLICY = { members: ['_bindPolicy'], instead: 'ClientVpnConnectPolicy.allowSourceIps(["203.0.113.0/24"])' };

/**
 * The function that `ClientVpnConnectHandler.create()` makes.
 */
export interface ClientVpnConnectHandlerOptions {
  /**
   * Who may connect. Changing it does not interrupt the endpoint; it counts for new connections.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
   */
  readonly policy: ClientVpnConnectPolicyChoice;

  /**
   * How many instances of the function are always ready, at least 1. The endpoint then calls an alias of the function. Without it, the first
   * connection after a while waits for the function to start. Provisioned instances are billed for as long as they are configured, used or not.
   * Changing it does not interrupt the endpoint.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
   */
  readonly provisionedConcurrentExecutions?: number;

  /**
   * The log group of the function, in which each decision is a line. Changing it does not interrupt the endpoint.
   *
   * @default - a log group of the function's own, kept for one year and retained
   */
  readonly logging?: ClientVpnLogGroupOptions;
}

/**
 * A function that decides, after authentication, whether a client may connect. Changing it does not interrupt the endpoint; the function
 * decides on new connections only.
 *
 * The service waits for 30 seconds; an error, a throttled call or a malformed answer denies the connection. No permission has to be added to the
 * function: the service-linked role of Client VPN may invoke every function whose name begins with `AWSClientVPN-`.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
 */
export class ClientVpnConnectHandler {
  /**
   * Your own Lambda function, or a version or an alias of it.
   *
   * Its name must begin with `AWSClientVPN-`, and it must be in the account and the Region of the endpoint.
   *
   * @param handler The function.
   */
  public static fromFunction(handler: aws_lambda.IFunctionRef): ClientVpnConnectHandlerChoice {
    return ClientVpnConnectHandlerChoice._of((endpoint) => existingFunction(endpoint, handler));
  }

  /**
   * Makes a function for the endpoint, with a name of its own, a role that may do nothing but write its log, and 30 seconds of time.
   *
   * It is `connectFunction` of the endpoint.
   */
  public static create(options: ClientVpnConnectHandlerOptions): ClientVpnConnectHandlerChoice {
    expectProps(callSite('ClientVpnConnectHandler.create'), 'options', options, OPTIONS, { required: { policy: POLICY } });
    return ClientVpnConnectHandlerChoice._of((endpoint) => createdFunction(endpoint, options));
  }

  private constructor() {}
}

limitArguments('ClientVpnConnectHandler', ClientVpnConnectHandler, { fromFunction: 1, create: 1 });

function existingFunction(endpoint: Construct, handler: aws_lambda.IFunctionRef): BoundConnectHandler {
  expectInstance(endpoint, 'connectHandler.handler', handler, FUNCTION);
  const { functionArn } = handler.functionRef;
  return { options: { enabled: true, lambdaFunctionArn: functionArn }, partiallyResolvedArn: partiallyResolved(endpoint, functionArn) };
}

function partiallyResolved(endpoint: Construct, functionArn: string): string {
  const resolved = Stack.of(endpoint).resolve(functionArn);
  const [separator, parts] = resolved?.['Fn::Join'] ?? [];
  const arn: string = separator === '' ? parts.map((part: unknown) => typeof part === 'string' ? part : '*').join('') : '';
  return /^arn:.*:function:/.test(arn) ? arn : functionArn;
}

function createdFunction(endpoint: Construct, options: ClientVpnConnectHandlerOptions): BoundConnectHandler {
  const { logging, policy, provisionedConcurrentExecutions: provisioned } = options;
  if (provisioned !== undefined && !Token.isUnresolved(provisioned) && !(Number.isInteger(provisioned) && provisioned >= 1)) {
    report(endpoint, PROVISIONED_CONCURRENCY,
      `connectHandler.provisionedConcurrentExecutions must be a positive integer, got ${shown(provisioned)}.`, 'Write e.g. 2, or leave it out.');
  }
  // untyped languages give null where others leave something out.
  expectLogGroup(endpoint, 'connectHandler.logging', logging ?? {});
  const handler = connectFunction(new Construct(endpoint, 'ConnectHandler'), policy!._bindPolicy(endpoint), logging ?? {});
  const { functionArn } = connectTarget(handler, provisioned);
  return { options: { enabled: true, lambdaFunctionArn: functionArn }, handler };
}
