import { CfnParameter, CfnResource, Fn, Lazy, NestedStack, type Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { AssociatedSubnet } from '../../src/children/associated-subnets';
import { partsOf } from '../../src/children/endpoint-parts';
import { ClientVpnAssociationPlus, ClientVpnAuthorizationRulePlus, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork } from '../../src/index';
import { ASSOCIATION, ENDPOINT } from '../../src/model/graph';
import {
  allWarnings, importedSubnet, importedVpc, messageOf, newApp, newEndpoint, newEndpointIn, newL1Endpoint, newStack, newVpc, synth, validationErrors,
} from '../fixtures';

describe('partsOf', () => {
  test('is one for each endpoint, of whatever kind', () => {
    const stack = newStack();
    const endpoints = [
      newEndpoint(stack),
      newL1Endpoint(stack),
      ec2.ClientVpnEndpoint.fromEndpointAttributes(stack, 'Core', { endpointId: 'cvpn-endpoint-1', securityGroups: [] }),
      ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', { clientVpnEndpointId: 'cvpn-endpoint-1' }),
    ];
    const parts = endpoints.map(partsOf);
    expect(new Set(parts).size).toBe(4);
    expect(endpoints.map(partsOf).every((one, position) => one === parts[position])).toBe(true);
  });
});

describe('check', () => {
  const check = (...props: object[]) => {
    const stack = newStack();
    return () => partsOf(newEndpoint(stack)).reader.check(stack, ...props.map((one) => [ENDPOINT, one] as const));
  };

  test('throws for the errors of all that is planned', () => {
    expect(messageOf(check({ clientCidrBlock: '10.100.0.0/16', vpnPort: 1 }, { clientCidrBlock: '10.100.0.0/16', sessionTimeoutHours: 1 }))).toMatch(
      /^Stack: 2 errors\n {2}- vpnPort 1 .*\[VpnPortValue\] .*\n {2}- sessionTimeoutHours 1 .*\[SessionTimeoutHoursValue\] /,
    );
  });

  test('does not throw for warnings', () => {
    expect(check({ clientCidrBlock: '10.100.7.0/16' })).not.toThrow();
  });

  test('knows the range of an imported subnet that is to be associated', () => {
    const stack = newStack();
    const { reader } = partsOf(newEndpoint(stack));
    const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'Small', { subnetId: 'subnet-a', ipv4CidrBlock: '10.0.0.0/28', routeTableId: 'rtb-1' });
    expect(reader.planned(subnet)).toEqual([ASSOCIATION, { subnetId: 'subnet-a' }]);
    expect(() => reader.check(stack, reader.planned(subnet))).toThrow('[AssociationSubnetSize]');
  });
});

describe('associatedSubnet', () => {
  test('is found by its id, of whatever construct', () => {
    const stack = newStack();
    const { children } = partsOf(newEndpoint(stack, {
      network: ClientVpnNetwork.subnets(importedVpc(stack), [importedSubnet(stack, 'subnet-a')]),
    }));
    const again = ec2.Subnet.fromSubnetAttributes(stack, 'Again', { subnetId: 'subnet-a', routeTableId: 'rtb-2' });
    expect(children.associatedSubnet(again)?.subnet).toBe(importedSubnet(stack, 'subnet-a'));
    expect(children.associatedSubnet(importedSubnet(stack, 'subnet-b'))).toBeUndefined();
  });

  test('is told apart by what its id refers to', () => {
    const stack = newStack();
    const [one, two] = ['One', 'Two'].map((id) => (
      ec2.Subnet.fromSubnetAttributes(stack, `Subnet${id}`, { subnetId: new CfnParameter(stack, id).valueAsString, routeTableId: 'rtb-1' })
    ));
    const vpn = newEndpoint(stack);
    vpn.associateSubnet(one);
    const { children } = partsOf(vpn);
    expect([one, two].map((subnet) => children.associatedSubnet(subnet)?.scope.node.id)).toEqual(['Association-SubnetOne', undefined]);
  });
});

test('everySubnet tells of subnets before and after', () => {
  const stack = newStack();
  const vpn = newEndpoint(stack);
  const seen: string[] = [];
  vpn.associateSubnet(importedSubnet(stack, 'subnet-a'));
  const make = ({ subnet }: AssociatedSubnet) => seen.push(subnet.subnetRef.subnetId);
  expect(partsOf(vpn).children.everySubnet(make).map(({ subnet }) => subnet.subnetRef.subnetId)).toEqual(['subnet-a']);
  vpn.associateSubnet(importedSubnet(stack, 'subnet-b'));
  expect(seen).toEqual(['subnet-b']);
});

describe('isServedByVpc', () => {
  const served = (cidr: string, vpc?: (stack: ReturnType<typeof newStack>) => ec2.IVpc) => {
    const stack = newStack();
    const network = vpc && ClientVpnNetwork.vpc(vpc(stack), { associate: false });
    const { reader } = partsOf(newEndpoint(stack, { network }));
    return reader.isServedByVpc(reader.bound({ cidr }), importedSubnet(stack, 'subnet-a'));
  };

  test.each([['10.0.0.0/16', true], ['10.0.9.0/24', true], ['10.0.0.0/15', false], ['10.1.0.0/16', false], ['0.0.0.0/0', false]])('%s: %s', (cidr, expected) => {
    expect(served(cidr, importedVpc)).toBe(expected);
  });

  test('nothing is known to be without a VPC, without its range, and of what is known only at deployment', () => {
    expect(served('10.0.0.0/16')).toBe(false);
    expect(served('10.0.0.0/16', (stack) => importedVpc(stack, 'Vpc', { vpcCidrBlock: undefined }))).toBe(false);
    expect(served(Lazy.string({ produce: () => undefined }), importedVpc)).toBe(false);
  });

  test('a range that was added to the VPC is', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const { reader } = partsOf(newEndpointIn(vpc));
    const [subnet] = vpc.privateSubnets;
    expect(reader.isServedByVpc(reader.bound({ cidr: '10.1.0.0/16' }), subnet)).toBe(false);
    new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.vpcId, cidrBlock: '10.1.0.0/16' });
    expect(reader.isServedByVpc(reader.bound({ cidr: '10.1.0.0/16' }), subnet)).toBe(true);
  });

  test('the range of a VPC that is known by its subnet is', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const { reader } = partsOf(newEndpoint(stack));
    expect(reader.isServedByVpc(reader.bound({ cidr: vpc.vpcCidrBlock }), vpc.privateSubnets[0])).toBe(true);
    expect(reader.isServedByVpc(reader.bound({ cidr: '10.0.7.0/24' }), vpc.privateSubnets[0])).toBe(true);
    const elsewhere = new ec2.CfnSubnet(stack, 'Elsewhere', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' });
    expect(reader.isServedByVpc(reader.bound({ cidr: '10.0.0.0/16' }), elsewhere)).toBe(false);
  });
});

describe('dependencies', () => {
  const pathsOf = (elements: readonly CfnResource[]) => elements.map(({ node }) => node.path);

  test('of a route are looked up late', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack);
    const { dependencies } = partsOf(vpn);
    const [a, b] = ['subnet-a', 'subnet-b'].map((id) => importedSubnet(stack, id));
    const [one, every] = [() => dependencies.associationsBefore(vpn, b), () => dependencies.associationsBefore(vpn)];
    expect([pathsOf(one()), pathsOf(every())]).toEqual([[], []]);
    vpn.associateSubnet(a);
    vpn.associateSubnet(b);
    const paths = ['subnet-a', 'subnet-b'].map((id) => `Stack/Vpn/Association-${id}/Resource`);
    expect([pathsOf(one()), pathsOf(every())]).toEqual([[paths[1]], paths]);
  });

  test('of a route are none when the association is imported', () => {
    const stack = newStack();
    const subnet = importedSubnet(stack, 'subnet-a');
    const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1', associatedSubnets: [subnet] });
    vpn.associateSubnet(importedSubnet(stack, 'subnet-b'));
    expect(pathsOf(partsOf(vpn).dependencies.associationsBefore(vpn, subnet))).toEqual([]);
  });
});

describe('validate', () => {
  test('knows what lies in other stacks', () => {
    const app = newApp();
    const vpn = newEndpoint(newStack(app));
    const others = ['One', 'Two'].map((id) => newStack(app, id));
    others.forEach((stack) => new ClientVpnAuthorizationRulePlus(stack, 'Rule', {
      clientVpnEndpoint: vpn, destination: ClientVpnDestination.internet(), allUsers: true,
    }));
    expect(validationErrors(vpn)).toEqual([expect.stringMatching(/^\[Stack\/Vpn\] Two\/Rule\/Resource: .* by One\/Rule\/Resource already\. /)]);
  });

  test('sees the client range in a subnet that an imported VPC has', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack, { network: ClientVpnNetwork.vpc(importedVpc(stack, 'Vpc', { vpcCidrBlock: undefined }), { associate: false }) });
    vpn.associateSubnet(ec2.Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-a', ipv4CidrBlock: '10.100.0.0/24', routeTableId: 'rtb-1' }));
    expect(validationErrors(vpn)).toEqual([expect.stringMatching(/^\[Stack\/Vpn\] Stack\/Vpn\/Resource: clientCidrBlock .*\[ClientCidrBlockOverlapsSubnet\]/)]);
  });

  test('sees ranges that are added to the VPC', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    newEndpointIn(vpc);
    new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.vpcId, cidrBlock: '10.100.0.0/16' });
    expect(allWarnings(stack)).toContainEqual(expect.stringMatching(/^\/Stack\/Vpn\/Resource: clientCidrBlock .*\[ClientCidrBlockOverlapsSecondaryRange\]/));
  });

  test('warns at the children that are concerned', () => {
    const stack = newStack();
    const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1' });
    new ClientVpnAuthorizationRulePlus(stack, 'Rule', { clientVpnEndpoint: vpn, destination: ClientVpnDestination.internet(), group: 'g'.repeat(300) });
    expect(allWarnings(stack)).toEqual([expect.stringMatching(/^\/Stack\/Rule\/Resource: accessGroupId .*\[AccessGroupIdLength\]/)]);
  });

  test('what L1s of the app bring is not missed', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack, { network: ClientVpnNetwork.subnets(importedVpc(stack), [importedSubnet(stack, 'subnet-a')], { securityGroups: [] }) });
    const missing = () => vpn.node.findAll().flatMap(({ node }) => node.metadata).filter(({ data }) => String(data).includes('[AuthorizationRuleMissing]'));
    new ec2.CfnClientVpnAuthorizationRule(stack, 'Rule', {
      clientVpnEndpointId: vpn.clientVpnEndpointId, targetNetworkCidr: '10.0.0.0/16', authorizeAllGroups: true,
    });
    expect(partsOf(vpn).validation.validate()).toEqual([]);
    expect(missing()).toEqual([]);
    stack.node.tryRemoveChild('Rule');
    partsOf(vpn).validation.validate();
    expect(missing()).toHaveLength(1);
  });

  test('ranges that are cut out of others are known', () => {
    const vpc = newVpc(newStack());
    expect(messageOf(() => newEndpointIn(vpc, { clientCidrBlock: Fn.select(3, Fn.cidr(vpc.vpcCidrBlock, 16, '12')) })))
      .toMatch(/overlaps with 10\.0\.0\.0\/16 of .*\[ClientCidrBlockOverlapsVpc\]/s);
    const other = newVpc(newStack());
    expect(partsOf(newEndpointIn(other, { clientCidrBlock: Fn.select(1, Fn.cidr('10.100.0.0/16', 2, '16')) })).validation.validate())
      .toEqual([expect.stringMatching(/clientCidrBlock has no value: Fn::Cidr is asked for 2 ranges of \/16, but 10\.100\.0\.0\/16 holds 1\. .*\[FunctionResult\]/)]);
  });

  test('what a macro may add is not missing, what is written is judged', () => {
    const vpn = newEndpoint(newStack());
    const endpoint = vpn.node.defaultChild as ec2.CfnClientVpnEndpoint;
    endpoint.addPropertyOverride('VpnPort', 1);
    endpoint.addPropertyDeletionOverride('ClientCidrBlock');
    expect(partsOf(vpn).validation.validate()).toEqual([expect.stringContaining('[ClientCidrBlockMissing]'), expect.stringContaining('[VpnPortValue]')]);
    endpoint.addPropertyOverride('Fn::Transform', { Name: 'AWS::Include', Parameters: { Location: 's3://templates/vpn' } });
    expect(partsOf(vpn).validation.validate()).toEqual([expect.stringContaining('[VpnPortValue]')]);
  });

  test.each<[string, (stack: Stack) => void, string[]]>([
    ['a macro', (stack) => stack.addTransform('AccessByTags'), []],
    ['an include', (stack) => stack.addTransform('AWS::Include'), []],
    ['a module', (stack) => void new CfnResource(stack, 'Access', { type: 'Example::Vpn::Access::MODULE' }), []],
    ['SAM', (stack) => stack.addTransform('AWS::Serverless-2016-10-31'), ['AuthorizationRuleMissing']],
  ])('nothing is missing that %s may add', (_, add, missing) => {
    const stack = newStack();
    const vpn = newEndpointIn(newVpc(stack), { dnsServers: undefined });
    add(stack);
    expect(allWarnings(vpn).filter((warning) => warning.includes('Missing'))).toEqual(missing.map((rule) => expect.stringContaining(`[${rule}]`)));
    expect(vpn.effectiveAccess().canReach('staff', '10.0.0.5')).toBe(missing.length > 0 ? 'NO' : 'UNKNOWN');
  });

  test('an L1 with a child of ours is checked with it', () => {
    const stack = newStack();
    const clientVpnEndpoint = newL1Endpoint(stack);
    new ClientVpnAssociationPlus(stack, 'Association', { clientVpnEndpoint, subnet: importedSubnet(stack, 'subnet-a') });
    synth(stack).resourceCountIs(ASSOCIATION, 1);
    expect(allWarnings(stack)).toEqual([
      expect.stringMatching(/^\/Stack\/L1: .*\[DefaultSecurityGroup\]/), expect.stringMatching(/^\/Stack\/L1: .*\[AuthorizationRuleMissing\]/),
    ]);
  });
});

describe('what is taken out of the tree', () => {
  const OFFICE = ClientVpnDestination.cidr('192.168.0.0/16');

  test('is not judged', () => {
    const vpn = newEndpointIn(newVpc(newStack()), { dnsServers: undefined });
    ['One', 'Two'].forEach((id) => vpn.addAuthorizationRule(id, { destination: OFFICE, group: 'engineering' }));
    vpn.node.tryRemoveChild('Two');
    vpn.addRoute('Office', { destination: OFFICE });
    expect(allWarnings(vpn)).toEqual([]);
    expect(Object.keys(synth(vpn).findResources('AWS::EC2::ClientVpnAuthorizationRule'))).toHaveLength(1);
  });

  test('is not an association any more, with its routes', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc);
    const nested = new NestedStack(vpn.stack, 'More');
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering'] });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('172.16.0.0/16'), { groups: ['engineering'], scope: nested });
    const [first, second] = vpn.associations;
    vpn.node.tryRemoveChild(first.node.id);
    expect(vpn.associations).toEqual([second]);
    expect(vpn.effectiveAccess().table().flatMap(({ associations }) => associations)).not.toContain(`${first.node.path}/Resource`);
    synth(vpn).resourceCountIs(ASSOCIATION, 1);
    const template = synth(vpn).toJSON();
    const dependencies = Object.values<{ DependsOn?: string[] }>(template.Resources).flatMap(({ DependsOn = [] }) => DependsOn);
    expect(dependencies.filter((id) => !(id in template.Resources))).toEqual([]);
  });

  test('can be made again', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc);
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering'] });
    const [first] = vpn.associations;
    vpn.node.tryRemoveChild(first.node.id);
    expect(vpn.associateSubnet(first.subnet!)).not.toBe(first);
    synth(vpn).resourceCountIs('AWS::EC2::ClientVpnRoute', 2);
  });
});
