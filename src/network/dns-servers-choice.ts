import type { Construct } from 'constructs';
import type { BoundNetwork } from './bound-network';

/** What an endpoint says of its clients. */
export interface Clients {
  readonly clientCidrBlock?: string;
  readonly trafficIpAddressType?: string;
}

type Bind = (endpoint: Construct, network?: BoundNetwork, clients?: Clients) => string[];

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
  public _bindDnsServers(endpoint: Construct, network?: BoundNetwork, clients?: Clients): string[] {
    return this.bind(endpoint, network, clients);
  }
}
