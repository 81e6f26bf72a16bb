import type { ResourceRule, Rule } from '../../evaluation/rule';
import { ENDPOINT } from '../../model/graph';
import { grouped } from '../../model/names';
import { at, flag, isAbsent, text } from '../../model/values';
import { BANNER_TEXT } from '../../service/limits';

const path = 'ClientLoginBannerOptions.BannerText';

export const loginBannerRules: readonly Rule[] = [
  {
    id: 'BannerTextLength',
    severity: 'error',
    title: `The login banner has at most ${grouped(BANNER_TEXT.maxCharacters)} characters.`,
    why: 'The service rejects a longer one.',
    source: BANNER_TEXT.source,
    on: ENDPOINT,
    check(endpoint, report) {
      const { banner, characters } = bannerOf(endpoint);
      if (characters > BANNER_TEXT.maxCharacters) {
        report({
          path,
          value: banner,
          wrong: `has ${grouped(characters)} characters: AWS Client VPN accepts up to ${grouped(BANNER_TEXT.maxCharacters)}`,
          fix: 'Shorten it.',
        });
      }
    },
  },
  {
    id: 'BannerTextBytes',
    severity: 'warning',
    title: `The login banner has at most ${grouped(BANNER_TEXT.maxBytes)} bytes in UTF-8.`,
    why: 'The documents do not say whether the limit counts characters or bytes; other tools count bytes.',
    source: BANNER_TEXT.source,
    on: ENDPOINT,
    check(endpoint, report) {
      const { banner, characters, bytes } = bannerOf(endpoint);
      if (characters <= BANNER_TEXT.maxCharacters && bytes > BANNER_TEXT.maxBytes) {
        report({
          path,
          value: banner,
          wrong: `has ${grouped(bytes)} bytes in UTF-8: AWS Client VPN may accept no more than ${grouped(BANNER_TEXT.maxBytes)}`,
          fix: 'Shorten it, or use fewer characters beyond ASCII.',
        });
      }
    },
  },
  {
    id: 'BannerWithoutText',
    severity: 'warning',
    title: 'An enabled login banner has a text.',
    why: 'Otherwise the banner shows nothing.',
    source: BANNER_TEXT.source,
    on: ENDPOINT,
    check({ properties: { ClientLoginBannerOptions: options } }, report) {
      const value = at(options, 'BannerText');
      if (flag(at(options, 'Enabled')) === true && (isAbsent(value) || text(value) === '')) {
        report({ path, value, wrong: 'is empty, but the banner is enabled', fix: 'Write a text, or set Enabled to false.' });
      }
    },
  },
];

/** The text of a banner that is not switched off, with its lengths. */
function bannerOf({ properties: { ClientLoginBannerOptions: options } }: Parameters<ResourceRule['check']>[0]) {
  const banner = flag(at(options, 'Enabled')) === false ? '' : text(at(options, 'BannerText')) ?? '';
  return { banner, characters: Array.from(banner).length, bytes: Buffer.byteLength(banner) };
}
