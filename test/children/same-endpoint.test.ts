import { App, CfnParameter, NestedStack, Stack, type StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as library from '../../src/index';
import { ClientVpnDestination, ClientVpnEndpointPlus } from '../../src/index';
import { mostAtATime } from '../creation-order/oracle';
import { newEndpointIn, newStack, newVpc } from '../fixtures';

const ID = 'cvpn-endpoint-0123456789abcdef0';
const FAR = ClientVpnDestination.cidr('10.20.0.0/16');
const imported = (stack: Stack, id: string, clientVpnEndpointId = ID) => (
  ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, id, { clientVpnEndpointId })
);
const TWICE = /\[DuplicateAuthorizationRule\]/;

test('the same rule on an endpoint that is imported twice is an error, once', () => {
  const stack = newStack();
  ['One', 'Two'].forEach((id) => imported(stack, id).addAuthorizationRule('Rule', { destination: FAR, group: 'staff' }));
  expect(() => Template.fromStack(stack)).toThrow(TWICE);
});

test('the same rule on an endpoint, and on what imports it by its own id, is an error', () => {
  const stack = newStack();
  const vpn = newEndpointIn(newVpc(stack));
  vpn.addAuthorizationRule('Rule', { destination: FAR, group: 'S-1-5-21-1' });
  imported(stack, 'Again', vpn.clientVpnEndpointId).addAuthorizationRule('Rule', { destination: FAR, group: 'S-1-5-21-1' });
  expect(() => Template.fromStack(stack)).toThrow(TWICE);
});

describe('the same id in two stacks, which may be deployed in place of each other', () => {
  const LATER = /in another stack: where both are deployed, the second deployment fails\. Remove one of the two\. \[Duplicate/;
  const inTwo = (attach: (vpn: library.IClientVpnEndpointPlus, stack: Stack) => unknown, [one, two]: StackProps[] = [{}, {}], ids = [ID, ID]) => {
    const app = new App();
    const stacks = [new Stack(app, 'One', one), new Stack(app, 'Two', two)];
    stacks.forEach((stack, index) => attach(imported(stack, 'Vpn', ids[index]), stack));
    const assembly = app.synth();
    return assembly.stacks.flatMap(({ messages }) => messages.map(({ id, level, entry: { data } }) => ({ id, level, data: `${data}` })))
      .filter(({ data }) => data.includes('[Duplicate'));
  };
  const rule = (vpn: library.IClientVpnEndpointPlus) => vpn.addAuthorizationRule('Rule', { destination: FAR, group: 'staff' });
  const subnetOf = (stack: Stack) => ec2.Subnet.fromSubnetId(stack, 'Subnet', 'subnet-0123456789abcdef0');
  const IRELAND = { env: { account: '111122223333', region: 'eu-west-1' } };

  test.each<[string, (vpn: library.IClientVpnEndpointPlus, stack: Stack) => unknown]>([
    ['rule', rule],
    ['route', (vpn, stack) => vpn.addRoute('Route', { destination: FAR, subnet: subnetOf(stack) })],
    ['association', (vpn, stack) => vpn.associateSubnet(subnetOf(stack))],
  ])('the same %s is one warning, at the second', (_, attach) => {
    expect(inTwo(attach)).toEqual([{ id: expect.stringMatching(/^\/Two\//), level: 'warning', data: expect.stringMatching(LATER) }]);
  });

  test.each<[string, StackProps[], number]>([
    ['of one account and Region', [IRELAND, IRELAND], 1],
    ['of which one may be in the Region of the other', [IRELAND, {}], 1],
    ['of two Regions', [IRELAND, { env: { ...IRELAND.env, region: 'eu-central-1' } }], 0],
    ['of two accounts', [IRELAND, { env: { ...IRELAND.env, account: '444455556666' } }], 0],
  ])('in stacks %s', (_, props, found) => {
    expect(inTwo(rule, props)).toHaveLength(found);
  });

  test('different rules, and those of groups by parameters of one name, are no duplicates', () => {
    expect(inTwo((vpn, stack) => {
      vpn.addAuthorizationRule('Rule', { destination: FAR, group: `staff of ${stack.node.id}` });
      vpn.addAuthorizationRule('Of', { destination: FAR, group: new CfnParameter(stack, 'Group').valueAsString });
    })).toEqual([]);
  });

  test('an endpoint by a parameter of one name is another one', () => {
    expect(inTwo((_, stack) => rule(imported(stack, 'Other', new CfnParameter(stack, 'Id').valueAsString)))).toEqual([]);
  });

  test('so it is where one stack creates the endpoint, and another one imports it from there', () => {
    const app = new App();
    const vpn = newEndpointIn(newVpc(new Stack(app, 'Made')));
    [vpn, imported(new Stack(app, 'Imported'), 'Vpn', vpn.clientVpnEndpointId)].forEach(rule);
    expect(app.synth().getStackByName('Imported').messages.map(({ entry: { data } }) => data)).toContainEqual(expect.stringMatching(LATER));
  });

  test('other endpoints have rules of their own', () => {
    expect(inTwo(rule, undefined, [ID, `${ID.slice(0, -1)}1`])).toEqual([]);
  });

  test('what was taken out of the tree is not counted', () => {
    expect(inTwo((vpn, stack) => {
      rule(vpn);
      return stack.node.id === 'Two' && stack.node.tryRemoveChild('Vpn');
    })).toEqual([]);
  });

  test('each stack has lanes of its own, and none waits for the other', () => {
    const app = new App();
    const stacks = ['One', 'Two'].map((id, second) => {
      const stack = new Stack(app, id);
      ['A', 'B'].forEach((name, other) => {
        const vpn = imported(stack, name);
        for (let octet = 0; octet < 8; octet++) {
          vpn.addAuthorizationRule(`Rule${octet}`, { destination: ClientVpnDestination.cidr(`10.${2 * second + other}.${octet}.0/24`), group: 'staff' });
        }
      });
      return stack;
    });
    app.synth();
    stacks.forEach((stack) => expect(mostAtATime(Template.fromStack(stack).toJSON().Resources)).toBeLessThanOrEqual(10));
    expect(stacks.flatMap((stack) => stack.dependencies)).toEqual([]);
  });
});

test('the same id in a nested stack is the same endpoint', () => {
  const stack = newStack();
  [stack, new NestedStack(stack, 'Nested')].forEach((scope) => imported(scope, 'Vpn').addAuthorizationRule('Rule', { destination: FAR, group: 'staff' }));
  expect(() => Template.fromStack(stack)).toThrow(TWICE);
});

test('other endpoints have rules of their own', () => {
  const stack = newStack();
  ['0', '1'].forEach((end) => imported(stack, `Vpn${end}`, `${ID.slice(0, -1)}${end}`).addAuthorizationRule('Rule', { destination: FAR, group: 'staff' }));
  expect(() => Template.fromStack(stack)).not.toThrow();
});

test('all objects share the lanes', () => {
  const stack = newStack();
  ['One', 'Two'].forEach((id, second) => {
    const vpn = imported(stack, id);
    for (let octet = 0; octet < 8; octet++) {
      vpn.addAuthorizationRule(`Rule${octet}`, { destination: ClientVpnDestination.cidr(`10.${second}.${octet}.0/24`), group: 'staff' });
    }
  });
  expect(mostAtATime(Template.fromStack(stack).toJSON().Resources)).toBeLessThanOrEqual(10);
});

describe('an endpoint of one copy of this library and of another one', () => {
  let copy: typeof library;
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    copy = require('../../src/index') as typeof library;
  });
  const far = () => copy.ClientVpnDestination.cidr('10.20.0.0/16');

  test('the copy is one', () => {
    expect(copy.ClientVpnEndpointPlus).not.toBe(ClientVpnEndpointPlus);
  });

  test.each<[string, (vpn: ClientVpnEndpointPlus, stack: Stack) => unknown]>([
    ['as a construct', (vpn, stack) => new copy.ClientVpnAuthorizationRulePlus(stack, 'Again', { clientVpnEndpoint: vpn, destination: far(), group: 'staff' })],
    ['of an imported endpoint', ({ clientVpnEndpointId }, stack) => (
      copy.ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', { clientVpnEndpointId }).addAuthorizationRule('Again', { destination: far(), group: 'staff' })
    )],
  ])('the same rule is an error, %s', (_, again) => {
    const stack = newStack();
    const vpn = newEndpointIn(newVpc(stack));
    vpn.addAuthorizationRule('Rule', { destination: FAR, group: 'staff' });
    expect(() => {
      again(vpn, stack);
      Template.fromStack(stack);
    }).toThrow(TWICE);
  });

  test('an association of each is one', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const vpn = newEndpointIn(vpc);
    expect(() => {
      new copy.ClientVpnAssociationPlus(stack, 'Again', { clientVpnEndpoint: vpn, subnet: vpc.privateSubnets[0] });
      Template.fromStack(stack);
    }).toThrow(/\[DuplicateAssociation\]/);
  });

  test('rules of both wait for each other', () => {
    const stack = newStack();
    const vpn = newEndpointIn(newVpc(stack));
    for (let index = 0; index < 8; index++) {
      vpn.addAuthorizationRule(`Rule${index}`, { destination: ClientVpnDestination.cidr(`10.20.${index}.0/24`), group: 'staff' });
      new copy.ClientVpnAuthorizationRulePlus(stack, `Rule${index}`, { clientVpnEndpoint: vpn, destination: copy.ClientVpnDestination.cidr(`10.21.${index}.0/24`), group: 'staff' });
    }
    expect(mostAtATime(Template.fromStack(stack).toJSON().Resources)).toBeLessThanOrEqual(10);
  });

  test('a destination of one is a destination of the other', () => {
    const stack = newStack();
    newEndpointIn(newVpc(stack)).addNetworkAccess(far(), { groups: ['staff'] });
    expect(Object.keys(Template.fromStack(stack).findResources('AWS::EC2::ClientVpnRoute'))).toHaveLength(2);
  });
});
