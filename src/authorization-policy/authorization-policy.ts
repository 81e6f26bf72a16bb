import { readFileSync } from 'node:fs';
import { Token } from 'aws-cdk-lib';
import type { ClientVpnAuthorizationDecision } from './authorization-decision';
import type { Place } from '../cdk/place';
import { POLICY_FILE, POLICY_TEXT_LATER } from '../rules/construct-rules';
import { expectObject, expectText } from '../validation/argument-checks';
import { authoringError, inCall } from '../validation/errors';

// Cedar is loaded with the first policy.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const policyDecision = () => require('./policy-decision') as typeof import('./policy-decision');

const DECIDE = inCall('ClientVpnAuthorizationPolicy.decide');
const FROM_CEDAR = inCall('ClientVpnAuthorizationPolicy.fromCedar');
const FROM_FILE = inCall('ClientVpnAuthorizationPolicy.fromFile');
/** Why a file cannot be read, in words. */
const REASONS: Readonly<Record<string, string>> = { ENOENT: 'does not exist', ERR_ENCODING_INVALID_ENCODED_DATA: 'is no text in UTF-8' };
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
 * The properties of the L1, which older versions do not know.
 *
 * @internal
 */
export interface AuthorizationPolicyProperty {
  readonly policyDocument: string;
  readonly shadowMode: string;
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
 * policy.decide('{ "crowdstrike": { "assessment": { "overall": 70 } } }').result; // ClientVpnAuthorizationResult.PERMIT
 * policy.decide('{}').result; // ClientVpnAuthorizationResult.DENY
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-cedar.html
 */
export abstract class ClientVpnAuthorizationPolicy {
  /**
   * A policy that is enforced, given as its text.
   *
   * @param text One or more Cedar statements, at most 10,000 bytes of UTF-8, comments included.
   */
  public static fromCedar(text: string, options: ClientVpnAuthorizationPolicyOptions = {}): ClientVpnAuthorizationPolicy {
    expectText(FROM_CEDAR, 'text', text, EXAMPLE);
    expectOptions(FROM_CEDAR, options);
    return new CedarPolicy({ policyDocument: text, shadowMode: 'disabled', description: options.description });
  }

  /**
   * A policy that is enforced, read from a file in UTF-8. Ends of lines are those of Unix in the template, wherever the file was checked out:
   * any other text would be a change.
   *
   * Raises an error when there is no such file.
   *
   * @param path The file, from the folder that the app runs in.
   */
  public static fromFile(path: string, options: ClientVpnAuthorizationPolicyOptions = {}): ClientVpnAuthorizationPolicy {
    expectText(FROM_FILE, 'path', path, 'policy.cedar');
    expectOptions(FROM_FILE, options);
    return ClientVpnAuthorizationPolicy.fromCedar(textOf(path), options);
  }

  /**
   * The same policy in shadow mode: the service evaluates it and logs what it decides, and lets everybody in all the same.
   */
  public abstract shadow(): ClientVpnAuthorizationPolicy;

  /**
   * What the policy decides on a client, for unit tests. Shadow mode makes no difference.
   *
   * It is decided as Cedar does: what no statement permits is denied, and `forbid` beats `permit`. Raises an error when the policy is no Cedar,
   * when its text is a token, or when the context is no JSON object that Cedar can read.
   *
   * @param context What is known of the client, as a JSON object: the text that `JSON.stringify()` in TypeScript, `json.dumps()` in Python
   * and `json.Marshal()` in Go make, or that connection logs have as `context` with `includeAuthorizationPolicyContext`.
   */
  public abstract decide(context: string): ClientVpnAuthorizationDecision;

  /**
   * The properties of the L1.
   *
   * @internal
   */
  public abstract _bind(): AuthorizationPolicyProperty;
}

class CedarPolicy extends ClientVpnAuthorizationPolicy {
  public constructor(private readonly properties: AuthorizationPolicyProperty) {
    super();
  }

  public shadow(): ClientVpnAuthorizationPolicy {
    return new CedarPolicy({ ...this.properties, shadowMode: 'enabled' });
  }

  public decide(context: string): ClientVpnAuthorizationDecision {
    const { policyDocument } = this.properties;
    if (Token.isUnresolved(policyDocument)) {
      throw authoringError(POLICY_TEXT_LATER, DECIDE, 'the text of the policy is a token, which is only known when it is deployed.', 'Give the text itself.');
    }
    return policyDecision().decided(DECIDE, policyDocument, context);
  }

  public _bind(): AuthorizationPolicyProperty {
    return this.properties;
  }
}

function expectOptions(place: Place, options: ClientVpnAuthorizationPolicyOptions): void {
  expectObject(place, 'options', options, '{ description: "…" }');
  if (options.description !== undefined) {
    expectText(place, 'description', options.description, '…');
  }
}

function textOf(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)).replaceAll('\r\n', '\n');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw authoringError(POLICY_FILE, FROM_FILE, `the file ${JSON.stringify(path)} ${REASONS[code ?? ''] ?? `cannot be read (${code})`}.`, `Write its path from ${JSON.stringify(process.cwd())}.`);
  }
}
