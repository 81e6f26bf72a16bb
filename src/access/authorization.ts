import { Audiences, type Group } from './audience';
import type { Grant } from './grants';
import { outwards, type Region } from './regions';
import { keyOf } from '../rules/values';

/** So many doubts are enough for a reader. */
export const ENOUGH = 4;

/** What may turn out. */
export interface Authorized {
  readonly allowed: boolean;
  readonly denied: boolean;
}

/** Who is authorized where: nobody by default, and else whom the rule with the longest prefix lets in. */
export class Authorization {
  /** The rules whose range is not known. */
  private readonly anywhere: readonly Grant[];
  private readonly audiences: Audiences;
  private readonly doubtful = new Map<string, readonly Grant[]>();

  public constructor(grants: readonly Grant[]) {
    this.anywhere = grants.filter(({ range }) => range === undefined);
    this.audiences = new Audiences(this.anywhere.map(({ audience }) => audience));
  }

  /** Whether a group is authorized for the addresses of a region outside of the narrower ones. */
  public of(region: Region, group: Group): Authorized {
    const anywhere = this.audiences.of(group);
    let allowed = anywhere.perhapsOne;
    let denied = false;
    for (const { certain, perhaps, range } of outwards(region)) {
      const maybe = perhaps?.of(group);
      allowed ||= maybe?.perhapsOne === true;
      const decision = certain?.of(group);
      if (decision !== undefined) {
        // no rule has a longer prefix than one for a single address.
        const isLongest = range.size === 1n;
        return { allowed: allowed || decision.perhapsOne, denied: denied || !decision.one || anywhere.notAll && !isLongest };
      }
      denied ||= maybe?.notAll === true;
    }
    return { allowed, denied: true };
  }

  /** A few of the rules whose range is not known, of those that may let a group in or, on the contrary, may not. */
  public doubts(group: Group, isOpen: boolean): readonly Grant[] {
    const key = `${isOpen} ${group === undefined ? '' : keyOf(group)}`;
    let doubts = this.doubtful.get(key);
    if (doubts === undefined) {
      doubts = this.anywhere.filter(({ audience }) => audience.admits(group) !== (isOpen ? 'yes' : 'no')).slice(0, ENOUGH);
      this.doubtful.set(key, doubts);
    }
    return doubts;
  }
}
