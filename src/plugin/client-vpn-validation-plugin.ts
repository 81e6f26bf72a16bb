import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { ClientVpnRequirementChoice } from './client-vpn-requirement-choice';
import { orRaise } from './requirement-errors';
import type { Rule } from '../evaluation/rule';
import { chosen } from '../rules/required';
import { VERSION } from '../util/package';
import { expectAll, expectName, expectProps, type ArgumentType, type Names, expectArguments } from '../validation/argument-checks';
import { callSite } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const PROPS: Names<ClientVpnValidationPluginProps> = { deployed: true, require: true };

// the rules are loaded when the plugin is added.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const catalogue = () => require('../rules/catalogue') as typeof import('../rules/catalogue');
// likewise.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const validation = () => require('./validate') as typeof import('./validate');

const REQUIREMENT: ArgumentType = { members: ['_text'], instead: 'ClientVpnRequirement.connectionLogging()' };

/**
 * What the plugin checks beyond the rules of AWS.
 */
export interface ClientVpnValidationPluginProps {
  /**
   * What is required of every endpoint of the app; what does not meet it is an error.
   *
   * @default - nothing beyond what AWS asks for
   */
  readonly require?: ClientVpnRequirementChoice[];

  /**
   * A folder with the templates that are deployed: an earlier `cdk.out`, or what `aws cloudformation get-template` answers, one file for each stack,
   * called `<stack name>.template.json` or `.yaml`. What the next deployment replaces, deletes, or would fail with is an error; what disconnects
   * or resets clients is a warning. A stack without a file is taken for a first deployment.
   *
   * @default - nothing is compared
   */
  readonly deployed?: string;
}

/**
 * Checks every template of an app against the rules of AWS Client VPN, whatever construct it comes from: an L1,
 * `ec2.ClientVpnEndpoint`, a template that was included.
 *
 * What the constructs of this library have said themselves is not said again. A finding is acknowledged with
 * `Validations.of(construct).acknowledge()`, under the id `cdk-client-vpn-plus::<RuleId>` and with a reason.
 *
 * @example
 * declare const app: App;
 *
 * Validations.of(app).addPlugins(new ClientVpnValidationPlugin());
 */
export class ClientVpnValidationPlugin implements IPolicyValidationPlugin {
  /**
   * The name of the plugin in reports, and in front of the ids of its rules.
   */
  public readonly name = 'cdk-client-vpn-plus';

  /**
   * The version of this library.
   */
  public readonly version?: string = VERSION;

  /**
   * The rules that are checked, with those of what is required.
   */
  public readonly ruleIds?: string[];

  private readonly required: readonly Rule[];
  private readonly deployed?: string;

  public constructor(props: ClientVpnValidationPluginProps = {}) {
    const place = callSite('new ClientVpnValidationPlugin');
    expectArguments('new ClientVpnValidationPlugin', arguments, 1);
    expectProps(place, 'props', props, PROPS);
    const { deployed, require: choices = [] } = props;
    expectAll(place, 'require', choices, REQUIREMENT);
    this.required = orRaise(place, () => chosen(choices.map(({ _text }) => _text))).map(({ rule }) => rule);
    if (deployed !== undefined) {
      expectName(place, 'deployed', deployed, '"deployed"');
    }
    this.deployed = deployed;
    this.ruleIds = [...catalogue().ALL_RULES, ...this.required].map(({ id }) => id);
  }

  /**
   * Called by the CDK once the templates are written.
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    return validation().validate(context, this.required, this.deployed);
  }
}
