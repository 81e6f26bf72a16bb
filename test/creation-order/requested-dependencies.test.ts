import { Annotations, type App, CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { circleIn, everything, mostAtATime, type TemplateResource } from './oracle';
import {
  ClientVpnAssociationPlus, ClientVpnAuthentication, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork, ClientVpnRoutePlus,
} from '../../src/index';
import { askForDependencies, newApp, SERVER_CERTIFICATE } from '../fixtures';

const FAR = ClientVpnDestination.cidr('192.168.0.0/16');

/** A stack with two nested ones, and a VPC above them. */
function nestedStacks() {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const [one, two] = ['One', 'Two'].map((id) => new NestedStack(stack, id));
  return { app, stack, one, two, vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 }) };
}

function endpoint(scope: Stack, vpc: ec2.IVpc): ClientVpnEndpointPlus {
  return new ClientVpnEndpointPlus(scope, 'Vpn', {
    clientCidrBlock: '10.100.0.0/16',
    serverCertificate: Certificate.fromCertificateArn(scope, 'Certificate', SERVER_CERTIFICATE),
    authentication: ClientVpnAuthentication.activeDirectory('d-1234567890'),
    network: ClientVpnNetwork.vpc(vpc, { vpcSubnets: { subnets: [vpc.privateSubnets[0]] } }),
  });
}

const imported = (scope: Stack) => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(scope, 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-0123456789abcdef0' });

/** The circle of the outermost template, and which constructs are warned of an order that is given up. */
function outcome(app: App, stack: Stack) {
  const { messages, template } = app.synth().getStackByName('Stack');
  const warned = messages.filter(({ entry }) => String(entry.data).includes('[OrderGivenUp]')).map(({ id }) => id);
  return { circle: circleIn(template.Resources), waits: waitsOf(stack), warned };
}

/** Which nested stack is made to wait for what. */
function waitsOf(stack: Stack): Record<string, readonly string[]> {
  const all = Object.entries<TemplateResource>(Template.fromStack(stack).toJSON().Resources).filter(([, { Type }]) => Type === 'AWS::CloudFormation::Stack');
  return Object.fromEntries(all.map(([id, { DependsOn = [] }]) => [id.slice(0, 3), DependsOn.map((other) => other.slice(0, 3))]));
}

test('the route of an endpoint does not wait for an association that a sibling makes, which waits for the endpoint', () => {
  const { app, stack, one, two, vpc } = nestedStacks();
  const vpn = endpoint(one, vpc);
  const subnet = vpc.privateSubnets[1];
  new ClientVpnRoutePlus(one, 'Early', { clientVpnEndpoint: vpn, destination: FAR, subnet });
  new ClientVpnAssociationPlus(two, 'Late', { clientVpnEndpoint: vpn, subnet });
  expect(outcome(app, stack)).toEqual({ circle: undefined, waits: { One: [], Two: [] }, warned: ['/Stack/One/Early/Resource'] });
});

test('what is said of it', () => {
  const { app, one, two, vpc } = nestedStacks();
  const vpn = endpoint(one, vpc);
  const subnet = vpc.privateSubnets[1];
  new ClientVpnRoutePlus(one, 'Early', { clientVpnEndpoint: vpn, destination: FAR, subnet });
  new ClientVpnAssociationPlus(two, 'Late', { clientVpnEndpoint: vpn, subnet });
  const said = app.synth().getStackByName('Stack').messages.map(({ entry }) => String(entry.data)).filter((text) => text.includes('OrderGivenUp'));
  expect(said).toEqual([expect.stringContaining('this resource cannot depend on Stack/Two/Late/Resource: the nested stacks would depend on each other, and the deployment '
    + 'may fail. Put both in the same stack. [OrderGivenUp] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html')]);
});

test('the same warning is acknowledged as any other', () => {
  const { app, stack, one, two, vpc } = nestedStacks();
  const vpn = endpoint(one, vpc);
  const subnet = vpc.privateSubnets[1];
  const route = new ClientVpnRoutePlus(one, 'Early', { clientVpnEndpoint: vpn, destination: FAR, subnet });
  new ClientVpnAssociationPlus(two, 'Late', { clientVpnEndpoint: vpn, subnet });
  Annotations.of(route).acknowledgeWarning('cdk-client-vpn-plus:OrderGivenUp');
  expect(outcome(app, stack).warned).toEqual([]);
});

test('a route waits for the association of a sibling that needs nothing of its stack, however often it is asked', () => {
  const { app, stack, one, two, vpc } = nestedStacks();
  const vpn = imported(stack);
  const [subnet] = vpc.privateSubnets;
  new ClientVpnAssociationPlus(two, 'Association', { clientVpnEndpoint: vpn, subnet });
  new ClientVpnRoutePlus(one, 'Route', { clientVpnEndpoint: vpn, destination: FAR, subnet });
  askForDependencies(vpn);
  expect(outcome(app, stack)).toEqual({ circle: undefined, waits: { One: ['Two'], Two: [] }, warned: [] });
});

test('of two requests that would close a circle, the first is kept', () => {
  const { app, stack, one, two, vpc } = nestedStacks();
  const vpn = imported(stack);
  const [a, b] = vpc.privateSubnets;
  for (const [scope, own, other] of [[one, a, b], [two, b, a]] as const) {
    new ClientVpnAssociationPlus(scope, 'Association', { clientVpnEndpoint: vpn, subnet: own });
    new ClientVpnRoutePlus(scope, 'Route', { clientVpnEndpoint: vpn, destination: FAR, subnet: other });
  }
  expect(outcome(app, stack)).toEqual({ circle: undefined, waits: { One: ['Two'], Two: [] }, warned: ['/Stack/Two/Route/Resource'] });
});

test('a circle by way of a third stack is seen', () => {
  const { app, stack, one, two, vpc } = nestedStacks();
  const three = new NestedStack(stack, 'Tri');
  const vpn = imported(stack);
  const [subnet] = vpc.privateSubnets;
  new ClientVpnAssociationPlus(two, 'Association', { clientVpnEndpoint: vpn, subnet });
  new ClientVpnRoutePlus(one, 'Route', { clientVpnEndpoint: vpn, destination: FAR, subnet });
  new CfnResource(three, 'Between', { type: 'Custom::Between', properties: { ServiceToken: 'x' } });
  three.node.addDependency(one);
  two.node.addDependency(three);
  expect(outcome(app, stack)).toEqual({ circle: undefined, waits: { One: [], Two: ['Tri'], Tri: ['One'] }, warned: ['/Stack/One/Route/Resource'] });
});

test('an association waits for no range of a sibling that uses its endpoint', () => {
  const { app, stack, one, two, vpc } = nestedStacks();
  const vpn = endpoint(one, vpc);
  new ec2.CfnVPCCidrBlock(two, 'Block', { vpcId: vpc.vpcId, cidrBlock: '10.1.0.0/16' });
  new CfnResource(two, 'User', { type: 'Custom::User', properties: { ServiceToken: 'x', Endpoint: vpn.clientVpnEndpointId } });
  const { circle, warned } = outcome(app, stack);
  expect([circle, warned]).toEqual([undefined, [expect.stringMatching(/^\/Stack\/One\/Vpn\/Association-\S+\/Resource$/)]]);
});

test('the lanes know what waits', () => {
  const { app, stack, one, two, vpc } = nestedStacks();
  const vpn = imported(stack);
  const [subnet] = vpc.privateSubnets;
  new ClientVpnAssociationPlus(two, 'Association', { clientVpnEndpoint: vpn, subnet });
  for (let octet = 0; octet < 12; octet++) {
    new ClientVpnRoutePlus(one, `Route${octet}`, { clientVpnEndpoint: vpn, destination: ClientVpnDestination.cidr(`192.168.${octet}.0/24`), subnet });
  }
  expect(outcome(app, stack)).toEqual({ circle: undefined, waits: { One: ['Two'], Two: [] }, warned: [] });
  expect(mostAtATime(everything(stack))).toBeLessThanOrEqual(10);
});
