import { createHash } from 'node:crypto';
import { CfnParameter, Fn, Lazy, NestedStack, Stage } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { subnetKey } from '../../src/cdk/construct-ids';
import { groupKey, rangeKey } from '../../src/children/content-ids';
import { partsOf } from '../../src/children/endpoint-parts';
import type { EndpointReader } from '../../src/children/endpoint-reader';
import { importedSubnet, messageOf, newApp, newEndpoint, newStack, newVpc } from '../fixtures';

describe('subnetKey', () => {
  test('is the literal id', () => {
    expect(subnetKey(importedSubnet(newStack(), 'subnet-a'), newStack())).toBe('subnet-a');
  });

  test.each<[string, (stack: ReturnType<typeof newStack>) => Construct]>([
    ['stack', (stack) => stack],
    ['stack of a stage', (stack) => newStack(new Stage(stack.node.root, 'Prod'))],
    ['nested stack', (stack) => new NestedStack(stack, 'Nested')],
  ])('is the path below the %s', (_, scopeOf) => {
    const scope = new Construct(scopeOf(newStack()), 'Network');
    const vpc = newVpc(scope);
    expect(subnetKey(vpc.privateSubnets[0], vpc)).toBe('Network.Vpc.PrivateSubnet1');
  });

  test('is the path of a subnet whose id is known only at deployment', () => {
    const stack = newStack();
    const subnetId = new CfnParameter(stack, 'Id').valueAsString;
    expect(subnetKey(ec2.Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId, routeTableId: 'rtb-1' }), stack)).toBe('Subnet');
  });

  test.each<[string, (stack: ReturnType<typeof newStack>) => Construct, string]>([
    ['stack', (stack) => newStack(stack.node.root as App, 'Zone'), 'Zone.Subnet'],
    ['stack of a stage', (stack) => newStack(new Stage(stack.node.root, 'Prod'), 'Zone'), 'Zone.Subnet'],
    ['nested stack', (stack) => new NestedStack(stack, 'Zone'), 'Stack.Zone.Subnet'],
  ])('is the path with the %s when that is another one than the VPC\'s', (_, scopeOf, key) => {
    const stack = newStack();
    const subnet = new ec2.CfnSubnet(scopeOf(stack), 'Subnet', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' });
    expect(subnetKey(subnet, newVpc(stack))).toBe(key);
  });
});

const keyOfRange = (cidr: string, reader: EndpointReader) => rangeKey(reader.bound({ cidr }), reader);

describe('rangeKey', () => {
  const stack = newStack(newApp());
  const reader = partsOf(newEndpoint(stack)).reader;

  test.each([
    ['10.20.0.0/16', '10.20.0.0-16'],
    ['10.20.7.1/16', '10.20.0.0-16'],
    ['2001:DB8:0:0::/32', '2001:db8::-32'],
  ])('of %s is %s', (range, key) => {
    expect(keyOfRange(range, reader)).toBe(key);
  });

  test('is the range behind a token', () => {
    const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.8.0.0/16' });
    expect(keyOfRange(vpc.attrCidrBlock, reader)).toBe('10.8.0.0-16');
  });

  test('is what a token refers to, with a hash', () => {
    const [one, two] = ['One', 'Two'].map((id) => keyOfRange(new CfnParameter(stack, id).valueAsString, reader));
    expect(one).toMatch(/^OneRef-[0-9a-f]{8}$/);
    expect(two).toMatch(/^TwoRef-[0-9a-f]{8}$/);
  });
});

describe('what a function of CloudFormation computes', () => {
  const stack = newStack(newApp());
  const reader = partsOf(newEndpoint(stack)).reader;
  const list = new CfnParameter(stack, 'Ranges', { type: 'CommaDelimitedList' }).valueAsList;
  const octet = new CfnParameter(stack, 'Octet').valueAsString;
  const table = new Table(newStack(stack.node.root as App, 'Other'), 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });

  // the hash is of the function, with the paths and attributes of constructs for references.
  test.each<[string, string, string, string]>([
    ['an element', Fn.select(1, list), 'FnSelect1RangesRef', '{"Fn::Select":["1",Ranges.Ref]}'],
    ['a text', `10.${octet}.0.0/16`, 'FnJoinFnJoin10OctetRef0016', '{"Fn::Join":["",[{"Fn::Join":["",["10.",Octet.Ref]]},".0.0/16"]]}'],
    ['an attribute within', Fn.select(1, Fn.split('/', table.tableArn)), 'FnSelect1FnSplitOtherTableResourceArn',
      '{"Fn::Select":["1",{"Fn::Split":["/",/Other/Table/Resource.Arn]}]}'],
    ['a substitution', Fn.sub('10.${A}', { A: octet }), 'FnSub10AAOctetRef', '{"Fn::Sub":["10.${A}",{"A":Octet.Ref}]}'],
    ['an import', Fn.importValue('range'), 'FnImportValuerange', '{"Fn::ImportValue":"range"}'],
  ])('%s is named as it is written', (_, token, letters, written) => {
    const hash = createHash('sha256').update(`?${written}`).digest('hex').slice(0, 8);
    expect([keyOfRange(token, reader), groupKey(token, reader)]).toEqual(Array(2).fill(`${letters}-${hash}`));
  });
});

describe('groupKey', () => {
  const stack = newStack(newApp());
  const reader = partsOf(newEndpoint(stack)).reader;

  test('is readable, with a hash', () => {
    expect(groupKey('engineering', reader)).toMatch(/^engineering-[0-9a-f]{8}$/);
  });

  test('tells apart what reads the same', () => {
    const keys = ['VPN users', 'VPN-users', 'VPNusers', 'vpnusers', ...['a', 'b'].map((end) => 'x'.repeat(60) + end)].map((group) => groupKey(group, reader));
    expect(new Set(keys).size).toBe(6);
    expect(keys.slice(-2)).toEqual([1, 2].map(() => expect.stringMatching(/^x{40}-[0-9a-f]{8}$/)));
  });

  test('has nothing to read where a group has no letters and digits', () => {
    expect(groupKey('Инженеры', reader)).toMatch(/^-[0-9a-f]{8}$/);
  });

  test('is what a token refers to', () => {
    expect(groupKey(new CfnParameter(stack, 'Group').valueAsString, reader)).toMatch(/^GroupRef-[0-9a-f]{8}$/);
  });
});

test.each([
  ['without a value', () => undefined],
  ['that cannot be told', () => { throw new Error('too early'); }],
])('nothing is named by a lazy value %s', (_, produce) => {
  const vpn = newEndpoint(newStack());
  const message = 'Stack/Vpn: addNetworkAccess derives ids from its arguments, and a lazy value has no content yet. '
    + 'Write the value, or name the pieces yourself with addRoute() and addAuthorizationRule(). '
    + '[ContentLater] https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html';
  expect(messageOf(() => keyOfRange(Lazy.string({ produce }), partsOf(vpn).reader))).toBe(message);
  expect(messageOf(() => groupKey(Lazy.string({ produce }), partsOf(vpn).reader))).toBe(message);
});
