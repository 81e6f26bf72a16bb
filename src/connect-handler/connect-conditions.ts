/** The conditions of connect handlers, checked, as the function reads them. */
import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ClientVpnConnectCondition } from './connect-policy-choice';
import { type ClientVpnHours, ClientVpnWeekday } from './hours';
import type { ClientVpnPlatformChoice } from './platform';
import { isResolvedAtDeployment } from './policy-variables';
import type { CombinedPolicy, ConnectPolicy } from '../handler/handler';
import { rangeFrom } from '../model/ranges';
import { CONNECT_CLIENT_VERSION, CONNECT_POLICY_VALUE } from '../rules/construct-rules';
import { CONNECT_MESSAGE } from '../service/limits';
import { shown } from '../validation/argument-checks';
import { report } from '../validation/reporting';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const [MIDNIGHT, END_OF_DAY] = ['00:00', '24:00'];
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Later ones have not been published: such a number is that of another product. */
const LATEST_OPENVPN = 3;

export function sourceIps(scope: IConstruct, ranges: readonly string[]): ConnectPolicy {
  return {
    kind: 'source-ip',
    ranges: listOf(scope, 'allowSourceIps', ranges, 'Write e.g. ["203.0.113.0/24", "2001:db8:1::/48"].')
      .map((range, index) => rangeOf(scope, `allowSourceIps[${index}]`, range)),
    message: 'Connections from this network are not allowed.',
  };
}

function rangeOf(scope: IConstruct, name: string, range: unknown): string {
  if (isResolvedAtDeployment(range)) {
    return range as string;
  }
  const cidr = typeof range === 'string' ? rangeFrom(range) : undefined;
  if (cidr === undefined) {
    wrong(scope, `${name} ${shown(range)} is not a valid IP address or CIDR range.`, 'Write e.g. "203.0.113.0/24".');
  }
  if (cidr.hasHostBits) {
    wrong(scope, `${name} ${shown(range)} begins within the range ${cidr.text}.`,
      `Write "${cidr.text}", or "${(range as string).split('/')[0]}" for the one address.`);
  }
  return cidr.text;
}

export function platforms(scope: IConstruct, allowed: readonly ClientVpnPlatformChoice[]): ConnectPolicy {
  const instead = 'Write e.g. allowPlatforms(ClientVpnPlatform.WINDOWS).';
  const names = listOf(scope, 'allowPlatforms', allowed, instead).map((given, index) => {
    const platform = (given as ClientVpnPlatformChoice | undefined)?.platform;
    if (typeof platform !== 'string' || platform === '') {
      wrong(scope, `allowPlatforms[${index}] ${shown(platform ?? given)} is not a valid platform.`, instead);
    }
    return isResolvedAtDeployment(platform) ? platform : platform.toLowerCase();
  });
  const message = `Connections are allowed from these platforms only: ${names.join(', ')}.`;
  return {
    kind: 'platform',
    platforms: names,
    message: message.length > CONNECT_MESSAGE.max ? 'Connections from this platform are not allowed.' : message,
  };
}

export function hours(scope: IConstruct, allowed: ClientVpnHours): ConnectPolicy {
  const instead = 'Write e.g. allowHours({ timezone: TimeZone.EUROPE_BERLIN, days: [ClientVpnWeekday.EVERY_DAY], start: "07:00", end: "19:00" }).';
  const { days, start, end, timezone } = (allowed as Partial<ClientVpnHours> | undefined) ?? {};
  const timeZone = timezone?.timezoneName;
  if (!isTimeZone(timeZone)) {
    wrong(scope, `allowHours: the time zone ${shown(timeZone ?? timezone)} does not exist.`, instead);
  }
  const numbers = weekdays(scope, days);
  for (const [name, time] of Object.entries({ start, end })) {
    if (!isResolvedAtDeployment(time) && (typeof time !== 'string' || !(TIME_OF_DAY.test(time) || name === 'end' && time === END_OF_DAY))) {
      wrong(scope, `allowHours.${name} ${shown(time)} is not a valid time of day.`, 'Write hours and minutes, e.g. "07:30".');
    }
  }
  const isEveryDay = numbers.length === DAYS.length;
  if (start === end || isEveryDay && start === MIDNIGHT && end === END_OF_DAY) {
    wrong(scope, `allowHours from "${start}" to "${end}" is ${start === end ? 'empty' : 'every time'}.`, instead);
  }
  const which = isEveryDay ? '' : `on ${numbers.map((day) => DAYS[day]).join(', ')} `;
  const message = `Connections are allowed ${which}from ${start} to ${end} (${timeZone}) only.`;
  return { kind: 'hours', timeZone: timeZone!, days: numbers, start: start!, end: end!, message };
}

function weekdays(scope: IConstruct, days: readonly unknown[] | undefined): number[] {
  const instead = 'Write e.g. days: [ClientVpnWeekday.MONDAY], or [ClientVpnWeekday.EVERY_DAY].';
  const named = Array.from(new Set(listOf(scope, 'allowHours.days', days, instead)));
  if (named.length === 1 && named[0] === ClientVpnWeekday.EVERY_DAY) {
    return DAYS.map((_, index) => index);
  }
  return named.map((day, index) => {
    const number = DAYS.indexOf(day as string);
    if (number === -1) {
      wrong(scope, `allowHours.days[${index}] ${shown(day)} ${day === ClientVpnWeekday.EVERY_DAY ? 'cannot be combined with other days' : 'is not a valid day'}.`, instead);
    }
    return number;
  }).sort();
}

function isTimeZone(name: unknown): name is string {
  try {
    return isResolvedAtDeployment(name) || typeof name === 'string' && name !== '' && new Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

export function clientVersion(scope: IConstruct, version: string): ConnectPolicy {
  const isLater = isResolvedAtDeployment(version);
  if (!isLater && (typeof version !== 'string' || !/^\d{1,9}(\.\d{1,9}){0,3}$/.test(version))) {
    wrong(scope, `minimumClientVersion ${shown(version)} is not a valid version.`, 'Write e.g. "2.5.0".');
  }
  if (!isLater && Number(version.split('.')[0]) > LATEST_OPENVPN) {
    report(scope, CONNECT_CLIENT_VERSION,
      `minimumClientVersion "${version}" is later than any version of OpenVPN, so no client can connect. The version of the AWS provided client is not compared.`,
      'Write the version of OpenVPN in your clients, e.g. "2.5.0".');
  }
  return { kind: 'client-version', version, message: `Connections need a client with OpenVPN ${version} or later: install the latest client.` };
}

export function combined(scope: IConstruct, kind: CombinedPolicy['kind'], conditions: readonly ClientVpnConnectCondition[]): ConnectPolicy {
  const name = kind === 'all-of' ? 'allOf' : 'anyOf';
  const instead = `Write e.g. ${name}(ClientVpnConnectPolicy.allowSourceIps(["203.0.113.0/24"])).`;
  const policies = listOf(scope, name, conditions, instead).map((condition, index) => {
    if (typeof (condition as Partial<ClientVpnConnectCondition> | undefined)?._render !== 'function') {
      wrong(scope, `${name}[${index}] ${shown(condition)} is not a condition.`, instead);
    }
    return (condition as ClientVpnConnectCondition)._render(scope);
  });
  return { kind, policies };
}

/** A condition with another message. */
export function withMessage(scope: IConstruct, policy: ConnectPolicy, message: string): ConnectPolicy {
  if (!isResolvedAtDeployment(message) && (typeof message !== 'string' || message === '' || message.length > CONNECT_MESSAGE.max)) {
    const given = typeof message === 'string' && message !== '' ? `has ${message.length} characters` : `is ${shown(message)}`;
    wrong(scope, `withMessage ${given}: AWS Client VPN accepts up to ${CONNECT_MESSAGE.max} characters.`, 'Write a shorter text.');
  }
  return { ...policy, message };
}

function listOf(scope: IConstruct, name: string, values: readonly unknown[] | undefined, instead: string): readonly unknown[] {
  if (!Array.isArray(values) || values.length === 0) {
    wrong(scope, `${name} ${Array.isArray(values) ? 'is empty, so no client can connect' : `${shown(values)} is not a list`}.`, instead);
  }
  if (Token.isUnresolved(values)) {
    wrong(scope, `${name} is a token list, whose length is unresolved at synthesis.`, instead);
  }
  return values;
}

function wrong(scope: IConstruct, message: string, fix: string): never {
  report(scope, CONNECT_POLICY_VALUE, `connectHandler.policy: ${message}`, fix);
}
