/** What the plugin does. */
import { readFileSync } from 'fs';
import type { CfnResource, IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { attachedElsewhere } from './cross-stack';
import { Report } from './policy-report';
import { TemplateFiles } from './template-files';
import { CLIENT_VPN, resourcesOf } from '../model/graph';
import { CATALOGUE } from '../rules/catalogue';
import { type Judged, judge } from '../template/verdict';
import { wasJudged, wasSaid } from '../validation/reported-findings';

const NETWORK_RULES: ReadonlySet<string> = new Set(CATALOGUE.filter(({ on }) => on === 'network').map(({ id }) => id));

/** What nobody has said yet of the templates of an app. */
export function validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
  const { appConstruct: app, templatePaths } = context;
  const files = new TemplateFiles(app);
  const continued = attachedElsewhere(app);
  const report = new Report();
  for (const path of files.withNested(templatePaths)) {
    const text = readFileSync(path, 'utf8');
    if (text.includes(CLIENT_VPN)) {
      const { findings, notes } = judge(JSON.parse(text), files.deployment(path));
      const elements = files.elements(path);
      const fresh = findings.filter((judged) => isFresh(judged, elements, continued));
      fresh.forEach((judged) => report.add(path, judged));
      notes.forEach((note) => report.note(path, note));
    }
  }
  return report.render();
}

/** Whether nobody has said it yet who knows as much. */
function isFresh({ finding, network }: Judged, elements: ReadonlyMap<string, CfnResource>, continued: ReadonlySet<IConstruct>): boolean {
  const element = elements.get(finding.resource.id);
  if (element !== undefined && wasSaid(element, finding)) {
    return false;
  }
  if (!NETWORK_RULES.has(finding.rule)) {
    return true;
  }
  const { endpoint } = network;
  const own = endpoint && elements.get(endpoint.id);
  // what a template lacks may be in that of another stack; it is the absences that are warnings.
  if (finding.severity === 'warning' && own !== undefined && continued.has(own)) {
    return false;
  }
  // the constructs saw the whole network, also what is in other stacks.
  return !resourcesOf(network).map(({ id }) => elements.get(id)).every((part) => part !== undefined && wasJudged(part));
}
