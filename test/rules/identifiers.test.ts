import { association, found, lines, ref, RESOURCES, route, rule, type Spelled, withVpn } from './templates';
import { lineInProps } from '../../src/evaluation/spelling';
import { cloudFormation } from '../../src/service/sources';
import { judge } from '../../src/template/verdict';

const certificate = (ServerCertificateArn: unknown) => withVpn({ ServerCertificateArn });
const root = (ClientRootCertificateChainArn: unknown) => withVpn({
  AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn } }],
});
const saml = (SAMLProviderArn: unknown) => withVpn({ AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn } }] });
const handler = (LambdaFunctionArn: unknown, Enabled = true) => withVpn({ ClientConnectOptions: { Enabled, LambdaFunctionArn } });

/** Nothing, a blank, a placeholder in its many spellings. */
const NONE = ['', ' ', 'x', 'YOUR_ARN', '<arn>', 'arn:aws:acm', 'arn:aws:iam::111122223333:role/vpn'];

describe('ARNs', () => {
  test.each<[string, (arn: unknown) => Spelled, readonly string[], readonly string[]]>([
    ['a server certificate', certificate, [
      ...NONE, 'arn:aws:acm:REGION:ACCOUNT:certificate/ID', 'arn:aws:acm:eu-west-1:111122223333:certificate/<id>',
      'arn:aws:iam::111122223333:server-certificate/vpn', 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555',
      'arn:aws:acm:eu-west-1:1111:certificate/a', 'arn:aws:acm:eu-west-1:111122223333:certificate/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
      'arn:aws:acm:eu-west-1:111122223333:certificate/ID',
      'arn:aws:acm:eu-west-1:111122223333:certificate/YOUR-CERTIFICATE', ' arn:aws:acm:eu-west-1:111122223333:certificate/a',
    ], [
      'arn:aws:acm:eu-west-1:111122223333:certificate/a', 'arn:aws-cn:acm:cn-north-1:111122223333:certificate/a', 'arn:aws-us-gov:acm:us-gov-west-1:111122223333:certificate/a',
      'arn:aws-iso:acm:us-iso-east-1:111122223333:certificate/a', 'arn:aws-iso-b:acm:us-isob-east-1:111122223333:certificate/a',
      'arn:aws:acm:ap-southeast-3:111122223333:certificate/a', 'arn:aws:acm:*:*:certificate/a',
    ]],
    ['a client root', root, NONE, ['arn:aws:acm:eu-west-1:111122223333:certificate/a']],
    ['a SAML provider', saml, [
      ...NONE, 'staff', 'arn:aws:sso:::instance/ssoins-0123456789abcdef', 'arn:aws:iam::111122223333:oidc-provider/example.com',
    ], [
      'arn:aws:iam::111122223333:saml-provider/staff', 'arn:aws-us-gov:iam::111122223333:saml-provider/a/b',
      // a name that somebody chose may hold any word.
      'arn:aws:iam::111122223333:saml-provider/YourCompany',
    ]],
    ['a function', handler, [...NONE, 'AWSClientVPN-Gate'], ['arn:aws:lambda:eu-west-1:111122223333:function:AWSClientVPN-Gate:live', 'arn:aws-cn:lambda:*:*:function:AWSClientVPN-Gate',
      'arn:aws:lambda:eu-west-1:111122223333:function:AWSClientVPN-change-todo']],
  ])('%s', (_, properties, invalid, valid) => {
    const rules = (arn: unknown) => found(properties(arn)).filter((one) => one.endsWith('IdentifierFormat'));
    expect(invalid.filter((arn) => rules(arn).join() !== 'Vpn EndpointIdentifierFormat')).toEqual([]);
    expect([...valid, ref('Any'), '{{resolve:ssm:/arn}}'].filter((arn) => rules(arn).length > 0)).toEqual([]);
  });

  test('a function of a handler that is switched off may be empty', () => {
    expect(found(handler('', false)).filter((one) => one.endsWith('IdentifierFormat'))).toEqual([]);
  });

  test.each([
    ['a server certificate', certificate('arn:aws:acm:REGION:ACCOUNT:certificate/ID')],
    ['a client root', root('arn:aws:acm:us-east-1:ACCOUNT_ID:certificate/ID')],
    ['a SAML provider', saml('arn:aws:iam::ACCOUNT:saml-provider/NAME')],
    ['a function', handler('arn:aws:lambda:REGION:ACCOUNT:function:NAME')],
  ])('a placeholder for %s is one finding', (_, resources) => {
    const template = { Parameters: { Certificate: { Type: 'String' } }, Resources: { ...RESOURCES, ...resources } };
    expect(judge(template, { account: '111122223333', region: 'us-east-1' }).findings.map(({ finding: { rule: one } }) => one)).toEqual(['EndpointIdentifierFormat']);
  });

  test('one slip at two places is one finding', () => {
    const both = {
      ...root('x'),
      ...withVpn({
        ServerCertificateArn: 'x', AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: 'x' } }],
      }),
    };
    expect(lines(both).filter((line) => line.includes('IdentifierFormat'))).toHaveLength(1);
  });
});

describe('ids', () => {
  const OTHERS = ['', ' ', 'x', '<id>', 'i-0123456789abcdef0'];
  const FILLERS = ['xxxxxxxx', 'XXXXXXXXXXXXXXXXX', '0xxxxxxxxxxxxxxxx', 'id', 'your-id', 'REPLACE_ME', '...', '${id}', '[id]'];

  test.each<[string, (id: unknown) => Spelled, string, readonly string[]]>([
    ['a VPC', (VpcId) => withVpn({ VpcId }), 'Vpn EndpointIdentifierFormat', ['vpc-1', 'vpc-0123456789abcdef0']],
    ['a security group', (id) => withVpn({ SecurityGroupIds: [id] }), 'Vpn EndpointIdentifierFormat', ['sg-1', 'sg-0123456789abcdef0']],
    ['a transit gateway', (TransitGatewayId) => withVpn({ TransitGatewayConfiguration: { TransitGatewayId } }), 'Vpn EndpointIdentifierFormat', ['tgw-1']],
    ['a subnet of an association', (SubnetId) => ({ B: association({ SubnetId }) }), 'B AssociationIdentifierFormat', ['subnet-1']],
    ['a subnet of a route', (id) => ({ R: route({ DestinationCidrBlock: '10.1.0.0/16', TargetVpcSubnetId: id }) }), 'R RouteIdentifierFormat', ['subnet-1', 'local', 'Local']],
    ['an endpoint', (ClientVpnEndpointId) => ({ All: rule({ ClientVpnEndpointId, TargetNetworkCidr: '0.0.0.0/0', AuthorizeAllGroups: true }) }),
      'All AuthorizationRuleIdentifierFormat', ['cvpn-endpoint-1']],
  ])('of %s', (_, resources, expected, valid) => {
    const rules = (id: unknown) => found(resources(id)).filter((one) => one.endsWith('IdentifierFormat'));
    const [prefix] = valid[0].split(/-[^-]*$/);
    expect([...OTHERS, ...FILLERS.map((filler) => `${prefix}-${filler}`)].filter((id) => rules(id).join() !== expected)).toEqual([]);
    expect([...valid, ref('Any')].filter((id) => rules(id).length > 0)).toEqual([]);
  });
});

test.each<[string, unknown, Spelled, string[]]>([
  ['a VPC', 'VpcId', { Type: 'AWS::EC2::VPC::Id' }, []],
  ['a VPC of the type of a subnet', 'VpcId', { Type: 'AWS::EC2::Subnet::Id' },
    ['Vpn: vpcId is a parameter of the type AWS::EC2::Subnet::Id, but must be the ID of a VPC. Use a parameter of the type AWS::EC2::VPC::Id that holds the ID of a VPC.']],
  ['a certificate of the type of a VPC', 'ServerCertificateArn', { Type: 'AWS::EC2::VPC::Id' },
    ['Vpn: serverCertificateArn is a parameter of the type AWS::EC2::VPC::Id, but must be the ARN of a certificate in AWS Certificate Manager. '
      + 'Use a parameter of the type String that holds the ARN of a certificate in AWS Certificate Manager.']],
  ['a text', 'VpcId', { Type: 'String' }, []],
])('a parameter for %s', (_, property, Given, expected) => {
  const resources = { ...RESOURCES, ...withVpn({ [property as string]: ref('Given') }) };
  const said = judge({ Parameters: { Certificate: { Type: 'String' }, Given }, Resources: resources }).findings.map(({ finding }) => `${finding.resource.id}: ${lineInProps(finding)}`);
  expect(said.filter((line) => line.includes('IdentifierFormat')).map((line) => line.replace(/ \[\w+\] \S+$/, ''))).toEqual(expected);
});

test('two slips of one kind are two, and a function that is switched off needs none', () => {
  const slips = withVpn({ SecurityGroupIds: ['x', 'y'] });
  expect(found(slips).filter((one) => one.endsWith('IdentifierFormat'))).toEqual(['Vpn EndpointIdentifierFormat', 'Vpn EndpointIdentifierFormat']);
  const connect = (ClientConnectOptions: Spelled) => found(withVpn({ ClientConnectOptions })).filter((one) => one.endsWith('IdentifierFormat'));
  expect(connect({ Enabled: false, LambdaFunctionArn: '' })).toEqual([]);
  expect(connect({ Enabled: false, LambdaFunctionArn: 'gate' })).toEqual(['Vpn EndpointIdentifierFormat']);
  expect(connect({ Enabled: true, LambdaFunctionArn: '' })).toEqual(['Vpn EndpointIdentifierFormat']);
  expect(connect({ LambdaFunctionArn: '' })).toEqual(['Vpn EndpointIdentifierFormat']);
  const certificateOf = (ServerCertificateArn: string) => found(withVpn({ ClientConnectOptions: { Enabled: false }, ServerCertificateArn }));
  expect(certificateOf('').filter((one) => one.endsWith('IdentifierFormat'))).toEqual(['Vpn EndpointIdentifierFormat']);
});

test('messages', () => {
  const source = cloudFormation('aws-resource-ec2-clientvpnendpoint');
  expect(lines(certificate('')).filter((line) => line.includes('IdentifierFormat'))).toEqual([
    'Vpn: serverCertificateArn "" is not the ARN of a certificate in AWS Certificate Manager. Write e.g. '
    + `"arn:aws:acm:eu-west-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111". [EndpointIdentifierFormat] ${source}`,
  ]);
  const [, child] = ['[AssociationIdentifierFormat]', '[RouteIdentifierFormat]'];
  expect(lines({ R: route({ DestinationCidrBlock: '10.1.0.0/16', TargetVpcSubnetId: 'rtb-1' }) }).filter((line) => line.includes(child))).toEqual([
    `R: targetVpcSubnetId "rtb-1" is not the ID of a subnet. Write e.g. "subnet-0123456789abcdef0". [RouteIdentifierFormat] ${cloudFormation('aws-resource-ec2-clientvpnroute')}`,
  ]);
  expect(lines({ B: association({ SubnetId: 'vpc-1' }) })[0]).toBe(
    'B: subnetId "vpc-1" is not the ID of a subnet. Write e.g. "subnet-0123456789abcdef0". '
    + `[AssociationIdentifierFormat] ${cloudFormation('aws-resource-ec2-clientvpntargetnetworkassociation')}`,
  );
  expect(lines({ All: rule({ ClientVpnEndpointId: 'vpn', TargetNetworkCidr: '0.0.0.0/0', AuthorizeAllGroups: true }) }).filter((line) => line.includes('IdentifierFormat'))).toEqual([
    'All: clientVpnEndpointId "vpn" is not the ID of a Client VPN endpoint. Write e.g. "cvpn-endpoint-0123456789abcdef0". '
    + `[AuthorizationRuleIdentifierFormat] ${cloudFormation('aws-resource-ec2-clientvpnauthorizationrule')}`,
  ]);
});
