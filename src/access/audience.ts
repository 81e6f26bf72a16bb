import { keyOf, Unknown } from '../model/values';

/** An answer that not everything has to be known for. */
export type Truth = 'yes' | 'no' | 'maybe';

/** Whom a question is about: the users of a group, which may be unknown, or all users, whatever groups they are in. */
export type Group = string | Unknown | undefined;

/** Whom an authorization rule lets in. */
export class Audience {
  /**
   * @param everyone whether it lets all users in.
   * @param group the group that it names; absent when it names none, or when no one can be in one.
   */
  public constructor(public readonly everyone: Truth, public readonly group: Group) {}

  /** Whether it lets a group in. */
  public admits(group: Group): Truth {
    if (this.everyone === 'yes' || group !== undefined && this.key === keyOf(group)) {
      return 'yes';
    }
    const named = group !== undefined && this.key !== undefined && (this.isVague || group instanceof Unknown);
    return named || this.everyone === 'maybe' ? 'maybe' : 'no';
  }

  /** One string for each distinct group; nothing where no group is named. */
  public get key(): string | undefined {
    return this.group === undefined ? undefined : keyOf(this.group);
  }

  /** Whether the group is named by a value that is not known. */
  public get isVague(): boolean {
    return this.group instanceof Unknown;
  }
}

/** What several rules for one range say of a group. */
export interface Admission {
  /** Whether one of them certainly lets it in. */
  readonly someCertainly: boolean;
  /** Whether one of them may let it in. */
  readonly somePerhaps: boolean;
  /** Whether one of them may not let it in. */
  readonly someMayNot: boolean;
}

/** The audiences of several rules, counted so that a question takes the same time for few and for many. */
export class Audiences {
  private size = 0;
  private everyone = 0;
  private perhapsEveryone = 0;
  private vague = 0;
  private named = 0;
  private readonly byGroup = new Map<string, number>();

  public constructor(audiences: Iterable<Audience>) {
    for (const audience of audiences) {
      this.count(audience);
    }
  }

  /** What these rules say of a group. */
  public of(group: Group): Admission {
    const certain = this.everyone + (group === undefined ? 0 : this.byGroup.get(keyOf(group)) ?? 0);
    const guessed = group === undefined ? 0 : group instanceof Unknown ? this.named : this.vague;
    return { someCertainly: certain > 0, somePerhaps: certain + guessed + this.perhapsEveryone > 0, someMayNot: certain < this.size };
  }

  private count({ everyone, isVague, key }: Audience): void {
    this.size += 1;
    if (everyone === 'yes') {
      this.everyone += 1;
      return;
    }
    this.perhapsEveryone += everyone === 'maybe' ? 1 : 0;
    if (key !== undefined) {
      this.named += 1;
      this.vague += isVague ? 1 : 0;
      this.byGroup.set(key, (this.byGroup.get(key) ?? 0) + 1);
    }
  }
}
