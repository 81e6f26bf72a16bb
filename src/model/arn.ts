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
  return arn === 'arn' && resource.length > 0 ? { service, region: known(region), account: known(account) } : undefined;
}

function known(part: string): string | undefined {
  return part === '' || part === '*' ? undefined : part;
}
