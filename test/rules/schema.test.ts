import * as fs from 'fs';
import * as path from 'path';
import { association, endpoint, found, lines, perhaps, ref, RESOURCES, route, rule, type Spelled, withVpn } from './templates';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, ROUTE } from '../../src/model/graph';
import { cloudFormationName } from '../../src/model/names';
import { type Shape, SHAPES } from '../../src/model/schema-shapes';
import { cloudFormation } from '../../src/service/sources';

const { Vpn } = RESOURCES;

test.each<[string, Spelled, string[]]>([
  ['all that is required', {}, []],
  ['no certificate', withVpn({ ServerCertificateArn: ref('AWS::NoValue') }), ['Vpn PropertyMissing']],
  ['perhaps a certificate', withVpn({ ServerCertificateArn: perhaps('arn') }), []],
  ['no properties', { A: { Type: ASSOCIATION }, B: undefined, Vpn: undefined }, ['A AssociationTarget', 'A PropertyMissing']],
  ['no switch in a block', withVpn({ ConnectionLogOptions: {} }), ['Vpn PropertyMissing']],
  ['a block of a parameter', withVpn({ ConnectionLogOptions: ref('Any') }), []],
  ['no destination of a route', { B: undefined, R: route({ TargetVpcSubnetId: ref('SubnetA') }) }, ['R PropertyMissing']],
  ['a tag without a value', withVpn({ TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'Name' }] }] }), ['Vpn PropertyMissing']],
  ['a trust provider without a tenant', withVpn({
    AuthorizationPolicy: { PolicyDocument: 'permit(principal, action, resource);', ShadowMode: 'enabled' },
    DevicePostureOptions: { Enabled: true, TrustProviders: [{ TrustProviderType: 'jamf' }] },
  }), ['Vpn PropertyMissing']],
  ['a misspelt property', withVpn({ DNSServer: ['10.0.0.2'] }), ['Vpn PropertyUnknown']],
  ['a misspelt property that is required', withVpn({ ServerCertificateArn: undefined, ServerCertificateARN: 'x' }), ['Vpn PropertyUnknown']],
  ['nothing that is required, and something else', withVpn({ ServerCertificateArn: undefined, Colour: 'x' }), ['Vpn PropertyMissing', 'Vpn PropertyUnknown']],
  ['perhaps an unknown property', withVpn({ Tags: perhaps([]) }), []],
  ['tags of a route', { B: undefined, R: route({ DestinationCidrBlock: '10.1.0.0/16', TargetVpcSubnetId: ref('SubnetA'), Tags: [] }) }, ['R PropertyUnknown']],
  ['names of JavaScript', withVpn(JSON.parse('{ "__proto__": 1, "constructor": 2 }')), ['Vpn PropertyUnknown', 'Vpn PropertyUnknown']],
])('%s', (_, resources, expected) => {
  expect(found(resources)).toEqual(expected);
});

test.each<[string, Spelled, string]>([
  ['a tag without a value', { TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'a', Value: 'b' }, { Key: 'Name' }] }] },
    'Vpn: tagSpecifications[0].tags[1].value is missing: '],
  ['a tag with something else', { TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'Name', Value: 'vpn', Colour: 'red' }] }] },
    'Vpn: tagSpecifications[0].tags[0].Colour "red" is not a property of tagSpecifications.tags. Remove it; there are key, value. '],
  ['the eleventh tag with something else', {
    TagSpecifications: [{
      ResourceType: 'client-vpn-endpoint',
      Tags: Array.from({ length: 11 }, (_, index) => ({ Key: `k${index}`, Value: 'v', ...index === 10 ? { Valeu: 'w' } : {} })),
    }],
  }, 'Vpn: tagSpecifications[0].tags[10].Valeu "w" is not a property of tagSpecifications.tags. Remove it; there are key, value. '],
])('where it is: %s', (_, properties, expected) => {
  expect(lines(withVpn(properties)).map((line) => line.slice(0, expected.length))).toEqual([expected]);
});

describe('a property under a wrong name is one finding', () => {
  const all = (resources: Spelled) => lines(resources).map((line) => line.split(' https')[0]);

  test.each<[string, Spelled, string]>([
    ['ClientCIDRBlock', withVpn({ ClientCidrBlock: undefined, ClientCIDRBlock: '10.100.0.0/16' }), 'Write clientCidrBlock.'],
    ['DNSServers', withVpn({ DNSServers: ['10.0.0.2'] }), 'Write dnsServers.'],
    ['CloudWatchLogGroup', withVpn({ ConnectionLogOptions: { Enabled: true, CloudWatchLogGroup: 'vpn' } }), 'Write cloudwatchLogGroup.'],
    ['AuthorizeAllUsers', { Rule: rule({ TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllUsers: true }) }, 'Write authorizeAllGroups.'],
    ['AccessGroupIds', { Rule: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupIds: ['engineering'] }) }, 'Write accessGroupId.'],
    ['SubnetIds', { B: association({ SubnetIds: ref('SubnetB') }) }, 'Write subnetId.'],
    ['EndpointId', { Rule: { Type: AUTHORIZATION_RULE, Properties: { EndpointId: ref('Vpn'), TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true } } }, 'Write clientVpnEndpointId.'],
    ['ClientCertificateArn', withVpn({ ClientCertificateArn: 'arn' }), 'Write authenticationOptions[].mutualAuthentication.clientRootCertificateChainArn.'],
    ['SecurityGroups', { B: association({ SubnetId: ref('SubnetB'), SecurityGroups: ['sg-1'] }) }, 'Write securityGroupIds of the endpoint.'],
    ['VpcSecurityGroupIds', { B: association({ SubnetId: ref('SubnetB'), VpcSecurityGroupIds: ['sg-1'] }) }, 'Write securityGroupIds of the endpoint.'],
    ['SecurityGroup', withVpn({ SecurityGroupIds: undefined, SecurityGroup: ['sg-1'] }), 'Write securityGroupIds.'],
    ['DirectoryId', { Rule: rule({ TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true, DirectoryId: 'd-926example' }) },
      'Remove it; there are clientVpnEndpointId, targetNetworkCidr, accessGroupId, authorizeAllGroups, description.'],
  ])('%s', (name, resources, fix) => {
    const findings = all(resources);
    expect(findings).toEqual([expect.stringContaining(' is not a property of ')]);
    expect(findings[0]).toContain(`. ${fix} [PropertyUnknown]`);
    expect(findings[0].toLowerCase()).toContain(name.toLowerCase());
  });
});

test('and no other rule calls the right one missing', () => {
  expect(found(withVpn({ SplitTunnel: undefined, DNSServers: ['10.0.0.2'] })).filter((one) => one.includes('DnsServers'))).toEqual([]);
  expect(found(withVpn({ SplitTunnel: undefined })).filter((one) => one.includes('DnsServers'))).toEqual(['Vpn DnsServersWithFullTunnel']);
});

describe('types', () => {
  const typed = (properties: Record<string, unknown>) => lines(withVpn(properties)).filter((line) => line.includes('[PropertyType]')).map((line) => line.split('. ')[0]);

  test.each<[string, unknown, string]>([
    ['ServerCertificateArn', ['arn:aws:acm:eu-west-1:111122223333:certificate/a'], 'must be a string'],
    ['AuthenticationOptions', { Type: 'certificate-authentication' }, 'must be a list'],
    ['ConnectionLogOptions', false, 'must be an object'],
    ['SecurityGroupIds', 'sg-1', 'must be a list'],
    ['SplitTunnel', 'perhaps', 'must be true or false'],
    ['SplitTunnel', 1, 'must be true or false'],
    ['DnsServers', '10.0.0.2', 'must be a list'],
    ['VpnPort', '443.5', 'must be a whole number'],
    ['VpnPort', true, 'must be a whole number'],
    ['SessionTimeoutHours', [], 'must be a whole number'],
    ['Description', {}, 'must be a string'],
    ['Description', null, 'is not allowed: CloudFormation accepts no null values'],
    ['ServerCertificateArn', null, 'is not allowed: CloudFormation accepts no null values'],
    ['ClientCidrBlock', ['10.0.0.0/8'], 'must be a string'],
  ])('%s %j', (name, value, wrong) => {
    const findings = typed({ [name]: value });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(wrong);
    expect(lines(withVpn({ [name]: value })).filter((line) => line.includes('[PropertyMissing]'))).toEqual([]);
  });

  test('null', () => {
    expect(lines(withVpn({ Description: null }))).toEqual([expect.stringMatching(/ is not allowed: .*\. Remove it, or write a value\. \[PropertyType\]/)]);
  });

  test.each<[string, unknown]>([
    ['SplitTunnel', 'true'], ['SplitTunnel', 'True'], ['SplitTunnel', 'FALSE'], ['VpnPort', '443'], ['VpnPort', 443], ['Description', 7], ['Description', true],
    ['DnsServers', []], ['DnsServers', ref('Any')], ['SplitTunnel', ref('Any')], ['TagSpecifications', ref('AWS::NoValue')],
  ])('%s %j is right', (name, value) => {
    expect(typed({ [name]: value })).toEqual([]);
  });

  test('elements of lists, and what lies in objects', () => {
    expect(typed({
      DnsServers: [['10.0.0.2']], TagSpecifications: [null], ConnectionLogOptions: { Enabled: 'no' }, ClientLoginBannerOptions: { Enabled: true, BannerText: ['a'] },
    }).sort()).toEqual([
      'Vpn: clientLoginBannerOptions.bannerText ["a"] must be a string',
      'Vpn: connectionLogOptions.enabled "no" must be true or false',
      'Vpn: dnsServers[0] ["10.0.0.2"] must be a string',
      'Vpn: tagSpecifications[0] null is not allowed: CloudFormation accepts no null values',
    ]);
  });

  test.each<[string, unknown, string[]]>([
    ['DnsServers', '10.100.0.2', ['DnsServerInClientRange']],
    ['DnsServers', 'dns.example.com', ['DnsServerAddress']],
    ['ClientCidrBlock', ['10.0.0.0/8'], ['ClientCidrBlockSize', 'ClientCidrBlockOverlapsVpc']],
    ['VpnPort', [80], ['VpnPortValue']],
    ['AuthenticationOptions', { Type: 'federated-authentication' }, ['AuthenticationBlockMissing']],
    ['ClientLoginBannerOptions', [{ Enabled: true }], ['BannerWithoutText']],
    ['SecurityGroupIds', 'x', ['EndpointIdentifierFormat']],
    // of several values none is meant for sure.
    ['ClientCidrBlock', ['10.0.0.0/8', '10.100.0.0/8'], []],
    ['ClientCidrBlock', [{}], []],
    ['SplitTunnel', {}, []],
  ])('%s %j hides nothing from other rules', (name, value, others) => {
    const rules = found(withVpn({ [name]: value })).map((one) => one.split(' ')[1]);
    expect(rules).toContain('PropertyType');
    expect(rules).toEqual(expect.arrayContaining(others));
    expect(others.length === 0 ? rules : ['PropertyType']).toEqual(['PropertyType']);
  });

  test('of the children', () => {
    const findings = lines({ R: route({ DestinationCidrBlock: ['10.1.0.0/16'], TargetVpcSubnetId: ref('SubnetA') }), All: rule({ TargetNetworkCidr: '0.0.0.0/0', AuthorizeAllGroups: 'all' }) });
    expect(findings.filter((line) => line.includes('[PropertyType]')).map((line) => line.split('. ')[0]).sort()).toEqual([
      'All: authorizeAllGroups "all" must be true or false', 'R: destinationCidrBlock ["10.1.0.0/16"] must be a string',
    ]);
  });

  test('message', () => {
    expect(lines(withVpn({ SplitTunnel: 'perhaps' }))).toEqual([
      `Vpn: splitTunnel "perhaps" must be true or false. Write true or false. [PropertyType] ${cloudFormation('aws-resource-ec2-clientvpnendpoint')}`,
    ]);
  });
});

test('messages', () => {
  expect([
    ...lines(withVpn({ ConnectionLogOptions: undefined })),
    ...lines(withVpn({ ConnectionLogOptions: { CloudwatchLogGroup: 'x' } })),
    ...lines(withVpn({ Tags: [{ Key: 'Name', Value: 'vpn' }] })),
    ...lines(withVpn({ Descripton: 'x' })),
    ...lines(withVpn({ ConnectionLogOptions: { Enabled: false, CloudWatchLogsGroup: 'x' } })),
    ...lines({ All: rule({ TargetNetworkCidr: '0.0.0.0/0', AuthorizeAllGroups: true, Comment: 'x' }) }),
    ...lines({ All: rule({ TargetNetworkCidr: '0.0.0.0/0', AuthorizeAllGroups: true, ['C'.repeat(100)]: 'x' }) }),
    ...lines({ B: association({ subnetid: ref('SubnetB') }) }),
    ...lines({ Vpn: endpoint({ ...Vpn.Properties, constructor: 'x' }) }),
  ],
  ).toMatchInlineSnapshot(`
[
  "Vpn: connectionLogOptions is missing: CloudFormation requires it. Add it. [PropertyMissing] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpnendpoint.html",
  "Vpn: connectionLogOptions.enabled is missing: CloudFormation requires it. Add it. [PropertyMissing] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpnendpoint.html",
  "Vpn: tags [{"Key":"Name","Value":"vpn"}] is not a property of AWS::EC2::ClientVpnEndpoint. Write tagSpecifications, with the resourceType "client-vpn-endpoint" and these tags. [PropertyUnknown] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpnendpoint.html",
  "Vpn: Descripton "x" is not a property of AWS::EC2::ClientVpnEndpoint. Write description. [PropertyUnknown] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpnendpoint.html",
  "Vpn: connectionLogOptions.CloudWatchLogsGroup "x" is not a property of connectionLogOptions. Write cloudwatchLogGroup. [PropertyUnknown] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpnendpoint.html",
  "All: Comment "x" is not a property of AWS::EC2::ClientVpnAuthorizationRule. Remove it; there are clientVpnEndpointId, targetNetworkCidr, accessGroupId, authorizeAllGroups, description. [PropertyUnknown] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpnauthorizationrule.html",
  "All: CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC "x" is not a property of AWS::EC2::ClientVpnAuthorizationRule. Remove it; there are clientVpnEndpointId, targetNetworkCidr, accessGroupId, authorizeAllGroups, description. [PropertyUnknown] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpnauthorizationrule.html",
  "B: subnetid is not a property of AWS::EC2::ClientVpnTargetNetworkAssociation. Write subnetId. [PropertyUnknown] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpntargetnetworkassociation.html",
  "Vpn: constructor "x" is not a property of AWS::EC2::ClientVpnEndpoint. Remove it; there are authenticationOptions, connectionLogOptions, serverCertificateArn, authorizationPolicy, clientCidrBlock, clientConnectOptions, clientLoginBannerOptions, clientRouteEnforcementOptions, description, devicePostureOptions, disconnectOnSessionTimeout, dnsServers, endpointIpAddressType, securityGroupIds, selfServicePortal, sessionTimeoutHours, splitTunnel, tagSpecifications, trafficIpAddressType, transitGatewayConfiguration, transportProtocol, vpcId, vpnPort. [PropertyUnknown] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpnendpoint.html",
]
`);
});

describe('CloudFormation\'s schema, as the newest aws-cdk-lib has it', () => {
  const generated = fs.readFileSync(path.join(__dirname, '../../node_modules/aws-cdk-lib-newest/aws-ec2/lib/ec2.generated.d.ts'), 'utf8');

  /** The body of an interface; the one that stands in the namespace of the endpoint for the name of an inner type. */
  function body(name: string): string {
    const within = name.endsWith('Property') ? generated.slice(generated.indexOf('declare namespace CfnClientVpnEndpoint ')) : generated;
    return /^[^]*?\n *\}/.exec(within.slice(within.indexOf(`interface ${name} {`)))![0];
  }

  function shapeOf(name: string): Shape {
    const members = Array.from(body(name).matchAll(/readonly (\w+)(\??): ([^;]+);/g), ([, prop, optional, type]) => ({
      property: cloudFormationName(prop), optional: optional === '?', inner: type.includes('CfnTag') ? 'CfnTag' : /\.(\w+Property)/.exec(type)?.[1],
    }));
    return {
      required: members.filter(({ optional }) => !optional).map(({ property }) => property),
      optional: members.filter(({ optional }) => optional).map(({ property }) => property),
      inner: Object.fromEntries(members.flatMap(({ property, inner }) => inner === undefined ? [] : [
        [property, inner === 'CfnTag' ? { required: ['Key', 'Value'], optional: [], inner: {} } : shapeOf(inner)],
      ])),
    };
  }

  test.each([
    [ENDPOINT, 'CfnClientVpnEndpointProps'], [ASSOCIATION, 'CfnClientVpnTargetNetworkAssociationProps'],
    [ROUTE, 'CfnClientVpnRouteProps'], [AUTHORIZATION_RULE, 'CfnClientVpnAuthorizationRuleProps'],
  ] as const)('%s', (type, name) => {
    expect(sorted(SHAPES[type])).toEqual(sorted(shapeOf(name)));
  });

  function sorted({ required, optional, inner }: Shape): Shape {
    return {
      required: [...required].sort(),
      optional: [...optional].sort(),
      inner: Object.fromEntries(Object.entries(inner).map(([name, shape]) => [name, sorted(shape)])),
    };
  }
});
