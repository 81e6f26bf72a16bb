/** What the library keeps beside an endpoint, whatever kind of construct the endpoint is. */
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { EndpointChildren } from './endpoint-children';
import { EndpointDependencies } from './endpoint-dependencies';
import { type EndpointFacts, factsOf } from './endpoint-facts';
import { EndpointReader } from './endpoint-reader';
import { EndpointValidation } from './endpoint-validation';
import { rememberStandIn } from './same-endpoint';
import { shared } from '../util/shared';

export interface EndpointParts {
  readonly facts: EndpointFacts;
  readonly reader: EndpointReader;
  readonly children: EndpointChildren;
  readonly dependencies: EndpointDependencies;
  readonly validation: EndpointValidation;
}

const ALL = shared('parts', () => new WeakMap<IConstruct, EndpointParts>());

/** The parts of an endpoint: created here or imported, ours, an L1 or another library's. */
export function partsOf(endpoint: ec2.IClientVpnEndpointRef): EndpointParts {
  let parts = ALL.get(endpoint);
  if (parts === undefined) {
    const facts = factsOf(endpoint);
    const reader = new EndpointReader(endpoint, facts);
    const children = new EndpointChildren(reader);
    const validation = new EndpointValidation(facts, reader, children);
    const dependencies = new EndpointDependencies(reader, children);
    rememberStandIn({ facts, reader, children });
    parts = { facts, reader, children, dependencies, validation };
    ALL.set(endpoint, parts);
    endpoint.node.addValidation(validation);
    endpoint.node.addValidation(dependencies);
  }
  return parts;
}
