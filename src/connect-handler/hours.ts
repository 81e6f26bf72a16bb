import type { TimeZone } from 'aws-cdk-lib';

/**
 * A day of the week.
 */
export enum ClientVpnWeekday {
  /** Sunday. */
  SUNDAY = 'Sun',
  /** Monday. */
  MONDAY = 'Mon',
  /** Tuesday. */
  TUESDAY = 'Tue',
  /** Wednesday. */
  WEDNESDAY = 'Wed',
  /** Thursday. */
  THURSDAY = 'Thu',
  /** Friday. */
  FRIDAY = 'Fri',
  /** Saturday. */
  SATURDAY = 'Sat',
}

/**
 * Days and times of day. At least one of them is given.
 */
export interface ClientVpnHours {
  /**
   * Whose days and times these are; summer time is taken care of.
   */
  readonly timezone: TimeZone;

  /**
   * The days.
   *
   * @default - every day
   */
  readonly days?: ClientVpnWeekday[];

  /**
   * When connections are allowed from, as hours and minutes such as `07:30`.
   *
   * @default '00:00'
   */
  readonly start?: string;

  /**
   * When connections are not allowed any more, as hours and minutes such as `19:00`. Before `start` it is a time on the next day.
   *
   * @default '24:00'
   */
  readonly end?: string;
}
