import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, CfnElement } from 'aws-cdk-lib';
import { Aspects, CfnOutput, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { CfnClientVpnAuthorizationRule } from 'aws-cdk-lib/aws-ec2';
import { keepLogicalIds } from '../../src/cdk/logical-ids';
import { ClientVpnDestination, type ClientVpnEndpointPlus, ClientVpnNetwork } from '../../src/index';
import { askForDependencies, ASSOCIATION, ENDPOINT, ENV, importedSubnet, importedVpc, newApp, newEndpoint, newEndpointIn, newStack, newVpc, ROUTE, RULE } from '../fixtures';

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

test('are not kept with a CDK that has other names for them', () => {
  const stack = newStack();
  const { rule } = newVpn(stack);
  Object.defineProperty(rule, '_synthesizeLogicalId', { value: undefined });
  keepLogicalIds(rule, [rule]);
  stack.renameLogicalId(stack.getLogicalId(rule), 'Renamed');
  expect(stack.getLogicalId(rule)).toBe('Renamed');
});

describe('that a user sets are theirs', () => {
  const LIVE = { [ENDPOINT]: 'LiveEndpoint', [ASSOCIATION]: 'LiveAssociation', [ROUTE]: 'LiveRoute', [RULE]: 'LiveRule' };

  type Ours = ReadonlyMap<CfnResource, string>;
  type How = (ours: Ours) => void;
  /** As an aspect does it when it comes by. */
  const aspect = (act: (element: CfnResource, id: string) => void): How => (ours) => ours.forEach((id, element) => {
    Aspects.of(element).add({ visit: (construct) => construct === element && act(element, id) });
  });
  const HOW: Record<string, How> = {
    'overridden': (ours) => ours.forEach((id, element) => element.overrideLogicalId(id)),
    'renamed': (ours) => ours.forEach((id, element) => element.stack.renameLogicalId(element.stack.getLogicalId(element), id)),
    'overridden by an aspect': aspect((element, id) => element.overrideLogicalId(id)),
    // which comes by again at a second synthesis.
    'renamed by an aspect': aspect((element, id) => {
      const given = element.stack.getLogicalId(element);
      return given !== id && element.stack.renameLogicalId(given, id);
    }),
  };

  const endpointIn = (stack: Stack, id: string, clientCidrBlock: string) => newEndpoint(stack, {
    clientCidrBlock, network: ClientVpnNetwork.subnets(importedVpc(stack, `${id}Network`), [importedSubnet(stack, 'subnet-a')]),
  }, id);

  /** Where the endpoint is, and what else there is. */
  const WHERE: Record<string, (app: App) => Stack> = {
    'one endpoint': (app) => newStack(app),
    'two endpoints': (app) => {
      const stack = newStack(app);
      endpointIn(stack, 'Other', '10.200.0.0/16');
      return stack;
    },
    'a second endpoint in a nested stack': (app) => {
      const stack = newStack(app);
      endpointIn(new NestedStack(stack, 'Nested'), 'Other', '10.200.0.0/16');
      return stack;
    },
    'in a nested stack': (app) => new NestedStack(newStack(app), 'Nested'),
    'in a stage': (app) => newStack(new Stage(app, 'Stage', { env: ENV }) as unknown as App),
  };

  /** Who asks for dependencies on the way. */
  const ASKED: Record<string, (vpn: ClientVpnEndpointPlus) => void> = {
    'nobody asks': () => undefined,
    'code asks twice': (vpn) => [1, 2].forEach(() => askForDependencies(vpn)),
    'an aspect asks': (vpn) => Aspects.of(vpn.stack).add({ visit: ({ node }) => void node.dependencies }),
  };

  const CASES = Object.keys(WHERE).flatMap((where) => Object.keys(HOW).flatMap((how) => Object.keys(ASKED).flatMap((asked) => (
    ['set first', 'asked first'].map((order) => [where, how, asked, order] as const)
  ))));

  test.each(CASES)('%s, %s, %s, %s', (where, how, asked, order) => {
    const app = newApp();
    const stack = WHERE[where](app);
    const vpn = endpointIn(stack, 'Vpn', '10.100.0.0/16');
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.1.0.0/16'), { groups: ['engineering'] });
    const ours = new Map(vpn.node.findAll().filter(CfnResource.isCfnResource).filter(({ cfnResourceType }) => cfnResourceType in LIVE)
      .map((element) => [element, LIVE[element.cfnResourceType as keyof typeof LIVE]]));
    expect(ours.size).toBe(4);
    const steps = [() => HOW[how](ours), () => ASKED[asked](vpn)];
    (order === 'set first' ? steps : steps.reverse()).forEach((step) => step());
    for (const synthesis of ['first', 'second']) {
      app.synth({ force: true });
      expect([synthesis, ...Array.from(ours.keys(), (element) => stack.resolve(element.logicalId))]).toEqual([synthesis, ...ours.values()]);
      const { Resources } = JSON.parse(readFileSync(join(Stage.of(stack)!.outdir, stack.templateFile), 'utf8'));
      expect(Object.keys(Resources)).toEqual(expect.arrayContaining(Array.from(ours.values())));
    }
  });

});
