import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { aws_logs } from 'aws-cdk-lib/interfaces';

/** The options of the L1; older ones do not have the context. */
export interface ConnectionLogOptions extends CfnClientVpnEndpoint.ConnectionLogOptionsProperty {
  readonly includeAuthorizationPolicyContext?: boolean;
}

/** Connection logs as the endpoint needs them. */
export interface BoundConnectionLogging {
  readonly options: ConnectionLogOptions;
  readonly logGroup?: aws_logs.ILogGroupRef;
}
