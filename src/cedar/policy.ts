import type { DetailedError, PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';
import { ask } from './engine';
import { type Place, PolicyText, type Statement } from './text';

/** What the engine says of a policy. */
export interface Complaint {
  /** Absent when it is about the whole policy. */
  readonly place?: Place;
  readonly message: string;
  /** What the engine would do about it. */
  readonly help?: string;
}

/** A statement that the engine has understood. */
export interface UnderstoodStatement extends Statement {
  readonly permits: boolean;
  /** Which of principal, action and resource it restricts. */
  readonly restricts: readonly string[];
  /** Its annotation `@id`. */
  readonly id?: string;
  /** The namespaces of the context that it reads. */
  readonly reads: ReadonlySet<string>;
  /** The namespaces that it only reads if they are there. */
  readonly tests: ReadonlySet<string>;
}

/** A policy as the engine understands it. */
export interface Policy {
  readonly text: PolicyText;
  /** Why it does not parse; empty where it does. */
  readonly errors: readonly Complaint[];
  /** Empty where it does not parse. */
  readonly statements: readonly UnderstoodStatement[];
}

/** The policy of a text; nothing where the engine gave up on it. */
export function parse(written: string): Policy | undefined {
  // several rules, at several times, ask for the same text.
  if (last?.written !== written) {
    last = { written, policy: parsed(new PolicyText(written)) };
  }
  return last.policy;
}

let last: { readonly written: string; readonly policy: Policy | undefined } | undefined;

function parsed(text: PolicyText): Policy | undefined {
  const answer = ask((cedar) => cedar.checkParsePolicySet({ staticPolicies: text.cedar }));
  if (answer === undefined) {
    return undefined;
  }
  if (answer.type === 'failure') {
    const errors = answer.errors.flatMap((error) => complaints(error, text));
    return { text, errors: errors.map((error) => ({ ...error, place: error.place ?? placeOfSlot(text) })), statements: [] };
  }
  const statements = text.statements.map((statement) => understood(statement));
  return statements.every((statement) => statement !== undefined) ? { text, errors: [], statements } : undefined;
}

/** The engine does not tell where a policy has a slot, which makes it a template. */
function placeOfSlot(text: PolicyText): Place | undefined {
  const before = /^[^]*?(?=\?(?:principal|resource)\b)/.exec(text.cedar)?.[0];
  return before === undefined ? undefined : text.placeOfByte(Buffer.byteLength(before));
}

function understood(statement: Statement): UnderstoodStatement | undefined {
  const answer = ask((cedar) => cedar.policyToJson(statement.cedar));
  if (answer?.type !== 'success') {
    return undefined;
  }
  const { action, annotations, conditions, effect, principal, resource }: PolicyJson = answer.json;
  const restricts = Object.entries({ principal, action, resource }).filter(([, { op }]) => op !== 'All').map(([name]) => name);
  const [reads, tests] = [new Set<string>(), new Set<string>()];
  collect(conditions, reads, tests);
  return { ...statement, permits: effect === 'permit', restricts, id: annotations?.id ?? undefined, reads, tests };
}

/** Finds `context.name` and `context has name` anywhere in an expression. */
function collect(node: unknown, reads: Set<string>, tests: Set<string>): void {
  if (typeof node !== 'object' || node === null) {
    return;
  }
  for (const [operator, operand] of Object.entries(node)) {
    const { left, attr } = (operand ?? {}) as { left?: { Var?: string }; attr?: string | string[] };
    if (left?.Var === 'context' && attr !== undefined && (operator === '.' || operator === 'has')) {
      (operator === '.' ? reads : tests).add(typeof attr === 'string' ? attr : attr[0]);
    }
    collect(operand, reads, tests);
  }
}

/** An error of the engine, with those that belong to it. */
export function complaints({ help, message, related = [], sourceLocations = [] }: DetailedError, text: PolicyText): Complaint[] {
  const [location] = sourceLocations;
  const said = message.replace(/^failed to parse policies from string: /, '').replace(/^for policy `policy\d+`, /, '');
  return [
    {
      place: location && text.placeOfByte(location.start),
      message: location?.label ? `${said}, ${location.label}` : said,
      help: help?.replace(/^for policy `policy\d+`, /, ''),
    },
    ...related.flatMap((error) => complaints(error, text)),
  ];
}
