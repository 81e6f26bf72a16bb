import type { Construct } from 'constructs';
import type { BoundConnectHandler } from './bound-connect-handler';

type Bind = (endpoint: Construct) => BoundConnectHandler;

/**
 * A function that decides whether a client may connect, as `ClientVpnConnectHandler` makes it.
 */
export class ClientVpnConnectHandlerChoice {
  /**
   * @internal
   */
  public static _of(bind: Bind): ClientVpnConnectHandlerChoice {
    return new ClientVpnConnectHandlerChoice(bind);
  }

  // a class with a private constructor has no subclasses, in any language.
  private constructor(private readonly bind: Bind) {}

  /**
   * Creates what is needed.
   *
   * @internal
   */
  public _bindHandler(endpoint: Construct): BoundConnectHandler {
    return this.bind(endpoint);
  }
}
