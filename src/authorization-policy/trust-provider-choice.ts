import type { TrustProviderProperty } from './trust-provider-property';
import { expectObject } from '../validation/argument-checks';
import { callSite } from '../validation/reporting';

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

  // a class with a private constructor has no subclasses; some runtimes of other languages do not enforce it.
  private constructor(private readonly properties: TrustProviderProperty) {
    expectObject(callSite('ClientVpnTrustProviderChoice'), 'properties', properties, 'ClientVpnTrustProvider.jamf({ tenantId: "tenant" })');
  }

  /**
   * The properties of the L1.
   *
   * @internal
   */
  public _bindTrustProvider(): TrustProviderProperty {
    return this.properties;
  }
}
