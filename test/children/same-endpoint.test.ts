import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
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

test('the same id in two stacks, which may be deployed in place of each other, is no error', () => {
  const app = new App();
  ['One', 'Two'].forEach((id) => imported(new Stack(app, id), 'Vpn').addAuthorizationRule('Rule', { destination: FAR, group: 'staff' }));
  expect(() => app.synth()).not.toThrow();
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
