import { CfnResource, Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct, IConstruct, IDependable, IValidation } from 'constructs';
import { type AssociatedSubnet, Associations } from './associated-subnets';
import { VpcRanges } from './served-ranges';
import { tooLarge } from './stack-size';
import { withoutMended, withStrays } from './untracked-children';
import { dependableOn, waitFor, whenAsked } from '../cdk/dependable';
import { keepLogicalId } from '../cdk/logical-ids';
import { isInTree } from '../cdk/paths';
import { subnetId } from '../cdk/refs';
import { associationsFirst, Lanes } from '../creation-order/concurrency-lanes';
import { describe } from '../evaluation/rule';
import type { Family } from '../ip/cidr';
import { familiesOf, trafficType } from '../model/endpoint-properties';
import { ASSOCIATION, AUTHORIZATION_RULE, resourcesOf, ROUTE } from '../model/graph';
import type { ClientVpnType, Network } from '../model/graph';
import { groupBy } from '../model/relations';
import { keyOf, text } from '../model/values';
import type { BoundDestination } from '../network-access/destination';
import { ASSOCIATED_SUBNETS_UNKNOWN } from '../rules/construct-rules';
import { CONCURRENT_OPERATIONS } from '../service/limits';
import { isOpen, TreeGraph } from '../tree/tree-graph';
import { deploymentOf, gatewayAttachments, knowSubnet, knowVpc, laterRanges, subnetRanges } from '../tree/vpc-facts';
import { type Place, sentence, throwErrors } from '../validation/errors';
import { evaluators } from '../validation/evaluators';
import { rememberJudged } from '../validation/reported-findings';
import { warn } from '../validation/warnings';

/** What every associated subnet gets, and whether it is needed at all. */
interface PerSubnet {
  readonly make: (subnet: AssociatedSubnet) => void;
  readonly isNeeded: () => boolean;
}

/** An endpoint with all that is attached to it and not taken out of the tree since. */
interface Survey {
  readonly graph: TreeGraph;
  readonly network: Network;
  /** Those that hold what is attached. */
  readonly stacks: ReadonlySet<Stack>;
}

/** A resource that is about to be made: its type and the properties of its L1. */
export type Planned = readonly [ClientVpnType, object];

/** What an app knows of an endpoint and attaches to it, whatever kind of construct the endpoint is. */
export class Attachments implements IValidation {
  /** The attachments of an endpoint: made here or imported, ours, an L1 or another library's. */
  public static of(endpoint: ec2.IClientVpnEndpointRef): Attachments {
    let attachments = Attachments.all.get(endpoint);
    if (attachments === undefined) {
      attachments = new Attachments(endpoint);
      Attachments.all.set(endpoint, attachments);
      endpoint.node.addValidation(attachments);
    }
    return attachments;
  }

  private static readonly all = new WeakMap<IConstruct, Attachments>();

  public clientCidrBlock?: string;
  /** The families of an endpoint of elsewhere. */
  public trafficIpAddressType?: string;
  /** The transit gateway of the endpoint, where it is on one. */
  public transitGateway?: ec2.ITransitGatewayRef;
  public expectedConnections?: number;
  public maxConcurrentOperations: number = CONCURRENT_OPERATIONS.max;

  /** What is known while the app is being written. */
  private readonly graph: TreeGraph;
  private readonly added: CfnResource[] = [];
  private readonly associations = new Associations();
  private readonly bySubnet = new Map<string, AssociatedSubnet>();
  private readonly perSubnet: PerSubnet[] = [];
  private readonly vpcRanges: VpcRanges;
  private knownVpc?: ec2.IVPCRef;

  private constructor(public readonly endpoint: ec2.IClientVpnEndpointRef) {
    this.graph = new TreeGraph(endpoint);
    const lanes = new Lanes({ width: () => this.maxConcurrentOperations, sort: associationsFirst });
    whenAsked(endpoint, () => {
      const { children, element } = this;
      lanes.chain(children);
      [...element === undefined ? [] : [element], ...children].forEach(keepLogicalId);
    });
    this.vpcRanges = new VpcRanges(this.graph, endpoint);
    this.clientCidrBlock = (endpoint as Partial<ec2.CfnClientVpnEndpoint>).clientCidrBlock;
  }

  /** The VPC of the endpoint, where it has one. */
  public get vpc(): ec2.IVPCRef | undefined {
    return this.knownVpc;
  }

  public set vpc(vpc: ec2.IVPCRef | undefined) {
    this.knownVpc = vpc;
    if (vpc !== undefined) {
      knowVpc(this.graph, vpc);
    }
  }

  /** Throws when a rule rejects one of the resources that are about to be made. */
  public check(place: Place, ...planned: Planned[]): void {
    const findings = planned.map(([type, props]) => evaluators().errors.ofResource(this.graph.planned(type, place, props), this.graph));
    throwErrors(place, findings.flat());
  }

  /** The VPC of the endpoint, else the one of the app that a subnet is in. */
  public vpcOf(subnet: ec2.ISubnetRef | undefined): ec2.IVPCRef | undefined {
    if (this.vpc !== undefined || subnet === undefined) {
      return this.vpc;
    }
    const vpc = this.graph.resourceOf(this.graph.resourceOf(this.graph.value(subnetId(subnet)))?.properties.VpcId);
    return vpc && this.graph.elementOf(vpc) as ec2.CfnVPC | undefined;
  }

  /** The association of a subnet, or of a zone, to be checked. */
  public planned(subnet?: ec2.ISubnetRef, zone: object = {}): Planned {
    if (subnet !== undefined) {
      knowSubnet(this.graph, subnet, this.vpc);
    }
    return [ASSOCIATION, { subnetId: subnet && subnetId(subnet), ...zone }];
  }

  /** The families of traffic that the endpoint carries; nothing where they are not known. */
  public get families(): readonly Family[] | undefined {
    const { element } = this;
    return familiesOf(element === undefined ? this.trafficIpAddressType ?? 'ipv4' : trafficType(this.graph.resource(element)));
  }

  /** One string for each distinct value of the app, also for those that are not known. */
  public keyOf(value: string): string {
    return keyOf(this.graph.value(value));
  }

  /** The text of a value, where it is known or can be found behind a token. */
  public textOf(value: string): string | undefined {
    return text(this.graph.value(value));
  }

  /** The constructs that stand for the associated subnets and zones. */
  public get associatedScopes(): Construct[] {
    return this.associations.scopes;
  }

  /** The subnet of that id, when the endpoint is known to be associated with it. */
  public associatedSubnet(subnet: ec2.ISubnetRef): AssociatedSubnet | undefined {
    const associated = this.bySubnet.get(this.keyOf(subnetId(subnet)));
    return associated !== undefined && isInTree(associated.scope) ? associated : undefined;
  }

  /** Lets the routes to all subnets, made before and after, know of one more. */
  public associate(subnet: AssociatedSubnet): void {
    knowSubnet(this.graph, subnet.subnet, this.vpc);
    this.associations.add(subnet);
    this.bySubnet.set(this.keyOf(subnetId(subnet.subnet)), this.associatedSubnet(subnet.subnet) ?? subnet);
    if (subnet.association !== undefined) {
      this.add(subnet.association);
    }
    for (const { make } of this.perSubnet) {
      make(subnet);
    }
  }

  /** Knows of one more zone, which has the routes of all others. */
  public associateZone(scope: Construct, association: CfnResource): void {
    this.associations.add({ scope, association });
    this.add(association);
  }

  /** Counts a resource of the endpoint in. */
  public add(child: CfnResource): void {
    this.added.push(child);
  }

  /** The subnets that are associated, of which the caller makes something; of those to come it is made when they come. */
  public everySubnet(make: PerSubnet['make'], isNeeded: PerSubnet['isNeeded'] = () => true): readonly AssociatedSubnet[] {
    this.perSubnet.push({ make, isNeeded });
    return this.subnets;
  }

  /** Makes a route wait for the association of its subnet, else for all of them, those to come included. */
  public waitForAssociations(route: CfnResource, subnet?: ec2.ISubnetRef): void {
    const own = subnet && this.associatedSubnet(subnet);
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
      const own = subnet && this.associatedSubnet(subnet);
      if (own !== undefined) {
        return this.associationBefore(route, own);
      }
      // any association will do, and one of another stack than these could not be waited for without going round in circles.
      const [near, first] = [route, this.endpoint].map((place) => this.associations.elements.filter(({ stack }) => stack === Stack.of(place)));
      return near.length > 0 ? near : first;
    });
  }

  /** What an association waits for: all ranges that are added to the VPC, those to come included. */
  public rangesBefore(subnet: ec2.ISubnetRef): IDependable {
    return dependableOn(() => this.addedRanges(this.vpcOf(subnet)));
  }

  /** Whether the VPC's own route, which the association of a subnet brings along, serves a range. */
  public isServedByVpc(destination: BoundDestination, subnet?: ec2.ISubnetRef): boolean {
    const vpc = this.vpcOf(subnet);
    return vpc !== undefined && this.vpcRanges.hold(vpc, destination, this.families?.includes('ipv6') !== false);
  }

  /** The endpoint with all that is attached to it, and what is known around them. */
  public survey(): Survey {
    const graph = new TreeGraph(this.endpoint, true);
    if (this.vpc !== undefined) {
      knowVpc(graph, this.vpc);
    }
    this.subnets.forEach(({ subnet }) => knowSubnet(graph, subnet, this.vpc));
    for (const vpc of new Set([this.vpc, ...this.subnets.map(({ subnet }) => this.vpcOf(subnet))])) {
      this.addedRanges(vpc).forEach((block) => graph.resource(block));
    }
    const around = [
      ...this.transitGateway === undefined ? [] : gatewayAttachments(this.endpoint),
      ...this.families?.includes('ipv6') === false ? [] : subnetRanges([this.endpoint, ...this.subnets.map(({ subnet }) => subnet)]),
    ];
    around.forEach((element) => graph.resource(element));
    const { children } = this;
    return { graph, network: this.network(graph, children), stacks: new Set(children.map(({ stack }) => stack)) };
  }

  /** The errors of the endpoint with all that is attached to it; warnings go to the constructs. */
  public validate(): string[] {
    const { graph, network, stacks } = this.survey();
    const { rules } = evaluators();
    const all = rules.ofNetwork(network, graph);
    const findings = withoutMended(all, () => rules.ofNetwork(withStrays(network, this.endpoint, graph), graph));
    const byResource = groupBy(findings, ({ resource }) => resource);
    for (const resource of resourcesOf(network)) {
      rememberJudged(graph.elementOf(resource)!, byResource.get(resource));
    }
    for (const finding of findings.filter(({ severity }) => severity === 'warning')) {
      // an acknowledgement at the construct covers the L1 below it; one at the very place of a warning to come goes unheard in older versions.
      warn(graph.elementOf(finding.resource) ?? this.endpoint, finding.rule, describe(finding));
    }
    if (network.endpoint === undefined && this.subnets.length === 0 && this.perSubnet.some(({ isNeeded }) => isNeeded())) {
      warn(this.endpoint, ASSOCIATED_SUBNETS_UNKNOWN.id, sentence(ASSOCIATED_SUBNETS_UNKNOWN, 'the endpoint was imported without its subnets, and its routes '
        + 'are not made.', 'Give fromClientVpnEndpointAttributes() the associatedSubnets of the endpoint, or its transitGateway, or name a subnet with each route.'));
    }
    const errors = findings.filter(({ severity }) => severity === 'error').map((finding) => `${finding.resource.id}: ${describe(finding)}`);
    return [...errors, ...tooLarge(stacks)];
  }

  private get subnets(): AssociatedSubnet[] {
    return this.associations.subnets;
  }

  /** What is attached and was not taken out of the tree since. */
  private get children(): CfnResource[] {
    return this.added.filter(isInTree);
  }

  /** The association of a route's subnet, unless the route cannot wait for it. */
  private associationBefore(route: IConstruct, own: AssociatedSubnet): CfnResource[] {
    // an association that another stack makes comes after everything in the stack of the endpoint.
    const first = deploymentOf(this.endpoint);
    const { association } = own;
    return association !== undefined && (deploymentOf(association) === first || deploymentOf(route) !== first) ? [association] : [];
  }

  private addedRanges(vpc: ec2.IVPCRef | undefined): CfnResource[] {
    return vpc === undefined ? [] : laterRanges(vpc, Stack.of(this.endpoint));
  }

  /** The L1 of the endpoint, where the app makes it. */
  private get element(): CfnResource | undefined {
    const element = CfnResource.isCfnResource(this.endpoint) ? this.endpoint : this.endpoint.node.defaultChild;
    return element !== undefined && CfnResource.isCfnResource(element) ? element : undefined;
  }

  private network(graph: TreeGraph, children: readonly CfnResource[]): Network {
    // all children refer to it: known before, it is a plain value in each of them.
    graph.value(this.endpoint.clientVpnEndpointRef.clientVpnEndpointId);
    const { element } = this;
    const known = children.filter((child) => !isOpen(child));
    const resources = (type: ClientVpnType) => known.filter(({ cfnResourceType }) => cfnResourceType === type).map((child) => graph.resource(child));
    return {
      endpoint: element === undefined || isOpen(element) ? undefined : graph.resource(element),
      associations: resources(ASSOCIATION),
      routes: resources(ROUTE),
      authorizationRules: resources(AUTHORIZATION_RULE),
      expectedConnections: this.expectedConnections,
    };
  }
}
