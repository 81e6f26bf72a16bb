import { artifactUri } from './artifact-uri';
import { jsonText } from './json';
import type { FoundIn, Outcome } from './outcome';
import type { Rule } from '../../evaluation/rule';
import { CATALOGUE } from '../../rules/catalogue';
import { HOMEPAGE, VERSION } from '../../util/package';
import type { Remark } from '../input/remark';
import type { Io } from '../terminal/io';

/** A SARIF 2.1.0 log, as code scanning takes it. */
export function writeSarif({ findings, failures, notes, required }: Outcome, { stdout }: Io): void {
  const rules = [...CATALOGUE, ...required.map(({ rule }) => rule)];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const run = {
    tool: { driver: { name: 'cdk-client-vpn-plus', informationUri: HOMEPAGE, semanticVersion: VERSION, rules: rules.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    invocations: [{
      executionSuccessful: failures.length === 0,
      toolExecutionNotifications: [...failures.map((remark) => notification(remark, 'error')), ...notes.map((remark) => notification(remark, 'warning'))],
    }],
    results: findings.map((found) => ({ ruleIndex: indexes.get(found.rule), ...result(found) })),
  };
  stdout.write(`${jsonText({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })}\n`);
}

function descriptor({ id, severity, title, why, source, controls }: Rule) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title} ${why}` },
    help: { text: `${title} ${why} ${source}`, markdown: `${title} ${why}\n\n[What AWS says](${source})` },
    helpUri: source,
    defaultConfiguration: { level: severity },
    properties: controls && { tags: controls.map((control) => control.id) },
  };
}

function result({ file, rule, severity, resource, message, fix, ignored, position }: FoundIn) {
  return {
    ruleId: rule,
    level: severity,
    message: { text: `${resource}: ${message} ${fix}` },
    locations: [{ ...location({ file, position }), logicalLocations: [{ name: resource, kind: 'resource' }] }],
    suppressions: ignored === undefined ? [] : [{ kind: 'inSource', justification: ignored }],
  };
}

function notification(remark: Remark, level: 'error' | 'warning') {
  return { level, message: { text: remark.message }, locations: [location(remark)] };
}

function location({ file, position }: Pick<Remark, 'file' | 'position'>) {
  const region = position && { startLine: position.line, startColumn: position.column };
  return { physicalLocation: { artifactLocation: { uri: artifactUri(file, currentFolder()) }, region } };
}

/** Nothing where the folder was deleted. */
function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}
