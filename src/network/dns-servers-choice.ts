import type { Construct } from 'constructs';
import type { BoundNetwork } from './bound-network';
import type { ClientAddresses } from './client-addresses';

type Bind = (endpoint: Construct, network?: BoundNetwork, clients?: ClientAddresses) => string[];

/**
 * The DNS servers that clients use, as `ClientVpnDnsServers` makes them.
 */
export class ClientVpnDnsServersChoice {
  /**
   * @internal
   */
  public static _of(bind: Bind): ClientVpnDnsServersChoice {
    return new ClientVpnDnsServersChoice(bind);
  }

  // a class with a private constructor has no subclasses, in any language.
  private constructor(private readonly bind: Bind) {}

  /**
   * The addresses.
   *
   * @internal
   */
  public _bindDnsServers(endpoint: Construct, network?: BoundNetwork, clients?: ClientAddresses): string[] {
    return this.bind(endpoint, network, clients);
  }
}
