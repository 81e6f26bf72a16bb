import type { ClientVpnAlarmOptions } from './alarm';

/**
 * What is asked of an alarm.
 *
 * @internal
 */
export interface AlarmWish extends ClientVpnAlarmOptions {
  readonly threshold: number;
}

/**
 * Whether there is to be an alarm, and from when on, as `ClientVpnAlarm` says it.
 */
export class ClientVpnAlarmChoice {
  /**
   * @internal
   */
  public static _of(wish?: AlarmWish): ClientVpnAlarmChoice {
    return new ClientVpnAlarmChoice(wish);
  }

  // a class with a private constructor has no subclasses, in any language.
  private constructor(private readonly wish?: AlarmWish) {}

  /**
   * What is asked; nothing for no alarm.
   *
   * @internal
   */
  public _alarm(): AlarmWish | undefined {
    return this.wish;
  }
}
