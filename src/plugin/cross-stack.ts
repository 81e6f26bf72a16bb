import { CfnResource, Reference, Stack, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ASSOCIATION, AUTHORIZATION_RULE, ROUTE } from '../model/graph';

const CHILDREN: readonly string[] = [ASSOCIATION, AUTHORIZATION_RULE, ROUTE];

/** The endpoints of an app to which another stack than their own attaches something: what their template lacks may be there. */
export function attachedElsewhere(app: IConstruct): ReadonlySet<IConstruct> {
  const found = new Set<IConstruct>();
  for (const child of app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct))) {
    const endpoint = CHILDREN.includes(child.cfnResourceType) ? endpointOf(child) : undefined;
    if (endpoint !== undefined && Stack.of(endpoint) !== child.stack) {
      found.add(endpoint);
    }
  }
  return found;
}

function endpointOf(child: CfnResource): IConstruct | undefined {
  const { cfnProperties } = child as unknown as { cfnProperties: Readonly<Record<string, unknown>> };
  const token = Tokenization.reverse(cfnProperties.clientVpnEndpointId ?? cfnProperties.ClientVpnEndpointId, { failConcat: false });
  return Reference.isReference(token) ? token.target : undefined;
}
