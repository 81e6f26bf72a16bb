import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { allowCloudWatchLogs } from './key-policy';
import type { ClientVpnLogGroupOptions } from './log-group-options';
import { hashOf } from '../cdk/construct-ids';
import { pathBelow } from '../cdk/paths';
import { deploymentOf } from '../cdk/stacks';

/** What construct ids may have and names of log groups may not. */
const NOT_IN_LOG_GROUP_NAMES = /[^\w.\-/#]/g;
/** A name may have 512 characters, of which the name of the stack takes up to 128. */
const LONGEST_PATH = 360;

/** The log group of a construct that was given none. */
export function createLogGroup(scope: Construct, options: ClientVpnLogGroupOptions): LogGroup {
  const { encryptionKey, logGroupName, removalPolicy, retention } = options;
  // a name that is literal lets the key's policy name the log group, which in turn needs the key.
  const name = logGroupName ?? (encryptionKey === undefined ? undefined : uniqueName(scope));
  if (encryptionKey !== undefined) {
    allowCloudWatchLogs(encryptionKey, scope, name!);
  }
  return new LogGroup(scope, 'LogGroup', {
    encryptionKey,
    logGroupName: name,
    removalPolicy: removalPolicy ?? RemovalPolicy.RETAIN,
    retention: retention ?? RetentionDays.ONE_YEAR,
  });
}

function uniqueName(scope: Construct): string {
  const stack = deploymentOf(scope);
  const path = pathBelow(stack, scope);
  const allowed = path.replace(NOT_IN_LOG_GROUP_NAMES, '-').slice(0, LONGEST_PATH);
  return `/client-vpn/${stack.stackName}/${allowed === path ? path : `${allowed}-${hashOf(path)}`}`;
}
