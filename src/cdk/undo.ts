import type { IConstruct } from 'constructs';

/** Does something with a construct, or leaves nothing below it: what an error has interrupted is removed from the tree. */
export function orLeaveNothing<T>({ node }: IConstruct, act: () => T): T {
  try {
    return act();
  } catch (error) {
    node.children.forEach(({ node: { id } }) => node.tryRemoveChild(id));
    throw error;
  }
}
