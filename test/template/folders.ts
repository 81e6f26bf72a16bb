/** Templates of endpoints, and what `check` finds in a folder of them. */
import { cli, inFolder } from '../cli/terminal';

export const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';
export const endpoint = (properties: object = {}) => ({
  Type: 'AWS::EC2::ClientVpnEndpoint',
  Properties: {
    ClientCidrBlock: '10.100.0.0/22',
    ServerCertificateArn: CERTIFICATE,
    AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: CERTIFICATE } }],
    ConnectionLogOptions: { Enabled: false },
    VpcId: 'vpc-0123456789abcdef0',
    SecurityGroupIds: ['sg-0123456789abcdef0'],
    SplitTunnel: true,
    ...properties,
  },
});
export const association = (id: object | string, SubnetId: unknown = 'subnet-0123456789abcdef0') => ({
  Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ClientVpnEndpointId: id, SubnetId },
});
export const rule = (id: unknown, TargetNetworkCidr: unknown = '10.0.0.0/16') => ({
  Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties: { ClientVpnEndpointId: id, TargetNetworkCidr, AuthorizeAllGroups: true },
});
export const REF = { Ref: 'Vpn' };
export const whole = (properties: object = {}) => ({ Vpn: endpoint(properties), A: association(REF), R: rule(REF) });
export const nested = (TemplateURL: string, Parameters: object = {}) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL, Parameters } });

/** What is found in the templates of a folder, by file, resource and rule; and what is said beside. */
export async function found(files: Readonly<Record<string, object>>, ...args: readonly string[]) {
  const texts = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)]));
  const { stdout, stderr } = await inFolder(texts, () => cli(['check', '--json', '.', ...args]));
  const { findings } = JSON.parse(stdout) as { findings: ReadonlyArray<Readonly<Record<'file' | 'resource' | 'rule' | 'severity' | 'message', string>>> };
  return {
    findings: findings.map(({ file, resource, rule: id }) => `${file} ${resource} ${id}`).sort(),
    messages: findings.map(({ severity, message }) => `${severity}: ${message}`),
    stderr,
  };
}

export const imported = (name: unknown) => ({ 'Fn::ImportValue': name });
export const exported = (Value: unknown, Name: unknown, more: object = {}) => ({ Value, Export: { Name }, ...more });
export const sub = (text: string) => ({ 'Fn::Sub': text });
export const SMALL = '10.100.0.0/28';
