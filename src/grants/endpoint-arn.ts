import { Stack } from 'aws-cdk-lib';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';

/** The ARN of an endpoint, which CloudFormation has no attribute for. */
export function endpointArn(endpoint: IClientVpnEndpointRef): string {
  const { clientVpnEndpointId } = endpoint.clientVpnEndpointRef;
  return Stack.of(endpoint).formatArn({ service: 'ec2', resource: 'client-vpn-endpoint', resourceName: clientVpnEndpointId });
}
