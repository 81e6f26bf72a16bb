import { Token } from 'aws-cdk-lib';
import type { ClientVpnAuthorizationDecision } from './authorization-decision';
import type { AuthorizationPolicyProperty } from './authorization-policy-property';
import type { Place } from '../cdk/place';
import { POLICY_TEXT_LATER } from '../rules/construct-rules';
import { expectObject, limitArguments } from '../validation/argument-checks';
import { callSite, report } from '../validation/reporting';

// Cedar is loaded with the first policy.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const policyDecision = () => require('./policy-decision') as typeof import('./policy-decision');

/**
 * A policy in Cedar, as `ClientVpnAuthorizationPolicy` makes it.
 */
export class ClientVpnCedarPolicy {
  /**
   * @internal
   */
  public static _of(properties: AuthorizationPolicyProperty): ClientVpnCedarPolicy {
    return new ClientVpnCedarPolicy(properties);
  }

  // a class with a private constructor has no subclasses; some runtimes of other languages do not enforce it.
  private constructor(private readonly properties: AuthorizationPolicyProperty) {
    // without them there would be no policy, which allows every client.
    expectObject(callSite('ClientVpnCedarPolicy'), 'properties', properties, 'ClientVpnAuthorizationPolicy.fromFile("policy.cedar")');
  }

  /**
   * The same policy in shadow mode: the service evaluates it and logs what it decides, and allows every client all the same.
   */
  public shadow(): ClientVpnCedarPolicy {
    return new ClientVpnCedarPolicy({ ...this.properties, shadowMode: 'enabled' });
  }

  /**
   * What the policy decides on a client, for unit tests. Shadow mode makes no difference.
   *
   * It is decided as Cedar does: what no statement permits is denied, and `forbid` beats `permit`. Raises an error when the policy is not Cedar,
   * when its text is a token, and when the context has what AWS does not document, or something of another type, with all the names: a guess or a
   * slip would make the test say what production does not. `decideJson()` takes any context, such as one of your connection logs.
   *
   * @param context What is known of the client, as the language writes it: an object, a dictionary or a map, with texts, whole numbers, booleans,
   * lists and further ones of its kind.
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html
   */
  public decide(context: { [key: string]: any }): ClientVpnAuthorizationDecision {
    const call = callSite('ClientVpnCedarPolicy.decide');
    return policyDecision().decided(call, this.textFor(call), context);
  }

  /**
   * What the policy decides on a client, given as JSON: that of a connection log, for example. What AWS does not document of it is named in
   * `undocumented`.
   *
   * Raises an error when the policy is not Cedar, when its text is a token, or when the context is not a JSON object that Cedar can read.
   *
   * @param context The JSON of what is known of the client, such as the `context` of connection logs with `includeAuthorizationPolicyContext`.
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
   */
  public decideJson(context: string): ClientVpnAuthorizationDecision {
    const call = callSite('ClientVpnCedarPolicy.decideJson');
    return policyDecision().decidedJson(call, this.textFor(call), context);
  }

  /**
   * The properties of the L1.
   *
   * @internal
   */
  public _bindAuthorizationPolicy(): AuthorizationPolicyProperty {
    return this.properties;
  }

  private textFor(call: Place): string {
    const { policyDocument } = this.properties;
    if (Token.isUnresolved(policyDocument)) {
      report(call, POLICY_TEXT_LATER, 'the text of the policy is an unresolved token.', 'Pass the text itself.');
    }
    return policyDocument;
  }
}

limitArguments('ClientVpnCedarPolicy', ClientVpnCedarPolicy.prototype, { shadow: 0, decide: 1, decideJson: 1 });
