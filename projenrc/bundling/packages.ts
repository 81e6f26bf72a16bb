import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** The packages whose code becomes part of ours, with the module that stands for each of them in `lib/vendor`; what it does not export is left out. */
export const VENDORED: ReadonlyMap<string, string> = new Map([
  ['ipaddr.js', 'module.exports = require("ipaddr.js");'],
  ['js-yaml', 'export { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from "js-yaml";'],
]);

/** The engine of Cedar: a module for Node.js and the code that it loads, which are copied as they are. */
export const ENGINE = '@cedar-policy/cedar-wasm/nodejs';
export const ENGINE_FILES = ['cedar_wasm.js', 'cedar_wasm_bg.wasm'];

/** What is part of the command line alone. */
export const IN_COMMAND = 'commander';

interface Locked {
  readonly dev?: boolean;
  readonly version: string;
}

/** The packages of which something is in ours, by their folders, as the lock file has them. */
export function bundled(): Record<string, Locked> {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
  const folders = [...VENDORED.keys(), nameOf(ENGINE), IN_COMMAND].sort().map((name) => `node_modules/${name}`);
  return Object.fromEntries(folders.map((folder) => [folder, packages[folder]]));
}

/** The package that a module is of. */
export function nameOf(module: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(module)![0];
}
