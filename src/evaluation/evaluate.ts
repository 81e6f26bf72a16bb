import type { Finding, NetworkRule, ResourceRule, Rule } from './rule';
import { finding } from './rule';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, resourcesOf, ROUTE } from '../model/graph';
import type { ClientVpnType, Graph, EndpointGroup, Resource } from '../model/graph';

/** Asks the rules about single resources and about networks. */
export class Evaluator {
  private readonly resourceRules: Readonly<Record<ClientVpnType, readonly ResourceRule[]>>;
  private readonly networkRules: readonly NetworkRule[];

  public constructor(rules: readonly Rule[]) {
    const on = (type: ClientVpnType) => rules.filter((rule): rule is ResourceRule => rule.on === type);
    this.resourceRules = {
      [ENDPOINT]: on(ENDPOINT),
      [ASSOCIATION]: on(ASSOCIATION),
      [ROUTE]: on(ROUTE),
      [AUTHORIZATION_RULE]: on(AUTHORIZATION_RULE),
    };
    this.networkRules = rules.filter((rule) => rule.on === 'network');
  }

  /** What the rules say of one resource by itself. */
  public ofResource(resource: Resource, graph: Graph): Finding[] {
    const findings: Finding[] = [];
    for (const rule of this.resourceRules[resource.type as ClientVpnType]) {
      for (const problem of rule.check(resource, graph)) {
        findings.push(finding(rule, problem, problem.resource ?? resource));
      }
    }
    return findings;
  }

  /** What the rules say of a network: of each of its resources, and of them together. */
  public ofNetwork(network: EndpointGroup, graph: Graph): Finding[] {
    const findings = resourcesOf(network).flatMap((resource) => this.ofResource(resource, graph));
    for (const rule of this.networkRules) {
      for (const problem of rule.check(network, graph)) {
        findings.push(finding(rule, problem, problem.resource));
      }
    }
    return findings;
  }

  /** What the rules say of everything in a graph. */
  public ofGraph(graph: Graph): Finding[] {
    return graph.networks.flatMap((network) => this.ofNetwork(network, graph));
  }
}
