import { ids, lines, optional, unknown } from './graphs';
import type { Properties, Value } from '../../src/model/values';
import { chosen } from '../../src/rules/required';
import { guide } from '../pages';

const rules = (required: string) => chosen([required]).map(({ rule }) => rule);
const found = (required: string, endpoint: Properties) => lines(rules(required), endpoint);

describe('login banner', () => {
  const FIX = `Write clientLoginBanner, or enabled and bannerText of an L1. [LoginBannerRequired] ${guide('cvpn-working-login-banner')}`;

  test.each<[string, Value, string]>([
    ['not given', undefined, 'enabled is missing, but a login banner is required'],
    ['off', { Enabled: false, BannerText: 'x' }, 'enabled false turns the login banner off, which is required'],
    ['on, without a text', { Enabled: true }, 'bannerText is empty, but a login banner is required'],
    ['on, with an empty text', { Enabled: true, BannerText: ' ' }, 'bannerText " " is empty, but a login banner is required'],
  ])('%s', (_, ClientLoginBannerOptions, message) => {
    expect(found('login-banner', { ClientLoginBannerOptions })).toEqual([`clientLoginBannerOptions.${message} (NIST SP 800-53 AC-8). ${FIX}`]);
  });

  test.each<[string, Value]>([
    ['on, with a text', { Enabled: true, BannerText: 'x' }], ['with a text that is not known', { Enabled: true, BannerText: unknown }],
    ['with a text that may be absent', { Enabled: true, BannerText: optional }], ['perhaps on', { Enabled: optional }], ['not known', unknown],
  ])('%s is not a finding', (_, ClientLoginBannerOptions) => {
    expect(ids(rules('login-banner'), { ClientLoginBannerOptions })).toEqual([]);
  });
});

describe('session timeout', () => {
  test.each<[string, Value, string]>([
    ['session-timeout=8', 10, 'sessionTimeoutHours 10 is too long: a session timeout of at most 8 hours is required (NIST SP 800-53 AC-12). Write 8.'],
    ['session-timeout=12', '24', 'sessionTimeoutHours "24" is too long: a session timeout of at most 12 hours is required (NIST SP 800-53 AC-12). Write 12.'],
    // the longest one that AWS Client VPN accepts.
    ['session-timeout=9', undefined, 'sessionTimeoutHours is missing, which means 24 hours: a session timeout of at most 9 hours is required (NIST SP 800-53 AC-12). Write 8.'],
  ])('%s and %p', (required, SessionTimeoutHours, message) => {
    expect(found(required, { SessionTimeoutHours })).toEqual([`${message} [SessionTimeoutRequired] ${guide('cvpn-working-max-duration')}`]);
  });

  test.each<[string, Value]>([['session-timeout=8', 8], ['session-timeout=12', 10], ['session-timeout=24', undefined], ['session-timeout=8', unknown], ['session-timeout=8', optional]])(
    '%s and %p is not a finding', (required, SessionTimeoutHours) => {
      expect(ids(rules(required), { SessionTimeoutHours })).toEqual([]);
    });
});

describe('tunnel', () => {
  test.each<[string, Value, string]>([
    ['split-tunnel', false, 'splitTunnel false sends all traffic of clients through the tunnel, but a split tunnel is required. Write true. [SplitTunnelRequired]'],
    ['split-tunnel', undefined, 'splitTunnel is missing, which sends all traffic of clients through the tunnel, but a split tunnel is required. Write true. [SplitTunnelRequired]'],
    ['full-tunnel', 'true', 'splitTunnel "true" lets traffic of clients bypass the tunnel, but a full tunnel is required (NIST SP 800-53 SC-7(7)). Write false, or leave it out. [FullTunnelRequired]'],
  ])('%s and %p', (required, SplitTunnel, message) => {
    expect(found(required, { SplitTunnel })).toEqual([`${message} ${guide('split-tunnel-vpn')}`]);
  });

  test.each<[string, Value]>([
    ['split-tunnel', true], ['split-tunnel', unknown], ['split-tunnel', optional], ['full-tunnel', false], ['full-tunnel', undefined], ['full-tunnel', unknown],
  ])('%s and %p is not a finding', (required, SplitTunnel) => {
    expect(ids(rules(required), { SplitTunnel })).toEqual([]);
  });
});
