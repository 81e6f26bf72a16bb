import { CfnResource } from 'aws-cdk-lib';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { Policy, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { UpkeepFunction } from './upkeep-function';

/** Something that the function keeps on an endpoint. */
export interface Upkept {
  readonly type: string;
  readonly endpoint: IClientVpnEndpointRef;
  readonly properties: object;
  /** What the function may do for it. */
  readonly statements: readonly PolicyStatement[];
}

/** The custom resource of what is kept. */
export function upkeepResource(scope: Construct, { endpoint, properties, statements, type }: Upkept): CfnResource {
  const { handler, role } = UpkeepFunction.of(scope);
  // a policy of its own goes after the resource: the function may still clean up when both leave the stack.
  const policy = new Policy(scope, 'Policy', { roles: [role], statements: [...statements] });
  const resource = new CfnResource(scope, 'Resource', {
    type,
    properties: { ServiceToken: handler.functionArn, ClientVpnEndpointId: endpoint.clientVpnEndpointRef.clientVpnEndpointId, ...properties },
  });
  resource.node.addDependency(policy);
  return resource;
}
