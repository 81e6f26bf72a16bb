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
  /** All that it tests for, by paths below the context. */
  readonly tested: ReadonlyArray<readonly string[]>;
  /** As the engine's own tree. */
  readonly conditions: PolicyJson['conditions'];
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

const DEEPEST = 80;

let last: { readonly written: string; readonly policy: Policy | undefined } | undefined;

function parsed(text: PolicyText): Policy | undefined {
  // the engine overflows its stack at some 120, and is of no use after that.
  if (text.depth > DEEPEST) {
    return undefined;
  }
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
  const reads = new Set<string>();
  const tested: string[][] = [];
  collect(conditions, reads, tested);
  const tests = new Set(tested.map(([name]) => name));
  return { ...statement, permits: effect === 'permit', restricts, id: annotations?.id ?? undefined, reads, tests, tested, conditions };
}

/** Finds `context.name`, and what is tested for with `has`, anywhere in an expression. */
function collect(node: unknown, reads: Set<string>, tested: string[][]): void {
  if (typeof node !== 'object' || node === null) {
    return;
  }
  for (const [operator, operand] of Object.entries(node)) {
    const { left, attr } = (operand ?? {}) as { left?: unknown; attr?: string | string[] };
    const path = attr === undefined ? undefined : pathOf(left);
    if (path !== undefined && operator === 'has') {
      tested.push([...path, ...typeof attr === 'string' ? [attr] : attr!]);
    } else if (path?.length === 0 && operator === '.') {
      reads.add(attr as string);
    }
    collect(operand, reads, tested);
  }
}

/** The names that lead from the context to an expression; nothing where it is something else. */
function pathOf(node: unknown): string[] | undefined {
  const { Var: variable, '.': member } = node as { 'Var'?: string; '.'?: { left: unknown; attr: string } };
  const path = member && pathOf(member.left);
  return variable === 'context' ? [] : path && [...path, member!.attr];
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
