import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { pack } from './pack';
import { ENVIRONMENT, REPOSITORY } from '../environment';

jest.setTimeout(300_000);

const [github, gitlab, pullRequest, mergeRequest, preCommit] = Array.from(
  readFileSync(join(REPOSITORY, 'docs', 'ci.md'), 'utf8').matchAll(/^```yaml\n([^]*?)^```$/gm),
  ([, snippet]) => load(snippet) as any,
);

const RANGE = { fine: '10.100.0.0/16', wrong: '10.0.0.0/28' };
const template = (range: string) => JSON.stringify({
  Resources: {
    Vpn: {
      Type: 'AWS::EC2::ClientVpnEndpoint',
      Properties: {
        AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: { 'Fn::ImportValue': 'x' } } }],
        ClientCidrBlock: range,
        ConnectionLogOptions: { Enabled: false },
        ServerCertificateArn: { 'Fn::ImportValue': 'x' },
        SplitTunnel: true,
      },
    },
  },
});

describe('the snippets of docs/ci.md', () => {
  let folder: string;

  /** Runs a command of a snippet, in a project with one template. */
  function run(command: string, range: string) {
    writeFileSync(join(folder, 'templates', 'vpn.json'), template(range));
    const { status, stdout } = spawnSync('sh', ['-c', command], { cwd: folder, env: { ...ENVIRONMENT, npm_config_offline: 'true' }, encoding: 'utf8' });
    return { status, stdout };
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'client-vpn-'));
    mkdirSync(join(folder, 'templates'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', pack(folder)], { cwd: folder, env: ENVIRONMENT });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the CDK is not there', () => {
    expect(run('ls node_modules', RANGE.fine).stdout).toBe('cdk-client-vpn-plus\n');
  });

  test('GitHub Actions', () => {
    const { permissions, jobs: { check: { steps } } } = github;
    expect(permissions).toEqual({ 'contents': 'read', 'security-events': 'write' });
    const [{ run: command }] = steps.filter(({ run: script }: { run?: string }) => script);
    const [upload] = steps.filter(({ uses = '' }: { uses?: string }) => uses.startsWith('github/codeql-action/upload-sarif@'));
    expect(upload.if).toBe('${{ !cancelled() }}');
    expect(run(command, RANGE.wrong).status).toBe(1);
    const { version, runs: [{ results }] } = JSON.parse(readFileSync(join(folder, upload.with.sarif_file), 'utf8'));
    expect(version).toBe('2.1.0');
    expect(results[0]).toMatchObject({ ruleId: 'ClientCidrBlockSize', locations: [{ physicalLocation: { artifactLocation: { uri: 'templates/vpn.json' } } }] });
    expect(run(command, RANGE.fine).status).toBe(0);
  });

  test('GitLab', () => {
    const [command] = gitlab['client-vpn'].script;
    const { status, stdout } = run(command, RANGE.fine);
    expect(status).toBe(1);
    expect(stdout).toContain('0 errors, 2 warnings in 1 template.');
  });

  test('what a deployment does, in a pull request and a merge request', () => {
    const { jobs: { diff: { steps } } } = pullRequest;
    const [commenting] = steps.map(({ run: script = '' }: { run?: string }) => script).filter((script: string) => script.includes(' diff '));
    const comparing = mergeRequest['client-vpn-diff'].script.find((line: string) => line.includes(' diff '));
    for (const side of ['deployed', 'cdk.out']) {
      mkdirSync(join(folder, side), { recursive: true });
      writeFileSync(join(folder, side, 'Vpn.template.json'), template(RANGE.fine));
    }
    expect(run(comparing, RANGE.fine)).toEqual({ status: 0, stdout: 'Nothing changes for Client VPN endpoints.\n' });
    writeFileSync(join(folder, 'cdk.out', 'Vpn.template.json'), template('10.101.0.0/16'));
    expect(run(comparing, RANGE.fine).status).toBe(1);
    expect(run(commenting, RANGE.fine).status).toBe(1);
    expect(readFileSync(join(folder, 'comment.md'), 'utf8')).toContain('<summary>Vpn: Replaced');
  });

  test('the job of a pull request, from what is deployed to the comment', () => {
    const programs: Record<string, string> = {
      // one stack is deployed, and the other one is new.
      'bin/aws': `#!/bin/sh
case "$*" in *"get-template --stack-name Vpn --template-stage Original"*) cat answer.json;; *) echo "Stack does not exist" >&2; exit 254;; esac`,
      'bin/gh': '#!/bin/sh\necho "$@" > asked',
      'node_modules/.bin/cdk': `#!/bin/sh
case "$1" in synth) mkdir -p cdk.out; cp new.json cdk.out/Vpn.template.json; cp new.json cdk.out/New.template.json;; list) printf 'Vpn\\nNew\\n';; esac`,
    };
    mkdirSync(join(folder, 'bin'));
    Object.entries(programs).forEach(([file, text]) => writeFileSync(join(folder, file), text, { mode: 0o755 }));
    writeFileSync(join(folder, 'answer.json'), JSON.stringify({ TemplateBody: JSON.parse(template(RANGE.fine)), StagesAvailable: ['Original', 'Processed'] }));
    writeFileSync(join(folder, 'new.json'), template('10.101.0.0/16'));
    ['deployed', 'cdk.out', 'comment.md'].forEach((file) => rmSync(join(folder, file), { recursive: true, force: true }));

    const scripts = pullRequest.jobs.diff.steps.flatMap(({ run: script }: { run?: string }) => script === undefined || script === 'npm ci' ? [] : [script]);
    const statuses = scripts.map((script: string) => spawnSync('bash', ['-e', '-c', script.replace('${{ github.event.number }}', '7')], {
      cwd: folder, env: { ...ENVIRONMENT, npm_config_offline: 'true', PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
    }).status);
    expect(statuses).toEqual([0, 1, 0]);
    expect(readdirSync(join(folder, 'deployed'))).toEqual(['Vpn.json']);
    expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe('pr comment 7 --body-file comment.md --edit-last --create-if-none\n');
    expect(readFileSync(join(folder, 'comment.md'), 'utf8').match(/<summary>.*?:/g)).toEqual(['<summary>New:', '<summary>Vpn:']);
  });

  test('pre-commit', () => {
    const [{ hooks: [{ entry, files, language }] }] = preCommit.repos;
    expect(language).toBe('system');
    expect(['templates/vpn.json', 'templates/a/vpn.yml', 'templates/vpn.template', 'src/vpn.json', 'templates/readme.md'].filter((file) => new RegExp(files).test(file)))
      .toEqual(['templates/vpn.json', 'templates/a/vpn.yml', 'templates/vpn.template']);
    expect(run(`${entry} templates/vpn.json`, RANGE.wrong).status).toBe(1);
    expect(run(`${entry} templates/vpn.json`, RANGE.fine).status).toBe(0);
  });
});
