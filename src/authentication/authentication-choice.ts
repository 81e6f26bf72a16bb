import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { aws_certificatemanager } from 'aws-cdk-lib/interfaces';
import { certificateArn } from '../cdk/refs';
import { VALUE_KIND } from '../rules/construct-rules';
import { CERTIFICATE, expectOptionalName, expectProps, invalidArgument, limitArguments, type Names } from '../validation/argument-checks';
import { callSite, report } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const OPTIONS: Names<ClientVpnMutualOptions> = { clientRootCertificate: true, clientRootCertificateFile: true };

type AuthenticationOption = CfnClientVpnEndpoint.ClientAuthenticationRequestProperty;

/** What an endpoint writes, certificates first, as `ec2.ClientVpnEndpoint` does: another order would be a change, which replaces the endpoint. */
interface AuthenticationParts {
  readonly mutual?: ClientVpnMutualOptions;
  readonly users?: AuthenticationOption;
}

/**
 * Options of authentication with certificates.
 */
export interface ClientVpnMutualOptions {
  /**
   * The certificate in ACM whose chain signed the client certificates. Changing it replaces the endpoint.
   *
   * Where it is left out, **another server certificate replaces the endpoint**, because it is the root of the clients as well. Name a root that
   * stays, or import the renewed server certificate under the ARN that it has.
   *
   * @default - the server certificate, which is right when the same authority signed both
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/mutual.html
   */
  readonly clientRootCertificate?: aws_certificatemanager.ICertificateRef;

  /**
   * The file of the authority that signs the client certificates, such as `pki/ca.crt`, from the folder that the app runs in: PEM, in UTF-8 or
   * in UTF-16 with a byte order mark, alone or with its chain. It is read for checks at synthesis, and changes nothing in the template.
   *
   * An error is a file that cannot be read or holds a private key, what is not an authority, one that has expired, and one that has not signed
   * the certificate in `serverCertificateFile` where no `clientRootCertificate` is given. A key of another size than 1,024 or 2,048 bits and
   * less than 30 days left are warnings.
   *
   * @default - the client root is not checked
   * @see https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/docs/certificates.md#certificates-in-the-app
   */
  readonly clientRootCertificateFile?: string;
}

/**
 * How clients prove who they are, as `ClientVpnAuthentication` makes it.
 */
export class ClientVpnAuthenticationChoice {
  /**
   * Certificates alone, or beside what users sign in with.
   *
   * @internal
   */
  public static _mutual(call: string, mutual: ClientVpnMutualOptions, users?: AuthenticationOption): ClientVpnAuthenticationChoice {
    const place = callSite(call);
    expectProps(place, 'options', mutual, OPTIONS, { optional: { clientRootCertificate: CERTIFICATE } });
    expectOptionalName(place, 'clientRootCertificateFile', mutual.clientRootCertificateFile, '"pki/ca.crt"');
    if ('certificateRef' in mutual) {
      invalidArgument(place, 'options', mutual, '{ clientRootCertificate: certificate }');
    }
    return new ClientVpnAuthenticationChoice({ mutual, users });
  }

  // a class with a private constructor has no subclasses, in any language.
  private constructor(private readonly parts: AuthenticationParts) {}

  /**
   * Whether users sign in, so that there are groups and the self-service portal is of use.
   *
   * @internal
   */
  public get _hasUsers(): boolean {
    return this.parts.users !== undefined;
  }

  /**
   * What is asked of client certificates, where they are asked for.
   *
   * @internal
   */
  public get _asked(): ClientVpnMutualOptions | undefined {
    return this.parts.mutual;
  }

  /**
   * The options of the L1.
   *
   * @internal
   */
  public _bind(serverCertificateArn: string): AuthenticationOption[] {
    const { mutual, users } = this.parts;
    const root = mutual?.clientRootCertificate;
    const certificates: AuthenticationOption[] = mutual === undefined ? [] : [{
      type: 'certificate-authentication',
      mutualAuthentication: { clientRootCertificateChainArn: root === undefined ? serverCertificateArn : certificateArn(root) },
    }];
    return users === undefined ? certificates : [...certificates, users];
  }
}

// the only class that is derived from it.
const Choice = ClientVpnAuthenticationChoice as unknown as new (parts: unknown) => ClientVpnAuthenticationChoice;

/**
 * Authentication of users, which may be combined with certificates.
 */
export class ClientVpnUserAuthentication extends Choice {
  /**
   * @internal
   */
  public static _of(users: AuthenticationOption): ClientVpnUserAuthentication {
    return new ClientVpnUserAuthentication(users);
  }

  private constructor(private readonly users: AuthenticationOption) {
    super({ users } satisfies AuthenticationParts);
  }

  /**
   * Asks for a client certificate as well.
   *
   * Without a `clientRootCertificate` **another server certificate replaces the endpoint**.
   */
  public withMutual(options: ClientVpnMutualOptions = {}): ClientVpnAuthenticationChoice {
    return ClientVpnAuthenticationChoice._mutual('ClientVpnUserAuthentication.withMutual', options, this.users);
  }
}

limitArguments('ClientVpnUserAuthentication', ClientVpnUserAuthentication.prototype, { withMutual: 1 });

// JavaScript has no compiler that says which method is meant; no other language sees this.
Object.defineProperty(ClientVpnUserAuthentication.prototype, 'mutual', {
  value: () => {
    report(callSite('ClientVpnUserAuthentication.mutual'), VALUE_KIND, 'mutual() is a factory without a way for users to sign in.',
      'Write withMutual(), which asks for a certificate as well.');
  },
});
