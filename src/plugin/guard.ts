/** What the next deployment does to what is deployed. */
import { existsSync, readdirSync } from 'fs';
import { dirname, join, resolve, sep } from 'path';
import type { Report } from './policy-report';
import type { Change } from '../deployment/change';
import { compareStates } from '../deployment/comparison';
import { CHILDREN } from '../deployment/create-only';
import { isWithEndpoint } from '../deployment/replacements';
import { States } from '../deployment/states';
import { Assemblies } from '../reading/assemblies';
import { fileBytes } from '../reading/file-bytes';
import { read } from '../reading/read-template';
import { isForeignFolder, isTemplateName } from '../reading/template-names';
import { InputError } from '../reading/template-source';
import { LIVE_RULES } from '../rules/live-rules';
import { mayReadStored } from '../template/links';
import type { WorldTemplate } from '../template/world';

/** Reports what happens to the stacks that a folder holds a template of. */
export function guard(folder: string, next: readonly WorldTemplate[], report: Report): void {
  const states = new States({ templates: deployedTemplates(folder, report) }, { templates: next }, true);
  const files = new Map(next.map(({ file, template }) => [template, file]));
  const fileAt = (place: string) => files.get(states.after.memberAt(place)?.source.template);
  for (const { changes, name } of compareStates(states).stacks) {
    // without a template of what is deployed it is a first deployment.
    for (const change of states.before.memberAt(name) === undefined ? [] : changes) {
      const rule = LIVE_RULES[change.effect as keyof typeof LIVE_RULES];
      if (rule !== undefined && !goesWithEndpoint(change)) {
        const { graph: { place }, logicalId } = change.resource;
        const at = fileAt(place) === undefined ? name : place;
        const there = states.after.memberAt(at)!.contents.sections.resources;
        // the CDK knows no construct for what is gone: any other one of the stack can acknowledge it.
        const anchor = there.has(logicalId) ? logicalId : Array.from(there.keys()).find((id) => id !== 'CDKMetadata') ?? logicalId;
        report.change({ templatePath: fileAt(at)!, resourceLogicalId: anchor, locations: [] }, rule, change);
      }
    }
  }
}

/** Whether something is replaced or deleted only because its endpoint is, which is reported of the endpoint. */
function goesWithEndpoint({ causes, effect, resource }: Change): boolean {
  return isWithEndpoint(causes) || effect === 'deleted' && CHILDREN.includes(resource.type);
}

function deployedTemplates(folder: string, report: Report): WorldTemplate[] {
  if (!existsSync(folder)) {
    report.remark(folder, 'there is no such folder: nothing is compared with what is deployed.');
    return [];
  }
  const assemblies = new Assemblies();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((name) => isTemplateName(name) && !dirname(name).split(sep).some((part) => part !== '.' && isForeignFolder(part))).sort().flatMap((name) => {
    const file = resolve(join(folder, name));
    try {
      const { template, text } = read(file, fileBytes(file));
      return [assemblies.withBeside(file, { template, mayReadStored: mayReadStored(text) })];
    } catch (error) {
      if (!(error instanceof InputError)) {
        throw error;
      }
      if (!error.isForeign) {
        report.remark(file, error.message);
      }
      return [];
    }
  });
}
