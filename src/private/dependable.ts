import { Dependable } from 'constructs';
import type { IConstruct, IDependable } from 'constructs';

/** Makes a thing stand for constructs that are looked up when the app is complete. */
export function dependableOn(dependable: IDependable, constructs: () => IConstruct[]): void {
  Dependable.implement(dependable, { get dependencyRoots() { return constructs(); } });
}
