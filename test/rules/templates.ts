import { Evaluator } from '../../src/evaluation/evaluate';
import type { Finding } from '../../src/evaluation/rule';
import { lineInProps as line } from '../../src/evaluation/spelling';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, ROUTE } from '../../src/model/graph';
import { CATALOGUE } from '../../src/rules/catalogue';
import { TemplateGraph } from '../../src/template/template-graph';

/** Properties as a template spells them. */
export interface Spelled {
  readonly [name: string]: unknown;
}

export const ref = (id: string) => ({ Ref: id });
/** A value that is there under a condition that only the deployment knows. */
export const perhaps = (value: unknown) => ({ 'Fn::If': ['Sometimes', value, ref('AWS::NoValue')] });

const child = (type: string) => (properties: Spelled, attributes: Spelled = {}) => (
  { Type: type, Properties: { ClientVpnEndpointId: ref('Vpn'), ...properties }, ...attributes }
);
export const association = child(ASSOCIATION);
export const rule = child(AUTHORIZATION_RULE);
/** A route that waits for everything. */
export const route = (properties: Spelled, attributes: Spelled = {}) => child(ROUTE)(properties, { DependsOn: ['A', 'B'], ...attributes });
/** A route through a subnet. */
export const through = (subnet: unknown, destination: unknown, attributes?: Spelled) => (
  route({ DestinationCidrBlock: destination, TargetVpcSubnetId: subnet }, attributes)
);
export const subnet = (properties: Spelled) => ({ Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc'), ...properties } });
export const vpc = (properties: Spelled) => ({ Type: 'AWS::EC2::VPC', Properties: properties });
export const endpoint = (properties: Spelled = {}) => ({
  Type: ENDPOINT,
  Properties: {
    AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/x' } }],
    ClientCidrBlock: '10.100.0.0/16',
    ConnectionLogOptions: { Enabled: false },
    ServerCertificateArn: ref('Certificate'),
    SplitTunnel: true,
    ...properties,
  },
});

/** An entry of AuthenticationOptions for clients with certificates. */
export const CERTIFICATES = { Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: ref('Certificate') } };

/** An endpoint, `Vpn`, with two associated subnets and a rule for everyone. */
export const RESOURCES = {
  Vpc: vpc({ CidrBlock: '10.0.0.0/16' }),
  SubnetA: subnet({ CidrBlock: '10.0.1.0/24', AvailabilityZone: 'a' }),
  SubnetB: subnet({ CidrBlock: '10.0.2.0/24', AvailabilityZone: 'b' }),
  Vpn: endpoint({ VpcId: ref('Vpc'), SecurityGroupIds: ['sg-1'] }),
  A: association({ SubnetId: ref('SubnetA') }),
  B: association({ SubnetId: ref('SubnetB') }),
  All: rule({ TargetNetworkCidr: '0.0.0.0/0', AuthorizeAllGroups: true }),
};

/** The endpoint with some properties more, or others. */
export const withVpn = (properties: Spelled) => ({ Vpn: { ...RESOURCES.Vpn, Properties: { ...RESOURCES.Vpn.Properties, ...properties } } });

/** The same, with routes to networks beyond the VPC. */
export const ROUTED = { ...RESOURCES, FarA: through(ref('SubnetA'), '10.0.0.0/12'), FarB: through(ref('SubnetB'), '10.0.0.0/12') };

/** An endpoint, `Vpn`, on a transit gateway, with a rule for everyone. */
export const ON_TRANSIT_GATEWAY = {
  Vpn: endpoint({ TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1', AvailabilityZones: ['a', 'b'] } }),
  All: rule({ TargetNetworkCidr: ref('Any'), AuthorizeAllGroups: true }),
};

const SECTIONS = {
  Parameters: {
    Any: { Type: 'String' }, Other: { Type: 'String' }, Certificate: { Type: 'String' }, Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] },
  },
  Conditions: {
    Sometimes: { 'Fn::Equals': [ref('Any'), 'yes'] },
    Dev: { 'Fn::Equals': [ref('Stage'), 'dev'] },
    Prod: { 'Fn::Equals': [ref('Stage'), 'prod'] },
  },
};

/** What the catalogue finds in a template of some resources; `undefined` ones are left out. */
export function findings(resources: Spelled, base: Spelled = RESOURCES): Finding[] {
  const all = Object.fromEntries(Object.entries({ ...base, ...resources }).filter(([, resource]) => resource !== undefined));
  return new Evaluator(CATALOGUE).ofGraph(new TemplateGraph({ ...SECTIONS, Resources: all }));
}

/** The same, each finding as a line. */
export function lines(resources: Spelled, base?: Spelled): string[] {
  return findings(resources, base).map((one) => `${one.resource.id}: ${line(one)}`);
}

/** Which rules find something, each with the resource. */
export function found(resources: Spelled, base?: Spelled): string[] {
  return lines(resources, base).map((text) => text.replace(/^(\S+): .*\[(\w+)\] \S+$/s, '$1 $2'));
}
