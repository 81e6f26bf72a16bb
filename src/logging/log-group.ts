import { ArnFormat, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { ClientVpnLogGroupOptions } from './log-group-options';
import { hashOf } from '../cdk/construct-ids';
import { pathBelow } from '../cdk/paths';
import { deploymentOf } from '../cdk/stacks';
import { KEY_POLICY_OF_OTHERS } from '../rules/construct-rules';
import { report } from '../validation/reporting';

/** What construct ids may have and names of log groups may not. */
const NOT_IN_LOG_GROUP_NAMES = /[^\w.\-/#]/g;
/** A name may have 512 characters, of which the name of the stack takes up to 128. */
const LONGEST_PATH = 360;

const KEY_ACTIONS = ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'];

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

function allowCloudWatchLogs(key: IKey, scope: Construct, logGroupName: string): void {
  const stack = Stack.of(scope);
  const { statementAdded } = key.addToResourcePolicy(new PolicyStatement({
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: KEY_ACTIONS,
    resources: ['*'],
    conditions: {
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      },
    },
  }));
  if (!statementAdded) {
    report(scope, KEY_POLICY_OF_OTHERS,
      `encryptionKey is imported, so that its policy cannot be changed here: CloudWatch Logs may use it once the policy has the statement ${statementFor(stack, logGroupName)}.`,
      'Ask the owner of the key to add the statement, then acknowledge this warning.');
  }
}

/** The statement as the owner of a key writes it, with words for what is known at deployment only. */
function statementFor({ account, region }: Stack, logGroupName: string): string {
  const known = (value: string, word: string) => Token.isUnresolved(value) ? `<${word}>` : value;
  const partition = Token.isUnresolved(region) ? '<partition>' : /^cn-/.test(region) ? 'aws-cn' : /^us-gov-/.test(region) ? 'aws-us-gov' : 'aws';
  return JSON.stringify({
    Effect: 'Allow',
    Principal: { Service: `logs.${known(region, 'region')}.amazonaws.com` },
    Action: KEY_ACTIONS,
    Resource: '*',
    Condition: {
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${known(region, 'region')}:${known(account, 'account')}:log-group:${known(logGroupName, 'name of the log group')}`,
      },
    },
  });
}
