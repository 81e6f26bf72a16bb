import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCENARIOS } from './synthesize';
import { REPOSITORY } from '../environment';
import { JAVA_RELEASES, RELEASES } from '../languages/releases';

const EXAMPLES = join(REPOSITORY, 'examples');

/** The scenarios that are there in every language. */
const EVERYWHERE = ['split-tunnel', 'groups-and-networks', 'transit-gateway'];

const projects = SCENARIOS.flatMap((scenario) => readdirSync(join(EXAMPLES, scenario)).map((language) => [scenario, language] as const));
const read = (...path: string[]) => readFileSync(join(EXAMPLES, ...path), 'utf8');

test.each(SCENARIOS)('%s has its twins', (scenario) => {
  expect(readdirSync(join(EXAMPLES, scenario))).toEqual(EVERYWHERE.includes(scenario) ? ['go', 'java', 'python', 'typescript'] : ['python', 'typescript']);
});

describe.each(projects)('%s in %s', (...project) => {
  test('has a short README', () => {
    expect(read(...project, 'README.md').trim().split('\n').length).toBeLessThanOrEqual(10);
  });

  test('has the same settings as its twins', () => {
    const [scenario] = project;
    const { app, ...settings } = JSON.parse(read(...project, 'cdk.json'));

    expect(app).toMatch(/^(npx tsx app\.ts|python3 app\.py|mvn -e -q compile exec:java|go run \.)$/);
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

  test.each(of('go'))('of %s in go', (scenario) => {
    expect(Array.from(read(scenario, 'go', 'go.mod').matchAll(/^\t(\S+) (v\S+)$/gm), ([, name, version]) => `${name}@${version}`)).toEqual([
      `github.com/aws/aws-cdk-go/awscdk/v2@v${RELEASES.highest}`,
      'github.com/aws/constructs-go/constructs/v10@v10.5.1',
      'github.com/aws/jsii-runtime-go@v1.140.0',
      'github.com/cdk-client-vpn-plus/cdk-client-vpn-plus-go/cdkclientvpnplus@v0.1.0',
    ]);
  });
});
