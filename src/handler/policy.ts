/** The policies as the function reads them, in which a template shows who may connect. */

interface Told {
  /** What a user who is denied is told. */
  readonly message: string;
}

/** The address of the device is in one of the ranges. */
export interface SourceIpPolicy extends Told {
  readonly kind: 'source-ip';
  readonly ranges: readonly string[];
}

/** The operating system of the device is one of these. */
export interface PlatformPolicy extends Told {
  readonly kind: 'platform';
  readonly platforms: readonly string[];
}

/** It is one of these days (0 is Sunday) and between two times of day; over midnight when the end is before the start. */
export interface HoursPolicy extends Told {
  readonly kind: 'hours';
  readonly timeZone: string;
  readonly days: readonly number[];
  readonly start: string;
  readonly end: string;
}

/** The client has this version of OpenVPN or a later one. */
export interface ClientVersionPolicy extends Told {
  readonly kind: 'client-version';
  readonly version: string;
}

/** All of the policies hold, or any of them. */
export interface CombinedPolicy extends Partial<Told> {
  readonly kind: 'all-of' | 'any-of';
  readonly policies: readonly ConnectPolicy[];
}

export type ConnectPolicy = SourceIpPolicy | PlatformPolicy | HoursPolicy | ClientVersionPolicy | CombinedPolicy;
