import type { Effect } from './effect';
import type { Cause } from './replacements';
import type { TemplateResource } from '../template/template-graph';

/** What a deployment does to one resource. */
export interface Change {
  /** As it is to be; as it is deployed, where it leaves its template. */
  readonly resource: TemplateResource;
  readonly effect: Effect;
  /** Whether it happens for all values that are not known. */
  readonly isCertain: boolean;
  readonly causes: readonly Cause[];
  readonly message: string;
  readonly fix?: string;
  readonly source: string;
}
