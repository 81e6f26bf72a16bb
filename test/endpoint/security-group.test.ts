import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { ClientVpnNetwork } from '../../src/index';
import { importedSubnet, importedVpc, newEndpoint, newEndpointIn, newStack, newVpc, synth } from '../fixtures';

const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';

function descriptionIn(scope: Construct, id: string): string {
  const vpn = newEndpoint(scope, { network: ClientVpnNetwork.subnets(importedVpc(scope), []) }, id);
  const [{ Properties }] = Object.values(synth(vpn).findResources(SECURITY_GROUP));
  return (Properties as { GroupDescription: string }).GroupDescription;
}

test('lies in a VPC of the app', () => {
  const vpc = newVpc(newStack());
  const [group] = newEndpointIn(vpc).securityGroups;
  expect(group.node.path).toBe('Stack/Vpn/SecurityGroup');
  synth(vpc).hasResourceProperties(SECURITY_GROUP, { VpcId: vpc.stack.resolve(vpc.vpcId) });
});

test('lies in a VPC that is an L1', () => {
  const stack = newStack();
  newEndpoint(stack, { network: ClientVpnNetwork.subnets(new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' }), [importedSubnet(stack, 'subnet-a')]) });
  synth(stack).hasResourceProperties(SECURITY_GROUP, { VpcId: { Ref: 'Vpc' } });
});

test('is described by the path of the endpoint', () => {
  expect(descriptionIn(new Construct(newStack(), 'Network'), 'Vpn')).toBe('Stack/Network/Vpn/SecurityGroup');
});

test('is described in the characters that the service allows', () => {
  expect(descriptionIn(newStack(), 'Vpn für "alle" (<50)')).toBe('Stack/Vpn f-r -alle- (-50)/SecurityGroup');
});

test('is described in no more characters than the service allows', () => {
  const id = 'v'.repeat(240);
  expect(descriptionIn(newStack(), id)).toBe(`Stack/${id}/SecurityGroup`.slice(0, 255));
  expect(descriptionIn(newStack(), id)).toHaveLength(255);
});
