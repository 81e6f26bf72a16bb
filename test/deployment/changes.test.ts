import { compare } from '../../src/deployment/comparison';
import type { WorldTemplate } from '../../src/template/world';

const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
const SAML = { Type: 'AWS::IAM::SAMLProvider', Properties: { Name: 'okta', SamlMetadataDocument: '<xml/>' } };
const FEDERATED = { Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: { Ref: 'Saml' } } };
const MUTUAL = { Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: CERTIFICATE } };

type Resources = Readonly<Record<string, object>>;

function endpoint(more: object = {}) {
  return {
    Type: 'AWS::EC2::ClientVpnEndpoint',
    Properties: {
      AuthenticationOptions: [MUTUAL],
      ClientCidrBlock: '10.100.0.0/16',
      ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: { Ref: 'Logs' } },
      SecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
      ServerCertificateArn: CERTIFICATE,
      VpcId: 'vpc-11111111',
      ...more,
    },
  };
}

const ASSOCIATION = { Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, SubnetId: { Ref: 'SubnetA' } } };
const ROUTE = {
  Type: 'AWS::EC2::ClientVpnRoute',
  Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, DestinationCidrBlock: '10.50.0.0/16', TargetVpcSubnetId: { Ref: 'SubnetA' } },
  DependsOn: ['Association'],
};
const RULE = { Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, TargetNetworkCidr: '10.50.0.0/16', AccessGroupId: 'ops' } };
const GROUP = { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'clients', VpcId: 'vpc-11111111' } };
const LOGS = { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365 } };
const subnet = (zone: string, range: string) => ({ Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-11111111', AvailabilityZone: zone, CidrBlock: range } });

const BASE: Resources = {
  SubnetA: subnet('eu-central-1a', '10.0.0.0/24'),
  SubnetA2: subnet('eu-central-1a', '10.0.1.0/24'),
  SubnetB: subnet('eu-central-1b', '10.0.2.0/24'),
  Saml: SAML,
  Group: GROUP,
  Logs: LOGS,
  Vpn: endpoint(),
  Association: ASSOCIATION,
  Route: ROUTE,
  Rule: RULE,
};

function properties(resource: { readonly Properties: object }, more: object) {
  return { ...resource, Properties: { ...resource.Properties, ...more } };
}

function without(resources: Resources, ...ids: readonly string[]): Resources {
  return Object.fromEntries(Object.entries(resources).filter(([id]) => !ids.includes(id)));
}

function templateOf(resources: Resources, more: object = {}, file = 'Prod.template.json'): WorldTemplate {
  return { file, name: file, template: { Resources: resources, ...more } };
}

/** What is said of each resource, a question mark in front of what only the deployment can tell. */
function effects(before: Resources, after: Resources, more: object = {}) {
  const { stacks: [{ changes }] } = compare({ templates: [templateOf(before, more)] }, { templates: [templateOf(after, more)] });
  return Object.fromEntries(changes.map(({ effect, isCertain, resource }) => [resource.logicalId, `${isCertain ? '' : '?'}${effect}`]));
}

const WITH_ENDPOINT = { Association: 'replaced', Route: 'replaced', Rule: 'replaced' };

describe('the endpoint', () => {
  test.each<[name: string, before: object, after: object, effect: string | undefined]>([
    ['nothing', {}, {}, undefined],
    ['another client range', {}, { ClientCidrBlock: '10.101.0.0/16' }, 'replaced'],
    ['a method more', {}, { AuthenticationOptions: [MUTUAL, FEDERATED] }, 'replaced'],
    ['methods in another order', { AuthenticationOptions: [FEDERATED, MUTUAL] }, { AuthenticationOptions: [MUTUAL, FEDERATED] }, 'replaced'],
    ['a default written out', {}, { TransportProtocol: 'udp' }, 'replaced'],
    ['a tag', {}, { TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'a', Value: 'b' }] }] }, 'replaced'],
    ['another server certificate', {}, { ServerCertificateArn: CERTIFICATE.replace('1234', '9999') }, 'resets'],
    ['name servers', {}, { DnsServers: ['10.0.0.2'] }, 'resets'],
    ['another port', {}, { VpnPort: 1194 }, 'resets'],
    ['the port written out', {}, { VpnPort: 443 }, 'in-place'],
    ['split tunnel', { SplitTunnel: false }, { SplitTunnel: true }, 'resets'],
    ['split tunnel as a text', { SplitTunnel: true }, { SplitTunnel: 'true' }, undefined],
    ['a shorter session', {}, { SessionTimeoutHours: 8 }, 'ends-sessions'],
    ['a longer session', { SessionTimeoutHours: '8' }, { SessionTimeoutHours: 24 }, 'in-place'],
    ['a shorter session and another port', {}, { SessionTimeoutHours: 8, VpnPort: 1194 }, 'resets'],
    ['an enforced policy', {}, { AuthorizationPolicy: { PolicyDocument: 'p' } }, 'disconnects'],
    ['a policy in shadow mode', {}, { AuthorizationPolicy: { PolicyDocument: 'p', ShadowMode: 'enabled' } }, 'in-place'],
    ['the end of shadow mode', { AuthorizationPolicy: { PolicyDocument: 'p', ShadowMode: 'enabled' } }, { AuthorizationPolicy: { PolicyDocument: 'p' } }, 'disconnects'],
    ['the beginning of shadow mode', { AuthorizationPolicy: { PolicyDocument: 'p' } }, { AuthorizationPolicy: { PolicyDocument: 'p', ShadowMode: 'enabled' } }, 'in-place'],
    ['enforcement written out', { AuthorizationPolicy: { PolicyDocument: 'p' } }, { AuthorizationPolicy: { PolicyDocument: 'p', ShadowMode: 'disabled' } }, 'in-place'],
    ['no policy any more', { AuthorizationPolicy: { PolicyDocument: 'p' } }, {}, 'in-place'],
    ['no security groups', {}, { SecurityGroupIds: [] }, 'slow'],
    ['a description', {}, { Description: 'staff' }, 'in-place'],
    ['a banner', {}, { ClientLoginBannerOptions: { Enabled: true, BannerText: 'Hello.' } }, 'in-place'],
    ['a trust provider', {}, { DevicePostureOptions: { Enabled: true, TrustProviders: [] } }, 'in-place'],
  ])('%s', (_, before, after, effect) => {
    const found = effects({ ...BASE, Vpn: endpoint(before) }, { ...BASE, Vpn: endpoint(after) });
    expect(found).toEqual(effect === undefined ? {} : { Vpn: effect, ...effect === 'replaced' ? WITH_ENDPOINT : {} });
  });

  test('that goes takes what is attached to it along', () => {
    expect(effects(BASE, without(BASE, 'Vpn', 'Association', 'Route', 'Rule'))).toEqual({ Vpn: 'deleted', Association: 'deleted', Route: 'deleted', Rule: 'deleted' });
  });

  test('that is retained is not deleted', () => {
    const retained = { ...endpoint(), DeletionPolicy: 'Retain' };
    expect(effects({ ...BASE, Vpn: retained }, without(BASE, 'Vpn', 'Association', 'Route', 'Rule'))).toEqual({ Vpn: 'removed', Association: 'removed', Route: 'removed', Rule: 'removed' });
  });

  test('under another logical id is another one', () => {
    const moved = JSON.parse(JSON.stringify({ ...without(BASE, 'Vpn'), Other: endpoint() }).replaceAll('"Ref":"Vpn"', '"Ref":"Other"')) as Resources;
    expect(effects(BASE, moved)).toEqual({ Vpn: 'deleted', Other: 'added', Association: 'replaced', Route: 'replaced', Rule: 'replaced' });
  });

  test('does not become a resource of another type', () => {
    expect(effects({ Vpn: endpoint() }, { Vpn: GROUP, Other: endpoint({ SecurityGroupIds: [{ Ref: 'Vpn' }] }) })).toMatchObject({ Vpn: 'fails' });
  });
});

describe('what an endpoint refers to', () => {
  const federated = { ...BASE, Vpn: endpoint({ AuthenticationOptions: [FEDERATED] }) };

  test('replaces it when it is replaced', () => {
    expect(effects(federated, { ...federated, Saml: properties(SAML, { Name: 'other' }) })).toEqual({ Vpn: 'replaced', ...WITH_ENDPOINT });
  });

  test('does not when it changes in place', () => {
    expect(effects(federated, { ...federated, Saml: properties(SAML, { SamlMetadataDocument: '<new/>' }) })).toEqual({});
  });

  test('may replace it when only a function of AWS Lambda knows', () => {
    const custom = (version: number) => ({
      ...BASE,
      Provider: { Type: 'Custom::Provider', Properties: { ServiceToken: 'arn:aws:lambda:eu-central-1:111122223333:function:f', version } },
      Vpn: endpoint({ AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: { 'Fn::GetAtt': ['Provider', 'Arn'] } } }] }),
    });
    expect(effects(custom(1), custom(2))).toEqual({ Vpn: '?replaced', Association: '?replaced', Route: '?replaced', Rule: '?replaced' });
  });

  test.each<[name: string, resource: object, effect: Record<string, string>]>([
    ['log group that is kept shorter', properties(LOGS, { RetentionInDays: 30 }), { Logs: 'data-lost' }],
    ['log group that is kept longer', properties(LOGS, { RetentionInDays: 731 }), { Logs: 'in-place' }],
    ['log group of another name', properties(LOGS, { LogGroupName: 'vpn' }), { Logs: 'replaced', Vpn: '?in-place' }],
  ])('%s', (_, resource, effect) => {
    expect(effects(BASE, { ...BASE, Logs: resource })).toEqual(effect);
  });

  test('a security group of another description takes hours', () => {
    expect(effects(BASE, { ...BASE, Group: properties(GROUP, { GroupDescription: 'others' }) })).toEqual({ Group: 'replaced', Vpn: 'slow' });
  });

  test('a log group and a security group that go are deleted, unless they are retained', () => {
    const bare = endpoint({ ConnectionLogOptions: { Enabled: false }, SecurityGroupIds: [] });
    expect(effects(BASE, { ...without(BASE, 'Group', 'Logs'), Vpn: bare })).toEqual({ Group: 'deleted', Logs: 'deleted', Vpn: 'slow' });
    expect(effects({ ...BASE, Logs: { ...LOGS, DeletionPolicy: 'Retain' } }, { ...without(BASE, 'Group', 'Logs'), Vpn: bare })).toMatchObject({ Logs: 'removed' });
  });
});

describe('what is attached to an endpoint', () => {
  test.each<[name: string, after: Resources, effect: Record<string, string>]>([
    ['a rule more', { ...BASE, More: properties(RULE, { AccessGroupId: 'staff' }) }, { More: 'added', Vpn: 'resets' }],
    ['a rule less', without(BASE, 'Rule'), { Rule: 'removed', Vpn: 'resets' }],
    ['a rule for others', { ...BASE, Rule: properties(RULE, { AccessGroupId: 'staff' }) }, { Rule: 'replaced', Vpn: 'resets' }],
    ['a rule of another description', { ...BASE, Rule: properties(RULE, { Description: 'why' }) }, { Rule: 'fails' }],
    ['a rule under another logical id', { ...without(BASE, 'Rule'), Other: RULE }, { Rule: 'removed', Other: 'fails', Vpn: 'resets' }],
    ['a rule in another spelling', { ...BASE, Rule: properties(RULE, { AuthorizeAllGroups: false }) }, { Rule: 'fails' }],
    ['a rule whose range is written otherwise', { ...without(BASE, 'Rule'), Other: properties(RULE, { TargetNetworkCidr: '10.50.1.2/16' }) }, { Rule: 'removed', Other: 'fails', Vpn: 'resets' }],
    ['a route more, with full tunnel', { ...BASE, More: properties(ROUTE, { DestinationCidrBlock: '10.60.0.0/16' }) }, { More: 'added' }],
    ['a route of another description', { ...BASE, Route: properties(ROUTE, { Description: 'why' }) }, { Route: 'fails' }],
    ['an association more', { ...BASE, More: properties(ASSOCIATION, { SubnetId: { Ref: 'SubnetB' } }) }, { More: 'added' }],
    ['an association under another logical id', { ...without(BASE, 'Association'), Other: ASSOCIATION }, { Association: 'removed', Other: 'fails' }],
    ['another subnet in the same Availability Zone', { ...BASE, Association: properties(ASSOCIATION, { SubnetId: { Ref: 'SubnetA2' } }) }, { Association: 'fails' }],
    ['another subnet in another Availability Zone', { ...BASE, Association: properties(ASSOCIATION, { SubnetId: { Ref: 'SubnetB' } }) }, { Association: 'replaced' }],
    ['no association', without(BASE, 'Association', 'Route'), { Association: 'removed', Route: 'removed', Vpn: 'disconnects' }],
    ['an association that is retained', without({ ...BASE, Association: { ...ASSOCIATION, DeletionPolicy: 'Retain' } }, 'Rule'), { Rule: 'removed', Vpn: 'resets' }],
  ])('%s', (_, after, effect) => {
    expect(effects(BASE, after)).toEqual(effect);
  });

  test('routes of a split tunnel reset connections', () => {
    const split = { ...BASE, Vpn: endpoint({ SplitTunnel: true }) };
    expect(effects(split, without(split, 'Route'))).toEqual({ Route: 'removed', Vpn: 'resets' });
    const unknown = { ...BASE, Vpn: endpoint({ SplitTunnel: { Ref: 'Split' } }) };
    expect(effects(unknown, without(unknown, 'Route'), { Parameters: { Split: { Type: 'String' } } })).toEqual({ Route: 'removed', Vpn: '?resets' });
  });

  test('a route that does not wait for the new association of its subnet may come too early', () => {
    const more = { ...BASE, More: properties(ASSOCIATION, { SubnetId: { Ref: 'SubnetB' } }) };
    const route = properties(ROUTE, { TargetVpcSubnetId: { Ref: 'SubnetB' } });
    expect(effects(BASE, { ...more, MoreRoute: { ...route, DependsOn: ['More'] } })).toEqual({ More: 'added', MoreRoute: 'added' });
    expect(effects(BASE, { ...more, MoreRoute: { ...route, DependsOn: [] } })).toEqual({ More: 'added', MoreRoute: '?fails' });
    expect(effects(more, { ...more, MoreRoute: { ...route, DependsOn: [] } })).toEqual({ MoreRoute: 'added' });
  });

  test('ids that are exchanged fail, as the core names associations by their position', () => {
    const two = { ...BASE, Other: properties(ASSOCIATION, { SubnetId: { Ref: 'SubnetB' } }) };
    expect(effects(two, { ...two, Association: two.Other, Other: ASSOCIATION })).toEqual({ Association: 'fails', Other: 'fails' });
  });

  test('ingress of a database that names the security group', () => {
    const ingress = {
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: { GroupId: 'sg-11111111', IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] } },
    };
    expect(effects({ ...BASE, Ingress: ingress }, { ...BASE, Moved: properties(ingress, { Description: 'db' }) })).toEqual({ Ingress: 'removed', Moved: 'fails' });
    expect(effects({ ...BASE, Ingress: ingress }, { ...BASE, Ingress: properties(ingress, { FromPort: 5431 }) })).toEqual({ Ingress: 'replaced' });
  });
});

/** To the service there is no difference; CloudFormation updates and creates before it deletes. */
describe('a permission that is written in a security group, or is a resource of its own', () => {
  const PERMISSION = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' };
  const own = (more: object = {}, Type = 'AWS::EC2::SecurityGroupIngress') => ({
    Type, Properties: { GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] }, ...PERMISSION, ...more },
  });
  const inline = (...rules: readonly object[]) => ({ ...BASE, Group: properties(GROUP, { SecurityGroupIngress: rules }) });
  const egress = (...rules: readonly object[]) => ({ ...BASE, Group: properties(GROUP, { SecurityGroupEgress: rules }) });
  const SEPARATE = { ...BASE, Rule443: own() };

  test.each<[name: string, before: Resources, after: Resources, effect: Record<string, string>]>([
    ['moves into the group', SEPARATE, inline(PERMISSION), { Group: 'fails', Rule443: 'removed' }],
    ['moves into the group, and stays a resource as well', SEPARATE, { ...inline(PERMISSION), Rule443: own() }, { Group: 'fails' }],
    ['moves into the group with a description', SEPARATE, inline({ ...PERMISSION, Description: 'web' }), { Group: 'fails', Rule443: 'removed' }],
    ['moves into the group in another spelling', SEPARATE, inline({ ...PERMISSION, CidrIp: '10.1.2.3/8', FromPort: '443', IpProtocol: 'TCP' }), { Group: 'fails', Rule443: 'removed' }],
    ['moves into the group, for other ports', SEPARATE, inline({ ...PERMISSION, ToPort: 444 }), { Group: 'in-place', Rule443: 'removed' }],
    ['moves out of the group', inline(PERMISSION), SEPARATE, { Group: 'in-place', Rule443: 'added' }],
    ['moves out of the group, which is named with Ref', inline(PERMISSION), { ...BASE, Rule443: own({ GroupId: { Ref: 'Group' } }) }, { Group: 'in-place', Rule443: 'added' }],
    ['is there a second time', inline(PERMISSION), { ...inline(PERMISSION), Rule443: own() }, { Rule443: 'fails' }],
    ['is written in the group twice in turn', inline(PERMISSION), inline({ ...PERMISSION, Description: 'web' }), { Group: 'in-place' }],
    ['outbound, moves into the group', { ...BASE, Rule443: own({}, 'AWS::EC2::SecurityGroupEgress') }, egress(PERMISSION), { Group: 'fails', Rule443: 'removed' }],
    ['inbound, becomes outbound in the group', SEPARATE, egress(PERMISSION), { Group: 'in-place', Rule443: 'removed' }],
    ['of all protocols has no ports', { ...BASE, Rule443: own({ IpProtocol: '-1' }) }, inline({ IpProtocol: -1, CidrIp: '10.0.0.0/8' }), { Group: 'fails', Rule443: 'removed' }],
    ['of another group', { ...BASE, Other: GROUP, Rule443: own({ CidrIp: undefined, SourceSecurityGroupId: { Ref: 'Other' } }) },
      { ...inline({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, SourceSecurityGroupId: { 'Fn::GetAtt': ['Other', 'GroupId'] } }), Other: GROUP }, { Group: 'fails', Rule443: 'removed' }],
    ['is spelled otherwise', SEPARATE, { ...BASE, Rule443: own({ CidrIp: '10.1.2.3/8' }) }, { Rule443: 'fails' }],
    ['moves into a group that is replaced', SEPARATE, { ...BASE, Group: properties(GROUP, { GroupDescription: 'others', SecurityGroupIngress: [PERMISSION] }) }, { Group: 'replaced', Rule443: 'removed', Vpn: 'slow' }],
    ['is not known in the group', inline(PERMISSION), { ...BASE, Group: properties(GROUP, { SecurityGroupIngress: { 'Fn::ImportValue': 'rules' } }), Rule443: own() }, { Group: '?in-place', Rule443: 'added' }],
  ])('%s', (_, before, after, effect) => {
    expect(effects(before, after)).toEqual(effect);
  });
});

describe('values', () => {
  const parameters = { Parameters: { Range: { Type: 'String' }, Stage: { Type: 'String', AllowedValues: ['dev'] }, Other: { Type: 'String' } }, Mappings: { M: { dev: { range: '10.100.0.0/16' } } } };

  test.each<[name: string, value: unknown, effect: string | undefined]>([
    ['of a mapping', { 'Fn::FindInMap': ['M', { Ref: 'Stage' }, 'range'] }, undefined],
    ['put together', { 'Fn::Join': ['', ['10.100', '.0.0/16']] }, undefined],
    ['of a substitution', { 'Fn::Sub': '10.100.0.0/16' }, undefined],
    ['of a parameter', { Ref: 'Range' }, '?replaced'],
    ['put together of a parameter', { 'Fn::Sub': '${Range}' }, '?replaced'],
  ])('%s are compared as CloudFormation resolves them', (_, value, effect) => {
    const found = effects(BASE, { ...BASE, Vpn: endpoint({ ClientCidrBlock: value }) }, parameters);
    expect(found.Vpn).toBe(effect);
  });

  test('that are not known are the same as long as they are written alike', () => {
    const unknown = { ...BASE, Vpn: endpoint({ ClientCidrBlock: { Ref: 'Range' } }) };
    expect(effects(unknown, unknown, parameters)).toEqual({});
    expect(effects(unknown, { ...BASE, Vpn: endpoint({ ClientCidrBlock: { 'Fn::Sub': '${Range}' } }) }, parameters)).toEqual({});
    expect(effects(unknown, { ...BASE, Vpn: endpoint({ ClientCidrBlock: { Ref: 'Other' } }) }, parameters).Vpn).toBe('?replaced');
  });

  test('a text that differs in one place differs', () => {
    const named = (name: string) => ({
      ...BASE,
      Vpn: endpoint({ AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::111122223333:saml-provider/${name}` } } }] }),
    });
    expect(effects(named('a'), named('b')).Vpn).toBe('replaced');
    expect(effects(named('a'), named('a'))).toEqual({});
  });

  test('of an attribute of the VPC are the range itself', () => {
    const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.50.0.0/16' } };
    const before = { ...BASE, Vpc: vpc, Rule: properties(RULE, { TargetNetworkCidr: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] } }) };
    expect(effects(before, { ...BASE, Vpc: vpc })).toEqual({});
  });
});

describe('conditions', () => {
  const conditions = { Parameters: { Stage: { Type: 'String' } }, Conditions: { Night: { 'Fn::Equals': [{ Ref: 'Stage' }, 'night'] }, Never: { 'Fn::Equals': ['a', 'b'] } } };

  test('a resource whose condition is false is not there', () => {
    expect(effects(BASE, { ...BASE, Rule: { ...RULE, Condition: 'Never' } }, conditions)).toEqual({ Rule: 'removed', Vpn: 'resets' });
  });

  test('one that may go away may be removed', () => {
    expect(effects(BASE, { ...BASE, Rule: { ...RULE, Condition: 'Night' } }, conditions)).toEqual({ Rule: '?removed', Vpn: '?resets' });
  });

  test('the same condition on both sides is as none', () => {
    const conditional = (more: object) => ({ ...BASE, Rule: { ...properties(RULE, more), Condition: 'Night' } });
    expect(effects(conditional({}), conditional({ AccessGroupId: 'staff' }), conditions)).toEqual({ Rule: 'replaced', Vpn: 'resets' });
  });
});
