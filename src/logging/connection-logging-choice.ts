import type { Construct } from 'constructs';
import type { BoundConnectionLogging, ConnectionLogOptions, LoggingParts } from './bound-connection-logging';

/**
 * Where the connections of clients are logged, as `ClientVpnConnectionLogging` makes it.
 */
export class ClientVpnConnectionLoggingChoice {
  /**
   * @internal
   */
  public static _of(parts: LoggingParts): ClientVpnConnectionLoggingChoice {
    return new ClientVpnConnectionLoggingChoice(parts);
  }

  // of a class with a private constructor nobody derives another one, in any language.
  private constructor(private readonly parts: LoggingParts) {}

  /**
   * The options before anything is made.
   *
   * @internal
   */
  public _planLogging(): ConnectionLogOptions {
    return this.parts.plan();
  }

  /**
   * Makes what is needed.
   *
   * @internal
   */
  public _bindLogging(endpoint: Construct): BoundConnectionLogging {
    return this.parts.bind(endpoint);
  }
}
