import type { Construct } from 'constructs';
import { ClientVpnDestination, type ClientVpnEndpointPlus, ClientVpnNetwork, type ClientVpnNetworkAccessOptions } from '../../src/index';
import { askForDependencies, newEndpointIn, newStack, newVpc, synth } from '../fixtures';

const FAR = ClientVpnDestination.cidr('10.20.0.0/16');
const childOf = (scope: Construct, start: string) => scope.node.children.find(({ node }) => node.id.startsWith(start))!;
const remove = (child: Construct) => child.node.scope!.node.tryRemoveChild(child.node.id);

function endpoint(options: ClientVpnNetworkAccessOptions = { groups: ['S-1-5-21-1'] }) {
  const stack = newStack();
  const vpc = newVpc(stack);
  const vpn = newEndpointIn(vpc);
  const again = () => vpn.addNetworkAccess(FAR, options);
  again();
  return { stack, vpc, vpn, again };
}

/** The resources of the endpoint, and what waits for a resource that is not there. */
function outcome(vpn: ClientVpnEndpointPlus) {
  const resources = Object.entries<any>(synth(vpn).toJSON().Resources);
  const ids = resources.map(([id]) => id);
  return {
    children: resources.filter(([, { Type }]) => /ClientVpn(?!Endpoint$)/.test(Type)).map(([id]) => id).sort(),
    dangling: resources.flatMap(([, { DependsOn = [] }]) => DependsOn).filter((id) => !ids.includes(id)),
  };
}

test.each<[string, ClientVpnNetworkAccessOptions, (vpn: ClientVpnEndpointPlus) => Construct]>([
  ['the rule of a group', { groups: ['S-1-5-21-1', 'S-1-5-21-2'] }, (vpn) => childOf(vpn, 'Rule')],
  ['the rule for all users', { allUsers: true }, (vpn) => childOf(vpn, 'Rule')],
  ['a route', { groups: ['S-1-5-21-1'] }, (vpn) => childOf(vpn.associations[0], 'Route')],
])('%s that was removed is made again by the same call', (_, options, find) => {
  const untouched = outcome(endpoint(options).vpn);
  const { vpn, again } = endpoint(options);
  expect(remove(find(vpn))).toBe(true);
  again();
  again();
  expect(outcome(vpn)).toEqual(untouched);
});

test('in a scope of its own as well, and for a subnet that is associated later once', () => {
  const scoped = (change: (vpn: ClientVpnEndpointPlus, home: Construct, again: () => void) => void) => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const [first, later] = vpc.privateSubnets;
    const vpn = newEndpointIn(vpc, { network: ClientVpnNetwork.vpc(vpc, { vpcSubnets: { subnets: [first] } }) });
    const again = () => vpn.addNetworkAccess(FAR, { groups: ['S-1-5-21-1'], scope: stack });
    again();
    change(vpn, childOf(stack, 'Access-') as Construct, again);
    vpn.associateSubnet(later);
    return outcome(vpn);
  };
  expect(scoped((_, home, again) => {
    remove(childOf(childOf(home, 'Association') as Construct, 'Route'));
    remove(childOf(home, 'Rule'));
    again();
  })).toEqual(scoped(() => undefined));
});

test('what is removed and not asked for again stays away', () => {
  const { vpn } = endpoint();
  remove(childOf(vpn, 'Rule'));
  expect(outcome(vpn).children.filter((id) => id.includes('Rule'))).toEqual([]);
});

test.each<[string, (vpn: ClientVpnEndpointPlus) => void]>([
  ['before anybody asked', () => undefined],
  ['after somebody asked', askForDependencies],
])('nothing waits for the L1 of an association that was removed %s', (_, between) => {
  const { vpn } = endpoint();
  vpn.addRoute('All', { destination: ClientVpnDestination.cidr('10.30.0.0/16') });
  between(vpn);
  expect(outcome(endpoint().vpn).children.filter((id) => id.includes('Association')).length).toBeGreaterThan(0);
  expect(vpn.associations[0].node.tryRemoveChild('Resource')).toBe(true);
  const { children, dangling } = outcome(vpn);
  expect(dangling).toEqual([]);
  expect(children.length).toBeGreaterThan(0);
});

test('access whose construct was removed from another stack is made again by the same call', () => {
  const stack = newStack();
  const vpn = newEndpointIn(newVpc(stack));
  const other = newStack(stack.node.scope as Construct, 'Other');
  const allow = () => vpn.addNetworkAccess(ClientVpnDestination.cidr('192.168.0.0/16'), { allUsers: true, scope: other });
  const made = () => other.node.findAll().map(({ node }) => node.path);
  allow();
  const first = made();
  expect(first.length).toBeGreaterThan(4);
  other.node.children.forEach(({ node: { id } }) => other.node.tryRemoveChild(id));
  expect(made()).toEqual(['Other']);
  allow();
  expect(made()).toEqual(first);
});

describe('what is removed at any level is not reached any more', () => {
  const canReach = (vpn: ClientVpnEndpointPlus) => vpn.effectiveAccess().canReach('S-1-5-21-1', '10.20.0.1');

  /** Of each association, for a route through one of them is still a way. */
  const ofEach = (take: (association: Construct) => Construct) => (vpn: ClientVpnEndpointPlus) => vpn.associations.map(take);

  test.each<[string, (vpn: ClientVpnEndpointPlus) => Construct[]]>([
    ['the rule', (vpn) => [childOf(vpn, 'Rule') as Construct]],
    ['the routes', ofEach((association) => childOf(association, 'Route') as Construct)],
  ])('%s, which the same call makes again', (_, find) => {
    const untouched = outcome(endpoint().vpn);
    const { vpn, again } = endpoint();
    expect(canReach(vpn)).toBe('YES');
    find(vpn).forEach((child) => expect(remove(child)).toBe(true));
    expect(canReach(vpn)).toBe('NO');
    again();
    expect(canReach(vpn)).toBe('YES');
    expect(outcome(vpn)).toEqual(untouched);
  });

  test.each<[string, (vpn: ClientVpnEndpointPlus) => Construct, string]>([
    ['the routes of their own names', (vpn) => childOf(vpn.associations[0], 'Own').node.defaultChild as Construct, 'PARTLY'],
    ['the rules of their own names', (vpn) => childOf(vpn, 'Own').node.defaultChild as Construct, 'NO'],
  ])('the L1s of %s', (_, find, reached) => {
    const vpn = newEndpointIn(newVpc(newStack()));
    vpn.addRoute('Own', { destination: FAR });
    vpn.addAuthorizationRule('Own', { destination: FAR, group: 'S-1-5-21-1' });
    expect(canReach(vpn)).toBe('YES');
    expect(find(vpn).node.id).toBe('Resource');
    expect(remove(find(vpn))).toBe(true);
    expect(canReach(vpn)).toBe(reached);
    expect(outcome(vpn).dangling).toEqual([]);
  });

  // routes go with the construct of their association; without its L1 alone they stay, and something else may associate their subnets.
  test.each<[string, (vpn: ClientVpnEndpointPlus) => Construct[], string, string]>([
    ['the associations', ofEach((association) => association), 'NO', 'The endpoint has no association, so clients cannot connect.'],
    ['the L1s of the associations', ofEach((association) => association.node.defaultChild as Construct), 'UNKNOWN', 'an imported association may not exist.'],
  ])('%s', (_, find, reached, why) => {
    const { vpn } = endpoint();
    find(vpn).forEach((child) => expect(remove(child)).toBe(true));
    expect(canReach(vpn)).toBe(reached);
    expect(vpn.effectiveAccess().why('S-1-5-21-1', '10.20.0.1')).toMatch(new RegExp(`${why}$`));
    expect(outcome(vpn).dangling).toEqual([]);
  });

  test('the access of another scope', () => {
    const stack = newStack();
    const vpn = newEndpointIn(newVpc(stack));
    const again = () => vpn.addNetworkAccess(FAR, { groups: ['S-1-5-21-1'], scope: stack });
    again();
    expect(canReach(vpn)).toBe('YES');
    const untouched = stack.node.findAll().map(({ node: { path } }) => path);
    expect(remove(childOf(stack, 'Access-') as Construct)).toBe(true);
    expect(canReach(vpn)).toBe('NO');
    again();
    expect(canReach(vpn)).toBe('YES');
    expect(stack.node.findAll().map(({ node: { path } }) => path)).toEqual(untouched);
    expect(outcome(vpn).dangling).toEqual([]);
  });
});
