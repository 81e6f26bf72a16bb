import type { Construct } from 'constructs';

/**
 * Who may reach a destination. At least one of `groups` and `allUsers` is given: access for everyone is never a silent default.
 */
export interface ClientVpnNetworkAccessOptions {
  /**
   * The groups: SIDs with a directory, values of the attribute `memberOf` with SAML; at most 255 characters each. Each gets an authorization
   * rule of its own. Adding or removing one resets connections.
   *
   * @default - no groups: `allUsers` has to be true
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html
   */
  readonly groups?: string[];

  /**
   * Whether every user who is authenticated may reach the destination. Changing it resets connections.
   *
   * @default false
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html
   */
  readonly allUsers?: boolean;

  /**
   * The description of the authorization rules. Changing it replaces the rules, which fails as long as the old ones exist: change it in two
   * deployments.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The description of the routes to the destination, which all calls for it have in common: one of them gives it. Changing it replaces the routes,
   * which fails as long as the old ones exist: change it in two deployments.
   *
   * @default - no description
   */
  readonly routeDescription?: string;

  /**
   * Another stack or nested stack of the same app (or a construct in one) that takes the routes and rules, for networks that are larger than
   * the 500 resources of one stack. The access to one destination is made in one scope; moving it to another one replaces its routes and rules,
   * which fails as long as the old ones exist: do it in two deployments.
   *
   * @default - the stack of the endpoint
   */
  readonly scope?: Construct;
}
