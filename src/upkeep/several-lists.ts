import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { partsOf } from '../children/endpoint-parts';
import { standInsOf } from '../children/same-endpoint';

/** What a list is called among the children of its endpoint. */
export const LIST_ID = 'RevocationList';

/** Whether a construct that stands for an endpoint has a revocation list. */
export function hasRevocationList(endpoint: IConstruct): boolean {
  return endpoint.node.tryFindChild(LIST_ID) !== undefined;
}

/** Whether several constructs that stand for one endpoint have a revocation list, and this is the first of them. */
export function isFirstOfSeveral(endpoint: IClientVpnEndpointRef): boolean {
  const lists = standInsOf(partsOf(endpoint).reader).filter(({ reader }) => hasRevocationList(reader.endpoint));
  return lists.length > 1 && lists[0].reader.endpoint === endpoint;
}
