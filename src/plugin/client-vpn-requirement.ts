import { ClientVpnSessionTimeout } from 'aws-cdk-lib/aws-ec2';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ClientVpnRequirementChoice } from './client-vpn-requirement-choice';
import { orRaise } from './requirement-errors';
import { fileBytes } from '../reading/file-bytes';
import { textOf } from '../reading/file-text';
import { InputError } from '../reading/template-source';
import { chosen, RequirementError, requirementsIn } from '../rules/required';
import { expectNames, expectNumberOf, expectProps, expectText, type Names, limitArguments } from '../validation/argument-checks';
import { callSite } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const OPTIONS: Names<ClientVpnGroupsOnlyOptions> = { exceptFor: true };

/**
 * What all users may reach although groups are required.
 */
export interface ClientVpnGroupsOnlyOptions {
  /**
   * The destinations that rules for all users may be for, as CIDR ranges; each one stands for the ranges within it, too.
   *
   * @default - none
   */
  readonly exceptFor?: string[];
}

/**
 * What a company requires of its endpoints beyond what AWS asks for. Each requirement is off unless it is given to `ClientVpnValidationPlugin`;
 * what does not meet one is an error. `check --require` of the command line takes the same ones.
 *
 * @example
 * declare const app: App;
 *
 * Validations.of(app).addPlugins(new ClientVpnValidationPlugin({
 *   require: [ClientVpnRequirement.connectionLogging(), ClientVpnRequirement.retention(logs.RetentionDays.ONE_YEAR)],
 * }));
 */
export class ClientVpnRequirement {
  /**
   * Connections are logged. Security Hub EC2.51, AWS Config `ec2-client-vpn-connection-log-enabled`.
   *
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-51
   */
  public static connectionLogging(): ClientVpnRequirementChoice {
    return made('connection-logging');
  }

  /**
   * The log group of the connection logs is encrypted with a KMS key. AWS Config `cloudwatch-log-group-encrypted`.
   *
   * @see https://docs.aws.amazon.com/config/latest/developerguide/cloudwatch-log-group-encrypted.html
   */
  public static logEncryption(): ClientVpnRequirementChoice {
    return made('log-encryption');
  }

  /**
   * Connection logs are kept for some time or longer. Security Hub CloudWatch.16, AWS Config `cw-loggroup-retention-period-check`.
   *
   * @param atLeast How long at least; `RetentionDays.INFINITE` requires that they never expire.
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16
   */
  public static retention(atLeast: RetentionDays): ClientVpnRequirementChoice {
    expectNumberOf(RetentionDays, callSite('ClientVpnRequirement.retention'), 'atLeast', atLeast, 'logs.RetentionDays.ONE_YEAR');
    return made('retention', atLeast);
  }

  /**
   * Clients show a login banner. NIST SP 800-53 AC-8.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-login-banner.html
   */
  public static loginBanner(): ClientVpnRequirementChoice {
    return made('login-banner');
  }

  /**
   * A session ends after some hours or earlier. NIST SP 800-53 AC-12.
   *
   * @param atMost After how many hours at the latest.
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-max-duration.html
   */
  public static sessionTimeout(atMost: ClientVpnSessionTimeout): ClientVpnRequirementChoice {
    expectNumberOf(ClientVpnSessionTimeout, callSite('ClientVpnRequirement.sessionTimeout'), 'atMost', atMost, 'ec2.ClientVpnSessionTimeout.EIGHT_HOURS');
    return made('session-timeout', atMost);
  }

  /**
   * No full tunnel: clients send only traffic for the networks of the endpoint through the tunnel.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/split-tunnel-vpn.html
   */
  public static splitTunnel(): ClientVpnRequirementChoice {
    return made('split-tunnel');
  }

  /**
   * No split tunnel: clients send all their traffic through the tunnel. NIST SP 800-53 SC-7(7).
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/split-tunnel-vpn.html
   */
  public static fullTunnel(): ClientVpnRequirementChoice {
    return made('full-tunnel');
  }

  /**
   * No authorization rule for all users, but for destinations that are excepted. AWS Config `ec2-client-vpn-not-authorize-all`.
   *
   * @see https://docs.aws.amazon.com/config/latest/developerguide/ec2-client-vpn-not-authorize-all.html
   */
  public static groupsOnly(options: ClientVpnGroupsOnlyOptions = {}): ClientVpnRequirementChoice {
    const place = callSite('ClientVpnRequirement.groupsOnly');
    expectProps(place, 'options', options, OPTIONS, { instead: '{ exceptFor: ["10.0.0.2/32"] }' });
    const { exceptFor = [] } = options;
    expectNames(place, 'exceptFor', exceptFor, '"10.0.0.2/32"');
    return made('groups-only', ...exceptFor);
  }

  /**
   * Clients need a certificate and a user who signs in, both together. NIST SP 800-53 IA-2(1) and IA-2(2).
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html
   */
  public static certificateAndUser(): ClientVpnRequirementChoice {
    return made('certificate-and-user');
  }

  /**
   * An endpoint has subnets in at least two Availability Zones.
   *
   * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateClientVpnTargetNetwork.html
   */
  public static twoZones(): ClientVpnRequirementChoice {
    return made('two-zones');
  }

  /**
   * The requirements in a file, `{ "require": ["connection-logging", "retention=365"] }`, which `check --requirements` reads as well.
   *
   * Raises an error when there is no such file, or when it holds anything else.
   *
   * @param path The file, from the folder that the app runs in.
   */
  public static fromFile(path: string): ClientVpnRequirementChoice[] {
    const place = callSite('ClientVpnRequirement.fromFile');
    expectText(place, 'path', path, 'client-vpn-requirements.json');
    return orRaise(place, () => requirementsIn(textIn(path))).map((text) => ClientVpnRequirementChoice._of(text));
  }

  private constructor() {}
}

limitArguments('ClientVpnRequirement', ClientVpnRequirement, {
  connectionLogging: 0,
  logEncryption: 0,
  retention: 1,
  loginBanner: 0,
  sessionTimeout: 1,
  splitTunnel: 0,
  fullTunnel: 0,
  groupsOnly: 1,
  certificateAndUser: 0,
  twoZones: 0,
  fromFile: 1,
});

function made(name: string, ...values: ReadonlyArray<string | number>): ClientVpnRequirementChoice {
  const text = values.length === 0 ? name : `${name}=${values.join('+')}`;
  const factory = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  orRaise(callSite(`ClientVpnRequirement.${factory}`), () => chosen([text]));
  return ClientVpnRequirementChoice._of(text);
}

function textIn(path: string): string {
  try {
    return textOf(fileBytes(path));
  } catch (error) {
    if (error instanceof InputError) {
      const wrong = `The file ${JSON.stringify(path)}, seen from ${JSON.stringify(process.cwd())}, cannot be used: ${error.message}`;
      throw new RequirementError(wrong, 'Write the path of a file with requirements.');
    }
    throw error;
  }
}
