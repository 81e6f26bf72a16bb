import type { IConstruct } from 'constructs';
import { Evaluator } from '../evaluation/evaluate';
import { ruleMessage, type RuleMessage } from '../evaluation/rule';
import { inProps } from '../evaluation/spelling';
import { ENDPOINT } from '../model/graph';
import { tagsRules } from '../rules/topics/tags';
import { MANAGED_TAG_IN_TAGS } from '../rules/upkeep-rules';
import { TreeGraph } from '../tree/tree-graph';

/** Tags by their keys. */
export type Tags = Readonly<Record<string, string>>;

const rules = new Evaluator(tagsRules.filter(({ severity }) => severity === 'error'));

/** What is wrong with the tags that are kept on an endpoint, which has those that it was created with as well. */
export function tagMistakes(endpoint: IConstruct, managed: Tags, created: Tags): RuleMessage[] {
  const both = Object.keys(managed).filter((key) => Object.hasOwn(created, key));
  const graph = new TreeGraph(endpoint);
  const rendered = Object.entries({ ...created, ...managed }).map(([key, value]) => ({ key, value }));
  const all = graph.planned(ENDPOINT, endpoint, { tagSpecifications: [{ resourceType: 'client-vpn-endpoint', tags: rendered }] });
  const isManaged = (position: string) => Object.hasOwn(managed, rendered[Number(position)]?.key);
  return [
    ...both.map((key) => ruleMessage(MANAGED_TAG_IN_TAGS, `managedTags has the key ${JSON.stringify(key)}, which tags has as well.`,
      'Remove it from managedTags: without it in tags, the endpoint is replaced.')),
    ...rules.ofResource(all, graph)
      .filter(({ path }) => !path.includes('.Tags.') || isManaged(path.split('.')[3]))
      .map((finding) => inProps({ ...finding, path: '', under: 'managedTags ' })),
  ];
}
