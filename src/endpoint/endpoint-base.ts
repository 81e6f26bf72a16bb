import { Stage, Token } from 'aws-cdk-lib';
import type { Connections, ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { aws_ec2 } from 'aws-cdk-lib/interfaces';
import { Construct, type IConstruct } from 'constructs';
import type { IClientVpnEndpointPlus } from './endpoint-interface';
import { portalHost } from './self-service-portal';
import { subnetKey } from '../cdk/construct-ids';
import { isInTree, pathBelow } from '../cdk/paths';
import { deploymentOf } from '../cdk/stacks';
import type { AssociatedSubnet } from '../children/associated-subnets';
import type { BoundDestination } from '../children/bound-destination';
import { groupKey, rangeKey, zoneKey } from '../children/content-ids';
import { partsOf } from '../children/endpoint-parts';
import { endpointArn } from '../grants/endpoint-arn';
import { ClientVpnEndpointGrants } from '../grants/endpoint-grants';
import { MeasuredEndpoint } from '../metrics/measured-endpoint';
import { ClientVpnAssociationPlus } from '../network-access/association';
import type { ClientVpnAssociationPlusProps } from '../network-access/association';
import { ClientVpnAuthorizationRulePlus } from '../network-access/authorization-rule';
import type { ClientVpnAuthorizationRulePlusOptions } from '../network-access/authorization-rule';
import { ClientVpnNetworkAccess } from '../network-access/created-access';
import type { ClientVpnDestinationChoice } from '../network-access/destination-choice';
import { AuthorizationRule, Route } from '../network-access/l1s';
import type { ClientVpnNetworkAccessOptions } from '../network-access/network-access';
import { ClientVpnRoutePlus } from '../network-access/route';
import type { ClientVpnRoutePlusOptions } from '../network-access/route';
import { ACCESS_FOR_NOBODY, ASSOCIATED_ELSEWHERE, CONTENT_LATER, TWO_DESCRIPTIONS, TWO_SCOPES } from '../rules/construct-rules';
import {
  DESTINATION, expectArguments, expectChoice, expectInstance, expectName, expectNames, expectOptionalText, expectProps, limitArguments, type Names,
  SCOPE, SUBNET,
} from '../validation/argument-checks';
import { report } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const ROUTE: Names<ClientVpnRoutePlusOptions> = { description: true, destination: 'required', subnet: true };

const RULE: Names<ClientVpnAuthorizationRulePlusOptions> = { destination: 'required', group: true, allUsers: true, description: true };

const ACCESS: Names<ClientVpnNetworkAccessOptions> = { groups: true, allUsers: true, description: true, routeDescription: true, scope: true };

// What is made for many is made in loops: a call of forEach() is not a frame of ours, and stands by itself in the trace that the CDK takes of each
// L1.

/** @internal */
// eslint-disable-next-line -- for jsii, whose languages do without the base class; a tag on the class itself would take it out of the declarations.
export interface EndpointBase extends IClientVpnEndpointPlus {}

/** What created and imported endpoints have in common. */
export abstract class EndpointBase extends MeasuredEndpoint implements IClientVpnEndpointPlus {
  public abstract readonly clientVpnEndpointId: string;
  public abstract readonly connections: Connections;

  /** What `addNetworkAccess` has made. */
  private readonly made = new Map<string, { readonly home: Construct; readonly description?: string }>();

  private readonly routeDescriptions = new Map<string, string>();

  private readonly groupKeys = new Map<string, string>();

  public get clientVpnEndpointRef(): aws_ec2.ClientVpnEndpointReference {
    return { clientVpnEndpointId: this.clientVpnEndpointId };
  }

  public get clientVpnEndpointArn(): string {
    return endpointArn(this);
  }

  public get clientVpnEndpointDnsName(): string {
    return `${this.clientVpnEndpointId}.prod.clientvpn.${this.env.region}.${this.stack.urlSuffix}`;
  }

  public get selfServicePortalUrl(): string {
    return `https://${portalHost(this, this.env.region)}/endpoints/${this.clientVpnEndpointId}`;
  }

  public get grants(): ClientVpnEndpointGrants {
    return ClientVpnEndpointGrants.fromEndpoint(this);
  }

  public addNetworkAccess(destination: ClientVpnDestinationChoice, options: ClientVpnNetworkAccessOptions): ClientVpnNetworkAccess {
    // here, since a method around this one would be a frame in the trace that the CDK takes of each L1, and one that takes long to name.
    expectArguments('ClientVpnEndpointPlus.addNetworkAccess', arguments, 2);
    this.expectAccess(destination, options);
    const { allUsers, groups = [] } = options;
    if (groups.length === 0 && allUsers !== true) {
      report(this, ACCESS_FOR_NOBODY, 'addNetworkAccess() grants access to no one.', 'Write groups: ["engineering"] or allUsers: true.');
    }
    const ranges = destination._ranges(this);
    const home = this.homeIn(options.scope ?? this);
    const routes: Array<() => Route[]> = [];
    const rules: Array<() => AuthorizationRule[]> = [];
    for (const range of ranges) {
      const key = rangeKey(range, partsOf(this).reader);
      routes.push(this.openRoutes(range, `Route-${key}`, home, options.routeDescription || undefined));
      rules.push(this.openRules(range, `Rule-${key}`, home, options));
    }
    return ClientVpnNetworkAccess._of({
      routes: () => routes.flatMap((found) => found()),
      authorizationRules: () => rules.flatMap((found) => found()),
      // what the VPC's own route serves is reached as soon as a subnet is associated.
      before: () => partsOf(this).children.associations,
    });
  }

  public addRoute(id: string, options: ClientVpnRoutePlusOptions): ClientVpnNetworkAccess {
    expectName(this, 'id', id, '"Office"');
    expectProps(this, 'options', options, ROUTE, { required: { destination: DESTINATION }, optional: { subnet: SUBNET } });
    const { children, facts } = partsOf(this);
    if (options.subnet !== undefined) {
      const association = children.associatedSubnet(options.subnet)?.scope;
      // an association that another stack makes comes after everything in this one, and so does its route.
      const scope = association === undefined || deploymentOf(association) === deploymentOf(this) ? this : association;
      return this.addOneRoute(scope, id, options);
    }
    if (facts.transitGateway !== undefined) {
      // a rule may have the same id, as it may have beside a route below an association.
      return this.addOneRoute(childOf(this, 'TransitGateway'), id, options);
    }
    const destination = options.destination._resolved(this);
    if (destination._bind(this).isLocal) {
      return this.addOneRoute(this, id, { ...options, destination });
    }
    const props = { ...options, destination, clientVpnEndpoint: this };
    const make = ({ scope, subnet }: AssociatedSubnet) => new ClientVpnRoutePlus(scope, id, { ...props, subnet });
    for (const subnet of children.everySubnet(make)) {
      make(subnet);
    }
    return ClientVpnNetworkAccess._of({ routes: () => childrenOf<ClientVpnRoutePlus>(children.subnets.map(({ scope }) => scope), id) });
  }

  private addOneRoute(scope: Construct, id: string, options: ClientVpnRoutePlusOptions): ClientVpnNetworkAccess {
    new ClientVpnRoutePlus(scope, id, { ...options, clientVpnEndpoint: this });
    return ClientVpnNetworkAccess._of({ routes: () => childrenOf<ClientVpnRoutePlus>([scope], id) });
  }

  public addAuthorizationRule(id: string, options: ClientVpnAuthorizationRulePlusOptions): ClientVpnAuthorizationRulePlus {
    expectProps(this, 'options', options, RULE, { required: { destination: DESTINATION }, instead: '{ destination, group }' });
    return new ClientVpnAuthorizationRulePlus(this, id, { ...options, clientVpnEndpoint: this });
  }

  public associateSubnet(subnet: ISubnetRef): ClientVpnAssociationPlus {
    expectInstance(this, 'subnet', subnet, SUBNET);
    const scope = partsOf(this).children.associatedSubnet(subnet)?.scope;
    if (scope !== undefined && !ClientVpnAssociationPlus.isClientVpnAssociationPlus(scope)) {
      report(this, ASSOCIATED_ELSEWHERE, `subnet ${this.subnetKey(subnet)} is one of the associatedSubnets of the imported endpoint.`,
        'Leave out either the call of associateSubnet() or the subnet in associatedSubnets.');
    }
    return scope ?? new ClientVpnAssociationPlus(this, this.associationId(subnet), { clientVpnEndpoint: this, subnet });
  }

  /** Throws for arguments that a compiler would have rejected, and for a list of groups that nothing can be named by. */
  private expectAccess(destination: ClientVpnDestinationChoice, options: ClientVpnNetworkAccessOptions): void {
    expectInstance(this, 'destination', destination, DESTINATION);
    expectProps(this, 'options', options, ACCESS, { optional: { scope: SCOPE }, instead: '{ groups: ["engineering"] }' });
    expectChoice(this, 'allUsers', options.allUsers);
    const { groups = [] } = options;
    if (Token.isUnresolved(groups)) {
      report(this, CONTENT_LATER, 'groups is a token list, whose length is unresolved at synthesis, and each group has its own rule.',
        'Name them one by one, e.g. [Fn.select(0, groups), Fn.select(1, groups)].');
    }
    expectNames(this, 'groups', groups, '"engineering"');
    expectOptionalText(this, 'description', options.description, 'The data center');
    expectOptionalText(this, 'routeDescription', options.routeDescription, 'To the data center');
  }

  private subnetKey(subnet: ISubnetRef): string {
    return subnetKey(subnet, partsOf(this).reader.vpcOf(subnet) ?? this);
  }

  private associationId(subnet: ISubnetRef): string {
    return `Association-${this.subnetKey(subnet)}`;
  }

  public associateAvailabilityZone(zone: string): ClientVpnAssociationPlus {
    expectName(this, 'zone', zone, '"eu-west-1a"');
    return this.associateZone(zone, { availabilityZone: zone });
  }

  public associateAvailabilityZoneId(zoneId: string): ClientVpnAssociationPlus {
    expectName(this, 'zoneId', zoneId, '"euw1-az1"');
    return this.associateZone(zoneId, { availabilityZoneId: zoneId });
  }

  /** Associates an Availability Zone, unless it is associated already. */
  private associateZone(zone: string, target: Pick<ClientVpnAssociationPlusProps, 'availabilityZone' | 'availabilityZoneId'>): ClientVpnAssociationPlus {
    const id = `Association-${zoneKey(zone, partsOf(this).reader)}`;
    return this.node.tryFindChild(id) as ClientVpnAssociationPlus | undefined
      ?? new ClientVpnAssociationPlus(this, id, { clientVpnEndpoint: this, ...target });
  }

  /** Creates the routes to one range, and returns what finds them, those that come later included. */
  private openRoutes(destination: BoundDestination, id: string, home: Construct, description?: string): () => Route[] {
    const parts = partsOf(this);
    const { children, facts, reader } = parts;
    const isOne = destination.isLocal || facts.transitGateway !== undefined;
    const homeOf = ({ scope, subnet }: AssociatedSubnet) => home === this ? scope : home.node.tryFindChild(this.associationId(subnet));
    const routes = () => childrenOf<Route>(isOne ? [home] : children.subnets.map(homeOf), id);
    const isFirst = this.isNew(id, home);
    if (description !== undefined) {
      this.describeRoutes(id, routes(), description);
    }
    if (isOne) {
      if (isFirst || isGone(id, home)) {
        new Route(parts, home, id, { destination, description: this.routeDescriptions.get(id) });
      }
      return routes;
    }
    const make = ({ scope, subnet }: AssociatedSubnet) => {
      if (!reader.isServedByVpc(destination, subnet)) {
        const place = home === this ? scope : childOf(home, this.associationId(subnet));
        new Route(parts, place, id, { destination, subnet, description: this.routeDescriptions.get(id) });
      }
    };
    // asked for again, those are created that someone has removed since.
    const subnets = isFirst
      ? children.everySubnet(make, () => !reader.isServedByVpc(destination) && !children.hasRouteTo(destination))
      : children.subnets.filter((subnet) => isGone(id, homeOf(subnet)));
    for (const subnet of subnets) {
      make(subnet);
    }
    return routes;
  }

  /** Creates the rules for one range, and returns what finds them. */
  private openRules(
    destination: BoundDestination, prefix: string, home: Construct, options: ClientVpnNetworkAccessOptions,
  ): () => AuthorizationRule[] {
    const { allUsers, groups = [] } = options;
    const description = options.description || undefined;
    const rules = new Map(groups.map((group) => [`${prefix}-${this.keyOf(group)}`, { group } as { group?: string; allUsers?: boolean }]));
    if (allUsers === true) {
      rules.set(`${prefix}-AllUsers`, { allUsers });
    }
    for (const [id, who] of rules) {
      if (this.isNew(id, home, description) || isGone(id, home)) {
        new AuthorizationRule(partsOf(this), home, id, { ...who, destination, description });
      }
    }
    return () => [...rules.keys()].flatMap((id) => childrenOf<AuthorizationRule>([home], id));
  }

  /** Describes the routes to one range, whichever of the calls for it says how. */
  private describeRoutes(id: string, routes: readonly Route[], description: string): void {
    const earlier = this.routeDescriptions.get(id) ?? description;
    if (earlier !== description) {
      report(this, TWO_DESCRIPTIONS,
        `routeDescription ${JSON.stringify(description)} is given to routes that have the description ${JSON.stringify(earlier)}.`,
        'Give the routes to the destination one description.');
    }
    this.routeDescriptions.set(id, description);
    for (const route of routes) {
      route.description = description;
    }
  }

  /** The construct that takes the endpoint's access in a scope. */
  private homeIn(scope: Construct): Construct {
    return scope === this ? this : childOf(scope, `Access-${pathBelow(Stage.of(this)!, this).replaceAll('/', '.')}`);
  }

  /** The key of a group, which many destinations have in common. */
  private keyOf(group: string): string {
    const key = this.groupKeys.get(group) ?? groupKey(group, partsOf(this).reader);
    this.groupKeys.set(group, key);
    return key;
  }

  /** Whether a thing that content names is still to be made. */
  private isNew(id: string, home: Construct, description?: string): boolean {
    const earlier = this.made.get(id);
    if (earlier === undefined || !isInTree(earlier.home)) {
      this.made.set(id, { home, description });
      return true;
    }
    if (earlier.home !== home) {
      report(this, TWO_SCOPES, `scope is given as ${home.node.path} and as ${earlier.home.node.path} for one destination.`,
        'Give every call of addNetworkAccess() for the destination the same scope.');
    }
    if (earlier.description !== description) {
      report(this, TWO_DESCRIPTIONS,
        `description ${JSON.stringify(description)} differs from the description of the same rule, ${JSON.stringify(earlier.description)}.`,
        'Give the rule one description.');
    }
    return false;
  }
}

limitArguments('ClientVpnEndpointPlus', EndpointBase.prototype, {
  addRoute: 2, addAuthorizationRule: 2, associateSubnet: 1, associateAvailabilityZone: 1, associateAvailabilityZoneId: 1,
});

/** The children of an id that some constructs have. */
function childrenOf<T extends IConstruct>(scopes: ReadonlyArray<IConstruct | undefined>, id: string): T[] {
  return scopes.map((scope) => scope?.node.tryFindChild(id)).filter((child) => child !== undefined) as IConstruct[] as T[];
}

/** Whether what was made has been removed from the tree. */
function isGone(id: string, home: IConstruct | undefined): boolean {
  return home?.node.tryFindChild(id) === undefined;
}

function childOf(scope: Construct, id: string): Construct {
  return scope.node.tryFindChild(id) as Construct | undefined ?? new Construct(scope, id);
}
