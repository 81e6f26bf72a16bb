import { CfnParameter, Fn, NestedStack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDestination, ClientVpnDnsServers, ClientVpnNetwork } from '../../src/index';
import {
  ACCOUNT, ASSOCIATION, associatedSubnets, CDK_VPC, ENDPOINT, idsOf, importedSubnet, importedVpc, isEmpty, messageOf, newApp, newEndpoint,
  newEndpointIn, newStack, newVpc, REGION, synth, warnings,
} from '../fixtures';

describe('an imported VPC', () => {
  test('of another stack is imported from it', () => {
    const app = newApp();
    const shared = newStack(app, 'Shared');
    const vpc = newVpc(shared);
    const stack = newStack(app);
    const vpn = newEndpointIn(vpc, { dnsServers: ClientVpnDnsServers.vpcResolver() }, stack);
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    const template = synth(stack);
    template.hasResourceProperties(ENDPOINT, {
      VpcId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Shared:ExportsOutputRefVpc') },
      DnsServers: ['10.0.0.2'],
    });
    expect(idsOf(template, ASSOCIATION).map((id) => id.slice(0, -8))).toEqual(['VpnAssociationVpcPrivateSubnet1', 'VpnAssociationVpcPrivateSubnet2']);
    expect(shared.dependencies).toEqual([]);
  });

  test('of another stack may let the endpoint reach its database', () => {
    const app = newApp();
    const shared = newStack(app, 'Shared');
    const vpc = newVpc(shared);
    const database = new ec2.SecurityGroup(shared, 'Database', { vpc });
    const stack = newStack(app);
    newEndpointIn(vpc, {}, stack).connections.allowTo(database, ec2.Port.POSTGRES);
    synth(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      FromPort: 5432, GroupId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Shared:ExportsOutputFnGetAttDatabase') },
    });
    expect(shared.dependencies).toEqual([]);
  });

  test('of the parent of a nested stack is handed down', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const nested = new NestedStack(stack, 'Nested');
    newEndpointIn(vpc, {}, nested);
    expect(associatedSubnets(Template.fromStack(nested))).toEqual([
      expect.stringMatching(/^referencetoStackVpcPrivateSubnet1Subnet\w+Ref$/), expect.stringMatching(/^referencetoStackVpcPrivateSubnet2Subnet\w+Ref$/),
    ]);
  });

  test('of a nested stack is handed up', () => {
    const stack = newStack();
    const vpc = newVpc(new NestedStack(stack, 'Nested'));
    newEndpointIn(vpc, {}, stack);
    synth(stack).hasResourceProperties(ENDPOINT, { VpcId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NestedNestedStack'), Match.stringLikeRegexp('^Outputs.')] } });
  });

  test('that is still to be looked up does not stop the first synthesis', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0' });
    const vpn = newEndpointIn(vpc, { clientCidrBlock: '10.132.0.0/22', dnsServers: ClientVpnDnsServers.vpcResolver() }, stack);
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    for (const subnet of [...vpc.publicSubnets, ...vpc.privateSubnets, ...vpc.isolatedSubnets]) {
      vpn.addNetworkAccess(ClientVpnDestination.subnet(subnet), { groups: ['engineering'], description: subnet.node.path });
    }
    synth(stack).resourceCountIs(ASSOCIATION, 2);
    expect(warnings(stack)).toEqual([]);
  });

  test('that is still to be looked up has its subnets in zones that are not known yet', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0' });
    newEndpoint(stack, { network: ClientVpnNetwork.subnets(vpc, [vpc.publicSubnets[0], vpc.privateSubnets[0], vpc.isolatedSubnets[0]]) });
    const { subnets } = vpc.selectSubnets({ subnetType: ec2.SubnetType.PUBLIC });
    newEndpoint(stack, { network: ClientVpnNetwork.vpc(vpc, { vpcSubnets: { subnets: [...subnets, ...vpc.isolatedSubnets] } }) }, 'Other');
    synth(stack).resourceCountIs(ENDPOINT, 2);
    expect(warnings(stack)).toEqual([]);
  });

  test('two that are still to be looked up are two', () => {
    const stack = newStack();
    const [own, peer] = ['Own', 'Peer'].map((id) => ec2.Vpc.fromLookup(stack, id, { vpcName: id }));
    const vpn = newEndpointIn(own, {}, stack);
    [own, peer].forEach((vpc) => vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true }));
    synth(stack).resourceCountIs('AWS::EC2::ClientVpnAuthorizationRule', 2);
    expect(warnings(stack)).toEqual([]);
  });

  test('a group of subnets that is still to be looked up may be empty', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0' });
    newEndpointIn(vpc, { network: ClientVpnNetwork.vpc(vpc, { vpcSubnets: { subnetGroupName: 'Clients' } }) }, stack);
    synth(stack).resourceCountIs(ASSOCIATION, 0);
  });

  test('that was looked up is checked', () => {
    const subnet = (id: string, zone: string, cidr: string) => ({ subnetId: id, availabilityZone: `${REGION}${zone}`, routeTableId: 'rtb-1', cidr });
    const app = newApp({
      context: {
        [`vpc-provider:account=${ACCOUNT}:filter.vpc-id=vpc-1:region=${REGION}:returnAsymmetricSubnets=true`]: {
          vpcId: 'vpc-1',
          vpcCidrBlock: '10.100.128.0/17',
          ownerAccountId: ACCOUNT,
          availabilityZones: [],
          subnetGroups: [{ name: 'Private', type: 'Private', subnets: [subnet('subnet-a', 'a', '10.100.128.0/24'), subnet('subnet-b', 'b', '10.100.129.0/24')] }],
        },
      },
    });
    const stack = newStack(app);
    const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-1' });
    expect(messageOf(() => newEndpointIn(vpc, {}, stack))).toBe(
      'Stack/Vpn: clientCidrBlock "10.100.0.0/16" overlaps with 10.100.128.0/17 of Stack/Vpc: the client range and the VPC must not overlap. '
      + 'Write e.g. "10.200.0.0/16". [ClientCidrBlockOverlapsVpc] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html',
    );
    newEndpointIn(vpc, { clientCidrBlock: '10.200.0.0/16', dnsServers: ClientVpnDnsServers.vpcResolver() }, newStack(app, 'Fixed'));
    const template = synth(app.node.findChild('Fixed'));
    template.hasResourceProperties(ENDPOINT, { DnsServers: ['10.100.128.2'] });
    expect(associatedSubnets(template)).toEqual(['subnet-a', 'subnet-b']);
  });

  test('imported by its attributes serves without its range', () => {
    const stack = newStack();
    newEndpointIn(importedVpc(stack, 'Vpc', { vpcCidrBlock: undefined }), {}, stack);
    expect(associatedSubnets(synth(stack))).toEqual(['subnet-a', 'subnet-b']);
  });

  test('imported by its attributes is checked with its range', () => {
    const stack = newStack();
    expect(messageOf(() => newEndpointIn(importedVpc(stack, 'Vpc', { vpcCidrBlock: '10.96.0.0/11' }), {}, stack))).toMatch(
      /^Stack\/Vpn: clientCidrBlock "10.100.0.0\/16" overlaps with 10.96.0.0\/11 of Stack\/Vpc: /,
    );
  });

  test('imported with lists that are known only at deployment is rejected with one error', () => {
    const stack = newStack();
    const list = (id: string) => Fn.split(',', Fn.importValue(id));
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: Fn.importValue('VpcId'), availabilityZones: list('Zones'), privateSubnetIds: list('Subnets'), privateSubnetRouteTableIds: list('Tables'),
    });
    expect(messageOf(() => newEndpointIn(vpc, {}, stack))).toBe(
      'Stack/Vpn: network contains a token list of subnets, whose length is unresolved at synthesis. Name them one by one: ClientVpnNetwork.subnets(vpc, '
      + `[Subnet.fromSubnetId(…), …]) with Fn.select(0, list) and so on, or use Vpc.fromLookup(). [SubnetsUnknown] ${CDK_VPC}`,
    );
    expect(isEmpty(stack)).toBe(true);
  });

  test('with a range that is a parameter has its own route as well', () => {
    const stack = newStack();
    const cidrBlock = new CfnParameter(stack, 'Range').valueAsString;
    const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock });
    const vpn = newEndpoint(stack, { network: ClientVpnNetwork.subnets(vpc, [importedSubnet(stack, 'subnet-a')]) });
    vpn.addNetworkAccess(ClientVpnDestination.cidr(vpc.attrCidrBlock), { allUsers: true });
    vpn.addNetworkAccess(ClientVpnDestination.cidr(cidrBlock), { allUsers: true });
    const template = synth(stack);
    template.resourceCountIs('AWS::EC2::ClientVpnRoute', 0);
    template.resourceCountIs('AWS::EC2::ClientVpnAuthorizationRule', 1);
  });

  test('with a range from an IPAM pool has a resolver that CloudFormation computes', () => {
    const stack = newStack();
    const vpc = newVpc(stack, 'Vpc', {
      availabilityZones: undefined,
      maxAzs: 2,
      ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 24 }),
    });
    const vpn = newEndpointIn(vpc, { dnsServers: ClientVpnDnsServers.vpcResolver() });
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
    const range = { 'Fn::GetAtt': [stack.getLogicalId(vpc.node.defaultChild as ec2.CfnVPC), 'CidrBlock'] };
    const template = synth(stack);
    template.hasResourceProperties(ENDPOINT, {
      DnsServers: [{ 'Fn::Select': [0, { 'Fn::Split': ['/', { 'Fn::Select': [1, { 'Fn::Cidr': [range, 2, '1'] }] }] }] }],
    });
    template.hasResourceProperties('AWS::EC2::ClientVpnAuthorizationRule', { TargetNetworkCidr: range });
    template.resourceCountIs('AWS::EC2::ClientVpnRoute', 0);
    expect(warnings(stack)).toEqual([]);
  });
});
