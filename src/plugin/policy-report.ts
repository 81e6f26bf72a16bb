import type { PolicyValidationPluginReport, PolicyViolatingResource, PolicyViolation } from 'aws-cdk-lib';
import type { Change } from '../deployment/change';
import { causeText } from '../deployment/words';
import type { RuleInfo } from '../evaluation/rule';
import { inProps } from '../evaluation/spelling';
import type { Note } from '../template/ignores';
import type { TemplateResource } from '../template/template-graph';
import type { Judged } from '../template/verdict';
import { harmlessLines } from '../util/harmless';

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
    const key = JSON.stringify([rule, message, fix]);
    const violation = this.violations.get(key)
      ?? { ruleName: rule, description: harmlessLines(message), fix: harmlessLines(fix), severity, ruleMetadata, violatingResources: [] };
    this.violations.set(key, violation);
    const locations = path === '' ? [] : [`Properties.${path}`];
    // the CDK finds the path of the construct itself.
    violation.violatingResources.push({ resourceLogicalId: logicalId, templatePath, locations });
  }

  /** What a deployment does to something that is deployed. */
  public change(at: PolicyViolatingResource, rule: RuleInfo, { causes, fix, isCertain, message, resource: { logicalId }, source }: Change): void {
    const gone = at.resourceLogicalId === logicalId ? [] : [`${logicalId} is deployed, and is not in the template.`];
    const description = harmlessLines([...gone, ...causes.map((cause) => `${causeText(cause)}.`), message].join(' '));
    const key = JSON.stringify([rule.id, description, fix]);
    // what depends on values of the deployment stops nobody.
    const severity = isCertain ? rule.severity : 'warning';
    const violation = this.violations.get(key)
      ?? { ruleName: rule.id, description, fix: fix && harmlessLines(fix), severity, ruleMetadata: { source }, violatingResources: [] };
    this.violations.set(key, violation);
    violation.violatingResources.push(at);
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
      ...sections.length > 0 ? { metadata: Object.fromEntries(sections.map(([name, lines]) => [name, harmlessLines(lines.join('\n'))])) } : {},
    };
  }
}
