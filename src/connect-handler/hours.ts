import type { TimeZone } from 'aws-cdk-lib';

/**
 * A day of the week, or all of them.
 */
export enum ClientVpnWeekday {
  /** All of them; it stands alone. */
  EVERY_DAY = 'every day',
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
 * Days and times of day. None of them has a default: one that is left out by mistake, or that a language cannot hand over, would let in more.
 */
export interface ClientVpnHours {
  /**
   * Whose days and times these are; summer time is taken care of.
   */
  readonly timezone: TimeZone;

  /**
   * The days; `ClientVpnWeekday.EVERY_DAY` alone for all of them.
   */
  readonly days: ClientVpnWeekday[];

  /**
   * When connections are allowed from, as hours and minutes such as `07:30`; `00:00` for the whole day.
   */
  readonly start: string;

  /**
   * When connections are not allowed any more, as hours and minutes such as `19:00`; `24:00` for the whole day. Before `start` it is a time on the
   * next day.
   */
  readonly end: string;
}
