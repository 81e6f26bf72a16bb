import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** What the endpoint is told about a connect handler. */
export interface BoundConnectHandler {
  readonly options: CfnClientVpnEndpoint.ClientConnectOptionsProperty;
  readonly handler?: IFunction;
}

/** A choice of a connect handler. */
export interface HandlerParts {
  /** The options of the L1 before anything is made. */
  plan(endpoint: Construct): CfnClientVpnEndpoint.ClientConnectOptionsProperty;
  /** Makes what is needed. */
  bind(endpoint: Construct): BoundConnectHandler;
}
