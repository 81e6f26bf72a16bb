import type { IResource } from 'aws-cdk-lib';
import type { IClientVpnEndpointRef, IConnectable, ISecurityGroupRef, ISubnetRef, ITransitGatewayRef, IVPCRef } from 'aws-cdk-lib/aws-ec2';
import type { aws_certificatemanager, aws_logs } from 'aws-cdk-lib/interfaces';
import type { ClientVpnIpAddressType } from './ip-address-type';
import type { ClientVpnEndpointGrants } from '../grants/endpoint-grants';
import type { IClientVpnEndpointMetrics } from '../metrics/endpoint-metrics';
import type { ClientVpnAssociationPlus } from '../network-access/association';
import type { ClientVpnAuthorizationRulePlusOptions, ClientVpnAuthorizationRulePlus } from '../network-access/authorization-rule';
import type { ClientVpnNetworkAccess } from '../network-access/created-access';
import type { ClientVpnDestinationChoice } from '../network-access/destination-choice';
import type { ClientVpnNetworkAccessOptions } from '../network-access/network-access';
import type { ClientVpnRoutePlusOptions } from '../network-access/route';
import type { ClientVpnManagedTagsChoice } from '../upkeep/managed-tags-choice';
import type { ClientVpnRevocationListChoice } from '../upkeep/revocation-list-choice';

/**
 * A Client VPN endpoint, made here or imported.
 */
export interface IClientVpnEndpointPlus extends IResource, IConnectable, IClientVpnEndpointRef, IClientVpnEndpointMetrics {
  /**
   * The id of the endpoint, such as `cvpn-endpoint-0123456789abcdef0`.
   *
   * @attribute
   */
  readonly clientVpnEndpointId: string;

  /**
   * The ARN of the endpoint.
   *
   * @attribute
   */
  readonly clientVpnEndpointArn: string;

  /**
   * The DNS name that `create-client-vpn-endpoint` returns as `DnsName`. Clients resolve it with a random label in front.
   *
   * CloudFormation has no such attribute: the name is composed of the id, the Region and the URL suffix.
   *
   * @attribute
   */
  readonly clientVpnEndpointDnsName: string;

  /**
   * The address of the self-service portal, where users fetch their configuration and the client. It answers when the portal is on.
   * GovCloud has a portal of its own; a stack whose Region is only known at deployment counts as one of the commercial Regions, and in partitions
   * without a documented portal, reading this is an error.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-self-service-portal.html
   */
  readonly selfServicePortalUrl: string;

  /**
   * Permissions for the endpoint: to export configurations, to read and end connections, to manage the revocation list.
   */
  readonly grants: ClientVpnEndpointGrants;

  /**
   * Lets clients reach a destination: a route to it through every associated subnet, those associated later included, and an authorization
   * rule for each group or for all users. On a transit gateway it is one route for all Availability Zones. A destination with ranges of both families
   * gets them for each family of traffic that the endpoint carries.
   *
   * No route is made for a range within the endpoint's VPC, which every association routes already. Calling again for the same destination
   * adds what is new.
   *
   * @param destination Where clients may go.
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html
   */
  addNetworkAccess(destination: ClientVpnDestinationChoice, options: ClientVpnNetworkAccessOptions): ClientVpnNetworkAccess;

  /**
   * Adds a route: through one associated subnet, or through each of them, those associated later included; on a transit gateway without subnet.
   *
   * @param id The construct id of the route: below the endpoint when a subnet is named, else below each association.
   */
  addRoute(id: string, options: ClientVpnRoutePlusOptions): ClientVpnNetworkAccess;

  /**
   * Adds an authorization rule.
   *
   * @param id The construct id of the rule below the endpoint.
   */
  addAuthorizationRule(id: string, options: ClientVpnAuthorizationRulePlusOptions): ClientVpnAuthorizationRulePlus;

  /**
   * Associates a subnet. Every association is billed by the hour. A subnet that was associated by this app stays as it is; one of the
   * `associatedSubnets` of an imported endpoint raises an error.
   *
   * @param subnet The subnet, in an Availability Zone of which no other one is associated.
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html
   */
  associateSubnet(subnet: ISubnetRef): ClientVpnAssociationPlus;

  /**
   * Adds an Availability Zone to an endpoint on a transit gateway, without replacing the endpoint. Every Availability Zone is billed by the hour. An
   * Availability Zone that is associated already stays as it is.
   *
   * @param zone The name of the Availability Zone, such as `eu-west-1c`, one that the endpoint is not in yet: at most five in all.
   */
  associateAvailabilityZone(zone: string): ClientVpnAssociationPlus;

  /**
   * Adds an Availability Zone to an endpoint on a transit gateway, without replacing the endpoint. Every Availability Zone is billed by the hour. An
   * Availability Zone that is associated already stays as it is.
   *
   * @param zoneId The id of the Availability Zone, such as `euw1-az3`, one that the endpoint is not in yet: at most five in all.
   */
  associateAvailabilityZoneId(zoneId: string): ClientVpnAssociationPlus;
}

/**
 * What is known of an existing endpoint. What is left out is not known, and nothing is checked against it;
 * only the families of traffic are taken to be IPv4.
 */
export interface ClientVpnEndpointPlusAttributes {
  /**
   * The id of the endpoint.
   */
  readonly clientVpnEndpointId: string;

  /**
   * The security groups of the endpoint.
   *
   * @default - not known: `connections` cannot be used
   */
  readonly securityGroups?: ISecurityGroupRef[];

  /**
   * The subnets that are associated with the endpoint: routes are made through each of them.
   *
   * @default - not known: a route has to name its subnet
   */
  readonly associatedSubnets?: ISubnetRef[];

  /**
   * The VPC of the endpoint: its range needs no routes.
   *
   * @default - not known
   */
  readonly vpc?: IVPCRef;

  /**
   * The transit gateway that the endpoint is attached to: its routes name no subnet. It does not go with `vpc`, `associatedSubnets` and
   * `securityGroups`.
   *
   * @default - none
   */
  readonly transitGateway?: ITransitGatewayRef;

  /**
   * The families of traffic that the endpoint carries.
   *
   * @default ClientVpnIpAddressType.IPV4
   */
  readonly trafficIpAddressType?: ClientVpnIpAddressType;

  /**
   * The range that clients get their addresses from.
   *
   * @default - not known: `ClientVpnDestination.clients()` cannot be used
   */
  readonly clientCidrBlock?: string;

  /**
   * The server certificate of the endpoint: `ClientVpnAlarms` watches when it expires.
   *
   * @default - not known: nothing watches it
   */
  readonly serverCertificate?: aws_certificatemanager.ICertificateRef;

  /**
   * The log group of the endpoint's connection logs: for `ClientVpnQueries`, and for the users on a `ClientVpnDashboard`.
   *
   * @default - not known: there are no queries
   */
  readonly logGroup?: aws_logs.ILogGroupRef;

  /**
   * Tags that a function of the stack keeps on the endpoint, beside those that someone else has given to it. Leaving them out removes them.
   *
   * @default - none
   */
  readonly managedTags?: ClientVpnManagedTagsChoice;

  /**
   * The certificates that are revoked, imported by a function of the stack; only a newer list than that of the endpoint is. **An import resets all
   * connections.** The endpoint has to authenticate clients by certificates. Leaving it out leaves the list on the endpoint.
   *
   * @default - the list of the endpoint stays as it is
   */
  readonly revocationList?: ClientVpnRevocationListChoice;
}
