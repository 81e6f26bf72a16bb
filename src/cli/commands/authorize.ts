import { type Context, contextOf } from '../../cedar/context';
import { undocumentedIn } from '../../cedar/context-schema';
import { type Decision, decide } from '../../cedar/decide';
import { parse } from '../../cedar/policy';
import { describe } from '../../evaluation/rule';
import { inTemplates } from '../../evaluation/spelling';
import type { Resource } from '../../model/graph';
import { at, isAbsent, text, Unknown } from '../../model/values';
import { bytesOf } from '../../reading/file-bytes';
import { textOf } from '../../reading/file-text';
import { JsonSource } from '../../reading/json-source';
import { InputError } from '../../reading/template-source';
import { syntaxFindings } from '../../rules/topics/authorization-policy-text';
import { escapeControlCharacters } from '../../util/control-characters';
import { remarkOn, writeRemarks } from '../input/remark';
import { TemplateReader } from '../input/template-reader';
import type { Places } from '../input/template-set';
import { jsonText } from '../output/json';
import { ExitCode, type Io } from '../terminal/io';

/** Where the templates are deployed, what is known of the client, and how the user wants to be told. */
export interface AuthorizeOptions extends Omit<Places, 'context'> {
  /** A file. */
  readonly context: string;
  readonly json?: boolean;
}

/** What the policy of an endpoint decides. */
interface Answer extends Decision {
  readonly file: string;
  readonly endpoint: string;
  /** What of the context AWS does not document. */
  readonly undocumented: readonly string[];
  /** Absent when that is only known when it is deployed. */
  readonly isShadow?: boolean;
}

/** Says what the authorization policies of some templates decide on a client. */
export async function authorize(templates: readonly string[], { context: file, json, ...places }: AuthorizeOptions, io: Io): Promise<ExitCode> {
  const reader = new TemplateReader(io, places);
  await reader.read(templates);
  const context = await contextIn(file, reader, io);
  const answers = context === undefined ? [] : await answersOf(reader, context);
  if (answers.length > 0) {
    const isOneFile = answers.every((one) => one.file === answers[0].file);
    const lines = json === true
      ? [jsonText({ endpoints: answers.map(asJson) })]
      : answers.flatMap((one) => asText(one, isOneFile)).map(escapeControlCharacters);
    io.stdout.write(`${lines.join('\n')}\n`);
  } else if (reader.failures.length === 0) {
    reader.failures.push({ file: templates[0], message: 'no endpoint has an authorization policy.' });
  }
  writeRemarks([...reader.hints, ...reader.failures], io);
  if (reader.failures.length > 0) {
    return ExitCode.FAILED;
  }
  return answers.every(({ result }) => result === 'permit') ? ExitCode.OK : ExitCode.FOUND;
}

/** What is known of the client; nothing where that cannot be read. */
async function contextIn(file: string, { failures }: TemplateReader, io: Io): Promise<Context | undefined> {
  try {
    const context = contextOf(new JsonSource(textOf(await bytesOf(file, io))).template);
    if (typeof context !== 'string') {
      return context;
    }
    failures.push({ file, message: `${context}.` });
  } catch (error) {
    failures.push(remarkOn(file, error));
  }
  return undefined;
}

/** What each policy decides; one that cannot be asked does not stop the others. */
async function answersOf(reader: TemplateReader, context: Context): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { file, graph } of await reader.graphs()) {
    for (const { endpoint } of graph.networks) {
      if (endpoint !== undefined && !isAbsent(endpoint.properties.AuthorizationPolicy)) {
        try {
          answers.push({ file, ...answer(endpoint, context) });
        } catch (error) {
          reader.failures.push(remarkOn(file, error));
        }
      }
    }
  }
  return answers;
}

function answer({ id: endpoint, properties: { AuthorizationPolicy: given } }: Resource, context: Context): Omit<Answer, 'file'> {
  const document = at(given, 'PolicyDocument');
  const written = text(document);
  if (written === undefined) {
    throw new InputError(`${endpoint}: ${document instanceof Unknown ? 'the text of the authorization policy is unresolved until deployment'
      : `the authorization policy has no text: its PolicyDocument is ${isAbsent(document) ? 'missing' : 'an object'}`}.`);
  }
  const errors = syntaxFindings(written, endpoint);
  if (errors.length > 0) {
    throw new InputError(`${endpoint}: ${errors.map((error) => describe(inTemplates(error))).join(' ')}`);
  }
  const decision = decide(parse(written), context);
  if (typeof decision === 'string') {
    throw new InputError(`${endpoint}: Cedar cannot decide: ${decision}.`);
  }
  const mode = at(given, 'ShadowMode');
  return { endpoint, isShadow: mode instanceof Unknown ? undefined : text(mode) === 'enabled', undocumented: undocumentedIn(context), ...decision };
}

function asJson({ file, endpoint, errors, isShadow, result, statements, undocumented }: Answer): object {
  const deciding = statements.map(({ id, place: { line }, written }) => ({ id, line, text: written }));
  return { file, endpoint, result, shadowMode: isShadow ?? null, statements: deciding, errors, undocumented };
}

function asText({ file, endpoint, errors, isShadow, result, statements, undocumented }: Answer, isOneFile: boolean): string[] {
  return [
    `Endpoint ${endpoint}${isOneFile ? '' : ` in ${file}`}: ${result}${isShadow ? ', in shadow mode: logged, and allowed all the same' : ''}`,
    ...statements.length === 0 ? ['  No statement permits.'] : [],
    ...statements.flatMap(({ id, place: { line }, written }) => [
      `  The statement${id === undefined ? '' : ` ${JSON.stringify(id)}`} in line ${line} ${result === 'error' ? 'cannot be evaluated' : 'decides'}:`,
      ...written.split(/\r\n|[\n\r]/).map((part) => `    ${part}`),
    ]),
    ...errors.map((error) => `  Not evaluated: ${error}`),
    ...undocumented.map((problem) => `  Not documented by AWS:  ${problem}`),
  ];
}
