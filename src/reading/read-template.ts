import { isAnswer } from './aws-cli-answers';
import { textOf } from './file-text';
import { JsonSource } from './json-source';
import { LiveSource } from './live-source';
import { otherFile } from './other-files';
import { InputError, type WrittenSource } from './template-source';
import { refusal } from '../template/refusal';
import { members } from '../template/sections';

// the YAML library is loaded with the first template in YAML.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const yamlSource = () => require('./yaml-source') as typeof import('./yaml-source');

/** Reads a file as a template, also what the AWS CLI answers about endpoints; throws an `InputError` where it is none. */
export function read(name: string, bytes: Uint8Array): WrittenSource {
  let content: unknown;
  try {
    const source = unwrapped(parse(name, textOf(bytes)));
    content = source.template;
    if (isAnswer(content)) {
      return new LiveSource(name, source);
    }
    const rejected = refusal(content);
    if (rejected) {
      const isForeign = rejected.path.length === 0;
      throw new InputError(rejected.message, isForeign ? undefined : source.locate(rejected.path), isForeign);
    }
    return source;
  } catch (error) {
    const other = members(content).has('Resources') ? undefined : otherFile(name, content);
    throw other === undefined ? error : new InputError(other, undefined, true);
  }
}

/** The template in what `aws cloudformation get-template` answers: an object, or the text of one that was written in YAML; with `--query TemplateBody` that alone. */
function unwrapped(source: WrittenSource): WrittenSource {
  const { template } = source;
  const fields = members(template);
  const isWrapped = fields.has('TemplateBody') && !fields.has('Resources');
  const body = isWrapped ? fields.get('TemplateBody') : template;
  if (typeof body === 'string') {
    return parse('', body);
  }
  return isWrapped ? { template: body, text: source.text, repeated: source.repeated, locate: (path) => source.locate(['TemplateBody', ...path]) } : source;
}

/** Reads a text as JSON or YAML. */
export function parse(name: string, text: string): WrittenSource {
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
function tolerant(text: string): WrittenSource | undefined {
  try {
    return new (yamlSource().YamlSource)(text);
  } catch {
    return undefined;
  }
}
