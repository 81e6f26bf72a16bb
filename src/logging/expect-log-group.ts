import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ClientVpnLogGroupOptions } from './log-group-options';
import type { Place } from '../cdk/place';
import { expectOneOf, expectProps, expectSpelled, KEY, type Names, numbersOf } from '../validation/argument-checks';

/** Names that a misspelled one is compared with. */
export const LOG_GROUP_OPTIONS: Names<ClientVpnLogGroupOptions> = { retention: true, encryptionKey: true, removalPolicy: true, logGroupName: true };

/** What CloudWatch Logs takes for a name; of an ARN in its place a rule says what to write. */
const NAME = /^([\w.\-/#]{1,512}|arn:.*)$/;

/** Throws for options that no log group can be made of. */
export function expectLogGroup(
  place: Place, name: string, options: ClientVpnLogGroupOptions, names: Readonly<Record<string, true | 'required'>> = LOG_GROUP_OPTIONS,
): void {
  expectProps(place, name, options, names, { optional: { encryptionKey: KEY }, instead: '{ retention: logs.RetentionDays.ONE_MONTH }' });
  const { logGroupName, removalPolicy, retention } = options;
  expectOneOf(place, 'retention', retention, numbersOf(RetentionDays), 'logs.RetentionDays.ONE_MONTH');
  expectOneOf(place, 'removalPolicy', removalPolicy, Object.values(RemovalPolicy), 'RemovalPolicy.DESTROY');
  expectSpelled(place, 'logGroupName', logGroupName, NAME, '"/vpn/connections"');
}
