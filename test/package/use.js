/**
 * Uses the packed tarball as its users do, with this Node.js on this system, and without a shell: the scenario in JavaScript, the command, the code of
 * handlers. `npm run test:package` does so on several versions of Node.js; in the workflow Windows and macOS compare with what Linux wrote.
 *
 *   node test/package/use.js run FOLDER      uses what is installed in FOLDER, and prints what came out as JSON
 *   node test/package/use.js write DIST      installs the tarball of DIST and writes what came out to DIST/expected.json
 *   node test/package/use.js compare DIST    installs the tarball of DIST and compares what comes out with DIST/expected.json
 */
const assert = require('node:assert');
const { spawnSync } = require('node:child_process');
const { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');

const REPOSITORY = join(__dirname, '..', '..');
const SCENARIO = join(REPOSITORY, 'test', 'languages', 'scenario');
const { devDependencies } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));

// a template that Windows wrote: with a byte order mark, and its ends of lines.
const WRONG = '\uFEFF' + [
  'Resources:',
  '  Vpn:',
  '    Type: AWS::EC2::ClientVpnEndpoint',
  '    Properties:',
  '      AuthenticationOptions: [{ Type: certificate-authentication, MutualAuthentication: { ClientRootCertificateChainArn: !ImportValue c } }]',
  '      ClientCidrBlock: 10.0.0.0/28',
  '      ConnectionLogOptions: { Enabled: false }',
  '      ServerCertificateArn: !ImportValue c',
  '      SplitTunnel: true',
  '',
].join('\r\n');
const GATE = `
  const { connectHandler } = require('cdk-client-vpn-plus/lib/handler');
  connectHandler(() => ({ allow: true }))({ 'connection-id': 'c', 'endpoint-id': 'e', 'common-name': 'laptop', 'schema-version': 'v2' })
    .then((answer) => console.log(JSON.stringify(answer)));
`;

/** npm's own program, so that neither a shell nor a shim of one is needed. */
function npmProgram() {
  const own = dirname(process.execPath);
  const places = [own, join(own, '..', 'lib')].map((place) => join(place, 'node_modules', 'npm', 'bin', 'npm-cli.js'));
  return process.env.NPM_PROGRAM ?? places.find((place) => existsSync(place));
}

function node(folder, ...args) {
  // what npm starts finds this Node.js, and not another one.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`, CDK_OUTDIR: join(folder, 'cdk.out') };
  const { error, status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error !== undefined) {
    throw error;
  }
  return { status, stdout, stderr };
}

/** A program that has to end with an exit code. */
function ending(expected, folder, ...args) {
  const { status, stdout, stderr } = node(folder, ...args);
  assert.strictEqual(status, expected, `${args.join(' ')} exited with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/** What comes out in a folder in which the package is installed. */
function run(folder) {
  const policy = readFileSync(join(SCENARIO, 'policy.cedar'), 'utf8');
  writeFileSync(join(folder, 'policy.cedar'), policy.replace(/\r?\n/g, '\r\n'));
  cpSync(join(SCENARIO, 'requirements.json'), join(folder, 'requirements.json'));
  cpSync(join(SCENARIO, 'javascript', 'app.js'), join(folder, 'app.js'));
  rmSync(join(folder, 'cdk.out'), { recursive: true, force: true });
  ending(0, folder, 'app.js');
  const output = join(folder, 'cdk.out');
  const templates = readdirSync(output).filter((name) => name.endsWith('.template.json')).sort();
  writeFileSync(join(folder, 'wrong.yaml'), WRONG);
  const npx = (...args) => [npmProgram(), 'exec', '--offline', '--', 'cdk-client-vpn-plus', ...args];
  const findings = (stdout) => JSON.parse(stdout).findings.map(({ resource, rule }) => `${resource} ${rule}`);
  return {
    templates: Object.fromEntries(templates.map((name) => [name, readFileSync(join(output, name), 'utf8')])),
    // by a name, and by a path with a drive letter and backslashes where there are any.
    checked: [['wrong.yaml', 1], [join(folder, 'wrong.yaml'), 1], [output, 0]].map(([path, status]) => findings(ending(status, folder, ...npx('check', path, '--json')))),
    // after the lines of the handler's log.
    answer: JSON.parse(ending(0, folder, '-e', GATE).trim().split('\n').at(-1)),
  };
}

/** Installs the tarball, in a folder whose name has a blank, and uses it. */
function installed(dist) {
  const folder = mkdtempSync(join(tmpdir(), 'client vpn '));
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
    const [tarball] = readdirSync(join(dist, 'js')).filter((name) => name.endsWith('.tgz'));
    ending(0, folder, npmProgram(), 'install', '--no-audit', '--no-fund', join(dist, 'js', tarball),
      `aws-cdk-lib@${devDependencies['aws-cdk-lib']}`, `constructs@${devDependencies.constructs}`);
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, , command, place] = process.argv;
if (command === 'run') {
  console.log(JSON.stringify(run(place)));
} else {
  const dist = join(process.cwd(), place);
  const result = installed(dist);
  if (command === 'write') {
    writeFileSync(join(dist, 'expected.json'), JSON.stringify(result));
  } else {
    assert.deepStrictEqual(result, JSON.parse(readFileSync(join(dist, 'expected.json'), 'utf8')));
    console.log(`Node.js ${process.version} on ${process.platform} makes the same ${Object.keys(result.templates).length} templates as Linux.`);
  }
}
