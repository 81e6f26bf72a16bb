/** What an endpoint says of its clients' addresses. */
export interface ClientAddresses {
  readonly clientCidrBlock?: string;
  readonly trafficIpAddressType?: string;
}
