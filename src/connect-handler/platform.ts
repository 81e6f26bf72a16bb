/**
 * The operating system of a client, in the words of OpenVPN.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
 */
export class ClientVpnPlatform {
  /** Windows: `win`. */
  public static readonly WINDOWS = new ClientVpnPlatform('win');
  /** macOS: `mac`. */
  public static readonly MAC_OS = new ClientVpnPlatform('mac');
  /** Linux: `linux`. */
  public static readonly LINUX = new ClientVpnPlatform('linux');
  /** Android: `android`. */
  public static readonly ANDROID = new ClientVpnPlatform('android');
  /** iOS and iPadOS: `ios`. */
  public static readonly IOS = new ClientVpnPlatform('ios');

  /**
   * Any other platform.
   *
   * @param platform What the client says, as the log of a handler of yours shows it. Capital and small letters are the same.
   */
  public static of(platform: string): ClientVpnPlatform {
    return new ClientVpnPlatform(platform);
  }

  private constructor(
    /** What the client says. */
    public readonly platform: string,
  ) {}
}
