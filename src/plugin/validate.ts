/** What the plugin does. */
import { readFileSync } from 'fs';
import type { CfnResource, IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { guard } from './guard';
import { Report } from './policy-report';
import { TemplateFiles } from './template-files';
import type { Rule } from '../evaluation/rule';
import { CLIENT_VPN, type Resource, resourcesOf } from '../model/graph';
import { CATALOGUE } from '../rules/catalogue';
import { ATTRIBUTE_UNKNOWN } from '../rules/topics/attributes';
import { CIRCULAR_DEPENDENCY } from '../rules/topics/circular-dependency';
import { mayConcernOthers, mayReadStored } from '../template/links';
import type { TemplateResource } from '../template/template-graph';
import { type Judged, Judging } from '../template/verdict';
import { World } from '../template/world';
import { wasEvaluated, wasReported } from '../validation/reported-findings';

/** Circles beside the endpoint, and outputs, are seen in templates alone. */
const TEMPLATE_RULES: ReadonlySet<string> = new Set([ATTRIBUTE_UNKNOWN, CIRCULAR_DEPENDENCY]);
/** Those that the constructs have asked with all that the templates show. */
const NETWORK_RULES: ReadonlySet<string> = new Set(CATALOGUE.filter(({ id, on }) => on === 'network' && !TEMPLATE_RULES.has(id)).map(({ id }) => id));

/** What was not reported yet for the templates of an app. */
export function validate(context: IPolicyValidationContext, required: readonly Rule[], deployed?: string): PolicyValidationPluginReport {
  const { appConstruct: app, templatePaths } = context;
  const files = new TemplateFiles(app);
  const texts = new Map(files.withNested(templatePaths).map((path) => [path, readFileSync(path, 'utf8')]));
  const report = new Report();
  const isConcerned = Array.from(texts.values()).some((text) => text.includes(CLIENT_VPN));
  if (!isConcerned && deployed === undefined) {
    return report.render();
  }
  const written = Array.from(texts, ([file, text]) => ({ file, text, template: JSON.parse(text) as unknown, mayReadStored: mayReadStored(text) }));
  if (deployed !== undefined) {
    // an endpoint that is gone is in no template any more.
    guard(deployed, written.map((one) => files.asDeployed(one)), report);
  }
  if (!isConcerned) {
    return report.render();
  }
  const concerned = written.filter(({ template, text }) => text.includes(CLIENT_VPN) || mayConcernOthers(template));
  const world = new World(concerned.map((one) => files.asDeployed(one)));
  const judging = new Judging(world, required);
  const fileOf = ({ graph }: TemplateResource) => world.memberOf(graph)!.source.file;
  const elementOf = (resource: Resource) => files.elements(fileOf(resource as TemplateResource)).get((resource as TemplateResource).logicalId);
  for (const path of concerned.filter(({ text }) => text.includes(CLIENT_VPN)).map(({ file }) => file)) {
    for (const { findings, notes } of judging.of(path)) {
      const fresh = findings.filter((judged) => isFresh(judged, elementOf));
      fresh.forEach((judged) => report.add(fileOf(judged.finding.resource as TemplateResource), judged));
      notes.forEach((note) => report.note(path, note));
    }
  }
  world.notes().forEach(({ file, message }) => report.remark(file, message));
  return report.render();
}

/** Whether it was not reported yet by the constructs, which see as much. */
function isFresh({ finding, isAssumed, network }: Judged, elementOf: (resource: Resource) => CfnResource | undefined): boolean {
  const element = elementOf(finding.resource);
  if (element !== undefined && wasReported(element, finding)) {
    return false;
  }
  if (isAssumed || !NETWORK_RULES.has(finding.rule)) {
    return true;
  }
  // the constructs saw the whole network, also what is in other stacks.
  return !resourcesOf(network).map(elementOf).every((part) => part !== undefined && wasEvaluated(part));
}
