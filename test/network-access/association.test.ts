import type { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnAssociationPlus, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork } from '../../src/index';
import {
  API_ERRORS, ASSOCIATION, dependenciesOf, guide, idsOf, importedSubnet, importedVpc, isEmpty, messageOf, newApp, newEndpoint,
  newEndpointIn, newL1Endpoint, newStack, newVpc, REGION, resourcesOf, SERVER_CERTIFICATE, synth, validationErrors,
} from '../fixtures';

const CIDR_BLOCK = 'AWS::EC2::VPCCidrBlock';

describe('the endpoint', () => {
  test('may be one of this library', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack);
    new ClientVpnAssociationPlus(stack, 'Association', { clientVpnEndpoint: vpn, subnet: importedSubnet(stack, 'subnet-a') });
    expect(Object.values(resourcesOf(synth(stack), ASSOCIATION))).toEqual([
      { ClientVpnEndpointId: stack.resolve(vpn.clientVpnEndpointId), SubnetId: 'subnet-a' },
    ]);
    expect(vpn.associations.map(({ node }) => node.path)).toEqual(['Stack/Association']);
  });

  test('may be an L1', () => {
    const stack = newStack();
    new ClientVpnAssociationPlus(stack, 'Association', { clientVpnEndpoint: newL1Endpoint(stack), subnet: importedSubnet(stack, 'subnet-a') });
    synth(stack).hasResourceProperties(ASSOCIATION, { ClientVpnEndpointId: { Ref: 'L1' }, SubnetId: 'subnet-a' });
  });

  test('may be an L1 that is wrong, which is then reported', () => {
    const stack = newStack();
    const endpoint = newL1Endpoint(stack);
    new ClientVpnAssociationPlus(stack, 'Association', { clientVpnEndpoint: endpoint, subnet: importedSubnet(stack, 'subnet-a') });
    endpoint.clientCidrBlock = '10.100.0.0/28';
    expect(validationErrors(stack)).toEqual([
      '[Stack/L1] Stack/L1: clientCidrBlock "10.100.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22. '
      + `Write e.g. "10.100.0.0/22". [ClientCidrBlockSize] ${guide('what-is-best-practices')}`,
    ]);
  });

  test('may be the L2 of aws-cdk-lib', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const endpoint = vpc.addClientVpnEndpoint('Core', {
      cidr: '10.100.0.0/16',
      serverCertificateArn: SERVER_CERTIFICATE,
      clientCertificateArn: SERVER_CERTIFICATE,
      logging: false,
      vpcSubnets: { subnets: [vpc.privateSubnets[0]] },
    });
    new ClientVpnAssociationPlus(stack, 'Association', { clientVpnEndpoint: endpoint, subnet: vpc.privateSubnets[1] });
    synth(stack).hasResourceProperties(ASSOCIATION, {
      ClientVpnEndpointId: stack.resolve(endpoint.endpointId), SubnetId: stack.resolve(vpc.privateSubnets[1].subnetId),
    });
  });

  test('may be imported', () => {
    const stack = newStack();
    const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1' });
    const association = vpn.associateSubnet(importedSubnet(stack, 'subnet-a'));
    expect(association.node.path).toBe('Stack/Vpn/Association-subnet-a');
    synth(stack).hasResourceProperties(ASSOCIATION, { ClientVpnEndpointId: 'cvpn-endpoint-1', SubnetId: 'subnet-a' });
  });
});

describe('the subnet', () => {
  test.each([
    ['an L1', (stack) => new ec2.CfnSubnet(stack, 'Subnet', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' }), { Ref: 'Subnet' }, 'Subnet'],
    ['an L2', (stack) => newVpc(stack).privateSubnets[0], { Ref: 'VpcPrivateSubnet1Subnet536B997A' }, 'Vpc.PrivateSubnet1'],
    ['imported', (stack) => importedSubnet(stack, 'subnet-a'), 'subnet-a', 'subnet-a'],
  ] satisfies Array<[string, (stack: Stack) => ec2.ISubnetRef, unknown, string]>)('may be %s', (_, make, id, key) => {
    const stack = newStack();
    const subnet = make(stack);
    const association = newEndpoint(stack).associateSubnet(subnet);
    expect(association.subnet).toBe(subnet);
    expect(association.node.id).toBe(`Association-${key}`);
    synth(stack).hasResourceProperties(ASSOCIATION, { SubnetId: id });
  });

  test('may be of another stack', () => {
    const app = newApp();
    const [subnet] = newVpc(newStack(app, 'Shared')).privateSubnets;
    const stack = newStack(app);
    expect(newEndpoint(stack).associateSubnet(subnet).node.id).toBe('Association-Vpc.PrivateSubnet1');
    expect(Object.values(resourcesOf(synth(stack), ASSOCIATION))[0].SubnetId).toEqual({ 'Fn::ImportValue': expect.stringMatching(/^Shared:ExportsOutputRefVpc/) });
  });

  test('is associated once', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack);
    const subnet = importedSubnet(stack, 'subnet-a');
    const again = ec2.Subnet.fromSubnetAttributes(stack, 'Again', { subnetId: 'subnet-a', routeTableId: 'rtb-1' });
    expect(vpn.associateSubnet(again)).toBe(vpn.associateSubnet(subnet));
    synth(stack).resourceCountIs(ASSOCIATION, 1);
  });

  test('may be a /27, not smaller', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack);
    const subnet = (id: string, cidrBlock: string) => new ec2.CfnSubnet(stack, id, { vpcId: 'vpc-1', cidrBlock });
    vpn.associateSubnet(subnet('Large', '10.0.0.0/27'));
    expect(messageOf(() => vpn.associateSubnet(subnet('Small', '10.0.1.0/28')))).toBe(
      'Stack/Vpn/Association-Small: subnetId is Stack/Small with the range "10.0.1.0/28": AWS Client VPN needs a subnet of /27 or larger. '
      + `Give Stack/Small a range of at least /27. [AssociationSubnetSize] ${guide('cvpn-working-target')}`,
    );
    synth(stack).resourceCountIs(ASSOCIATION, 1);
  });

  test('that is wrong stops the endpoint that names it before anything is made', () => {
    const stack = newStack();
    const small = ec2.Subnet.fromSubnetAttributes(stack, 'Small', { subnetId: 'subnet-a', ipv4CidrBlock: '10.0.1.0/28', routeTableId: 'rtb-1' });
    expect(messageOf(() => newEndpoint(stack, { clientCidrBlock: 'nope', network: ClientVpnNetwork.subnets(importedVpc(stack), [small]) }))).toBe([
      'Stack/Vpn: 2 errors',
      '  - clientCidrBlock "nope" is not a valid IPv4 CIDR range. Write e.g. "10.100.0.0/16". [ClientCidrBlockFormat] '
      + 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnEndpoint.html',
      '  - subnetId "subnet-a" is Stack/Small with the range "10.0.1.0/28": AWS Client VPN needs a subnet of /27 or larger. '
      + `Give Stack/Small a range of at least /27. [AssociationSubnetSize] ${guide('cvpn-working-target')}`,
    ].join('\n'));
    expect(isEmpty(stack)).toBe(true);
  });

  test('of a zone that has one already is reported', () => {
    const stack = newStack();
    const zonal = (id: string) => ec2.Subnet.fromSubnetAttributes(stack, id, { subnetId: id, availabilityZone: `${REGION}a`, routeTableId: 'rtb-1' });
    const vpn = newEndpoint(stack);
    ['subnet-a', 'subnet-b'].forEach((id) => vpn.associateSubnet(zonal(id)));
    expect(validationErrors(stack)).toEqual([
      '[Stack/Vpn] Stack/Vpn/Association-subnet-b/Resource: subnetId "subnet-b" is in the Availability Zone of Stack/subnet-a, which '
      + 'Stack/Vpn/Association-subnet-a/Resource associates: AWS Client VPN accepts one subnet of each Availability Zone. Name a subnet in another Availability Zone, or remove one of '
      + `the two. [AssociationZone] ${API_ERRORS}`,
    ]);
  });
});

describe('ids', () => {
  test('do not move when subnets are reordered, added or removed', () => {
    const idsFor = (subnets: string[]) => {
      const stack = newStack();
      newEndpoint(stack, { network: ClientVpnNetwork.subnets(importedVpc(stack), subnets.map((id) => importedSubnet(stack, id))) });
      return resourcesOf(synth(stack), ASSOCIATION);
    };
    const all = idsFor(['subnet-a', 'subnet-b', 'subnet-c']);
    expect(idsFor(['subnet-c', 'subnet-a', 'subnet-b'])).toEqual(all);
    expect(all).toMatchObject(idsFor(['subnet-c']));
  });
});

describe('ranges that are added to the VPC', () => {
  test.each(['before', 'after'])('%s the endpoint come before its associations', (when) => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const add = () => new ec2.CfnVPCCidrBlock(stack, 'Range', { vpcId: vpc.vpcId, cidrBlock: '10.1.0.0/16' });
    if (when === 'before') {
      add();
    }
    newEndpointIn(vpc);
    if (when === 'after') {
      add();
    }
    const template = synth(stack);
    expect(idsOf(template, ASSOCIATION).map((id) => dependenciesOf(template, id))).toEqual([['Range'], ['Range']]);
  });

  test('come first as well when the endpoint learns of the VPC by its subnets', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const vpn = newEndpoint(stack);
    vpc.privateSubnets.forEach((subnet) => vpn.associateSubnet(subnet));
    new ec2.CfnVPCCidrBlock(stack, 'Range', { vpcId: vpc.vpcId, cidrBlock: '10.1.0.0/16' });
    const template = synth(stack);
    expect(idsOf(template, ASSOCIATION).map((id) => dependenciesOf(template, id))).toEqual([['Range'], ['Range']]);
  });

  test('of another VPC are not waited for', () => {
    const stack = newStack();
    const other = new ec2.CfnVPC(stack, 'Other', { cidrBlock: '10.8.0.0/16' });
    new ec2.CfnVPCCidrBlock(stack, 'Range', { vpcId: other.ref, cidrBlock: '10.9.0.0/16' });
    newEndpointIn(newVpc(stack));
    const template = synth(stack);
    template.resourceCountIs(CIDR_BLOCK, 1);
    expect(idsOf(template, ASSOCIATION).map((id) => dependenciesOf(template, id))).toEqual([[], []]);
  });

  test('in the stack of the VPC make that stack come first', () => {
    const app = newApp();
    const shared = newStack(app, 'Shared');
    const vpc = newVpc(shared);
    const stack = newStack(app);
    newEndpointIn(vpc, {}, stack);
    new ec2.CfnVPCCidrBlock(shared, 'Range', { vpcId: vpc.vpcId, cidrBlock: '10.1.0.0/16' });
    const template = synth(stack);
    expect(idsOf(template, ASSOCIATION).map((id) => dependenciesOf(template, id))).toEqual([[], []]);
    expect(stack.dependencies).toEqual([shared]);
  });
});

test('subnets of the same path in several stacks have associations and routes of their own', () => {
  const app = newApp();
  const network = newStack(app, 'Network');
  const vpc = new ec2.CfnVPC(network, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  const subnets = ['a', 'b'].map((zone, index) => new ec2.CfnSubnet(newStack(app, `Zone-${zone}`), 'Subnet', {
    vpcId: vpc.attrVpcId, availabilityZone: `${REGION}${zone}`, cidrBlock: `10.0.${index}.0/24`,
  }));
  const namesIn = (order: ec2.CfnSubnet[]) => {
    const vpn = newEndpoint(newStack(app, `Stack${order.length}${order[0].node.scope?.node.id}`), { network: ClientVpnNetwork.subnets(vpc, order) });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('192.168.0.0/16'), { groups: ['engineering'], scope: newStack(vpn.node.root as App, `${vpn.stack.node.id}Access`) });
    return vpn.associations.map(({ node }) => node.id).sort();
  };
  expect(namesIn(subnets)).toEqual(['Association-Zone-a.Subnet', 'Association-Zone-b.Subnet']);
  expect(namesIn([...subnets].reverse())).toEqual(['Association-Zone-a.Subnet', 'Association-Zone-b.Subnet']);
  expect(namesIn([subnets[1]])).toEqual(['Association-Zone-b.Subnet']);
  expect(() => app.synth()).not.toThrow();
});

test('has an id as a value, and is known by its class', () => {
  const stack = newStack();
  const association = new ClientVpnAssociationPlus(stack, 'Made', { clientVpnEndpoint: newL1Endpoint(stack), subnet: importedSubnet(stack, 'subnet-a') });
  const imported = ClientVpnAssociationPlus.fromAssociationId(stack, 'Imported', 'cvpn-assoc-0123456789abcdef0');
  const [l1] = Object.keys(synth(stack).findResources(ASSOCIATION));
  expect(stack.resolve(association.associationId)).toEqual({ 'Fn::GetAtt': [l1, expect.stringMatching(/^(AssociationId|Id)$/)] });
  expect(imported.associationId).toBe('cvpn-assoc-0123456789abcdef0');
  expect([association, imported, stack].map((one) => ClientVpnAssociationPlus.isClientVpnAssociationPlus(one))).toEqual([true, false, false]);
  expect(() => ClientVpnAssociationPlus.fromAssociationId(stack, 'None', '')).toThrow('associationId');
});
