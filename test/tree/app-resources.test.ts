import { CfnParameter, CfnResource, Fn, Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Evaluator } from '../../src/evaluation/evaluate';
import { ClientVpnNetwork } from '../../src/index';
import { WAY_TYPES } from '../../src/model/ways-out';
import { AppResources, VPC_TYPES } from '../../src/tree/app-resources';
import { surroundings } from '../../src/tree/vpc-facts';
import { allWarnings, importedVpc, newApp, newEndpoint, newStack, newVpc } from '../fixtures';

test('knows the names of all that the rules follow', () => {
  expect(VPC_TYPES).toEqual(expect.arrayContaining([...WAY_TYPES]));
});

describe('what is around a VPC', () => {
  const around = (vpc: ec2.IVpc) => surroundings(new AppResources(vpc), true, vpc, vpc.privateSubnets).map(({ node }) => node.path);

  test('is what refers to it and to its subnets, over any number of steps', () => {
    const app = newApp();
    const [own, other] = ['One', 'Two'].map((id) => newVpc(newStack(app, id)));
    const found = around(own);
    expect(found).toHaveLength(4);
    expect(found.every((path) => path.startsWith('One/'))).toBe(true);
    expect(new Set(found.map((path) => path.split('/').pop()))).toEqual(new Set(['RouteTableAssociation', 'DefaultRoute']));
    expect(around(other).map((path) => path.replace('Two/', 'One/'))).toEqual(found);
  });

  test('is also what another stack adds to it', () => {
    const app = newApp();
    const [one, two] = ['One', 'Two'].map((id) => newStack(app, id));
    const vpc = newVpc(one);
    newVpc(two);
    new ec2.CfnVPCCidrBlock(two, 'More', { vpcId: vpc.vpcId, cidrBlock: '10.1.0.0/16' });
    const group = new ec2.CfnSecurityGroup(two, 'Group', { vpcId: vpc.vpcId, groupDescription: 'g' });
    new ec2.CfnSecurityGroupIngress(two, 'Ingress', { groupId: group.attrGroupId, ipProtocol: '-1' });
    expect(around(vpc).filter((path) => path.startsWith('Two/'))).toEqual(['Two/More', 'Two/Group', 'Two/Ingress']);
  });

  test.each<readonly [string, (parameter: CfnParameter, table: ec2.CfnRouteTable) => unknown, boolean]>([
    ['its reference', (_, table) => table.ref, false],
    ['an id', () => 'rtb-1', true],
    ['a parameter', ({ valueAsString }) => valueAsString, true],
    ['an import', () => Fn.importValue('Table'), true],
    ['one of two', ({ valueAsString }, table) => Fn.conditionIf('Is', valueAsString, table.ref).toString(), true],
    ['a part of a text', (_, table) => `${table.ref}x`, true],
    ['what is not known yet', () => Lazy.string({ produce: () => { throw new Error('later'); } }), true],
  ])('may be a route of another stack whose table is %s: %s', (_, table, expected) => {
    const app = newApp();
    const vpc = newVpc(newStack(app, 'One'));
    const stack = newStack(app, 'Two');
    const other = new ec2.CfnRouteTable(stack, 'Table', { vpcId: newVpc(stack).vpcId });
    new ec2.CfnRoute(stack, 'Route', { routeTableId: table(new CfnParameter(stack, 'Parameter'), other) as string });
    expect(around(vpc).includes('Two/Route')).toBe(expected);
  });

  test('may be what a macro or an override makes', () => {
    const app = newApp();
    const vpc = newVpc(newStack(app, 'One'));
    const stack = newStack(app, 'Two');
    const { ref } = new ec2.CfnRouteTable(stack, 'Table', { vpcId: newVpc(stack).vpcId });
    const [macro, override, plain] = ['Macro', 'Override', 'Plain'].map((id) => new ec2.CfnRoute(stack, id, { routeTableId: ref }));
    new CfnResource(stack, 'WithoutSpelling', { type: 'AWS::EC2::Route', properties: {} });
    macro.addOverride('Properties.Fn::Transform', { Name: 'Any' });
    override.addPropertyOverride('RouteTableId', 'rtb-1');
    plain.addPropertyOverride('DestinationCidrBlock', '10.0.0.0/8');
    expect(around(vpc).filter((path) => path.startsWith('Two/'))).toEqual(['Two/Macro', 'Two/Override', 'Two/WithoutSpelling']);
  });

  test('is anything where the VPC is not known', () => {
    const app = newApp();
    newVpc(newStack(app, 'One'));
    const all = surroundings(new AppResources(app), true, undefined, []);
    expect(all.length).toBeGreaterThan(4);
    expect(surroundings(new AppResources(app), true, importedVpc(newStack(app, 'Two')), [])).toEqual([]);
  });
});

describe('a synthesis', () => {
  test('asks all rules once for each endpoint, also where there are warnings', () => {
    const app = newApp();
    const stacks = ['One', 'Two', 'Three'].map((id) => newStack(app, id));
    stacks.forEach((stack) => newEndpoint(stack, { network: ClientVpnNetwork.vpc(newVpc(stack)), splitTunnel: false }));
    const asked = jest.spyOn(Evaluator.prototype, 'ofNetwork');
    const found = jest.spyOn(AppResources.prototype, 'around');
    app.synth();
    expect(asked).toHaveBeenCalledTimes(3);
    expect(new Set(found.mock.contexts).size).toBe(1);
    stacks.forEach((stack) => expect(allWarnings(stack).length).toBeGreaterThan(0));
  });

  test('sees what came after the one before', () => {
    const app = newApp();
    const stack = newStack(app);
    const vpn = newEndpoint(stack, { splitTunnel: false, dnsServers: undefined });
    const found = jest.spyOn(AppResources.prototype, 'ofTypes');
    app.synth();
    expect(found.mock.results.flatMap(({ value }) => value)).toEqual([]);
    const route = new ec2.CfnClientVpnRoute(stack, 'Route', {
      clientVpnEndpointId: vpn.clientVpnEndpointId, destinationCidrBlock: '0.0.0.0/0', targetVpcSubnetId: 'subnet-1',
    });
    app.synth({ force: true });
    expect(found.mock.results.flatMap(({ value }) => value)).toContain(route);
  });
});
