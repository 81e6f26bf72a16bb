import type { ClientVpnSessionTimeout, TransportProtocol, VpnPort } from 'aws-cdk-lib/aws-ec2';
import type { aws_certificatemanager } from 'aws-cdk-lib/interfaces';
import type { ClientVpnIpAddressType } from './ip-address-type';
import type { ClientVpnAuthenticationChoice } from '../authentication/authentication-choice';
import type { ClientVpnServerCertificateFile } from '../authentication/server-certificate-file';
import type { ClientVpnCedarPolicy } from '../authorization-policy/cedar-policy';
import type { ClientVpnTrustProviderChoice } from '../authorization-policy/trust-provider-choice';
import type { ClientVpnConnectHandlerChoice } from '../connect-handler/connect-handler-choice';
import type { ClientVpnConnectionLoggingChoice } from '../logging/connection-logging-choice';
import type { ClientVpnDnsServersChoice } from '../network/dns-servers-choice';
import type { ClientVpnNetworkChoice } from '../network/network-choice';
import type { ClientVpnManagedTagsChoice } from '../upkeep/managed-tags-choice';
import type { ClientVpnRevocationListChoice } from '../upkeep/revocation-list-choice';

/**
 * The settings of a Client VPN endpoint.
 *
 * Some cannot be changed on a live endpoint: CloudFormation then makes a new one, with another id and another DNS name, and every client
 * configuration has to be exported again. Their descriptions say so.
 */
export interface ClientVpnEndpointPlusProps {
  /**
   * The certificate in ACM that the endpoint shows to clients: issued or imported, in the Region of the endpoint, with an RSA key of 2048 bits
   * (or 1024) and a domain name.
   *
   * Changing it resets existing connections, and **replaces the endpoint where certificates are asked for without a `clientRootCertificate`**,
   * because it is the root of the clients as well then. A renewed certificate, or one imported again under its ARN, is picked up within hours.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/mutual.html
   */
  readonly serverCertificate: aws_certificatemanager.ICertificateRef;

  /**
   * The same certificate as a file, such as `{ path: 'pki/issued/vpn.example.com.crt', commonName: 'vpn.example.com' }`. It is read for checks
   * at synthesis, and changes nothing in the template. The app never reads a private key.
   *
   * An error is what the service rejects, or with what no client connects: another key than RSA with 1,024 or 2,048 bits, no domain name, no
   * key usage or extended key usage for servers, a certificate that has expired, or that has another name than `commonName`. Less than 30 days
   * left are a warning. The time is that of the machine, unless the context `cdk-client-vpn-plus:now` has one, such as `2026-11-27`.
   *
   * @default - the certificate is not checked
   * @see https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/docs/certificates.md#certificates-in-the-app
   */
  readonly serverCertificateFile?: ClientVpnServerCertificateFile;

  /**
   * How clients prove who they are. Changing it replaces the endpoint.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html
   */
  readonly authentication: ClientVpnAuthenticationChoice;

  /**
   * The IPv4 range that clients get their addresses from, between /12 and /22, such as `10.100.0.0/16`. Changing it replaces the endpoint.
   *
   * It must not overlap the ranges of the VPC and of routes, and should hold twice as many addresses as there are connections. It is required,
   * unless the endpoint carries IPv6 traffic only: then it must not be given. IPv6 ranges of clients are chosen by the service.
   *
   * @default - none: `trafficIpAddressType` has to be IPV6
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html
   */
  readonly clientCidrBlock?: string;

  /**
   * The families of traffic that go through the tunnel: what clients get addresses of, and what routes and authorization rules may be for.
   * Changing it replaces the endpoint.
   *
   * IPv6 traffic needs associated subnets with IPv6 ranges. It is not translated: what clients reach sees their own addresses. Clients do not
   * reach each other by IPv6.
   *
   * @default ClientVpnIpAddressType.IPV4
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/ipv6-considerations.html
   */
  readonly trafficIpAddressType?: ClientVpnIpAddressType;

  /**
   * The families of addresses by which client devices reach the endpoint itself, outside of the tunnel. Every combination with
   * `trafficIpAddressType` is allowed. Changing it replaces the endpoint.
   *
   * @default ClientVpnIpAddressType.IPV4
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-endpoints.html
   */
  readonly endpointIpAddressType?: ClientVpnIpAddressType;

  /**
   * What clients enter: a VPC, with the subnets that are associated and the security groups, or a transit gateway.
   *
   * Changing subnets and security groups does not interrupt the endpoint; associations are replaced one by one. A transit gateway and the
   * Availability Zones given with it cannot be changed: that replaces the endpoint, and so does going from a VPC to a transit gateway.
   *
   * @default - no network yet: clients cannot connect before a subnet is associated
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html
   */
  readonly network?: ClientVpnNetworkChoice;

  /**
   * Where connections are logged. Changing it does not interrupt the endpoint.
   *
   * @default ClientVpnConnectionLogging.create() - a log group of the endpoint's own, kept for one year and retained
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
   */
  readonly connectionLogging?: ClientVpnConnectionLoggingChoice;

  /**
   * The DNS servers that clients use while they are connected, at most two. Changing them resets existing connections.
   *
   * On Windows without split tunnel every DNS query goes through the tunnel, so that a reachable server has to be set.
   *
   * @default - the servers of the client device
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html
   */
  readonly dnsServers?: ClientVpnDnsServersChoice;

  /**
   * The protocol of the tunnel. Changing it replaces the endpoint.
   *
   * @default TransportProtocol.UDP
   * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnEndpoint.html
   */
  readonly transportProtocol?: TransportProtocol;

  /**
   * The port of the tunnel, for either protocol. Changing it resets existing connections, and clients need a new configuration.
   *
   * @default VpnPort.HTTPS
   * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnEndpoint.html
   */
  readonly vpnPort?: VpnPort;

  /**
   * Whether only traffic to the routes of the endpoint takes the tunnel, and all other traffic the client's own way. Changing it resets
   * existing connections.
   *
   * @default false
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/split-tunnel-vpn.html
   */
  readonly splitTunnel?: boolean;

  /**
   * How long a session may last. Shortening it ends the sessions that are older.
   *
   * @default ClientVpnSessionTimeout.TWENTY_FOUR_HOURS
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-max-duration.html
   */
  readonly sessionTimeout?: ClientVpnSessionTimeout;

  /**
   * Whether a session that has lasted its time ends, and the user has to connect again; otherwise the client connects again by itself.
   * Changing it does not interrupt the endpoint.
   *
   * @default true
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-max-duration.html
   */
  readonly disconnectOnSessionTimeout?: boolean;

  /**
   * Whether users find their configuration and the client in the self-service portal, at `selfServicePortalUrl`. It is not available to
   * clients that have only a certificate. Changing it does not interrupt the endpoint.
   *
   * @default - on when users sign in (with a directory or SAML), off with certificates alone
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-self-service-portal.html
   */
  readonly selfServicePortal?: boolean;

  /**
   * The text that the AWS provided client shows when a session begins, at most 1400 characters of UTF-8. Changing it reaches new sessions.
   *
   * @default - no banner
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-login-banner.html
   */
  readonly clientLoginBanner?: string;

  /**
   * Whether the client watches the routes of the device and restores those of the tunnel. Needs an AWS provided client of version 5.2.0 or
   * later. Changing it does not interrupt the endpoint.
   *
   * @default false
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-cre.html
   */
  readonly clientRouteEnforcement?: boolean;

  /**
   * A function that decides on each new connection: one that is created from ready-made conditions or from your own code, or an existing one.
   * Changing it does not interrupt the endpoint.
   *
   * @default - every client who is authenticated may connect
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
   */
  readonly connectHandler?: ClientVpnConnectHandlerChoice;

  /**
   * A policy in Cedar that decides who may connect, and with what device, and decides again every five minutes. It does not say what clients
   * reach: authorization rules do.
   *
   * **Adding or changing a policy that is enforced disconnects all clients**, and so does the end of shadow mode; changing a policy in shadow
   * mode does not. Needs AWS provided clients of version 6.2.0 or later.
   *
   * @default - every client who is authenticated may connect
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture.html
   */
  readonly authorizationPolicy?: ClientVpnCedarPolicy;

  /**
   * The providers that vouch for the state of devices: an authorization policy reads what they say as `context.crowdstrike`, `context.jumpcloud`
   * and `context.jamf`. Without a policy they change nothing. When the first one is added, users need a new client configuration.
   *
   * @default - devices are not checked
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-providers.html
   */
  readonly trustProviders?: ClientVpnTrustProviderChoice[];

  /**
   * How many clients are expected at a time. It is not sent to the service: the client range, and the connection quota of the associations, are
   * checked against it.
   *
   * @default - not checked
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html
   */
  readonly expectedConnections?: number;

  /**
   * How many associations, routes and authorization rules may be made or deleted at a time. When a stack, with its nested stacks, holds more of
   * them, they are chained by dependencies in that many lanes, and nested stacks that hold some take turns.
   *
   * A whole number. The service rejects more than ten operations at a time on one endpoint; a smaller number leaves room for others, such as
   * stacks that are deployed at the same time. A larger number is a warning; one above that of the resources makes no chains. Changing it changes
   * dependencies only.
   *
   * @default 10
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html
   */
  readonly maxConcurrentOperations?: number;

  /**
   * A description. Changing it does not interrupt the endpoint.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The tags that the endpoint is created with: at most 50, keys of 1 to 128 characters that do not begin with `aws:`, values of at
   * most 256.
   *
   * **Changing any tag replaces the endpoint**, unlike one of `managedTags`. `Tags.of()` does not reach the endpoint, only the log group and the
   * security group that it makes.
   *
   * @default - no tags
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpnendpoint.html
   */
  readonly tags?: { [key: string]: string };

  /**
   * Tags that a function of the stack keeps on the endpoint: those that are given, or those of `Tags.of()`. Changing them does not interrupt the endpoint,
   * and leaving them out removes them. A key that is in `tags` as well is an error.
   *
   * @default - none: where `Tags.of()` gives tags to the scope of the endpoint, a warning tells
   * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
   */
  readonly managedTags?: ClientVpnManagedTagsChoice;

  /**
   * The certificates that are revoked, imported by a function of the stack; only a newer list than that of the endpoint is. **An import resets all
   * connections**, and **with an expired list no client can connect**. Leaving it out leaves the list on the endpoint. It needs authentication by certificates.
   *
   * @default - the list of the endpoint stays as it is: at first it has none
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-certificates.html
   */
  readonly revocationList?: ClientVpnRevocationListChoice;
}
