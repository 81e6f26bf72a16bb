import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pack } from './pack';
import { TESTED_NODES } from '../../projenrc/workflows';
import { ENVIRONMENT, REPOSITORY } from '../environment';

// downloads, on whatever machine.
jest.setTimeout(600_000);

const { devDependencies, engines } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
const OLDEST: string = /\d+/.exec(engines.node)![0];

/** The folder of the programs of a version of Node.js, which comes from npm and is kept. */
function nodeFolder(version: string): string {
  const place = join(REPOSITORY, '.cache', 'node', version);
  const folder = join(place, 'node_modules', 'node', 'bin');
  if (!existsSync(join(folder, 'node'))) {
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'package.json'), JSON.stringify({ private: true }));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', `node@${version}`], { cwd: place, env: ENVIRONMENT, stdio: 'ignore' });
  }
  return folder;
}

describe('the packed tarball', () => {
  const made: Record<string, Record<'templates' | 'certified' | 'answer', object> & { readonly checked: readonly string[][] }> = {};
  let folder: string;
  let npm: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'client-vpn-'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
    const packages = [pack(folder), `aws-cdk-lib@${devDependencies['aws-cdk-lib']}`, `constructs@${devDependencies.constructs}`];
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: folder, env: ENVIRONMENT, stdio: 'ignore' });
    npm = join(execFileSync('npm', ['root', '--global'], { env: ENVIRONMENT, encoding: 'utf8' }).trim(), 'npm', 'bin', 'npm-cli.js');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([OLDEST, ...TESTED_NODES])('is used with Node.js %s, and makes the same templates', (version) => {
    const programs = nodeFolder(version);
    const env = { ...ENVIRONMENT, NPM_PROGRAM: npm, PATH: `${programs}${delimiter}${process.env.PATH}` };
    const { status, stdout, stderr } = spawnSync(join(programs, 'node'), [join(__dirname, 'use.js'), 'run', folder], { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(execFileSync(join(programs, 'node'), ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`^v${version}\\.`));
    made[version] = JSON.parse(stdout);

    expect(Object.keys(made[version].templates)).toHaveLength(2);
    expect(made[version].checked[0]).toContain('Vpn ClientCidrBlockSize');
    expect(made[version].certified).toEqual({
      certificates: [['server', 'vpn.example.com', 'valid'], ['client', 'alice', 'valid'], ['client', 'Bob Builder', 'revoked']],
      list: { number: 1, revocations: 1 },
      profile: expect.stringMatching(/^client\n[^]*\n<ca>\n[^]*\nverify-x509-name "vpn\.example\.com" name\n<cert>\n<key>\n$/),
      problems: [],
    });
    expect(made[version].answer).toMatchObject({ allow: true });
    expect(made[version]).toEqual(made[OLDEST]);
  });
});
