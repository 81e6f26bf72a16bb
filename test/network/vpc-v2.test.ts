/** A VPC that is an `IVpc`, but no `ec2.Vpc`. */
import { IpAddresses, IpCidr, SubnetV2, VpcV2 } from '@aws-cdk/aws-ec2-alpha';
import type { IVpcV2 } from '@aws-cdk/aws-ec2-alpha';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDestination, ClientVpnDnsServers } from '../../src/index';
import { ASSOCIATION, dependenciesOf, ENDPOINT, idsOf, messageOf, newEndpointIn, newStack, REGION, resourcesOf, ROUTE, RULE, synth, warnings } from '../fixtures';

/** The version that is published was built before Refs: its types lack them, and so do its constructs. */
function newVpcV2(): IVpc {
  const stack = newStack();
  const vpc = new VpcV2(stack, 'Vpc', {
    primaryAddressBlock: IpAddresses.ipv4('10.0.0.0/16'),
    secondaryAddressBlocks: [IpAddresses.ipv4('10.1.0.0/16', { cidrBlockName: 'More' })],
  }) as unknown as IVpcV2;
  ['a', 'b'].forEach((zone, n) => new SubnetV2(stack, `Subnet${zone}`, {
    vpc,
    availabilityZone: `${REGION}${zone}`,
    ipv4CidrBlock: new IpCidr(`10.0.${n}.0/24`),
    subnetType: SubnetType.PRIVATE_ISOLATED,
  }));
  return vpc;
}

test('serves as a network', () => {
  const vpc = newVpcV2();
  const vpn = newEndpointIn(vpc, { dnsServers: ClientVpnDnsServers.vpcResolver() });
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
  vpn.addNetworkAccess(ClientVpnDestination.cidr('10.1.0.0/16'), { groups: ['engineering'] });
  const template = synth(vpn);
  template.hasResourceProperties(ENDPOINT, { VpcId: vpc.stack.resolve(vpc.vpcId), DnsServers: ['10.0.0.2'] });
  expect(Object.values(resourcesOf(template, ASSOCIATION)).map(({ SubnetId: subnet }) => subnet)).toEqual(
    vpc.isolatedSubnets.map(({ subnetId }) => vpc.stack.resolve(subnetId)),
  );
  // the VPC's own range and the added one are routed by the associations, which wait for the added one.
  template.resourceCountIs(ROUTE, 0);
  template.resourceCountIs(RULE, 2);
  expect(idsOf(template, ASSOCIATION).map((id) => dependenciesOf(template, id))).toEqual([1, 2].map(() => idsOf(template, 'AWS::EC2::VPCCidrBlock')));
  expect(warnings(vpn)).toEqual([]);
});

test('is checked', () => {
  expect(messageOf(() => newEndpointIn(newVpcV2(), { clientCidrBlock: '10.0.0.0/12' }))).toMatch(/^Stack\/Vpn: clientCidrBlock "10\.0\.0\.0\/12" overlaps/);
});
