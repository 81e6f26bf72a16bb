/** What the CDK shows of things that are still to be looked up. */

/** The range that `Vpc.fromLookup` shows until the lookup has happened; no VPC can have it. */
export const PLACEHOLDER_RANGE = '1.2.3.4/5';

/** The ids of such a VPC and of its subnets, which no VPC and no subnet can have. */
const PLACEHOLDER_ID = /^(vpc-12345|[ps]-(12345|67890))$/;

/** Whether a value stands in for one that is still to be looked up. */
export function isPlaceholder(given: unknown): boolean {
  return given === PLACEHOLDER_RANGE || typeof given === 'string' && given.startsWith('dummy-value-for-');
}

/** Whether a value stands in for the id of such a VPC or of one of its subnets. */
export function isPlaceholderId(given: unknown): given is string {
  return typeof given === 'string' && PLACEHOLDER_ID.test(given);
}
