import { findings, ref, resource, type Surroundings } from './graphs';
import { CATALOGUE } from '../../src/rules/catalogue';
import { describe as line } from '../../src/rules/rule';
import type { Properties } from '../../src/rules/values';

/**
 * Configurations that the acceptance tests of Terraform's provider and the CDK's integration test deploy to AWS.
 *
 * None of them may ever be an error, whatever a page says.
 */

const CERTIFICATE = 'arn:aws:acm:us-west-2:111122223333:certificate/0f1e2d3c';
const SAML = 'arn:aws:iam::111122223333:saml-provider/main';
const mutual = { Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: CERTIFICATE } };
const directory = { Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: 'd-926742f1a0' } };
const federated = { Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: SAML } };

const base: Properties = {
  ServerCertificateArn: CERTIFICATE,
  ClientCidrBlock: '10.0.0.0/16',
  AuthenticationOptions: [mutual],
  ConnectionLogOptions: { Enabled: false },
};
const resources = [
  resource('Vpc', 'AWS::EC2::VPC', { CidrBlock: '10.1.0.0/16' }),
  resource('A', 'AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.1.0.0/24', AvailabilityZone: 'us-west-2a' }),
  resource('B', 'AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.1.1.0/24', AvailabilityZone: 'us-west-2b' }),
  resource('Group', 'AWS::EC2::SecurityGroup', { GroupDescription: 'VPN', VpcId: ref('Vpc') }),
  resource('Groups', 'AWS::EC2::SecurityGroup', { GroupDescription: 'VPN', VpcId: ref('Vpc') }),
  resource('Logs', 'AWS::Logs::LogGroup', {}),
];
const [vpn, inVpc] = [{ ClientVpnEndpointId: ref('Vpn') }, { ...base, VpcId: ref('Vpc') }];
const rule = (more: Properties) => ({ ...vpn, TargetNetworkCidr: '10.1.0.0/16', ...more });

test.each<[string, Properties, Surroundings]>([
  ['an endpoint without VPC, associations, routes or rules', base, {}],
  ['a client range given before any VPC is known', { ...base, ClientCidrBlock: '10.1.0.0/16' }, {}],
  ['group rules on a certificate-only endpoint', base, { authorizationRules: [rule({ AccessGroupId: 'engineering' })] }],
  ['several groups for one destination', base, { authorizationRules: ['a', 'b', 'c'].map((AccessGroupId) => rule({ AccessGroupId })) }],
  ['rules without any association', base, { authorizationRules: [rule({ AuthorizeAllGroups: true })] }],
  ['a route for 0.0.0.0/0 without any rule', base, {
    associations: [{ ...vpn, SubnetId: ref('A') }],
    routes: [{ ...vpn, DestinationCidrBlock: '0.0.0.0/0', TargetVpcSubnetId: ref('A') }],
  }],
  ['the self-service portal disabled with certificates alone', { ...base, SelfServicePortal: 'disabled' }, {}],
  ['a directory and certificates in that order', { ...base, AuthenticationOptions: [directory, mutual] }, {}],
  ['a directory alone', { ...base, AuthenticationOptions: [directory] }, {}],
  ['SAML alone', { ...base, AuthenticationOptions: [federated] }, {}],
  ['a self-service SAML provider that differs from the main one', {
    ...base,
    AuthenticationOptions: [{ ...federated, FederatedAuthentication: { SAMLProviderArn: SAML, SelfServiceSAMLProviderArn: `${SAML}-portal` } }],
  }, {}],
  ['the portal enabled with SAML', { ...base, AuthenticationOptions: [federated], SelfServicePortal: 'enabled' }, {}],
  ['the portal disabled with SAML', { ...base, AuthenticationOptions: [federated], SelfServicePortal: 'disabled' }, {}],
  ['connect options that are off, without the rest', { ...base, ClientConnectOptions: { Enabled: false } }, {}],
  ['a banner that is off, without the rest', { ...base, ClientLoginBannerOptions: { Enabled: false } }, {}],
  ['a log stream that is named', { ...base, ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: ref('Logs'), CloudwatchLogStream: 'vpn' } }, {}],
  ['a log group without stream', { ...base, ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: ref('Logs') } }, {}],
  ['public DNS servers', { ...base, DnsServers: ['8.8.8.8', '8.8.4.4'] }, {}],
  ['one public DNS server', { ...base, DnsServers: ['4.4.4.4'] }, {}],
  ['TCP on 1194', { ...base, TransportProtocol: 'tcp', VpnPort: 1194 }, {}],
  ['security groups with a VPC and no association', { ...inVpc, SecurityGroupIds: [ref('Group'), ref('Groups')] }, {}],
  ['one subnet', inVpc, { associations: [{ ...vpn, SubnetId: ref('A') }] }],
  ['two subnets in different zones', base, { associations: [{ ...vpn, SubnetId: ref('A') }, { ...vpn, SubnetId: ref('B') }] }],
  ['split tunnel, with a session that ends', { ...base, SplitTunnel: true, SessionTimeoutHours: 12, DisconnectOnSessionTimeout: true }, {}],
])('%s', (_, endpoint, surroundings) => {
  const around = { resources, region: 'us-west-2', account: '111122223333', ...surroundings };
  expect(findings(CATALOGUE, endpoint, around).filter(({ severity }) => severity === 'error').map(line)).toEqual([]);
});
