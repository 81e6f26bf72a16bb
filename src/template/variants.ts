import type { Cluster, Member } from './member';
import type { Deployment } from './sections';
import type { TemplateGraph, TemplateResource } from './template-graph';
import { World } from './world';
import type { Finding } from '../evaluation/rule';
import type { EndpointGroup } from '../model/graph';

/** A finding, and the network that it is about. */
export interface Found {
  readonly finding: Finding;
  readonly network: EndpointGroup;
}

/** What is found in templates with values that their parameters may have, and is not found without. */
export class Variants {
  private readonly worlds = new Map<Cluster, Map<string, World>>();
  private readonly unguessed = new Map<Cluster, ReadonlySet<string>>();

  /**
   * @param find what is found in a template.
   */
  public constructor(private readonly world: World, private readonly find: (graph: TemplateGraph) => readonly Found[]) {}

  /** What is found, where errors that rest on names which are alike are warnings. */
  public certain(found: readonly Found[], graph: TemplateGraph): readonly Found[] {
    const { cluster } = this.world.memberOf(graph)!;
    const isGuess = (one: Found) => isError(one) && !this.withoutGuesses(cluster).has(place(one));
    return cluster.guessed.size === 0 ? found : found.map((one) => isGuess(one) ? byGuess(one, cluster) : one);
  }

  /** Where something is found whatever is imported by names that are only alike. */
  private withoutGuesses(cluster: Cluster): ReadonlySet<string> {
    const known = this.unguessed.get(cluster) ?? new Set(cluster.members.flatMap(({ graph }) => (
      this.find(this.variant(cluster, 'without guesses', ({ deployment }) => ({ ...deployment, takesAlike: false }), graph)).map(place)
    )));
    this.unguessed.set(cluster, known);
    return known;
  }

  /** What is found in addition to what is certain. */
  public beside(certain: readonly Found[], graph: TemplateGraph): Found[] {
    const { cluster, family } = this.world.memberOf(graph)!;
    const known = new Set(certain.map(key));
    const added: Found[] = [];
    const add = (all: readonly Found[]) => {
      const fresh = all.filter((one) => !known.has(key(one)));
      fresh.forEach((one) => known.add(key(one)));
      added.push(...fresh);
    };
    for (const member of family.filter(({ parent }) => parent === undefined)) {
      for (const [name, values] of member.contents.parameterValues.choices) {
        const always = this.always(name, values, member, graph);
        add(cluster.guessed.size === 0 ? always : always.map((one) => isError(one) ? byGuess(one, cluster) : one));
      }
    }
    if (family.some((member) => member.parent === undefined && member.contents.parameterValues.withDefaults.length > 0)) {
      add(this.find(this.variant(cluster, 'defaults', (one) => ({ ...one.deployment, takesDefaults: true }), graph)).filter(isError).map(byDefault));
    }
    return added;
  }

  /** What is found whatever value a parameter has. */
  private always(name: string, values: readonly string[], chosen: Member, graph: TemplateGraph): Found[] {
    let all: readonly Found[] | undefined;
    for (const value of values) {
      const parameters = new Map(chosen.deployment.parameters).set(name, value);
      const variant = this.variant(chosen.cluster, JSON.stringify([chosen.place, name, value]), (one) => (
        one === chosen ? { ...one.deployment, parameters } : one.deployment
      ), graph);
      const found = this.find(variant);
      const keys = new Set(found.map(key));
      all = all?.filter((one) => keys.has(key(one))) ?? found;
      if (all.length === 0) {
        return [];
      }
    }
    const [value] = values;
    return (all ?? []).map((one) => saying(one, `With each allowed value of ${name}, such as ${JSON.stringify(value)}, `));
  }

  /** The graph as it is when the templates that belong together are deployed in another way. */
  private variant(cluster: Cluster, name: string, deployment: (member: Member) => Deployment, graph: TemplateGraph): TemplateGraph {
    const ofCluster = this.worlds.get(cluster) ?? new Map<string, World>();
    this.worlds.set(cluster, ofCluster);
    const templates = new Map(cluster.members.map((member) => [member.source.file, { ...member.source, deployment: deployment(member) }]));
    const world = ofCluster.get(name) ?? new World(Array.from(templates.values()), this.world.known);
    ofCluster.set(name, world);
    return world.memberAt(graph.place)!.graph;
  }
}

/** Where a rule finds something. */
function key({ finding: { path, resource, rule } }: Found): string {
  return JSON.stringify([rule, resource.id, path]);
}

/** Which resource of which template a rule finds something at. */
function place({ finding: { path, resource, rule } }: Found): string {
  const { graph, logicalId } = resource as TemplateResource;
  return JSON.stringify([rule, graph.place, logicalId, path]);
}

function isError({ finding: { severity } }: Found): boolean {
  return severity === 'error';
}

/** Someone who deploys the template may give another value. */
function byDefault(found: Found): Found {
  return asWarning(saying(found, 'By default, '));
}

/** What has a name like an export may be exported by yet another template. */
function byGuess(found: Found, { guessed }: Cluster): Found {
  return asWarning(saying(found, `If the imports are from ${Array.from(guessed).join(' and ')}, `));
}

function asWarning({ finding, network }: Found): Found {
  return { network, finding: { ...finding, severity: 'warning' } };
}

function saying({ finding, network }: Found, under: string): Found {
  return { network, finding: { ...finding, under } };
}
