import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { BoundConnectHandler, HandlerParts } from './bound-connect-handler';

/**
 * A function that decides whether a client may connect, as `ClientVpnConnectHandler` makes it.
 */
export class ClientVpnConnectHandlerChoice {
  /**
   * @internal
   */
  public static _of(parts: HandlerParts): ClientVpnConnectHandlerChoice {
    return new ClientVpnConnectHandlerChoice(parts);
  }

  // of a class with a private constructor nobody derives another one, in any language.
  private constructor(private readonly parts: HandlerParts) {}

  /**
   * The options of the L1 before anything is made.
   *
   * @internal
   */
  public _planHandler(endpoint: Construct): CfnClientVpnEndpoint.ClientConnectOptionsProperty {
    return this.parts.plan(endpoint);
  }

  /**
   * Makes what is needed.
   *
   * @internal
   */
  public _bindHandler(endpoint: Construct): BoundConnectHandler {
    return this.parts.bind(endpoint);
  }
}
