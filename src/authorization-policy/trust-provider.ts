import { ClientVpnTrustProviderChoice } from './trust-provider-choice';
import { expectName, expectText, type Names, limitArguments, expectProps } from '../validation/argument-checks';
import { callSite } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const OPTIONS: Names<ClientVpnTrustProviderKeyOptions> = { tenantId: 'required', publicSigningKeyUrl: 'required' };

/**
 * A provider that publishes the key it signs with.
 */
export interface ClientVpnTrustProviderKeyOptions extends ClientVpnTrustProviderOptions {
  /**
   * Where the provider publishes the key that it signs with, such as `https://assets-public.falcon.crowdstrike.com/zta/jwk.json`.
   */
  readonly publicSigningKeyUrl: string;
}

/**
 * What identifies an organization at a provider.
 */
export interface ClientVpnTrustProviderOptions {
  /**
   * The id at the provider: of the customer at CrowdStrike, of the organization at JumpCloud, of the tenant at Jamf.
   */
  readonly tenantId: string;
}

/**
 * A provider that vouches for the state of devices. Its agent on the device hands a signed token to the AWS provided client, and the
 * authorization policy of the endpoint decides on what the token says. Changing the providers does not interrupt the endpoint.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-providers.html
 */
export class ClientVpnTrustProvider {
  /**
   * CrowdStrike, for devices with macOS and Windows. A policy reads what it says as `context.crowdstrike`.
   */
  public static crowdStrike(options: ClientVpnTrustProviderKeyOptions): ClientVpnTrustProviderChoice {
    return provider('crowdstrike', 'crowdStrike', options, 'https://assets-public.falcon.crowdstrike.com/zta/jwk.json');
  }

  /**
   * JumpCloud, for devices with macOS, Windows and Ubuntu. A policy reads what it says as `context.jumpcloud`.
   */
  public static jumpCloud(options: ClientVpnTrustProviderKeyOptions): ClientVpnTrustProviderChoice {
    return provider('jumpcloud', 'jumpCloud', options, 'https://…/jwks.json');
  }

  /**
   * Jamf, for devices with macOS. A policy reads what it says as `context.jamf`. The service knows where its key is.
   */
  public static jamf(options: ClientVpnTrustProviderOptions): ClientVpnTrustProviderChoice {
    return provider('jamf', 'jamf', options);
  }

  private constructor() {}
}

limitArguments('ClientVpnTrustProvider', ClientVpnTrustProvider, { crowdStrike: 1, jumpCloud: 1, jamf: 1 });

/** A provider, and what the URL of its key looks like where it has one. */
function provider(
  trustProviderType: string, factory: string, options: ClientVpnTrustProviderOptions & Partial<ClientVpnTrustProviderKeyOptions>, exampleUrl?: string,
): ClientVpnTrustProviderChoice {
  const place = callSite(`ClientVpnTrustProvider.${factory}`);
  const instead = `{ tenantId: "tenant"${exampleUrl === undefined ? '' : `, publicSigningKeyUrl: "${exampleUrl}"`} }`;
  expectProps(place, 'options', options, OPTIONS, { instead });
  const { publicSigningKeyUrl, tenantId } = options;
  expectName(place, 'tenantId', tenantId, '"tenant"');
  if (exampleUrl === undefined) {
    return ClientVpnTrustProviderChoice._of({ trustProviderType, tenantId });
  }
  expectText(place, 'publicSigningKeyUrl', publicSigningKeyUrl, exampleUrl);
  return ClientVpnTrustProviderChoice._of({ trustProviderType, tenantId, publicSigningKeyUrl });
}
