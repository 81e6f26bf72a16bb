import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Warns at a construct; the id with which a user acknowledges the warning is that of the rule. */
export function warn(scope: IConstruct, rule: string, message: string): void {
  Annotations.of(scope).addWarningV2(`cdk-client-vpn-plus:${rule}`, message);
}
