import type { TrustProviderProperty } from './trust-provider-property';

/**
 * A provider that vouches for the state of devices, as `ClientVpnTrustProvider` makes it.
 */
export class ClientVpnTrustProviderChoice {
  /**
   * @internal
   */
  public static _of(properties: TrustProviderProperty): ClientVpnTrustProviderChoice {
    return new ClientVpnTrustProviderChoice(properties);
  }

  // a class with a private constructor has no subclasses, in any language.
  private constructor(private readonly properties: TrustProviderProperty) {}

  /**
   * The properties of the L1.
   *
   * @internal
   */
  public _bindTrustProvider(): TrustProviderProperty {
    return this.properties;
  }
}
