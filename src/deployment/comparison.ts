/** What a deployment does: all of it, by stack. */
import { type AccessChange, accessChanges } from './access-changes';
import type { Change } from './change';
import { Changes } from './changes';
import { byEffect } from './effect';
import { type State, States, stackOf } from './states';
import { groupBy } from '../util/group-by';

/** What happens to one stack, and to those that are nested in it. */
export interface StackChanges {
  readonly name: string;
  /** The worst ones first. */
  readonly changes: readonly Change[];
  readonly access: readonly AccessChange[];
}

export interface Comparison {
  readonly stacks: readonly StackChanges[];
  /** The stacks that are deployed, but not among the next templates. */
  readonly missing: readonly string[];
}

/** Compares what is deployed with what is to be. */
export function compare(deployed: State, next: State): Comparison {
  return compareStates(new States(deployed, next));
}

/** Compares both sides. */
export function compareStates(states: States): Comparison {
  const memberAt = (place: string) => states.after.memberAt(place) ?? states.before.memberAt(place)!;
  const changes = groupBy(new Changes(states).all(), ({ resource }) => stackOf(memberAt(resource.graph.place)).place);
  const access = groupBy(accessChanges(states), ({ place }) => stackOf(memberAt(place)).place);
  return {
    missing: states.missing,
    stacks: states.stacks.map((place) => ({
      name: place,
      changes: [...changes.get(place) ?? []].sort(byEffect),
      access: access.get(place) ?? [],
    })),
  };
}
