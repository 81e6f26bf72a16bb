import { readFileSync, writeFileSync } from 'node:fs';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { findings, type Reported, templateFile, validate, withApp } from './apps';
import { Evaluator } from '../../src/evaluation/evaluate';
import { inProps, inTemplates } from '../../src/evaluation/spelling';
import { CATALOGUE } from '../../src/rules/catalogue';
import { TemplateGraph } from '../../src/template/template-graph';
import { check, json } from '../cli/terminal';
import { TEMPLATES } from '../corpus';
import { newStack } from '../fixtures';

/** What `CfnInclude` rejects; the plugin reads it in place of the template of a stack. */
const NOT_INCLUDABLE = [
  'invalid/CircularDependency.json', 'invalid/PropertyMissing.json', 'invalid/PropertyType.json', 'valid/PropertyType.json',
  'realistic/as-the-cdk-writes-it.json', 'realistic/macros.json',
];

/** What the evaluator says of a template: what the two other doors have to say, each in the names of its readers. */
function expected(template: unknown, inWords: typeof inProps): Reported[] {
  return sorted(new Evaluator(CATALOGUE).ofGraph(new TemplateGraph(template)).map((finding) => {
    const { rule, severity, message, fix } = inWords(finding);
    return { rule, severity, resource: finding.resource.id, message, fix };
  }));
}

function sorted(reported: readonly Reported[]): Reported[] {
  return [...reported].sort((one, other) => JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
}

function ruleOf(reported: readonly Reported[]): string[] {
  return reported.map(({ rule, resource }) => `${resource} ${rule}`).sort();
}

test('the corpus is there', () => {
  expect(TEMPLATES.size).toBeGreaterThan(2 * CATALOGUE.length);
});

describe.each([...TEMPLATES])('%s', (file, template) => {
  test('the command line', async () => {
    const { stdout } = await check({ 'template.json': json(template) }, ['--json', 'template.json']);
    const { findings: found } = JSON.parse(stdout) as { findings: Reported[] };
    const compared = found.map(({ rule, severity, resource, message, fix }) => ({ rule, severity, resource, message, fix }));
    expect(sorted(compared)).toEqual(expected(template, inTemplates));
  });

  test('the plugin', () => withApp((app) => {
    const stack = newStack(app, 'Stack', {});
    if (!NOT_INCLUDABLE.includes(file)) {
      new CfnInclude(stack, 'Include', { templateFile: templateFile(app, 'included', template) });
    }
    const [{ templateFullPath }] = app.synth().stacks;
    if (NOT_INCLUDABLE.includes(file)) {
      writeFileSync(templateFullPath, JSON.stringify(template));
    }
    const found = findings(validate(app));
    // an include spells some values in its own way, but it is the same that is found.
    expect(sorted(found)).toEqual(expected(JSON.parse(readFileSync(templateFullPath, 'utf8')), inProps));
    expect(ruleOf(found)).toEqual(ruleOf(expected(template, inProps)));
  }));
});
