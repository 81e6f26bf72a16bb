import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { aws_kms } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { KEY_POLICY_OF_OTHERS } from '../rules/construct-rules';
import { isObject } from '../validation/argument-checks';
import { report } from '../validation/reporting';

const KEY_ACTIONS = ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'];

/** Lets CloudWatch Logs encrypt a log group with a key, or warns of what its owner has to do. */
export function allowCloudWatchLogs(key: aws_kms.IKeyRef, scope: Construct, logGroupName: string): void {
  const stack = Stack.of(scope);
  const statement = new PolicyStatement({
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
  });
  if (!addToPolicy(key, statement)) {
    report(scope, KEY_POLICY_OF_OTHERS,
      `encryptionKey ${CfnKey.isCfnKey(key) ? 'has a policy that is an unresolved token' : 'is imported'}, so its policy cannot be changed in this app. `
      + `CloudWatch Logs can use the key once its policy has the statement ${statementFor(stack, logGroupName)}.`,
      'Ask the owner of the key to add the statement, then acknowledge this warning.');
  }
}

/** Whether a statement could be added to the policy of a key: to that of a key of this app, unless it is an intrinsic function. */
function addToPolicy(key: aws_kms.IKeyRef, statement: PolicyStatement): boolean {
  if (!CfnKey.isCfnKey(key)) {
    return (key as Partial<IKey>).addToResourcePolicy?.(statement).statementAdded ?? false;
  }
  const policy: unknown = key.keyPolicy ?? defaultPolicy();
  if (policy instanceof PolicyDocument) {
    policy.addStatements(statement);
    key.keyPolicy = policy;
    return true;
  }
  const statements = statementsOf(policy);
  if (statements !== undefined) {
    key.keyPolicy = { ...policy as object, Statement: [...statements, statement.toStatementJson()] };
  }
  return statements !== undefined;
}

/** The statements of a policy that is written as JSON, where a single one needs no list. */
function statementsOf(policy: unknown): unknown[] | undefined {
  const { Statement: statements } = policy as { readonly Statement?: unknown };
  return Array.isArray(statements) ? statements : isObject(statements) && 'Effect' in statements ? [statements] : undefined;
}

/** What KMS gives a key that comes without a policy. */
function defaultPolicy(): PolicyDocument {
  return new PolicyDocument({ statements: [new PolicyStatement({ principals: [new AccountRootPrincipal()], actions: ['kms:*'], resources: ['*'] })] });
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
