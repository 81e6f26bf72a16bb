import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT, REPOSITORY } from '../environment';

jest.setTimeout(600_000);

interface Synthesized {
  readonly isTaken: boolean;
  readonly warnings: readonly string[];
}

/** A release of aws-cdk-lib, installed once beside those that the tests have anyway. */
function installed(version: string): string {
  const folder = join(REPOSITORY, '.cache', 'aws-cdk-lib', version);
  const library = join(folder, 'node_modules', 'aws-cdk-lib');
  if (!existsSync(join(library, 'package.json'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--legacy-peer-deps', `aws-cdk-lib@${version}`], {
      cwd: folder, env: ENVIRONMENT, encoding: 'utf8',
    });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  }
  return library;
}

// in releases before 2.271.0 an acknowledgement holds for the whole app, and since then for one construct. There is no 2.272.0.
const RELEASES = [262, 263, 264, 265, 266, 267, 268, 269, 270, 271, 273, 274, 275].map((minor) => [`2.${minor}.0`, minor >= 271] as const);

describe.each(RELEASES)('aws-cdk-lib %s, whose validation is older than the service', (version, isScoped) => {
  let found: Readonly<Record<string, Synthesized>>;

  beforeAll(() => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--import', join(__dirname, '..', 'tested-release.ts'), join(__dirname, 'app.ts')], {
      cwd: REPOSITORY,
      encoding: 'utf8',
      env: { ...ENVIRONMENT, CDK_VALIDATION: '', TESTED_CDK_LIB: installed(version), TSX_TSCONFIG_PATH: join(REPOSITORY, 'tsconfig.dev.json') },
    });
    expect(stdout === '' ? stderr : '').toBe('');
    found = JSON.parse(stdout);
  });

  test('an endpoint without newer properties says nothing', () => {
    expect(found.none).toEqual({ isTaken: true, warnings: [] });
  });

  test.each(['authorizationPolicy', 'trustProviders', 'includeAuthorizationPolicyContext'])('%s is taken, with a warning where that costs something', (prop) => {
    expect(found[prop].isTaken).toBe(true);
    expect(found[prop].warnings).toEqual(isScoped ? [] : [expect.stringContaining(`aws-cdk-lib ${version} does not know authorizationPolicy`)]);
  });

  test(`an unknown property of another resource is ${isScoped ? 'rejected' : 'taken, as the warning says'}`, () => {
    expect(found.unknownPropertyOfAnotherResource.isTaken).toBe(!isScoped);
  });
});
