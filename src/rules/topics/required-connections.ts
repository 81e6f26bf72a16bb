import { numbered, plain, type Requirement } from '../../evaluation/requirement';
import type { ResourceRule } from '../../evaluation/rule';
import { ENDPOINT } from '../../model/graph';
import { at, flag, isAbsent, text } from '../../model/values';
import { SESSION_TIMEOUT_HOURS } from '../../service/limits';
import { guide, nist } from '../../service/sources';

const BANNER = { fix: 'Set Enabled to true and write BannerText.', fixInApp: 'Write clientLoginBanner, or enabled and bannerText of an L1.' };

export const requiredConnections: readonly Requirement[] = [
  plain('login-banner', {
    id: 'LoginBannerRequired',
    severity: 'error',
    title: 'Clients show a login banner.',
    why: 'Users have to read the terms of use before they are connected.',
    source: guide('cvpn-working-login-banner'),
    controls: [nist('AC-8')],
    on: ENDPOINT,
    check({ properties: { ClientLoginBannerOptions: options } }, report) {
      const enabled = at(options, 'Enabled');
      const banner = at(options, 'BannerText');
      if (isAbsent(enabled) || flag(enabled) === false) {
        const wrong = isAbsent(enabled) ? 'is missing, but a login banner is required' : 'turns the login banner off, which is required';
        report({ path: 'ClientLoginBannerOptions.Enabled', value: enabled, wrong, ...BANNER });
      } else if (flag(enabled) === true && (isAbsent(banner) || text(banner)?.trim() === '')) {
        report({ path: 'ClientLoginBannerOptions.BannerText', value: banner, wrong: 'is empty, but a login banner is required', ...BANNER });
      }
    },
  }),
  numbered('session-timeout', { example: 8, least: Math.min(...SESSION_TIMEOUT_HOURS.values), unit: 'hours' }, sessionTimeout),
  plain('split-tunnel', {
    id: 'SplitTunnelRequired',
    severity: 'error',
    title: 'Only traffic for the networks of the endpoint goes through the tunnel (split tunnel).',
    why: 'With a full tunnel all traffic of clients goes through the VPC, private traffic included.',
    source: guide('split-tunnel-vpn'),
    on: ENDPOINT,
    check({ properties: { SplitTunnel: value } }, report) {
      if (isAbsent(value) || flag(value) === false) {
        const wrong = `${isAbsent(value) ? 'is missing, which ' : ''}sends all traffic of clients through the tunnel, but a split tunnel is required`;
        report({ path: 'SplitTunnel', value, wrong, fix: 'Write true.' });
      }
    },
  }),
  plain('full-tunnel', {
    id: 'FullTunnelRequired',
    severity: 'error',
    title: 'All traffic of clients goes through the tunnel (no split tunnel).',
    why: 'With a split tunnel a client is in the internet and in the private network at the same time.',
    source: guide('split-tunnel-vpn'),
    controls: [nist('SC-7(7)')],
    on: ENDPOINT,
    check({ properties: { SplitTunnel: value } }, report) {
      if (flag(value) === true) {
        report({ path: 'SplitTunnel', value, wrong: 'lets traffic of clients bypass the tunnel, but a full tunnel is required', fix: 'Write false, or leave it out.' });
      }
    },
  }),
];

function sessionTimeout(atMost: number): ResourceRule {
  const longest = Math.max(...SESSION_TIMEOUT_HOURS.values);
  return {
    id: 'SessionTimeoutRequired',
    severity: 'error',
    title: `A session ends after at most ${atMost} hours.`,
    why: 'Users have to sign in again after that time, so that one who left the company or lost a device is not connected for longer.',
    source: guide('cvpn-working-max-duration'),
    controls: [nist('AC-12')],
    on: ENDPOINT,
    check({ properties: { SessionTimeoutHours: value } }, report) {
      const hours = isAbsent(value) ? longest : Number(text(value));
      if (hours > atMost) {
        const wrong = `${isAbsent(value) ? `is missing, which means ${longest} hours` : 'is too long'}: a session timeout of at most ${atMost} hours is required`;
        report({ path: 'SessionTimeoutHours', value, wrong, fix: `Write ${Math.max(...SESSION_TIMEOUT_HOURS.values.filter((allowed) => allowed <= atMost))}.` });
      }
    },
  };
}
