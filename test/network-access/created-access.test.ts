import { CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { IDependable } from 'constructs';
import { ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork } from '../../src/index';
import { dependenciesOf, idsOf, importedVpc, messageOf, newEndpoint, newEndpointIn, newEndpointOn, newStack, ROUTE, RULE, synth } from '../fixtures';

const BRANCH = ClientVpnDestination.cidr('10.20.0.0/16');
const engineering = { groups: ['engineering'] };

function endpointIn(stack: Stack): ClientVpnEndpointPlus {
  return newEndpoint(stack, { network: ClientVpnNetwork.vpc(importedVpc(stack), { associate: false }) });
}

/** What a resource that depends on something waits for, as kinds of resources. */
function waitsFor(stack: Stack, access: IDependable): string[] {
  const after = new CfnResource(stack, 'After', { type: 'Test::After::All' });
  after.node.addDependency(access);
  const template = synth(stack);
  const { Resources: resources } = template.toJSON() as { Resources: Record<string, { Type: string }> };
  return dependenciesOf(template, 'After').map((id) => resources[id].Type.replace('AWS::EC2::ClientVpn', '')).sort();
}

describe('addNetworkAccess()', () => {
  test('returns the routes and the rules that it has created', () => {
    const stack = newStack();
    const vpn = newEndpointIn(importedVpc(stack), {}, stack);
    const { authorizationRules, routes } = vpn.addNetworkAccess(BRANCH, { groups: ['engineering', 'operations'], allUsers: true });
    const template = synth(stack);
    expect(routes.map(({ destinationCidrBlock }) => destinationCidrBlock)).toEqual(['10.20.0.0/16', '10.20.0.0/16']);
    expect(routes.map(({ routeId }) => stack.resolve(routeId).Ref).sort()).toEqual(idsOf(template, ROUTE));
    expect(authorizationRules.map(({ targetNetworkCidr }) => targetNetworkCidr)).toEqual(['10.20.0.0/16', '10.20.0.0/16', '10.20.0.0/16']);
    expect(authorizationRules.map(({ authorizationRuleId }) => stack.resolve(authorizationRuleId).Ref).sort()).toEqual(idsOf(template, RULE));
  });

  test('returns the routes of associations that come later, and the rules of its own call', () => {
    const stack = newStack();
    const vpn = endpointIn(stack);
    const access = vpn.addNetworkAccess(BRANCH, engineering);
    const more = vpn.addNetworkAccess(BRANCH, { groups: ['operations'] });
    expect(access.routes).toEqual([]);
    importedVpc(stack, 'Same').privateSubnets.forEach((subnet) => vpn.associateSubnet(subnet));
    expect(access.routes).toHaveLength(2);
    expect(more.routes).toEqual(access.routes);
    expect([access, more].map(({ authorizationRules: [{ node }] }) => node.id.split('-')[3])).toEqual(['engineering', 'operations']);
  });

  test('returns no routes to what the VPC routes itself', () => {
    const stack = newStack();
    const vpc = importedVpc(stack);
    expect(newEndpointIn(vpc, {}, stack).addNetworkAccess(ClientVpnDestination.vpc(vpc), engineering).routes).toEqual([]);
  });

  test('returns what it has created in another scope, and nothing that was removed', () => {
    const stack = newStack();
    const other = newStack(stack.node.root as Stack, 'Other');
    const access = newEndpointIn(importedVpc(stack), {}, stack).addNetworkAccess(BRANCH, { ...engineering, scope: other });
    expect(access.routes.map((route) => Stack.of(route))).toEqual([other, other]);
    const [{ node: { scope, id } }] = access.authorizationRules;
    scope!.node.tryRemoveChild(id);
    expect(access.authorizationRules).toEqual([]);
  });

  test('may be waited for, associations that come later included', () => {
    const stack = newStack();
    const vpn = endpointIn(stack);
    const access = vpn.addNetworkAccess(BRANCH, engineering);
    const [subnet] = importedVpc(stack, 'Same').privateSubnets;
    vpn.associateSubnet(subnet);
    expect(waitsFor(stack, access)).toEqual(['AuthorizationRule', 'Route', 'TargetNetworkAssociation']);
  });

  test('may be waited for where the VPC routes itself', () => {
    const stack = newStack();
    const vpc = importedVpc(stack);
    const access = newEndpointIn(vpc, {}, stack).addNetworkAccess(ClientVpnDestination.vpc(vpc), engineering);
    expect(waitsFor(stack, access)).toEqual(['AuthorizationRule', 'TargetNetworkAssociation', 'TargetNetworkAssociation']);
  });

  test('takes one description for the routes, which any of the calls gives', () => {
    const stack = newStack();
    const vpn = endpointIn(stack);
    vpn.addNetworkAccess(BRANCH, engineering);
    const [first, second] = importedVpc(stack, 'Same').privateSubnets;
    vpn.associateSubnet(first);
    vpn.addNetworkAccess(BRANCH, { groups: ['operations'], routeDescription: 'Branches', description: 'Branches of operations' });
    vpn.addNetworkAccess(BRANCH, { groups: ['sales'], routeDescription: 'Branches' });
    vpn.associateSubnet(second);
    const template = synth(stack);
    template.allResourcesProperties(ROUTE, { Description: 'Branches' });
    template.resourceCountIs(ROUTE, 2);
    template.resourcePropertiesCountIs(RULE, { Description: 'Branches of operations' }, 1);
    expect(messageOf(() => vpn.addNetworkAccess(BRANCH, { ...engineering, routeDescription: 'Others' }))).toBe(
      'Stack/Vpn: routeDescription "Others" is given to routes that have the description "Branches". Give the routes to the destination one description. '
      + '[TwoDescriptions] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeClientVpnIngress.html',
    );
  });

  test('takes an empty description for none', () => {
    const stack = newStack();
    const vpn = newEndpointIn(importedVpc(stack), {}, stack);
    for (const description of ['', undefined, '']) {
      vpn.addNetworkAccess(BRANCH, { ...engineering, description, routeDescription: description });
    }
    const template = synth(stack);
    [ROUTE, RULE].forEach((type) => template.resourcePropertiesCountIs(type, { Description: '' }, 0));
    template.resourceCountIs(RULE, 1);
  });
});

describe('addRoute()', () => {
  test('returns one route for each association, those that come later included', () => {
    const stack = newStack();
    const vpn = endpointIn(stack);
    const access = vpn.addRoute('Branch', { destination: BRANCH });
    expect(access.routes).toEqual([]);
    importedVpc(stack, 'Same').privateSubnets.forEach((subnet) => vpn.associateSubnet(subnet));
    expect(access.routes.map(({ node }) => node.path)).toEqual(['Stack/Vpn/Association-subnet-a/Branch', 'Stack/Vpn/Association-subnet-b/Branch']);
    expect(access.authorizationRules).toEqual([]);
    expect(waitsFor(stack, access)).toEqual(['Route', 'Route']);
  });

  test.each([
    ['through the subnet that it names', (stack: Stack) => {
      const vpc = importedVpc(stack);
      return newEndpointIn(vpc, {}, stack).addRoute('Branch', { destination: BRANCH, subnet: vpc.privateSubnets[0] });
    }, '10.20.0.0/16'],
    ['to the clients', (stack: Stack) => newEndpoint(stack).addRoute('Branch', { destination: ClientVpnDestination.clients() }), '10.100.0.0/16'],
    ['on a transit gateway', (stack: Stack) => newEndpointOn(stack).addRoute('Branch', { destination: BRANCH }), '10.20.0.0/16'],
  ])('returns the only route %s', (_, add, range) => {
    const stack = newStack();
    const { routes } = add(stack);
    expect(routes.map(({ destinationCidrBlock }) => destinationCidrBlock)).toEqual([range]);
    expect(routes.map(({ routeId }) => stack.resolve(routeId).Ref)).toEqual(idsOf(Template.fromStack(stack), ROUTE));
  });
});
