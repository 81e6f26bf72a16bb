import { Stack, Token } from 'aws-cdk-lib';
import type { IVPCRef } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import type { BoundDestination } from './bound-destination';
import { vpcId } from '../cdk/refs';
import type { Cidr } from '../ip/cidr';
import { keyOf } from '../model/values';
import { primaryRange, secondaryRanges } from '../model/vpc';
import type { TreeGraph } from '../tree/tree-graph';
import { laterRanges, vpcIpv6Ranges, vpcRange } from '../tree/vpc-facts';

/** The ranges of VPCs, for one endpoint while the app is being written. */
export class VpcRanges {
  private readonly seen = new Map<IVPCRef, { readonly size: string; readonly ranges: readonly Cidr[] }>();

  public constructor(private readonly graph: TreeGraph, private readonly endpoint: IConstruct) {}

  /** Whether a range is one of a VPC, or lies in one. */
  public hold(vpc: IVPCRef, destination: BoundDestination, mayBeIpv6: boolean): boolean {
    const { cidr, range, value, vpcId: rangeOf } = destination;
    const isRange = (own: string | undefined) => own !== undefined && (own === cidr || this.keyOf(own) === keyOf(value));
    if (rangeOf !== undefined && this.keyOf(rangeOf) === this.keyOf(vpcId(vpc)) || isRange(vpcRange(vpc))) {
      return true;
    }
    // the literals among them are found below.
    if (mayBeIpv6 && Token.isUnresolved(cidr) && vpcIpv6Ranges(vpc, this.added(vpc)).some(isRange)) {
      return true;
    }
    return range !== undefined && this.known(vpc).some((own) => own.contains(range));
  }

  private keyOf(given: string): string {
    return keyOf(this.graph.value(given));
  }

  /** The known ranges of a VPC, looked for again only after something was made beside it or below it. */
  private known(vpc: IVPCRef): readonly Cidr[] {
    const size = [vpc, Stack.of(vpc), Stack.of(this.endpoint)].map(({ node }) => node.children.length).join();
    const seen = this.seen.get(vpc);
    if (seen?.size === size) {
      return seen.ranges;
    }
    this.added(vpc).forEach((block) => this.graph.resource(block));
    const id = this.graph.value(vpcId(vpc));
    const ranges = [primaryRange(id, this.graph), ...secondaryRanges(id, this.graph)].filter((range) => range !== undefined);
    this.seen.set(vpc, { size, ranges });
    return ranges;
  }

  private added(vpc: IVPCRef) {
    return laterRanges(vpc, Stack.of(this.endpoint));
  }
}
