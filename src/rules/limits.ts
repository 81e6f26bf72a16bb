/** Every number of the service, with its source. */
import { api, guide } from './sources';

/** The shortest and the longest prefix of the client range. Source: {@link guide} what-is-best-practices, API CreateClientVpnEndpoint. */
export const CLIENT_CIDR_PREFIX = { min: 12, max: 22, source: guide('what-is-best-practices') };

/** Addresses recommended for each expected connection; part of the range is kept for availability. */
export const ADDRESSES_PER_CONNECTION = { value: 2, source: guide('what-is-best-practices') };

export const DNS_SERVERS = { max: 2, source: api('CreateClientVpnEndpoint') };
