import { PAIRS, pair, REALISTIC, realistic, TEMPLATES } from './corpus';
import { Evaluator } from '../src/evaluation/evaluate';
import { inProps, inTemplates, lineInProps as line } from '../src/evaluation/spelling';
import { CATALOGUE } from '../src/rules/catalogue';
import { EXAMPLES } from '../src/rules/required';
import { TemplateGraph } from '../src/template/template-graph';
import { judge } from '../src/template/verdict';

const evaluator = new Evaluator(CATALOGUE);
const rules = CATALOGUE.map(({ id }) => id);
const required = EXAMPLES.map(({ rule }) => rule.id);

function findings(template: unknown) {
  return evaluator.ofGraph(new TemplateGraph(template));
}

test('every rule has an invalid template and a valid neighbour, and every pair a rule', () => {
  expect(PAIRS).toEqual([...rules, ...required].sort());
  expect(new Set(PAIRS).size).toBe(PAIRS.length);
});

test.each(rules)('%s is found, and nothing else', (rule) => {
  const found = findings(pair(rule).invalid);
  expect(found.map(line)).not.toEqual([]);
  expect(found.filter((finding) => finding.rule !== rule).map(line)).toEqual([]);
});

test.each([...rules, ...required])('%s says what is wrong and what to write, in the words of templates and of apps', (id) => {
  const judges = new Evaluator([...CATALOGUE, ...EXAMPLES.map(({ rule }) => rule).filter((rule) => rule.id === id)]);
  for (const finding of judges.ofGraph(new TemplateGraph(pair(id).invalid))) {
    for (const { fix, message } of [inTemplates(finding), inProps(finding)]) {
      expect(message).toMatch(/^\S.*[^.]\.$/s);
      expect(fix).toMatch(/^[A-Z].*[^.][.?]$/s);
    }
  }
});

test.each(rules)('the neighbour of %s is free of findings', (rule) => {
  expect(findings(pair(rule).valid).map(line)).toEqual([]);
});

test.each(REALISTIC)('the realistic template %s is free of findings', (name) => {
  expect(findings(realistic(name)).map(line)).toEqual([]);
});

test.each(EXAMPLES.map(({ rule }) => [rule.id, rule] as const))('%s is found where it is required, and only there', (id, rule) => {
  const { invalid, valid } = pair(id);
  const found = (template: unknown) => new Evaluator([...CATALOGUE, rule]).ofGraph(new TemplateGraph(template)).map((finding) => finding.rule);
  expect([found(invalid), found(valid)]).toEqual([[id], []]);
  expect([findings(invalid), findings(valid)]).toEqual([[], []]);
});

test.each([...TEMPLATES].filter(([path]) => !path.startsWith('invalid/')))('%s is, by default and with any allowed value', (_, template) => {
  expect(judge(template).findings.map(({ finding }) => line(finding))).toEqual([]);
});

test('there are at least twenty realistic templates', () => {
  expect(REALISTIC.length).toBeGreaterThanOrEqual(20);
});
