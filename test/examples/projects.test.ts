import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCENARIOS } from './synthesize';
import { REPOSITORY } from '../environment';
import { JAVA_RELEASES, RELEASES } from '../languages/releases';

const EXAMPLES = join(REPOSITORY, 'examples');

/** The scenarios that are there in more languages than TypeScript and Python. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  'groups-and-networks': ['go', 'java'],
  'operations': ['csharp', 'go', 'java'],
  'split-tunnel': ['go', 'java'],
  'transit-gateway': ['go', 'java'],
};

const projects = SCENARIOS.flatMap((scenario) => readdirSync(join(EXAMPLES, scenario)).map((language) => [scenario, language] as const));
const read = (...path: string[]) => readFileSync(join(EXAMPLES, ...path), 'utf8');

test.each(SCENARIOS)('%s has its twins', (scenario) => {
  expect(readdirSync(join(EXAMPLES, scenario))).toEqual([...MORE[scenario] ?? [], 'python', 'typescript']);
});

describe.each(projects)('%s in %s', (...project) => {
  test('has a short README', () => {
    expect(read(...project, 'README.md').trim().split('\n').length).toBeLessThanOrEqual(10);
  });

  test('has the same settings as its twins', () => {
    const [scenario] = project;
    const { app, ...settings } = JSON.parse(read(...project, 'cdk.json'));

    expect(app).toMatch(/^(npx tsx app\.ts|python3 app\.py|mvn -e -q compile exec:java|go run \.|dotnet run)$/);
    expect(settings).toEqual({ context: JSON.parse(read(scenario, 'typescript', 'cdk.json')).context });
    expect(existsSync(join(EXAMPLES, ...project, 'cdk.context.json')) ? read(...project, 'cdk.context.json') : '{}\n')
      .toBe(existsSync(join(EXAMPLES, scenario, 'typescript', 'cdk.context.json')) ? read(scenario, 'typescript', 'cdk.context.json') : '{}\n');
  });
});

describe('names and versions are right', () => {
  const of = (language: string) => projects.filter(([, each]) => each === language).map(([scenario]) => [scenario]);

  test.each(of('typescript'))('of %s in typescript', (scenario) => {
    expect(JSON.parse(read(scenario, 'typescript', 'package.json'))).toMatchObject({
      name: `client-vpn-${scenario}`,
      dependencies: { 'aws-cdk-lib': '2.276.0', 'cdk-client-vpn-plus': '^0.1.0', 'constructs': '10.8.1' },
    });
  });

  test.each(of('python'))('of %s in python', (scenario) => {
    expect(read(scenario, 'python', 'requirements.txt')).toBe(`aws-cdk-lib==${RELEASES.highest}\ncdk-client-vpn-plus==0.1.0\nconstructs==10.5.1\n`);
  });

  test.each(of('java'))('of %s in java', (scenario) => {
    const versions = Array.from(read(scenario, 'java', 'pom.xml').matchAll(/<([\w-]+\.version)>(.*?)</g), ([, name, version]) => [name, version]);

    expect(versions).toEqual([['cdk.version', JAVA_RELEASES.highest], ['constructs.version', '10.5.1'], ['client-vpn.version', '0.1.0']]);
  });

  test.each(of('csharp'))('of %s in C#', (scenario) => {
    const [project] = readdirSync(join(EXAMPLES, scenario, 'csharp')).filter((file) => file.endsWith('.csproj'));
    const versions = Array.from(read(scenario, 'csharp', project).matchAll(/<(\w+Version)>(.*?)<|Include="(Constructs)" Version="(.*?)"/g), (found) => found.slice(1).filter(Boolean));

    expect(versions).toEqual([['CdkVersion', RELEASES.highest], ['ClientVpnVersion', '0.1.0'], ['Constructs', '10.5.1']]);
  });

  test.each(of('go'))('of %s in go', (scenario) => {
    expect(Array.from(read(scenario, 'go', 'go.mod').matchAll(/^\t(\S+) (v\S+)$/gm), ([, name, version]) => `${name}@${version}`)).toEqual([
      `github.com/aws/aws-cdk-go/awscdk/v2@v${RELEASES.highest}`,
      'github.com/aws/constructs-go/constructs/v10@v10.5.1',
      'github.com/aws/jsii-runtime-go@v1.140.0',
      'github.com/cdk-client-vpn-plus/cdk-client-vpn-plus-go/cdkclientvpnplus@v0.1.0',
    ]);
  });
});
