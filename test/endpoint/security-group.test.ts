import type { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { ClientVpnNetwork } from '../../src/index';
import { importedSubnet, importedVpc, newEndpoint, newEndpointIn, newEndpointOn, newStack, newVpc, synth, warnings } from '../fixtures';

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

describe('security groups that admit the client range', () => {
  const warned = (stack: Stack) => warnings(stack).filter((text) => text.includes('[SecurityGroupAdmitsClients]')).map((text) => text.split(' is in')[0]);

  test('are warned of, inline and as rules of their own', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    newEndpointIn(vpc);
    const database = new ec2.SecurityGroup(stack, 'Database', { vpc });
    database.connections.allowFrom(ec2.Peer.ipv4('10.100.0.0/16'), ec2.Port.POSTGRES);
    ec2.SecurityGroup.fromSecurityGroupId(stack, 'Imported', 'sg-1').addIngressRule(ec2.Peer.ipv4('10.100.1.0/24'), ec2.Port.HTTPS);
    expect(warned(stack)).toEqual([
      '/Stack/Database/Resource: securityGroupIngress[0].cidrIp "10.100.0.0/16"',
      expect.stringMatching(/^\/Stack\/Imported\/from .*: cidrIp "10\.100\.1\.0\/24"$/),
    ]);
  });

  test('are not, where they admit the endpoint', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    newEndpointIn(vpc).connections.allowTo(new ec2.SecurityGroup(stack, 'Database', { vpc }), ec2.Port.POSTGRES);
    expect(warned(stack)).toEqual([]);
  });

  test('are not, for clients on a transit gateway', () => {
    const stack = newStack();
    newEndpointOn(stack);
    new ec2.SecurityGroup(stack, 'Database', { vpc: newVpc(stack) }).addIngressRule(ec2.Peer.ipv4('10.100.0.0/16'), ec2.Port.POSTGRES);
    expect(warned(stack)).toEqual([]);
  });
});
