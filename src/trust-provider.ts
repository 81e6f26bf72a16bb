import { inCall } from './private/errors';
import { expectName, expectText } from './private/kinds';

const EXAMPLE_URL = 'https://assets-public.falcon.crowdstrike.com/zta/jwk.json';

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
    expectText(inCall('ClientVpnTrustProvider.crowdStrike'), 'publicSigningKeyUrl', publicSigningKeyUrl, EXAMPLE_URL);
    return provider('crowdstrike', 'crowdStrike', tenantId, publicSigningKeyUrl);
  }

  /**
   * JumpCloud, for devices with macOS, Windows and Ubuntu. A policy reads what it says as `context.jumpcloud`.
   *
   * @param tenantId The id of the organization at JumpCloud.
   * @param publicSigningKeyUrl Where JumpCloud publishes the key that it signs with.
   */
  public static jumpCloud(tenantId: string, publicSigningKeyUrl: string): ClientVpnTrustProvider {
    expectText(inCall('ClientVpnTrustProvider.jumpCloud'), 'publicSigningKeyUrl', publicSigningKeyUrl, EXAMPLE_URL);
    return provider('jumpcloud', 'jumpCloud', tenantId, publicSigningKeyUrl);
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

function provider(trustProviderType: string, factory: string, tenantId: string, publicSigningKeyUrl?: string): ClientVpnTrustProvider {
  expectName(inCall(`ClientVpnTrustProvider.${factory}`), 'tenantId', tenantId, '"tenant"');
  return new Provider({ trustProviderType, tenantId, publicSigningKeyUrl });
}
