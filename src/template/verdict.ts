import { Ignores, type Note } from './ignores';
import { typesIn } from './read-sections';
import { type Deployment, members } from './sections';
import { TemplateGraph, type TemplateResource } from './template-graph';
import { Evaluator } from '../evaluation/evaluate';
import type { Finding } from '../evaluation/rule';
import { CLIENT_VPN, type Network } from '../model/graph';
import { CATALOGUE } from '../rules/catalogue';

const RULES = new Evaluator(CATALOGUE);
const IDS = CATALOGUE.map(({ id }) => id);

/** A finding in a template. */
export interface Judged {
  readonly finding: Finding;
  readonly network: Network;
  /** Why the template asks to ignore it, where it does. */
  readonly ignored?: string;
}

/** What there is to say about a template. */
export interface Verdict {
  readonly findings: readonly Judged[];
  readonly notes: readonly Note[];
  /** Whether it holds anything that the rules are about. */
  readonly concerned: boolean;
}

/** What the catalogue says about a template, given as `JSON.parse` gives it. */
export function judge(template: unknown, deployment?: Deployment): Verdict {
  if (!isConcerned(template)) {
    return { findings: [], notes: [], concerned: false };
  }
  return judgeGraph(new TemplateGraph(template, deployment));
}

/** What the catalogue says about a template, and about what others attach to its endpoints. */
export function judgeGraph(graph: TemplateGraph): Verdict {
  const { networks } = graph;
  const ignores = new Map<TemplateGraph, Ignores>();
  const ignoresOf = ({ graph: owner }: TemplateResource) => {
    const known = ignores.get(owner) ?? new Ignores(owner.template.resources, IDS);
    ignores.set(owner, known);
    return known;
  };
  const findings = networks.flatMap((network) => RULES.ofNetwork(network, graph).map((finding) => {
    const resource = finding.resource as TemplateResource;
    return { finding, network, ignored: ignoresOf(resource).reason(resource.logicalId, finding.rule) };
  }));
  return { findings, notes: new Ignores(graph.template.resources, IDS).notes, concerned: networks.length > 0 };
}

/** Whether any resource is of a type that the rules are about; most templates of a folder have none. */
export function isConcerned(template: unknown): boolean {
  for (const type of typesIn(members(template).get('Resources'))) {
    if (type.startsWith(CLIENT_VPN)) {
      return true;
    }
  }
  return false;
}
