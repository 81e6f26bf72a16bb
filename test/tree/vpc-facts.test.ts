import { CfnParameter, CfnResource, Fn, NestedStack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { deploymentOf } from '../../src/cdk/stacks';
import { isListToken, laterRanges, subnetRange, subnetZone, vpcRange } from '../../src/tree/vpc-facts';
import { importedSubnet, importedVpc, newApp, newStack, newVpc, REGION } from '../fixtures';

describe('vpcRange', () => {
  test('of an L1 and of an L2 is an attribute', () => {
    const stack = newStack();
    const l1 = new ec2.CfnVPC(stack, 'L1', { cidrBlock: '10.0.0.0/16' });
    expect(stack.resolve(vpcRange(l1))).toEqual({ 'Fn::GetAtt': ['L1', 'CidrBlock'] });
    const vpc = newVpc(stack);
    expect(vpcRange(vpc)).toBe(vpc.vpcCidrBlock);
  });

  test('of an imported VPC is what was given', () => {
    expect(vpcRange(importedVpc(newStack()))).toBe('10.0.0.0/16');
    expect(vpcRange(importedVpc(newStack(), 'Vpc', { vpcCidrBlock: undefined }))).toBeUndefined();
  });
});

describe('subnetRange and subnetZone', () => {
  test('of an L1 are attributes', () => {
    const stack = newStack();
    const l1 = new ec2.CfnSubnet(stack, 'L1', { vpcId: 'vpc-1' });
    expect(stack.resolve([subnetRange(l1), subnetZone(l1)])).toEqual([{ 'Fn::GetAtt': ['L1', 'CidrBlock'] }, { 'Fn::GetAtt': ['L1', 'AvailabilityZone'] }]);
  });

  test('of an L2 are what was written', () => {
    const [subnet] = newVpc(newStack()).privateSubnets;
    expect([subnetRange(subnet), subnetZone(subnet)]).toEqual(['10.0.64.0/19', `${REGION}a`]);
  });

  test('of an imported subnet are not known', () => {
    const subnet = importedSubnet(newStack(), 'subnet-a');
    expect([subnetRange(subnet), subnetZone(subnet)]).toEqual([undefined, undefined]);
  });

  test('zones of a list that is known only at deployment say nothing', () => {
    const stack = newStack();
    const zones = Fn.split(',', Fn.importValue('Zones'));
    const [subnet] = importedVpc(stack, 'Vpc', {
      availabilityZones: zones,
      privateSubnetIds: ['subnet-a'],
      privateSubnetRouteTableIds: ['rtb-1'],
      privateSubnetIpv4CidrBlocks: undefined,
    }).privateSubnets;
    expect(isListToken(subnet.availabilityZone)).toBe(true);
    expect(subnetZone(subnet)).toBeUndefined();
  });

  test('a zone of its own may be known only at deployment', () => {
    const stack = newStack();
    const availabilityZone = new CfnParameter(stack, 'Zone').valueAsString;
    expect(isListToken(availabilityZone)).toBe(false);
    expect(subnetZone(ec2.Subnet.fromSubnetAttributes(stack, 'S', { subnetId: 'subnet-a', availabilityZone, routeTableId: 'rtb-1' }))).toBe(availabilityZone);
  });
});

describe('laterRanges', () => {
  test('are those of the VPC, of whatever construct', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const other = newVpc(stack, 'Other');
    const own = new ec2.CfnVPCCidrBlock(stack, 'Own', { vpcId: vpc.vpcId, cidrBlock: '10.1.0.0/16' });
    new ec2.CfnVPCCidrBlock(stack, 'Foreign', { vpcId: other.vpcId, cidrBlock: '10.2.0.0/16' });
    const raw = new CfnResource(stack, 'Raw', { type: 'AWS::EC2::VPCCidrBlock', properties: { VpcId: vpc.vpcId, CidrBlock: '10.3.0.0/16' } });
    expect(laterRanges(vpc)).toEqual([own, raw]);
    expect(laterRanges(vpc.node.defaultChild as ec2.CfnVPC)).toEqual([own, raw]);
  });

  test('are found in nested stacks, where another VPC may have the same logical id', () => {
    const stack = newStack();
    const nested = new NestedStack(stack, 'Nested');
    const vpc = newVpc(stack);
    const twin = newVpc(nested);
    const own = new ec2.CfnVPCCidrBlock(nested, 'Own', { vpcId: vpc.vpcId, cidrBlock: '10.1.0.0/16' });
    const foreign = new ec2.CfnVPCCidrBlock(nested, 'Foreign', { vpcId: twin.vpcId, cidrBlock: '10.2.0.0/16' });
    expect(stack.getLogicalId(vpc.node.defaultChild as ec2.CfnVPC)).toBe(nested.getLogicalId(twin.node.defaultChild as ec2.CfnVPC));
    expect([laterRanges(vpc), laterRanges(twin)]).toEqual([[own], [foreign]]);
  });

  test('are found in the stack of the endpoint as well, also of an imported VPC', () => {
    const app = newApp();
    const stack = newStack(app);
    const other = newStack(app, 'Other');
    const block = new ec2.CfnVPCCidrBlock(other, 'Block', { vpcId: 'vpc-1', cidrBlock: '10.1.0.0/16' });
    expect(laterRanges(importedVpc(stack))).toEqual([]);
    expect(laterRanges(importedVpc(stack, 'Again'), other)).toEqual([block]);
  });
});

test('deploymentOf is the outermost stack', () => {
  const stack = newStack(newApp());
  const inner = new NestedStack(new NestedStack(stack, 'Outer'), 'Inner');
  expect(deploymentOf(importedSubnet(inner, 'subnet-a'))).toBe(stack);
  expect(deploymentOf(stack)).toBe(stack);
});
