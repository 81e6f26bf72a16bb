import type { Severity } from '../../evaluation/rule';
import type { Value } from '../../model/values';
import type { Position } from '../../reading/template-source';
import type { Required } from '../../rules/required';
import type { Remark } from '../input/remark';

/** A finding, with all that is needed to tell someone once the template is gone from memory. */
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
  /** The ids of the controls that it violates. */
  readonly controls?: readonly string[];
  /** Why the template asks to ignore it, where it does. */
  readonly ignored?: string;
  readonly position: Position;
  readonly resourcePosition: Position;
}

/** What came out of a check. */
export interface Outcome {
  /** The templates that were checked. */
  readonly files: readonly string[];
  /** What was required of them beyond the rules of AWS. */
  readonly required: readonly Required[];
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

/** How many findings there are that no one asked to ignore. */
export function numberOf(findings: readonly FoundIn[], severity: Severity): number {
  return findings.filter((finding) => finding.ignored === undefined && finding.severity === severity).length;
}
