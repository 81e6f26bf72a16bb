/** Every feature of `ec2.ClientVpnEndpoint`, alone and together, moved to ours and adopted: nothing is replaced, nothing deleted, and no deployment fails. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import fc from 'fast-check';
import { ModelStack, type RawTemplate } from './model/cloudformation';
import { Service } from './model/service';
import { ClientVpnAdoption } from '../../src';
import { l1sBelow } from '../../src/cdk/l1';
import { adoption } from '../../src/deployment/adoption';
import { adoptionLines, adoptionText } from '../../src/deployment/adoption-file';
import { compare } from '../../src/deployment/comparison';
import { withPaths } from '../../src/reading/construct-paths';
import { after, before, type Feature, FEATURES as ALL, type Place, PLACES } from '../endpoint/core-features';
import { synth } from '../fixtures';

// what is written over there by hand is to be kept by the adoption.
const FEATURES: Readonly<Record<string, Feature>> = { ...ALL, 'udp 443 written out': { ...ALL['udp 443 written out'], plusCalls: undefined } };

type Template = RawTemplate & { readonly Resources: Record<string, { Metadata?: unknown }> };

const stateOf = (template: unknown) => ({ templates: [{ file: 'Stack.template.json', name: 'Stack', template }] });
const parsed = (text: string) => {
  const lines = adoptionLines(text);
  return typeof lines === 'string' ? new Map() : lines;
};

function templateOf(endpoint: Construct): Template {
  const stack = Stack.of(endpoint);
  const template = synth(stack).toJSON();
  return withPaths(template, new Map(l1sBelow(stack).map((element) => [stack.resolve(element.logicalId) as string, element.node.path]))) as Template;
}

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'client-vpn-')); });
afterAll(() => rmSync(folder, { recursive: true }));

/** The template of an app that has adopted. */
function adopted(text: string, make: () => Construct): Template {
  const endpoint = make();
  const file = join(folder, 'client-vpn.adopt.json');
  writeFileSync(file, text);
  ClientVpnAdoption.fromFile(file).applyTo(endpoint.node.root);
  return templateOf(endpoint);
}

/** What the CDK's own comparison says beyond an update in place. */
function cdkDiff(deployed: Template, next: Template): string[] {
  const found: string[] = [];
  fullDiff(deployed, next).resources.forEachDifference((id, { changeImpact }) => {
    if (changeImpact !== ResourceImpact.WILL_UPDATE && changeImpact !== ResourceImpact.NO_CHANGE) {
      found.push(`${id} ${changeImpact}`);
    }
  });
  return found;
}

const CHILDREN = ['TargetNetworkAssociation', 'Route', 'AuthorizationRule'].map((kind) => `AWS::EC2::ClientVpn${kind}`);

/** A template whose endpoint gets one thing after the other: the core sets no order, so that what is deployed was lucky. */
function inOrder(template: Template): Template {
  const children = CHILDREN.flatMap((type) => Object.keys(template.Resources).filter((id) => template.Resources[id].Type === type));
  const waiting = children.slice(1).map((id, index) => [id, { ...template.Resources[id], DependsOn: children[index] }]);
  return { ...template, Resources: { ...template.Resources, ...Object.fromEntries(waiting) as Template['Resources'] } };
}

/** Deploys both templates with the model of the service: how it ends, and whether the endpoint is the same as before. */
function played(deployed: Template, next: Template) {
  const service = new Service();
  const stack = new ModelStack(service);
  expect(stack.deploy(inOrder(deployed))).toEqual({});
  const endpoints = Array.from(service.endpoints.keys());
  const outcome = stack.deploy(next);
  return { outcome, isSame: Array.from(service.endpoints.keys()).join() === endpoints.join() };
}

function expectNothingLost(features: readonly Feature[], place: Place): void {
  const [deployed, next] = [templateOf(before(features)), templateOf(after(features, place))];
  const { gone, lines, pathless, questions } = adoption(stateOf(deployed), stateOf(next));
  expect({ gone, pathless, questions }).toEqual({ gone: [], pathless: [], questions: [] });
  const text = adoptionText(lines);
  const kept = adopted(text, () => after(features, place));
  const changes = compare(stateOf(deployed), stateOf(kept)).stacks[0].changes;
  expect(changes.filter(({ effect }) => effect !== 'in-place').map(({ effect, resource }) => `${resource.logicalId} ${effect}`)).toEqual([]);
  expect(cdkDiff(deployed, kept)).toEqual([]);
  expect(played(deployed, kept)).toEqual({ outcome: {}, isSame: true });
  // the file says it all: it is the same whether it is applied already or not.
  for (const state of [kept, next]) {
    expect(adoptionText(adoption(stateOf(deployed), stateOf(state), parsed(text)).lines)).toBe(text);
  }
}

describe.each(PLACES)('in the %s', (place) => {
  test.each(Object.entries(FEATURES))('%s', (_, feature) => expectNothingLost([feature], place));
});

/** Of each row at most one feature is in an app: they exclude each other. */
const CHOICES = [
  ['active directory', 'federated', 'federated, second provider', 'federated and mutual', 'directory and mutual', 'portal on', 'portal off'],
  ['log group given', 'log group and stream', 'logging off'],
  ['security groups given', 'subnets named'],
  ['split tunnel'],
  ['tcp 1194', 'udp 443 written out'],
  ['dns'],
  ['no rule for all'],
  ['session, disconnect, banner'],
  ['description'],
  ['connect handler'],
  ['rule of a group', 'rule of a group, addNetworkAccess', 'many rules'],
  ['rule for all with description'],
  ['route through one subnet', 'route with description', 'routes through every subnet, addNetworkAccess'],
  ['route local'],
  ['connections'],
];

test('several features at a time, in any place', () => {
  const features = fc.tuple(...CHOICES.map((row) => fc.constantFrom(undefined, ...row)));
  fc.assert(fc.property(features, fc.constantFrom(...PLACES), (names, place) => {
    expectNothingLost(names.filter((name) => name !== undefined).map((name) => FEATURES[name]), place);
  }), { numRuns: 15 });
}, 240_000);

test('without an adoption each of these judges sees what is lost', () => {
  const [deployed, next] = [templateOf(before([])), templateOf(after([], 'vpc'))];
  expect(compare(stateOf(deployed), stateOf(next)).stacks[0].changes.map(({ effect }) => effect)).toContain('fails');
  expect(cdkDiff(deployed, next).length).toBeGreaterThan(0);
  expect(played(deployed, next).outcome).toMatchObject({ failed: { code: 'InvalidClientVpnDuplicateAssociationException' } });
  expect(played(deployed, templateOf(after([], 'stack')))).toEqual({ outcome: {}, isSame: false });
});
