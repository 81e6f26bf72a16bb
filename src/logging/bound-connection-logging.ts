import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { aws_logs } from 'aws-cdk-lib/interfaces';

/** What the L1 is told; older ones do not know of the context. */
export interface ConnectionLogOptions extends CfnClientVpnEndpoint.ConnectionLogOptionsProperty {
  readonly includeAuthorizationPolicyContext?: boolean;
}

/** What the endpoint is told about connection logs. */
export interface BoundConnectionLogging {
  readonly options: ConnectionLogOptions;
  readonly logGroup?: aws_logs.ILogGroupRef;
}
