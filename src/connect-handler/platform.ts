import { limitArguments } from '../validation/argument-checks';

/**
 * The operating system of a client, as `ClientVpnPlatform` names it.
 */
export class ClientVpnPlatformChoice {
  /**
   * @internal
   */
  public static _of(platform: string): ClientVpnPlatformChoice {
    return new ClientVpnPlatformChoice(platform);
  }

  // a class with a private constructor has no subclasses, in any language.
  private constructor(
    /** What the client says. */
    public readonly platform: string,
  ) {}
}

/**
 * The operating system of a client, in the words of OpenVPN.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
 */
export class ClientVpnPlatform {
  /** Windows: `win`. */
  public static readonly WINDOWS = ClientVpnPlatformChoice._of('win');
  /** macOS: `mac`. */
  public static readonly MAC_OS = ClientVpnPlatformChoice._of('mac');
  /** Linux: `linux`. */
  public static readonly LINUX = ClientVpnPlatformChoice._of('linux');
  /** Android: `android`. */
  public static readonly ANDROID = ClientVpnPlatformChoice._of('android');
  /** iOS and iPadOS: `ios`. */
  public static readonly IOS = ClientVpnPlatformChoice._of('ios');

  /**
   * Any other platform.
   *
   * @param platform What the client says, as the log of your own handler shows it. Capital and small letters are the same.
   */
  public static of(platform: string): ClientVpnPlatformChoice {
    return ClientVpnPlatformChoice._of(platform);
  }

  private constructor() {}
}

limitArguments('ClientVpnPlatform', ClientVpnPlatform, { of: 1 });
