import type { CfnResource } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { type AssociatedSubnet, Associations } from './associated-subnets';
import type { BoundDestination } from './bound-destination';
import type { EndpointReader } from './endpoint-reader';
import { inTree, isInTree } from '../cdk/paths';
import { subnetId } from '../cdk/refs';
import { keyOf } from '../model/values';

/** What every associated subnet gets, and whether it is needed at all. */
interface PerSubnet {
  readonly make: (subnet: AssociatedSubnet) => void;
  readonly isNeeded: () => boolean;
}

/** What an app attaches to one endpoint, without what was removed from the tree since. */
export class EndpointChildren {
  private readonly added: CfnResource[] = [];
  private readonly associated = new Associations();
  private readonly bySubnet = new Map<string, AssociatedSubnet>();
  private readonly perSubnet: PerSubnet[] = [];

  public constructor(private readonly reader: EndpointReader) {}

  /** The L1s. */
  public get elements(): CfnResource[] {
    return inTree(this.added);
  }

  /** The L1s of associations that the app creates. */
  public get associations(): CfnResource[] {
    return this.associated.elements;
  }

  /** The constructs that stand for the associated subnets and Availability Zones. */
  public get associatedScopes(): Construct[] {
    return this.associated.scopes;
  }

  public get subnets(): AssociatedSubnet[] {
    return this.associated.subnets;
  }

  /** Whether routes were asked for through every subnet of an endpoint of which no subnet is known. */
  public get lackSubnets(): boolean {
    return this.subnets.length === 0 && this.perSubnet.some(({ isNeeded }) => isNeeded());
  }

  /** Whether a route to a range was made, which may have named its subnet itself. */
  public hasRouteTo({ value }: BoundDestination): boolean {
    const key = keyOf(value);
    return this.elements.some((child) => child instanceof ec2.CfnClientVpnRoute && this.reader.keyOf(child.destinationCidrBlock) === key);
  }

  /** The subnet of that id, when the endpoint is known to be associated with it. */
  public associatedSubnet(subnet: ec2.ISubnetRef): AssociatedSubnet | undefined {
    const associated = this.bySubnet.get(this.keyOf(subnet));
    return associated !== undefined && isInTree(associated.scope) ? associated : undefined;
  }

  public add(child: CfnResource): void {
    this.added.push(child);
  }

  /** Adds an associated subnet, and what every associated subnet gets. */
  public associate(subnet: AssociatedSubnet): void {
    this.reader.registerSubnet(subnet.subnet);
    this.associated.add(subnet);
    this.bySubnet.set(this.keyOf(subnet.subnet), this.associatedSubnet(subnet.subnet) ?? subnet);
    if (subnet.association !== undefined) {
      this.add(subnet.association);
    }
    for (const { make } of this.perSubnet) {
      make(subnet);
    }
  }

  /** Adds an Availability Zone, which has the routes of all others. */
  public associateZone(scope: Construct, association: CfnResource): void {
    this.associated.add({ scope, association });
    this.add(association);
  }

  /** The subnets that are associated, for which the caller creates something; `make` is called for those associated later. */
  public everySubnet(make: PerSubnet['make'], isNeeded: PerSubnet['isNeeded'] = () => true): readonly AssociatedSubnet[] {
    this.perSubnet.push({ make, isNeeded });
    return this.subnets;
  }

  private keyOf(subnet: ec2.ISubnetRef): string {
    return this.reader.keyOf(subnetId(subnet));
  }
}
