import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { EndpointChildren } from './endpoint-children';
import type { EndpointFacts } from './endpoint-facts';
import type { EndpointReader } from './endpoint-reader';
import { isInTree } from '../cdk/paths';
import { deploymentOf } from '../cdk/stacks';
import { shared } from '../util/shared';

/** An object that stands for an endpoint. */
interface StandIn {
  readonly facts: EndpointFacts;
  readonly reader: EndpointReader;
  readonly children: EndpointChildren;
}

const ALL = shared('stand-ins', () => new WeakMap<IConstruct, StandIn[]>());

export function rememberStandIn(one: StandIn): void {
  const { root } = one.reader.endpoint.node;
  const all = ALL.get(root) ?? [];
  all.push(one);
  ALL.set(root, all);
}

/** All objects of an app that stand for endpoints. */
export function allStandIns({ node: { root } }: IConstruct): readonly StandIn[] {
  return ALL.get(root) ?? [];
}

/** All objects of a deployment that are known to stand for the same endpoint, that which creates it first. */
export function standInsOf(reader: EndpointReader): StandIn[] {
  const all = allStandIns(reader.endpoint).filter(({ reader: other }) => other === reader || isSame(reader, other) && isInTree(other.endpoint));
  const isMade = ({ reader: { element } }: StandIn) => element !== undefined;
  return [...all.filter(isMade), ...all.filter((one) => !isMade(one))];
}

/** All objects of all deployments that name the endpoint by the same id, unless they are known to be for another account or Region. */
export function namesakesOf({ endpoint }: EndpointReader): StandIn[] {
  const { clientVpnEndpointId: id } = endpoint.clientVpnEndpointRef;
  return allStandIns(endpoint).filter(({ reader: { endpoint: other } }) => (
    other.clientVpnEndpointRef.clientVpnEndpointId === id && isInTree(other) && mayMeet(Stack.of(endpoint), Stack.of(other))
  ));
}

function mayMeet(one: Stack, other: Stack): boolean {
  const isPerhaps = (value: string, second: string) => value === second || Token.isUnresolved(value) || Token.isUnresolved(second);
  return isPerhaps(one.account, other.account) && isPerhaps(one.region, other.region);
}

function isSame(reader: EndpointReader, other: EndpointReader): boolean {
  // stacks of one app may be deployed to different accounts, or in place of each other.
  return deploymentOf(reader.endpoint) === deploymentOf(other.endpoint) && keyOf(reader, reader) === keyOf(reader, other);
}

function keyOf(reader: EndpointReader, { endpoint }: EndpointReader): string {
  return reader.keyOf(endpoint.clientVpnEndpointRef.clientVpnEndpointId);
}
