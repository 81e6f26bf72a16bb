import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from './pack';
import { ENVIRONMENT } from '../environment';

jest.setTimeout(300_000);

describe('what is missing is said in one sentence', () => {
  let folder: string;

  function node(...args: string[]) {
    const { status, stderr } = spawnSync('node', args, { cwd: folder, env: ENVIRONMENT, encoding: 'utf8' });
    return { status, error: /^(?:Error: )?(cdk-client-vpn-plus .*)$/m.exec(stderr)?.[1] };
  }

  /** Puts a package of a version beside the library. */
  function install(name: string, version: string): void {
    mkdirSync(join(folder, 'node_modules', name), { recursive: true });
    writeFileSync(join(folder, 'node_modules', name, 'package.json'), JSON.stringify({ name, version }));
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'client-vpn-'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', pack(folder)], { cwd: folder, env: ENVIRONMENT });
    writeFileSync(join(folder, 'old-node.cjs'), "Object.defineProperty(process.versions, 'node', { value: '18.20.8' });");
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('aws-cdk-lib is missing', () => {
    expect(node('-e', 'require("cdk-client-vpn-plus")')).toEqual({
      status: 1,
      error: 'cdk-client-vpn-plus needs aws-cdk-lib 2.260.0 or later, which is not installed: '
        + 'run npm install "aws-cdk-lib@^2.260.0", or in Python pip install "aws-cdk-lib>=2.260.0".',
    });
  });

  test('aws-cdk-lib is below the floor', () => {
    install('aws-cdk-lib', '2.259.0');

    expect(node('-e', 'require("cdk-client-vpn-plus")')).toEqual({
      status: 1,
      error: 'cdk-client-vpn-plus needs aws-cdk-lib 2.260.0 or later, but 2.259.0 is installed: '
        + 'run npm install "aws-cdk-lib@^2.260.0", or in Python pip install "aws-cdk-lib>=2.260.0".',
    });
  });

  test('constructs is missing', () => {
    install('aws-cdk-lib', '2.260.0');

    expect(node('-e', 'require("cdk-client-vpn-plus")')).toEqual({
      status: 1,
      error: 'cdk-client-vpn-plus needs constructs 10.5.1 or later, which is not installed: '
        + 'run npm install "constructs@^10.5.1", or in Python pip install "constructs>=10.5.1".',
    });
  });

  const oldNode = 'cdk-client-vpn-plus needs Node.js 20 or later, but runs on 18.20.8: install Node.js 22, 24 or 26 from https://nodejs.org.';

  test('Node.js is too old for the constructs', () => {
    expect(node('-r', './old-node.cjs', '-e', 'require("cdk-client-vpn-plus")')).toEqual({ status: 1, error: oldNode });
  });

  test('Node.js is too old for the command', () => {
    expect(node('-r', './old-node.cjs', 'node_modules/.bin/cdk-client-vpn-plus', 'rules')).toEqual({ status: 2, error: oldNode });
  });
});
