import type { App, CfnElement } from 'aws-cdk-lib';
import { Aspects, CfnOutput, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnClientVpnAuthorizationRule } from 'aws-cdk-lib/aws-ec2';
import { keepLogicalId } from '../../src/cdk/logical-ids';
import { ClientVpnDestination } from '../../src/index';
import { askForDependencies, ASSOCIATION, ENDPOINT, ENV, newApp, newEndpoint, newEndpointIn, newStack, newVpc, ROUTE, RULE } from '../fixtures';

/** Notes which elements it is asked for the logical id of. */
class AskedStack extends Stack {
  public readonly asked: CfnElement[] = [];

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

test('are worked out once', () => {
  const app = newApp();
  const stack = new AskedStack(app, 'Stack', { env: ENV });
  const vpn = newEndpointIn(newVpc(stack));
  vpn.addNetworkAccess(ClientVpnDestination.cidr('10.1.0.0/16'), { groups: ['engineering'] });
  app.synth();
  const ours = vpn.node.findAll().filter(CfnResource.isCfnResource).filter(({ cfnResourceType }) => cfnResourceType.startsWith('AWS::EC2::ClientVpn'));
  expect(ours.map(({ cfnResourceType }) => cfnResourceType)).toEqual(expect.arrayContaining([ENDPOINT, ASSOCIATION, ROUTE, RULE]));
  expect(ours.map((resource) => stack.asked.filter((asked) => asked === resource).length)).toEqual(ours.map(() => 1));
});

test('may be renamed', () => {
  const app = newApp();
  const stack = newStack(app);
  const { rule } = newVpn(stack);
  stack.renameLogicalId(stack.getLogicalId(rule), 'Renamed');
  expect(idsIn(app, stack, RULE)).toEqual(['Renamed']);
  expect(idsIn(app, stack, RULE)).toEqual(['Renamed']);
});

test('may be renamed between two syntheses', () => {
  const app = newApp();
  const stack = newStack(app);
  const { vpn, rule } = newVpn(stack);
  const [before] = idsIn(app, stack, RULE);
  stack.renameLogicalId(before, 'Renamed');
  expect(idsIn(app, stack, RULE)).toEqual(['Renamed']);
  expect(stack.resolve(rule.logicalId)).toBe('Renamed');
  expect(stack.resolve((vpn.node.defaultChild as CfnResource).logicalId)).toBe(idsIn(app, stack, ENDPOINT)[0]);
});

test('may be renamed after somebody asked what the endpoint waits for', () => {
  const app = newApp();
  const stack = newStack(app);
  const { vpn, rule } = newVpn(stack);
  askForDependencies(vpn);
  stack.renameLogicalId(stack.getLogicalId(rule), 'Renamed');
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

test('may be those of something that was taken out of the tree', () => {
  const app = newApp();
  const stack = newStack(app);
  const { rule } = newVpn(stack);
  const twin = newApp();
  const [id] = idsIn(twin, newVpn(newStack(twin)).vpn.stack, RULE);
  rule.node.scope!.node.tryRemoveChild(rule.node.id);
  const instead = new CfnClientVpnAuthorizationRule(stack, 'Instead', { clientVpnEndpointId: 'cvpn-endpoint-0123456789abcdef0', targetNetworkCidr: '10.1.0.0/16' });
  stack.renameLogicalId(stack.getLogicalId(instead), id);
  expect(idsIn(app, stack, RULE)).toEqual([id]);
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
