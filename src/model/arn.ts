import { text, type Value } from './values';
import { isRegion } from '../service/region-names';

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
  return arn === 'arn' && resource.length > 0 ? { service, region: known(region, isRegion), account: known(account, isAccount) } : undefined;
}

/** A part in its form; a placeholder such as `REGION` is none, and there is another finding of it. */
function known(part: string, isSpelled: (text: string) => boolean): string | undefined {
  return isSpelled(part) ? part : undefined;
}

const isAccount = (part: string) => /^\d+$/.test(part);
