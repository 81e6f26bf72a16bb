import { Token } from 'aws-cdk-lib';
import { CfnLogStream } from 'aws-cdk-lib/aws-logs';
import type { aws_logs } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import type { BoundConnectionLogging, ConnectionLogOptions, LoggingParts } from './bound-connection-logging';
import { ClientVpnConnectionLoggingChoice } from './connection-logging-choice';
import { ownLogGroup } from './log-group';
import type { ClientVpnLogGroupOptions } from './log-group-options';
import { expectChoice, expectKind, expectKnownChoice, expectNoNull, expectObject, expectProps, KEY, LOG_GROUP } from '../validation/argument-checks';
import { inCall } from '../validation/reporting';

/**
 * Connection logs in a log group of the endpoint's own.
 */
export interface ClientVpnConnectionLogOptions extends ClientVpnLogGroupOptions {
  /**
   * Whether the logs show all that the authorization policy was asked about: what the device, the identity provider and the connection say of
   * a user. Needs an `authorizationPolicy`. Changing it does not interrupt the endpoint.
   *
   * @default false
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
   */
  readonly includeAuthorizationPolicyContext?: boolean;
}

/**
 * The log stream within a log group of yours.
 */
export interface ClientVpnLogStreamOptions {
  /**
   * The name of the log stream. Changing it does not interrupt the endpoint.
   *
   * @default - the service makes a log stream of its own
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
   */
  readonly streamName?: string;

  /**
   * Whether the named stream is to be made. Leave it out for a stream that exists. Changing it does not interrupt the endpoint.
   *
   * @default false
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
   */
  readonly createStream?: boolean;

  /**
   * Whether the logs show all that the authorization policy was asked about: what the device, the identity provider and the connection say of
   * a user. Needs an `authorizationPolicy`. Changing it does not interrupt the endpoint.
   *
   * @default false
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
   */
  readonly includeAuthorizationPolicyContext?: boolean;
}

/**
 * Where the connections of clients are logged. Changing it does not interrupt the endpoint.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */
export class ClientVpnConnectionLogging {
  /**
   * Logs to a log group of the endpoint's own.
   */
  public static create(options: ClientVpnConnectionLogOptions = {}): ClientVpnConnectionLoggingChoice {
    const place = inCall('ClientVpnConnectionLogging.create');
    expectProps(place, 'options', options, {}, { encryptionKey: KEY });
    expectChoice(place, 'includeAuthorizationPolicyContext', options.includeAuthorizationPolicyContext);
    return ClientVpnConnectionLoggingChoice._of(new OwnLogGroup(options));
  }

  /**
   * Logs to a log group of yours.
   *
   * The service-linked role of Client VPN writes to it: it needs no resource policy.
   *
   * @param logGroup The log group.
   */
  public static toLogGroup(logGroup: aws_logs.ILogGroupRef, options: ClientVpnLogStreamOptions = {}): ClientVpnConnectionLoggingChoice {
    const place = inCall('ClientVpnConnectionLogging.toLogGroup');
    expectKind(place, 'logGroup', logGroup, LOG_GROUP);
    expectObject(place, 'options', options, '{ streamName: "connections" }');
    expectNoNull(place, options);
    expectKnownChoice(place, 'createStream', options.createStream);
    expectChoice(place, 'includeAuthorizationPolicyContext', options.includeAuthorizationPolicyContext);
    return ClientVpnConnectionLoggingChoice._of(new GivenLogGroup(logGroup, options));
  }

  /**
   * Logs nothing.
   */
  public static disabled(): ClientVpnConnectionLoggingChoice {
    return ClientVpnConnectionLoggingChoice._of(new NoLogging());
  }

  private constructor() {}
}

class OwnLogGroup implements LoggingParts {
  public constructor(private readonly options: ClientVpnConnectionLogOptions) {}

  public plan(): ConnectionLogOptions {
    const { includeAuthorizationPolicyContext, logGroupName } = this.options;
    return { enabled: true, cloudwatchLogGroup: logGroupName ?? Token.asString({ Ref: 'LogGroup' }), includeAuthorizationPolicyContext };
  }

  public bind(endpoint: Construct): BoundConnectionLogging {
    const logGroup = ownLogGroup(endpoint, this.options);
    return { options: { ...this.plan(), cloudwatchLogGroup: logGroup.logGroupName }, logGroup };
  }
}

class GivenLogGroup implements LoggingParts {
  public constructor(private readonly logGroup: aws_logs.ILogGroupRef, private readonly options: ClientVpnLogStreamOptions) {}

  public plan(): ConnectionLogOptions {
    const { includeAuthorizationPolicyContext, streamName: cloudwatchLogStream } = this.options;
    return { enabled: true, cloudwatchLogGroup: this.logGroup.logGroupRef.logGroupName, cloudwatchLogStream, includeAuthorizationPolicyContext };
  }

  public bind(endpoint: Construct): BoundConnectionLogging {
    const { logGroup, options: { createStream, streamName } } = this;
    const options = this.plan();
    if (!createStream) {
      return { options, logGroup };
    }
    const stream = new CfnLogStream(endpoint, 'LogStream', { logGroupName: logGroup.logGroupRef.logGroupName, logStreamName: streamName });
    return { options: { ...options, cloudwatchLogStream: stream.ref }, logGroup };
  }
}

class NoLogging implements LoggingParts {
  public plan(): ConnectionLogOptions {
    return { enabled: false };
  }

  public bind(): BoundConnectionLogging {
    return { options: this.plan() };
  }
}
