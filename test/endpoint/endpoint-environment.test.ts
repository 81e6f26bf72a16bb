import { App, Lazy, NestedStack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { ClientVpnConnectionLogging, ClientVpnDestination, ClientVpnEndpointPlus } from '../../src/index';
import { ENDPOINT, newApp, newEndpointIn, newStack, newVpc, synth, warnings } from '../fixtures';

describe('stages and nested stacks', () => {
  function addTo(scope: Construct): ClientVpnEndpointPlus {
    const vpc = newVpc(scope);
    const vpn = newEndpointIn(vpc, { connectionLogging: ClientVpnConnectionLogging.create() });
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    vpn.addNetworkAccess(ClientVpnDestination.internet(), { allUsers: true });
    return vpn;
  }

  test('a stage changes nothing but the description of the security group', () => {
    const withoutDescription = (template: Template) => JSON.parse(JSON.stringify(template.toJSON()).replaceAll('Prod/Stack/Vpn', 'Stack/Vpn')
      .replaceAll('Prod/Stack/Vpc', 'Stack/Vpc'));
    const staged = addTo(newStack(new Stage(newApp(), 'Prod')));
    expect(withoutDescription(synth(staged))).toEqual(withoutDescription(synth(addTo(newStack()))));
  });

  test('a nested stack holds all of it', () => {
    const nested = new NestedStack(newStack(), 'Nested');
    addTo(nested);
    const template = Template.fromStack(nested);
    template.resourceCountIs(ENDPOINT, 1);
    template.resourceCountIs('AWS::EC2::ClientVpnRoute', 2);
  });
});

test('an app without account and Region is served', () => {
  const stack = newStack(new App({ analyticsReporting: false }), 'Stack', {});
  const vpn = newEndpointIn(new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 }));
  vpn.addNetworkAccess(ClientVpnDestination.cidr(Lazy.string({ produce: () => '192.168.0.0/16' })), { allUsers: true });
  synth(stack).resourceCountIs('AWS::EC2::ClientVpnRoute', 2);
  expect(warnings(stack)).toEqual([]);
});
