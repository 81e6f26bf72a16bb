import { Audiences, type Group } from './audience';
import type { Grant } from './grants';
import { outwards, type Region } from './regions';

/** What may turn out. */
export interface Authorized {
  readonly allowed: boolean;
  readonly denied: boolean;
}

/** Who is authorized where: nobody by default, and else whom the rule with the longest prefix lets in. */
export class Authorization {
  /** The rules whose range is not known. */
  public readonly anywhere: readonly Grant[];
  private readonly audiences: Audiences;

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
}
