import { type CfnResource, Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct, IValidation } from 'constructs';
import type { AssociatedSubnet } from './associated-subnets';
import type { EndpointChildren } from './endpoint-children';
import type { EndpointReader } from './endpoint-reader';
import { standInsOf } from './same-endpoint';
import { waitFor, waitNoMore, whenAsked } from '../cdk/dependable';
import { keepLogicalIds } from '../cdk/logical-ids';
import { isInTree } from '../cdk/paths';
import { deploymentOf } from '../cdk/stacks';
import { associationsFirst, Lanes } from '../creation-order/concurrency-lanes';
import { RequestedDependencies } from '../creation-order/requested-dependencies';
import { ORDER_GIVEN_UP } from '../rules/construct-rules';
import { AppResources } from '../tree/app-resources';
import { report } from '../validation/reporting';

/** What of an endpoint waits for what. */
export class EndpointDependencies implements IValidation {
  private readonly requested = new RequestedDependencies();
  /** The routes that stay with an association. */
  private readonly staying = new Map<CfnResource, CfnResource[]>();

  public constructor(private readonly reader: EndpointReader, private readonly children: EndpointChildren) {
    const width = () => Math.min(...standInsOf(reader).map(({ facts }) => facts.maxConcurrentOperations));
    const lanes = new Lanes({ width, sort: associationsFirst });
    whenAsked(reader.endpoint, () => {
      const { element } = reader;
      const { elements } = children;
      lanes.release();
      AppResources.forget(reader.endpoint);
      this.forgetRemoved();
      this.requested.grant();
      const standIns = standInsOf(reader);
      // one of the objects that stand for the endpoint chains what all of them have.
      lanes.chain(standIns[0].reader === reader ? standIns.flatMap(({ children: { elements: all } }) => all) : []);
      keepLogicalIds(reader.endpoint, element === undefined ? elements : [element, ...elements]);
    });
  }

  /** Makes a route wait for the association of its subnet, else for all of them, those to come included. */
  public waitForAssociations(route: CfnResource, subnet?: ec2.ISubnetRef): void {
    const own = subnet && this.children.associatedSubnet(subnet);
    if (own !== undefined && route.node.scopes.includes(own.scope)) {
      // the two stay together, so that nothing has to be looked up later.
      for (const association of this.associationBefore(route, own)) {
        waitFor(route, association);
        const routes = this.staying.get(association);
        if (routes === undefined) {
          this.staying.set(association, [route]);
        } else {
          routes.push(route);
        }
      }
    } else {
      this.requested.add(route, () => this.associationsBefore(route, subnet));
    }
  }

  /** What a route waits for: the association of its subnet, else all of them, those to come included. */
  public associationsBefore(route: IConstruct, subnet?: ec2.ISubnetRef): CfnResource[] {
    const own = subnet && this.children.associatedSubnet(subnet);
    if (own !== undefined) {
      return this.associationBefore(route, own);
    }
    // any association will do, and one of another stack than these could not be waited for without going round in circles.
    const [near, first] = [route, this.reader.endpoint].map((place) => this.children.associations.filter(({ stack }) => stack === Stack.of(place)));
    return near.length > 0 ? near : first;
  }

  /** Makes an association wait for all ranges that are added to the VPC, those to come included. */
  public waitForRanges(association: CfnResource, subnet: ec2.ISubnetRef): void {
    this.requested.add(association, () => this.reader.addedRanges(this.reader.vpcOf(subnet)));
  }

  /** Warns of what could not be made to wait without a circle. */
  public validate(): string[] {
    for (const [element, other] of this.requested.dropped) {
      report(element, ORDER_GIVEN_UP, `this resource cannot depend on ${other.node.path}: the nested stacks would depend on each other, `
        + 'and the deployment may fail.', 'Put both in the same stack.');
    }
    return [];
  }

  /** Lets routes wait no more for associations that were removed from the tree. */
  private forgetRemoved(): void {
    for (const [association, routes] of this.staying) {
      if (!isInTree(association)) {
        routes.forEach((route) => waitNoMore(route, association));
      }
    }
  }

  /** The association of a route's subnet, unless the route cannot wait for it. */
  private associationBefore(route: IConstruct, { association }: AssociatedSubnet): CfnResource[] {
    // an association that another stack creates comes after everything in the stack of the endpoint.
    const first = deploymentOf(this.reader.endpoint);
    const isMade = association !== undefined && isInTree(association);
    return isMade && (deploymentOf(association) === first || deploymentOf(route) !== first) ? [association] : [];
  }
}
