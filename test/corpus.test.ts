import * as fs from 'fs';
import * as path from 'path';
import { Evaluator } from '../src/evaluation/evaluate';
import { lineInProps as line } from '../src/evaluation/spelling';
import { CATALOGUE } from '../src/rules/catalogue';
import { EXAMPLES } from '../src/rules/required';
import { TemplateGraph } from '../src/template/template-graph';
import { judge } from '../src/template/verdict';

const CORPUS = path.join(__dirname, 'corpus');
const evaluator = new Evaluator(CATALOGUE);

function read(...file: readonly string[]): unknown {
  return JSON.parse(fs.readFileSync(path.join(CORPUS, ...file), 'utf8'));
}

function findings(...file: readonly string[]) {
  return evaluator.ofGraph(new TemplateGraph(read(...file)));
}

function namesIn(...folder: readonly string[]): string[] {
  return fs.readdirSync(path.join(CORPUS, ...folder)).filter((name) => name.endsWith('.json')).map((name) => path.basename(name, '.json'));
}

const rules = CATALOGUE.map(({ id }) => id).sort();

test('every rule has an invalid template and a valid neighbour, and every pair a rule', () => {
  expect(namesIn('invalid').sort()).toEqual(rules);
  expect(namesIn('valid').sort()).toEqual(rules);
  expect(new Set(rules).size).toBe(rules.length);
});

test.each(namesIn('invalid'))('%s is found, and nothing else', (rule) => {
  const found = findings('invalid', `${rule}.json`);
  expect(found.map(line)).not.toEqual([]);
  expect(found.filter((finding) => finding.rule !== rule).map(line)).toEqual([]);
});

test.each(namesIn('valid'))('the neighbour of %s is free of findings', (rule) => {
  expect(findings('valid', `${rule}.json`).map(line)).toEqual([]);
});

test.each(namesIn('valid', 'realistic'))('the realistic template %s is free of findings', (name) => {
  expect(findings('valid', 'realistic', `${name}.json`).map(line)).toEqual([]);
});

describe('what has to be required', () => {
  test('has an invalid template and a valid neighbour, and every pair a rule', () => {
    const ids = EXAMPLES.map(({ rule }) => rule.id).sort();
    expect([namesIn('required', 'invalid').sort(), namesIn('required', 'valid').sort()]).toEqual([ids, ids]);
  });

  test.each(EXAMPLES.map(({ rule }) => [rule.id, rule] as const))('%s is found where it is required, and only there', (id, rule) => {
    const required = (kind: string) => new Evaluator([...CATALOGUE, rule]).ofGraph(new TemplateGraph(read('required', kind, `${id}.json`))).map((finding) => finding.rule);
    expect([required('invalid'), required('valid')]).toEqual([[id], []]);
    expect([findings('required', 'invalid', `${id}.json`), findings('required', 'valid', `${id}.json`)]).toEqual([[], []]);
  });
});

test.each([...namesIn('valid'), ...namesIn('valid', 'realistic').map((name) => `realistic/${name}`)])('%s is, by default and with any allowed value', (name) => {
  expect(judge(read('valid', `${name}.json`)).findings.map(({ finding }) => line(finding))).toEqual([]);
});

test('there are at least twenty realistic templates', () => {
  expect(namesIn('valid', 'realistic').length).toBeGreaterThanOrEqual(20);
});
