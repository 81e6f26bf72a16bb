import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { VERSION } from '../util/package';

// the rules are loaded when the plugin is added.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const catalogue = () => require('../rules/catalogue') as typeof import('../rules/catalogue');
// likewise.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const validation = () => require('./validate') as typeof import('./validate');

/**
 * Checks every template of an app against the rules of AWS Client VPN, whatever construct it comes from: an L1,
 * `ec2.ClientVpnEndpoint`, a template that was included.
 *
 * What the constructs of this library have said themselves is not said again. A finding is acknowledged with
 * `Validations.of(construct).acknowledge({ id: 'cdk-client-vpn-plus::<RuleId>', reason })`.
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
   * The rules of this library, those that only its constructs report included.
   */
  public readonly ruleIds?: string[] = catalogue().ALL_RULES.map(({ id }) => id);

  /**
   * Called by the CDK once the templates are written.
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    return validation().validate(context);
  }
}
