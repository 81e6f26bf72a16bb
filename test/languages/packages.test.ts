import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dotnetPackage } from './dotnet-package';
import { only } from './languages';
import { listed, unzipped } from './process';
import { VERSION } from './releases';
import { LANGUAGES as TESTED } from '../../projenrc/workflows';
import { assemblyIn } from '../assembly/file';
import { REPOSITORY } from '../environment';
import { PAGES } from '../repository/markdown';
import { textOf } from '../repository/tree';

const DIST = join(REPOSITORY, 'dist');
const ARTIFACT = join(DIST, 'java', 'io', 'github', 'cdkclientvpnplus', 'cdk-client-vpn-plus', VERSION, `cdk-client-vpn-plus-${VERSION}`);
const DESCRIPTION = 'AWS Client VPN for the AWS CDK: typed props for everything the service has, and every rule of the service checked at synth';
const REPOSITORY_URL = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus.git';

interface ApiType {
  readonly name: string;
  readonly members?: readonly { readonly name: string }[];
  readonly methods?: readonly { readonly name: string }[];
  readonly properties?: readonly { readonly name: string }[];
}

/** The scenario, and what the documents show. */
const PROGRAMS_IN_CSHARP: readonly (readonly [name: string, program: string])[] = [
  ['the scenario', readFileSync(join(__dirname, 'scenario', 'csharp', 'Program.cs'), 'utf8')],
  ['the example operations', readFileSync(join(REPOSITORY, 'examples', 'operations', 'csharp', 'Program.cs'), 'utf8')],
  ...PAGES.flatMap((page) => csharpIn(page).map((program) => [page, program] as const)),
];

function csharpIn(page: string): string[] {
  return Array.from(textOf(page).matchAll(/^```csharp\n([^]*?)^```$/gm), ([, program]) => program);
}

describe('npm', () => {
  const read = (file: string) => execFileSync('tar', ['-xzOf', only('js', '.tgz'), `package/${file}`], { encoding: 'utf8', maxBuffer: 2 ** 28 });

  test('tells Construct Hub and the registry what it is', () => {
    expect(JSON.parse(read('package.json'))).toMatchObject({
      name: 'cdk-client-vpn-plus',
      version: VERSION,
      description: DESCRIPTION,
      keywords: expect.arrayContaining(['aws-cdk', 'cdk', 'client-vpn', 'vpn']),
      license: 'Apache-2.0',
      author: { name: 'The cdk-client-vpn-plus authors' },
      homepage: 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus#readme',
      repository: { type: 'git', url: REPOSITORY_URL },
      stability: 'experimental',
      engines: { node: '>= 20.0.0' },
      peerDependencies: { 'aws-cdk-lib': '^2.260.0', 'constructs': '^10.5.1' },
      jsii: { targets: { python: expect.anything(), java: expect.anything(), go: expect.anything(), dotnet: expect.anything() } },
    });
  });

  test('has the README and the licence', () => {
    expect(read('README.md')).toBe(readFileSync(join(REPOSITORY, 'README.md'), 'utf8'));
    expect(read('LICENSE')).toContain('Apache License');
  });
});

describe('PyPI', () => {
  let wheel: string;
  let header: string;
  let readme: string;

  beforeAll(() => {
    wheel = only('python', '.whl');
    const metadata = unzipped(wheel, `cdk_client_vpn_plus-${VERSION}.dist-info/METADATA`);
    header = metadata.split('\n\n', 1)[0];
    readme = metadata.slice(header.length);
  });

  test('has wheel and source', () => {
    expect(only('python', '.tar.gz')).toContain(`cdk_client_vpn_plus-${VERSION}.tar.gz`);
  });

  test.each([
    'Name: cdk-client-vpn-plus',
    `Summary: ${DESCRIPTION}`,
    'License: Apache-2.0',
    `Project-URL: Source, ${REPOSITORY_URL}`,
    'Classifier: Framework :: AWS CDK :: 2',
    'Classifier: License :: OSI Approved',
    'Classifier: Typing :: Typed',
    'Description-Content-Type: text/markdown',
    'Requires-Dist: aws-cdk-lib <3.0.0,>=2.260.0',
    'Requires-Dist: constructs <11.0.0,>=10.5.1',
    // the oldest that is tested.
    `Requires-Python: >=${TESTED[0].python}`,
  ])('says "%s"', (line) => {
    expect(header.split('\n')).toContain(line);
  });

  test('brings a command, of which pip makes a program on Windows as well', () => {
    expect(unzipped(wheel, `cdk_client_vpn_plus-${VERSION}.dist-info/entry_points.txt`)).toBe('[console_scripts]\ncdk-client-vpn-plus = cdk_client_vpn_plus_command:main\n');
    expect(unzipped(wheel, 'cdk_client_vpn_plus_command.py')).toContain(`"cdk-client-vpn-plus@${VERSION}.jsii.tgz"`);
    expect(listed(wheel).filter((file) => file.includes('.data/scripts/'))).toEqual([]);
    expect(execFileSync('tar', ['-xzOf', only('python', '.tar.gz'), `cdk_client_vpn_plus-${VERSION}/setup.py`], { encoding: 'utf8' }))
      .toContain('"console_scripts": ["cdk-client-vpn-plus = cdk_client_vpn_plus_command:main"]');
  });

  test('has a README in Python', () => {
    expect(readme).toContain('ClientVpnAuthentication.active_directory("d-1234567890")');
    // neither TypeScript nor a word of how to begin in another language.
    expect(readme).not.toMatch(/```(?:ts|js|java|go|csharp|xml)\b|<details>/);
    expect(readme).not.toContain('automatically generated');
  });

  test('has samples in Python, and types', () => {
    const module = unzipped(wheel, 'cdk_client_vpn_plus/__init__.py');

    expect(module).toContain('vpn.add_network_access(ClientVpnDestination.vpc(vpc), groups=["engineering"])');
    expect(module).not.toContain('automatically generated');
    expect(listed(wheel)).toContain('cdk_client_vpn_plus/py.typed');
  });
});

describe('Maven Central', () => {
  test.each([
    '<groupId>io.github.cdkclientvpnplus</groupId>',
    '<artifactId>cdk-client-vpn-plus</artifactId>',
    `<description>${DESCRIPTION}</description>`,
    `<url>${REPOSITORY_URL}</url>`,
    '<name>Apache License 2.0</name>',
    `<connection>scm:git:${REPOSITORY_URL}</connection>`,
    '<name>The cdk-client-vpn-plus authors</name>',
  ])('says %s', (element) => {
    expect(readFileSync(`${ARTIFACT}.pom`, 'utf8')).toContain(element);
  });

  test('has classes, sources and documentation', () => {
    expect(listed(`${ARTIFACT}.jar`)).toContain('io/github/cdkclientvpnplus/ClientVpnEndpointPlus.class');
    expect(listed(`${ARTIFACT}-javadoc.jar`)).toContain('io/github/cdkclientvpnplus/ClientVpnEndpointPlus.html');
    expect(unzipped(`${ARTIFACT}-sources.jar`, 'io/github/cdkclientvpnplus/ClientVpnEndpointPlus.java'))
      .toContain('ClientVpnEndpointPlus vpn = ClientVpnEndpointPlus.Builder.create(this, "Vpn")');
  });
});

describe('Go', () => {
  const folder = join(DIST, 'go', 'cdkclientvpnplus');

  test('is a module with a README and a licence', () => {
    expect(readFileSync(join(folder, 'go.mod'), 'utf8')).toMatch(/^module github\.com\/cdk-client-vpn-plus\/cdk-client-vpn-plus-go\/cdkclientvpnplus$/m);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('.WithMutual(');
    expect(readdirSync(folder)).toContain('LICENSE');
  });

  test('has samples in Go', () => {
    expect(readFileSync(join(folder, 'ClientVpnEndpointPlus.go'), 'utf8')).toContain('//   vpn := cdkclientvpnplus.NewClientVpnEndpointPlus(this, jsii.String("Vpn"), ');
  });
});

describe('C#', () => {
  let packed: Awaited<ReturnType<typeof dotnetPackage>>;

  beforeAll(async () => {
    packed = await dotnetPackage(join(DIST, 'dotnet'));
  });

  test('tells NuGet what it is', () => {
    expect(packed.facts).toEqual({
      id: 'CdkClientVpnPlus',
      authors: 'The cdk-client-vpn-plus authors',
      description: `${DESCRIPTION} (Stability: Experimental)`,
      licence: 'Apache-2.0',
      repository: REPOSITORY_URL,
      tags: expect.arrayContaining(['aws-cdk', 'client-vpn', 'vpn']),
      dependencies: expect.objectContaining({ 'Amazon.CDK.Lib': '[2.260.0,3.0.0)', 'Constructs': '[10.5.1,11.0.0)' }),
    });
  });

  test('has every member of the API', () => {
    const types: Readonly<Record<string, ApiType>> = assemblyIn(REPOSITORY).types;
    const spelled = (name: string) => /^[A-Z\d_]+$/.test(name) ? name : name[0].toUpperCase() + name.slice(1);
    const members = Object.values(types).flatMap((type) => [type.members, type.methods, type.properties]
      .flatMap((each = []) => each.map(({ name }) => `${type.name}.${spelled(name)}`)));

    expect(members.length).toBeGreaterThan(150);
    expect(members.filter((member) => !packed.members.has(member))).toEqual([]);
  });

  // where the package is packed, there is an SDK, whose compiler reads the scenario.
  test.each(PROGRAMS_IN_CSHARP)('has what %s names', (_, program) => {
    expect(packed.sources?.mistakesIn(program) ?? []).toEqual([]);
  });

  test.each<[kind: string, right: string, wrong: string, said: string]>([
    ['type', 'new ClientVpnMutualOptions', 'new ClientVpnMutualProps', 'there is no ClientVpnMutualProps'],
    ['static member', 'ClientVpnConnectPolicy.AllowSourceIps', 'ClientVpnConnectPolicy.AllowAddresses', 'ClientVpnConnectPolicy has no static AllowAddresses'],
    ['instance member', 'vpn.AssociateSubnet', 'vpn.Associate', 'ClientVpnEndpointPlus has no Associate'],
    ['value of an enumeration', 'ClientVpnWeekday.SATURDAY', 'ClientVpnWeekday.WEEKEND', 'ClientVpnWeekday has no static WEEKEND'],
    ['prop', 'ClientLoginBanner =', 'Banner =', 'ClientVpnEndpointPlusProps has no Banner'],
    ['nesting of structs', 'Logging = new ClientVpnLogGroupOptions', 'Logging = new ClientVpnVpcOptions', 'ClientVpnConnectHandlerOptions.Logging takes IClientVpnLogGroupOptions, not ClientVpnVpcOptions'],
  ])('a wrong %s in the scenario is noticed', (_, right, wrong, said) => {
    const [[, program]] = PROGRAMS_IN_CSHARP;
    expect(program).toContain(right);
    expect((packed.sources?.mistakesIn(program.replace(right, wrong)) ?? [said]).map((mistake) => mistake.replace(/^line \d+: /, ''))).toContain(said);
  });
});
