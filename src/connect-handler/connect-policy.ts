import type { TimeZone } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { clientVersion, combined, hours, platforms, sourceIps, told } from './connect-conditions';
import type { ClientVpnHours } from './hours';
import type { ClientVpnPlatform } from './platform';
import { withVariables } from './policy-variables';
import type { ConnectPolicy } from '../handler/handler';
import { HANDLER_SOURCE } from '../handler/source.generated';
import { expectKind } from '../validation/argument-checks';

/** Pinned, so that templates do not depend on the version of the CDK. */
const RUNTIME = Runtime.NODEJS_24_X;
const HANDLER = 'index.handler';
const CODE = { members: ['bind'], instead: 'lambda.Code.fromAsset("gate")' };

/**
 * How code of yours runs.
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
  readonly environmentEncryption?: IKey;

  /**
   * The memory of the function in MiB, from 128 to 10240. More memory comes with more processor.
   *
   * @default 128
   */
  readonly memorySize?: number;
}

/**
 * What runs in the function.
 *
 * @internal
 */
export interface BoundConnectPolicy extends ClientVpnConnectCodeOptions {
  readonly code: Code;
  readonly handler: string;
  readonly runtime: Runtime;
}

/**
 * Who may connect: conditions that are ready, or code of yours.
 *
 * A changed policy counts for new connections; those that exist stay.
 *
 * @example
 * ClientVpnConnectPolicy.anyOf(
 *   ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24', '2001:db8:1::/48']),
 *   ClientVpnConnectPolicy.allowHours(TimeZone.EUROPE_BERLIN, { start: '07:00', end: '19:00' }),
 * );
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
 */
export abstract class ClientVpnConnectPolicy {
  /**
   * Allows connections from addresses, of either family. It is the public address that counts: that of the network, where a device is behind one.
   *
   * @param ranges Ranges in CIDR notation, such as `203.0.113.0/24`, and single addresses.
   */
  public static allowSourceIps(ranges: string[]): ClientVpnConnectCondition {
    return new Condition((scope) => sourceIps(scope, ranges));
  }

  /**
   * Allows connections from operating systems. The client itself says which one it is: this guards against mistakes, not against attackers.
   *
   * @param allowed The operating systems.
   */
  public static allowPlatforms(...allowed: ClientVpnPlatform[]): ClientVpnConnectCondition {
    return new Condition((scope) => platforms(scope, allowed));
  }

  /**
   * Allows connections on days and at times of day. What is connected stays connected when the time is over; `sessionTimeout` ends it.
   *
   * @param timezone Whose days and times these are; summer time is taken care of.
   */
  public static allowHours(timezone: TimeZone, allowed: ClientVpnHours): ClientVpnConnectCondition {
    return new Condition((scope) => hours(scope, timezone, allowed));
  }

  /**
   * Allows connections from clients with a version of OpenVPN or a later one. Every client says which OpenVPN it is made of. The AWS provided
   * client has version numbers of its own, which the function is not told: `5.2.0` would deny everybody.
   *
   * The client itself says which version it is: this guards against mistakes, not against attackers.
   *
   * @param version The version, such as `2.5.0`.
   */
  public static minimumClientVersion(version: string): ClientVpnConnectCondition {
    return new Condition((scope) => clientVersion(scope, version));
  }

  /**
   * Allows connections that all of the conditions allow. A user who is denied is told of the first that does not.
   */
  public static allOf(...conditions: ClientVpnConnectCondition[]): ClientVpnConnectCondition {
    return new Condition((scope) => combined(scope, 'all-of', conditions));
  }

  /**
   * Allows connections that at least one of the conditions allows.
   */
  public static anyOf(...conditions: ClientVpnConnectCondition[]): ClientVpnConnectCondition {
    return new Condition((scope) => combined(scope, 'any-of', conditions));
  }

  /**
   * Lets code of yours decide. For Node.js, the module `cdk-client-vpn-plus/lib/handler` has types of what the code is asked and answers, and
   * `connectHandler()`, which makes every answer a well-formed one.
   *
   * @param code The code.
   */
  public static fromCode(code: Code, options: ClientVpnConnectCodeOptions = {}): ClientVpnConnectPolicy {
    return new OwnCode(code, options);
  }

  /**
   * What runs in the function.
   *
   * @internal
   */
  public abstract _bindPolicy(scope: IConstruct): BoundConnectPolicy;
}

/**
 * A condition that is ready, and that may be combined with others.
 */
export abstract class ClientVpnConnectCondition extends ClientVpnConnectPolicy {
  /**
   * Tells users who are denied something else than the condition's own words.
   *
   * @param message What they are told, in at most 255 characters.
   */
  public abstract withMessage(message: string): ClientVpnConnectCondition;

  /**
   * The condition as the function reads it.
   *
   * @internal
   */
  public abstract _render(scope: IConstruct): ConnectPolicy;
}

class Condition extends ClientVpnConnectCondition {
  public constructor(private readonly render: (scope: IConstruct) => ConnectPolicy) {
    super();
  }

  public withMessage(message: string): ClientVpnConnectCondition {
    return new Condition((scope) => told(scope, this.render(scope), message));
  }

  public _render(scope: IConstruct): ConnectPolicy {
    return this.render(scope);
  }

  public _bindPolicy(scope: IConstruct): BoundConnectPolicy {
    const { policy, environment } = withVariables(this.render(scope));
    // in the template, not in an asset: it shows who may connect, and what changes.
    const code = Code.fromInline(`${HANDLER_SOURCE}\nconst POLICY = ${policy};\nexports.handler = connectHandler(decideBy(POLICY));\n`);
    return { code, environment, handler: HANDLER, runtime: RUNTIME };
  }
}

class OwnCode extends ClientVpnConnectPolicy {
  public constructor(private readonly code: Code, private readonly options: ClientVpnConnectCodeOptions) {
    super();
  }

  public _bindPolicy(scope: IConstruct): BoundConnectPolicy {
    expectKind(scope, 'connectHandler.policy.code', this.code, CODE);
    // untyped languages give null where others leave something out.
    const options = (this.options as ClientVpnConnectCodeOptions | null) ?? {};
    return { ...options, code: this.code, handler: options.handler ?? HANDLER, runtime: options.runtime ?? RUNTIME };
  }
}
