/** The answers of the AWS CLI about endpoints are a door like templates: they are judged, explained and compared. */
import { dump } from 'js-yaml';
import { endpoints, files, ID, networks, routes, rules, SUBNETS, template } from './live';
import { check, cli, inFolder } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';

const WHOLE = { endpoints: endpoints(), networks: networks(), routes: routes(), rules: rules([['10.0.0.0/16']]) };

interface Found {
  readonly rule: string;
  readonly file: string;
  readonly resource: string;
}

async function found(given: Readonly<Record<string, string>>): Promise<Found[]> {
  const { stdout } = await check(given, ['.', '--json']);
  return (JSON.parse(stdout) as { findings: Found[] }).findings.map(({ file, resource, rule }) => ({ rule, file, resource }));
}

describe('check', () => {
  test('has nothing to say of an endpoint that is as it should be', async () => {
    const { code, stderr, stdout } = await check(files(WHOLE), ['.']);
    expect({ code, stderr, stdout }).toEqual({ code: ExitCode.OK, stderr: '', stdout: '0 errors, 0 warnings in 4 templates.\n' });
  });

  test('takes one file, YAML, and a list of answers as well', async () => {
    const broken = { ...WHOLE, rules: rules([['10.0.0.0/16', 'ops'], ['10.0.0.0/16']]) };
    const expected = ['AuthorizationRuleBesideAllUsers'];
    const all = Object.values(broken);
    for (const [name, content] of [
      ['live.json', JSON.stringify(Object.assign({}, ...all))],
      ['live.json', JSON.stringify(all)],
      ['live.yaml', dump(Object.assign({}, ...all))],
      ['live.yml', dump(all)],
    ]) {
      expect((await found({ [name]: content })).map(({ rule }) => rule)).toEqual(expected);
    }
  });

  test('tells the file and the line that a value is in', async () => {
    const given = files({ ...WHOLE, rules: rules([['10.0.0.0/16'], ['10.0.0.0/16', 'ops']]) });
    const { stdout } = await check(given, ['.']);
    const line = given['rules.json'].split('\n').findIndex((text) => text.includes('"ops"')) + 2;
    expect(stdout).toContain('rules.json\n\n  10.0.0.0/16 for ops AWS::EC2::ClientVpnAuthorizationRule');
    expect(stdout).toContain(`line ${line + 1}, AuthorizationRuleBesideAllUsers`);
    expect(given['rules.json'].split('\n')[line]).toContain('DestinationCidr');
  });

  test.each<[string, Readonly<Record<string, object>>, readonly Found[]]>([
    ['no association, when they were asked for', { ...WHOLE, networks: networks([]), routes: { Routes: [] } }, [
      { rule: 'AssociationMissing', file: 'endpoints.json', resource: ID },
    ]],
    ['no rule, when they were asked for', { ...WHOLE, rules: rules([]) }, [{ rule: 'AuthorizationRuleMissing', file: 'endpoints.json', resource: ID }]],
    ['nothing that was not asked for', { endpoints: endpoints() }, []],
    ['nothing that an older command line does not answer', {
      ...WHOLE, endpoints: endpoints({ ClientConnectOptions: undefined, TrafficIpAddressType: undefined, SessionTimeoutHours: undefined }),
    }, []],
    ['a port that the service does not have', { ...WHOLE, endpoints: endpoints({ VpnPort: 1195 }) }, [{ rule: 'VpnPortValue', file: 'endpoints.json', resource: ID }]],
    ['an association that has failed as one that is not there', { ...WHOLE, networks: networks(SUBNETS, 'association-failed'), routes: { Routes: [] } }, [
      { rule: 'AssociationMissing', file: 'endpoints.json', resource: ID },
    ]],
    ['nothing of an endpoint that is gone', { ...WHOLE, endpoints: endpoints({ Status: { Code: 'deleted' }, VpnPort: 1195 }) }, []],
  ])('finds %s', async (_, given, expected) => {
    expect(await found(files(given))).toEqual(expected);
  });

  test('says what is left out, and why', async () => {
    const { stderr } = await check(files({ ...WHOLE, routes: routes([['192.168.0.0/16', SUBNETS[0], 'failed']]) }), ['.']);
    expect(stderr).toMatch(/^routes\.json:\d+:\d+: 192\.168\.0\.0\/16 through subnet-0aaaaaaaaaaaaaaaa is failed: it is left out\.\n$/);
  });

  test('says why something has failed, where the answer does', async () => {
    const failed = { Routes: [{ ClientVpnEndpointId: ID, DestinationCidr: '192.168.0.0/16', TargetSubnet: SUBNETS[0], Origin: 'add-route', Status: { Code: 'failed', Message: 'no association' } }] };
    const { stderr } = await check(files({ ...WHOLE, routes: failed }), ['.']);
    expect(stderr).toContain('192.168.0.0/16 through subnet-0aaaaaaaaaaaaaaaa is failed (no association): it is left out.');
  });

  test('judges the input of a call before it is made', async () => {
    const { code, stdout } = await check(files({ input: { ClientCidrBlock: '10.100.0.0/24', ServerCertificateArn: 'x', AuthenticationOptions: [] } }), ['input.json', '--json']);
    expect(code).toBe(ExitCode.FOUND);
    expect((JSON.parse(stdout) as { findings: Found[] }).findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['ClientCidrBlockSize']));
  });

  test.each([
    ['nothing', { ClientVpnEndpoints: [null] }],
    ['texts', { ClientVpnEndpoints: [{ ClientVpnEndpointId: 7, AuthenticationOptions: 'x', Tags: [null], Status: 'x' }] }],
    ['children of nothing', { Routes: [{ ClientVpnEndpointId: null }], AuthorizationRules: [{ ClientVpnEndpointId: {} }] }],
    ['inputs of other shapes', { ServerCertificateArn: null, AuthenticationOptions: { Type: 1 }, TagSpecifications: 'x', DevicePostureOptions: [] }],
  ])('no answer makes it fail by itself: %s', async (_, answer) => {
    const { code, stderr } = await check(files({ answer }), ['answer.json']);
    expect(stderr).not.toContain('should not have happened');
    expect([ExitCode.OK, ExitCode.FOUND, ExitCode.FAILED]).toContain(code);
  });
});

test('adopt takes no answers: no stack has what they tell of', async () => {
  const { code, stderr } = await inFolder({ ...files(WHOLE), 'template/t.json': JSON.stringify(template()) }, () => cli(['adopt', 'endpoints.json', 'template']));
  expect({ code, stderr }).toEqual({
    code: ExitCode.FAILED,
    stderr: 'endpoints.json: adopt compares templates: CloudFormation cannot take over an endpoint that no stack has. "generate" writes code for it.\n',
  });
});

describe('on a transit gateway', () => {
  const zone = (AssociationId: string, more: object) => ({ AssociationId, ClientVpnEndpointId: ID, Status: { Code: 'associated' }, ...more });
  const gateway = (more: object) => endpoints({ VpcId: undefined, SecurityGroupIds: undefined, TransitGatewayConfiguration: { TransitGatewayId: 'tgw-0123456789abcdef0', ...more } });

  test.each<[string, object, object, string | undefined]>([
    ['the zones of the endpoint itself come with it', { AvailabilityZones: ['eu-west-1a'] }, { AvailabilityZones: ['eu-west-1a'] }, undefined],
    ['those that were associated later do not', { AvailabilityZones: ['eu-west-1a'] }, { AvailabilityZones: ['eu-west-1c'] }, "associateAvailabilityZone('eu-west-1c')"],
    ['an id of a zone', { AvailabilityZoneIds: ['euw1-az1'] }, { AvailabilityZoneIds: ['euw1-az3'] }, "associateAvailabilityZoneId('euw1-az3')"],
    ['where the endpoint names none, all come with it', {}, { AvailabilityZones: ['eu-west-1c'] }, undefined],
  ])('%s', async (_, configuration, association, expected) => {
    const answers = files({ endpoints: gateway(configuration), networks: { ClientVpnTargetNetworks: [zone('cvpn-assoc-00', association)] } });
    const { code, stdout } = await inFolder(answers, () => cli(['generate', '.']));
    expect(code).toBe(ExitCode.OK);
    expect(stdout.match(/associateAvailabilityZone(?:Id)?\('[^']+'\)/)?.[0]).toBe(expected);
  });
});

describe('access', () => {
  test('knows the route of the VPC, and who may take it', async () => {
    const given = files({ ...WHOLE, rules: rules([['10.0.0.0/16', 'ops'], ['192.168.0.0/16', 'ops']]) });
    const ask = (to: string) => inFolder(given, () => cli(['access', '.', '--to', to, '--group', 'ops']));
    expect((await ask('10.0.3.4')).stdout).toContain('Group "ops" reaches 10.0.3.4.');
    expect((await ask('192.168.3.4')).stdout).toContain('Group "ops" does not reach 192.168.3.4.');
  });
});

describe('diff', () => {
  interface Change {
    readonly resource: string;
    readonly effect: string;
    readonly causes: ReadonlyArray<{ readonly property: string }>;
  }

  async function compared(live: Readonly<Record<string, object>>, written: object, isLiveNew = false) {
    const all = { ...Object.fromEntries(Object.entries(files(live)).map(([name, text]) => [`live/${name}`, text])), 'template.json': JSON.stringify(written) };
    const sides = isLiveNew ? ['template.json', 'live'] : ['live', 'template.json'];
    const { code, stderr, stdout } = await inFolder(all, () => cli(['diff', ...sides, '--json']));
    const { stacks } = JSON.parse(stdout) as { stacks: Array<{ changes: Change[]; access: unknown[] }> };
    return {
      code,
      stderr,
      changes: stacks.flatMap(({ changes }) => changes)
        .map(({ causes, effect, resource }) => [resource, effect, ...causes.map(({ property }) => property)]),
      access: stacks.flatMap(({ access }) => access),
    };
  }

  test('what is live is the template, whatever only the deployment knows', async () => {
    expect(await compared(WHOLE, template())).toEqual({ code: ExitCode.OK, stderr: '', changes: [], access: [] });
    expect(await compared(WHOLE, template(), true)).toEqual({ code: ExitCode.OK, stderr: '', changes: [], access: [] });
  });

  test.each<[string, object]>([
    ['a default that is written out', { TransportProtocol: 'udp', VpnPort: 443, EndpointIpAddressType: 'ipv4', ClientLoginBannerOptions: { Enabled: false } }],
    ['the portal, which no answer tells of', { SelfServicePortal: 'disabled' }],
    ['groups that the service chose', { SecurityGroupIds: undefined, VpcId: undefined }],
    ['what is said in another order', { TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Value: 'office', Key: 'Name' }] }] }],
  ])('%s is not a drift', async (_, more) => {
    expect((await compared(WHOLE, template(more))).changes).toEqual([]);
  });

  test.each<[string, object, readonly string[]]>([
    ['a setting', { SplitTunnel: false }, ['Vpn', 'resets', 'SplitTunnel']],
    ['a setting that the template leaves to its default', { SplitTunnel: undefined }, ['Vpn', 'resets', 'SplitTunnel']],
    ['what cannot be changed', { ClientCidrBlock: '10.101.0.0/16' }, ['Vpn', 'replaced', 'ClientCidrBlock']],
    ['a banner that is off', { ClientLoginBannerOptions: { Enabled: true, BannerText: 'Hi' } }, ['Vpn', 'in-place', 'ClientLoginBannerOptions']],
    ['tags', { TagSpecifications: undefined }, ['Vpn', 'replaced', 'TagSpecifications']],
  ])('%s that differs is reported', async (_, more, expected) => {
    expect((await compared(WHOLE, template(more))).changes).toContainEqual(expected);
  });

  test('a rule that someone added by hand is removed by the template, and who loses access is told', async () => {
    const live = { ...WHOLE, rules: rules([['10.0.0.0/16', 'ops'], ['10.0.0.0/16']]), routes: routes([['192.168.0.0/16', SUBNETS[0]]]) };
    const { access, changes, code } = await compared(live, template());
    // taking the rule and the route of a split tunnel away resets connections.
    expect(changes.sort()).toEqual([['10.0.0.0/16 for ops', 'removed'], ['192.168.0.0/16 through subnet-0aaaaaaaaaaaaaaaa', 'removed'], ['Vpn', 'resets']]);
    expect({ access, code }).toEqual({ access: [], code: ExitCode.OK });
    const hand = await compared({ ...WHOLE, rules: rules([['10.0.7.0/24', 'ops'], ['10.0.0.0/16']]) }, template());
    // the narrower rule takes its range away from all users. Whether the template gives it back is up to a VPC that it does not hold.
    expect(hand.access).toContainEqual(expect.objectContaining({ group: null, destination: '10.0.7.0/24', before: 'no', after: 'unknown' }));
  });

  test('a rule and an association that someone removed by hand are added by the template, and the other way round', async () => {
    const live = { ...WHOLE, networks: networks(SUBNETS.slice(0, 1)), rules: rules([]) };
    expect((await compared(live, template())).changes.sort()).toEqual([['B', 'added'], ['Everyone', 'added'], ['Vpn', 'resets']]);
    expect((await compared(live, template(), true)).changes.sort()).toEqual([['B', 'removed'], ['Everyone', 'removed'], ['Vpn', 'resets']]);
  });

  test('what was not asked for is not missing', async () => {
    expect((await compared({ endpoints: endpoints() }, template())).changes).toEqual([]);
  });

  test('endpoints are told apart by their ranges, tags and descriptions', async () => {
    const one = (more: object) => ({ ...(endpoints() as { ClientVpnEndpoints: object[] }).ClientVpnEndpoints[0], ...more });
    const live = { ClientVpnEndpoints: [one({}), one({ ClientVpnEndpointId: 'cvpn-endpoint-0ffffffffffffffff', ClientCidrBlock: '10.200.0.0/16', SplitTunnel: false, Tags: [], Description: 'lab' })] };
    const { Resources } = template() as { Resources: { Vpn: { Properties: object } } };
    const lab = { ...Resources.Vpn, Properties: { ...Resources.Vpn.Properties, ClientCidrBlock: '10.201.0.0/16', SplitTunnel: false, TagSpecifications: undefined, Description: 'lab' } };
    expect((await compared({ endpoints: live }, { Resources: { Vpn: Resources.Vpn, Lab: lab } })).changes).toEqual([['Lab', 'replaced', 'ClientCidrBlock']]);
  });

  test('an endpoint that is not live is a new one', async () => {
    const live = { ClientVpnEndpoints: [] };
    const { Resources } = template() as { Resources: { Vpn: { Properties: object } } };
    const lab = { ...Resources.Vpn, Properties: { ...Resources.Vpn.Properties, ClientCidrBlock: '10.201.0.0/16' } };
    expect((await compared({ ...WHOLE, more: live }, template({}, { Lab: lab }))).changes).toEqual([['Lab', 'added']]);
  });

  test.each<[string, object, object, ReadonlyArray<readonly string[]>]>([
    ['a description', { Description: 'old' }, { Description: 'new' }, [['Vpn', 'in-place', 'Description']]],
    ['a description that the template does not have', { Description: 'old' }, {}, [['Vpn', 'in-place', 'Description']]],
    ['an enforcement that is on', { ClientRouteEnforcementOptions: { Enforced: true } }, {}, [['Vpn', 'in-place', 'ClientRouteEnforcementOptions']]],
    ['logging that is off', { ConnectionLogOptions: { Enabled: false } }, {}, [['Vpn', 'in-place', 'ConnectionLogOptions']]],
    ['logging that is off on both sides', { ConnectionLogOptions: { Enabled: false } }, { ConnectionLogOptions: { Enabled: false } }, []],
    ['DNS servers', { DnsServers: ['10.0.0.2'] }, {}, [['Vpn', 'resets', 'DnsServers']]],
    ['no DNS servers', { DnsServers: [] }, {}, []],
  ])('%s', async (_, live, more, expected) => {
    expect((await compared({ ...WHOLE, endpoints: endpoints(live) }, template(more))).changes).toEqual(expected);
  });

  test('an endpoint of another stack is not compared', async () => {
    const both = endpoints();
    const [one] = (both as { ClientVpnEndpoints: object[] }).ClientVpnEndpoints;
    const other = { ...one, ClientVpnEndpointId: 'cvpn-endpoint-0ffffffffffffffff', ClientCidrBlock: '10.200.0.0/16', Tags: [] };
    const { changes, stderr } = await compared({ ...WHOLE, endpoints: { ClientVpnEndpoints: [other, one] } }, template());
    expect(changes).toEqual([]);
    expect(stderr).toBe('live/endpoints.json: cvpn-endpoint-0ffffffffffffffff is not compared: no template has an endpoint that is certainly the same.\n');
  });

  test('two answers are compared with each other', async () => {
    const before = Object.fromEntries(Object.entries(files(WHOLE)).map(([name, text]) => [`before/${name}`, text]));
    const after = Object.fromEntries(Object.entries(files({ ...WHOLE, endpoints: endpoints({ SplitTunnel: false }) })).map(([name, text]) => [`after/${name}`, text]));
    const { stdout } = await inFolder({ ...before, ...after }, () => cli(['diff', 'before', 'after', '--json']));
    const { stacks: [{ changes }] } = JSON.parse(stdout) as { stacks: Array<{ changes: Change[] }> };
    expect(changes.map(({ effect, resource }) => [resource, effect])).toEqual([[ID, 'resets']]);
  });
});
