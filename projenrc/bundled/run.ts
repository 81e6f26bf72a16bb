/** Writes a project that depends on what is bundled, and on nothing else: for npm, which would take it for something that only developers need. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled, ROOT } from '../bundling/packages';

const FOLDER = join(ROOT, '.cache', 'bundled');

const { name, version, license } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, string>;
const packages = Object.fromEntries(Object.entries(bundled()).map(([path, { dev, ...locked }]) => [path, locked]));
const dependencies = Object.fromEntries(Object.entries(packages).map(([path, { version: locked }]) => [path.replace('node_modules/', ''), locked]));
const manifest = { name, version, license, dependencies };

mkdirSync(FOLDER, { recursive: true });
writeFileSync(join(FOLDER, 'package.json'), JSON.stringify(manifest));
writeFileSync(join(FOLDER, 'package-lock.json'), JSON.stringify({ name, version, lockfileVersion: 3, requires: true, packages: { '': manifest, ...packages } }));
