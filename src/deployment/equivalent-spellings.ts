/** Spellings of a property that mean the same to the service, and that CloudFormation tells apart. */
import { AUTHORIZATION_RULE, ENDPOINT, ROUTE } from '../model/graph';
import { show } from '../model/names';
import { rangeIn } from '../model/ranges';
import { isAbsent, keyOf, list, object, text, type Value } from '../model/values';

/** What the service takes for a property that is absent. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [ENDPOINT]: {
    DisconnectOnSessionTimeout: 'true',
    EndpointIpAddressType: 'ipv4',
    SessionTimeoutHours: '24',
    SplitTunnel: 'false',
    TrafficIpAddressType: 'ipv4',
    TransportProtocol: 'udp',
    VpnPort: '443',
  },
  [ROUTE]: { Description: '' },
  [AUTHORIZATION_RULE]: { AuthorizeAllGroups: 'false', Description: '' },
};

/** The properties that are ranges: the service keeps one spelling of each. */
const RANGES: ReadonlySet<string> = new Set(['CidrIp', 'CidrIpv6', 'ClientCidrBlock', 'DestinationCidrBlock', 'TargetNetworkCidr']);

/** Whether the service takes two values of a property for the same. */
export function meansTheSame(type: string, property: string, one: Value, other: Value): boolean {
  return meaning(type, property, one) === meaning(type, property, other);
}

/** How to write a property as it is deployed, where the next value means the same. */
export function equivalence(type: string, property: string, before: Value, after: Value): string | undefined {
  if (!meansTheSame(type, property, before, after)) {
    return undefined;
  }
  const shown = show(before);
  return isAbsent(before) ? `addPropertyDeletionOverride("${property}")` : `addPropertyOverride("${property}", ${shown.endsWith('…') || shown === '' ? '…' : shown})`;
}

/** One text for all spellings of a value. */
function meaning(type: string, property: string, value: Value): string {
  const byDefault = DEFAULTS[type]?.[property];
  if (byDefault !== undefined) {
    const written = isAbsent(value) ? byDefault : text(value);
    return written === undefined ? keyOf(value) : written.toLowerCase() === byDefault ? byDefault : written;
  }
  return RANGES.has(property) ? rangeIn(value)?.text ?? keyOf(value) : unordered(value);
}

/** The lists of an endpoint are sets to the service: methods, tags, Availability Zones, groups. */
function unordered(value: Value): string {
  const elements = list(value);
  if (elements !== undefined) {
    return `[${elements.map(unordered).sort().join()}]`;
  }
  const members = object(value);
  return members === undefined ? keyOf(value) : `{${Object.keys(members).sort().map((name) => `${name}:${unordered(members[name])}`).join()}}`;
}
