/**
 * The corpus: for each rule a template that it must find, `invalid`, and the neighbour that it must not, `valid`.
 *
 * `test/corpus/<RuleId>.json` says what the two have beyond one of `test/corpus/base/`, each as a JSON merge patch (RFC 7386): `both`, then `invalid` or `valid`. The
 * base itself is meant where there is no patch. What repeats is written once: `<x*1401>` in a text is 1,401 times x, and a member or an entry of a list in which
 * `<0..99>` stands is there a hundred times, with the number in place of that and of each `<n>`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const CORPUS = join(__dirname, 'corpus');

interface Pair {
  readonly invalid: any;
  readonly valid: any;
}

/** The rules that have a pair of templates, those that have to be required among them. */
export const PAIRS = namesIn(CORPUS);
/** Templates as they are in the world, in which there is nothing to find. */
export const REALISTIC = namesIn(join(CORPUS, 'realistic'));
/** All templates, by their paths. */
export const TEMPLATES = new Map<string, any>([
  ...PAIRS.flatMap((rule) => Object.entries(pair(rule)).map(([kind, template]) => [`${kind}/${rule}.json`, template] as const)),
  ...REALISTIC.map((name) => [`realistic/${name}.json`, realistic(name)] as const),
]);

/** The two templates of a rule. */
export function pair(rule: string): Pair {
  const { base, both = {}, invalid = {}, valid = {} } = read(`${rule}.json`);
  const common = patched(baseTemplate(base), both);
  return { invalid: patched(common, invalid), valid: patched(common, valid) };
}

export function realistic(name: string): any {
  return JSON.parse(readFileSync(join(CORPUS, 'realistic', `${name}.json`), 'utf8'));
}

function namesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => basename(name, '.json')).sort();
}

function read(...path: readonly string[]): any {
  return expanded(JSON.parse(readFileSync(join(CORPUS, ...path), 'utf8')));
}

/** A base is a template, or a patch of another base. */
function baseTemplate(name: string): unknown {
  const { base, ...patch } = read('base', `${name}.json`);
  return base === undefined ? patch : patched(baseTemplate(base), patch);
}

/** A JSON merge patch: its members are merged, `null` removes one, and everything else takes the place of what was there. */
function patched(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) {
    return patch;
  }
  const members = { ...isObject(target) ? target : {}, ...patch };
  return Object.fromEntries(Object.keys(members).filter((name) => members[name] !== null).map((name) => (
    [name, name in patch ? patched(isObject(target) ? target[name] : undefined, patch[name]) : members[name]]
  )));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is written once and meant many times. */
function expanded(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/<(.)\*(\d+)>/g, (_, character: string, times: string) => character.repeat(Number(times)));
  }
  if (Array.isArray(value)) {
    return value.map(expanded).flatMap((entry) => repeated(entry, JSON.stringify(entry)));
  }
  return isObject(value) ? Object.fromEntries(Object.entries(value).flatMap(([name, member]) => repeated([name, expanded(member)], name))) : value;
}

/** A part as often as the text names numbers, or once. */
function repeated<T>(part: T, text: string): T[] {
  const [range, first, last] = /<(\d+)\.\.(\d+)>/.exec(text) ?? [];
  return range === undefined ? [part] : Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => (
    JSON.parse(JSON.stringify(part).replaceAll(range, `${Number(first) + index}`).replaceAll('<n>', `${Number(first) + index}`))
  ));
}
