import { Dependable } from 'constructs';
import type { IConstruct, IDependable } from 'constructs';

/** Something that stands for constructs that are looked up when the app is complete. */
export function dependableOn(constructs: () => IConstruct[]): IDependable {
  const dependable = {};
  Dependable.implement(dependable, { get dependencyRoots() { return constructs(); } });
  return dependable;
}
