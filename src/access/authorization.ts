import { Audiences, type Group } from './audience';
import type { Grant } from './grants';
import { outwards, type Region } from './regions';
import type { Family } from '../ip/cidr';
import { keyOf } from '../model/values';

/** So many doubts are enough for a reader. */
export const ENOUGH = 4;

/** Which rules may turn the answer for a group that is let in, or that is not. */
export function mayTurn(group: Group, isOpen: boolean): (grant: Grant) => boolean {
  return ({ audience }) => audience.admits(group) !== (isOpen ? 'yes' : 'no');
}

/** What may turn out. */
export interface Authorized {
  readonly allowed: boolean;
  readonly denied: boolean;
}

/** The rules of a family whose range is not known. */
interface Anywhere {
  readonly grants: readonly Grant[];
  readonly audiences: Audiences;
}

/** Who is authorized where: no one by default, and else whom the rule with the longest prefix lets in. */
export class Authorization {
  private readonly anywhere: Readonly<Record<Family, Anywhere>>;
  private readonly doubtful = new Map<string, readonly Grant[]>();

  public constructor(grants: readonly Grant[]) {
    const unknown = grants.filter(({ range }) => range === undefined);
    this.anywhere = { ipv4: anywhere(unknown, 'ipv4'), ipv6: anywhere(unknown, 'ipv6') };
  }

  /** Whether a group is authorized for the addresses of a region outside of the narrower ones. */
  public of(region: Region, group: Group): Authorized {
    const unplaced = this.anywhere[region.range.family].audiences.of(group);
    let allowed = unplaced.somePerhaps;
    let denied = false;
    for (const { certain, perhaps, range } of outwards(region)) {
      const maybe = perhaps?.of(group);
      allowed ||= maybe?.somePerhaps === true;
      const decision = certain?.of(group);
      if (decision !== undefined) {
        // no rule has a longer prefix than one for a single address.
        const isLongest = range.size === 1n;
        return { allowed: allowed || decision.somePerhaps, denied: denied || !decision.someCertainly || unplaced.someMayNot && !isLongest };
      }
      denied ||= maybe?.someMayNot === true;
    }
    return { allowed, denied: true };
  }

  /** A few of the rules whose range is not known, of those that may let a group in or, on the contrary, may not. */
  public doubts(family: Family, group: Group, isOpen: boolean): readonly Grant[] {
    const key = `${family} ${isOpen} ${group === undefined ? '' : keyOf(group)}`;
    let doubts = this.doubtful.get(key);
    if (doubts === undefined) {
      doubts = this.anywhere[family].grants.filter(mayTurn(group, isOpen)).slice(0, ENOUGH);
      this.doubtful.set(key, doubts);
    }
    return doubts;
  }
}

function anywhere(unknown: readonly Grant[], family: Family): Anywhere {
  const grants = unknown.filter((grant) => (grant.family ?? family) === family);
  return { grants, audiences: new Audiences(grants.map(({ audience }) => audience)) };
}
