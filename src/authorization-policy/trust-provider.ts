import { expectName, expectText } from '../validation/argument-checks';
import { inCall } from '../validation/errors';

/**
 * The properties of the L1, which older versions do not know.
 *
 * @internal
 */
export interface TrustProviderProperty {
  readonly trustProviderType: string;
  readonly tenantId: string;
  readonly publicSigningKeyUrl?: string;
}

/**
 * A provider that vouches for the state of devices. Its agent on the device hands a signed token to the AWS provided client, and the
 * authorization policy of the endpoint decides on what the token says. Changing the providers does not interrupt the endpoint.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-providers.html
 */
export abstract class ClientVpnTrustProvider {
  /**
   * CrowdStrike, for devices with macOS and Windows. A policy reads what it says as `context.crowdstrike`.
   *
   * @param tenantId The customer id at CrowdStrike.
   * @param publicSigningKeyUrl Where CrowdStrike publishes the key that it signs with, such as
   * `https://assets-public.falcon.crowdstrike.com/zta/jwk.json`.
   */
  public static crowdStrike(tenantId: string, publicSigningKeyUrl: string): ClientVpnTrustProvider {
    return provider('crowdstrike', 'crowdStrike', tenantId, publicSigningKeyUrl, 'https://assets-public.falcon.crowdstrike.com/zta/jwk.json');
  }

  /**
   * JumpCloud, for devices with macOS, Windows and Ubuntu. A policy reads what it says as `context.jumpcloud`.
   *
   * @param tenantId The id of the organization at JumpCloud.
   * @param publicSigningKeyUrl Where JumpCloud publishes the key that it signs with.
   */
  public static jumpCloud(tenantId: string, publicSigningKeyUrl: string): ClientVpnTrustProvider {
    return provider('jumpcloud', 'jumpCloud', tenantId, publicSigningKeyUrl, 'https://…/jwks.json');
  }

  /**
   * Jamf, for devices with macOS. A policy reads what it says as `context.jamf`. The service knows where its key is.
   *
   * @param tenantId The id of the tenant at Jamf.
   */
  public static jamf(tenantId: string): ClientVpnTrustProvider {
    return provider('jamf', 'jamf', tenantId);
  }

  /**
   * The properties of the L1.
   *
   * @internal
   */
  public abstract _bindTrustProvider(): TrustProviderProperty;
}

class Provider extends ClientVpnTrustProvider {
  public constructor(private readonly properties: TrustProviderProperty) {
    super();
  }

  public _bindTrustProvider(): TrustProviderProperty {
    return this.properties;
  }
}

/** A provider, and what the URL of its key looks like where it has one. */
function provider(
  trustProviderType: string, factory: string, tenantId: string, publicSigningKeyUrl?: string, exampleUrl?: string,
): ClientVpnTrustProvider {
  const place = inCall(`ClientVpnTrustProvider.${factory}`);
  expectName(place, 'tenantId', tenantId, '"tenant"');
  if (exampleUrl !== undefined) {
    expectText(place, 'publicSigningKeyUrl', publicSigningKeyUrl, exampleUrl);
  }
  return new Provider({ trustProviderType, tenantId, publicSigningKeyUrl });
}
