import { Lazy, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { ClientVpnAssociationPlus, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork } from '../../src/index';
import {
  ASSOCIATION, ENDPOINT, idsOf, importedSubnet, messageOf, newApp, newEndpoint,
  newEndpointIn, newStack, newVpc, resourcesOf, ROUTE, RULE, synth, validationErrors,
} from '../fixtures';

const OFFICE = ClientVpnDestination.cidr('192.168.0.0/16');

describe('access in another scope', () => {
  test('another stack takes routes and rules, and nothing else', () => {
    const app = newApp();
    const vpn = newEndpointIn(newVpc(newStack(app)));
    const other = newStack(app, 'Other');
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering'], scope: other });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('172.20.0.0/16'), { groups: ['engineering'] });
    const [template, otherTemplate] = [Template.fromStack(vpn.stack), Template.fromStack(other)];
    expect(Object.values(resourcesOf(otherTemplate, ROUTE)).map(({ DestinationCidrBlock }) => DestinationCidrBlock)).toEqual(['192.168.0.0/16', '192.168.0.0/16']);
    expect(Object.values(resourcesOf(otherTemplate, RULE))).toEqual([{
      AccessGroupId: 'engineering',
      AuthorizeAllGroups: false,
      ClientVpnEndpointId: { 'Fn::ImportValue': expect.stringContaining('RefVpn') },
      TargetNetworkCidr: '192.168.0.0/16',
    }]);
    otherTemplate.resourceCountIs(ASSOCIATION, 0);
    expect(Object.values(resourcesOf(template, ROUTE)).map(({ DestinationCidrBlock }) => DestinationCidrBlock)).toEqual(['172.20.0.0/16', '172.20.0.0/16']);
    // the routes wait for the associations, whose stack is deployed before.
    expect(other.dependencies).toEqual([vpn.stack]);
    expect(vpn.stack.dependencies).toEqual([]);
  });

  test('a nested stack waits for the associations', () => {
    const vpn = newEndpointIn(newVpc(newStack()));
    const nested = new NestedStack(vpn.stack, 'More');
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering'], scope: nested });
    Template.fromStack(nested).resourceCountIs(ROUTE, 2);
    const template = Template.fromStack(vpn.stack);
    const [stackResource] = Object.values(template.findResources('AWS::CloudFormation::Stack'));
    expect(stackResource.DependsOn).toEqual(idsOf(template, ASSOCIATION));
  });

  test('an association that is made later gets its routes there too', () => {
    const app = newApp();
    const vpc = newVpc(newStack(app));
    const vpn = newEndpointIn(vpc, { network: undefined });
    const other = newStack(app, 'Other');
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering'], scope: other });
    vpn.associateSubnet(vpc.privateSubnets[0]);
    Template.fromStack(other).resourceCountIs(ROUTE, 1);
  });

  test('an imported endpoint gives access in any stack', () => {
    const stack = newStack();
    const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', {
      clientVpnEndpointId: 'cvpn-endpoint-1',
      associatedSubnets: [importedSubnet(stack, 'subnet-a')],
    });
    const other = new Stack(stack.node.scope, 'Other');
    vpn.addNetworkAccess(OFFICE, { allUsers: true, scope: other });
    expect(Object.values(resourcesOf(Template.fromStack(other), ROUTE))).toEqual([
      { ClientVpnEndpointId: 'cvpn-endpoint-1', DestinationCidrBlock: '192.168.0.0/16', TargetVpcSubnetId: 'subnet-a' },
    ]);
  });

  test('one destination has one scope', () => {
    const vpn = newEndpointIn(newVpc(newStack()));
    const nested = new NestedStack(vpn.stack, 'More');
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering'] });
    expect(messageOf(() => vpn.addNetworkAccess(OFFICE, { groups: ['operations'], scope: nested }))).toBe(
      'Stack/Vpn: scope is given as Stack/More/Access-Stack.Vpn and as Stack/Vpn for one destination. '
      + 'Give every call of addNetworkAccess() for the destination the same scope. '
      + '[TwoScopes] https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html',
    );
  });
});

describe('what is known only later', () => {
  test('a lazy client range is not missing', () => {
    const stack = newStack();
    let range: string | undefined;
    const vpn = newEndpoint(stack, { clientCidrBlock: Lazy.string({ produce: () => range }) });
    range = '10.100.0.0/16';
    synth(vpn).hasResourceProperties(ENDPOINT, { ClientCidrBlock: '10.100.0.0/16' });
  });

  test('a lazy client range that stays away is missing', () => {
    const vpn = newEndpoint(newStack(), { clientCidrBlock: Lazy.string({ produce: () => undefined }) });
    expect(validationErrors(vpn)).toEqual([expect.stringContaining('[ClientCidrBlockMissing]')]);
  });

  test('values that are still to be looked up are not mistakes', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack, { clientCidrBlock: StringParameter.valueFromLookup(stack, '/range') });
    vpn.addNetworkAccess(ClientVpnDestination.cidr(StringParameter.valueFromLookup(stack, '/destination')), { groups: ['engineering'] });
    synth(vpn).resourceCountIs(RULE, 1);
  });
});

describe('routes to the clients', () => {
  test('of nested stacks wait for the associations beside them', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc, { network: ClientVpnNetwork.vpc(vpc, { associate: false }) });
    const nested = ['One', 'Two'].map((id, index) => {
      const scope = new NestedStack(vpn.stack, id);
      new ClientVpnAssociationPlus(scope, 'Association', { clientVpnEndpoint: vpn, subnet: vpc.privateSubnets[index] });
      return scope;
    });
    vpn.addNetworkAccess(ClientVpnDestination.clients(), { allUsers: true, scope: nested[0] });
    const template = Template.fromStack(nested[0]);
    const [route] = Object.values(template.findResources(ROUTE));
    expect(route.DependsOn).toEqual(idsOf(template, ASSOCIATION));
    // the parent does not make one nested stack wait for the other.
    expect(Object.values(synth(vpn).findResources('AWS::CloudFormation::Stack')).map(({ DependsOn }) => DependsOn)).toEqual([undefined, undefined]);
  });
});
