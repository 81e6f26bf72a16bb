import type { App, CfnElement } from 'aws-cdk-lib';
import { Aspects, CfnOutput, CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ClientVpnDestination } from '../../src';
import { keepLogicalId } from '../../src/private/logical-ids';
import { ENDPOINT, ENV, newApp, newEndpoint, newStack, RULE } from '../fixtures';

/** Notes which elements it is asked for the logical id of. */
class AskedStack extends Stack {
  public asked: CfnElement[] = [];

  protected allocateLogicalId(element: CfnElement): string {
    this.asked.push(element);
    return super.allocateLogicalId(element);
  }
}

function newVpn(stack: Stack) {
  const vpn = newEndpoint(stack);
  vpn.addNetworkAccess(ClientVpnDestination.cidr('10.1.0.0/16'), { groups: ['engineering'] });
  const rule = vpn.node.findAll().filter(CfnResource.isCfnResource).find(({ cfnResourceType }) => cfnResourceType === RULE)!;
  return { vpn, rule };
}

/** The logical ids of one type, of an app that is synthesized however often it was before. */
function idsIn(app: App, stack: Stack, type: string): string[] {
  const { Resources } = app.synth({ force: true }).getStackByName(stack.stackName).template as { Resources: Record<string, { Type: string }> };
  return Object.keys(Resources).filter((id) => Resources[id].Type === type);
}

test('are worked out no more when the app is complete', () => {
  const app = newApp();
  const stack = new AskedStack(app, 'Stack', { env: ENV });
  newVpn(stack);
  let before: readonly CfnElement[] = [];
  // validated after what stands before it.
  new Construct(stack, 'Last').node.addValidation({
    validate: () => {
      before = stack.asked;
      stack.asked = [];
      return [];
    },
  });
  app.synth();
  const types = (elements: readonly CfnElement[]) => elements.filter(CfnResource.isCfnResource).map(({ cfnResourceType }) => cfnResourceType);
  expect(types(before)).toContain(ENDPOINT);
  expect(types(before)).toContain(RULE);
  expect(types(stack.asked)).toEqual([]);
});

test('may be renamed', () => {
  const app = newApp();
  const stack = newStack(app);
  const { rule } = newVpn(stack);
  stack.renameLogicalId(stack.getLogicalId(rule), 'Renamed');
  expect(idsIn(app, stack, RULE)).toEqual(['Renamed']);
  expect(idsIn(app, stack, RULE)).toEqual(['Renamed']);
});

test('may be renamed by an aspect', () => {
  const app = newApp();
  const stack = newStack(app);
  const { rule } = newVpn(stack);
  Aspects.of(stack).add({ visit: (construct) => construct === rule && stack.renameLogicalId(stack.getLogicalId(rule), 'Renamed') });
  expect(idsIn(app, stack, RULE)).toEqual(['Renamed']);
});

test('may be given before and after a synthesis', () => {
  const app = newApp();
  const stack = newStack(app);
  const { rule } = newVpn(stack);
  rule.overrideLogicalId('Before');
  expect(idsIn(app, stack, RULE)).toEqual(['Before']);
  rule.overrideLogicalId('After');
  expect(idsIn(app, stack, RULE)).toEqual(['After']);
});

test('may be those that another stack refers to', () => {
  const app = newApp();
  const stack = newStack(app);
  const { vpn } = newVpn(stack);
  new CfnOutput(newStack(app, 'Other'), 'Id', { value: vpn.clientVpnEndpointId });
  const id = stack.getLogicalId(vpn.node.defaultChild as CfnResource);
  expect(idsIn(app, stack, ENDPOINT)).toEqual([id]);
  expect(idsIn(app, stack, ENDPOINT)).toEqual([id]);
});

test('are kept with a CDK that has another name for how it works them out', () => {
  const app = newApp();
  const stack = newStack(app);
  const { rule } = newVpn(stack);
  const id = stack.getLogicalId(rule);
  // gone where we look for it, and there for the token that stands for the id.
  Object.defineProperty(rule, '_synthesizeLogicalId', { configurable: true, get: () => void Reflect.deleteProperty(rule, '_synthesizeLogicalId') });
  keepLogicalId(rule);
  stack.renameLogicalId(id, 'TooLate');
  expect(stack.resolve(rule.logicalId)).toBe(id);
});
