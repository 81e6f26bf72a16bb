import type { CfnResource } from 'aws-cdk-lib';
import type { Cidr } from '../ip/cidr';
import type { Value } from '../model/values';

/** A range of a destination, as the L1s of routes and authorization rules take it. */
export interface DestinationRange {
  readonly cidr: string;
  /** Whether the destination is the clients themselves, who are behind no subnet. */
  readonly isLocal?: boolean;
  /** The VPC that the range is in, where that is known. */
  readonly vpcId?: string;
  /** What has to be created before CloudFormation can tell the range. */
  readonly after?: readonly CfnResource[];
}

/** A range that is resolved, once for its endpoint: ids and the VPC's own routes ask what it is. */
export interface BoundDestination extends DestinationRange {
  readonly value: Value;
  /** Nothing where the value is unresolved, or not a range. */
  readonly range?: Cidr;
}
