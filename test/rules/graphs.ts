import { Evaluator } from '../../src/evaluation/evaluate';
import type { Finding, Rule } from '../../src/evaluation/rule';
import { lineInProps as line } from '../../src/evaluation/spelling';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, type Graph, type EndpointGroup, type Resource, ROUTE } from '../../src/model/graph';
import { ValueIndex } from '../../src/model/value-index';
import { type Properties, Unknown, type Value } from '../../src/model/values';
import { valuesAt } from '../../src/model/values-at';

/** A value of a parameter. */
export const unknown = new Unknown('parameter');
/** A value that may turn out to be `AWS::NoValue`. */
export const optional = new Unknown('condition', true);

/** A reference to a resource. */
export const ref = (id: string): Value => new Unknown(id);

/** A resource next to the endpoint. */
export const resource = (id: string, type: string, properties: Properties = {}): Resource => ({ id, type, properties });

/** What surrounds an endpoint. */
export interface Surroundings {
  readonly resources?: readonly Resource[];
  readonly associations?: readonly Properties[];
  readonly routes?: readonly Properties[];
  readonly authorizationRules?: readonly Properties[];
  readonly expectedConnections?: number;
  readonly account?: string;
  readonly region?: string;
  readonly exclusive?: boolean;
}

/** A graph of one endpoint, `Vpn`, and what surrounds it. */
export function graphOf(endpoint: Properties, surroundings: Surroundings = {}): Graph {
  const { resources = [], expectedConnections, account, region, exclusive = false } = surroundings;
  const children = (type: string, given: readonly Properties[] = []) => given.map((properties, position) => resource(`${type}${position}`, type, properties));
  const network: EndpointGroup = {
    endpoint: resource('Vpn', ENDPOINT, endpoint),
    associations: children(ASSOCIATION, surroundings.associations),
    routes: children(ROUTE, surroundings.routes),
    authorizationRules: children(AUTHORIZATION_RULE, surroundings.authorizationRules),
    expectedConnections,
  };
  return {
    networks: [network],
    account,
    region,
    resourceOf: (value) => value instanceof Unknown ? resources.find(({ id }) => id === value.key) : undefined,
    ofType: (type) => resources.filter((one) => one.type === type),
    naming: (value, type, path) => new ValueIndex(resources.filter((one) => one.type === type), ({ properties }) => (
      valuesAt(properties, path.split('.')).map(([, own]) => own)
    )).naming(value),
    mayHoldMore: () => false,
    dependsOn: () => true,
    circleAround: () => undefined,
    coexist: () => !exclusive,
    accompanies: () => !exclusive,
  };
}

/** What some rules find at an endpoint. */
export function findings(rules: readonly Rule[], endpoint: Properties, surroundings?: Surroundings): Finding[] {
  return new Evaluator(rules).ofGraph(graphOf(endpoint, surroundings));
}

/** Which of some rules find something at an endpoint. */
export function ids(rules: readonly Rule[], endpoint: Properties, surroundings?: Surroundings): string[] {
  return findings(rules, endpoint, surroundings).map(({ rule }) => rule);
}

/** What some rules say about an endpoint, each finding as a line. */
export function lines(rules: readonly Rule[], endpoint: Properties, surroundings?: Surroundings): string[] {
  return findings(rules, endpoint, surroundings).map(line);
}
