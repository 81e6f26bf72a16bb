import { CfnParameter, Fn, aws_certificatemanager as acm } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { ClientVpnDnsServers, ClientVpnNetwork } from '../../src/index';
import {
  ASSOCIATION, associatedSubnets, ENDPOINT, guide, importedSubnet, importedVpc, isEmpty, messageOf, newApp, newEndpoint,
  newEndpointIn, newStack, newVpc, REGION, resourcesOf, SERVER_CERTIFICATE, synth, warnings,
} from '../fixtures';
import { API_ERRORS } from '../pages';

const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';

/** The subnets of a VPC as `associatedSubnets` shows them. */
function refsOf(subnets: ec2.ISubnet[]): unknown[] {
  return subnets.map((subnet) => subnet.stack.resolve(subnet.subnetId)).map((id) => id.Ref ?? id).sort();
}

/** An imported subnet of which all is known. */
function zonal(scope: Construct, subnetId: string, zone: string): ec2.ISubnet {
  return ec2.Subnet.fromSubnetAttributes(scope, subnetId, { subnetId, availabilityZone: `${REGION}${zone}`, routeTableId: 'rtb-1' });
}

describe('vpc', () => {
  test('associates the private subnets, and makes a security group that lets everything out', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc);
    const template = synth(vpn);
    expect(associatedSubnets(template)).toEqual(refsOf(vpc.privateSubnets));
    const groups = resourcesOf(template, SECURITY_GROUP);
    expect(Object.values(groups)).toEqual([{
      GroupDescription: 'Stack/Vpn/SecurityGroup',
      SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', Description: 'Allow all outbound traffic by default', IpProtocol: '-1' }],
      VpcId: vpc.stack.resolve(vpc.vpcId),
    }]);
    template.hasResourceProperties(ENDPOINT, {
      VpcId: vpc.stack.resolve(vpc.vpcId),
      SecurityGroupIds: [{ 'Fn::GetAtt': [Object.keys(groups)[0], 'GroupId'] }],
    });
    expect(vpn.associations.map(({ subnet }) => subnet)).toEqual(vpc.privateSubnets);
  });

  test('associates isolated subnets where there are no private ones', () => {
    const vpc = newVpc(newStack(), 'Vpc', {
      natGateways: 0,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
        { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      ],
    });
    newEndpointIn(vpc);
    expect(associatedSubnets(synth(vpc))).toEqual(refsOf(vpc.isolatedSubnets));
  });

  test('takes no public subnets by itself, before anything is made', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: [`${REGION}a`], publicSubnetIds: ['subnet-a'] });
    expect(messageOf(() => newEndpointIn(vpc, {}, stack))).toBe(
      'Stack/Vpn: network is the VPC Stack/Vpc, which has no private or isolated subnet at synthesis. Write vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, '
      + 'name the subnets with ClientVpnNetwork.subnets(), or associate later with associate: false. [SubnetsMissing] '
      + guide('cvpn-working-target'),
    );
    expect(isEmpty(stack)).toBe(true);
  });

  test('associates the subnets that are selected', () => {
    const vpc = newVpc(newStack());
    newEndpointIn(vpc, { network: ClientVpnNetwork.vpc(vpc, { vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC, availabilityZones: [`${REGION}b`] } }) });
    expect(associatedSubnets(synth(vpc))).toEqual(refsOf([vpc.publicSubnets[1]]));
  });

  test('associates nothing yet when told so', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc, { network: ClientVpnNetwork.vpc(vpc, { associate: false }) });
    expect(vpn.associations).toEqual([]);
    const template = synth(vpc);
    template.resourceCountIs(ASSOCIATION, 0);
    template.hasResourceProperties(ENDPOINT, { VpcId: vpc.stack.resolve(vpc.vpcId), SecurityGroupIds: Match.anyValue() });
  });

  test('does not look for subnets when nothing is to be associated', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: [`${REGION}a`] });
    newEndpointIn(vpc, { network: ClientVpnNetwork.vpc(vpc, { associate: false }) }, stack);
    synth(stack).hasResourceProperties(ENDPOINT, { VpcId: 'vpc-1' });
  });
});

describe('one subnet per zone', () => {
  const several = ['subnet-3', 'subnet-1', 'subnet-2'];

  test.each([[several], [[...several].reverse()], [['subnet-2', 'subnet-3', 'subnet-1']]])('the choice is the same for the order %j', (order) => {
    const stack = newStack();
    const vpc = importedVpc(stack);
    const subnets = [...order.map((id) => zonal(stack, id, 'a')), zonal(stack, 'subnet-9', 'b')];
    newEndpoint(stack, { network: ClientVpnNetwork.vpc(vpc, { vpcSubnets: { subnets } }) });
    expect(associatedSubnets(synth(stack))).toEqual(['subnet-1', 'subnet-9']);
    expect(warnings(stack)).toEqual([
      '/Stack/Vpn: network selects 3 subnets of one Availability Zone (subnet-1, subnet-2, subnet-3): AWS Client VPN accepts one, and subnet-1 is associated. '
      + `Write vpcSubnets with one subnet for each Availability Zone. [SubnetsOfOneZone] ${guide('cvpn-working-target')} [ack: cdk-client-vpn-plus:SubnetsOfOneZone]`,
    ]);
  });

  test('zones that are known only at deployment are compared as well', () => {
    const stack = newStack(newApp(), 'Stack', {});
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      maxAzs: 2,
      natGateways: 1,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
        { name: 'One', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
        { name: 'Two', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      ],
    });
    newEndpointIn(vpc);
    expect(associatedSubnets(synth(stack))).toEqual(refsOf(vpc.selectSubnets({ subnetGroupName: 'One' }).subnets));
    expect(warnings(stack)).toEqual(['1', '2'].map((zone) =>
      `/Stack/Vpn: network selects 2 subnets of one Availability Zone (Vpc.OneSubnet${zone}, Vpc.TwoSubnet${zone}): AWS Client VPN accepts one, and `
      + `Vpc.OneSubnet${zone} is associated. Write vpcSubnets with one subnet for each Availability Zone. [SubnetsOfOneZone] ${guide('cvpn-working-target')} `
      + '[ack: cdk-client-vpn-plus:SubnetsOfOneZone]'));
  });

  test('subnets of unknown zones all stay', () => {
    const stack = newStack();
    const subnets = ['subnet-1', 'subnet-2'].map((id) => importedSubnet(stack, id));
    newEndpoint(stack, { network: ClientVpnNetwork.vpc(importedVpc(stack), { vpcSubnets: { subnets } }) });
    expect(associatedSubnets(synth(stack))).toEqual(['subnet-1', 'subnet-2']);
    expect(warnings(stack)).toEqual([]);
  });
});

describe('subnets of Local Zones', () => {
  const vpcIn = (scope: Construct, zones: readonly string[]) => importedVpc(scope, 'Vpc', {
    availabilityZones: [...zones],
    privateSubnetIds: zones.map((_, index) => `subnet-${index}`),
    privateSubnetRouteTableIds: zones.map((_, index) => `rtb-${index}`),
    privateSubnetIpv4CidrBlocks: zones.map((_, index) => `10.0.${index}.0/24`),
  });

  test('are left out with a warning that names them', () => {
    const stack = newStack(newApp(), 'Stack', {});
    newEndpointIn(vpcIn(stack, ['eu-west-1a', 'eu-west-1-dub-1a', 'eu-west-1b', 'eu-west-1-wl1-dub-wlz-1']), {}, stack);
    expect(associatedSubnets(synth(stack))).toEqual(['subnet-0', 'subnet-2']);
    expect(warnings(stack)).toEqual([
      '/Stack/Vpn: network leaves out subnet-1, subnet-3: no Availability Zone, but a Local Zone or a Wavelength Zone. Write vpcSubnets with the subnets '
      + `to associate. [SubnetsOfLocalZones] ${guide('cvpn-working-target')} [ack: cdk-client-vpn-plus:SubnetsOfLocalZones]`,
    ]);
  });

  test.each([
    ['all of them', ['eu-west-1-dub-1a', 'eu-west-1-dub-1b'], SERVER_CERTIFICATE, ['subnet-0', 'subnet-1']],
    ['none of them', ['us-gov-west-1a', 'us-gov-west-1b'], SERVER_CERTIFICATE.replace('aws:acm:eu-west-1', 'aws-us-gov:acm:us-gov-west-1'), ['subnet-0', 'subnet-1']],
  ])('are associated where they are %s', (_, zones, certificate, expected) => {
    const stack = newStack(newApp(), 'Stack', {});
    newEndpointIn(vpcIn(stack, zones), { serverCertificate: acm.Certificate.fromCertificateArn(stack, 'Server', certificate) }, stack);
    expect(associatedSubnets(synth(stack))).toEqual(expected);
    expect(warnings(stack)).toEqual([]);
  });

  test('are associated when they are selected', () => {
    const stack = newStack(newApp(), 'Stack', {});
    const vpc = vpcIn(stack, ['eu-west-1a', 'eu-west-1-dub-1a']);
    newEndpoint(stack, { network: ClientVpnNetwork.vpc(vpc, { vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } }) });
    expect(associatedSubnets(synth(stack))).toEqual(['subnet-0', 'subnet-1']);
    expect(warnings(stack)).toEqual([]);
  });
});

describe('securityGroups', () => {
  const groupsOf = (scope: Construct, count: number) => Array.from({ length: count }, (_, n) => ec2.SecurityGroup.fromSecurityGroupId(scope, `G${n}`, `sg-${n}`));

  test('are taken instead of one that is made', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const made = new ec2.SecurityGroup(stack, 'Made', { vpc });
    const vpn = newEndpointIn(vpc, { network: ClientVpnNetwork.vpc(vpc, { securityGroups: [made, ...groupsOf(stack, 1)] }) });
    synth(stack).hasResourceProperties(ENDPOINT, { SecurityGroupIds: [stack.resolve(made.securityGroupId), 'sg-0'] });
    expect(vpn.securityGroups.map(({ securityGroupId }) => securityGroupId)).toEqual([made.securityGroupId, 'sg-0']);
  });

  test('are five at most', () => {
    const stack = newStack();
    newEndpoint(stack, { network: ClientVpnNetwork.vpc(importedVpc(stack), { securityGroups: groupsOf(stack, 5) }) });
    synth(stack).hasResourceProperties(ENDPOINT, { SecurityGroupIds: ['sg-0', 'sg-1', 'sg-2', 'sg-3', 'sg-4'] });
  });

  test('a sixth is rejected before anything is made', () => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, { network: ClientVpnNetwork.vpc(importedVpc(stack), { securityGroups: groupsOf(stack, 6) }) }))).toBe(
      'Stack/Vpn: securityGroupIds ["sg-0","sg-1","sg-2","sg-3","sg-4","sg-5"] has 6 entries: AWS Client VPN accepts up to 5 security groups. '
      + 'Keep up to 5, and move the rules of the others into them. [SecurityGroupsCount] '
      + 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ApplySecurityGroupsToClientVpnTargetNetwork.html',
    );
    expect(isEmpty(stack)).toBe(true);
  });

  test('none leaves the choice to the service, with a warning', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack, { network: ClientVpnNetwork.vpc(importedVpc(stack), { securityGroups: [] }) });
    const template = synth(stack);
    template.resourceCountIs(SECURITY_GROUP, 0);
    template.hasResourceProperties(ENDPOINT, { VpcId: 'vpc-1', SecurityGroupIds: Match.absent() });
    expect(vpn.securityGroups).toEqual([]);
    expect(warnings(stack)).toEqual([
      '/Stack/Vpn/Resource: securityGroupIds is missing: the default security group of the VPC applies. Name up to 5 security groups, together with vpcId. '
      + `[DefaultSecurityGroup] ${guide('client-authorization')} [ack: cdk-client-vpn-plus:DefaultSecurityGroup]`,
    ]);
  });

  test('of another VPC are rejected', () => {
    const stack = newStack();
    const other = new ec2.SecurityGroup(stack, 'Other', { vpc: newVpc(stack, 'OtherVpc') });
    const vpc = newVpc(stack);
    expect(messageOf(() => newEndpointIn(vpc, { network: ClientVpnNetwork.vpc(vpc, { securityGroups: [other] }) }))).toBe(
      'Stack/Vpn: securityGroupIds[0] is the security group Stack/Other/Resource, which belongs to another VPC. Name a security group of the VPC in vpcId. '
      + '[SecurityGroupVpc] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnEndpoint.html',
    );
  });

  test('of another stack are imported from it', () => {
    const app = newApp();
    const shared = newStack(app, 'Shared');
    const vpc = newVpc(shared);
    const group = new ec2.SecurityGroup(shared, 'Group', { vpc });
    const stack = newStack(app);
    newEndpoint(stack, { network: ClientVpnNetwork.vpc(vpc, { securityGroups: [group] }) });
    synth(stack).hasResourceProperties(ENDPOINT, {
      SecurityGroupIds: [{ 'Fn::ImportValue': Match.stringLikeRegexp('^Shared:ExportsOutputFnGetAttGroup.*GroupId') }],
    });
    expect(shared.dependencies).toEqual([]);
  });
});

describe('subnets', () => {
  test('takes L1s', () => {
    const stack = newStack();
    const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
    const subnets = ['a', 'b'].map((zone, n) => new ec2.CfnSubnet(stack, `Subnet${zone}`, {
      vpcId: vpc.ref, cidrBlock: `10.0.${n}.0/24`, availabilityZone: `${REGION}${zone}`,
    }));
    newEndpoint(stack, { network: ClientVpnNetwork.subnets(vpc, subnets), dnsServers: ClientVpnDnsServers.vpcResolver() });
    const template = synth(stack);
    template.hasResourceProperties(ENDPOINT, { VpcId: { Ref: 'Vpc' }, DnsServers: ['10.0.0.2'] });
    template.hasResourceProperties(SECURITY_GROUP, { VpcId: { Ref: 'Vpc' } });
    expect(associatedSubnets(template)).toEqual(['Subneta', 'Subnetb']);
  });

  test('takes L2s and imported subnets, and security groups', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const [own] = vpc.privateSubnets;
    const group = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1');
    const network = ClientVpnNetwork.subnets(vpc, [own, importedSubnet(stack, 'subnet-b')], { securityGroups: [group] });
    newEndpoint(stack, { network });
    const template = synth(stack);
    template.hasResourceProperties(ENDPOINT, { SecurityGroupIds: ['sg-1'] });
    expect(associatedSubnets(template)).toEqual([...refsOf([own]), 'subnet-b'].sort());
  });

  test('takes elements of a list that is known only at deployment', () => {
    const stack = newStack();
    const list = new CfnParameter(stack, 'Subnets', { type: 'List<AWS::EC2::Subnet::Id>' }).valueAsList;
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: [`${REGION}a`] });
    const subnets = [0, 1].map((n) => ec2.Subnet.fromSubnetAttributes(stack, `Subnet${n}`, { subnetId: Fn.select(n, list), routeTableId: 'rtb-1' }));
    newEndpoint(stack, { network: ClientVpnNetwork.subnets(vpc, subnets) });
    const template = synth(stack);
    const associated = Object.entries(resourcesOf(template, ASSOCIATION)).map(([id, { SubnetId: subnet }]) => [id.slice(0, -8), subnet]);
    expect(associated).toEqual([
      ['VpnAssociationSubnet0', { 'Fn::Select': [0, { Ref: 'Subnets' }] }],
      ['VpnAssociationSubnet1', { 'Fn::Select': [1, { Ref: 'Subnets' }] }],
    ]);
  });

  test('associates a subnet once that is named twice', () => {
    const stack = newStack();
    const subnet = importedSubnet(stack, 'subnet-a');
    newEndpoint(stack, { network: ClientVpnNetwork.subnets(importedVpc(stack), [subnet, subnet]) });
    expect(associatedSubnets(synth(stack))).toEqual(['subnet-a']);
  });

  test('reports two of one Availability Zone together with what is wrong with the props', () => {
    const stack = newStack();
    const subnets = ['subnet-a', 'subnet-b'].map((id) => zonal(stack, id, 'a'));
    expect(messageOf(() => newEndpoint(stack, { clientCidrBlock: '10.100.0.0/28', network: ClientVpnNetwork.subnets(importedVpc(stack), subnets) }))).toBe([
      'Stack/Vpn: 2 errors',
      `  - clientCidrBlock "10.100.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22. Write e.g. "10.100.0.0/22". [ClientCidrBlockSize] ${guide('what-is-best-practices')}`,
      '  - subnetId "subnet-b" is in the Availability Zone of Stack/subnet-a, which Stack/Vpn associates: AWS Client VPN accepts one subnet of each Availability Zone. '
      + `Name a subnet in another Availability Zone, or remove one of the two. [AssociationZone] ${API_ERRORS}`,
    ].join('\n'));
    expect(stack.node.tryFindChild('Vpn')?.node.children ?? []).toEqual([]);
  });

  test('reports one of another Region with the endpoint', () => {
    const stack = newStack();
    const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'Far', { subnetId: 'subnet-a', availabilityZone: 'us-east-1a', routeTableId: 'rtb-1' });
    expect(messageOf(() => newEndpoint(stack, { network: ClientVpnNetwork.subnets(importedVpc(stack), [subnet]) })))
      .toContain(`subnetId "subnet-a" is a subnet in us-east-1, but the endpoint is in ${REGION}.`);
  });
});
