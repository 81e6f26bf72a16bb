import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { templateFile, withApp } from './apps';
import { partsOf } from '../../src/children/endpoint-parts';
import { Evaluator } from '../../src/evaluation/evaluate';
import { lineInProps as line } from '../../src/evaluation/spelling';
import { ENDPOINT } from '../../src/model/graph';
import { CATALOGUE } from '../../src/rules/catalogue';
import { TemplateGraph } from '../../src/template/template-graph';
import { pair } from '../corpus';
import { newStack } from '../fixtures';

/** What a transit gateway connects is referred to by nothing that belongs to the endpoint: only the template shows it, and the plugin says it. */
const PLUGIN_ONLY = ['ClientCidrBlockOverlapsTransitGateway'];
const ENDPOINT_RULES = CATALOGUE.filter(({ on }) => on === ENDPOINT).map(({ id }) => id).filter((id) => !PLUGIN_ONLY.includes(id));

test.each(ENDPOINT_RULES)('the constructs say %s in the same words', (rule) => withApp((app) => {
  const template = pair(rule).invalid;
  const graph = new TemplateGraph(template);
  const expected = new Evaluator(CATALOGUE).ofGraph(graph).map(line).sort();
  const stack = newStack(app, 'Stack', { env: { account: graph.account, region: graph.region } });
  const include = new CfnInclude(stack, 'Include', { templateFile: templateFile(app, 'included', template) });
  const [id] = Object.entries<any>(template.Resources).find(([, { Type }]) => Type === ENDPOINT)!;
  const errors = partsOf(include.getResource(id) as CfnClientVpnEndpoint).validation.validate();
  const warnings = stack.node.findAll().flatMap(({ node }) => node.metadata).filter(({ type }) => type === 'aws:cdk:warning');
  const said = [...errors.map((error) => error.replace(/^\S+: /, '')), ...warnings.map(({ data }) => String(data).replace(/ \[ack: .*\]$/, ''))];
  // constructs are named by their paths, and an include has a spelling of its own for some values.
  const plain = (text: string) => text.replaceAll('Stack/Include/', '').replace(/ \[\{.*… has/, ' … has').replace('shadowMode "true"', 'shadowMode true');
  expect(said.map(plain)).toEqual(expect.arrayContaining(expected.map(plain)));
}));
