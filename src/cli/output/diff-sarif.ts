import { accessText, HEADINGS, titleOf } from './diff-words';
import { jsonText } from './json';
import { causeText } from '../../deployment/change-texts';
import type { Comparison } from '../../deployment/comparison';
import { type Effect, EFFECTS, FATAL } from '../../deployment/effect';
import { LIVE_RULES } from '../../rules/live-rules';
import { HOMEPAGE, VERSION } from '../../util/package';
import type { Io } from '../terminal/io';

const QUIET: readonly Effect[] = ['removed', 'in-place', 'added'];
const ACCESS_CHANGED = 'AccessChanged';

/** A SARIF 2.1.0 log, as code scanning takes it: a rule for each effect, and one for access. */
export function writeDiffSarif({ stacks }: Comparison, { stdout }: Io): void {
  const rules = [
    ...EFFECTS.map((effect) => ({ id: idOf(effect), shortDescription: { text: `${HEADINGS[effect]}.` }, defaultConfiguration: { level: levelOf(effect) } })),
    { id: ACCESS_CHANGED, shortDescription: { text: 'Someone gains or loses access.' }, defaultConfiguration: { level: 'note' } },
  ];
  const results = stacks.flatMap((stack) => [
    ...stack.changes.map((change) => ({
      ruleId: idOf(change.effect),
      ruleIndex: EFFECTS.indexOf(change.effect),
      level: change.isCertain ? levelOf(change.effect) : 'note',
      message: { text: [`${titleOf(change, stack.name)}:`, ...change.causes.map((cause) => `${causeText(cause)}.`), change.message, change.fix ?? ''].join(' ').trim() },
      locations: located(stack.name, change.resource.logicalId),
    })),
    ...stack.access.map((change) => ({
      ruleId: ACCESS_CHANGED,
      ruleIndex: EFFECTS.length,
      level: 'note',
      message: { text: `${accessText(change)} ${change.why}` },
      locations: located(stack.name, change.endpoint ?? 'endpoint'),
    })),
  ]);
  const run = { tool: { driver: { name: 'cdk-client-vpn-plus', informationUri: HOMEPAGE, semanticVersion: VERSION, rules } }, results };
  stdout.write(`${jsonText({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })}\n`);
}

/** The rule of the guard; what is harmless has none. */
function idOf(effect: Effect): string {
  return effect in LIVE_RULES ? LIVE_RULES[effect as keyof typeof LIVE_RULES].id : `Live${HEADINGS[effect].replace(/ (.)/g, (_, letter: string) => letter.toUpperCase())}`;
}

function levelOf(effect: Effect): 'error' | 'warning' | 'note' {
  return FATAL.includes(effect) ? 'error' : QUIET.includes(effect) ? 'note' : 'warning';
}

function located(stack: string, resource: string) {
  return [{
    physicalLocation: { artifactLocation: { uri: encodeURI(`${stack}.template.json`) } },
    logicalLocations: [{ name: resource, fullyQualifiedName: `${stack}/${resource}`, kind: 'resource' }],
  }];
}
