import type { ClientVpnType, Graph, EndpointGroup, Resource } from '../model/graph';
import type { Value } from '../model/values';
import type { Control } from '../service/sources';

/** An error is what AWS is known to reject, or a contradiction; all else is a warning. */
export type Severity = 'error' | 'warning';

/** What a rule found. */
export interface Problem {
  /** The path of the property below `Properties`, in CloudFormation's names: `AuthenticationOptions.0.Type`; empty where no property is at fault. */
  readonly path: string;
  /** The value given. */
  readonly value?: Value;
  /** What is wrong with it and what the service asks for, as the rest of a sentence that begins with the property and its value. */
  readonly wrong: string;
  /** What to write instead, as a sentence. */
  readonly fix: string;
  /** The same for authors of constructs, where these have another way to write it. */
  readonly fixInApp?: string;
  /** The page that says so, when it is another one than that of the rule. */
  readonly source?: string;
  /** The resource at fault, when it is not the one the rule was asked about. */
  readonly resource?: Resource;
}

/** What is known of a rule, be it evaluated on a graph or by a construct that has something no template has a place for. */
export interface RuleInfo<S extends Severity = Severity> {
  /** Stable, in PascalCase: part of the public API. */
  readonly id: string;
  readonly severity: S;
  /** What must hold, as a sentence. */
  readonly title: string;
  /** What happens otherwise. */
  readonly why: string;
  /** The page that says so. */
  readonly source: string;
  /** What auditors and scanners know it as. */
  readonly controls?: readonly Control[];
}

/** What a rule about a network found, and at which of its resources. */
export type NetworkProblem = Problem & { readonly resource: Resource };

/** Takes what a rule finds. */
export type Report<P extends Problem = Problem> = (problem: P) => void;

/** A rule that needs one resource, and at most looks up what it refers to. */
export interface ResourceRule extends RuleInfo {
  readonly on: ClientVpnType;
  check(resource: Resource, report: Report, graph: Graph): void;
}

/** A rule about an endpoint together with what is attached to it. */
export interface NetworkRule extends RuleInfo {
  readonly on: 'network';
  check(network: EndpointGroup, report: Report<NetworkProblem>, graph: Graph): void;
}

export type Rule = ResourceRule | NetworkRule;

/** What a rule reports. */
export interface RuleMessage {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong. */
  readonly message: string;
  readonly fix: string;
  readonly source: string;
  /** The ids of the controls that it violates. */
  readonly controls?: readonly string[];
}

/** A problem, with all that is needed to report it in the names of its reader. */
export interface Finding extends Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly resource: Resource;
  /** When it holds, where it does not hold in any case: what the message begins with. */
  readonly under?: string;
  readonly source: string;
  /** The ids of the controls that it violates. */
  readonly controls?: readonly string[];
}

/** What a rule reports in the given words. */
export function ruleMessage({ id, severity, source }: RuleInfo, message: string, fix: string): RuleMessage {
  return { rule: id, severity, message, fix, source };
}

/** The finding that a rule makes of a problem. */
export function finding(rule: Rule, problem: Problem, resource: Resource): Finding {
  const controls = rule.controls?.map(({ id }) => id);
  return { ...problem, rule: rule.id, severity: rule.severity, resource, source: problem.source ?? rule.source, controls };
}

/** What a rule reports, as one line. */
export function describe({ message, fix, rule, source }: RuleMessage): string {
  return `${message} ${fix} [${rule}] ${source}`;
}
