import type { Properties, Value } from './values';

/** How the types of all resources of Client VPN begin. */
export const CLIENT_VPN = 'AWS::EC2::ClientVpn';
export const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';
export const ASSOCIATION = 'AWS::EC2::ClientVpnTargetNetworkAssociation';
export const ROUTE = 'AWS::EC2::ClientVpnRoute';
export const AUTHORIZATION_RULE = 'AWS::EC2::ClientVpnAuthorizationRule';

/** The CloudFormation types that the rules judge. */
export type ClientVpnType = typeof ENDPOINT | typeof ASSOCIATION | typeof ROUTE | typeof AUTHORIZATION_RULE;

/** A resource of a template or of a construct tree. */
export interface Resource {
  /** Where a reader finds it: its logical id in a template, its path in a construct tree. */
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
  /** The account that it is made in, where it is known and may be another one. */
  readonly account?: string;
  /** The Region that it is made in, where it is known and may be another one. */
  readonly region?: string;
  /** The attributes that it is asked for, or asks others for, and that their types do not have; only a template has such. */
  readonly strayAttributes?: readonly StrayAttribute[];
}

/** An attribute that a type does not have. */
export interface StrayAttribute {
  /** The resource that asks, or that an output asks. */
  readonly resource: Resource;
  /** The resource that is asked, and its type. */
  readonly target: string;
  readonly type: string;
  readonly attribute: string;
  /** Where the resource asks, below its properties. */
  readonly path: string;
  /** The output that asks. */
  readonly output?: string;
}

/**
 * An endpoint and all that a template or an app attaches to it.
 *
 * Children whose endpoint is not among the resources (an imported one, a parameter) are grouped by it as well.
 */
export interface EndpointGroup {
  /** Absent when the endpoint itself is not among the resources. */
  readonly endpoint?: Resource;
  readonly associations: readonly Resource[];
  readonly routes: readonly Resource[];
  readonly authorizationRules: readonly Resource[];
  /** How many clients the author expects at a time. */
  readonly expectedConnections?: number;
}

/** What the rules read. A value that is not known is an `Unknown`, and a rule that needs it says nothing. */
export interface Graph {
  readonly networks: readonly EndpointGroup[];
  /** The account of the deployment, where it is known. */
  readonly account?: string;
  /** The Region of the deployment, where it is known. */
  readonly region?: string;
  /** The resource that a value stands for (a reference to it, its id), if the template or app holds it. */
  resourceOf(value: Value): Resource | undefined;
  /** All resources of a type. */
  ofType(type: string): readonly Resource[];
  /** Those that name something at the end of a path, such as the subnets of a VPC, or a range that lies in it; `*` in the path stands for each position of a list. */
  naming(value: Value, type: string, path: string): readonly Resource[];
  /** Whether a macro, a module or a loop may add resources of a type. */
  mayHoldMore(type: string): boolean;
  /** Whether a resource waits for another one before it is made. */
  dependsOn(resource: Resource, other: Resource): boolean;
  /** Resources that wait for each other in a circle, which keeps those of the network from being made; nothing where there is none. */
  circleAround(network: EndpointGroup): readonly Resource[] | undefined;
  /** Whether two resources may exist in one deployment: `false` when their conditions exclude each other. */
  coexist(one: Resource, other: Resource): boolean;
  /** Whether a resource exists in every deployment that has the other one, or else in every deployment. */
  accompanies(resource: Resource, other?: Resource): boolean;
}

/** The resource that a value stands for, if it is one of some types. */
export function typed(graph: Graph, value: Value, ...types: readonly string[]): Resource | undefined {
  const resource = graph.resourceOf(value);
  return resource !== undefined && types.includes(resource.type) ? resource : undefined;
}

/** All resources of a network. */
export function resourcesOf({ endpoint, associations, routes, authorizationRules }: EndpointGroup): Resource[] {
  return [...endpoint ? [endpoint] : [], ...associations, ...routes, ...authorizationRules];
}
