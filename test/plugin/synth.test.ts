import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../environment';

/** The tests run on both releases; the app is told which one it is. */
const RELEASE = /aws-cdk-lib-newest/.test(require.resolve('aws-cdk-lib/package.json')) ? 'aws-cdk-lib-newest' : 'aws-cdk-lib';
const NEWEST = RELEASE === 'aws-cdk-lib-newest';

jest.setTimeout(120_000);

interface Scenario {
  readonly range: string;
  readonly ours?: boolean;
  /** Whether an endpoint has to show a login banner. */
  readonly banner?: boolean;
  /** The folder of what is deployed. */
  readonly deployed?: string;
  /** Where the endpoints are. */
  readonly place?: 'stack' | 'stage' | 'nested stack';
  readonly acknowledge?: Readonly<Record<string, readonly string[]>>;
  readonly acknowledgeWarning?: Readonly<Record<string, readonly string[]>>;
}

/** Runs the pinned command line of the CDK with the app. */
function synth(scenario: Scenario) {
  const output = mkdtempSync(join(tmpdir(), 'client-vpn-'));
  try {
    const app = `${process.execPath} --import tsx --import ${join(__dirname, '..', 'tested-release.ts')} ${join(__dirname, 'synth', 'app.ts')}`;
    // without a selection, stacks in stages are not synthesized, nor is anything of them shown.
    const args = ['cdk', 'synth', '**', '--quiet', '--app', app, '--output', output, '--context', `scenario=${JSON.stringify(scenario)}`, '--no-notices'];
    const { status, stderr, stdout } = spawnSync('npx', args, {
      cwd: REPOSITORY,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: '', CDK_VALIDATION: 'false', TESTED_CDK_LIB: RELEASE, TSX_TSCONFIG_PATH: join(REPOSITORY, 'tsconfig.dev.json') },
    });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(output, { recursive: true });
  }
}

/** What the command line prints, each line as severity, construct and the id to acknowledge it with. */
function said(output: string): string[] {
  const blocks = output.matchAll(/^(ERROR|WARNING) .*\n {3}(\S+).*\n(?: {3}Suggested fix: .*\n)? {3}Acknowledge with '(.*)'$/gm);
  return Array.from(blocks, ([, severity, path, id]) => `${severity} ${path} ${id}`).sort();
}

const FINE = '10.100.0.0/16';
const SMALL = '10.200.0.0/28';
const ERROR = 'cdk-client-vpn-plus::ClientCidrBlockSize';
const WARNINGS = ['AssociationMissing', 'AuthorizationRuleMissing'];
const warnings = (...paths: readonly string[]) => paths.flatMap((path) => WARNINGS.map((rule) => `WARNING ${path} cdk-client-vpn-plus::${rule}`)).sort();

describe('the plugin', () => {
  test('an app with warnings does not fail', () => {
    const { status, output } = synth({ range: FINE });
    expect({ status, said: said(output) }).toEqual({ status: 0, said: warnings('One/Vpn', 'Two/Vpn') });
  });

  test('an app with an error fails', () => {
    const { status, output } = synth({ range: SMALL });
    expect(status).toBe(1);
    expect(said(output)).toEqual([`ERROR One/Vpn ${ERROR}`, `ERROR Two/Vpn ${ERROR}`, ...warnings('One/Vpn', 'Two/Vpn')]);
    expect(output).toContain('clientCidrBlock "10.200.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22. (cdk-client-vpn-plus)');
    expect(output).toContain('Suggested fix: Write e.g. "10.200.0.0/22".');
  });

  test('what is acknowledged at the app does not fail it', () => {
    const { status, output } = synth({ range: SMALL, acknowledge: { '': [ERROR, 'cdk-client-vpn-plus::AssociationMissing'] } });
    expect(status).toBe(0);
    expect(said(output)).toEqual(warnings('One/Vpn', 'Two/Vpn').filter((line) => !line.endsWith('AssociationMissing')));
  });

  test('what is acknowledged at a stack counts there, at the floor for the whole app', () => {
    const { status, output } = synth({ range: SMALL, acknowledge: { One: [ERROR] } });
    expect(status).toBe(NEWEST ? 1 : 0);
    expect(said(output)).toEqual([...NEWEST ? [`ERROR Two/Vpn ${ERROR}`] : [], ...warnings('One/Vpn', 'Two/Vpn')]);
  });
});

describe('what is deployed', () => {
  let deployed: string;
  beforeEach(() => { deployed = mkdtempSync(join(tmpdir(), 'client-vpn-')); });
  afterEach(() => rmSync(deployed, { recursive: true }));

  const NESTED = 'NestedNestedStackNestedNestedStackResourceDEFDAA4D';
  const REPLACED = 'cdk-client-vpn-plus::LiveEndpointReplaced';
  const ENDPOINT = { Type: 'AWS::EC2::ClientVpnEndpoint', Properties: { ClientCidrBlock: '10.101.0.0/16' } };

  /** Only the first of the two stacks is deployed. */
  function deploy(place: Scenario['place']): void {
    const write = (name: string, Resources: object) => writeFileSync(join(deployed, `${name}.json`), JSON.stringify({ TemplateBody: { Resources } }));
    if (place === 'nested stack') {
      write('One', { [NESTED]: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://s3.amazonaws.com/bucket/nested.json' } } });
      write(`One-${NESTED}-1ABCDEFGHIJKL`, { Vpn: ENDPOINT });
    } else {
      write(place === 'stage' ? 'Prod-One' : 'One', { Vpn: ENDPOINT });
    }
  }

  const lines = (output: string) => said(output).filter((line) => line.includes('::Live'));

  test.each<[Scenario['place'], string]>([
    ['stack', 'One/Vpn'],
    ['stage', 'Prod/One/Vpn'],
    ['nested stack', 'One/Nested/Vpn'],
  ])('is compared with the app, which has its endpoints in a %s (%s); a stack without a file is a first deployment', (place, path) => {
    deploy(place);
    const { output, status } = synth({ range: FINE, deployed, place });
    expect({ status, said: lines(output) }).toEqual({ status: 1, said: [`ERROR ${path} ${REPLACED}`] });
    expect(output).toContain('ClientCidrBlock: "10.101.0.0/16" → "10.100.0.0/16"');
  });

  test('is acknowledged by its rule, as any other finding', () => {
    deploy('stack');
    const { output, status } = synth({ range: FINE, deployed, acknowledge: { One: [REPLACED] } });
    expect({ status, said: lines(output) }).toEqual({ status: 0, said: [] });
  });

  test('may be nothing yet', () => {
    const { output, status } = synth({ range: FINE, deployed });
    expect({ status, said: lines(output) }).toEqual({ status: 0, said: [] });
  });
});

describe('what is required', () => {
  const BANNER = 'cdk-client-vpn-plus::LoginBannerRequired';

  test.each([false, true])('fails the app, the constructs of this library being used: %p', (ours) => {
    const { status, output } = synth({ range: FINE, banner: true, ours });
    expect(status).toBe(1);
    expect(said(output).filter((line) => line.startsWith('ERROR'))).toEqual(['One', 'Two'].map((stack) => `ERROR ${stack}/Vpn${ours ? '/Resource' : ''} ${BANNER}`));
    expect(output).toContain('NIST SP 800-53 AC-8');
  });

  test('is acknowledged as any other finding', () => {
    const { status, output } = synth({ range: FINE, banner: true, acknowledge: { '': [BANNER] } });
    expect({ status, said: said(output) }).toEqual({ status: 0, said: warnings('One/Vpn', 'Two/Vpn') });
  });
});

describe('the warnings of the constructs', () => {
  const RULES = [...WARNINGS, 'DnsServersWithFullTunnel'];
  const annotations = (path: string, rules: readonly string[] = RULES) => (
    rules.map((rule) => `WARNING ${path}/Vpn/Resource Annotation::cdk-client-vpn-plus:${rule}`).sort()
  );

  test('the plugin does not say them again', () => {
    const { status, output } = synth({ range: FINE, ours: true });
    expect({ status, said: said(output) }).toEqual({ status: 0, said: [...annotations('One'), ...annotations('Two')] });
  });

  test('nor what of them was acknowledged', () => {
    const { output } = synth({ range: FINE, ours: true, acknowledgeWarning: { One: RULES.map((rule) => `cdk-client-vpn-plus:${rule}`) } });
    expect(said(output)).toEqual(annotations('Two'));
  });

  test('the newest release takes the same ids in Validations', () => {
    const { output } = synth({ range: FINE, ours: true, acknowledge: { One: ['cdk-client-vpn-plus:AssociationMissing'] } });
    const left = NEWEST ? RULES.filter((rule) => rule !== 'AssociationMissing') : RULES;
    expect(said(output)).toEqual([...annotations('One', left), ...annotations('Two')]);
  });

  test('an error of theirs stops the app before', () => {
    const { status, output } = synth({ range: SMALL, ours: true });
    expect(status).toBe(1);
    expect(output).toContain('ClientVpnValidationError: One/Vpn: clientCidrBlock "10.200.0.0/28" holds 16 addresses');
    expect(said(output)).toEqual([]);
  });
});
