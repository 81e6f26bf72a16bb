import type { Family } from '../../src/ip/cidr';
import { attributesOf, familyOfAttribute, hasAttribute } from '../../src/model/attributes';

test.each<[string, string, Family | undefined]>([
  ['AWS::EC2::VPC', 'CidrBlock', 'ipv4'],
  ['AWS::EC2::VPC', 'Ipv6CidrBlocks', 'ipv6'],
  ['AWS::EC2::Subnet', 'CidrBlock', 'ipv4'],
  ['AWS::EC2::Subnet', 'Ipv6CidrBlocks', 'ipv6'],
  // these lists hold ids of associations.
  ['AWS::EC2::VPC', 'CidrBlockAssociations', undefined],
  ['AWS::EC2::Subnet', 'NetworkAclAssociationId', undefined],
  ['AWS::EC2::IPAMPoolCidr', 'CidrBlock', undefined],
  ['Custom::Ranges', 'Ipv6CidrBlocks', undefined],
])('%s.%s', (type, attribute, family) => {
  expect(familyOfAttribute(type, attribute)).toBe(family);
});

test.each<[string, string, boolean]>([
  ['AWS::EC2::ClientVpnEndpoint', 'Id', true],
  ['AWS::EC2::ClientVpnEndpoint', 'DnsName', false],
  ['AWS::EC2::VPC', 'VpcEncryptionControl.State', true],
  ['AWS::Logs::LogStream', 'Arn', false],
  ['Custom::Anything', 'Arn', true],
])('%s has %s: %s', (type, attribute, has) => {
  expect(hasAttribute(type, attribute)).toBe(has);
});

test('of a custom type nobody knows them', () => {
  expect(attributesOf('Custom::Anything')).toBeUndefined();
});
