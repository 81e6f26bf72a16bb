import type { Severity } from '../../evaluation/rule';
import type { Value } from '../../model/values';
import { InputError, type Position } from '../input/template-source';
import { ExitCode, harmless, type Io } from '../terminal/io';

/** A finding, with all that is needed to tell somebody once the template is gone from memory. */
export interface FoundIn {
  readonly file: string;
  readonly rule: string;
  readonly severity: Severity;
  /** The logical id. */
  readonly resource: string;
  readonly type: string;
  /** Where the CDK made the resource, as its metadata say. */
  readonly construct?: string;
  readonly path: string;
  readonly value: Value;
  readonly message: string;
  readonly fix: string;
  readonly source: string;
  /** Why the template asks to ignore it, where it does. */
  readonly ignored?: string;
  readonly position: Position;
  readonly resourcePosition: Position;
}

/** Something about a file that no rule has found. */
export interface Remark {
  readonly file: string;
  readonly position?: Position;
  readonly message: string;
}

/** What came out of a check. */
export interface Outcome {
  /** The templates that were checked. */
  readonly files: readonly string[];
  /** How many of them hold Client VPN resources. */
  readonly concerned: number;
  readonly findings: readonly FoundIn[];
  /** What could not be checked. */
  readonly failures: readonly Remark[];
  /** Wrong metadata: a warning by nature. */
  readonly notes: readonly Remark[];
  /** What may be on purpose. */
  readonly hints: readonly Remark[];
}

/** A remark as one line, which editors can follow. */
export function lineOf({ file, position, message }: Remark): string {
  return `${file}${position ? `:${position.line}:${position.column}` : ''}: ${message}`;
}

/** Says in one line why a command could not do its work; a mistake of ours is thrown on. */
export function failed(file: string, error: unknown, io: Io): ExitCode {
  if (!(error instanceof InputError)) {
    throw error;
  }
  io.stderr.write(`${harmless(lineOf({ file: error.about ?? file, position: error.position, message: error.message }))}\n`);
  return ExitCode.FAILED;
}

/** How many findings there are that nobody asked to ignore. */
export function numberOf(findings: readonly FoundIn[], severity: Severity): number {
  return findings.filter((finding) => finding.ignored === undefined && finding.severity === severity).length;
}
