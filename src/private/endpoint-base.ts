import { Resource, Stage } from 'aws-cdk-lib';
import type { Connections, ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { aws_ec2 } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { Attachments } from './attachments';
import { ACCESS_FOR_NOBODY, ASSOCIATED_ELSEWHERE, TWO_DESCRIPTIONS, TWO_SCOPES } from './authoring-rules';
import { makeAuthorizationRule, makeRoute } from './children';
import { authoringError } from './errors';
import { groupKey, rangeKey, subnetKey } from './ids';
import { pathBelow } from './paths';
import { deploymentOf } from './reflection';
import { ClientVpnAssociation } from '../association';
import { ClientVpnAuthorizationRulePlus } from '../authorization-rule';
import type { ClientVpnAuthorizationRuleOptions } from '../authorization-rule';
import type { ClientVpnDestination } from '../destination';
import type { IClientVpnEndpointPlus } from '../endpoint-interface';
import type { ClientVpnNetworkAccessOptions } from '../network-access';
import { ClientVpnRoutePlus } from '../route';
import type { ClientVpnRouteOptions } from '../route';

/**
 * What created and imported endpoints have in common.
 *
 * @internal
 */
export abstract class EndpointBase extends Resource implements IClientVpnEndpointPlus {
  public abstract readonly clientVpnEndpointId: string;
  public abstract readonly connections: Connections;

  /** What `addNetworkAccess` has made. */
  private readonly made = new Map<string, { readonly home: Construct; readonly description?: string }>();

  private readonly groupKeys = new Map<string, string>();

  public get clientVpnEndpointRef(): aws_ec2.ClientVpnEndpointReference {
    return { clientVpnEndpointId: this.clientVpnEndpointId };
  }

  public get clientVpnEndpointArn(): string {
    return this.stack.formatArn({ service: 'ec2', resource: 'client-vpn-endpoint', resourceName: this.clientVpnEndpointId });
  }

  public get clientVpnEndpointDnsName(): string {
    return `${this.clientVpnEndpointId}.prod.clientvpn.${this.env.region}.${this.stack.urlSuffix}`;
  }

  public get selfServicePortalUrl(): string {
    return `https://self-service.clientvpn.amazonaws.com/endpoints/${this.clientVpnEndpointId}`;
  }

  public addNetworkAccess(destination: ClientVpnDestination, options: ClientVpnNetworkAccessOptions): void {
    const { allUsers, description, groups = [], scope = this } = options;
    if (groups.length === 0 && allUsers !== true) {
      throw authoringError(ACCESS_FOR_NOBODY, this, 'addNetworkAccess gives access to nobody.', 'Write groups: ["engineering"] or allUsers: true.');
    }
    const attachments = Attachments.of(this);
    const bound = destination._bind(this);
    const { cidr, isLocal } = bound;
    const range = rangeKey(cidr, attachments);
    const home = this.homeIn(scope);
    const route = `Route-${range}`;
    if (this.isNew(route, home)) {
      if (isLocal) {
        makeRoute(attachments, home, route, { destination: bound });
      } else {
        attachments.forEachSubnet(({ scope: own, subnet }) => {
          if (!attachments.isServedByVpc(cidr, subnet)) {
            makeRoute(attachments, home === this ? own : childOf(home, associationId(subnet)), route, { destination: bound, subnet });
          }
        }, () => !attachments.isServedByVpc(cidr));
      }
    }
    for (const group of groups) {
      const rule = `Rule-${range}-${this.keyOf(group)}`;
      if (this.isNew(rule, home, description)) {
        makeAuthorizationRule(attachments, home, rule, { group, destination: bound, description });
      }
    }
    const ruleForAll = `Rule-${range}-AllUsers`;
    if (allUsers === true && this.isNew(ruleForAll, home, description)) {
      makeAuthorizationRule(attachments, home, ruleForAll, { allUsers, destination: bound, description });
    }
  }

  public addRoute(id: string, options: ClientVpnRouteOptions): void {
    const attachments = Attachments.of(this);
    if (options.subnet !== undefined) {
      const association = attachments.associatedSubnet(options.subnet)?.scope;
      // an association that another stack makes comes after everything in this one, and so does its route.
      const scope = association === undefined || deploymentOf(association) === deploymentOf(this) ? this : association;
      new ClientVpnRoutePlus(scope, id, { ...options, clientVpnEndpoint: this });
    } else if (options.destination._bind(this).isLocal) {
      new ClientVpnRoutePlus(this, id, { ...options, clientVpnEndpoint: this });
    } else {
      attachments.forEachSubnet(({ scope, subnet }) => new ClientVpnRoutePlus(scope, id, { ...options, subnet, clientVpnEndpoint: this }));
    }
  }

  public addAuthorizationRule(id: string, options: ClientVpnAuthorizationRuleOptions): ClientVpnAuthorizationRulePlus {
    return new ClientVpnAuthorizationRulePlus(this, id, { ...options, clientVpnEndpoint: this });
  }

  public associateSubnet(subnet: ISubnetRef): ClientVpnAssociation {
    const scope = Attachments.of(this).associatedSubnet(subnet)?.scope;
    if (scope !== undefined && !(scope instanceof ClientVpnAssociation)) {
      throw authoringError(ASSOCIATED_ELSEWHERE, this, `subnet ${subnetKey(subnet)} is one of the associatedSubnets that were made elsewhere.`,
        'Leave out either the call of associateSubnet() or the subnet in associatedSubnets.');
    }
    return scope ?? new ClientVpnAssociation(this, associationId(subnet), { clientVpnEndpoint: this, subnet });
  }

  /** The construct that takes the endpoint's access in a scope. */
  private homeIn(scope: Construct): Construct {
    return scope === this ? this : childOf(scope, `Access-${pathBelow(Stage.of(this)!, this).replaceAll('/', '.')}`);
  }

  /** The key of a group, which many destinations have in common. */
  private keyOf(group: string): string {
    const key = this.groupKeys.get(group) ?? groupKey(group, Attachments.of(this));
    this.groupKeys.set(group, key);
    return key;
  }

  /** Whether a thing that content names is still to be made. */
  private isNew(id: string, home: Construct, description?: string): boolean {
    const earlier = this.made.get(id);
    if (earlier === undefined) {
      this.made.set(id, { home, description });
      return true;
    }
    if (earlier.home !== home) {
      throw authoringError(TWO_SCOPES, this, `scope is given as ${home.node.path} and as ${earlier.home.node.path} for one destination.`,
        'Give every call of addNetworkAccess() for the destination the same scope.');
    }
    if (earlier.description !== description) {
      throw authoringError(TWO_DESCRIPTIONS, this,
        `description ${JSON.stringify(description)} is given to a rule that has the description ${JSON.stringify(earlier.description)}.`,
        'Give the rule one description.');
    }
    return false;
  }
}

function associationId(subnet: ISubnetRef): string {
  return `Association-${subnetKey(subnet)}`;
}

function childOf(scope: Construct, id: string): Construct {
  return scope.node.tryFindChild(id) as Construct | undefined ?? new Construct(scope, id);
}
