import type { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { aws_kms } from 'aws-cdk-lib/interfaces';
import { HANDLER, RUNTIME } from './bound-connect-policy';
import { clientVersion, combined, hours, platforms, sourceIps } from './connect-conditions';
import { ClientVpnConnectCondition, ClientVpnConnectPolicyChoice } from './connect-policy-choice';
import type { ClientVpnHours } from './hours';
import type { ClientVpnPlatformChoice } from './platform';
import { FUNCTION_MEMORY } from '../service/limits';
import { expectInstance, expectObject, expectOptionalName, expectProps, expectTexts, expectWhole, KEY, limitArguments, expectSpelling, type Names } from '../validation/argument-checks';
import { callSite } from '../validation/reporting';

const CODE = { members: ['bind'], instead: 'lambda.Code.fromAsset("gate")' };
const CODE_RUNTIME = { members: ['supportsInlineCode'], instead: 'lambda.Runtime.PYTHON_3_13' };

/** Names that a misspelled one is compared with. */
const CODE_OPTIONS: Names<ClientVpnConnectCodeOptions> = {
  handler: true, runtime: true, environment: true, environmentEncryption: true, memorySize: true,
};

const HOURS: Names<ClientVpnHours> = { timezone: 'required', days: 'required', start: 'required', end: 'required' };

/**
 * How your own code runs.
 */
export interface ClientVpnConnectCodeOptions {
  /**
   * The function within the code.
   *
   * @default 'index.handler'
   */
  readonly handler?: string;

  /**
   * What runs the code.
   *
   * @default Runtime.NODEJS_24_X
   */
  readonly runtime?: Runtime;

  /**
   * The environment variables.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * The key that encrypts the environment variables.
   *
   * @default - AWS Lambda encrypts with a key of its own
   */
  readonly environmentEncryption?: aws_kms.IKeyRef;

  /**
   * The memory of the function in MiB, from 128 to 10240. More memory comes with more processor.
   *
   * @default 128
   */
  readonly memorySize?: number;
}

/**
 * Who may connect: ready-made conditions, or your own code.
 *
 * A changed policy counts for new connections; those that exist stay.
 *
 * @example
 * ClientVpnConnectPolicy.anyOf(
 *   ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24', '2001:db8:1::/48']),
 *   ClientVpnConnectPolicy.allowHours({ timezone: TimeZone.EUROPE_BERLIN, days: [ClientVpnWeekday.EVERY_DAY], start: '07:00', end: '19:00' }),
 * );
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
 */
export class ClientVpnConnectPolicy {
  /**
   * Allows connections from addresses, of either family. It is the public address that counts: that of the network, where a device is behind one.
   *
   * @param ranges Ranges in CIDR notation, such as `203.0.113.0/24`, and single addresses.
   */
  public static allowSourceIps(ranges: string[]): ClientVpnConnectCondition {
    return ClientVpnConnectCondition._of((scope) => sourceIps(scope, ranges));
  }

  /**
   * Allows connections from operating systems. The client itself says which one it is: this guards against mistakes, not against attackers.
   *
   * @param allowed The operating systems.
   */
  public static allowPlatforms(...allowed: ClientVpnPlatformChoice[]): ClientVpnConnectCondition {
    return ClientVpnConnectCondition._of((scope) => platforms(scope, allowed));
  }

  /**
   * Allows connections on days and at times of day. What is connected stays connected when the time is over; `sessionTimeout` ends it.
   */
  public static allowHours(allowed: ClientVpnHours): ClientVpnConnectCondition {
    const place = callSite('ClientVpnConnectPolicy.allowHours');
    expectObject(place, 'allowed', allowed, '{ timezone: TimeZone.EUROPE_BERLIN, days: [ClientVpnWeekday.EVERY_DAY], start: "07:00", end: "19:00" }');
    expectSpelling(place, allowed, HOURS);
    return ClientVpnConnectCondition._of((scope) => hours(scope, allowed));
  }

  /**
   * Allows connections from clients with a version of OpenVPN or a later one. Every client says which OpenVPN it is made of. The AWS provided
   * client has version numbers of its own, which the function does not get: `5.2.0` would deny every client.
   *
   * The client itself says which version it is: this guards against mistakes, not against attackers.
   *
   * @param version The version, such as `2.5.0`.
   */
  public static minimumClientVersion(version: string): ClientVpnConnectCondition {
    return ClientVpnConnectCondition._of((scope) => clientVersion(scope, version));
  }

  /**
   * Allows connections that all of the conditions allow. A user who is denied sees the message of the first that does not.
   */
  public static allOf(...conditions: ClientVpnConnectCondition[]): ClientVpnConnectCondition {
    return ClientVpnConnectCondition._of((scope) => combined(scope, 'all-of', conditions));
  }

  /**
   * Allows connections that at least one of the conditions allows.
   */
  public static anyOf(...conditions: ClientVpnConnectCondition[]): ClientVpnConnectCondition {
    return ClientVpnConnectCondition._of((scope) => combined(scope, 'any-of', conditions));
  }

  /**
   * Lets your own code decide. For Node.js, the module `cdk-client-vpn-plus/lib/handler` has types of what the code is asked and answers, and
   * `connectHandler()`, which makes every answer a well-formed one.
   *
   * @param code The code.
   */
  public static fromCode(code: Code, options: ClientVpnConnectCodeOptions = {}): ClientVpnConnectPolicyChoice {
    expectCode(code, options);
    return ClientVpnConnectPolicyChoice._of(() => ({ ...options, code, handler: options.handler ?? HANDLER, runtime: options.runtime ?? RUNTIME }));
  }

  private constructor() {}
}

limitArguments('ClientVpnConnectPolicy', ClientVpnConnectPolicy, {
  allowSourceIps: 1, allowPlatforms: Infinity, allowHours: 1, minimumClientVersion: 1, allOf: Infinity, anyOf: Infinity, fromCode: 2,
});

/** Throws for code that is none, and for options that none can run with. */
function expectCode(code: Code, options: ClientVpnConnectCodeOptions): void {
  const place = callSite('ClientVpnConnectPolicy.fromCode');
  expectInstance(place, 'code', code, CODE);
  expectProps(place, 'options', options, CODE_OPTIONS, { optional: { environmentEncryption: KEY, runtime: CODE_RUNTIME }, instead: '{ handler: "index.handler" }' });
  const { environment, handler, memorySize } = options;
  expectOptionalName(place, 'handler', handler, '"index.handler"');
  expectTexts(place, 'environment', environment, '{ TABLE: "devices" }');
  expectWhole(place, 'memorySize', memorySize, '256', FUNCTION_MEMORY);
}
