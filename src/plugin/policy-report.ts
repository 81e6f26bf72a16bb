import type { PolicyValidationPluginReport, PolicyViolatingResource, PolicyViolation } from 'aws-cdk-lib';
import type { Change } from '../deployment/change';
import { causeText } from '../deployment/change-texts';
import type { RuleInfo } from '../evaluation/rule';
import { inProps } from '../evaluation/spelling';
import type { Note } from '../template/ignores';
import type { TemplateResource } from '../template/template-graph';
import type { Judged } from '../template/verdict';
import { escapeControlCharactersInLines } from '../util/control-characters';

/** The findings of an app as the CDK reports them. */
export class Report {
  /** What the same rule says in the same words of several resources is one violation. */
  private readonly violations = new Map<string, PolicyViolation & { readonly violatingResources: PolicyViolatingResource[] }>();
  private readonly ignored: string[] = [];
  private readonly notes: string[] = [];

  public add(templatePath: string, { finding, ignored }: Judged): void {
    const { rule, severity, resource, path, source } = finding;
    if (ignored !== undefined) {
      this.ignored.push(`${rule} on ${(resource as TemplateResource).logicalId} of ${templatePath}, because: ${ignored}`);
      return;
    }
    const { logicalId } = resource as TemplateResource;
    const { message, fix, controls } = inProps(finding);
    const ruleMetadata: Record<string, string> = { source, ...controls === undefined ? {} : { controls: controls.join(', ') } };
    const locations = path === '' ? [] : [`Properties.${path}`];
    // the CDK finds the path of the construct itself.
    const at = { resourceLogicalId: logicalId, templatePath, locations };
    const texts = { description: escapeControlCharactersInLines(message), fix: escapeControlCharactersInLines(fix) };
    this.report({ ruleName: rule, ...texts, severity, ruleMetadata }, at);
  }

  /** What a deployment does to something that is deployed. */
  public change(at: PolicyViolatingResource, rule: RuleInfo, { causes, fix, isCertain, message, resource: { logicalId }, source }: Change): void {
    const gone = at.resourceLogicalId === logicalId ? [] : [`${logicalId} is deployed, and is not in the template.`];
    const description = escapeControlCharactersInLines([...gone, ...causes.map((cause) => `${causeText(cause)}.`), message].join(' '));
    // what depends on values of the deployment stops no one.
    const severity = isCertain ? rule.severity : 'warning';
    this.report({ ruleName: rule.id, description, fix: fix && escapeControlCharactersInLines(fix), severity, ruleMetadata: { source } }, at);
  }

  private report(violation: Omit<PolicyViolation, 'violatingResources'>, at: PolicyViolatingResource): void {
    const { ruleName, description, fix } = violation;
    const key = JSON.stringify([ruleName, description, fix]);
    const known = this.violations.get(key) ?? { ...violation, violatingResources: [] };
    known.violatingResources.push(at);
    this.violations.set(key, known);
  }

  public note(templatePath: string, { resource, message }: Note): void {
    this.notes.push(`${templatePath}: ${resource}: ${message}`);
  }

  public remark(templatePath: string, message: string): void {
    this.notes.push(`${templatePath}: ${message}`);
  }

  public render(): PolicyValidationPluginReport {
    const violations = Array.from(this.violations.values()).sort((one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'));
    const sections = Object.entries({ ignored: this.ignored, notes: this.notes }).filter(([, lines]) => lines.length > 0);
    return {
      success: violations.every(({ severity }) => severity !== 'error'),
      violations,
      ...sections.length > 0 ? { metadata: Object.fromEntries(sections.map(([name, lines]) => [name, escapeControlCharactersInLines(lines.join('\n'))])) } : {},
    };
  }
}
