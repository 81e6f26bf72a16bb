/**
 * The families of addresses that an endpoint is for.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/ipv6-considerations.html
 */
export enum ClientVpnIpAddressType {
  /**
   * IPv4 alone.
   */
  IPV4 = 'ipv4',

  /**
   * IPv6 alone.
   */
  IPV6 = 'ipv6',

  /**
   * IPv4 and IPv6.
   */
  DUAL_STACK = 'dual-stack',
}
