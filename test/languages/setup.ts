/** Installs what the suites of languages share, before they run side by side: an environment is filled once, and Maven's repository has no lock. */
import { join } from 'node:path';
import { copy, LANGUAGES } from './languages';
import { RELEASES } from './releases';
import type { Release } from './releases';

export default function setup(): void {
  for (const release of Object.keys(RELEASES) as Release[]) {
    for (const language of LANGUAGES) {
      copy(language, join(__dirname, 'scenario', language.name), release);
    }
  }
}
