import { CfnLogStream } from 'aws-cdk-lib/aws-logs';
import type { aws_logs } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import type { BoundConnectionLogging } from './bound-connection-logging';
import { ClientVpnConnectionLoggingChoice } from './connection-logging-choice';
import { expectLogGroup, LOG_GROUP_OPTIONS } from './expect-log-group';
import { createLogGroup } from './log-group';
import type { ClientVpnLogGroupOptions } from './log-group-options';
import { expectChoice, expectInstance, expectKnownChoice, LOG_GROUP, type Names, limitArguments, expectProps, expectOptionalText } from '../validation/argument-checks';
import { callSite } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const STREAM_OPTIONS: Names<ClientVpnLogStreamOptions> = { streamName: true, createStream: true, includeAuthorizationPolicyContext: true };

/** Names that a misspelled one is compared with. */
const OPTIONS: Names<ClientVpnConnectionLogOptions> = { ...LOG_GROUP_OPTIONS, includeAuthorizationPolicyContext: true };

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
 * The log stream within an existing log group.
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
    const place = callSite('ClientVpnConnectionLogging.create');
    expectLogGroup(place, 'options', options, OPTIONS);
    expectChoice(place, 'includeAuthorizationPolicyContext', options.includeAuthorizationPolicyContext);
    return ClientVpnConnectionLoggingChoice._of((endpoint) => createdLogGroup(endpoint, options));
  }

  /**
   * Logs to an existing log group.
   *
   * The service-linked role of Client VPN writes to it: it needs no resource policy.
   *
   * @param logGroup The log group.
   */
  public static toLogGroup(logGroup: aws_logs.ILogGroupRef, options: ClientVpnLogStreamOptions = {}): ClientVpnConnectionLoggingChoice {
    const place = callSite('ClientVpnConnectionLogging.toLogGroup');
    expectInstance(place, 'logGroup', logGroup, LOG_GROUP);
    expectProps(place, 'options', options, STREAM_OPTIONS, { instead: '{ streamName: "connections" }' });
    expectOptionalText(place, 'streamName', options.streamName, 'connections');
    expectKnownChoice(place, 'createStream', options.createStream);
    expectChoice(place, 'includeAuthorizationPolicyContext', options.includeAuthorizationPolicyContext);
    return ClientVpnConnectionLoggingChoice._of((endpoint) => existingLogGroup(endpoint, logGroup, options));
  }

  /**
   * Logs nothing.
   */
  public static disabled(): ClientVpnConnectionLoggingChoice {
    return ClientVpnConnectionLoggingChoice._of(() => ({ options: { enabled: false } }));
  }

  private constructor() {}
}

limitArguments('ClientVpnConnectionLogging', ClientVpnConnectionLogging, { create: 1, toLogGroup: 2, disabled: 0 });

function createdLogGroup(endpoint: Construct, options: ClientVpnConnectionLogOptions): BoundConnectionLogging {
  const { includeAuthorizationPolicyContext } = options;
  const logGroup = createLogGroup(endpoint, options);
  return { options: { enabled: true, cloudwatchLogGroup: logGroup.logGroupName, includeAuthorizationPolicyContext }, logGroup };
}

function existingLogGroup(endpoint: Construct, logGroup: aws_logs.ILogGroupRef, options: ClientVpnLogStreamOptions): BoundConnectionLogging {
  const { createStream, includeAuthorizationPolicyContext, streamName } = options;
  const { logGroupName } = logGroup.logGroupRef;
  const cloudwatchLogStream = createStream ? new CfnLogStream(endpoint, 'LogStream', { logGroupName, logStreamName: streamName }).ref : streamName;
  return { options: { enabled: true, cloudwatchLogGroup: logGroupName, cloudwatchLogStream, includeAuthorizationPolicyContext }, logGroup };
}
