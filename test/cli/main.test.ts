import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, json, template } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';
import { pair } from '../corpus';
import { REPOSITORY } from '../environment';

const FOLDER = mkdtempSync(join(tmpdir(), 'client-vpn-'));
const INVALID = join(FOLDER, 'template.json');
const stdout = process.stdout;
const written: string[] = [];

/** Starts the program in this process. */
async function start(...args: readonly string[]) {
  process.argv = ['node', 'cdk-client-vpn-plus', ...args];
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- it begins to run when it is loaded.
    require('../../src/cli/main');
  });
  await new Promise(setImmediate);
}

const { argv, exitCode } = process;
beforeAll(() => writeFileSync(INVALID, json(pair('ClientCidrBlockSize').invalid)));
afterAll(() => rmSync(FOLDER, { recursive: true }));
beforeEach(() => {
  written.length = 0;
  jest.spyOn(stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  stdout.removeAllListeners('error');
  process.stderr.removeAllListeners('error');
  Object.assign(process, { argv, exitCode });
});

/** Runs a line of a shell, in which CHECK is the program. */
function shell(line: string) {
  const program = line.replace('CHECK', `node --import tsx "${join(REPOSITORY, 'src', 'cli', 'main.ts')}" check`);
  return spawnSync('bash', ['-c', `set -o pipefail; ${program}`], { cwd: REPOSITORY, encoding: 'utf8', timeout: 50_000 });
}

test('the arguments of the process go in, the exit code comes out', async () => {
  await start('rules', 'ClientCidrBlockSize');
  expect(written.join('')).toMatch(/^(\u001b\[1m)?ClientCidrBlockSize/);
  expect(process.exitCode).toBe(ExitCode.OK);
});

describe('the exit code is the verdict', () => {
  const error = (code: string) => Object.assign(new Error(`write ${code}`), { code });

  test('whoever stops reading', async () => {
    await start('check', INVALID);
    stdout.emit('error', error('EPIPE'));
    while (process.exitCode === undefined) {
      await new Promise(setImmediate);
    }
    expect(process.exitCode).toBe(ExitCode.FOUND);
  });

  test('unless there is nowhere to write', async () => {
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    await start('check', INVALID);
    ['ENOSPC', 'ENOSPC'].forEach((code) => stdout.emit('error', error(code)));
    await new Promise((done) => setTimeout(done, 500));
    expect(process.exitCode).toBe(ExitCode.FAILED);
    expect(said.mock.calls).toEqual([['The output cannot be written: write ENOSPC\n']]);
  });

  test.each(['> /dev/null', '| head -1 > /dev/null', '| true'])('in a pipe that is closed: %s', (end) => {
    expect(shell(`CHECK ${Array(40).fill(`"${INVALID}"`).join(' ')} ${end}`).status).toBe(ExitCode.FOUND);
  }, 60_000);
});

describe('what has no end, and what is not there', () => {
  test('the standard input has an end', () => {
    const { status, stderr } = shell('CHECK - < /dev/zero');
    expect({ status, stderr }).toEqual({ status: ExitCode.FAILED, stderr: '-: more than 4 MB: CloudFormation accepts templates of up to 1 MB.\n' });
  }, 60_000);

  test('what the shell substitutes is read', () => {
    const { status, ...said } = shell(`CHECK <(cat "${INVALID}")`);
    expect(status).toBe(ExitCode.FOUND);
    expect(said.stdout).toContain('1 error, 0 warnings in 1 template.');
  }, 60_000);

  test('there is a word where nothing can be written', () => {
    expect(shell('CHECK none.yaml 2> /dev/full').status).toBe(ExitCode.FAILED);
  }, 60_000);

  test('a folder that is gone has no place in a report', async () => {
    const { cwd } = process;
    process.cwd = () => { throw new Error('ENOENT: no such file or directory, uv_cwd'); };
    try {
      const { code, stderr, ...said } = await cli(['check', INVALID, 'none.yaml', '-', '--format', 'sarif'], { stdin: json(template()) });
      expect({ code, stderr }).toEqual({ code: ExitCode.FAILED, stderr: 'none.yaml: no such file or folder.\n' });
      const [{ results: [result], invocations: [{ toolExecutionNotifications: [notification] }] }] = JSON.parse(said.stdout).runs;
      expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe(`file://${INVALID}`);
      expect(notification.locations[0].physicalLocation.artifactLocation.uri).toBe('none.yaml');
    } finally {
      process.cwd = cwd;
    }
  });
});
