import type { Construct } from 'constructs';
import type { BoundConnectionLogging } from './bound-connection-logging';

type Bind = (endpoint: Construct) => BoundConnectionLogging;

/**
 * Where the connections of clients are logged, as `ClientVpnConnectionLogging` makes it.
 */
export class ClientVpnConnectionLoggingChoice {
  /**
   * @internal
   */
  public static _of(bind: Bind): ClientVpnConnectionLoggingChoice {
    return new ClientVpnConnectionLoggingChoice(bind);
  }

  // a class with a private constructor has no subclasses, in any language.
  private constructor(private readonly bind: Bind) {}

  /**
   * Creates what is needed.
   *
   * @internal
   */
  public _bindLogging(endpoint: Construct): BoundConnectionLogging {
    return this.bind(endpoint);
  }
}
