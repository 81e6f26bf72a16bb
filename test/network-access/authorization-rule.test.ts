import { CfnParameter } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { ClientVpnAuthentication, ClientVpnAuthorizationRulePlus, ClientVpnDestination, ClientVpnEndpointPlus } from '../../src/index';
import {
  api, API_ERRORS, guide, isEmpty, messageOf, newApp, newEndpoint, newL1Endpoint, newStack, resourcesOf, RULE, synth, validationErrors,
  warnings,
} from '../fixtures';

const OFFICE = ClientVpnDestination.cidr('192.168.0.0/16');

function onlyRule(stack: Stack): Record<string, unknown> {
  const rules = Object.values(resourcesOf(synth(stack), RULE));
  expect(rules).toHaveLength(1);
  return rules[0];
}

describe('addAuthorizationRule', () => {
  test('authorizes a group', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack);
    const rule = vpn.addAuthorizationRule('Office', { destination: OFFICE, group: 'engineering', description: 'office' });
    expect(rule.node.path).toBe('Stack/Vpn/Office');
    expect(onlyRule(stack)).toEqual({
      ClientVpnEndpointId: stack.resolve(vpn.clientVpnEndpointId),
      TargetNetworkCidr: '192.168.0.0/16',
      AccessGroupId: 'engineering',
      AuthorizeAllGroups: false,
      Description: 'office',
    });
  });

  test('authorizes all users', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack);
    vpn.addAuthorizationRule('Office', { destination: OFFICE, allUsers: true });
    expect(onlyRule(stack)).toEqual({
      ClientVpnEndpointId: stack.resolve(vpn.clientVpnEndpointId), TargetNetworkCidr: '192.168.0.0/16', AuthorizeAllGroups: true,
    });
  });

  test('has no description where it is empty', () => {
    const stack = newStack();
    newEndpoint(stack).addAuthorizationRule('Office', { destination: OFFICE, group: 'engineering', description: '' });
    expect(onlyRule(stack)).not.toHaveProperty('Description');
  });

  test('authorizes a group, with allUsers said to be false', () => {
    const stack = newStack();
    newEndpoint(stack).addAuthorizationRule('Office', { destination: OFFICE, group: 'engineering', allUsers: false });
    expect(onlyRule(stack)).toMatchObject({ AccessGroupId: 'engineering', AuthorizeAllGroups: false });
  });

  test('authorizes a group that is known only at deployment', () => {
    const stack = newStack();
    const group = new CfnParameter(stack, 'Group').valueAsString;
    newEndpoint(stack).addAuthorizationRule('Office', { destination: OFFICE, group });
    expect(onlyRule(stack)).toMatchObject({ AccessGroupId: { Ref: 'Group' } });
  });

  test.each([
    ['nobody', {}, 'The authorization rule grants access to no one.'],
    ['nobody, with allUsers said to be false', { allUsers: false }, 'The authorization rule grants access to no one.'],
    ['a group without a name', { group: '' }, 'The authorization rule grants access to no one.'],
    ['a group and all users', { group: 'engineering', allUsers: true }, 'The authorization rule is for a group and for all users.'],
  ])('rejects a rule for %s', (_, whom, wrong) => {
    const stack = newStack();
    const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1' });
    expect(messageOf(() => vpn.addAuthorizationRule('Office', { destination: OFFICE, ...whom }))).toBe(
      `Stack/Vpn/Office: ${wrong} Write either group: "engineering" or allUsers: true. [AccessForNobody] ${api('AuthorizeClientVpnIngress')}`,
    );
    expect(isEmpty(stack)).toBe(true);
  });
});

describe('a rule by itself', () => {
  test('takes an imported endpoint in any stack', () => {
    const app = newApp();
    const clientVpnEndpoint = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(newStack(app), 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1' });
    const other = newStack(app, 'Other');
    new ClientVpnAuthorizationRulePlus(other, 'Office', { clientVpnEndpoint, destination: OFFICE, allUsers: true });
    expect(onlyRule(other)).toEqual({ ClientVpnEndpointId: 'cvpn-endpoint-1', TargetNetworkCidr: '192.168.0.0/16', AuthorizeAllGroups: true });
  });

  test('takes an endpoint of another stack', () => {
    const app = newApp();
    const stack = newStack(app);
    const clientVpnEndpoint = newEndpoint(stack);
    const other = newStack(app, 'Other');
    new ClientVpnAuthorizationRulePlus(other, 'Office', { clientVpnEndpoint, destination: OFFICE, allUsers: true });
    expect(onlyRule(other)).toMatchObject({ ClientVpnEndpointId: { 'Fn::ImportValue': expect.stringMatching(/^Stack:ExportsOutputRefVpn/) } });
    expect(other.dependencies).toEqual([stack]);
  });

  test('takes an L1', () => {
    const stack = newStack();
    const clientVpnEndpoint = newL1Endpoint(stack);
    new ClientVpnAuthorizationRulePlus(stack, 'Clients', { clientVpnEndpoint, destination: ClientVpnDestination.clients(), allUsers: true });
    expect(onlyRule(stack)).toEqual({ ClientVpnEndpointId: { Ref: 'L1' }, TargetNetworkCidr: '10.100.0.0/16', AuthorizeAllGroups: true });
  });
});

describe('rules', () => {
  const ofLength = (length: number) => {
    const stack = newStack();
    newEndpoint(stack).addAuthorizationRule('Office', { destination: OFFICE, group: 'g'.repeat(length) });
    return warnings(stack);
  };

  test('a group of 255 characters is fine', () => {
    expect(ofLength(255)).toEqual([]);
  });

  test('a group of 256 characters is warned of', () => {
    expect(ofLength(256)).toEqual([
      `/Stack/Vpn/Office/Resource: accessGroupId "${'g'.repeat(79)}… has 256 characters: AWS Client VPN accepts up to 255. Name the group by a shorter id. `
      + `[AccessGroupIdLength] ${guide('limits')} [ack: cdk-client-vpn-plus:AccessGroupIdLength]`,
    ]);
  });

  test('a group where users do not sign in is warned of', () => {
    const stack = newStack();
    newEndpoint(stack, { authentication: ClientVpnAuthentication.mutual() }).addAuthorizationRule('Office', { destination: OFFICE, group: 'engineering' });
    expect(warnings(stack)).toEqual([
      '/Stack/Vpn/Office/Resource: accessGroupId "engineering" grants access to no one: the endpoint authenticates clients by certificates alone, which have no groups. '
      + 'Set authorizeAllGroups to true instead, or add a directory or SAML to authenticationOptions. [AccessGroupIdWithoutUsers] '
      + `${guide('client-authorization')} [ack: cdk-client-vpn-plus:AccessGroupIdWithoutUsers]`,
    ]);
  });

  test('the same rule twice is reported', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack);
    vpn.addAuthorizationRule('One', { destination: OFFICE, group: 'engineering' });
    vpn.addAuthorizationRule('Two', { destination: ClientVpnDestination.cidr('192.168.0.0/16'), group: 'engineering' });
    expect(validationErrors(stack)).toEqual([
      '[Stack/Vpn] Stack/Vpn/Two/Resource: targetNetworkCidr "192.168.0.0/16" is authorized for the same users by Stack/Vpn/One/Resource already. '
      + `Remove one of the two. [DuplicateAuthorizationRule] ${API_ERRORS}`,
    ]);
  });
});

test('has an id and a range as values, and is known by its class', () => {
  const stack = newStack();
  const rule = new ClientVpnAuthorizationRulePlus(stack, 'Made', {
    clientVpnEndpoint: newL1Endpoint(stack), destination: ClientVpnDestination.cidr('10.20.0.0/16'), allUsers: true,
  });
  expect(stack.resolve(rule.authorizationRuleId)).toEqual({ Ref: Object.keys(synth(stack).findResources(RULE))[0] });
  expect(rule.targetNetworkCidr).toBe('10.20.0.0/16');
  expect([rule, stack].map((one) => ClientVpnAuthorizationRulePlus.isClientVpnAuthorizationRulePlus(one))).toEqual([true, false]);
});
