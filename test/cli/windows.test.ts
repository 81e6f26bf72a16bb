/** Files as Windows has them: drives, backslashes, CRLF, marks before texts, UTF-16. */
import fs from 'node:fs';
import path from 'node:path';
import { check, cli, inFolder, json, type Ran, template, TOO_SMALL } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';

const HASH = 'ab'.repeat(32);
const nested = (TemplateURL: unknown, Metadata?: object) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL }, Metadata });
const parent = (...stacks: object[]) => json({ Resources: Object.fromEntries(stacks.map((stack, index) => [`Stack${index}`, stack])) });
const INNER = json(template(TOO_SMALL));
/** What an app makes of an endpoint, by the logical id and the path of its construct. */
const built = (logicalId: string, constructPath: string) => ({
  Resources: { [logicalId]: { ...template().Resources.Vpn, Metadata: { 'aws:cdk:path': constructPath } } },
});

/** What the rules say, by file. */
const found = ({ stdout }: Ran): string[] => (
  (JSON.parse(stdout) as { findings: Array<{ file: string; rule: string }> }).findings.map(({ file, rule }) => `${file} ${rule}`)
);

describe('a path with backslashes, in what was written on Windows, is found on other systems', () => {
  const asset = { 'aws:asset:path': 'nested\\inner.json' };
  const assets = json({ version: '48.0.0', files: { [HASH]: { source: { path: 'nested\\inner.json' } } } });
  test.each<[string, object, Record<string, string>]>([
    ['in TemplateURL', nested('nested\\inner.json'), {}],
    ['in TemplateURL, from the folder itself', nested('.\\nested\\inner.json'), {}],
    ['in the metadata of an asset', nested({ Ref: 'Somewhere' }, asset), {}],
    ['in the manifest of assets', nested({ 'Fn::Sub': `https://bucket/${HASH}.json` }), { 'out/manifest.json': '{"version":"48.0.0","artifacts":{}}', 'out/Vpn.assets.json': assets }],
  ])('%s', async (_, stack, files) => {
    const ran = await check({ 'out/a.json': parent(stack), 'out/nested/inner.json': INNER, ...files }, ['out/a.json', '--json']);
    expect(found(ran)).toEqual(['out/nested/inner.json ClientCidrBlockSize']);
  });

  test('unless a file has that very name', async () => {
    const ran = await check({ 'a.json': parent(nested('nested\\inner.json')), 'nested\\inner.json': INNER, 'nested/inner.json': json(template()) }, ['a.json', '--json']);
    expect(found(ran)).toEqual(['nested\\inner.json ClientCidrBlockSize']);
  });

  test('in the settings of a CDK app', async () => {
    const { stderr } = await check({ 'p/cdk.json': json({ output: 'out\\cdk' }), 'p/out/cdk/Vpn.template.json': json(template()) }, ['p']);
    expect(stderr).toBe('');
  });
});

/** Does something where paths are those of Windows, and a folder is `C:\repo`. */
async function onWindows<T>(folder: string, use: () => Promise<T>): Promise<T> {
  const real = (name: unknown) => typeof name === 'string' && /^C:\\repo(\\|$)/.test(name) ? `${folder}${name.slice('C:\\repo'.length).replaceAll('\\', '/')}`
    // what is not absolute is seen from the current folder.
    : typeof name === 'string' && !/^([A-Z]:|[\\/])/.test(name) ? `${folder}/${name.replaceAll('\\', '/')}` : name;
  const spies = [
    jest.spyOn(process, 'cwd').mockReturnValue('C:\\repo'),
    jest.spyOn(path, 'resolve').mockImplementation((...parts) => path.win32.resolve('C:\\repo', ...parts)),
    jest.replaceProperty(path, 'sep', '\\' as typeof path.sep),
    ...(['basename', 'dirname', 'isAbsolute', 'join', 'relative'] as const).map((name) => jest.spyOn(path, name).mockImplementation(path.win32[name] as never)),
    ...(['existsSync', 'openSync', 'readFileSync', 'readdirSync', 'statSync', 'writeFileSync'] as const).map((name) => {
      const own = fs[name] as (...args: unknown[]) => unknown;
      return jest.spyOn(fs, name).mockImplementation(((file: unknown, ...more: unknown[]) => own.call(fs, real(file), ...more)) as never);
    }),
  ];
  try {
    return await use();
  } finally {
    spies.forEach((spy) => 'mockRestore' in spy ? spy.mockRestore() : spy.restore());
  }
}

describe('the command line says on Windows what it says on other systems, with backslashes', () => {
  const vpc = { vpcId: 'vpc-1', vpcCidrBlock: '10.100.0.0/16', subnetGroups: [] };
  const manifest = json({
    version: '48.0.0',
    artifacts: { Vpn: { type: 'aws:cloudformation:stack', environment: 'aws://111122223333/mx-central-1', properties: { templateFile: 'Vpn.template.json' } } },
  });
  const files = {
    'app/cdk.json': '{}',
    'app/cdk.context.json': json({ 'vpc-provider:account=111122223333': vpc }),
    'app/cdk.out/manifest.json': '{"version":"48.0.0","artifacts":{}}',
    'app/cdk.out/asset.1/a.json': INNER,
    'app/cdk.out/assembly-Prod/manifest.json': manifest,
    'app/cdk.out/assembly-Prod/Vpn.template.json': parent(nested('x', { 'aws:asset:path': 'nested.json' }), nested('nested.json')),
    'app/cdk.out/assembly-Prod/nested.json': json(template()),
    'infra/parent.yaml': 'Resources:\r\n  Inner: {Type: "AWS::CloudFormation::Stack", Properties: {TemplateURL: \'inner\\vpn.yaml\'}}\r\n',
    'infra/inner/vpn.yaml': INNER,
    'infra/parameters.json': json([{ ParameterKey: 'Range', ParameterValue: '10.0.0.0/28' }]),
    'infra/requirements.json': json({ require: ['session-timeout=8'] }),
    'infra/range.json': json({ Parameters: { Range: { Type: 'String' } }, ...template({ ClientCidrBlock: { Ref: 'Range' } }) }),
    'node_modules/a/a.json': INNER,
    'deployed/vpn.json': json(built('Old', 'Prod/Old/Resource')),
    'next/vpn.json': json(built('New', 'Prod/Vpn/Resource')),
    'adopted/vpn.json': json({ version: 1, resources: { 'Prod/Vpn/Resource': { logicalId: 'Old' } } }),
  };
  const slashes = (text: string) => text.replace(/\\{1,2}(?=[a-zA-Z])/g, '/');

  test.each<[string, readonly string[]]>([
    ['a folder', ['check', '.']],
    ['a folder by name', ['check', 'infra']],
    ['an assembly, whose app was looked up', ['check', 'app/cdk.out']],
    ['a stage', ['check', 'app/cdk.out/assembly-Prod/Vpn.template.json']],
    ['a file with a nested one', ['check', 'infra/parent.yaml', '--json']],
    ['parameters and requirements', ['check', 'infra/range.json', '--parameters', 'infra/parameters.json', '--requirements', 'infra/requirements.json']],
    ['who reaches what', ['access', 'infra', '--parameters', 'infra/parameters.json']],
    ['a file of a tool', ['check', 'app/cdk.json']],
    ['what is not there', ['check', 'infra/nothing.json']],
    ['SARIF', ['check', 'infra', '--format', 'sarif']],
    ['SARIF of a comparison', ['diff', 'deployed', 'next', '--format', 'sarif']],
    ['an adoption that goes on', ['adopt', 'deployed/vpn.json', 'next/vpn.json', '--output', 'adopted/vpn.json']],
  ])('%s', async (_, args) => {
    await inFolder(files, async () => {
      const { code, stderr, stdout } = await cli(args);
      const backslashes = args.map((one) => one.replaceAll('/', '\\'));
      const there = await onWindows(process.cwd(), () => cli(backslashes));
      expect({ ...there, stderr: slashes(there.stderr), stdout: slashes(there.stdout) }).toEqual({ code, stderr, stdout: slashes(stdout) });
    });
  });

  test('a first adoption', async () => {
    await inFolder(files, async () => {
      const { code, stdout } = await onWindows(process.cwd(), () => cli(['adopt', 'deployed\\vpn.json', 'next\\vpn.json', '--output', 'infra\\adopt.json']));
      expect({ code, said: /fromFile\(.*?\)/.exec(stdout)?.[0] }).toEqual({ code: ExitCode.OK, said: 'fromFile("infra\\\\adopt.json")' });
      expect(JSON.parse(fs.readFileSync('infra/adopt.json', 'utf8'))).toEqual(JSON.parse(files['adopted/vpn.json']));
    });
  });

  test('a nested template is found by its drive', async () => {
    await inFolder({ 'a.json': parent(nested('C:\\repo\\infra\\inner.json')), 'infra/inner.json': INNER }, async () => {
      // loads what is loaded when it is needed.
      expect(found(await cli(['check', 'a.json', '--json']))).toEqual([]);
      expect(found(await onWindows(process.cwd(), () => cli(['check', 'C:\\repo\\a.json', '--json'])))).toEqual(['C:\\repo\\infra\\inner.json ClientCidrBlockSize']);
    });
  });
});

describe('each file is read whatever an editor of Windows made of it', () => {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  const ENCODINGS: ReadonlyArray<[string, (text: string) => string | Uint8Array]> = [
    ['with a byte order mark', (text) => `\ufeff${text}`],
    ['with CRLF', crlf],
    ['in UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['in UTF-16 with CRLF', (text) => Buffer.from(`\ufeff${crlf(text)}`, 'utf16le')],
  ];
  const YAML = 'Parameters:\n  Range:\n    Type: String\nResources:\n  # ü\n  Vpn:\n    Type: AWS::EC2::ClientVpnEndpoint\n    Properties:\n      ClientCidrBlock: !Ref Range\n';
  const POLICY = template({ AuthorizationPolicy: { PolicyDocument: 'permit(principal, action, resource);', ShadowMode: 'disabled' } });
  const ANSWER = json({ ClientVpnEndpoints: [{ ClientVpnEndpointId: 'cvpn-endpoint-0123456789abcdef0', ClientCidrBlock: '10.100.0.0/22' }] });
  const CONTEXT = json({ 'vpc-provider:account=1': { vpcId: 'vpc-1', vpcCidrBlock: '10.100.0.0/16', subnetGroups: [] } });
  const ADOPTED = json({ version: 1, resources: { 'Prod/Vpn/Resource': { logicalId: 'Old' } } });
  const SMALL = json([{ ParameterKey: 'Range', ParameterValue: '10.0.0.0/28' }]);

  const KINDS: ReadonlyArray<[string, Readonly<Record<string, string>>, string, readonly string[], ExitCode]> = [
    ['a template in JSON', { 'a.json': INNER }, 'a.json', ['check', 'a.json'], ExitCode.FOUND],
    ['a template in YAML', { 'a.yaml': YAML }, 'a.yaml', ['check', 'a.yaml', '--parameter', 'Range=10.0.0.0/28'], ExitCode.FOUND],
    ['a nested template', { 'a.json': parent(nested('b.yaml')), 'b.yaml': INNER }, 'b.yaml', ['check', 'a.json'], ExitCode.FOUND],
    ['values of parameters', { 'a.yaml': YAML, 'p.json': SMALL }, 'p.json', ['check', 'a.yaml', '--parameters', 'p.json'], ExitCode.FOUND],
    ['values of parameters in YAML', { 'a.yaml': YAML, 'p.yaml': 'Parameters:\n  Range: 10.0.0.0/28\n' }, 'p.yaml', ['check', 'a.yaml', '--parameters', 'p.yaml'], ExitCode.FOUND],
    ['what was looked up', { 'a.json': json(template()), 'c.json': CONTEXT }, 'c.json', ['check', 'a.json', '--context', 'c.json'], ExitCode.FOUND],
    ['requirements', { 'a.json': json(template()), 'r.json': json({ require: ['login-banner'] }) }, 'r.json', ['check', 'a.json', '--requirements', 'r.json'], ExitCode.FOUND],
    ['a context of Cedar', { 'a.json': json(POLICY), 'c.json': '{\n}' }, 'c.json', ['authorize', 'a.json', '--context', 'c.json'], ExitCode.OK],
    ['lines of an adoption', {
      'a.json': json(built('Old', 'Prod/Old/Resource')), 'b.json': json(built('New', 'Prod/Vpn/Resource')), 'l.json': ADOPTED,
    }, 'l.json', ['adopt', 'a.json', 'b.json', '--output', 'l.json'], ExitCode.OK],
    ['SARIF of a template', { 'a.yaml': YAML }, 'a.yaml', ['check', 'a.yaml', '--parameter', 'Range=10.0.0.0/28', '--format', 'sarif'], ExitCode.FOUND],
    ['settings of a CDK app', { 'p/cdk.json': json({ output: 'made' }), 'p/made/a.template.json': json(template()) }, 'p/cdk.json', ['check', 'p'], ExitCode.OK],
    ['answers of the AWS CLI', { 'a.json': ANSWER }, 'a.json', ['access', 'a.json'], ExitCode.OK],
  ];

  test.each(KINDS.flatMap(([kind, ...others]) => ENCODINGS.map(([name, encode]) => [kind, name, encode, ...others] as const)))('%s %s', async (_, __, encode, files, file, args, code) => {
    const plain = await inFolder(files, () => cli(args));
    expect(plain.code).toBe(code);
    await expect(inFolder({ ...files, [file]: encode(files[file]) }, () => cli(args))).resolves.toEqual(plain);
  });
});
