import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { check, cli, inFolder, json, type Ran, template, TOO_SMALL } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';

const FINE = json(template());
const POLICY = { AuthorizationPolicy: { PolicyDocument: 'permit(principal, action, resource);', ShadowMode: 'enabled' } };
const WITH_POLICY = json(template(POLICY));
const FOLDER = { 'f/a.json': WITH_POLICY, 'f/b/c.yaml': WITH_POLICY };
const CLIENT = { 'client.json': '{}' };

/** Each command that reads templates, with what it says of the two in the folder. */
const COMMANDS: ReadonlyArray<readonly [name: string, args: readonly string[], answer: string]> = [
  ['check', [], '0 errors, 0 warnings in 2 templates.\n'],
  ['access', ['--to', '10.0.0.1'], ['f/a.json', 'f/b/c.yaml'].map((file) => `Endpoint Vpn in ${file}
  All users reach 10.0.0.1.
    Authorization rule Rule for 10.0.0.0/16 decides, as the longest prefix does.`).join('\n\n')],
  ['authorize', ['--context', 'client.json'], ['f/a.json', 'f/b/c.yaml'].map((file) => `Endpoint Vpn in ${file}: permit, in shadow mode: logged, and allowed all the same
  The statement in line 1 decides:
    permit(principal, action, resource);
`).join('')],
];

describe.each(COMMANDS)('%s', (command, options, answer) => {
  const run = (...templates: string[]) => cli([command, ...templates, ...options]);
  /** What is said of the folder once something was done to it. */
  const afterwards = (change: () => void): Promise<Ran> => inFolder({ ...FOLDER, ...CLIENT }, async () => {
    change();
    return run('f');
  });
  const answered = (code: ExitCode, stderr = '') => ({ code, stdout: expect.stringContaining(answer.split('\n')[0]), stderr });

  test('takes a folder', async () => {
    const { code, stdout, stderr } = await afterwards(() => undefined);
    expect({ code, stderr }).toEqual({ code: ExitCode.OK, stderr: '' });
    for (const line of answer.split('\n').filter((one) => /Endpoint|template/.test(one))) {
      expect(stdout).toContain(line);
    }
  });

  test('takes several files, as a shell gives them for a pattern', async () => {
    await expect(inFolder({ ...FOLDER, ...CLIENT }, () => run('f/a.json', 'f/b/c.yaml'))).resolves.toEqual(answered(ExitCode.OK));
  });

  test('leaves out a named pipe with a word', async () => {
    await expect(afterwards(() => execFileSync('mkfifo', ['f/pipe.json']))).resolves.toEqual(answered(ExitCode.OK, 'f/pipe.json: a named pipe, not a file: it is left out.\n'));
  });

  test('leaves out a link to a folder', async () => {
    await expect(afterwards(() => symlinkSync('.', 'f/loop.json'))).resolves.toEqual(answered(ExitCode.OK));
  });

  test('takes a link to a folder that is asked for', async () => {
    await expect(inFolder({ ...FOLDER, ...CLIENT }, () => {
      symlinkSync('f', 'link');
      return run('link');
    })).resolves.toMatchObject({ code: ExitCode.OK });
  });

  test('names a folder that it may not read, and goes on', async () => {
    const { readdirSync } = fs;
    // the superuser may read anything.
    Object.assign(fs, {
      readdirSync: (path: string, how: object) => {
        if (path === join('f', 'closed')) {
          throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
        }
        return readdirSync(path, how);
      },
    });
    try {
      await expect(afterwards(() => mkdirSync('f/closed'))).resolves.toEqual(answered(ExitCode.FAILED, 'f/closed: you have no permission.\n'));
    } finally {
      Object.assign(fs, { readdirSync });
    }
  });

  test('names a link that leads nowhere, and goes on', async () => {
    await expect(afterwards(() => symlinkSync('nowhere', 'f/link.json'))).resolves.toEqual(answered(ExitCode.FAILED, 'f/link.json: no such file or folder.\n'));
  });

  test('names a template that it cannot read, and goes on', async () => {
    await expect(inFolder({ ...FOLDER, ...CLIENT, 'f/broken.yaml': 'Resources:\n  A: {Type: AWS::SQS::Queue' }, () => run('f'))).resolves
      .toEqual(answered(ExitCode.FAILED, 'f/broken.yaml:2:28: not YAML: unexpected end of the stream within a flow collection.\n'));
  });

  test('says nothing of templates whose parameters cannot be read', async () => {
    await expect(inFolder({ ...FOLDER, ...CLIENT }, () => run('f', '--parameters', 'none.json'))).resolves
      .toEqual({ code: ExitCode.FAILED, stdout: '', stderr: 'none.json: no such file or folder.\n' });
  });

  test('reads the standard input once', async () => {
    await expect(inFolder(CLIENT, () => cli([command, '-', '--parameters', '-', ...options], { stdin: FINE }))).resolves
      .toMatchObject({ code: ExitCode.FAILED, stderr: expect.stringContaining('-: the standard input can be read once only: give one of the two as a file.\n') });
  });
});

test('authorize takes values from the templates of one folder', async () => {
  const { Resources } = template({ AuthorizationPolicy: { PolicyDocument: { 'Fn::ImportValue': 'policy' } } });
  const exporting = json({ Resources: {}, Outputs: { Policy: { Value: 'forbid(principal, action, resource);', Export: { Name: 'policy' } } } });
  const answer = (...args: string[]) => inFolder({ 'f/a.json': json({ Resources }), 'f/b.json': exporting, ...CLIENT }, () => cli(['authorize', ...args, '--context', 'client.json']));
  await expect(answer('f')).resolves.toMatchObject({ code: ExitCode.FOUND, stdout: expect.stringContaining('Endpoint Vpn: deny') });
  await expect(answer('f/a.json')).resolves
    .toEqual({ code: ExitCode.FAILED, stdout: '', stderr: 'f/a.json: Vpn: the text of the authorization policy is unresolved until deployment.\n' });
});

test('authorize goes on after a policy that is not known', async () => {
  const files = { 'f/a.json': json(template({ AuthorizationPolicy: { PolicyDocument: { 'Fn::ImportValue': 'x' } } })), 'f/b.json': WITH_POLICY, ...CLIENT };
  const { code, stdout, stderr } = await inFolder(files, () => cli(['authorize', 'f', '--context', 'client.json']));
  expect({ code, stderr }).toEqual({ code: ExitCode.FAILED, stderr: 'f/a.json: Vpn: the text of the authorization policy is unresolved until deployment.\n' });
  expect(stdout).toContain('Endpoint Vpn: permit');
});

test('authorize takes account and Region', async () => {
  const PolicyDocument = { 'Fn::Sub': 'permit(principal, action, resource) when { context.saml.memberOf.contains("${AWS::Region}-${AWS::AccountId}") };' };
  const files = { 'a.json': json(template({ AuthorizationPolicy: { PolicyDocument } })), 'client.json': json({ saml: { memberOf: ['eu-west-1-111122223333'] } }) };
  const answer = (account: string) => inFolder(files, () => cli(['authorize', 'a.json', '--context', 'client.json', '--region', 'eu-west-1', '--account', account]));
  await expect(answer('111122223333')).resolves.toMatchObject({ code: ExitCode.OK });
  await expect(answer('444455556666')).resolves.toMatchObject({ code: ExitCode.FOUND });
});

describe('what is no file', () => {
  test.each<[string, string, string]>([
    ['an endless device', '/dev/zero', 'a device'],
    ['an empty device', '/dev/null', 'a device'],
    ['a named pipe', 'pipe.json', 'a named pipe'],
    ['a socket', 'socket.json', 'a socket'],
  ])('%s is rejected, and the rest is checked', async (_, name, kind) => {
    await inFolder({ 'fine.json': FINE }, async () => {
      const server = createServer();
      execFileSync('mkfifo', ['pipe.json']);
      await new Promise<void>((done) => server.listen('socket.json', done));
      try {
        await expect(cli(['check', name, 'fine.json'])).resolves
          .toEqual({ code: ExitCode.FAILED, stdout: '0 errors, 0 warnings in 1 template.\n', stderr: `${name}: ${kind}, not a file. Write - to read the standard input.\n` });
      } finally {
        await new Promise((done) => server.close(done));
      }
    });
  });

  test.each(['--context', '--parameters'])('also for %s', async (option) => {
    await expect(check({ 'fine.json': FINE }, ['fine.json', option, '/dev/zero'])).resolves
      .toEqual({ code: ExitCode.FAILED, stdout: '', stderr: '/dev/zero: a device, not a file. Write - to read the standard input.\n' });
    await expect(check({ 'fine.json': FINE }, ['fine.json', option, '.'])).resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr: '.: a folder, not a file.\n' });
  });

  test('what the CDK would have written beside a template', async () => {
    await inFolder({ 'fine.json': FINE }, async () => {
      execFileSync('mkfifo', ['manifest.json']);
      await expect(cli(['check', 'fine.json'])).resolves.toMatchObject({ code: ExitCode.OK });
    });
  });
});

test('a template larger than CloudFormation accepts, in a folder, does not stop the rest', async () => {
  const files = { 'f/fine.json': FINE, 'f/large.json': json({ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { P: 'x'.repeat(5_000_000) } } } }), 'f/tree.json': `["${'x'.repeat(5_000_000)}"]` };
  await expect(check(files, ['f'])).resolves
    .toEqual({ code: ExitCode.FAILED, stdout: '0 errors, 0 warnings in 1 template.\n', stderr: 'f/large.json: more than 4 MB: CloudFormation accepts templates of up to 1 MB.\n' });
});

test('a finding of one file and an odd file beside it', async () => {
  await inFolder({ 'f/a.json': json(template(TOO_SMALL)) }, async () => {
    execFileSync('mkfifo', ['f/x.json']);
    await expect(cli(['check', 'f'])).resolves.toMatchObject({ code: ExitCode.FOUND });
    rmSync('f/a.json');
    await expect(cli(['check', 'f'])).resolves.toMatchObject({ code: ExitCode.FAILED });
  });
});

test('a place in one of many large files is found as in one by itself', async () => {
  const blanks = '\n'.repeat(3_900_000);
  const wrong = `${blanks}${json(template(TOO_SMALL))}`;
  const large = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`f/${name}.json`, `${FINE}${blanks}`]));
  const said = async (files: Readonly<Record<string, string>>) => (await check(files, ['f'])).stdout.split('\n').filter((line) => line.includes('line '));
  const alone = await said({ 'f/g.json': wrong });
  expect(alone[0]).toBe('  Vpn AWS::EC2::ClientVpnEndpoint, line 3900003');
  await expect(said({ ...large, 'f/g.json': wrong })).resolves.toEqual(alone);
});
