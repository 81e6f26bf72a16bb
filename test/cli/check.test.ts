import { check, cli, DOUBTFUL, ignoring, inFolder, json, template, TOO_SMALL } from './terminal';
import { run } from '../../src/cli/run';
import { ExitCode } from '../../src/cli/terminal/io';
import { api, guide } from '../pages';

const FINE = json(template());
const ERROR = json(template(TOO_SMALL));
const WARNING = json(template(DOUBTFUL));
const OTHER = json({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });

const GUIDE = guide('what-is-best-practices');
const BANNER = api('ClientLoginBannerOptions');

describe('exit codes', () => {
  test.each<[string, string, string[], ExitCode]>([
    ['nothing found', FINE, [], ExitCode.OK],
    ['a warning', WARNING, [], ExitCode.OK],
    ['a warning, with --strict', WARNING, ['--strict'], ExitCode.FOUND],
    ['an error', ERROR, [], ExitCode.FOUND],
    ['an ignored error', json(template(TOO_SMALL, ignoring('ClientCidrBlockSize', 'a laboratory'))), ['--strict'], ExitCode.OK],
    ['an error that is ignored without a reason', json(template(TOO_SMALL, ignoring('ClientCidrBlockSize'))), [], ExitCode.FOUND],
    ['wrong metadata', json(template({}, ignoring('ClientCidrBlockSise', 'x'))), [], ExitCode.OK],
    ['wrong metadata, with --strict', json(template({}, ignoring('ClientCidrBlockSise', 'x'))), ['--strict'], ExitCode.FOUND],
    ['no template', 'hello', [], ExitCode.FAILED],
  ])('%s', async (_, content, options, code) => {
    await expect(check({ 'a.template': content }, ['a.template', ...options])).resolves.toMatchObject({ code });
  });
});

describe('a key that is given twice', () => {
  const yaml = 'Resources:\n  Vpn:\n    Type: AWS::EC2::ClientVpnRoute\n    Properties: {DestinationCidrBlock: 10.0.0.0/8, DestinationCidrBlock: 10.0.0.0/40}\n';

  test('is a warning, the last one counts, and the rest is checked', async () => {
    const { code, stdout, stderr } = await check({ 'a.yaml': yaml });
    expect(code).toBe(ExitCode.FOUND);
    expect(stderr).toBe('a.yaml:4:52: "DestinationCidrBlock" is given twice: the last one counts. Remove one of the two.\n');
    expect(stdout).toContain('DestinationCidrBlock "10.0.0.0/40"');
  });

  test('is as bad as other warnings with --strict', async () => {
    const text = FINE.replace('"SplitTunnel"', '"SplitTunnel": false, "SplitTunnel"');
    await expect(check({ 'a.json': text })).resolves.toMatchObject({ code: ExitCode.OK });
    await expect(check({ 'a.json': text }, ['a.json', '--strict'])).resolves.toMatchObject({ code: ExitCode.FOUND });
  });

  test('in a template without Client VPN is nobody\'s concern here', async () => {
    await expect(check({ 'a.json': '{"Resources": {"A": {"Type": "AWS::SQS::Queue"}, "A": {"Type": "AWS::SQS::Queue"}}}' })).resolves.toMatchObject({ stderr: '' });
  });
});

describe('for people', () => {
  test('by file and resource, with what to write instead', async () => {
    const { stdout, stderr } = await check({ 'a.json': json(template({ ...DOUBTFUL, ...TOO_SMALL })), 'b.json': FINE, 'c.json': OTHER });
    expect(stderr).toBe('');
    expect(stdout).toBe(`a.json

  Vpn AWS::EC2::ClientVpnEndpoint, line 3
    error    ClientCidrBlock "10.0.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22.
             Write e.g. "10.100.0.0/22".
             line 14, ClientCidrBlockSize, ${GUIDE}
    warning  ClientLoginBannerOptions.BannerText is empty, but the banner is enabled.
             Write a text, or set Enabled to false.
             line 26, BannerWithoutText, ${BANNER}

1 error, 1 warning in 3 templates.
For more about a rule: cdk-client-vpn-plus rules ClientCidrBlockSize
`);
  });

  test('resources in the order of the file, with the construct that made them', async () => {
    const { Resources: { Vpn, ...others } } = template(TOO_SMALL, { Metadata: { 'aws:cdk:path': 'Stack/Vpn/Resource' } });
    const { stdout } = await check({ 'a.json': json({ Resources: { Rule2: others.Rule, ...others, Vpn } }) });
    expect(stdout.split('\n').filter((line) => /^ {2}\w/.test(line))).toEqual([
      '  Rule AWS::EC2::ClientVpnAuthorizationRule, line 22',
      '  Vpn AWS::EC2::ClientVpnEndpoint, line 32, created by Stack/Vpn/Resource',
    ]);
  });

  test('errors before warnings, and what is ignored last; the hint names the first error', async () => {
    const warned = { Type: 'AWS::EC2::ClientVpnRoute', Properties: { ClientVpnEndpointId: 'cvpn-endpoint-1', DestinationCidrBlock: '10.1.0.1/16', TargetVpcSubnetId: 'subnet-1' } };
    const { Resources } = template(TOO_SMALL, ignoring('ClientCidrBlockSize', 'a laboratory'));
    const wrong = { ...warned, Properties: { ...warned.Properties, DestinationCidrBlock: 'x' } };
    const { stdout } = await check({ 'a.json': json({ Resources: { ...Resources, Warned: warned } }), 'b.json': json({ Resources: { Warned: warned, Wrong: wrong } }) });
    expect(stdout.split('\n').filter((text) => /^\S+\.json|^ {4}\w|^For/.test(text)).map((text) => text.trim().split(/ +/).slice(0, 2).join(' '))).toEqual([
      'b.json', 'error DestinationCidrBlock', 'warning DestinationCidrBlock', 'a.json', 'warning DestinationCidrBlock', 'ignored ClientCidrBlock', 'For more',
    ]);
    expect(stdout).toMatch(/rules RouteFormat\n$/);
  });

  test('what is ignored, with the reason', async () => {
    const { stdout } = await check({ 'a.json': json(template(TOO_SMALL, ignoring('ClientCidrBlockSize', 'a laboratory'))) });
    expect(stdout).toBe(`a.json

  Vpn AWS::EC2::ClientVpnEndpoint, line 3
    ignored  ClientCidrBlock "10.0.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22.
             Because: a laboratory
             line 14, ClientCidrBlockSize, ${GUIDE}

0 errors, 0 warnings, 1 ignored in 1 template.
For more about a rule: cdk-client-vpn-plus rules ClientCidrBlockSize
`);
  });

  test('templates without Client VPN', async () => {
    await expect(check({ 'a.json': OTHER })).resolves.toEqual({ code: ExitCode.OK, stdout: 'There are no Client VPN resources in 1 template.\n', stderr: '' });
  });

  test('wrong metadata', async () => {
    const { stdout, stderr } = await check({ 'a.json': json(template({}, ignoring('ClientCidrBlockSise', 'x'))) });
    expect(stdout).toBe('0 errors, 0 warnings in 1 template.\n');
    expect(stderr).toBe('a.json:29:11: Vpn: the metadata ignore the rule "ClientCidrBlockSise", which does not exist. Did you mean "ClientCidrBlockSize"?\n');
  });

  const painted = (text: string) => text.includes('\u001b[');

  test('in colour on a terminal', async () => {
    const { stdout } = await check({ 'a.json': json(template({ ...DOUBTFUL, ...TOO_SMALL })) }, undefined, { isTTY: true });
    expect(stdout).toContain('\u001b[31merror\u001b[0m');
    expect(stdout).toContain('\u001b[33mwarning\u001b[0m');
  });

  test.each<[string, boolean, Record<string, string>]>([
    ['without a terminal', false, {}],
    ['with NO_COLOR', true, { NO_COLOR: '1' }],
    ['on a terminal that cannot', true, { TERM: 'dumb' }],
  ])('not in colour %s', async (_, isTTY, env) => {
    expect(painted((await check({ 'a.json': ERROR }, undefined, { isTTY, env })).stdout)).toBe(false);
  });

  test('an empty NO_COLOR says nothing', async () => {
    expect(painted((await check({ 'a.json': ERROR }, undefined, { isTTY: true, env: { NO_COLOR: '' } })).stdout)).toBe(true);
  });

  test('nothing of a template reaches the terminal as it is', async () => {
    const { Resources: { Vpn } } = template(TOO_SMALL);
    const { stdout } = await check({ 'a.json': json({ Resources: { '\u001b[2J\u009b': Vpn } }) });
    expect(stdout).toContain('\n  \\u001b[2J\\u009b AWS::EC2::ClientVpnEndpoint, line 3\n');
    expect(stdout).not.toMatch(/[\u001b\u009b]/);
  });
});

test.each(['\u061c', '\u200e', '\u200f', '\u2028', '\u2029', '\u202a', '\u202e', '\u2066', '\u2069'])('%j is escaped for people', async (character) => {
  const { stdout } = await check({ 'a.json': json({ Resources: { [`Vpn${character}x`]: template(TOO_SMALL).Resources.Vpn } }) });
  expect(stdout).toContain(`\n  Vpn\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}x AWS::EC2::ClientVpnEndpoint`);
  expect(stdout).not.toContain(character);
});

test.each(['human', 'json', 'sarif'])('no text is turned around in the format %s', async (format) => {
  const { Vpn } = template({ ...TOO_SMALL, Description: '\u202e'.repeat(256), ['Desc\u202e']: 'x' }).Resources;
  const { stdout, stderr } = await check({ '\u202ea.json': json({ Resources: { 'Vpn\u2066x': Vpn }, ['\u202e']: '', ['\u2028']: '' }), 'b\u202e.yaml': '' }, undefined);
  const other = await check({ 'a.json': json({ Resources: { 'Vpn\u2066x': Vpn } }) }, ['a.json', '--format', format]);
  for (const text of [stdout, stderr, other.stdout]) {
    expect(text).not.toMatch(/[\u2028-\u202e\u2066-\u2069]/);
  }
  if (format !== 'human') {
    expect(JSON.parse(other.stdout)).toEqual(expect.anything());
    expect(other.stdout).toContain('Vpn\\u2066x');
  }
});

test.each([
  ['a command', ['che\u202eck']],
  ['an option', ['check', '--st\u202erict', 'a.json']],
  ['a rule', ['rules', '\u202e']],
  ['a file', ['check', '\u202e.json']],
])('%s that nobody knows is shown as it is written', async (_, args) => {
  const { code, stderr } = await cli(args);
  expect(code).toBe(ExitCode.FAILED);
  expect(stderr).toContain('\\u202e');
  expect(stderr).not.toContain('\u202e');
});

describe('for programs', () => {
  test.each([['--json'], ['--format=json']])('one object: %s', async (option) => {
    const content = json(template({ ...TOO_SMALL, ...DOUBTFUL }, ignoring('BannerWithoutText', 'because')));
    const { code, stdout, stderr } = await check({ 'a.json': content, 'b.json': OTHER, 'c.json': '' }, ['a.json', 'b.json', 'c.json', option]);
    expect({ code, stderr }).toEqual({ code: ExitCode.FAILED, stderr: 'c.json: the file is empty.\n' });
    const { findings, files } = JSON.parse(stdout);
    expect(files).toEqual(['a.json', 'b.json']);
    expect(findings).toContainEqual({
      file: 'a.json',
      rule: 'ClientCidrBlockSize',
      severity: 'error',
      resource: 'Vpn',
      path: 'ClientCidrBlock',
      value: '10.0.0.0/28',
      message: 'ClientCidrBlock "10.0.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22.',
      fix: 'Write e.g. "10.100.0.0/22".',
      source: GUIDE,
    });
    expect(findings).toContainEqual({
      file: 'a.json',
      rule: 'BannerWithoutText',
      severity: 'warning',
      resource: 'Vpn',
      path: 'ClientLoginBannerOptions.BannerText',
      value: null,
      message: 'ClientLoginBannerOptions.BannerText is empty, but the banner is enabled.',
      fix: 'Write a text, or set Enabled to false.',
      source: BANNER,
      ignored: 'because',
    });
  });

  test('what is not known is null', async () => {
    const { stdout } = await check({ 'a.json': json(template({ DnsServers: ['10.0.0.2', { Ref: 'Any' }, '10.0.0.3', '10.0.0.4'] })) }, ['a.json', '--json']);
    expect(JSON.parse(stdout).findings).toEqual([expect.objectContaining({ rule: 'DnsServersCount', value: ['10.0.0.2', null, '10.0.0.3', '10.0.0.4'] })]);
  });
});

describe('bad input', () => {
  const deep = (open: string, close: string) => `{"Resources": {"A": {"Type": "T", "Properties": {"P": ${open.repeat(100_000)}1${close.repeat(100_000)}}}}}`;

  test.each<[string, string, string | Uint8Array, string]>([
    ['empty', 'a.json', '', 'a.json: the file is empty.'],
    ['blank', 'a.yaml', ' \n', 'a.yaml: the file is empty.'],
    ['no JSON', 'a.json', '{\n  "Resources": nil\n}', 'a.json:2:16: not JSON: expected a value, but found "n".'],
    ['YAML in JSON', 'a.json', 'Resources: {}', 'a.json:1:1: not JSON: expected a value, but found "R".'],
    ['no YAML', 'a.yaml', 'Resources:\n  Vpn: [', 'a.yaml:2:9: not YAML: unexpected end of the stream within a flow collection.'],
    ['neither', 'a.template', '{"Resources": {', 'a.template:1:16: not JSON: expected a property name in double quotes or "}", but the file ends.'],
    ['binary', 'a.json', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0), 'a.json: not a text file in UTF-8.'],
    ['with zeros', 'a.json', '{}\0', 'a.json: not a text file in UTF-8.'],
    ['a text', 'a.yaml', 'hello', 'a.yaml: not a CloudFormation template: "Resources" is missing.'],
    ['a list', 'a.json', '[]', 'a.json: not a CloudFormation template: "Resources" is missing.'],
    ['null', 'a.json', 'null', 'a.json: not a CloudFormation template: "Resources" is missing.'],
    ['comments', 'a.yaml', '# nothing', 'a.yaml: not a CloudFormation template: "Resources" is missing.'],
    ['resources in a list', 'a.json', '{"Resources": []}', 'a.json: not a CloudFormation template: "Resources" is not a map.'],
    ['no resources', 'a.json', '{"Resources": null}', 'a.json: not a CloudFormation template: "Resources" is not a map.'],
    ['deep lists', 'a.json', deep('[', ']'), 'a.json:1:16: nested more than 500 levels deep.'],
    ['deep objects', 'a.json', deep('{"a":', '}'), 'a.json:1:16: nested more than 500 levels deep.'],
    ['deep in another section', 'a.json', `{"Resources": {}, "Outputs": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'a.json:1:19: nested more than 500 levels deep.'],
    ['deep YAML', 'a.yaml', `Resources: ${'['.repeat(100_000)}`, 'a.yaml:1:511: nested more than 500 levels deep.'],
    ['large', 'a.json', json({ Resources: { A: { Type: 'T', Properties: { P: 'x'.repeat(5_000_000) } } } }), 'a.json: more than 4 MB: CloudFormation accepts templates of up to 1 MB.'],
    ['a circle', 'a.yaml', 'Resources:\n  A: {Type: T, DependsOn: B}\n  B: {Type: T, Properties: {P: !GetAtt A.B}}', 'a.yaml:2:3: circular reference: A → B → A, so CloudFormation cannot create any of them.'],
    ['an alias in itself', 'a.yaml', 'Resources: &x\n  A: *x', 'a.yaml:2:7: circular reference: "*x" is a part of what it refers to.'],
  ])('%s', async (_, name, content, message) => {
    const { code, stdout, stderr } = await check({ [name]: content, 'fine.json': FINE });
    expect({ code, stdout, stderr }).toEqual({ code: ExitCode.FAILED, stdout: '0 errors, 0 warnings in 1 template.\n', stderr: `${message}\n` });
  });

  test('missing', async () => {
    await expect(check({}, ['nothing.json', 'no/thing'])).resolves
      .toEqual({ code: ExitCode.FAILED, stdout: '', stderr: 'nothing.json: no such file or folder.\nno/thing: no such file or folder.\n' });
  });

  test('what no file can be called', async () => {
    await expect(check({ 'a.json': FINE }, ['a.json/b.json'])).resolves
      .toEqual({ code: ExitCode.FAILED, stdout: '', stderr: 'a.json/b.json: a file of that name is in the way.\n' });
  });

  test('an error that nobody expects is told like the others', async () => {
    const [stdout, stderr]: string[][] = [[], []];
    const io = {
      env: {},
      stdin: (async function* () { yield await Promise.reject<Uint8Array>(new Error('the pipe is broken')); })(),
      stdout: { write: (text: string) => stdout.push(text) },
      stderr: { write: (text: string) => stderr.push(text) },
    };
    await inFolder({ 'fine.json': FINE }, async () => expect(run(['check', '-', 'fine.json'], io)).resolves.toBe(ExitCode.FAILED));
    expect(stderr).toEqual(['-: This should not have happened, please report it: the pipe is broken\n']);
    expect(stdout).toEqual(['0 errors, 0 warnings in 1 template.\n']);
  });

  test('a template in other encodings', async () => {
    const utf16 = Buffer.from(`\ufeff${FINE}`, 'utf16le');
    const { code } = await check({ 'bom.json': `\ufeff${FINE}`, 'lines.json': FINE.replace(/\n/g, '\r\n'), 'windows.json': utf16 });
    expect(code).toBe(ExitCode.OK);
  });

  test('JSON with comments is YAML', async () => {
    const { code } = await check({ 'a.template': FINE.replace('{', '{ # a comment'), 'b.yaml': FINE.replace(/\}$/, ', }') });
    expect(code).toBe(ExitCode.OK);
  });
});

describe('folders and the standard input', () => {
  test('templates of a folder, whatever else is in it', async () => {
    const { code, stdout, stderr } = await check({
      'cdk.out/manifest.json': '{"version": "1", "artifacts": {"AWS::": {}}}',
      'cdk.out/tree.json': '{"tree": {"Resources": "AWS::"}}',
      'cdk.out/empty.json': '',
      'cdk.out/settings.json': '{ // a comment\n}',
      'cdk.out/cdk.out': '{}',
      'cdk.out/A.template.json': ERROR,
      'cdk.out/assembly-B/B.template.json': ERROR,
      'cdk.out/c.yml': 'Resources: {Queue: {Type: "AWS::SQS::Queue"}}',
      'cdk.out/broken.yaml': 'Resources:\n  A: {Type: AWS::SQS::Queue',
      'cdk.out/asset.1234/template.json': ERROR,
      'cdk.out/node_modules/x/template.json': ERROR,
      'cdk.out/.cache/template.json': ERROR,
    }, ['cdk.out', '--json', 'cdk.out/A.template.json']);
    expect(code).toBe(ExitCode.FAILED);
    expect(JSON.parse(stdout).files).toEqual(['cdk.out/A.template.json', 'cdk.out/assembly-B/B.template.json', 'cdk.out/c.yml']);
    expect(stderr).toBe('cdk.out/broken.yaml:2:28: not YAML: unexpected end of the stream within a flow collection.\n');
  });

  test('a folder without templates', async () => {
    const { code, stderr } = await check({ 'a/package.json': '{}', 'b/readme.md': '', 'c/t.json': FINE }, ['a', 'b', 'c']);
    expect({ code, stderr }).toEqual({
      code: ExitCode.FAILED,
      stderr: 'b: no file in this folder is named like a template: *.json, *.yaml, *.yml or *.template.\na: no file in this folder is a CloudFormation template.\n',
    });
  });

  test.each<[string, string[]]>([
    ['after its folder', ['cdk.out', 'cdk.out/x.json']],
    ['before its folder', ['cdk.out/x.json', 'cdk.out']],
    ['in another spelling', ['cdk.out', './cdk.out/../cdk.out/x.json']],
  ])('a file that is named %s has to be a template', async (_, args) => {
    const { code, stderr } = await check({ 'cdk.out/x.json': '{}', 'cdk.out/fine.json': FINE }, args);
    expect({ code, stderr }).toEqual({
      code: ExitCode.FAILED,
      stderr: expect.stringMatching(/^[^\n]*cdk\.out\/x\.json: not a CloudFormation template: "Resources" is missing\.\n$/),
    });
  });

  test('one folder and one file in two spellings are checked once', async () => {
    await inFolder({ 'cdk.out/fine.json': FINE }, async () => {
      for (const args of [[`${process.cwd()}/cdk.out`, 'cdk.out'], ['cdk.out', './cdk.out/'], ['cdk.out/fine.json', `${process.cwd()}/cdk.out/fine.json`]]) {
        await expect(cli(['check', ...args])).resolves.toEqual({ code: ExitCode.OK, stdout: '0 errors, 0 warnings in 1 template.\n', stderr: '' });
      }
    });
  });

  test.each([['JSON', ERROR], ['YAML', 'Resources:\n  Vpn:\n    Type: AWS::EC2::ClientVpnEndpoint\n    Properties: {VpnPort: 80}']])('%s from the standard input', async (_, stdin) => {
    const { code, stdout } = await inFolder({}, () => cli(['check', '-', '--json'], { stdin }));
    expect(code).toBe(ExitCode.FOUND);
    expect(JSON.parse(stdout).files).toEqual(['-']);
  });

  test('a file of the name that stands for the standard input', async () => {
    const { code, stdout } = await inFolder({ '-': FINE }, () => cli(['check', '-', './-', '--json'], { stdin: ERROR }));
    expect(code).toBe(ExitCode.FOUND);
    expect(JSON.parse(stdout).files).toEqual(['-', './-']);
  });

  const many = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${index}.json`, FINE]));

  test('on a terminal, how far it is', async () => {
    const { stderr } = await check(many, undefined, { isTTY: true });
    expect(stderr).toMatch(/^\r1 of 10 files\r2 of 10 files[^]*\r10 of 10 files\r\u001b\[K$/);
  });

  test('in other places nothing of that', async () => {
    expect((await check(many)).stderr).toBe('');
    expect((await check({ 'a.json': FINE }, undefined, { isTTY: true })).stderr).toBe('');
  });
});
