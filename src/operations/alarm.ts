import { Token } from 'aws-cdk-lib';
import { ClientVpnAlarmChoice } from './alarm-choice';
import { expectProps, expectWhole, invalidArgument, limitArguments, type Names } from '../validation/argument-checks';
import { callSite } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const OPTIONS: Names<ClientVpnAlarmOptions> = { evaluationPeriods: true, datapointsToAlarm: true };

/**
 * How often a threshold has to be crossed.
 */
export interface ClientVpnAlarmOptions {
  /**
   * The number of periods that are looked at, 1 or more: the last ones. Each has five minutes; of the days until something expires it has an hour, and until the server
   * certificate does, a day. Changing it does not interrupt the endpoint.
   *
   * @default - that of the alarm, or `datapointsToAlarm` where that is more
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
   */
  readonly evaluationPeriods?: number;

  /**
   * The number of those periods in which the threshold has to be crossed: 1 or more, `evaluationPeriods` at most. Changing it does not interrupt the endpoint.
   *
   * @default - all of `evaluationPeriods`, or what the alarm has where that is left out
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
   */
  readonly datapointsToAlarm?: number;
}

/**
 * What is to become of one of the alarms of `ClientVpnAlarms`.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
export class ClientVpnAlarm {
  /**
   * An alarm with another threshold: a whole number, 0 or more; one that is known only at deployment is taken as it is.
   *
   * Of the days until something expires fewer are an alarm, such as 14. Of everything else more are one, such as 500 connections at a time, or 20 of
   * what is counted in five minutes. Another threshold changes the alarm in place, and does not interrupt the endpoint.
   *
   * A number below, or with a fraction, and days as a `Duration`, are errors; so is a threshold that is never crossed: 0 days of a revocation list
   * or of the identity provider's certificate, or as many connections as the client range has addresses.
   *
   * @param threshold Days, connections or events: a whole number.
   * @param options How often the threshold has to be crossed.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
   */
  public static at(threshold: number, options: ClientVpnAlarmOptions = {}): ClientVpnAlarmChoice {
    const place = callSite('ClientVpnAlarm.at');
    expectProps(place, 'options', options, OPTIONS, { instead: '{ evaluationPeriods: 3, datapointsToAlarm: 2 }' });
    const { datapointsToAlarm, evaluationPeriods } = options;
    if (threshold === undefined) {
      invalidArgument(place, 'threshold', threshold, '14');
    }
    expectWhole(place, 'threshold', threshold, '14', { min: 0 });
    expectWhole(place, 'evaluationPeriods', evaluationPeriods, '3', { min: 1 });
    expectWhole(place, 'datapointsToAlarm', datapointsToAlarm, '2', { min: 1, max: Token.isUnresolved(evaluationPeriods) ? undefined : evaluationPeriods });
    return ClientVpnAlarmChoice._of({ threshold, datapointsToAlarm, evaluationPeriods });
  }

  /**
   * No alarm, where there is one by default. In a stack that has it already the alarm is deleted, and the endpoint is not interrupted.
   */
  public static none(): ClientVpnAlarmChoice {
    return ClientVpnAlarmChoice._of();
  }

  private constructor() {}
}

limitArguments('ClientVpnAlarm', ClientVpnAlarm, { at: 2, none: 0 });
