import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apache, others } from './engine-crates.json';
import { bundled, ENGINE, nameOf, ROOT } from '../bundling/packages';

/** Shipped with the package, as the licences of what is bundled ask. */
export const FILE = join(ROOT, 'THIRD-PARTY-NOTICES');

const RULE = '-'.repeat(80);

/** Name, version and licence of a package, with the text that its licence wants to be kept. */
function notice(path: string): string {
  const folder = join(ROOT, path);
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license: string };
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  // our own text of the same licence lies beside the notices.
  if (texts.length === 0 && license === 'Apache-2.0') {
    return [RULE, `${name} ${version} (${license})`, RULE, 'The text of the licence is in LICENSE, beside this file.', ...name === nameOf(ENGINE) ? crates() : []].join('\n\n');
  }
  if (texts.length === 0) {
    throw new Error(`${name} ${version} has no text of its licence: add what its licence asks for by hand.`);
  }
  return [RULE, `${name} ${version} (${license})`, RULE, ...texts.map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim())].join('\n\n');
}

/** What is compiled into the engine. */
function crates(): string[] {
  return [
    'Its WebAssembly is made of the standard library of Rust and of the crates below, which are under Apache-2.0, or may be taken under it:',
    apache.map((crate) => `- ${crate}`).join('\n'),
    'and of those that follow, each under its own licence.',
    ...others.flatMap(({ crate, license, text: words }) => [RULE, `${crate} (${license})`, RULE, words]),
  ];
}

/** What the file has to hold. */
export function text(): string {
  return [
    'The packages of cdk-client-vpn-plus contain the software below, each under its own licence.',
    ...Object.keys(bundled()).map(notice),
  ].join('\n\n') + '\n';
}
