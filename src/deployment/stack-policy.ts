import type { State } from './states';
import { ASSOCIATION, ENDPOINT } from '../model/graph';
import { sections } from '../template/read-sections';

/** A stack policy that keeps CloudFormation from replacing or deleting the endpoints of some templates, and their associations, in an update. */
export function stackPolicy({ templates }: State): object {
  const ids = templates.flatMap(({ template }) => (
    Array.from(sections(template).resources).filter(([, { type }]) => type === ENDPOINT || type === ASSOCIATION).map(([id]) => id)
  ));
  const resources = Array.from(new Set(ids)).sort().map((id) => `LogicalResourceId/${id}`);
  return {
    Statement: [
      { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' },
      ...resources.length === 0 ? [] : [{ Effect: 'Deny', Action: ['Update:Replace', 'Update:Delete'], Principal: '*', Resource: resources }],
    ],
  };
}
