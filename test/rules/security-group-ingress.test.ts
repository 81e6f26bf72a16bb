import { endpoint, findings, found, lines, perhaps, ref, RESOURCES, type Spelled, vpc, withVpn } from './templates';
import { inTemplates } from '../../src/evaluation/spelling';
import { guide } from '../pages';

const CLIENTS = '10.100.0.0/16';
const ingress = (CidrIp: unknown) => ({ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, CidrIp });
const group = (VpcId: unknown, ...SecurityGroupIngress: unknown[]) => ({ Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'x', VpcId, SecurityGroupIngress } });
const single = (GroupId: unknown, CidrIp: unknown) => ({ Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId, ...ingress(CidrIp) } });
const own = ref('Vpc');
const WARNED = ['Db SecurityGroupAdmitsClients'];

test.each<[string, Spelled, string[]]>([
  ['the client range', { Db: group(own, ingress(CLIENTS)) }, WARNED],
  ['a part of it, beside others', { Db: group(own, ingress('10.0.0.0/16'), ingress('10.100.4.7/32')) }, WARNED],
  ['the same parameter', { Db: group(own, ingress(ref('Any'))), ...withVpn({ ClientCidrBlock: ref('Any') }) }, WARNED],
  ['the same parameter, beside another one and a known range', {
    Db: group(own, ingress(ref('Other')), ingress(ref('Any')), ingress('10.0.0.0/16')), ...withVpn({ ClientCidrBlock: ref('Any') }),
  }, WARNED],
  ['no range on either side', { Db: group(own, { IpProtocol: 'tcp', CidrIpv6: '2001:db8::/32' }), ...withVpn({ ClientCidrBlock: undefined }) }, ['Vpn ClientCidrBlockMissing']],
  ['a rule of its own', { Db: single('sg-2', CLIENTS) }, WARNED],
  ['a rule of its own, of a group of the template', { Own: group(own), Db: single({ 'Fn::GetAtt': ['Own', 'GroupId'] }, CLIENTS) }, WARNED],
  ['a dual-stack endpoint', { Db: group(own, ingress(CLIENTS)), ...withVpn({ TrafficIpAddressType: 'dual-stack' }) },
    [...WARNED, 'A AssociationWithoutIpv6', 'B AssociationWithoutIpv6']],
  ['a range around it', { Db: group(own, ingress('10.0.0.0/8')) }, []],
  ['another range', { Db: group(own, ingress('10.101.0.0/16')) }, []],
  ['a range that is not known', { Db: group(own, ingress(ref('Any')), ref('Any'), perhaps(ingress(CLIENTS))) }, []],
  ['an IPv6 range', { Db: group(own, { IpProtocol: 'tcp', CidrIpv6: '2001:db8::/32' }) }, []],
  ['a list that is not known', { Db: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: own, SecurityGroupIngress: ref('Any') } } }, []],
  ['a group of another VPC', { Far: vpc({ CidrBlock: '10.200.0.0/16' }), Db: group(ref('Far'), ingress(CLIENTS)) }, []],
  ['a rule of its own, of a group of another VPC', {
    Far: vpc({ CidrBlock: '10.200.0.0/16' }), Other: group(ref('Far')), Db: single({ 'Fn::GetAtt': ['Other', 'GroupId'] }, CLIENTS),
  }, []],
  ['an endpoint for IPv6', { Db: group(own, ingress(CLIENTS)), ...withVpn({ TrafficIpAddressType: 'ipv6', ClientCidrBlock: CLIENTS }) },
    ['Vpn ClientCidrBlockWithIpv6Traffic', 'All AuthorizationRuleFamily', 'A AssociationWithoutIpv6', 'B AssociationWithoutIpv6']],
  ['an endpoint that may be on a transit gateway', { Db: group(own, ingress(CLIENTS)), ...withVpn({ TransitGatewayConfiguration: perhaps({ TransitGatewayId: ref('Any') }) }) }, []],
  ['an endpoint of another template', { Vpn: undefined, Db: group(own, ingress(CLIENTS)) }, []],
])('%s', (_, resources, expected) => {
  expect(found(resources)).toEqual(expected);
});

test('a rule of its own is named by its property', () => {
  expect(lines({ ...RESOURCES, Db: single('sg-2', CLIENTS) })[0]).toMatch(/^Db: cidrIp "10\.100\.0\.0\/16" is in the client range of Vpn: /);
});

test('clients on a transit gateway keep their addresses', () => {
  const OnGateway = endpoint({ TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1', AvailabilityZones: ['a', 'b'] } });
  const rules = (resources: Spelled) => found({ ...resources, Db: group(own, ingress(CLIENTS)) }).filter((one) => one.includes('SecurityGroup'));
  expect(rules({ OnGateway })).toEqual([]);
  expect(rules({ Vpn: OnGateway, A: undefined, B: undefined })).toEqual([]);
});

test.each<[string, unknown, unknown, unknown, string[]]>([
  ['another range', CLIENTS, '10.200.0.0/16', CLIENTS, WARNED],
  ['a part of the range', CLIENTS, '10.100.128.0/20', CLIENTS, []],
  ['a range that is not known', CLIENTS, ref('Any'), CLIENTS, WARNED],
  ['a known range', ref('Any'), CLIENTS, ref('Any'), WARNED],
  ['the same parameter', ref('Any'), ref('Any'), ref('Any'), []],
  ['another parameter', ref('Any'), ref('Other'), ref('Any'), WARNED],
  ['no range', ref('Any'), undefined, ref('Any'), WARNED],
])('an endpoint on a transit gateway has %s', (_, client, onGateway, admitted, expected) => {
  const OnGateway = endpoint({ ClientCidrBlock: onGateway, TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1', AvailabilityZones: ['a', 'b'] } });
  const all = found({ ...withVpn({ ClientCidrBlock: client }), OnGateway, Db: group(own, ingress(admitted)) });
  expect(all.filter((one) => one.includes('SecurityGroup'))).toEqual(expected);
});

test('what to write in a template', () => {
  const [fix] = findings({ Db: group(own, ingress(CLIENTS)) }).map((finding) => inTemplates(finding).fix);
  expect(fix).toBe('Write SourceSecurityGroupId with the security group of the endpoint, sg-1, instead.');
});

test.each<[unknown[], string]>([
  [['sg-1'], 'the security group of the endpoint, sg-1,'],
  [[{ 'Fn::GetAtt': ['Own', 'GroupId'] }], 'the security group of the endpoint, Own,'],
  [[ref('Any')], 'a security group of the endpoint'],
])('message: %j', (SecurityGroupIds, name) => {
  expect(lines({ ...RESOURCES, Own: group(own), Db: group(own, ingress(CLIENTS)), ...withVpn({ SecurityGroupIds }) })).toEqual([
    'Db: securityGroupIngress[0].cidrIp "10.100.0.0/16" is in the client range of Vpn: AWS Client VPN translates the addresses of clients, so that this rule never '
    + `applies to them. Admit ${name} instead: call allowTo() of the endpoint's connections, or write sourceSecurityGroupId. [SecurityGroupAdmitsClients] `
    + guide('what-is-best-practices'),
  ]);
});
