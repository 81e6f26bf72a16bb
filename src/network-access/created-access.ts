import { Dependable } from 'constructs';
import type { IConstruct, IDependable } from 'constructs';
import type { IClientVpnAuthorizationRulePlus } from './authorization-rule';
import type { IClientVpnRoutePlus } from './route';

/** Looks for what was created. */
interface Created {
  readonly routes: () => IClientVpnRoutePlus[];
  readonly authorizationRules?: () => IClientVpnAuthorizationRulePlus[];
  /** What else has to exist before clients have the access. */
  readonly before?: () => IConstruct[];
}

/**
 * What `addNetworkAccess()` or `addRoute()` has created.
 *
 * A construct that depends on it is created when clients have the access: after the routes, those of associations that come later included, and
 * the authorization rules.
 *
 * @example
 * declare const vpn: ClientVpnEndpointPlus;
 * declare const smokeTest: Construct;
 *
 * const access = vpn.addNetworkAccess(ClientVpnDestination.cidr('10.20.0.0/16'), { groups: ['engineering'] });
 * smokeTest.node.addDependency(access);
 */
export class ClientVpnNetworkAccess implements IDependable {
  /**
   * @internal
   */
  public static _of(created: Created): ClientVpnNetworkAccess {
    return new ClientVpnNetworkAccess(created);
  }

  // a class with a private constructor has no subclasses, in any language.
  private constructor(private readonly created: Created) {
    const { authorizationRules = () => [], before = () => [], routes } = created;
    Dependable.implement(this, { get dependencyRoots() { return [...before(), ...routes(), ...authorizationRules()]; } });
  }

  /**
   * The routes so far: one for each association, none for a destination within the endpoint's VPC. Those of associations that come later are added.
   */
  public get routes(): IClientVpnRoutePlus[] {
    return this.created.routes();
  }

  /**
   * The authorization rules that the call is about, one for each group or one for all users; none of `addRoute()`.
   */
  public get authorizationRules(): IClientVpnAuthorizationRulePlus[] {
    return this.created.authorizationRules?.() ?? [];
  }
}
