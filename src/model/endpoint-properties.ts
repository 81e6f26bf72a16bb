/** What several topics read from an endpoint. */
import type { Resource } from './graph';
import { rangeIn } from './ranges';
import { at, isAbsent, isPresent, list, text, type Value } from './values';
import type { Cidr, Family } from '../ip/cidr';

export const CERTIFICATE = 'certificate-authentication';
export const DIRECTORY = 'directory-service-authentication';
export const FEDERATED = 'federated-authentication';

/** The IPv4 range that clients get their addresses from, where it is known. */
export function clientRange({ properties }: Resource): Cidr | undefined {
  const range = rangeIn(properties.ClientCidrBlock);
  return range?.family === 'ipv4' ? range : undefined;
}

/** The families of traffic that an endpoint carries (`ipv4`, `ipv6`, `dual-stack`), where they are known. */
export function trafficType({ properties: { TrafficIpAddressType: type } }: Resource): string | undefined {
  return isAbsent(type) ? 'ipv4' : text(type);
}

/** The families of a type of traffic; nothing for one that is not known. */
export function familiesOf(traffic: string | undefined): readonly Family[] | undefined {
  switch (traffic) {
    case 'ipv4':
    case 'ipv6': return [traffic];
    case 'dual-stack': return ['ipv4', 'ipv6'];
    default: return undefined;
  }
}

/** Whether an endpoint is known to carry traffic of a family. */
export function carries(endpoint: Resource, family: Family): boolean {
  return familiesOf(trafficType(endpoint))?.includes(family) === true;
}

/** The ways to authenticate that an endpoint names, each an element of `AuthenticationOptions`; nothing when the list is not known. */
export function authenticationOptions({ properties }: Resource): readonly Value[] | undefined {
  return list(properties.AuthenticationOptions);
}

/** Whether the endpoint knows its clients as users (directory or SAML), not only by certificates; nothing when that is not known. */
export function authenticatesUsers(endpoint: Resource): boolean | undefined {
  const types = authenticationOptions(endpoint)?.map((option) => text(at(option, 'Type'))) ?? [];
  if (types.some((type) => type === DIRECTORY || type === FEDERATED)) {
    return true;
  }
  return types.length > 0 && types.every((type) => type === CERTIFICATE) ? false : undefined;
}

/** The literal or unknown elements of a list that are certainly there. */
export function presentIn(value: Value): readonly Value[] {
  return list(value)?.filter(isPresent) ?? [];
}

/** Whether a property is certainly not given, or an empty list. */
export function isEmpty(value: Value): boolean {
  return isAbsent(value) || list(value)?.every(isAbsent) === true;
}
