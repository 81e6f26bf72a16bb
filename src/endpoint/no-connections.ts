import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { factsOf } from '../children/endpoint-facts';
import { CONNECTIONS_ON_TRANSIT_GATEWAY, CONNECTIONS_UNAVAILABLE } from '../rules/construct-rules';
import { report } from '../validation/reporting';

/** The error that says why the connections of an endpoint cannot be managed. */
export function noConnections(endpoint: IClientVpnEndpointRef, reason: string, fix: string): never {
  if (factsOf(endpoint).transitGateway === undefined) {
    report(endpoint, CONNECTIONS_UNAVAILABLE, `connections is not available: ${reason}`, fix);
  }
  report(endpoint, CONNECTIONS_ON_TRANSIT_GATEWAY,
    'connections is not available: the endpoint is on a transit gateway, which supports no security groups.',
    'Restrict access with authorization rules, and let the client range into the security groups behind the gateway: '
    + 'allowFrom(ec2.Peer.ipv4("10.100.0.0/16"), ec2.Port.HTTPS).');
}
