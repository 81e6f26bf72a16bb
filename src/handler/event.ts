/** What AWS Client VPN asks a connect handler, and what it takes for an answer. */

/**
 * A new connection, as schema version 1 describes it. The later versions have the same fields and more.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
 */
export interface ClientVpnConnectEventV1 {
  /** The version of this schema, to be returned with the answer. */
  readonly 'schema-version': 'v1';
  /** The id of the connection. */
  readonly 'connection-id': string;
  /** The id of the endpoint: one function may serve several endpoints. */
  readonly 'endpoint-id': string;
  /** The common name of the client certificate. */
  readonly 'common-name': string;
  /** The name of the user in the directory, or the `NameID` of the identity provider; empty with certificates alone. */
  readonly 'username': string;
  /** The operating system, in the words of the client, such as `win`. */
  readonly 'platform': string;
  /** The version of the operating system; clients on Windows tell it when their configuration has `push-peer-info`. */
  readonly 'platform-version': string;
  /** The public address of the device, or that of the network that it is behind. */
  readonly 'public-ip': string;
  /** The version of OpenVPN that the client is made of, which is not the version of the AWS provided client. */
  readonly 'client-openvpn-version': string;
}

/** A new connection, as schema version 2 describes it. */
export interface ClientVpnConnectEventV2 extends Omit<ClientVpnConnectEventV1, 'schema-version'> {
  readonly 'schema-version': 'v2';
  /** The groups of the user. AWS does not say whether they are a text or a list: be ready for both. */
  readonly 'groups'?: string | readonly string[];
}

/** A new connection, as schema version 3 describes it. AWS has not documented its further fields, so that they have no type. */
export interface ClientVpnConnectEventV3 extends Omit<ClientVpnConnectEventV2, 'schema-version'> {
  readonly 'schema-version': 'v3';
  readonly [field: string]: unknown;
}

/** A new connection, which the client has been authenticated for. */
export type ClientVpnConnectEvent = ClientVpnConnectEventV1 | ClientVpnConnectEventV2 | ClientVpnConnectEventV3;

interface Answer {
  /** Whether the client may connect. */
  readonly 'allow': boolean;
  /** At most ten words of your own about the device, of at most 255 characters each; they stand in the connection log. */
  readonly 'posture-compliance-statuses': string[];
}

/** The answer to schema version 1, which names the message otherwise than later versions do. */
export interface ClientVpnConnectResponseV1 extends Answer {
  readonly 'schema-version': 'v1';
  /** The message for a user who is denied, in at most 255 characters. */
  readonly 'error-msg-on-failed-posture-compliance': string;
}

/** The answer to schema version 2. */
export interface ClientVpnConnectResponseV2 extends Answer {
  readonly 'schema-version': 'v2';
  /** The message for a user who is denied, in at most 255 characters. */
  readonly 'error-msg-on-denied-connection': string;
}

/** The answer to schema version 3. */
export interface ClientVpnConnectResponseV3 extends Omit<ClientVpnConnectResponseV2, 'schema-version'> {
  readonly 'schema-version': 'v3';
}

/** An answer, in the version of the event. Every field is required: the service denies the connection otherwise. */
export type ClientVpnConnectResponse = ClientVpnConnectResponseV1 | ClientVpnConnectResponseV2 | ClientVpnConnectResponseV3;

/** What your own code decides about a connection. */
export interface ClientVpnConnectDecision {
  /** Whether the client may connect. */
  readonly allow: boolean;
  /** The message for a user who is denied; what is longer than 255 characters is cut off. */
  readonly message?: string;
  /** Words about the device for the connection log: at most ten. */
  readonly statuses?: readonly string[];
}
