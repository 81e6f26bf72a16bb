/**
 * Asks the rules, who reaches what, and what a deployment does, about templates of several sizes in turns. Arguments: `[rounds, sizes, megabytes]` as JSON; a size is the
 * number of routes and rules, and of so many megabytes one text is that is read as well.
 */
import { samplesOf } from '../samples';
import { networkTemplate, nextOf, textOf } from '../templates';
import { EffectiveAccess } from 'cdk-client-vpn-plus/lib/access/reachability';
import { table } from 'cdk-client-vpn-plus/lib/access/table';
import { compare } from 'cdk-client-vpn-plus/lib/deployment/comparison';
import { Evaluator } from 'cdk-client-vpn-plus/lib/evaluation/evaluate';
import { CATALOGUE } from 'cdk-client-vpn-plus/lib/rules/catalogue';
import { TemplateGraph } from 'cdk-client-vpn-plus/lib/template/template-graph';

const [rounds, sizes, megabytes] = JSON.parse(process.argv[2]) as [number, number[], number];
const RULES = new Evaluator(CATALOGUE);

function askRules(template: object): void {
  RULES.ofGraph(new TemplateGraph(template));
}

function askAccess(template: object): void {
  const graph = new TemplateGraph(template);
  Array.from(table(new EffectiveAccess(graph.networks[0], graph)));
}

function askComparison(template: object, next: object): void {
  const state = (content: object) => ({ templates: [{ file: 'vpn.json', name: 'vpn', template: content }] });
  compare(state(template), state(next));
}

/** The times for each size; the first round, in which the compiler is still at work, does not count. */
function growth(ask: (template: object, next: object) => void): Array<[number, number[]]> {
  const found = sizes.map((size) => {
    const template = networkTemplate({ associations: 2, destinations: size / 4, groups: 2 });
    return { size, template, next: nextOf(template), times: [] as number[] };
  });
  for (let round = -1; round < rounds; round++) {
    for (const { next, template, times } of found) {
      global.gc!();
      const began = performance.now();
      ask(template, next);
      if (round >= 0) {
        times.push(performance.now() - began);
      }
    }
  }
  return found.map(({ size, times }) => [size, times]);
}

/** The times for reading one long text and asking all rules. */
function long(): number[] {
  const text = textOf(megabytes * 1e6);
  return Array.from({ length: rounds }, () => {
    global.gc!();
    const began = performance.now();
    askRules(JSON.parse(text));
    return performance.now() - began;
  });
}

async function main(): Promise<void> {
  const endpoint = networkTemplate({ associations: 5, destinations: 100, groups: 2 });
  // the compiler has to have seen it before the first size comes.
  Array.from({ length: 3 }).forEach(() => askAccess(endpoint));
  const samples = await samplesOf(rounds * 10, 20, () => askRules(endpoint));
  const [rules, access, comparison] = [askRules, askAccess, askComparison].map(growth);
  console.log(JSON.stringify({ endpoint: samples, rules, access, comparison, long: long() }));
}

void main();
