import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { only } from './languages';
import { VERSION } from './releases';
import { REPOSITORY } from '../environment';

const DIST = join(REPOSITORY, 'dist');
const ARTIFACT = join(DIST, 'java', 'io', 'github', 'cdkclientvpnplus', 'cdk-client-vpn-plus', VERSION, `cdk-client-vpn-plus-${VERSION}`);
const DESCRIPTION = 'AWS Client VPN for the AWS CDK: typed props for everything the service has, and every rule of the service checked at synth';
const REPOSITORY_URL = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus.git';

// the archives are read by Python, which is there anyway.
const unzipped = (archive: string, file: string) =>
  execFileSync('python3', ['-c', 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))', archive, file], {
    encoding: 'utf8', maxBuffer: 2 ** 28,
  });
const listed = (archive: string) =>
  execFileSync('python3', ['-m', 'zipfile', '-l', archive], { encoding: 'utf8', maxBuffer: 2 ** 28 }).split('\n').map((line) => line.split(' ')[0]);

describe('npm', () => {
  const tarball = only('js', '.tgz');
  const read = (file: string) => execFileSync('tar', ['-xzOf', tarball, `package/${file}`], { encoding: 'utf8', maxBuffer: 2 ** 28 });

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
  const wheel = only('python', '.whl');
  const info = `cdk_client_vpn_plus-${VERSION}.dist-info`;
  const [header, ...body] = unzipped(wheel, `${info}/METADATA`).split('\n\n');
  const readme = body.join('\n\n');

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
  ])('says "%s"', (line) => {
    expect(header.split('\n')).toContain(line);
  });

  test('has a README in Python', () => {
    expect(readme).toContain('ClientVpnAuthentication.federated(saml_provider).with_mutual()');
    expect(readme).not.toMatch(/```ts/);
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
  const pom = readFileSync(`${ARTIFACT}.pom`, 'utf8');

  test.each([
    '<groupId>io.github.cdkclientvpnplus</groupId>',
    '<artifactId>cdk-client-vpn-plus</artifactId>',
    `<description>${DESCRIPTION}</description>`,
    `<url>${REPOSITORY_URL}</url>`,
    '<name>Apache License 2.0</name>',
    `<connection>scm:git:${REPOSITORY_URL}</connection>`,
    '<name>The cdk-client-vpn-plus authors</name>',
  ])('says %s', (element) => {
    expect(pom).toContain(element);
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
  const folder = join(DIST, 'dotnet', 'CdkClientVpnPlus');
  const project = readFileSync(join(folder, 'CdkClientVpnPlus.csproj'), 'utf8');
  const sources = Object.fromEntries(readdirSync(join(folder, 'CdkClientVpnPlus')).filter((file) => file.endsWith('.cs'))
    .map((file) => [file.replace('.cs', ''), readFileSync(join(folder, 'CdkClientVpnPlus', file), 'utf8')]));

  test.each([
    '<PackageId>CdkClientVpnPlus</PackageId>',
    `<Description>${DESCRIPTION} (Stability: Experimental)</Description>`,
    '<PackageLicenseExpression>Apache-2.0</PackageLicenseExpression>',
    `<RepositoryUrl>${REPOSITORY_URL}</RepositoryUrl>`,
    '<Authors>The cdk-client-vpn-plus authors</Authors>',
  ])('says %s', (element) => {
    expect(project).toContain(element);
  });

  test('says its keywords', () => {
    expect(/<PackageTags>(.*)</.exec(project)?.[1].split(';')).toEqual(expect.arrayContaining(['aws-cdk', 'client-vpn', 'vpn']));
  });

  // where there is no .NET SDK, nothing compiles the scenario: here is at least what it names.
  const scenario = readFileSync(join(__dirname, 'scenario', 'csharp', 'Program.cs'), 'utf8');

  test('has every static member that the scenario names', () => {
    const named = Array.from(scenario.matchAll(/\b(ClientVpn\w+)\.(\w+)/g), ([, type, member]) => [type, member]).filter(([type]) => type in sources);

    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(([type, member]) => !new RegExp(`\\b${member}\\b`).test(sources[type])).map((each) => each.join('.'))).toEqual([]);
  });

  test('has every prop that the scenario sets', () => {
    const set = Array.from(scenario.matchAll(/new (ClientVpn\w+)\s*\{/g), ({ 1: type, index, 0: start }) => propsIn(scenario.slice(index + start.length)).map((prop) => [type, prop]))
      .flat();

    expect(set.length).toBeGreaterThan(60);
    expect(set.filter(([type, prop]) => !new RegExp(`^ +public .* ${prop}$`, 'm').test(sources[type])).map((each) => each.join('.'))).toEqual([]);
  });

  /** What is assigned directly in an object's initializer, whose text begins after its brace. */
  function propsIn(text: string): string[] {
    const props: string[] = [];
    let depth = 0;
    for (const [token] of text.matchAll(/"[^"]*"|[{}()[\]]|\b\w+ = /g)) {
      if (token.endsWith(' = ')) {
        if (depth === 0) {
          props.push(token.slice(0, -3));
        }
      } else if (/^[{([]/.test(token)) {
        depth += 1;
      } else if (/^[})\]]/.test(token)) {
        depth -= 1;
        if (depth < 0) {
          return props;
        }
      }
    }
    return props;
  }
});
