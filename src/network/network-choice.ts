import type { Construct } from 'constructs';
import type { BoundNetwork } from './bound-network';

type Bind = (endpoint: Construct) => BoundNetwork;

/**
 * The network that clients enter, as `ClientVpnNetwork` makes it.
 */
export class ClientVpnNetworkChoice {
  /**
   * @internal
   */
  public static _of(bind: Bind): ClientVpnNetworkChoice {
    return new ClientVpnNetworkChoice(bind);
  }

  // a class with a private constructor has no subclasses, in any language.
  private constructor(private readonly bind: Bind) {}

  /**
   * What of it is known before anything is made.
   *
   * @internal
   */
  public _bindNetwork(endpoint: Construct): BoundNetwork {
    return this.bind(endpoint);
  }
}
