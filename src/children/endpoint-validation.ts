import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { IValidation } from 'constructs';
import type { EndpointChildren } from './endpoint-children';
import type { EndpointFacts } from './endpoint-facts';
import type { EndpointReader } from './endpoint-reader';
import { namesakesOf, standInsOf } from './same-endpoint';
import { tooLarge } from './stack-size';
import { dropResolvedWarnings, includeUntracked } from './untracked-children';
import { deploymentOf } from '../cdk/stacks';
import { describe, type Finding, ruleMessage } from '../evaluation/rule';
import { inProps, lineInProps } from '../evaluation/spelling';
import { ASSOCIATION, AUTHORIZATION_RULE, type ClientVpnType, type EndpointGroup, resourcesOf, ROUTE } from '../model/graph';
import { ASSOCIATED_SUBNETS_UNKNOWN } from '../rules/construct-rules';
import { AppResources } from '../tree/app-resources';
import { TreeGraph } from '../tree/tree-graph';
import { registerSubnet, registerVpc, surroundings } from '../tree/vpc-facts';
import { groupBy } from '../util/group-by';
import { evaluators } from '../validation/evaluators';
import { rememberEvaluated } from '../validation/reported-findings';
import { reportWarning, spelling } from '../validation/reporting';

/** An endpoint with all that is attached to it. */
interface Survey {
  readonly graph: TreeGraph;
  readonly network: EndpointGroup;
  /** The network with what others attach to the endpoint as well, nothing where there are none. */
  readonly complete: () => EndpointGroup | undefined;
  /** Those that hold what is attached. */
  readonly stacks: ReadonlySet<Stack>;
}

const DUPLICATES: ReadonlySet<string> = new Set(['DuplicateAssociation', 'DuplicateAuthorizationRule', 'DuplicateRoute']);

/** Judges an endpoint with all that is attached to it, once the app is complete. */
export class EndpointValidation implements IValidation {
  public constructor(private readonly facts: EndpointFacts, private readonly reader: EndpointReader, private readonly children: EndpointChildren) {}

  /** The endpoint with all that is attached to it, and what is known around them. */
  public survey(app = new AppResources(this.reader.endpoint)): Survey {
    const { facts: { transitGateway, vpc: own }, reader: { endpoint }, children: { elements, subnets } } = this;
    const graph = new TreeGraph(endpoint, true);
    const around = surroundings(app, transitGateway === undefined, own, subnets.map(({ subnet }) => subnet));
    // first, so that all endpoints on one gateway agree which of them comes first.
    around.forEach((element) => graph.resource(element));
    if (own !== undefined) {
      registerVpc(graph, own);
    }
    subnets.forEach(({ subnet }) => registerSubnet(graph, subnet, own));
    const network = this.network(graph, elements);
    const complete = () => includeUntracked(network, endpoint, standInsOf(this.reader).map(({ reader }) => reader.endpoint), graph, app);
    return { graph, network, complete, stacks: new Set(elements.map(({ stack }) => stack)) };
  }

  /** The errors of the endpoint with all that is attached to it; warnings go to the constructs. */
  public validate(): string[] {
    const { endpoint } = this.reader;
    const { complete, graph, network, stacks } = this.survey(AppResources.forValidationOf(endpoint));
    const { rules } = evaluators();
    const all = [...rules.ofNetwork(network, graph), ...this.duplicates(graph)];
    const findings = dropResolvedWarnings(all, () => {
      const whole = complete();
      return whole && rules.ofNetwork(whole, graph);
    });
    const judged = resourcesOf(network).map((resource) => graph.elementOf(resource)!);
    rememberEvaluated(endpoint, judged, groupBy(findings, ({ resource }) => graph.elementOf(resource)));
    const warnings = findings.filter(({ severity }) => severity === 'warning');
    for (const finding of onceForAllSubnets([...warnings, ...this.duplicatesInOtherStacks(graph)])) {
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
    return standIns[0].reader === this.reader ? this.duplicatesAmong(standIns.map(({ children: { elements } }) => elements), graph) : [];
  }

  /** What several stacks attach to an endpoint that each of them has an object for: a warning, since they may be deployed in place of each other. */
  private duplicatesInOtherStacks(graph: TreeGraph): Finding[] {
    const namesakes = namesakesOf(this.reader);
    if (namesakes[0]?.reader !== this.reader) {
      return [];
    }
    const byStack = groupBy(namesakes, ({ reader: { endpoint } }) => deploymentOf(endpoint));
    const parts = Array.from(byStack.values(), (part) => part.flatMap(({ children: { elements } }) => elements));
    return this.duplicatesAmong(parts, graph).map((finding) => ({
      ...finding, severity: 'warning', wrong: `${finding.wrong}, in another stack: where both are deployed, the second deployment fails`,
    }));
  }

  /** What is there twice in all parts together, and not in one of them. */
  private duplicatesAmong(parts: readonly (readonly CfnResource[])[], graph: TreeGraph): Finding[] {
    if (parts.length === 1) {
      return [];
    }
    const { rules } = evaluators();
    const own = new Set(parts.flatMap((elements) => rules.ofNetwork(this.network(graph, elements), graph).map(lineInProps)));
    const together = rules.ofNetwork(this.network(graph, parts.flat()), graph);
    return together.filter((finding) => DUPLICATES.has(finding.rule) && !own.has(lineInProps(finding)));
  }

  private network(graph: TreeGraph, children: readonly CfnResource[]): EndpointGroup {
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

/** One finding for a destination, whose routes through all subnets were asked for together. */
function onceForAllSubnets(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter((finding) => finding.resource.type !== ROUTE || !said.has(lineInProps(finding)) && said.add(lineInProps(finding)));
}
