import { oneOf } from '../../evaluation/closed-set';
import type { Rule } from '../../evaluation/rule';
import { IP_ADDRESS_TYPES } from '../../service/limits';

export const addressTypesRules: readonly Rule[] = [
  oneOf({
    id: 'EndpointIpAddressTypeValue',
    title: 'Clients reach the endpoint by IPv4, by IPv6 or by both.',
    why: 'The service supports no other address type, and changing it replaces the endpoint.',
    path: 'EndpointIpAddressType',
    set: IP_ADDRESS_TYPES,
  }),
  oneOf({
    id: 'TrafficIpAddressTypeValue',
    title: 'The endpoint carries IPv4 traffic, IPv6 traffic or both.',
    why: 'The service supports no other address type, and changing it replaces the endpoint.',
    path: 'TrafficIpAddressType',
    set: IP_ADDRESS_TYPES,
  }),
];
