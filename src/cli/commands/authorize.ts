import { type Context, contextOf } from '../../cedar/context';
import { undocumentedIn } from '../../cedar/context-schema';
import { type Decision, decide } from '../../cedar/decide';
import { parse } from '../../cedar/policy';
import { describe } from '../../evaluation/rule';
import type { Resource } from '../../model/graph';
import { at, isAbsent, text, Unknown } from '../../model/values';
import { syntaxFindings } from '../../rules/topics/authorization-policy-text';
import { TemplateGraph } from '../../template/template-graph';
import { bytesOf, STANDARD_INPUT } from '../input/input-files';
import { JsonSource } from '../input/json-source';
import { expectDeclared, type ParameterOptions, parameterValues } from '../input/parameter-values';
import { read, textOf } from '../input/read-template';
import { InputError } from '../input/template-source';
import { failed } from '../output/outcome';
import { ExitCode, harmless, type Io } from '../terminal/io';

/** What is known of the client, and how the user wants to be told. */
export interface AuthorizeOptions extends ParameterOptions {
  /** A file. */
  readonly context: string;
  readonly json?: boolean;
}

/** What the policy of an endpoint decides. */
interface Answer extends Decision {
  readonly endpoint: string;
  /** What of the context AWS does not document. */
  readonly undocumented: readonly string[];
  /** Absent when that is only known when it is deployed. */
  readonly isShadow?: boolean;
}

/** Says what the authorization policies of a template decide on a client. */
export async function authorize(template: string, { context: file, json, ...given }: AuthorizeOptions, io: Io): Promise<ExitCode> {
  let reading = template;
  try {
    if (template === STANDARD_INPUT && file === STANDARD_INPUT) {
      throw new InputError('only one of the template and the context can be the standard input.');
    }
    const source = read(template, await bytesOf(template, io));
    reading = file;
    const context = contextIn(textOf(await bytesOf(file, io)));
    reading = template;
    const parameters = await parameterValues(given, io);
    expectDeclared(parameters, [source.template]);
    const graph = new TemplateGraph(source.template, { parameters });
    const answers = graph.networks.flatMap(({ endpoint }) => endpoint === undefined || isAbsent(endpoint.properties.AuthorizationPolicy)
      ? []
      : [answer(endpoint, context)]);
    if (answers.length === 0) {
      throw new InputError('no endpoint in the template has an authorization policy.');
    }
    const lines = json === true ? [JSON.stringify({ endpoints: answers.map(asJson) }, undefined, 2)] : answers.flatMap(asText).map(harmless);
    io.stdout.write(`${lines.join('\n')}\n`);
    return answers.every(({ result }) => result === 'permit') ? ExitCode.OK : ExitCode.FOUND;
  } catch (error) {
    return failed(reading, error, io);
  }
}

function contextIn(json: string): Context {
  const context = contextOf(new JsonSource(json).template);
  if (typeof context === 'string') {
    throw new InputError(`${context}.`);
  }
  return context;
}

function answer({ id: endpoint, properties: { AuthorizationPolicy: given } }: Resource, context: Context): Answer {
  const document = at(given, 'PolicyDocument');
  const written = text(document);
  if (written === undefined) {
    throw new InputError(`${endpoint}: ${document instanceof Unknown ? 'the text of the authorization policy is only known when it is deployed'
      : `the authorization policy has no text: its PolicyDocument is ${isAbsent(document) ? 'missing' : 'an object'}`}.`);
  }
  const errors = syntaxFindings(written, endpoint);
  if (errors.length > 0) {
    throw new InputError(`${endpoint}: ${errors.map(describe).join(' ')}`);
  }
  const decision = decide(parse(written), context);
  if (typeof decision === 'string') {
    throw new InputError(`${endpoint}: Cedar cannot decide: ${decision}.`);
  }
  const mode = at(given, 'ShadowMode');
  return { endpoint, isShadow: mode instanceof Unknown ? undefined : text(mode) === 'enabled', undocumented: undocumentedIn(context), ...decision };
}

function asJson({ endpoint, errors, isShadow, result, statements, undocumented }: Answer): object {
  const deciding = statements.map(({ id, place: { line }, written }) => ({ id, line, text: written }));
  return { endpoint, result, shadowMode: isShadow ?? null, statements: deciding, errors, undocumented };
}

function asText({ endpoint, errors, isShadow, result, statements, undocumented }: Answer): string[] {
  return [
    `Endpoint ${endpoint}: ${result}${isShadow ? ', in shadow mode: logged, and let in all the same' : ''}`,
    ...statements.length === 0 ? ['  No statement permits.'] : [],
    ...statements.flatMap(({ id, place: { line }, written }) => [
      `  The statement${id === undefined ? '' : ` ${JSON.stringify(id)}`} in line ${line} ${result === 'error' ? 'cannot be evaluated' : 'decides'}:`,
      ...written.split(/\r\n|[\n\r]/).map((part) => `    ${part}`),
    ]),
    ...errors.map((error) => `  Not evaluated: ${error}`),
    ...undocumented.map((problem) => `  Not known of real clients: ${problem}`),
  ];
}
