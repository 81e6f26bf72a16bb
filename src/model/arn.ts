import { text, type Value } from './values';

/** The parts of an Amazon Resource Name, but for those that are `*`: not known yet. */
export interface Arn {
  readonly service: string;
  /** Absent from the ARNs of global services. */
  readonly region: string | undefined;
  readonly account: string | undefined;
}

/** The parts of a value that is known to be an ARN. */
export function arnIn(value: Value): Arn | undefined {
  const [arn, , service, region, account, ...resource] = text(value)?.split(':') ?? [];
  return arn === 'arn' && resource.length > 0 ? { service, region: known(region, /^[a-z]{2,}(?:-[a-z]+)+-\d+$/), account: known(account, /^\d+$/) } : undefined;
}

/** A part in its form; a placeholder such as `REGION` is none, and there is another finding of it. */
function known(part: string, form: RegExp): string | undefined {
  return form.test(part) ? part : undefined;
}
