import { ArnFormat, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnLogStream, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { aws_logs } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { hashOf } from './private/ids';
import { expectKind, expectObject, expectProps, factory, KEY, LOG_GROUP } from './private/kinds';
import { pathBelow } from './private/paths';
import { deploymentOf } from './private/reflection';

/** What construct ids may have and names of log groups may not. */
const NOT_IN_LOG_GROUP_NAMES = /[^\w.\-/#]/g;
/** A name may have 512 characters, of which the name of the stack takes up to 128. */
const LONGEST_PATH = 360;

/**
 * The log group that `ClientVpnConnectionLogging.create()` makes.
 */
export interface ClientVpnLogGroupOptions {
  /**
   * How long connection logs are kept.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly retention?: RetentionDays;

  /**
   * The key that encrypts the logs.
   *
   * The log group then gets a literal name, and the key's policy allows CloudWatch Logs to use the key for exactly this log group. The policy
   * of an imported key cannot be changed from here: its owner has to allow the principal `logs.<region>.amazonaws.com` the actions
   * `kms:Encrypt*`, `kms:Decrypt*`, `kms:ReEncrypt*`, `kms:GenerateDataKey*` and `kms:Describe*`, under the condition that
   * `kms:EncryptionContext:aws:logs:arn` is the ARN of the log group.
   *
   * @default - CloudWatch Logs encrypts with a key of its own
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  readonly encryptionKey?: IKey;

  /**
   * What becomes of the logs when the stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
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

/**
 * The log stream within a log group of yours.
 */
export interface ClientVpnLogStreamOptions {
  /**
   * The name of the log stream.
   *
   * @default - the service makes a log stream of its own
   */
  readonly streamName?: string;

  /**
   * Whether the named stream is to be made. Leave it out for a stream that exists.
   *
   * @default false
   */
  readonly createStream?: boolean;
}

/**
 * What the endpoint is told about connection logs.
 *
 * @internal
 */
export interface BoundConnectionLogging {
  readonly options: CfnClientVpnEndpoint.ConnectionLogOptionsProperty;
  readonly logGroup?: aws_logs.ILogGroupRef;
}

/**
 * Where the connections of clients are logged. Changing it does not interrupt the endpoint.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */
export abstract class ClientVpnConnectionLogging {
  /**
   * Logs to a log group of the endpoint's own.
   */
  public static create(options: ClientVpnLogGroupOptions = {}): ClientVpnConnectionLogging {
    expectProps(factory('ClientVpnConnectionLogging.create'), 'options', options, {}, { encryptionKey: KEY });
    return new OwnLogGroup(options);
  }

  /**
   * Logs to a log group of yours.
   *
   * The service-linked role of Client VPN writes to it: it needs no resource policy.
   *
   * @param logGroup The log group.
   */
  public static toLogGroup(logGroup: aws_logs.ILogGroupRef, options: ClientVpnLogStreamOptions = {}): ClientVpnConnectionLogging {
    const place = factory('ClientVpnConnectionLogging.toLogGroup');
    expectKind(place, 'logGroup', logGroup, LOG_GROUP);
    expectObject(place, 'options', options, '{ streamName: "connections" }');
    return new GivenLogGroup(logGroup, options);
  }

  /**
   * Logs nothing.
   */
  public static disabled(): ClientVpnConnectionLogging {
    return new NoLogging();
  }

  /**
   * The options before anything is made.
   *
   * @internal
   */
  public abstract _plan(): CfnClientVpnEndpoint.ConnectionLogOptionsProperty;

  /**
   * Makes what is needed.
   *
   * @internal
   */
  public abstract _bind(endpoint: Construct): BoundConnectionLogging;
}

class OwnLogGroup extends ClientVpnConnectionLogging {
  public constructor(private readonly options: ClientVpnLogGroupOptions) {
    super();
  }

  public _plan(): CfnClientVpnEndpoint.ConnectionLogOptionsProperty {
    return { enabled: true, cloudwatchLogGroup: this.options.logGroupName ?? Token.asString({ Ref: 'LogGroup' }) };
  }

  public _bind(endpoint: Construct): BoundConnectionLogging {
    const { encryptionKey, logGroupName, removalPolicy, retention } = this.options;
    // a name that is literal lets the key's policy name the log group, which in turn needs the key.
    const name = logGroupName ?? (encryptionKey === undefined ? undefined : uniqueName(endpoint));
    if (encryptionKey !== undefined) {
      allowCloudWatchLogs(encryptionKey, endpoint, name!);
    }
    const logGroup = new LogGroup(endpoint, 'LogGroup', {
      encryptionKey,
      logGroupName: name,
      removalPolicy: removalPolicy ?? RemovalPolicy.RETAIN,
      retention: retention ?? RetentionDays.ONE_YEAR,
    });
    return { options: { enabled: true, cloudwatchLogGroup: logGroup.logGroupName }, logGroup };
  }
}

class GivenLogGroup extends ClientVpnConnectionLogging {
  public constructor(private readonly logGroup: aws_logs.ILogGroupRef, private readonly options: ClientVpnLogStreamOptions) {
    super();
  }

  public _plan(): CfnClientVpnEndpoint.ConnectionLogOptionsProperty {
    return { enabled: true, cloudwatchLogGroup: this.logGroup.logGroupRef.logGroupName, cloudwatchLogStream: this.options.streamName };
  }

  public _bind(endpoint: Construct): BoundConnectionLogging {
    const { logGroup, options: { createStream, streamName } } = this;
    const options = this._plan();
    if (!createStream) {
      return { options, logGroup };
    }
    const stream = new CfnLogStream(endpoint, 'LogStream', { logGroupName: logGroup.logGroupRef.logGroupName, logStreamName: streamName });
    return { options: { ...options, cloudwatchLogStream: stream.ref }, logGroup };
  }
}

class NoLogging extends ClientVpnConnectionLogging {
  public _plan(): CfnClientVpnEndpoint.ConnectionLogOptionsProperty {
    return { enabled: false };
  }

  public _bind(): BoundConnectionLogging {
    return { options: this._plan() };
  }
}

function uniqueName(endpoint: Construct): string {
  const stack = deploymentOf(endpoint);
  const path = pathBelow(stack, endpoint);
  const allowed = path.replace(NOT_IN_LOG_GROUP_NAMES, '-').slice(0, LONGEST_PATH);
  return `/client-vpn/${stack.stackName}/${allowed === path ? path : `${allowed}-${hashOf(path)}`}`;
}

function allowCloudWatchLogs(key: IKey, endpoint: Construct, logGroupName: string): void {
  const stack = Stack.of(endpoint);
  key.addToResourcePolicy(new PolicyStatement({
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
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
}
