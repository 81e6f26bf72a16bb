import type { CfnResource } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { inTree, isInTree } from '../cdk/paths';

/** What an endpoint is associated with, and the construct that what belongs to the association goes under. */
interface Associated {
  readonly scope: Construct;
  /** Absent for an Availability Zone of a transit gateway. */
  readonly subnet?: ec2.ISubnetRef;
  /** Absent when the association is imported. */
  readonly association?: CfnResource;
}

/** One that is a subnet. */
export interface AssociatedSubnet extends Associated {
  readonly subnet: ec2.ISubnetRef;
}

/** What one endpoint is associated with, without what was taken out of the tree since. */
export class Associations {
  private readonly ever: Associated[] = [];

  public add(one: Associated): void {
    this.ever.push(one);
  }

  public get scopes(): Construct[] {
    return this.present.map(({ scope }) => scope);
  }

  public get subnets(): AssociatedSubnet[] {
    return this.present.filter((one): one is AssociatedSubnet => one.subnet !== undefined);
  }

  /** The L1s of those that were made in this app. */
  public get elements(): CfnResource[] {
    return inTree(this.present.map(({ association }) => association).filter((association) => association !== undefined));
  }

  private get present(): Associated[] {
    return this.ever.filter(({ scope }) => isInTree(scope));
  }
}
