/** The parts of an Amazon Resource Name. */
export interface Arn {
  readonly service: string;
  /** Absent from the ARNs of global services. */
  readonly region: string | undefined;
  readonly account: string | undefined;
}

/** The parts of a text that is an ARN. */
export function parseArn(text: string): Arn | undefined {
  const [arn, , service, region, account, ...resource] = text.split(':');
  return arn === 'arn' && resource.length > 0 ? { service, region: region || undefined, account: account || undefined } : undefined;
}
