import type { IConstruct } from 'constructs';

/** The path of a construct below one that it lies in, which does not change when that one is moved. */
export function pathBelow(ancestor: IConstruct, construct: IConstruct): string {
  const { path } = ancestor.node;
  return construct.node.path.slice(path === '' ? 0 : path.length + 1);
}

/** Whether a construct has not been taken out of the tree, by itself or with one that it lies in. */
export function isInTree(construct: IConstruct): boolean {
  return isHeld(construct, isInTree);
}

/** Those of some constructs that have not been taken out of the tree; the scope of many is looked for once. */
export function inTree<T extends IConstruct>(constructs: readonly T[]): T[] {
  const known = new Map<IConstruct, boolean>();
  const isKnown = (scope: IConstruct) => {
    const is = known.get(scope) ?? isInTree(scope);
    known.set(scope, is);
    return is;
  };
  return constructs.filter((construct) => isHeld(construct, isKnown));
}

function isHeld(construct: IConstruct, isScopeInTree: (scope: IConstruct) => boolean): boolean {
  const { id, scope } = construct.node;
  return scope === undefined || scope.node.tryFindChild(id) === construct && isScopeInTree(scope);
}
