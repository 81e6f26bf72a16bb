import { Ignores, type Note } from './ignores';
import { hasType } from './read-sections';
import { type Deployment, members } from './sections';
import type { TemplateGraph, TemplateResource } from './template-graph';
import { type Found, Variants } from './variants';
import { World } from './world';
import { Evaluator } from '../evaluation/evaluate';
import type { Finding, Rule } from '../evaluation/rule';
import { CLIENT_VPN } from '../model/graph';
import { CATALOGUE } from '../rules/catalogue';

// loaded where something is to be ignored.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const requirements = () => require('../rules/required') as typeof import('../rules/required');

/** All rules, also those that no one requires: what asks to ignore one of them is not a mistake. */
const allIds = () => [...CATALOGUE, ...requirements().EXAMPLES.map(({ rule }) => rule)].map(({ id }) => id);

/** A finding in a template. */
export interface Judged extends Found {
  /** Whether it holds for values that parameters may have, and not for all that is not known. */
  readonly isAssumed: boolean;
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
  const judging = new Judging(new World([{ file: '', name: '', template, deployment }]));
  const [verdict] = isConcerned(template) ? judging.of('') : [];
  return verdict ?? { findings: [], notes: [], concerned: false };
}

/** Asks the catalogue about templates that belong together. */
export class Judging {
  private readonly variants: Variants;
  private readonly rules: Evaluator;
  private readonly ignores = new Map<TemplateGraph, Ignores>();

  /**
   * @param required Rules in addition to those that hold for everyone.
   */
  public constructor(private readonly world: World, required: readonly Rule[] = []) {
    this.rules = new Evaluator([...CATALOGUE, ...required]);
    this.variants = new Variants(world, (graph) => this.found(graph));
  }

  /** What there is to say about a template, and about what others attach to its endpoints; once for each time that it is deployed. */
  public of(file: string): Verdict[] {
    return this.world.graphsOf(file).map((graph) => {
      const certain = this.variants.certain(this.found(graph), graph);
      const judged = (isAssumed: boolean) => (one: Found) => ({ ...one, isAssumed, ignored: this.reason(one.finding) });
      const findings = [...certain.map(judged(false)), ...this.variants.beside(certain, graph).map(judged(true))];
      return { findings, notes: this.ignoresOf(graph).notes, concerned: graph.networks.length > 0 };
    });
  }

  private found(graph: TemplateGraph): Found[] {
    return graph.networks.flatMap((network) => this.rules.ofNetwork(network, graph).map((finding) => ({ finding, network })));
  }

  private reason({ resource, rule }: Finding): string | undefined {
    const { graph, logicalId } = resource as TemplateResource;
    return this.ignoresOf(graph).reason(logicalId, rule);
  }

  private ignoresOf(graph: TemplateGraph): Ignores {
    const known = this.ignores.get(graph) ?? new Ignores(graph.template.resources, allIds);
    this.ignores.set(graph, known);
    return known;
  }
}

/** Whether any resource is of a type that the rules are about; most templates of a folder have none. */
export function isConcerned(template: unknown): boolean {
  return hasType(members(template).get('Resources'), (type) => type.startsWith(CLIENT_VPN));
}
