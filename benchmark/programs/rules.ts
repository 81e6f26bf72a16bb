/**
 * Asks the rules, and who reaches what, about templates of several sizes in turns. Arguments: `[rounds, sizes, megabytes]` as JSON; a size is the
 * number of routes and rules, and of so many megabytes one text is that is read as well.
 */
import { samplesOf } from '../samples';
import { networkTemplate, textOf } from '../templates';
import { EffectiveAccess } from 'cdk-client-vpn-plus/lib/access/reachability';
import { table } from 'cdk-client-vpn-plus/lib/access/table';
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

/** The times for each size; the first round, in which the compiler is still at work, does not count. */
function growth(ask: (template: object) => void): Array<[number, number[]]> {
  const found = sizes.map((size) => {
    const template = networkTemplate({ associations: 2, destinations: size / 4, groups: 2 });
    return { size, template, times: [] as number[] };
  });
  for (let round = -1; round < rounds; round++) {
    for (const { template, times } of found) {
      global.gc!();
      const began = performance.now();
      ask(template);
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
  console.log(JSON.stringify({ endpoint: samples, rules: growth(askRules), access: growth(askAccess), long: long() }));
}

void main();
