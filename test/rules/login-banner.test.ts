import { ids, lines, optional, unknown } from './graphs';
import type { Value } from '../../src/model/values';
import { loginBannerRules as rules } from '../../src/rules/topics/login-banner';
import { api } from '../pages';

const API = api('ClientLoginBannerOptions');
const TAIL = 'x'.repeat(79);

test.each<[string, Value, string[]]>([
  ['as long as can be', { Enabled: true, BannerText: 'x'.repeat(1400) }, []],
  ['one character more', { Enabled: true, BannerText: 'x'.repeat(1401) }, ['BannerTextLength']],
  ['as many code points as can be, in many more bytes', { Enabled: true, BannerText: '😀'.repeat(1400) }, ['BannerTextBytes']],
  ['one code point more', { Enabled: true, BannerText: '😀'.repeat(1401) }, ['BannerTextLength']],
  ['as many bytes as can be', { Enabled: true, BannerText: 'é'.repeat(700) }, []],
  ['one byte more', { Enabled: true, BannerText: `${'é'.repeat(700)}x` }, ['BannerTextBytes']],
  ['too long, but off', { Enabled: false, BannerText: 'x'.repeat(1401) }, []],
  ['too long, and unknown whether it is on', { Enabled: unknown, BannerText: 'x'.repeat(1401) }, ['BannerTextLength']],
  ['on without text', { Enabled: true }, ['BannerWithoutText']],
  ['on with an empty text', { Enabled: 'true', BannerText: '' }, ['BannerWithoutText']],
  ['on with an unknown text', { Enabled: true, BannerText: unknown }, []],
  ['on with a text that may be absent', { Enabled: true, BannerText: optional }, []],
  ['off without text', { Enabled: false }, []],
  ['nothing', undefined, []],
  ['unknown', unknown, []],
  ['of the wrong type', ['x'], []],
])('%s', (_, ClientLoginBannerOptions, expected) => {
  expect(ids(rules, { ClientLoginBannerOptions })).toEqual(expected);
});

test.each<[string, Value, string]>([
  ['length', 'x'.repeat(1401), `"${TAIL}… has 1,401 characters: AWS Client VPN accepts up to 1,400. Shorten it. [BannerTextLength] ${API}`],
  ['bytes', `${'x'.repeat(1399)}é`, `"${TAIL}… has 1,401 bytes in UTF-8: AWS Client VPN may accept no more than 1,400. Shorten it, or use fewer characters beyond ASCII. [BannerTextBytes] ${API}`],
  ['nothing', '', `"" is empty, but the banner is enabled. Write a text, or set enabled to false. [BannerWithoutText] ${API}`],
])('message: %s', (_, BannerText, expected) => {
  expect(lines(rules, { ClientLoginBannerOptions: { Enabled: true, BannerText } })).toEqual([`clientLoginBannerOptions.bannerText ${expected}`]);
});
