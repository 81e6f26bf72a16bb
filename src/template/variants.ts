import type { Cluster, Member } from './member';
import { Parameters } from './parameters';
import type { Deployment } from './sections';
import type { TemplateGraph } from './template-graph';
import { World } from './world';
import type { Finding } from '../evaluation/rule';
import type { Network } from '../model/graph';

/** A finding, and the network that it is about. */
export interface Found {
  readonly finding: Finding;
  readonly network: Network;
}

/** What is found in templates with values that their parameters may have, and is not found without. */
export class Variants {
  private readonly worlds = new Map<Cluster, Map<string, World>>();

  /**
   * @param find what is found in a template.
   */
  public constructor(private readonly world: World, private readonly find: (graph: TemplateGraph) => readonly Found[]) {}

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
      for (const [name, values] of parametersOf(member).choices) {
        add(this.always(name, values, member, graph));
      }
    }
    if (family.some((member) => member.parent === undefined && parametersOf(member).withDefaults.length > 0)) {
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

function parametersOf({ contents: { parameters }, deployment }: Member): Parameters {
  return new Parameters(parameters, deployment);
}

/** Where a rule finds something. */
function key({ finding: { path, resource, rule } }: Found): string {
  return JSON.stringify([rule, resource.id, path]);
}

function isError({ finding: { severity } }: Found): boolean {
  return severity === 'error';
}

/** Someone who deploys the template may give another value. */
function byDefault(found: Found): Found {
  const { finding, ...more } = saying(found, 'By default, ');
  return { ...more, finding: { ...finding, severity: 'warning' } };
}

function saying({ finding, network }: Found, under: string): Found {
  return { network, finding: { ...finding, under } };
}
