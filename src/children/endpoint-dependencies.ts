import { type CfnResource, Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct, IDependable } from 'constructs';
import type { AssociatedSubnet } from './associated-subnets';
import type { EndpointChildren } from './endpoint-children';
import type { EndpointFacts } from './endpoint-facts';
import type { EndpointReader } from './endpoint-reader';
import { dependableOn, waitFor, whenAsked } from '../cdk/dependable';
import { keepLogicalId } from '../cdk/logical-ids';
import { deploymentOf } from '../cdk/stacks';
import { associationsFirst, Lanes } from '../creation-order/concurrency-lanes';

/** What of an endpoint waits for what. */
export class EndpointDependencies {
  public constructor(facts: EndpointFacts, private readonly reader: EndpointReader, private readonly children: EndpointChildren) {
    const lanes = new Lanes({ width: () => facts.maxConcurrentOperations, sort: associationsFirst });
    whenAsked(reader.endpoint, () => {
      const { element } = reader;
      const { elements } = children;
      lanes.chain(elements);
      [...element === undefined ? [] : [element], ...elements].forEach(keepLogicalId);
    });
  }

  /** Makes a route wait for the association of its subnet, else for all of them, those to come included. */
  public waitForAssociations(route: CfnResource, subnet?: ec2.ISubnetRef): void {
    const own = subnet && this.children.associatedSubnet(subnet);
    if (own !== undefined && route.node.scopes.includes(own.scope)) {
      // the two stay together, so that nothing has to be looked up later.
      this.associationBefore(route, own).forEach((association) => waitFor(route, association));
    } else {
      route.node.addDependency(this.associationsBefore(route, subnet));
    }
  }

  /** What a route waits for: the association of its subnet, else all of them, those to come included. */
  public associationsBefore(route: IConstruct, subnet?: ec2.ISubnetRef): IDependable {
    return dependableOn(() => {
      const own = subnet && this.children.associatedSubnet(subnet);
      if (own !== undefined) {
        return this.associationBefore(route, own);
      }
      // any association will do, and one of another stack than these could not be waited for without going round in circles.
      const [near, first] = [route, this.reader.endpoint].map((place) => this.children.associations.filter(({ stack }) => stack === Stack.of(place)));
      return near.length > 0 ? near : first;
    });
  }

  /** What an association waits for: all ranges that are added to the VPC, those to come included. */
  public rangesBefore(subnet: ec2.ISubnetRef): IDependable {
    return dependableOn(() => this.reader.addedRanges(this.reader.vpcOf(subnet)));
  }

  /** The association of a route's subnet, unless the route cannot wait for it. */
  private associationBefore(route: IConstruct, { association }: AssociatedSubnet): CfnResource[] {
    // an association that another stack creates comes after everything in the stack of the endpoint.
    const first = deploymentOf(this.reader.endpoint);
    return association !== undefined && (deploymentOf(association) === first || deploymentOf(route) !== first) ? [association] : [];
  }
}
