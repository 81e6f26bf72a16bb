import { CfnResource, Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { BoundDestination, DestinationRange } from './bound-destination';
import type { EndpointFacts } from './endpoint-facts';
import { VpcRanges } from './served-ranges';
import type { Place } from '../cdk/place';
import { subnetId } from '../cdk/refs';
import { fittingDestination } from '../evaluation/fitting-destination';
import { serverOf } from '../evaluation/fitting-server';
import { inProps } from '../evaluation/spelling';
import { Cidr, type Family } from '../ip/cidr';
import { familiesOf, trafficType } from '../model/endpoint-properties';
import { ASSOCIATION, type ClientVpnType, ENDPOINT, ROUTE } from '../model/graph';
import { keyOf, text } from '../model/values';
import { TreeGraph } from '../tree/tree-graph';
import { registerSubnet, registerVpc, laterRanges } from '../tree/vpc-facts';
import { evaluators } from '../validation/evaluators';
import { reportErrors } from '../validation/reporting';

/** A resource that is about to be created: its type and the properties of its L1. */
export type Planned = readonly [ClientVpnType, object];

/** Reads the app around an endpoint while the app is being written. */
export class EndpointReader {
  private readonly graph: TreeGraph;
  private readonly vpcRanges: VpcRanges;

  public constructor(public readonly endpoint: ec2.IClientVpnEndpointRef, private readonly facts: EndpointFacts) {
    this.graph = new TreeGraph(endpoint);
    this.vpcRanges = new VpcRanges(this.graph, endpoint);
    if (facts.vpc !== undefined) {
      registerVpc(this.graph, facts.vpc);
    }
  }

  /** The L1 of the endpoint, where the app creates it. */
  public get element(): CfnResource | undefined {
    const element = CfnResource.isCfnResource(this.endpoint) ? this.endpoint : this.endpoint.node.defaultChild;
    return element !== undefined && CfnResource.isCfnResource(element) ? element : undefined;
  }

  /** The families of traffic that the endpoint carries; nothing where they are not known. */
  public get families(): readonly Family[] | undefined {
    const { element } = this;
    return familiesOf(element === undefined ? this.facts.trafficIpAddressType ?? 'ipv4' : trafficType(this.graph.resource(element)));
  }

  /** One string for each distinct value of the app, also for those that are not known. */
  public keyOf(value: string): string {
    return keyOf(this.graph.value(value));
  }

  /** The text of a value, where it is known or can be found behind a token. */
  public textOf(value: string): string | undefined {
    return text(this.graph.value(value));
  }

  /** Resolves a range of a destination. */
  public bound(destination: DestinationRange): BoundDestination {
    const value = this.graph.value(destination.cidr);
    return { ...destination, value, range: Cidr.parse(text(value) ?? '') };
  }

  /** A range that a destination of the endpoint may be, in place of one that is none or not known. */
  public exampleRange(written: string): string {
    const { endpoint: { clientVpnEndpointRef: { clientVpnEndpointId } } } = this;
    const route = this.graph.planned(ROUTE, this.endpoint, { clientVpnEndpointId, destinationCidrBlock: written });
    return fittingDestination(route, this.graph)?.text ?? written;
  }

  /** The address of a server that clients of the endpoint may use. */
  public exampleServer(): string {
    const { element, facts: { clientCidrBlock, trafficIpAddressType }, graph } = this;
    const known = element === undefined ? graph.planned(ENDPOINT, this.endpoint, { clientCidrBlock, trafficIpAddressType }) : graph.resource(element);
    return serverOf(known, graph);
  }

  /** Throws when a rule rejects one of the resources that are about to be created. */
  public check(place: Place, ...planned: Planned[]): void {
    const findings = planned.map(([type, props]) => evaluators().errors.ofResource(this.graph.planned(type, place, props), this.graph));
    reportErrors(place, findings.flat().map(inProps));
  }

  /** Throws when a rule rejects an endpoint that is about to be created, one of its associations, or all of them together. */
  public checkEndpoint(place: Place, properties: object, subnets: readonly ec2.ISubnetRef[]): void {
    const { errors, ofAssociations } = evaluators();
    const endpoint = this.graph.planned(ENDPOINT, place, properties);
    const associations = subnets.map((subnet) => {
      const [type, props] = this.planned(subnet);
      return this.graph.planned(type, place, props);
    });
    const findings = [endpoint, ...associations].flatMap((resource) => errors.ofResource(resource, this.graph));
    const together = ofAssociations.ofNetwork({ endpoint, associations, routes: [], authorizationRules: [] }, this.graph);
    reportErrors(place, [...findings, ...together].map(inProps));
  }

  /** The association of a subnet, or of an Availability Zone, to be checked. */
  public planned(subnet?: ec2.ISubnetRef, zone: object = {}): Planned {
    if (subnet !== undefined) {
      this.registerSubnet(subnet);
    }
    return [ASSOCIATION, { subnetId: subnet && subnetId(subnet), ...zone }];
  }

  public registerSubnet(subnet: ec2.ISubnetRef): void {
    registerSubnet(this.graph, subnet, this.facts.vpc);
  }

  /** The VPC of the endpoint, else the one of the app that a subnet is in. */
  public vpcOf(subnet: ec2.ISubnetRef | undefined): ec2.IVPCRef | undefined {
    const { vpc: own } = this.facts;
    if (own !== undefined || subnet === undefined) {
      return own;
    }
    const vpc = this.graph.resourceOf(this.graph.resourceOf(this.graph.value(subnetId(subnet)))?.properties.VpcId);
    return vpc && this.graph.elementOf(vpc) as ec2.CfnVPC | undefined;
  }

  /** The resources that add ranges to a VPC. */
  public addedRanges(vpc: ec2.IVPCRef | undefined): CfnResource[] {
    return vpc === undefined ? [] : laterRanges(vpc, Stack.of(this.endpoint));
  }

  /** Whether the VPC's own route, which the association of a subnet brings along, serves a range. */
  public isServedByVpc(destination: BoundDestination, subnet?: ec2.ISubnetRef): boolean {
    const vpc = this.vpcOf(subnet);
    return vpc !== undefined && this.vpcRanges.hold(vpc, destination, this.families?.includes('ipv6') !== false);
  }
}
