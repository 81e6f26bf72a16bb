import type { RemovalPolicy } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { aws_kms } from 'aws-cdk-lib/interfaces';

/**
 * A log group that is made for an endpoint or for its connect handler.
 */
export interface ClientVpnLogGroupOptions {
  /**
   * How long the logs are kept. Shortening it deletes the logs that are older.
   *
   * @default RetentionDays.ONE_YEAR
   * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   */
  readonly retention?: RetentionDays;

  /**
   * The key that encrypts the logs. Without a `logGroupName`, adding or removing it makes another log group, because the name changes;
   * `removalPolicy` says what becomes of the old one.
   *
   * The log group then gets a literal name, and the key's policy allows CloudWatch Logs to use the key for exactly this log group. The policy
   * of an imported key cannot be changed from here, of which a warning tells, with the statement: its owner has to allow the principal
   * `logs.<region>.amazonaws.com` the actions `kms:Encrypt*`, `kms:Decrypt*`, `kms:ReEncrypt*`, `kms:GenerateDataKey*` and `kms:Describe*`, under the
   * condition that `kms:EncryptionContext:aws:logs:arn` is the ARN of the log group.
   *
   * @default - CloudWatch Logs encrypts with a key of its own
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  readonly encryptionKey?: aws_kms.IKeyRef;

  /**
   * What becomes of the logs when the stack is deleted, or when another log group takes the place of this one.
   *
   * @default RemovalPolicy.RETAIN
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * The name of the log group. Another name makes another log group.
   *
   * @default - CloudFormation makes one up; with an `encryptionKey`, one made of the stack's name and the construct's path. A log group
   * that is retained keeps its name: delete it, or give another name here, before the stack is deployed again after it was deleted
   */
  readonly logGroupName?: string;
}
