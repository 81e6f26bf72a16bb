import { Aws, CfnCondition, CfnDynamicReference, CfnDynamicReferenceService, CfnParameter, CfnResource, Fn, Lazy, Stage, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { isAbsent, keyOf, Unknown } from '../../src/model/values';
import type { Value } from '../../src/model/values';
import { TreeGraph } from '../../src/tree/tree-graph';
import { newApp, newL1Endpoint, newStack, newVpc, REGION } from '../fixtures';

function newL1Vpc(stack: ReturnType<typeof newStack>, id: string, props: ec2.CfnVPCProps = { cidrBlock: '10.0.0.0/16' }): ec2.CfnVPC {
  return new ec2.CfnVPC(stack, id, props);
}

/** What is left of a value when everything that is not known is replaced by its key. */
function plain(value: Value): unknown {
  return JSON.parse(JSON.stringify({ value }, (_, inner) => inner instanceof Unknown ? `?${inner.key}` : inner)).value;
}

describe('value', () => {
  test.each<[unknown]>([['text'], [''], [443], [true], [false], [null], [undefined]])('%j is itself', (given) => {
    expect(new TreeGraph(newStack()).value(given)).toBe(given);
  });

  test('of lists and objects, in CloudFormation\'s names', () => {
    const given = { authenticationOptions: [{ federatedAuthentication: { samlProviderArn: 'arn', selfServiceSamlProviderArn: undefined } }], vpnPort: 443 };
    expect(plain(new TreeGraph(newStack()).value(given))).toEqual({
      AuthenticationOptions: [{ FederatedAuthentication: { SAMLProviderArn: 'arn' } }], VpnPort: 443,
    });
  });

  test('of what is computed when the app is complete', () => {
    const graph = new TreeGraph(newStack());
    expect(graph.value(Lazy.string({ produce: () => '10.0.0.0/16' }))).toBe('10.0.0.0/16');
    expect(graph.value(Lazy.number({ produce: () => 443 }))).toBe(443);
    expect(graph.value(Lazy.list({ produce: () => ['a', 'b'] }))).toEqual(['a', 'b']);
    expect(plain(graph.value(Lazy.any({ produce: () => ({ bannerText: 'Hello' }) })))).toEqual({ BannerText: 'Hello' });
  });

  test('of what cannot be told yet is unknown', () => {
    const graph = new TreeGraph(newStack());
    const notYet = () => {
      throw new Error('not yet');
    };
    const [text, number] = [Lazy.string({ produce: notYet }), Lazy.number({ produce: notYet })];
    expect([text, number].map((given) => graph.value(given))).toEqual([expect.any(Unknown), expect.any(Unknown)]);
  });

  test('of a parameter is unknown, the same each time', () => {
    const stack = newStack();
    const [one, two] = ['One', 'Two'].map((id) => new CfnParameter(stack, id));
    const graph = new TreeGraph(stack);
    expect(graph.value(one.valueAsString)).toEqual(new Unknown('One.Ref', false, undefined, 'String'));
    expect(keyOf(graph.value(one.valueAsString))).toBe(keyOf(new TreeGraph(stack).value(one.value)));
    expect(keyOf(graph.value(one.valueAsString))).not.toBe(keyOf(graph.value(two.valueAsString)));
  });

  test('of a dynamic reference is unknown, written or made', () => {
    const stack = newStack();
    const graph = new TreeGraph(stack);
    const made = new CfnDynamicReference(CfnDynamicReferenceService.SSM, '/certificate').toString();
    expect(graph.value(made)).toEqual(new Unknown('Dynamic {{resolve:ssm:/certificate}}'));
    expect(keyOf(graph.value('{{resolve:ssm:/certificate}}'))).toBe(keyOf(graph.value(made)));
    [made, '{{resolve:ssm:/certificate}}'].forEach((serverCertificateArn, id) => {
      const other = newStack(newApp(), `Other${id}`);
      expect(new TreeGraph(other).resource(newL1Endpoint(other, { serverCertificateArn })).properties.ServerCertificateArn).toBeInstanceOf(Unknown);
    });
  });

  test('of ranges that are cut out of one that is known', () => {
    const stack = newStack();
    const graph = new TreeGraph(stack);
    const vpc = newL1Vpc(stack, 'Vpc');
    expect(graph.value(Fn.select(1, Fn.cidr(vpc.attrCidrBlock, 2, '8')))).toBe('10.0.1.0/24');
    expect(graph.value(Fn.select(1, Fn.cidr('2001:db8::/56', 2, '64')))).toBe('2001:db8:0:1::/64');
    expect(graph.value(Fn.cidr('10.0.0.0/16', 2, '8'))).toEqual(['10.0.0.0/24', '10.0.1.0/24']);
    expect(graph.value(Fn.select(1, Fn.cidr(newL1Vpc(stack, 'Pool', { ipv4IpamPoolId: 'pool' }).attrCidrBlock, 2, '8')))).toMatchObject({ family: 'ipv4', impossible: undefined });
    expect(graph.value(Fn.select(0, Fn.cidr(vpc.attrCidrBlock, 2, '17')))).toMatchObject({ impossible: { wrong: expect.stringContaining('"17" bits') } });
  });

  test('of an id tells what a parameter says of it', () => {
    const stack = newStack();
    const graph = new TreeGraph(stack);
    const [one, many, text] = ['AWS::EC2::Subnet::Id', 'List<AWS::EC2::Subnet::Id>', 'String'].map((type, id) => new CfnParameter(stack, `P${id}`, { type }));
    expect(graph.value(one.valueAsString)).toMatchObject({ kind: 'AWS::EC2::Subnet::Id' });
    expect(graph.value(Fn.select(0, many.valueAsList))).toMatchObject({ kind: 'AWS::EC2::Subnet::Id' });
    expect(graph.value(text.valueAsString)).toMatchObject({ kind: 'String' });
    expect(graph.value(`vpn-${text.valueAsString}`)).toMatchObject({ kind: 'String' });
    expect(graph.value(`vpn-${text.valueAsString}-${Fn.importValue('x')}`)).toMatchObject({ kind: undefined });
  });

  test('of text with a part that is not known is unknown as a whole', () => {
    const graph = new TreeGraph(newStack(newApp(), 'Stack', {}));
    expect(graph.value(`arn:${Aws.PARTITION}:acm`)).toEqual(expect.any(Unknown));
    expect(keyOf(graph.value(`a-${Aws.REGION}`))).not.toBe(keyOf(graph.value(`b-${Aws.REGION}`)));
  });

  test.each<[string, unknown]>([
    ['an import', Fn.importValue('VpcId')],
    ['an element', Fn.select(0, Fn.getAzs())],
    ['an element of a list', Fn.split(',', Fn.importValue('Ids'))],
    ['a condition', Fn.conditionIf('C', 'a', 'b')],
    ['a function that was written by hand', { 'Fn::Sub': 'cvpn-${AWS::Region}' }],
    ['a reference that was written by hand', { Ref: 'Elsewhere' }],
  ])('of %s is unknown, and there', (_, given) => {
    const value = new TreeGraph(newStack()).value(given);
    const [unknown] = Array.isArray(value) ? value : [value];
    expect(unknown).toMatchObject({ optional: false });
    expect(unknown).toBeInstanceOf(Unknown);
  });

  test('that CloudFormation leaves out is absent', () => {
    const graph = new TreeGraph(newStack());
    expect(isAbsent(graph.value(Aws.NO_VALUE))).toBe(true);
    expect(graph.value(Fn.conditionIf('C', '10.0.0.0/16', Aws.NO_VALUE))).toMatchObject({ optional: true });
  });

  test('of the range that stands for one to be looked up is another one each time', () => {
    const graph = new TreeGraph(newStack());
    const [one, two] = [graph.value('1.2.3.4/5'), graph.value(['1.2.3.4/5'])];
    expect(one).toBeInstanceOf(Unknown);
    expect(keyOf(one)).not.toBe(keyOf((two as Value[])[0]));
  });

  test('of the ids of a VPC to be looked up, and of its subnets, are not known', () => {
    const vpc = ec2.Vpc.fromLookup(newStack(), 'Vpc', { vpcId: 'vpc-0123456789abcdef0' });
    const ids = [vpc.vpcId, ...[...vpc.publicSubnets, ...vpc.privateSubnets].map(({ subnetId }) => subnetId)];
    const graph = new TreeGraph(newStack());
    expect(ids.map((id) => graph.value(id))).toEqual(Array(5).fill(expect.any(Unknown)));
    expect(new Set(ids.map((id) => keyOf(graph.value(id)))).size).toBe(5);
  });

  test('of a thing that is named like a function, with something beside, is an object', () => {
    expect(plain(new TreeGraph(newStack()).value({ Ref: 'a', Value: 'b' }))).toEqual({ Ref: 'a', Value: 'b' });
  });
});

describe('two spellings of one value', () => {
  test.each<[string, unknown, unknown]>([
    ['the zones of this Region', Fn.getAzs(), Fn.getAzs(Aws.REGION)],
    ['the zones of the Region of the stack', Fn.getAzs(), Fn.getAzs(REGION)],
    ['a position', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, { 'Fn::Select': ['0', { 'Fn::GetAZs': { Ref: 'AWS::Region' } }] }],
  ])('%s', (_name, one, other) => {
    const graph = new TreeGraph(newStack());
    expect(keyOf(graph.value(other))).toBe(keyOf(graph.value(one)));
  });

  test('the zones of another Region are others, and so is another position', () => {
    const graph = new TreeGraph(newStack());
    expect(keyOf(graph.value(Fn.getAzs('us-east-1')))).not.toBe(keyOf(graph.value(Fn.getAzs())));
    expect(keyOf(graph.value({ 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }))).not.toBe(keyOf(graph.value({ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] })));
  });

  test('an attribute that says the same as Ref', () => {
    const stack = newStack();
    const subnet = new ec2.CfnSubnet(stack, 'Subnet', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' });
    const graph = new TreeGraph(stack);
    const id = graph.value(subnet.attrSubnetId);
    expect(keyOf(id)).toBe(keyOf(graph.value(subnet.ref)));
    expect(graph.resourceOf(id)).toBe(graph.resource(subnet));
  });
});

describe('attributes of resources', () => {
  test('are what the resource says', () => {
    const stack = newStack();
    const vpc = newL1Vpc(stack, 'Vpc');
    const graph = new TreeGraph(stack);
    expect(graph.value(vpc.attrCidrBlock)).toBe('10.0.0.0/16');
    expect(graph.value(Token.asString(vpc.getAtt('CidrBlock')))).toBe('10.0.0.0/16');
    expect(graph.value(vpc.attrDefaultSecurityGroup)).toEqual(new Unknown('Vpc.DefaultSecurityGroup'));
  });

  test('are what a property is known to be, by the end of the app', () => {
    const stack = newStack();
    const range = new CfnParameter(stack, 'Range').valueAsString;
    const vpc = newL1Vpc(stack, 'Vpc', { cidrBlock: range });
    const graph = new TreeGraph(stack);
    expect(keyOf(graph.value(vpc.attrCidrBlock))).toBe(keyOf(graph.value(range)));
    expect(new TreeGraph(stack).value(newL1Vpc(stack, 'Ipam', { ipv4IpamPoolId: 'ipam-pool-1' }).attrCidrBlock)).toEqual(new Unknown('Ipam.CidrBlock', false, 'ipv4'));
    vpc.addPropertyOverride('CidrBlock', '10.8.0.0/16');
    expect(new TreeGraph(stack).value(vpc.attrCidrBlock)).toBe('10.8.0.0/16');
  });

  test('of a resource whose Ref is a name are the name', () => {
    const stack = newStack();
    const named = new CfnFunction(stack, 'Named', { functionName: 'AWSClientVPN-gate', code: {}, role: 'r' });
    const unnamed = new CfnFunction(stack, 'Unnamed', { code: {}, role: 'r' });
    const logs = new CfnLogGroup(stack, 'Logs', { logGroupName: '/vpn/staff' });
    const graph = new TreeGraph(stack);
    expect([named, unnamed, logs].map(({ ref }) => graph.value(ref))).toEqual(['AWSClientVPN-gate', new Unknown('Unnamed.Ref'), '/vpn/staff']);
    expect([named, unnamed, logs].map(({ ref }) => graph.resourceOf(graph.value(ref))?.id)).toEqual(['Stack/Named', 'Stack/Unnamed', 'Stack/Logs']);
  });

  test('of another stack are known too', () => {
    const app = newApp();
    const vpc = newL1Vpc(newStack(app, 'Shared'), 'Vpc');
    const graph = new TreeGraph(newStack(app));
    expect(graph.value(vpc.attrCidrBlock)).toBe('10.0.0.0/16');
    expect(graph.value(vpc.ref)).toEqual(new Unknown('/Shared/Vpc.Ref'));
    expect(graph.resourceOf(graph.value(vpc.ref))?.id).toBe('Shared/Vpc');
  });

  test('that have a name of their own in each stack are told apart', () => {
    const app = newApp();
    const stack = newStack(app);
    const shared = newStack(app, 'Shared');
    const graph = new TreeGraph(stack);
    const [own, foreign] = [stack, shared].map((scope) => graph.value(newL1Vpc(scope, 'Vpc').ref));
    expect(keyOf(own)).not.toBe(keyOf(foreign));
    expect([own, foreign].map((ref) => graph.resourceOf(ref)?.id)).toEqual(['Stack/Vpc', 'Shared/Vpc']);
  });

  test('have the same names in every stage', () => {
    const namesIn = (id: string) => {
      const stage = new Stage(newApp(), id);
      const [shared, stack] = ['Shared', 'Stack'].map((name) => newStack(stage, name));
      const graph = new TreeGraph(stack);
      return [shared, stack].map((scope) => plain(graph.value(newL1Vpc(scope, 'Vpc').ref)));
    };
    expect(namesIn('Beta')).toEqual(['?/Shared/Vpc.Ref', '?Vpc.Ref']);
    expect(namesIn('Prod')).toEqual(namesIn('Beta'));
  });
});

describe('resources', () => {
  test('are read with what they are when they are asked', () => {
    const stack = newStack();
    const endpoint = newL1Endpoint(stack);
    const graph = new TreeGraph(stack);
    const resource = graph.resource(endpoint);
    endpoint.vpnPort = 1194;
    expect(new TreeGraph(stack).resource(endpoint).properties.VpnPort).toBe(1194);
    expect(graph.resource(endpoint)).toBe(resource);
    expect(graph.elementOf(resource)).toBe(endpoint);
    expect(graph.elementOf(graph.planned('AWS::EC2::VPC', stack, {}))).toBeUndefined();
    expect(resource).toMatchObject({ id: 'Stack/L1', type: 'AWS::EC2::ClientVpnEndpoint' });
  });

  test('are read by the names that CloudFormation has for them', () => {
    const stack = newStack();
    const raw = new CfnResource(stack, 'Raw', { type: 'AWS::EC2::ClientVpnEndpoint', properties: { VpnPort: 443, DnsServers: ['10.0.0.2'] } });
    expect(plain(new TreeGraph(stack).resource(raw).properties)).toEqual({ VpnPort: 443, DnsServers: ['10.0.0.2'] });
  });

  test('of a type are those that were met', () => {
    const stack = newStack();
    const [one, two] = ['One', 'Two'].map((id) => newL1Vpc(stack, id));
    const graph = new TreeGraph(stack);
    graph.value(one.ref);
    graph.resource(two);
    graph.resource(two);
    expect(graph.ofType('AWS::EC2::VPC').map(({ id }) => id).sort()).toEqual(['Stack/One', 'Stack/Two']);
    expect(graph.ofType('AWS::EC2::Subnet')).toEqual([]);
  });

  test('that are not L1 are known by what is said of them, once', () => {
    const stack = newStack();
    const graph = new TreeGraph(stack);
    graph.register('vpc-1', graph.planned('AWS::EC2::VPC', stack, { cidrBlock: '10.0.0.0/16' }));
    graph.register('vpc-1', graph.planned('AWS::EC2::VPC', stack, { cidrBlock: '10.1.0.0/16' }));
    expect(graph.resourceOf('vpc-1')?.properties.CidrBlock).toBe('10.0.0.0/16');
    expect(graph.ofType('AWS::EC2::VPC')).toHaveLength(1);
  });

  test('exist together unless their conditions differ', () => {
    const stack = newStack();
    const [a, b] = ['A', 'B'].map((id) => new CfnCondition(stack, id));
    const graph = new TreeGraph(stack);
    const make = (id: string, condition?: CfnCondition) => {
      const vpc = newL1Vpc(stack, id);
      vpc.cfnOptions.condition = condition;
      return graph.resource(vpc);
    };
    const [always, underA, alsoUnderA, underB] = [make('One'), make('Two', a), make('Three', a), make('Four', b)];
    expect([graph.coexist(always, underA), graph.coexist(underA, alsoUnderA), graph.coexist(underB, always), graph.coexist(underA, underB)])
      .toEqual([true, true, true, false]);
    expect(graph.dependsOn()).toBe(true);
  });
});

test('the environment is known where the stack has one', () => {
  expect(new TreeGraph(newVpc(newStack()))).toMatchObject({ account: '111111111111', region: 'eu-west-1' });
  const agnostic = new TreeGraph(newStack(newApp(), 'Stack', {}));
  expect([agnostic.account, agnostic.region]).toEqual([undefined, undefined]);
});
