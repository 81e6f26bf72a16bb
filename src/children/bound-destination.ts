import type { CfnResource } from 'aws-cdk-lib';

/** A range of a destination, as the L1s of routes and authorization rules are told of it. */
export interface BoundDestination {
  readonly cidr: string;
  /** Whether the destination is the clients themselves, who are behind no subnet. */
  readonly isLocal?: boolean;
  /** The VPC that the range is in, where that is known. */
  readonly vpcId?: string;
  /** What has to be made before CloudFormation can tell the range. */
  readonly after?: readonly CfnResource[];
}
