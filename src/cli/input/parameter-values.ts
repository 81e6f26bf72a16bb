import { bytesOf } from '../../reading/file-bytes';
import { textOf } from '../../reading/file-text';
import { parse } from '../../reading/read-template';
import { InputError, readAbout } from '../../reading/template-source';
import { members } from '../../template/sections';
import { closest } from '../../util/similar';
import type { Io } from '../terminal/io';

/** The values that a command line gives to parameters. */
export interface ParameterOptions {
  /** Single ones, as `NAME=VALUE`. */
  readonly parameter?: readonly string[];
  /** Files with values. */
  readonly parameters?: readonly string[];
}

/** The values by name; those that are given by themselves win, and of two files the later one. */
export async function parameterValues({ parameter = [], parameters = [] }: ParameterOptions, io: Io): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  for (const file of parameters) {
    const given = await readAbout(file, async () => entriesIn(parse(file, textOf(await bytesOf(file, io))).template));
    given.forEach(([name, value]) => values.set(name, value));
  }
  for (const written of parameter) {
    const [, name, value] = ASSIGNMENT.exec(written)!;
    values.set(name, value);
  }
  return values;
}

/** A parameter with its value, as `--parameter` takes it. */
const ASSIGNMENT = /^([^=]+)=(.*)$/s;

/** The parameters that a template has. */
export function parametersOf(template: unknown): string[] {
  return Array.from(members(members(template).get('Parameters')).keys());
}

/** Throws where a value is given to a parameter that no template has. */
export function expectDeclared(values: ReadonlyMap<string, string>, declared: ReadonlySet<string>): void {
  const stranger = Array.from(values.keys()).find((name) => !declared.has(name));
  if (stranger !== undefined) {
    const meant = closest(stranger, Array.from(declared));
    throw new InputError(`no template has a parameter "${stranger}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`, undefined, false, '--parameter');
  }
}

/** The values of a file: as `aws cloudformation` takes them (a list), as `deploy`, CodePipeline and Git sync do. */
function entriesIn(content: unknown): Array<readonly [name: string, value: string]> {
  const fields = members(content);
  // Git sync needs no parameters in its file.
  const named = fields.has('template-file-path') ? fields.get('parameters') ?? {} : fields.get('Parameters');
  const entries = Array.isArray(content) ? content.map(entryOf) : Array.from(members(named)).map(valueOf);
  if (!Array.isArray(content) && named === undefined || entries.includes('none')) {
    throw new InputError('not a parameter file. Write [{ "ParameterKey": "Name", "ParameterValue": "value" }], ["Name=value"] '
      + 'or { "Parameters": { "Name": "value" } }.');
  }
  return entries.filter((entry) => typeof entry === 'object');
}

type Entry = readonly [name: string, value: string] | 'unknown' | 'none';

function entryOf(entry: unknown): Entry {
  const [, assigned, to] = typeof entry === 'string' ? ASSIGNMENT.exec(entry) ?? [] : [];
  if (assigned !== undefined) {
    return [assigned, to];
  }
  const [name, value, previous] = ['ParameterKey', 'ParameterValue', 'UsePreviousValue'].map((field) => members(entry).get(field));
  if (typeof name !== 'string') {
    return 'none';
  }
  return value === undefined && previous === true ? 'unknown' : valueOf([name, value]);
}

/** What another action of the pipeline gives is not known. */
function valueOf([name, value]: readonly [string, unknown]): Entry {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean': return [name, String(value)];
    default: return Array.isArray(value) && value.every((element) => typeof element === 'string') ? [name, value.join(',')] : 'unknown';
  }
}

