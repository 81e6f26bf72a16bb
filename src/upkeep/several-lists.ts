import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { partsOf } from '../children/endpoint-parts';
import { standInsOf } from '../children/same-endpoint';

/** Whether several constructs that stand for one endpoint have a revocation list, and this is the first of them. */
export function isFirstOfSeveral(endpoint: IClientVpnEndpointRef): boolean {
  const lists = standInsOf(partsOf(endpoint).reader).filter(({ reader }) => reader.endpoint.node.tryFindChild('RevocationList') !== undefined);
  return lists.length > 1 && lists[0].reader.endpoint === endpoint;
}
