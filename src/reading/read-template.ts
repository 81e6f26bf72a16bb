import { MOST_BYTES } from './file-bytes';
import { JsonSource } from './json-source';
import { InputError, type Source } from './template-source';
import { refusal } from '../template/refusal';
import { members } from '../template/sections';

// the YAML library is loaded with the first template in YAML.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const yamlSource = () => require('./yaml-source') as typeof import('./yaml-source');

/** Reads a file as a template; throws an `InputError` where it is none. */
export function read(name: string, bytes: Uint8Array): Source {
  const source = unwrapped(parse(name, textOf(bytes)));
  const refused = refusal(source.template);
  if (refused) {
    throw refused.path.length === 0 ? new InputError(refused.message, undefined, true) : new InputError(refused.message, source.locate(refused.path));
  }
  return source;
}

/** The template in what `aws cloudformation get-template` answers: an object, or the text of one that was written in YAML; with `--query TemplateBody` that alone. */
function unwrapped(source: Source): Source {
  const { template } = source;
  const fields = members(template);
  const isWrapped = fields.has('TemplateBody') && !fields.has('Resources');
  const body = isWrapped ? fields.get('TemplateBody') : template;
  if (typeof body === 'string') {
    return parse('', body);
  }
  return isWrapped ? { template: body, text: source.text, repeated: source.repeated, locate: (path) => source.locate(['TemplateBody', ...path]) } : source;
}

/** The text of a file, whatever a Windows editor made of it. */
export function textOf(bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) {
    throw new InputError(`more than ${MOST_BYTES / 1024 / 1024} MB: CloudFormation accepts templates of up to 1 MB.`);
  }
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = textIn(bytes, utf16 ? 'utf-16le' : 'utf-8');
  if (text === undefined || text.includes('\0')) {
    throw new InputError('not a text file in UTF-8.');
  }
  if (text.trim() === '') {
    throw new InputError('the file is empty.');
  }
  return text;
}

function textIn(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads a text as JSON or YAML. */
export function parse(name: string, text: string): Source {
  const isJson = /\.json$/i.test(name);
  if (!isJson && !/^\s*[{[]/.test(text)) {
    return new (yamlSource().YamlSource)(text);
  }
  try {
    return new JsonSource(text);
  } catch (error) {
    const other = isJson ? undefined : tolerant(text);
    if (other === undefined) {
      throw error;
    }
    return other;
  }
}

/** JSON with a comment or a comma too many is YAML all the same. */
function tolerant(text: string): Source | undefined {
  try {
    return new (yamlSource().YamlSource)(text);
  } catch {
    return undefined;
  }
}
