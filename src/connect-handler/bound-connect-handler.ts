import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** A connect handler as the endpoint needs it. */
export interface BoundConnectHandler {
  readonly options: CfnClientVpnEndpoint.ClientConnectOptionsProperty;
  /** The ARN of an existing function, with `*` for unresolved parts: the other parts may already be wrong. */
  readonly partiallyResolvedArn?: string;
  readonly handler?: IFunction;
}
