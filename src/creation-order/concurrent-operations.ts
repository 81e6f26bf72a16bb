import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CONCURRENT_OPERATIONS_QUOTA, CONCURRENT_OPERATIONS_VALUE } from '../rules/construct-rules';
import { CONCURRENT_OPERATIONS } from '../service/limits';
import { shown } from '../validation/argument-checks';
import { report } from '../validation/reporting';

const { max } = CONCURRENT_OPERATIONS;

/** How many operations may run on an endpoint at a time: as many as asked for, which are more than the service takes on purpose only. */
export function concurrentOperations(endpoint: IConstruct, given: number = max): number {
  if (!Number.isInteger(given) || given < 1) {
    report(endpoint, CONCURRENT_OPERATIONS_VALUE,
      Token.isUnresolved(given) ? 'maxConcurrentOperations is an unresolved token.' : `maxConcurrentOperations must be a positive integer, got ${shown(given)}.`,
      `Write ${max}, or fewer to leave room for others.`);
  }
  if (given > max) {
    report(endpoint, CONCURRENT_OPERATIONS_QUOTA,
      `maxConcurrentOperations ${given} is more than AWS Client VPN accepts on one endpoint: it rejects the operations beyond ${max} at a time, and the deployment fails.`,
      `Write ${max} or fewer.`);
  }
  return given;
}
