/** Code for endpoints: a program in one of the languages. */
import { AccessCode } from './access-code';
import { call, type Code, construct, type Language, type Paragraph, type Program, propsOf, type Statement, THIS, variable } from './code';
import { camel, Names, pascal, wordsIn } from './code-names';
import { Declarations } from './declarations';
import { EndpointCode } from './endpoint-code';
import { NetworkCode } from './network-code';
import { PYTHON } from './python';
import { TYPESCRIPT } from './typescript';
import type { EndpointGroup, Resource } from '../model/graph';
import { at, list, text } from '../model/values';
import type { TemplateGraph, TemplateResource } from '../template/template-graph';

export const LANGUAGES = { typescript: TYPESCRIPT, python: PYTHON } satisfies Readonly<Record<string, Language>>;

/** An endpoint, with where it comes from. */
export interface Subject {
  readonly network: EndpointGroup;
  readonly graph: TemplateGraph;
  /** What people call the file. */
  readonly file: string;
  /** Whether it is there by this very id; otherwise a template or an input says it. */
  readonly isLive: boolean;
}

export interface GenerateOptions {
  readonly language: keyof typeof LANGUAGES;
  /** Whether the endpoint stays where it was created, and only what is new is to be created. */
  readonly existing: boolean;
}

/** Code for all endpoints of some templates, in one stack. */
export function generated(subjects: readonly Subject[], { existing, language }: GenerateOptions): string {
  return LANGUAGES[language].print(programOf(subjects, existing));
}

function programOf(subjects: readonly Subject[], isExisting: boolean): Program {
  const declarations = new Declarations();
  const ids = new Names();
  const named = subjects.map((subject) => ({ subject, id: ids.unique(idOf(subject.network.endpoint!)) }));
  // the variables of the endpoints have their names before anything else.
  const variables = new Map(named.map(({ id }) => [id, declarations.names.unique(camel(id))]));
  const paragraphs = named.flatMap(({ id, subject }) => paragraphsOf(subject, id, variables.get(id)!, declarations, isExisting));
  const [{ graph: { account, region } }] = subjects;
  return {
    comment: commentFor(subjects, isExisting),
    stack: subjects.length === 1 ? named[0].id : 'ClientVpn',
    texts: declarations.texts,
    paragraphs: paragraphs.filter((paragraph) => paragraph.length > 0),
    environment: propsOf({ account, region }),
  };
}

function paragraphsOf(subject: Subject, id: string, name: string, declarations: Declarations, isExisting: boolean): Paragraph[] {
  const { graph, isLive, network } = subject;
  const endpoint = network.endpoint!;
  const place = new NetworkCode(declarations, endpoint, network, graph);
  const code = new EndpointCode(declarations, endpoint, graph, place, isLive);
  const own = isExisting
    ? call('vpn.ClientVpnEndpointPlus', 'fromClientVpnEndpointAttributes', [THIS, id], code.attributes((endpoint as TemplateResource).logicalId))
    : construct('vpn.ClientVpnEndpointPlus', [THIS, id], code.props());
  const reference = isExisting ? variable('this', name) : variable(name);
  const access: Code[] = [
    ...isExisting ? [] : place.associations(reference),
    ...new AccessCode(declarations, reference, network, place).statements(),
  ];
  const before = declarations.take();
  const statement: Statement = {
    // a variable that nothing uses is a finding of linters.
    variable: isExisting || access.length > 0 ? name : undefined,
    isMember: isExisting,
    code: own,
    comment: aboutInput(endpoint),
  };
  return [before, [statement], isExisting ? existingAccess(access) : access.map((one) => ({ code: one }))];
}

/** What the endpoint has already, to be read and not to be deployed. */
function existingAccess(access: readonly Code[]): Paragraph {
  const has = 'What the endpoint has already, with ClientVpnDestination of cdk-client-vpn-plus. It stays where it was created: deployed from here as well, '
    + 'each of these is a duplicate, which AWS rejects.';
  return [
    ...access.map((code, position): Statement => ({ code, isCommentedOut: true, comment: position === 0 ? has : undefined })),
    { comment: 'New routes and rules go here.' },
  ];
}

/** A name that says which endpoint it is: that of its tag, or a short description. */
function idOf({ properties }: Resource): string {
  const tags = (list(properties.TagSpecifications) ?? []).flatMap((one) => list(at(one, 'Tags')) ?? []);
  const tag = text(at(tags.find((one) => text(at(one, 'Key')) === 'Name'), 'Value'));
  const described = wordsIn(text(properties.Description) ?? '');
  const words = tag === undefined || wordsIn(tag).length === 0 ? described.length <= 4 ? described : [] : wordsIn(tag);
  const name = pascal(words);
  const whole = /vpn/i.test(name) ? name : `${name}Vpn`;
  return /^\d/.test(whole) ? `Vpn${whole.replace(/Vpn$/, '')}` : whole;
}

/** What the input of the AWS CLI has that is not in the code. */
function aboutInput(endpoint: Resource): string | undefined {
  const { graph, logicalId } = endpoint as TemplateResource;
  const metadata = graph.template.resources.get(logicalId)?.metadata;
  const [ofTheCall, empty] = ['parametersOfTheCall', 'emptyParameters']
    .map((name) => metadata?.get(name)).map((names) => Array.isArray(names) ? names.join(', ') : '');
  const sentences = [
    ...ofTheCall === '' ? [] : [`${ofTheCall}: of the call alone, CloudFormation has nothing like it.`],
    ...empty === '' ? [] : [`Left empty: ${empty}.`],
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function commentFor(subjects: readonly Subject[], isExisting: boolean): string {
  const live = subjects.filter(({ isLive }) => isLive).map(({ network: { endpoint } }) => endpoint!.id);
  const files = Array.from(new Set(subjects.map(({ file }) => file))).join(', ');
  if (live.length === 0) {
    return `Generated from ${files}.`;
  }
  return isExisting
    ? `Adds to ${live.join(', ')}, which stay${live.length === 1 ? 's' : ''} as ${live.length === 1 ? 'it is' : 'they are'}.`
    : `Creates endpoints beside ${live.join(', ')}: CloudFormation cannot take over what something else created.`;
}
