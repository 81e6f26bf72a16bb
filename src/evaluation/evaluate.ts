import type { Finding, NetworkProblem, NetworkRule, Problem, ResourceRule, Rule } from './rule';
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
    let asked: Rule;
    const report = (problem: Problem) => void findings.push(finding(asked, problem, problem.resource ?? resource));
    for (const rule of this.resourceRules[resource.type as ClientVpnType]) {
      asked = rule;
      rule.check(resource, report, graph);
    }
    return findings;
  }

  /** What the rules say of a network: of each of its resources, and of them together. */
  public ofNetwork(network: EndpointGroup, graph: Graph): Finding[] {
    const findings = resourcesOf(network).flatMap((resource) => this.ofResource(resource, graph));
    let asked: Rule;
    const report = (problem: NetworkProblem) => void findings.push(finding(asked, problem, problem.resource));
    for (const rule of this.networkRules) {
      asked = rule;
      rule.check(network, report, graph);
    }
    return findings;
  }

  /** What the rules say of everything in a graph. */
  public ofGraph(graph: Graph): Finding[] {
    return graph.networks.flatMap((network) => this.ofNetwork(network, graph));
  }
}
