import type { IConstruct } from 'constructs';
import { type BoundConnectPolicy, readyPolicy } from './bound-connect-policy';
import { withMessage } from './connect-conditions';
import type { ConnectPolicy } from '../handler/handler';
import { limitArguments } from '../validation/argument-checks';

type Bind = (scope: IConstruct) => BoundConnectPolicy;
type Render = (scope: IConstruct) => ConnectPolicy;

/**
 * Who may connect, as `ClientVpnConnectPolicy` makes it.
 */
export class ClientVpnConnectPolicyChoice {
  /**
   * @internal
   */
  public static _of(bind: Bind): ClientVpnConnectPolicyChoice {
    return new ClientVpnConnectPolicyChoice(bind);
  }

  // a class with a private constructor has no subclasses, in any language.
  private constructor(private readonly bind: Bind) {}

  /**
   * What runs in the function.
   *
   * @internal
   */
  public _bindPolicy(scope: IConstruct): BoundConnectPolicy {
    return this.bind(scope);
  }
}

// the only class that is derived from it.
const Choice = ClientVpnConnectPolicyChoice as unknown as new (bind: unknown) => ClientVpnConnectPolicyChoice;

/**
 * A condition that is ready, and that may be combined with others.
 */
export class ClientVpnConnectCondition extends Choice {
  /**
   * @internal
   */
  public static _of(render: Render): ClientVpnConnectCondition {
    return new ClientVpnConnectCondition(render);
  }

  private constructor(private readonly render: Render) {
    super((scope: IConstruct) => readyPolicy(render(scope)));
  }

  /**
   * Tells users who are denied something else than the condition's own words.
   *
   * @param message The message that they get, in at most 255 characters.
   */
  public withMessage(message: string): ClientVpnConnectCondition {
    return new ClientVpnConnectCondition((scope) => withMessage(scope, this.render(scope), message));
  }

  /**
   * The condition as the function reads it.
   *
   * @internal
   */
  public _render(scope: IConstruct): ConnectPolicy {
    return this.render(scope);
  }
}

limitArguments('ClientVpnConnectCondition', ClientVpnConnectCondition.prototype, { withMessage: 1 });
