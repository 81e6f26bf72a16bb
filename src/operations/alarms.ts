import { Lazy, Token } from 'aws-cdk-lib';
import { Alarm, type CfnAlarm, type IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { AlarmWish, ClientVpnAlarmChoice } from './alarm-choice';
import { type EndpointFeatures, featuresOf } from './endpoint-features';
import {
  ACTIVE_CONNECTIONS, AUTHENTICATION_FAILURES, AUTHORIZATION_POLICY_DENIALS, CONNECT_HANDLER_DENIALS, CONNECT_HANDLER_ERRORS,
  IDENTITY_PROVIDER_CERTIFICATE, REVOCATION_LIST, SERVER_CERTIFICATE, type Watched,
} from './watched';
import { ALARM_NEVER_RAISED, ALARM_WITHOUT_DATA } from '../rules/construct-rules';
import { ALARM, ALARM_ACTION, constructId, ENDPOINT_ARGUMENT, expectAll, expectProps, type ArgumentTypes, type Names } from '../validation/argument-checks';
import { report } from '../validation/reporting';

type Choice = Exclude<keyof ClientVpnAlarmsProps, 'endpoint' | 'actions'>;

/** The alarms, by the props that change them. */
const WATCHED: Readonly<Record<Choice, Watched>> = {
  revocationListExpiry: REVOCATION_LIST,
  identityProviderCertificateExpiry: IDENTITY_PROVIDER_CERTIFICATE,
  serverCertificateExpiry: SERVER_CERTIFICATE,
  connectHandlerErrors: CONNECT_HANDLER_ERRORS,
  activeConnections: ACTIVE_CONNECTIONS,
  authenticationFailures: AUTHENTICATION_FAILURES,
  connectHandlerDenials: CONNECT_HANDLER_DENIALS,
  authorizationPolicyDenials: AUTHORIZATION_POLICY_DENIALS,
};
const CHOICES = Object.keys(WATCHED) as Choice[];
const CHOICE_TYPES: ArgumentTypes = Object.fromEntries(CHOICES.map((name) => [name, ALARM]));

/** Names that a misspelled one is compared with. */
const PROPS: Names<ClientVpnAlarmsProps> = {
  endpoint: 'required',
  actions: true,
  revocationListExpiry: true,
  identityProviderCertificateExpiry: true,
  serverCertificateExpiry: true,
  connectHandlerErrors: true,
  activeConnections: true,
  authenticationFailures: true,
  connectHandlerDenials: true,
  authorizationPolicyDenials: true,
};

/**
 * Which endpoint is watched, for what, and what happens then. None of these props changes the endpoint: an alarm is created, updated or deleted, and no client is
 * disconnected.
 *
 * Each of the alarms takes `ClientVpnAlarm.at()` for another threshold, or `ClientVpnAlarm.none()`. An alarm that would stay without data for ever is not made: of a
 * created endpoint the library knows that, of an imported one only what was said of it. Asking for one is an error where it is known (`AlarmWithoutData`), and so is a
 * threshold that can never be crossed (`AlarmNeverRaised`).
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
export interface ClientVpnAlarmsProps {
  /**
   * The endpoint, created or imported, of any kind. Another one replaces no alarm: each watches the other endpoint then.
   *
   * The alarms belong into its Region: a stack of another one is an error, because they would have no data there.
   */
  readonly endpoint: IClientVpnEndpointRef;

  /**
   * What happens when one of the alarms is raised: at most five actions, such as an `SnsAction` of the CDK. What happens when it is over is added to `alarms`.
   *
   * @default - nothing: the alarms are seen in CloudWatch alone
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
   */
  readonly actions?: IAlarmAction[];

  /**
   * The days that the certificate revocation list is still valid: 1 or more. **With an expired list no client can connect**, those that were never revoked included.
   * An error for a created endpoint that does not authenticate by certificates.
   *
   * @default - fewer than 14, for a created endpoint that authenticates by certificates
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-certificates.html
   */
  readonly revocationListExpiry?: ClientVpnAlarmChoice;

  /**
   * The days that the certificate of the identity provider is still valid: 1 or more. With an expired one no user can sign in. An error for a created endpoint without
   * SAML.
   *
   * @default - fewer than 30, for a created endpoint with SAML
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
   */
  readonly identityProviderCertificateExpiry?: ClientVpnAlarmChoice;

  /**
   * The days that the server certificate is still valid, as ACM measures it once a day: 0 or more. It stops when the certificate has expired, so that no data are an
   * alarm, too: during the first day of a new certificate as well. An error for an endpoint that was imported without its `serverCertificate`.
   *
   * @default - fewer than 30, where the certificate is known: that of a created endpoint, or `serverCertificate` of an imported one
   * @see https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
   */
  readonly serverCertificateExpiry?: ClientVpnAlarmChoice;

  /**
   * The clients that were denied in five minutes by a fault of the connect handler: a number of 0 or more. An error for a created endpoint without one.
   *
   * @default - more than 0 in two of three periods, for a created endpoint with a connect handler
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
   */
  readonly connectHandlerErrors?: ClientVpnAlarmChoice;

  /**
   * The clients that are connected at a time: a number of 0 or more, and less than the addresses of the client range.
   *
   * @default - more than 80 % of what the endpoint can have, where that is known: half of the addresses of its client range, and the quota of its associations
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html
   */
  readonly activeConnections?: ClientVpnAlarmChoice;

  /**
   * The clients that failed to authenticate in five minutes: a number of 0 or more.
   *
   * @default - none: how many are usual depends on the clients
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
   */
  readonly authenticationFailures?: ClientVpnAlarmChoice;

  /**
   * The connections that the connect handler denied in five minutes: a number of 0 or more. An error for a created endpoint without one.
   *
   * @default - none: how many are usual depends on its conditions
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
   */
  readonly connectHandlerDenials?: ClientVpnAlarmChoice;

  /**
   * The connections that the authorization policy denied in five minutes: a number of 0 or more. An error for a created endpoint without a policy.
   *
   * @default - none: how many are usual depends on the policy
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
   */
  readonly authorizationPolicyDenials?: ClientVpnAlarmChoice;
}

/**
 * The alarms of an endpoint: by default those that apply to it and that need no tuning. The description of each says what to do.
 *
 * @example
 * declare const vpn: ClientVpnEndpointPlus;
 * declare const topic: sns.Topic;
 *
 * new ClientVpnAlarms(this, 'Alarms', {
 *   endpoint: vpn,
 *   actions: [new cloudwatch_actions.SnsAction(topic)],
 *   authenticationFailures: ClientVpnAlarm.at(20),
 * });
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
export class ClientVpnAlarms extends Construct {
  private readonly made: readonly Alarm[];

  public constructor(scope: Construct, id: string, props: ClientVpnAlarmsProps) {
    super(scope, constructId('new ClientVpnAlarms', id, arguments));
    expectProps(this, 'props', props, PROPS, { required: { endpoint: ENDPOINT_ARGUMENT }, optional: CHOICE_TYPES });
    const { actions = [], endpoint } = props;
    expectAll(this, 'actions', actions, ALARM_ACTION);
    const features = featuresOf(endpoint);
    const wanted = CHOICES.filter((name) => this.isWanted(name, props[name], endpoint, features));
    this.made = wanted.map((name) => this.make(WATCHED[name], endpoint, features, props[name]?._alarm()));
    this.made.forEach((alarm) => alarm.addAlarmAction(...actions));
  }

  /**
   * The alarms that were made: for other actions, or for a dashboard that you have.
   */
  public get alarms(): Alarm[] {
    return [...this.made];
  }

  /** Whether an alarm is made: because it is asked for, or because it has data, and a threshold that is right for everyone. */
  private isWanted(name: Choice, choice: ClientVpnAlarmChoice | undefined, endpoint: IClientVpnEndpointRef, features: EndpointFeatures): boolean {
    const { hasData, never, otherwise, threshold } = WATCHED[name];
    if (choice === undefined) {
      return hasData(features) === true && threshold?.(endpoint) !== undefined;
    }
    const wish = choice._alarm();
    if (wish === undefined) {
      return false;
    }
    if (hasData(features) === false) {
      report(this, ALARM_WITHOUT_DATA, `${name} would stay without data for ever: ${otherwise}.`, `Leave ${name} out.`);
    }
    const why = Token.isUnresolved(wish.threshold) ? undefined : never?.(wish.threshold, endpoint);
    if (why !== undefined) {
      report(this, ALARM_NEVER_RAISED, `${name} would never be raised with ${wish.threshold}: ${why}.`, `Write e.g. ClientVpnAlarm.at(${threshold!(endpoint)}).`);
    }
    return true;
  }

  private make(watched: Watched, endpoint: IClientVpnEndpointRef, features: EndpointFeatures, wish: AlarmWish | undefined): Alarm {
    const { comparisonOperator, description, id, metric, threshold, treatMissingData } = watched;
    const { datapointsToAlarm, evaluationPeriods } = wish ?? {};
    const alarm = new Alarm(this, id, {
      alarmDescription: `Client VPN endpoint ${endpoint.node.path}: ${description}`,
      comparisonOperator,
      evaluationPeriods: evaluationPeriods ?? Math.max(watched.evaluationPeriods, datapointsToAlarm ?? 1),
      datapointsToAlarm: datapointsToAlarm ?? evaluationPeriods ?? watched.datapointsToAlarm,
      metric: metric(endpoint, features),
      threshold: wish?.threshold ?? threshold!(endpoint)!,
      treatMissingData,
    });
    if (wish === undefined) {
      // subnets may be associated later, and then there can be more connections.
      (alarm.node.defaultChild as CfnAlarm).threshold = Lazy.number({ produce: () => threshold!(endpoint) });
    }
    return alarm;
  }
}
