import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { IValidation } from 'constructs';
import type { EndpointChildren } from './endpoint-children';
import type { EndpointFacts } from './endpoint-facts';
import type { EndpointReader } from './endpoint-reader';
import { standInsOf } from './same-endpoint';
import { tooLarge } from './stack-size';
import { withoutMended, withStrays } from './untracked-children';
import { describe, type Finding, ruleMessage } from '../evaluation/rule';
import { inProps, lineInProps } from '../evaluation/spelling';
import { ASSOCIATION, AUTHORIZATION_RULE, type ClientVpnType, type Network, resourcesOf, ROUTE } from '../model/graph';
import { ASSOCIATED_SUBNETS_UNKNOWN } from '../rules/construct-rules';
import { TreeGraph } from '../tree/tree-graph';
import { gatewayAttachments, knowSubnet, knowVpc, securityGroups, subnetRanges, waysOfSubnets } from '../tree/vpc-facts';
import { groupBy } from '../util/group-by';
import { evaluators } from '../validation/evaluators';
import { rememberJudged } from '../validation/reported-findings';
import { reportWarning, spelling } from '../validation/reporting';

/** An endpoint with all that is attached to it. */
interface Survey {
  readonly graph: TreeGraph;
  readonly network: Network;
  /** Those that hold what is attached. */
  readonly stacks: ReadonlySet<Stack>;
}

const DUPLICATES: ReadonlySet<string> = new Set(['DuplicateAssociation', 'DuplicateAuthorizationRule', 'DuplicateRoute']);

/** Judges an endpoint with all that is attached to it, once the app is complete. */
export class EndpointValidation implements IValidation {
  public constructor(private readonly facts: EndpointFacts, private readonly reader: EndpointReader, private readonly children: EndpointChildren) {}

  /** The endpoint with all that is attached to it, and what is known around them. */
  public survey(): Survey {
    const { facts: { transitGateway, vpc: own }, reader, children: { elements, subnets } } = this;
    const { endpoint } = reader;
    const graph = new TreeGraph(endpoint, true);
    // first, so that all endpoints on one gateway agree which of them comes first.
    if (transitGateway !== undefined) {
      gatewayAttachments(endpoint).forEach((element) => graph.resource(element));
    }
    if (own !== undefined) {
      knowVpc(graph, own);
    }
    subnets.forEach(({ subnet }) => knowSubnet(graph, subnet, own));
    for (const vpc of new Set([own, ...subnets.map(({ subnet }) => reader.vpcOf(subnet))])) {
      reader.addedRanges(vpc).forEach((block) => graph.resource(block));
    }
    const withIpv6 = reader.families?.includes('ipv6') === false ? [] : subnetRanges([endpoint, ...subnets.map(({ subnet }) => subnet)]);
    withIpv6.forEach((element) => graph.resource(element));
    if (subnets.length > 0) {
      waysOfSubnets(endpoint).forEach((element) => graph.resource(element));
    }
    if (transitGateway === undefined) {
      securityGroups(endpoint).forEach((element) => graph.resource(element));
    }
    return { graph, network: this.network(graph, elements), stacks: new Set(elements.map(({ stack }) => stack)) };
  }

  /** The errors of the endpoint with all that is attached to it; warnings go to the constructs. */
  public validate(): string[] {
    const { endpoint } = this.reader;
    const { graph, network, stacks } = this.survey();
    const { rules } = evaluators();
    const all = [...rules.ofNetwork(network, graph), ...this.duplicates(graph)];
    const findings = withoutMended(all, () => rules.ofNetwork(withStrays(network, endpoint, graph), graph));
    const byResource = groupBy(findings, ({ resource }) => resource);
    for (const resource of resourcesOf(network)) {
      rememberJudged(graph.elementOf(resource)!, byResource.get(resource));
    }
    for (const finding of onceForAllSubnets(findings.filter(({ severity }) => severity === 'warning'))) {
      // an acknowledgement at the construct covers the L1 below it; one at the very place of a warning to come goes unheard in older versions.
      reportWarning(graph.elementOf(finding.resource) ?? endpoint, inProps(finding));
    }
    const errors = findings.filter(({ severity }) => severity === 'error').map((finding) => `${finding.resource.id}: ${lineInProps(finding)}`);
    const found = [...errors, ...network.endpoint === undefined ? this.routesNotMade() : [], ...tooLarge(stacks)];
    return found.map((error, index) => index === found.length - 1 ? `${error}${spelling()}` : error);
  }

  /** What an imported endpoint lacks, where routes were asked for through subnets of which none is known. */
  private routesNotMade(): string[] {
    return this.children.lackSubnets ? [describe(ruleMessage(ASSOCIATED_SUBNETS_UNKNOWN,
      'The endpoint was imported without its subnets, so routes through each of them cannot be created, and clients would not reach their destinations.',
      'Give fromClientVpnEndpointAttributes() the associatedSubnets of the endpoint, or its transitGateway, or its vpc for destinations within it; '
      + 'or name a subnet with each route.'))] : [];
  }

  /** What is there twice because several objects of the app stand for the endpoint; one of them tells. */
  private duplicates(graph: TreeGraph): Finding[] {
    const standIns = standInsOf(this.reader);
    if (standIns.length === 1 || standIns[0].reader !== this.reader) {
      return [];
    }
    const { rules } = evaluators();
    const own = new Set(standIns.flatMap(({ children: { elements } }) => rules.ofNetwork(this.network(graph, elements), graph).map(lineInProps)));
    const together = rules.ofNetwork(this.network(graph, standIns.flatMap(({ children: { elements } }) => elements)), graph);
    return together.filter((finding) => DUPLICATES.has(finding.rule) && !own.has(lineInProps(finding)));
  }

  private network(graph: TreeGraph, children: readonly CfnResource[]): Network {
    const { endpoint, element } = this.reader;
    // all children refer to it: known before, it is a plain value in each of them.
    graph.value(endpoint.clientVpnEndpointRef.clientVpnEndpointId);
    const resources = (type: ClientVpnType) => children.filter(({ cfnResourceType }) => cfnResourceType === type)
      .map((child) => graph.resource(child));
    return {
      endpoint: element === undefined ? undefined : graph.resource(element),
      associations: resources(ASSOCIATION),
      routes: resources(ROUTE),
      authorizationRules: resources(AUTHORIZATION_RULE),
      expectedConnections: this.facts.expectedConnections,
    };
  }
}

/** One finding for a destination, whose routes through all subnets were asked for at once. */
function onceForAllSubnets(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter((finding) => finding.resource.type !== ROUTE || !said.has(lineInProps(finding)) && said.add(lineInProps(finding)));
}
