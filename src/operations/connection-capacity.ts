import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { partsOf } from '../children/endpoint-parts';
import { Cidr } from '../ip/cidr';
import { ADDRESSES_PER_CONNECTION, CONNECTIONS_BY_ASSOCIATIONS } from '../service/limits';

/**
 * How many connections an endpoint can have at a time by what the app knows so far: by its client range, and by the quota of its associations. What the Availability Zones of a
 * transit gateway count is not documented. Nothing where neither is known.
 */
export function connectionCapacity(endpoint: IClientVpnEndpointRef): number | undefined {
  const { children, facts: { transitGateway } } = partsOf(endpoint);
  const addresses = clientAddresses(endpoint);
  const quotas = CONNECTIONS_BY_ASSOCIATIONS.max;
  const count = transitGateway === undefined ? children.associatedScopes.length : 0;
  const limits = [
    ...addresses === undefined ? [] : [Math.floor(addresses / ADDRESSES_PER_CONNECTION.value)],
    ...count === 0 ? [] : [quotas[Math.min(count, quotas.length) - 1]],
  ];
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/** The addresses of its client range, where the app knows it. */
export function clientAddresses(endpoint: IClientVpnEndpointRef): number | undefined {
  const { facts: { clientCidrBlock = '' }, reader } = partsOf(endpoint);
  const range = Cidr.parse(reader.textOf(clientCidrBlock) ?? '');
  return range && Number(range.size);
}
