import { members, type Path, type RawResource } from './sections';
import { closest } from '../util/similar';

/** Something said about a template that is not a finding of a rule. */
export interface Note {
  readonly resource: string;
  /** Where the template writes the resource. */
  readonly path: Path;
  readonly message: string;
}

/** The findings that the metadata of the resources of a template ask to ignore. */
export class Ignores {
  /** What is wrong with the metadata themselves. */
  public readonly notes: Note[] = [];
  private readonly reasons = new Map<string, Map<string, string>>();

  public constructor(resources: ReadonlyMap<string, RawResource>, private readonly rules: () => readonly string[]) {
    for (const [id, { metadata, path }] of resources) {
      const ignored = metadata.get('ignore');
      if (ignored !== undefined) {
        this.reasons.set(id, this.read(id, path, ignored));
      }
    }
  }

  /** Why a rule is ignored on a resource, where it is. */
  public reason(resource: string, rule: string): string | undefined {
    return this.reasons.get(resource)?.get(rule);
  }

  private read(resource: string, path: Path, ignored: unknown): Map<string, string> {
    const reasons = new Map<string, string>();
    const note = (message: string) => void this.notes.push({ resource, path, message });
    if (!Array.isArray(ignored)) {
      note('"ignore" in the metadata is not a list: write [{ "rule": "…", "reason": "…" }].');
      return reasons;
    }
    for (const entry of ignored) {
      const [rule, reason] = ['rule', 'reason'].map((name) => members(entry).get(name));
      if (typeof rule !== 'string') {
        note('an entry of "ignore" in the metadata does not name a rule: write { "rule": "…", "reason": "…" }.');
      } else if (!this.rules().includes(rule)) {
        const meant = closest(rule, this.rules());
        note(`the metadata ignore the rule "${rule}", which does not exist.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`);
      } else if (typeof reason !== 'string' || reason.trim() === '') {
        note(`the metadata ignore ${rule} without a reason: the finding stays until "reason" says why.`);
      } else {
        reasons.set(rule, reason);
      }
    }
    return reasons;
  }
}
