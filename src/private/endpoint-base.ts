import { Resource } from 'aws-cdk-lib';
import type { Connections, ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { aws_ec2 } from 'aws-cdk-lib/interfaces';
import { Attachments } from './attachments';
import { ACCESS_FOR_NOBODY, ASSOCIATED_ELSEWHERE, TWO_DESCRIPTIONS } from './authoring-rules';
import { authoringError } from './errors';
import { groupKey, rangeKey, subnetKey } from './ids';
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

  /** What `addNetworkAccess` has made, with its description. */
  private readonly descriptions = new Map<string, string | undefined>();

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
    const { allUsers, description, groups = [] } = options;
    if (groups.length === 0 && allUsers !== true) {
      throw authoringError(ACCESS_FOR_NOBODY, this, 'addNetworkAccess gives access to nobody.', 'Write groups: ["engineering"] or allUsers: true.');
    }
    const attachments = Attachments.of(this);
    const { cidr, isLocal } = destination._bind(this);
    const range = rangeKey(cidr, attachments);
    this.once(`Route-${range}`, (id) => isLocal ? this.addRoute(id, { destination }) : attachments.forEachSubnet(({ scope, subnet }) => {
      if (!attachments.isServedByVpc(cidr, subnet)) {
        new ClientVpnRoutePlus(scope, id, { clientVpnEndpoint: this, destination, subnet });
      }
    }));
    for (const group of groups) {
      this.once(`Rule-${range}-${groupKey(group, attachments)}`, (id) => this.addAuthorizationRule(id, { destination, group, description }), description);
    }
    if (allUsers === true) {
      this.once(`Rule-${range}-AllUsers`, (id) => this.addAuthorizationRule(id, { destination, allUsers, description }), description);
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
    return scope ?? new ClientVpnAssociation(this, `Association-${subnetKey(subnet)}`, { clientVpnEndpoint: this, subnet });
  }

  /** Makes a thing that content names, unless it is there already. */
  private once(id: string, make: (id: string) => void, description?: string): void {
    if (!this.descriptions.has(id)) {
      this.descriptions.set(id, description);
      make(id);
    } else if (this.descriptions.get(id) !== description) {
      throw authoringError(TWO_DESCRIPTIONS, this,
        `description ${JSON.stringify(description)} is given to a rule that has the description ${JSON.stringify(this.descriptions.get(id))}.`,
        'Give the rule one description.');
    }
  }
}
