import { CfnParameter, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork } from '../../src/index';
import type { ClientVpnNetworkAccessOptions, IClientVpnEndpointPlus } from '../../src/index';
import {
  allWarnings, api, importedSubnet, importedVpc, messageOf, newApp, newEndpoint, newEndpointIn, newStack, newVpc, resourcesOf, ROUTE, RULE, synth,
  warnings,
} from '../fixtures';

const OFFICE = ClientVpnDestination.cidr('192.168.0.0/16');

/** Where routes lead and through which subnet, in the order of their ids. */
function routesOf(vpn: IClientVpnEndpointPlus): unknown[] {
  return Object.entries(resourcesOf(synth(vpn), ROUTE)).sort()
    .map(([, { DestinationCidrBlock: destination, TargetVpcSubnetId: subnet }]) => [destination, subnet]);
}

/** Who may go where, in the order of their ids. */
function rulesOf(vpn: IClientVpnEndpointPlus): unknown[] {
  return Object.entries(resourcesOf(synth(vpn), RULE)).sort()
    .map(([, { TargetNetworkCidr: destination, AccessGroupId: group, AuthorizeAllGroups: all }]) => [destination, all === true ? 'all users' : group]);
}

function endpoint(subnets = ['subnet-a', 'subnet-b']): ClientVpnEndpointPlus {
  const stack = newStack();
  return newEndpoint(stack, { network: ClientVpnNetwork.subnets(importedVpc(stack), subnets.map((id) => importedSubnet(stack, id))) });
}

describe('addNetworkAccess', () => {
  test('makes a route through every subnet and a rule for each group', () => {
    const vpn = endpoint();
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering', 'support'], description: 'office' });
    expect(routesOf(vpn)).toEqual([['192.168.0.0/16', 'subnet-a'], ['192.168.0.0/16', 'subnet-b']]);
    expect(rulesOf(vpn)).toEqual([['192.168.0.0/16', 'engineering'], ['192.168.0.0/16', 'support']]);
    const template = synth(vpn);
    template.allResourcesProperties(RULE, { Description: 'office' });
    expect(Object.values(resourcesOf(template, ROUTE)).filter(({ Description: description }) => description !== undefined)).toEqual([]);
    expect(warnings(vpn)).toEqual([]);
  });

  test('makes one rule for all users', () => {
    const vpn = endpoint(['subnet-a']);
    vpn.addNetworkAccess(ClientVpnDestination.internet(), { allUsers: true });
    expect(routesOf(vpn)).toEqual([['0.0.0.0/0', 'subnet-a']]);
    expect(rulesOf(vpn)).toEqual([['0.0.0.0/0', 'all users']]);
  });

  test('makes both for groups and all users', () => {
    const vpn = endpoint([]);
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering'], allUsers: true });
    expect(rulesOf(vpn)).toEqual([['192.168.0.0/16', 'all users'], ['192.168.0.0/16', 'engineering']]);
  });

  test.each<[string, ClientVpnNetworkAccessOptions]>([
    ['nobody', {}], ['no groups', { groups: [] }], ['no groups, with allUsers said to be false', { groups: [], allUsers: false }],
  ])('rejects access for %s', (_, options) => {
    expect(messageOf(() => endpoint().addNetworkAccess(OFFICE, options))).toBe(
      `Stack/Vpn: addNetworkAccess() grants access to no one. Write groups: ["engineering"] or allUsers: true. [AccessForNobody] ${api('AuthorizeClientVpnIngress')}`,
    );
  });

  test('adds what is new when it is called again', () => {
    const vpn = endpoint(['subnet-a']);
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering'] });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('192.168.0.0/16'), { groups: ['support', 'engineering', 'engineering'] });
    expect(routesOf(vpn)).toHaveLength(1);
    expect(rulesOf(vpn)).toEqual([['192.168.0.0/16', 'engineering'], ['192.168.0.0/16', 'support']]);
  });

  test('takes two spellings of a range for one', () => {
    const vpn = endpoint(['subnet-a']);
    vpn.addNetworkAccess(OFFICE, { allUsers: true });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('192.168.7.0/16'), { allUsers: true });
    expect(routesOf(vpn)).toEqual([['192.168.0.0/16', 'subnet-a']]);
  });

  test('rejects two descriptions of one rule', () => {
    const vpn = endpoint();
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering'], description: 'office' });
    expect(messageOf(() => vpn.addNetworkAccess(OFFICE, { groups: ['engineering'] }))).toBe(
      'Stack/Vpn: description undefined differs from the description of the same rule, "office". Give the rule one description. [TwoDescriptions] '
      + api('AuthorizeClientVpnIngress'),
    );
  });

  test('gives groups, ranges and users ids by what they are', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack, { network: ClientVpnNetwork.subnets(importedVpc(stack), [importedSubnet(stack, 'subnet-a')]) });
    vpn.addNetworkAccess(OFFICE, { groups: ['VPN users (EU)', 'VPN-users-EU'], allUsers: true });
    const ids = stack.node.findAll().map(({ node }) => node.path).filter((path) => /\/(Route|Rule)-[^/]*$/.test(path));
    expect(ids).toEqual([
      'Stack/Vpn/Association-subnet-a/Route-192.168.0.0-16',
      expect.stringMatching(/^Stack\/Vpn\/Rule-192\.168\.0\.0-16-VPNusersEU-[0-9a-f]{8}$/),
      expect.stringMatching(/^Stack\/Vpn\/Rule-192\.168\.0\.0-16-VPNusersEU-[0-9a-f]{8}$/),
      'Stack/Vpn/Rule-192.168.0.0-16-AllUsers',
    ]);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('ranges that the VPC routes itself', () => {
  test('are its own range, and what lies inside', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc);
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    vpn.addNetworkAccess(ClientVpnDestination.subnet(vpc.isolatedSubnets[0]), { groups: ['engineering'] });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.0.7.9/32'), { groups: ['engineering'] });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.0.0.0/16'), { groups: ['engineering'] });
    expect(routesOf(vpn)).toEqual([]);
    expect(rulesOf(vpn)).toHaveLength(3);
  });

  test('are not those around it', () => {
    const vpn = endpoint(['subnet-a']);
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.0.0.0/15'), { groups: ['engineering'] });
    expect(routesOf(vpn)).toEqual([['10.0.0.0/15', 'subnet-a']]);
  });

  test('are its secondary ranges, added before or after', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const vpn = newEndpointIn(vpc);
    new ec2.CfnVPCCidrBlock(stack, 'Earlier', { vpcId: vpc.vpcId, cidrBlock: '10.1.0.0/16' });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.1.0.0/16'), { groups: ['engineering'] });
    new ec2.CfnVPCCidrBlock(stack, 'Later', { vpcId: vpc.vpcId, cidrBlock: '10.2.0.0/16' });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.2.7.0/24'), { groups: ['engineering'] });
    expect(routesOf(vpn)).toEqual([]);
  });

  test.each(['before', 'after'])('are known when subnets are associated %s', (when) => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const vpn = newEndpoint(stack);
    const calls = [
      () => vpc.privateSubnets.forEach((subnet) => vpn.associateSubnet(subnet)),
      () => vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true }),
      () => vpn.addNetworkAccess(OFFICE, { allUsers: true }),
    ];
    (when === 'before' ? calls : calls.reverse()).forEach((call) => call());
    expect(routesOf(vpn).map(([destination]: any) => destination)).toEqual(['192.168.0.0/16', '192.168.0.0/16']);
    expect(warnings(stack).filter((warning) => !warning.includes('[DefaultSecurityGroup]'))).toEqual([]);
  });

  test('are those of an imported endpoint that was imported with its VPC', () => {
    const stack = newStack();
    const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', {
      clientVpnEndpointId: 'cvpn-endpoint-1', vpc: importedVpc(stack), associatedSubnets: [importedSubnet(stack, 'subnet-a')],
    });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.0.5.0/24'), { groups: ['engineering'] });
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering'] });
    expect(routesOf(vpn)).toEqual([['192.168.0.0/16', 'subnet-a']]);
    expect(rulesOf(vpn)).toHaveLength(2);
  });
});

describe('ranges and groups that are known only at deployment', () => {
  test('are told apart by what they refer to', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack, { network: ClientVpnNetwork.subnets(importedVpc(stack), [importedSubnet(stack, 'subnet-a')]) });
    const [one, two, group] = ['One', 'Two', 'Group'].map((id) => new CfnParameter(stack, id).valueAsString);
    vpn.addNetworkAccess(ClientVpnDestination.cidr(one), { groups: [group] });
    vpn.addNetworkAccess(ClientVpnDestination.cidr(two), { groups: [group, 'engineering'] });
    vpn.addNetworkAccess(ClientVpnDestination.cidr(one), { groups: [group] });
    expect(routesOf(vpn)).toEqual([[{ Ref: 'One' }, 'subnet-a'], [{ Ref: 'Two' }, 'subnet-a']]);
    expect(rulesOf(vpn)).toEqual([[{ Ref: 'One' }, { Ref: 'Group' }], [{ Ref: 'Two' }, { Ref: 'Group' }], [{ Ref: 'Two' }, 'engineering']]);
    expect(warnings(stack)).toEqual([]);
  });

  test('get ids that no stage changes', () => {
    const idsIn = (stage: string) => {
      const app = newApp();
      const scope = new Stage(app, stage);
      const stack = newStack(scope, 'Stack');
      const peer = newVpc(newStack(scope, 'Shared'), 'Peer', {
        availabilityZones: undefined,
        maxAzs: 2,
        ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 24 }),
      });
      const group = new CfnParameter(stack, 'Group').valueAsString;
      newEndpoint(stack).addNetworkAccess(ClientVpnDestination.vpc(peer), { groups: [group] });
      return Object.keys(resourcesOf(synth(stack), RULE));
    };
    expect(idsIn('Beta')).toEqual(idsIn('Prod'));
  });
});

test('what the README shows is not warned of', () => {
  const vpc = newVpc(newStack());
  const vpn = newEndpointIn(vpc);
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering', 'operations'] });
  vpn.addNetworkAccess(OFFICE, { groups: ['operations'] });
  vpn.addNetworkAccess(ClientVpnDestination.clients(), { allUsers: true });
  vpn.addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true });
  expect(allWarnings(vpn)).toEqual([]);
});

describe('an app is warned of', () => {
  const OFFICE_HALF = ClientVpnDestination.cidr('192.168.128.0/17');
  const all = { allUsers: true };

  test.each<[string, string, boolean, (vpn: ClientVpnEndpointPlus) => void, RegExp]>([
    ['a route nobody is authorized for', 'RouteWithoutAuthorizationRule', true, (vpn) => vpn.addRoute('Office', { destination: OFFICE }), /192\.168\.0\.0\/16/],
    ['a rule no route serves', 'AuthorizationRuleWithoutRoute', true, (vpn) => vpn.addAuthorizationRule('Office', { destination: OFFICE, ...all }),
      /192\.168\.0\.0\/16/],
    ['a narrower rule that takes a destination away', 'AuthorizationRuleTakesAccess', true, (vpn) => {
      vpn.addNetworkAccess(OFFICE, { groups: ['engineering'] });
      vpn.addNetworkAccess(OFFICE_HALF, { groups: ['finance'] });
    }, /192\.168\.128\.0\/17" for group "finance" denies .* to group "engineering", .* for "192\.168\.0\.0\/16"/],
    ['routes that differ between associations', 'RouteMissingOnAssociation', true, (vpn) => {
      vpn.addRoute('Office', { destination: OFFICE, subnet: vpn.associations[0].subnet });
      vpn.addAuthorizationRule('All', { destination: OFFICE, ...all });
    }, /192\.168\.0\.0\/16/],
    ['a full tunnel without internet access', 'FullTunnelWithoutInternet', false, (vpn) => vpn.addNetworkAccess(OFFICE, all), /internet/],
    ['a split tunnel with 0.0.0.0/0', 'SplitTunnelDefaultRoute', true, (vpn) => vpn.addNetworkAccess(ClientVpnDestination.internet(), all), /0\.0\.0\.0\/0/],
    ['an all-users rule next to a group rule', 'AuthorizationRuleBesideAllUsers', true, (vpn) => vpn.addNetworkAccess(OFFICE, { ...all, groups: ['finance'] }),
      /is open to all users by Stack\/Vpn\/Rule-192\.168\.0\.0-16-AllUsers already: this rule for a group/],
  ])('%s', (_, rule, splitTunnel, act, said) => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc, { splitTunnel });
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), all);
    act(vpn);
    const found = allWarnings(vpn).filter((warning) => warning.includes(`[${rule}]`));
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(said);
    expect(found[0]).toContain(`[ack: cdk-client-vpn-plus:${rule}]`);
  });
});

test('access between clients needs no subnet in the route', () => {
  const vpn = endpoint(['subnet-a']);
  vpn.addNetworkAccess(ClientVpnDestination.clients(), { allUsers: true });
  expect(routesOf(vpn)).toEqual([['10.100.0.0/16', 'local']]);
  expect(rulesOf(vpn)).toEqual([['10.100.0.0/16', 'all users']]);
});
