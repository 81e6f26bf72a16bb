import type { aws_directoryservice, aws_iam } from 'aws-cdk-lib/interfaces';
import { ClientVpnAuthenticationChoice, ClientVpnUserAuthentication } from './authentication-choice';
import type { ClientVpnMutualOptions } from './authentication-choice';
import { microsoftAdId } from '../cdk/refs';
import { expectInstance, expectProps, expectName, MICROSOFT_AD, SAML_PROVIDER, SIMPLE_AD, type Names, limitArguments } from '../validation/argument-checks';
import { callSite } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const OPTIONS: Names<ClientVpnFederatedOptions> = { selfServiceSamlProvider: true };

const A_DIRECTORY = '"d-1234567890"';

/**
 * Options of SAML authentication.
 */
export interface ClientVpnFederatedOptions {
  /**
   * A second SAML provider for the self-service portal.
   *
   * Needed only with an identity provider that cannot hold the portal's assertion consumer service URL beside the client's own. Changing it
   * replaces the endpoint.
   *
   * @default - the portal uses the same provider as the clients
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/federated-authentication.html
   */
  readonly selfServiceSamlProvider?: aws_iam.ISAMLProviderRef;
}

/**
 * How clients prove who they are: with certificates, as users, or both.
 *
 * Changing anything of it replaces the endpoint: a new id, a new DNS name, and every client configuration has to be exported again.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html
 */
export class ClientVpnAuthentication {
  /**
   * Mutual authentication: clients show a certificate.
   *
   * Without a `clientRootCertificate` **another server certificate replaces the endpoint**.
   */
  public static mutual(options: ClientVpnMutualOptions = {}): ClientVpnAuthenticationChoice {
    return ClientVpnAuthenticationChoice._mutual('ClientVpnAuthentication.mutual', options);
  }

  /**
   * Users sign in with an identity provider through SAML 2.0.
   *
   * The provider must be in the account of the endpoint. Its application needs the assertion consumer service URL `http://127.0.0.1:35001`
   * and the audience `urn:amazon:webservices:clientvpn`; authorization rules by group compare the attribute `memberOf`.
   *
   * @param samlProvider The identity provider in IAM.
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/federated-authentication.html
   */
  public static federated(samlProvider: aws_iam.ISAMLProviderRef, options: ClientVpnFederatedOptions = {}): ClientVpnUserAuthentication {
    const place = callSite('ClientVpnAuthentication.federated');
    expectInstance(place, 'samlProvider', samlProvider, SAML_PROVIDER);
    expectProps(place, 'options', options, OPTIONS, { optional: { selfServiceSamlProvider: SAML_PROVIDER } });
    return ClientVpnUserAuthentication._of({
      type: 'federated-authentication',
      federatedAuthentication: {
        samlProviderArn: samlProvider.samlProviderRef.samlProviderArn,
        selfServiceSamlProviderArn: options.selfServiceSamlProvider?.samlProviderRef.samlProviderArn,
      },
    });
  }

  /**
   * Users sign in with a directory of AWS Directory Service: AWS Managed Microsoft AD, Simple AD or AD Connector.
   *
   * The directory must be in the account and the Region of the endpoint. Authorization rules by group name the group's SID.
   *
   * @param directoryId The id of the directory, such as `d-1234567890`.
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/ad.html
   */
  public static activeDirectory(directoryId: string): ClientVpnUserAuthentication {
    expectName(callSite('ClientVpnAuthentication.activeDirectory'), 'directoryId', directoryId, A_DIRECTORY);
    return ClientVpnUserAuthentication._of({ type: 'directory-service-authentication', activeDirectory: { directoryId } });
  }

  /**
   * Users sign in with a directory of AWS Managed Microsoft AD.
   *
   * @param directory The directory, in the account and the Region of the endpoint.
   */
  public static microsoftAd(directory: aws_directoryservice.IMicrosoftADRef): ClientVpnUserAuthentication {
    expectInstance(callSite('ClientVpnAuthentication.microsoftAd'), 'directory', directory, MICROSOFT_AD);
    return ClientVpnAuthentication.activeDirectory(microsoftAdId(directory));
  }

  /**
   * Users sign in with a directory of Simple AD.
   *
   * @param directory The directory, in the account and the Region of the endpoint.
   */
  public static simpleAd(directory: aws_directoryservice.ISimpleADRef): ClientVpnUserAuthentication {
    expectInstance(callSite('ClientVpnAuthentication.simpleAd'), 'directory', directory, SIMPLE_AD);
    return ClientVpnAuthentication.activeDirectory(directory.simpleAdRef.directoryId);
  }

  private constructor() {}
}

limitArguments('ClientVpnAuthentication', ClientVpnAuthentication, { mutual: 1, federated: 2, activeDirectory: 1, microsoftAd: 1, simpleAd: 1 });
