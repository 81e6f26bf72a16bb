import { ClientVpnCedarPolicy } from './cedar-policy';
import type { Place } from '../cdk/place';
import { POLICY_FILE } from '../rules/construct-rules';
import { expectText, type Names, limitArguments, expectProps } from '../validation/argument-checks';
import { namedFileText } from '../validation/named-file';
import { callSite } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const OPTIONS: Names<ClientVpnAuthorizationPolicyOptions> = { description: true };

const FROM_CEDAR = callSite('ClientVpnAuthorizationPolicy.fromCedar');
const FROM_FILE = callSite('ClientVpnAuthorizationPolicy.fromFile');
const EXAMPLE = 'permit(principal, action, resource) when { context.crowdstrike.assessment.overall > 50 };';

/**
 * What does not change what a policy decides.
 */
export interface ClientVpnAuthorizationPolicyOptions {
  /**
   * A description of the policy. Changing it does not replace the endpoint; whether the service takes it for a change of the policy, which
   * disconnects all clients while the policy is enforced, AWS does not say.
   *
   * @default - no description
   */
  readonly description?: string;
}

/**
 * A policy, written in Cedar, that decides who may connect, and with what device.
 *
 * It is checked with Cedar's own engine: a mistake is an error with its line, before anything is deployed. `decide()` tells what it makes of
 * a client, for unit tests. It reads `context.crowdstrike`, `context.jumpcloud` and `context.jamf` where these are trust providers of the
 * endpoint, `context.saml`, `context["active-directory"]` and `context["mutual-authentication"]` where clients authenticate that way, and
 * `context.connection`. What is not there makes the evaluation fail, which denies the connection: test for it first, with
 * `context has crowdstrike && …`.
 *
 * **Adding or changing a policy that is enforced disconnects all clients**, and so does the end of shadow mode. Begin with `shadow()`.
 *
 * @example
 * const policy = ClientVpnAuthorizationPolicy.fromCedar(`
 *   permit(principal, action, resource)
 *   when { context has crowdstrike && context.crowdstrike.assessment.overall > 50 };
 * `);
 * policy.decide({ crowdstrike: { assessment: { overall: 70 } } }).result; // ClientVpnAuthorizationResult.PERMIT
 * policy.decide({}).result; // ClientVpnAuthorizationResult.DENY
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-cedar.html
 */
export class ClientVpnAuthorizationPolicy {
  /**
   * A policy that is enforced, given as its text.
   *
   * @param text One or more Cedar statements, at most 10,000 bytes of UTF-8, comments included.
   */
  public static fromCedar(text: string, options: ClientVpnAuthorizationPolicyOptions = {}): ClientVpnCedarPolicy {
    expectText(FROM_CEDAR, 'text', text, EXAMPLE);
    expectOptions(FROM_CEDAR, options);
    return ClientVpnCedarPolicy._of({ policyDocument: text, shadowMode: 'disabled', description: options.description });
  }

  /**
   * A policy that is enforced, read from a file in UTF-8, or in UTF-16 with a byte order mark. Ends of lines are those of Unix in the template,
   * wherever the file was checked out: any other text would be a change.
   *
   * Raises an error when there is no such file.
   *
   * @param path The file, from the folder that the app runs in.
   */
  public static fromFile(path: string, options: ClientVpnAuthorizationPolicyOptions = {}): ClientVpnCedarPolicy {
    expectOptions(FROM_FILE, options);
    const text = namedFileText(FROM_FILE, { prop: 'path', path, rule: POLICY_FILE, example: 'policy.cedar' });
    return ClientVpnAuthorizationPolicy.fromCedar(text, options);
  }

  private constructor() {}
}

limitArguments('ClientVpnAuthorizationPolicy', ClientVpnAuthorizationPolicy, { fromCedar: 2, fromFile: 2 });

function expectOptions(place: Place, options: ClientVpnAuthorizationPolicyOptions): void {
  expectProps(place, 'options', options, OPTIONS, { instead: '{ description: "…" }' });
  if (options.description !== undefined) {
    expectText(place, 'description', options.description, '…');
  }
}
