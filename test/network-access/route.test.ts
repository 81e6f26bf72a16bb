import { CfnParameter } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnAssociationPlus, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork, ClientVpnRoutePlus } from '../../src/index';
import {
  api, API_ERRORS, ASSOCIATION, dependenciesOf, guide, idsOf, importedSubnet, importedVpc, isEmpty, messageOf, newApp, newEndpoint,
  newEndpointIn, newL1Endpoint, newStack, newVpc, resourcesOf, ROUTE, synth, validationErrors, warnings,
} from '../fixtures';

const OFFICE = ClientVpnDestination.cidr('192.168.0.0/16');

/** An endpoint in the subnets `subnet-a` and `subnet-b`, or in others. */
function endpointIn(stack: Stack, subnets: string[] = ['subnet-a', 'subnet-b']): ClientVpnEndpointPlus {
  return newEndpoint(stack, { network: ClientVpnNetwork.subnets(importedVpc(stack), subnets.map((id) => importedSubnet(stack, id))) });
}

describe('addRoute', () => {
  test('makes a route through every associated subnet, each after its association', () => {
    const stack = newStack();
    const vpn = endpointIn(stack);
    vpn.addRoute('Office', { destination: OFFICE, description: 'office' });
    const template = synth(stack);
    const clientVpnEndpointId = stack.resolve(vpn.clientVpnEndpointId);
    expect(Object.values(resourcesOf(template, ROUTE))).toEqual(['subnet-a', 'subnet-b'].map((subnet) => (
      { ClientVpnEndpointId: clientVpnEndpointId, DestinationCidrBlock: '192.168.0.0/16', TargetVpcSubnetId: subnet, Description: 'office' }
    )));
    const associations = idsOf(template, ASSOCIATION);
    expect(idsOf(template, ROUTE).map((id) => dependenciesOf(template, id))).toEqual(associations.map((id) => [id]));
  });

  test('makes the same routes whether subnets are associated before or after', () => {
    const templates = [true, false].map((before) => {
      const stack = newStack();
      const vpn = newEndpoint(stack);
      const calls = [
        () => ['subnet-a', 'subnet-b'].forEach((id) => vpn.associateSubnet(importedSubnet(stack, id))),
        () => vpn.addRoute('Office', { destination: OFFICE }),
        () => vpn.addRoute('Clients', { destination: ClientVpnDestination.clients() }),
        () => vpn.addRoute('Lab', {
          destination: ClientVpnDestination.cidr('192.0.2.0/24'),
          subnet: ec2.Subnet.fromSubnetAttributes(stack, 'Lab', { subnetId: 'subnet-b', routeTableId: 'rtb-1' }),
        }),
      ];
      (before ? calls : calls.reverse()).forEach((call) => call());
      return synth(stack).toJSON();
    });
    expect(templates[0]).toEqual(templates[1]);
    expect(Object.keys(templates[0].Resources)).toHaveLength(1 + 2 + 2 + 1 + 1);
  });

  test('makes one route through the subnet that is named', () => {
    const stack = newStack();
    const vpn = endpointIn(stack, ['subnet-a']);
    vpn.addRoute('Office', { destination: OFFICE, subnet: importedSubnet(stack, 'subnet-z') });
    const template = synth(stack);
    expect(Object.values(resourcesOf(template, ROUTE)).map(({ TargetVpcSubnetId: subnet }) => subnet)).toEqual(['subnet-z']);
    // the subnet may be associated by another stack: what is known to be associated is waited for.
    expect(dependenciesOf(template, idsOf(template, ROUTE)[0])).toEqual(idsOf(template, ASSOCIATION));
    expect(warnings(stack)).toEqual([expect.stringContaining('[RouteSubnetNotAssociated]')]);
  });

  test('makes one route to the clients, after all associations', () => {
    const stack = newStack();
    const vpn = endpointIn(stack, ['subnet-a']);
    vpn.addRoute('Clients', { destination: ClientVpnDestination.clients() });
    vpn.associateSubnet(importedSubnet(stack, 'subnet-b'));
    const template = synth(stack);
    expect(Object.values(resourcesOf(template, ROUTE)).map(({ TargetVpcSubnetId: subnet }) => subnet)).toEqual(['local']);
    expect(dependenciesOf(template, idsOf(template, ROUTE)[0])).toEqual(idsOf(template, ASSOCIATION));
  });

  test('waits for no association of a stack that itself waits for the endpoint', () => {
    const app = newApp();
    const stack = newStack(app);
    const vpn = endpointIn(stack, ['subnet-a']);
    const other = newStack(app, 'Other');
    new ClientVpnAssociationPlus(other, 'Association', { clientVpnEndpoint: vpn, subnet: importedSubnet(other, 'subnet-b') });
    vpn.addRoute('Clients', { destination: ClientVpnDestination.clients() });
    vpn.addRoute('Office', { destination: OFFICE });
    vpn.addRoute('Lab', { destination: ClientVpnDestination.cidr('192.0.2.0/24'), subnet: importedSubnet(other, 'subnet-b') });
    const template = synth(stack);
    expect(idsOf(template, ROUTE).map((id) => dependenciesOf(template, id))).toEqual([idsOf(template, ASSOCIATION), idsOf(template, ASSOCIATION)]);
    expect(stack.dependencies).toEqual([]);
    expect(idsOf(synth(other), ROUTE).map((id) => id.slice(0, -8))).toEqual(['AssociationLab', 'AssociationOffice']);
  });

  test('makes a route through each subnet that an imported endpoint is associated with', () => {
    const stack = newStack();
    const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', {
      clientVpnEndpointId: 'cvpn-endpoint-1', associatedSubnets: ['subnet-a', 'subnet-b'].map((id) => importedSubnet(stack, id)),
    });
    vpn.addRoute('Office', { destination: OFFICE });
    const template = synth(stack);
    expect(Object.entries(resourcesOf(template, ROUTE)).map(([id, { TargetVpcSubnetId: subnet }]) => [id.slice(0, -8), subnet])).toEqual([
      ['VpnAssociationsubnetaOffice', 'subnet-a'], ['VpnAssociationsubnetbOffice', 'subnet-b'],
    ]);
    expect(idsOf(template, ROUTE).map((id) => dependenciesOf(template, id))).toEqual([[], []]);
  });
});

describe('a route by itself', () => {
  test('takes an endpoint of another stack, and a subnet that waits for its association there', () => {
    const app = newApp();
    const stack = newStack(app);
    const vpn = endpointIn(stack);
    const other = newStack(app, 'Other');
    new ClientVpnRoutePlus(other, 'Office', { clientVpnEndpoint: vpn, destination: OFFICE, subnet: importedSubnet(other, 'subnet-a') });
    expect(Object.values(resourcesOf(synth(other), ROUTE))).toEqual([{
      ClientVpnEndpointId: { 'Fn::ImportValue': expect.stringMatching(/^Stack:ExportsOutputRefVpn/) },
      DestinationCidrBlock: '192.168.0.0/16',
      TargetVpcSubnetId: 'subnet-a',
    }]);
    expect(other.dependencies).toEqual([stack]);
  });

  test('takes an L1 and values that are known only at deployment', () => {
    const stack = newStack();
    const endpoint = newL1Endpoint(stack);
    const destination = ClientVpnDestination.cidr(new CfnParameter(stack, 'Range').valueAsString);
    const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'S', { subnetId: new CfnParameter(stack, 'Subnet').valueAsString, routeTableId: 'rtb-1' });
    new ClientVpnRoutePlus(stack, 'Route', { clientVpnEndpoint: endpoint, destination, subnet });
    expect(Object.values(resourcesOf(synth(stack), ROUTE))).toEqual([
      { ClientVpnEndpointId: { Ref: 'L1' }, DestinationCidrBlock: { Ref: 'Range' }, TargetVpcSubnetId: { Ref: 'Subnet' } },
    ]);
  });

  test('needs a subnet', () => {
    const stack = newStack();
    const vpn = endpointIn(stack);
    new ClientVpnRoutePlus(stack, 'Office', { clientVpnEndpoint: vpn, destination: OFFICE });
    expect(validationErrors(stack)).toEqual([
      '[Stack/Vpn] Stack/Office/Resource: targetVpcSubnetId is missing: AWS Client VPN needs it on an endpoint in a VPC. '
      + `Name an associated subnet. [RouteSubnetMissing] ${api('CreateClientVpnRoute')}`,
    ]);
  });
});

describe('rules', () => {
  test('a route inside the client range stops immediately', () => {
    const stack = newStack();
    const vpn = endpointIn(stack);
    const message = messageOf(() => vpn.addRoute('Office', { destination: ClientVpnDestination.cidr('10.100.7.0/24') }));
    expect(message).toMatch(/^Stack\/Vpn\/Association-subnet-a\/Office: destinationCidrBlock "10.100.7.0\/24" .*\[RouteInsideClientCidrBlock\] https:/);
  });

  test('a route of the VPC itself is reported once for all associations', () => {
    const vpc = newVpc(newStack());
    newEndpointIn(vpc).addRoute('Own', { destination: ClientVpnDestination.vpc(vpc) });
    const [first, second] = ['1', '2'].map((n) => `Stack/Vpn/Association-Vpc.PrivateSubnet${n}/Own/Resource`);
    expect(validationErrors(vpc)).toEqual([
      `[Stack/Vpn] ${first}: destinationCidrBlock "10.0.0.0/16" is the range of Stack/Vpc/Resource: AWS Client VPN routes it by itself, and rejects a second route. `
      + `Remove ${first} and ${second}; an authorization rule is enough. [RouteOfVpcRange] ${API_ERRORS}`,
    ]);
  });

  test('what is wrong with a destination is reported once for all associations', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc);
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.20.0.0/16'), { allUsers: true });
    vpn.addRoute('Bits', { destination: ClientVpnDestination.cidr('10.30.0.1/16') });
    vpn.addRoute('More', { destination: ClientVpnDestination.cidr('10.40.0.1/16') });
    expect(warnings(vpc).filter((text) => text.includes('[RouteHostBits]')).map((text) => text.split(' does')[0])).toEqual([
      '/Stack/Vpn/Association-Vpc.PrivateSubnet1/Bits/Resource: destinationCidrBlock "10.30.0.1/16"',
      '/Stack/Vpn/Association-Vpc.PrivateSubnet1/More/Resource: destinationCidrBlock "10.40.0.1/16"',
    ]);
  });

  test('a route to a destination that has its routes is reported once for all associations', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc);
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.20.0.0/16'), { allUsers: true });
    vpn.addRoute('Again', { destination: ClientVpnDestination.cidr('10.20.0.0/16') });
    const [first, second] = ['1', '2'].map((n) => `Stack/Vpn/Association-Vpc.PrivateSubnet${n}`);
    expect(validationErrors(vpc)).toEqual([
      `[Stack/Vpn] ${first}/Again/Resource: destinationCidrBlock "10.20.0.0/16" is routed through the same subnet by ${first}/Route-10.20.0.0-16 already. `
      + `Remove ${first}/Again/Resource and ${second}/Again/Resource. [DuplicateRoute] ${API_ERRORS}`,
    ]);
  });

  test('the same route twice is reported', () => {
    const stack = newStack();
    const vpn = endpointIn(stack, ['subnet-a']);
    vpn.addRoute('One', { destination: OFFICE });
    vpn.addRoute('Two', { destination: OFFICE });
    expect(validationErrors(stack)).toEqual([
      '[Stack/Vpn] Stack/Vpn/Association-subnet-a/Two/Resource: destinationCidrBlock "192.168.0.0/16" is routed through the same subnet by '
      + `Stack/Vpn/Association-subnet-a/One/Resource already. Remove one of the two. [DuplicateRoute] ${API_ERRORS}`,
    ]);
  });

  test('a route that one of two associations lacks is warned of', () => {
    const stack = newStack();
    const vpn = endpointIn(stack);
    vpn.addRoute('Office', { destination: OFFICE, subnet: importedSubnet(stack, 'subnet-c') });
    vpn.addRoute('Lab', { destination: ClientVpnDestination.cidr('192.0.2.0/24'), subnet: ec2.Subnet.fromSubnetAttributes(stack, 'A', { subnetId: 'subnet-a', routeTableId: 'r' }) });
    expect(warnings(stack)).toEqual([
      expect.stringMatching(/^\/Stack\/Vpn\/Office\/Resource: .*\[RouteSubnetNotAssociated\]/),
      expect.stringMatching(new RegExp(`^/Stack/Vpn/Lab/Resource: .*\\[RouteMissingOnAssociation\\] ${guide('cvpn-working-routes')}`)),
    ]);
  });

  test('nothing is made by a call that throws', () => {
    const stack = newStack();
    const clientVpnEndpoint = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', {
      clientVpnEndpointId: 'cvpn-endpoint-1', clientCidrBlock: '10.100.0.0/16',
    });
    expect(() => new ClientVpnRoutePlus(stack, 'Route', { clientVpnEndpoint, destination: ClientVpnDestination.cidr('nope') })).toThrow(/DestinationFormat/);
    expect(isEmpty(stack)).toBe(true);
  });
});

test('has an id and a range as values, and is known by its class', () => {
  const stack = newStack();
  const route = new ClientVpnRoutePlus(stack, 'Made', {
    clientVpnEndpoint: newL1Endpoint(stack), destination: ClientVpnDestination.cidr('10.20.0.0/16'), subnet: importedSubnet(stack, 'subnet-a'),
  });
  expect(stack.resolve(route.routeId)).toEqual({ Ref: Object.keys(synth(stack).findResources(ROUTE))[0] });
  expect(route.destinationCidrBlock).toBe('10.20.0.0/16');
  expect([route, stack].map((one) => ClientVpnRoutePlus.isClientVpnRoutePlus(one))).toEqual([true, false]);
});
