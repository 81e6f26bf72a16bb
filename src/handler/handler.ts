/** What runs in the function. It has to be one file that needs nothing but Node.js: it is written into the template as it is. */
import { BlockList, isIP } from 'node:net';
import type { ClientVpnConnectDecision, ClientVpnConnectEvent, ClientVpnConnectResponse } from './event';

/* the policies, in which a template shows who may connect. */

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

const LONGEST_TEXT = 255;
const MOST_STATUSES = 10;
const SCHEMA_VERSION = /^v\d{1,3}$/;
/** The oldest version whose answer has today's fields, for events that tell none. */
const WITHOUT_VERSION = 'v2';
const REQUIRED = ['connection-id', 'endpoint-id', 'schema-version'];
const UNDECIDED = 'The connection could not be checked. Please contact your administrator.';
const DENIED = 'You are not allowed to connect.';
// a value that is known at deployment only may be none, and must not let everyone in then.
const RANGE = /^([^/]+)(?:\/(0|[1-9]\d{0,2}))?$/;
const TIME_OF_DAY = /^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/**
 * A handler for AWS Lambda that always answers as AWS Client VPN expects it, whatever it is asked and whatever happens in the code that decides:
 * with all required fields, in the version of the event, within the lengths. An error denies the connection. Each decision is a line in the log.
 *
 * @param decide Decides about one connection.
 */
export function connectHandler(
  decide: (event: ClientVpnConnectEvent) => ClientVpnConnectDecision | Promise<ClientVpnConnectDecision>,
): (event: unknown) => Promise<ClientVpnConnectResponse> {
  return async (event) => {
    try {
      return answer(event, await decide(wellFormed(event)));
    } catch (error) {
      return answer(event, { allow: false, message: UNDECIDED, statuses: ['undecided'] }, error);
    }
  };
}

/** Decides by a policy. */
export function decideBy(policy: ConnectPolicy): (event: ClientVpnConnectEvent) => ClientVpnConnectDecision {
  let check: Check | undefined;
  // not before the first connection: what a range turns out to be at deployment may be wrong, and that is an answer as well.
  return (event) => (check ??= checkOf(filled(policy)))(event) ?? { allow: true };
}

/** A policy with the values that CloudFormation filled in: they come in environment variables, which are data whatever they hold. */
function filled(policy: ConnectPolicy): ConnectPolicy {
  return JSON.parse(JSON.stringify(policy), (_, value) => {
    const name = textOf(value, 'variable');
    if (name === undefined) {
      return value;
    }
    const text = process.env[name];
    if (text === undefined) {
      throw new Error(`the policy has a value that is none: ${name}`);
    }
    return text;
  });
}

function wellFormed(event: unknown): ClientVpnConnectEvent {
  const missing = REQUIRED.find((field) => textOf(event, field) === undefined);
  if (missing !== undefined) {
    throw new Error(`the event has no "${missing}"`);
  }
  return event as ClientVpnConnectEvent;
}

function answer(event: unknown, decision: ClientVpnConnectDecision, error?: unknown): ClientVpnConnectResponse {
  // whoever decides may be untyped: only what is true allows.
  const allow = decision.allow === true;
  const message = allow ? '' : shortened(textOf(decision, 'message') ?? DENIED);
  const statuses = (Array.isArray(decision.statuses) ? decision.statuses : [])
    .filter((status): status is string => typeof status === 'string' && status !== '')
    .slice(0, MOST_STATUSES)
    .map(shortened);
  console.log(JSON.stringify({
    'decision': allow ? 'allow' : 'deny',
    'connection-id': shortened(textOf(event, 'connection-id') ?? 'unknown'),
    'endpoint-id': shortened(textOf(event, 'endpoint-id') ?? 'unknown'),
    statuses,
    message,
    ...error === undefined ? {} : { error: textOf(error, 'message') ?? 'unknown' },
  }));
  const version = textOf(event, 'schema-version');
  const echoed = version !== undefined && SCHEMA_VERSION.test(version) ? version : WITHOUT_VERSION;
  return {
    'allow': allow,
    [echoed === 'v1' ? 'error-msg-on-failed-posture-compliance' : 'error-msg-on-denied-connection']: message,
    'posture-compliance-statuses': statuses,
    'schema-version': echoed,
  } as unknown as ClientVpnConnectResponse;
}

/** A text of something that may be anything. */
function textOf(something: unknown, field: string): string | undefined {
  const value = (something as Record<string, unknown> | null | undefined)?.[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** As much of a text as the service takes, without half a character at its end. */
function shortened(text: string): string {
  return text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, '');
}

interface Denial extends ClientVpnConnectDecision {
  readonly message: string;
  readonly statuses: readonly string[];
}

/** Why a connection is denied, or nothing. */
type Check = (event: ClientVpnConnectEvent) => Denial | undefined;

function checkOf(policy: ConnectPolicy): Check {
  switch (policy.kind) {
    case 'source-ip': return leaf(policy, sourceIp(policy));
    case 'platform': return leaf(policy, platform(policy));
    case 'hours': return leaf(policy, hours(policy));
    case 'client-version': return leaf(policy, (event) => isAtLeast(textOf(event, 'client-openvpn-version') ?? '', policy.version));
    case 'all-of': return allOf(policy);
    case 'any-of': return anyOf(policy);
  }
}

function leaf({ kind, message }: Exclude<ConnectPolicy, CombinedPolicy>, isMet: (event: ClientVpnConnectEvent) => boolean): Check {
  return (event) => isMet(event) ? undefined : { allow: false, message, statuses: [kind] };
}

function allOf({ policies, message }: CombinedPolicy): Check {
  const checks = policies.map(checkOf);
  return (event) => {
    for (const check of checks) {
      const denial = check(event);
      if (denial !== undefined) {
        return { ...denial, message: message ?? denial.message };
      }
    }
    return undefined;
  };
}

function anyOf({ policies, message }: CombinedPolicy): Check {
  const checks = policies.map(checkOf);
  return (event) => {
    const denials: Denial[] = [];
    for (const check of checks) {
      const denial = check(event);
      if (denial === undefined) {
        return undefined;
      }
      denials.push(denial);
    }
    return {
      allow: false,
      message: message ?? denials.map((denial) => denial.message).join(' Or: '),
      statuses: denials.flatMap(({ statuses }) => statuses),
    };
  };
}

function sourceIp({ ranges }: SourceIpPolicy): (event: ClientVpnConnectEvent) => boolean {
  // one for each family: a list finds IPv4 addresses in ranges of IPv6 as well, such as all of them in ::/0.
  const allowed = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const range of ranges) {
    const [, address, prefix] = RANGE.exec(range) ?? [];
    const family = familyOf(address ?? '');
    if (family === undefined) {
      throw new Error(`the policy has a range that is none: "${range}"`);
    }
    const length = Number(prefix ?? (family === 'ipv4' ? 32 : 128));
    if (!isFirst(address, length, family)) {
      throw new Error(`the policy has a range that begins before its address: "${range}"`);
    }
    allowed[family].addSubnet(address, length, family);
  }
  return (event) => {
    // an IPv4 address may be written as one of IPv6.
    const address = textOf(event, 'public-ip')?.replace(/^::ffff:(?=[\d.]+$)/i, '') ?? '';
    const family = familyOf(address);
    return family !== undefined && allowed[family].check(address, family);
  };
}

/** Whether an address is the first one of its range: one that is not may be meant for a single address. */
function isFirst(address: string, prefix: number, family: 'ipv4' | 'ipv6'): boolean {
  return !bitsOf(address, family).slice(prefix).includes('1');
}

/** An address as zeros and ones. */
function bitsOf(address: string, family: 'ipv4' | 'ipv6'): string {
  if (family === 'ipv4') {
    return address.split('.').map((byte) => Number(byte).toString(2).padStart(8, '0')).join('');
  }
  // the last two groups may be written as an IPv4 address.
  const [head, tail] = address.replace(/[\d.]+\.\d+$/, (last) => (
    bitsOf(last, 'ipv4').match(/.{16}/g)!.map((group) => parseInt(group, 2).toString(16)).join(':')
  )).split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const groups = tail === undefined ? head : [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail];
  return groups.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

function platform({ platforms }: PlatformPolicy): (event: ClientVpnConnectEvent) => boolean {
  const allowed = platforms.map((name) => name.toLowerCase());
  return (event) => {
    const name = textOf(event, 'platform');
    return name !== undefined && allowed.includes(name.toLowerCase());
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  return version === 0 ? undefined : version === 4 ? 'ipv4' : 'ipv6';
}

function hours({ timeZone, days, start, end }: HoursPolicy): () => boolean {
  if (start === end || ![start, end].every((time) => TIME_OF_DAY.test(time))) {
    throw new Error(`the policy has hours that are none: "${start}" to "${end}"`);
  }
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return () => {
    const parts = Object.fromEntries(clock.formatToParts(new Date()).map(({ type, value }) => [type, value]));
    const today = DAYS.indexOf(parts.weekday);
    const now = `${parts.hour}:${parts.minute}`;
    // times of day compare as texts.
    return start < end
      ? days.includes(today) && start <= now && now < end
      : days.includes(today) && start <= now || days.includes((today + 6) % 7) && now < end;
  };
}

function isAtLeast(given: string, least: string): boolean {
  const [own, asked] = [/^\d+(\.\d+)*/.exec(given), /^\d+(\.\d+)*$/.exec(least)].map((version) => version?.[0].split('.').map(Number));
  if (own === undefined || asked === undefined) {
    return false;
  }
  const different = asked.findIndex((part, index) => part !== (own[index] ?? 0));
  return different === -1 || (own[different] ?? 0) > asked[different];
}
