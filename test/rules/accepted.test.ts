import { association, CERTIFICATES, endpoint, ref, RESOURCES, route, rule, type Spelled } from './templates';
import { Evaluator } from '../../src/evaluation/evaluate';
import { lineInProps as line } from '../../src/evaluation/spelling';
import { CATALOGUE } from '../../src/rules/catalogue';
import { TemplateGraph } from '../../src/template/template-graph';

const { Vpc, SubnetA, SubnetB, A, B, All } = RESOURCES;
const DIRECTORY = { Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: ref('Directory') } };
const SAML = { Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: ref('Provider') } };
const OWN_SAML = { Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: ref('Provider'), SelfServiceSAMLProviderArn: ref('OtherProvider') } };
const alone = (properties: Spelled) => ({ Vpn: endpoint({ AuthenticationOptions: [CERTIFICATES], ...properties }) });
const inVpc = (properties: Spelled = {}) => ({ Vpc, SubnetA, SubnetB, ...alone({ VpcId: ref('Vpc'), ...properties }), A, B });
const through = (destination: string) => route({ DestinationCidrBlock: destination, TargetVpcSubnetId: ref('SubnetA') });

// what the acceptance tests of the Terraform provider and the integration test of the AWS CDK deploy: AWS takes it, whatever a page says.
test.each<[string, Spelled]>([
  ['an endpoint without VPC, associations, routes or rules', alone({})],
  ['a client range given before any VPC is known', alone({ ClientCidrBlock: '10.0.0.0/16' })],
  ['group rules on an endpoint with certificates alone', { ...inVpc(), Rule: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: 'group' }) }],
  ['several groups for one destination', {
    ...inVpc(), One: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: 'one' }), Two: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: 'two' }),
  }],
  ['rules without any association', { ...alone({}), All }],
  ['a 0.0.0.0/0 route without any rule', { ...inVpc(), R: through('0.0.0.0/0') }],
  ['no self-service portal named, with certificates alone', alone({})],
  ['no self-service portal, with certificates alone', alone({ SelfServicePortal: 'disabled' })],
  ['a self-service portal with SAML', alone({ AuthenticationOptions: [SAML], SelfServicePortal: 'enabled' })],
  ['no self-service portal with SAML', alone({ AuthenticationOptions: [SAML], SelfServicePortal: 'disabled' })],
  ['a directory and certificates, in that order', alone({ AuthenticationOptions: [DIRECTORY, CERTIFICATES] })],
  ['the server certificate as client root', alone({})],
  ['a self-service SAML provider that differs', alone({ AuthenticationOptions: [OWN_SAML] })],
  ['connect options that are off', alone({ ClientConnectOptions: { Enabled: false } })],
  ['a banner that is off', alone({ ClientLoginBannerOptions: { Enabled: false } })],
  ['a log stream that is named', alone({ ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: ref('Logs'), CloudwatchLogStream: ref('Stream') } })],
  ['a log stream that is not named', alone({ ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: ref('Logs') } })],
  ['public DNS servers', alone({ DnsServers: ['8.8.8.8', '8.8.4.4'] })],
  ['one public DNS server', alone({ DnsServers: ['4.4.4.4'] })],
  ['TCP on 1194', alone({ TransportProtocol: 'tcp', VpnPort: 1194 })],
  ['security groups with a VPC and no association', { Vpc, ...alone({ VpcId: ref('Vpc'), SecurityGroupIds: ['sg-1', 'sg-2'] }) }],
  ['one subnet', { ...inVpc(), B: undefined }],
  ['two subnets in different zones', inVpc()],
  ['a subnet of a VPC that the endpoint does not name', { Vpc, SubnetA, ...alone({}), A: association({ SubnetId: ref('SubnetA') }) }],
])('%s is not an error', (_, resources) => {
  const present = Object.fromEntries(Object.entries(resources).filter(([, resource]) => resource !== undefined));
  const errors = new Evaluator(CATALOGUE).ofGraph(new TemplateGraph({ Resources: present })).filter(({ severity }) => severity === 'error');
  expect(errors.map(line)).toEqual([]);
});
