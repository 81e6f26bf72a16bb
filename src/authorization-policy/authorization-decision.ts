/**
 * What an authorization policy decides, in the words of the connection logs.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */
export enum ClientVpnAuthorizationResult {
  /**
   * The client may connect: a `permit` statement applies, and no `forbid` statement.
   */
  PERMIT = 'PERMIT',

  /**
   * The client may not connect: a `forbid` statement applies, or no `permit` statement.
   */
  DENY = 'DENY',

  /**
   * The client may not connect, because a statement cannot be evaluated: it reads what the context lacks, or what is of another type.
   */
  ERROR = 'ERROR',
}

/**
 * A statement of an authorization policy.
 */
export interface ClientVpnAuthorizationStatement {
  /**
   * The statement as it is written.
   */
  readonly text: string;

  /**
   * The line that it begins in; the first one is 1.
   */
  readonly line: number;

  /**
   * The value of its annotation `@id("…")`.
   *
   * @default - it has none
   */
  readonly id?: string;
}

/**
 * What an authorization policy decides on a context, and why.
 */
export interface ClientVpnAuthorizationDecision {
  /**
   * What it decides.
   */
  readonly result: ClientVpnAuthorizationResult;

  /**
   * The statements that decide: those that permit, those that forbid, or those that cannot be evaluated. There are none when the client is
   * denied because no statement permits.
   */
  readonly statements: ClientVpnAuthorizationStatement[];

  /**
   * What could not be evaluated, each with its place in the policy and Cedar's message. A statement that cannot be evaluated does not apply: a
   * `forbid` statement that reads a missing attribute denies no one.
   */
  readonly errors: string[];

  /**
   * What of the context AWS does not document, or documents as another type: whether a real client has it is not known. There is nothing of it
   * after `decide()`, which rejects such a context.
   */
  readonly undocumented: string[];
}
