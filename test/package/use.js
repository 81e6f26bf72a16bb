/**
 * Uses the packed tarball as its users do, with this Node.js on this system, and without a shell: the scenario in JavaScript, the command, the code of
 * handlers. `npm run test:package` does so on several versions of Node.js; in the workflow Windows and macOS compare with what Linux wrote, and there
 * the command that the wheel brings has to say the same.
 *
 *   node test/package/use.js run FOLDER      uses what is installed in FOLDER, and prints what came out as JSON
 *   node test/package/use.js write DIST      installs tarball and wheel of DIST and writes what came out to DIST/expected.json
 *   node test/package/use.js compare DIST    installs tarball and wheel of DIST and compares what comes out with DIST/expected.json
 */
const assert = require('node:assert');
const { spawnSync } = require('node:child_process');
const { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { delimiter, dirname, join } = require('node:path');

const REPOSITORY = join(__dirname, '..', '..');
const SCENARIO = join(REPOSITORY, 'test', 'languages', 'scenario');
const { devDependencies } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));

// what Windows wrote: with a byte order mark, and its ends of lines.
const windows = (...lines) => `\uFEFF${lines.join('\r\n')}\r\n`;
const FILES = {
  'wrong.yaml': windows(
    'Parameters:',
    '  Range: { Type: String }',
    'Resources:',
    '  Vpn:',
    '    Type: AWS::EC2::ClientVpnEndpoint',
    '    Properties:',
    '      AuthenticationOptions: [{ Type: certificate-authentication, MutualAuthentication: { ClientRootCertificateChainArn: !ImportValue c } }]',
    '      AuthorizationPolicy:',
    '        PolicyDocument: |',
    '          permit(principal, action, resource)',
    '          when { context has jamf && context.jamf.risk == "LOW" };',
    '      ClientCidrBlock: !Ref Range',
    '      ConnectionLogOptions: { Enabled: false }',
    '      ServerCertificateArn: !ImportValue c',
    '      SplitTunnel: true',
  ),
  'parameters.json': windows('[', '  { "ParameterKey": "Range", "ParameterValue": "10.0.0.0/28" }', ']'),
  'client.json': windows('{', '  "jamf": { "risk": "LOW" }', '}'),
};
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

function started(folder, program, args) {
  // what npm and the wheel start finds this Node.js, and not another one.
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH: path, CDK_OUTDIR: join(folder, 'cdk.out'), XDG_CACHE_HOME: join(folder, 'cache') };
  const { error, status, stdout, stderr } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error !== undefined) {
    throw error;
  }
  return { status, stdout, stderr };
}

/** A program that has to end with an exit code. */
function ending(expected, folder, program, ...args) {
  const { status, stdout, stderr } = started(folder, program, args);
  assert.strictEqual(status, expected, `${[program, ...args].join(' ')} exited with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

const node = (folder, ...args) => ending(0, folder, process.execPath, ...args);

/** What the command says of templates: by a name, by a path with a drive letter and backslashes where there are any, and of a folder. */
function said(folder, ...command) {
  const answer = (status, ...args) => JSON.parse(ending(status, folder, ...command, ...args, '--json'));
  const findings = (status, path, ...options) => answer(status, 'check', path, ...options).findings.map(({ resource, rule }) => `${resource} ${rule}`);
  const wrong = join(folder, 'wrong.yaml');
  const [{ result, statements }] = answer(0, 'authorize', wrong, '--context', 'client.json').endpoints;
  return {
    checked: [
      findings(1, 'wrong.yaml', '--parameters', 'parameters.json'), findings(1, wrong, '--parameters', join(folder, 'parameters.json')), findings(0, join(folder, 'cdk.out')),
    ],
    authorized: [result, statements.map(({ text }) => text)],
    certified: certified(folder, ...command),
  };
}

/** What the command makes of certificates, as far as that is the same each time: in a folder whose name has a blank, and of names with one. */
function certified(folder, ...command) {
  const place = mkdtempSync(join(folder, 'my pki '));
  const answer = (...args) => JSON.parse(ending(0, folder, ...command, ...args, '--json'));
  const pki = (name, ...args) => answer('pki', name, ...args, '--folder', join(place, 'pki'));
  pki('init', '--name', 'Office VPN');
  pki('server', '--domain', 'vpn.example.com');
  pki('client', 'alice');
  pki('client', 'Bob Builder');
  const { list: { number, revocations } } = pki('revoke', 'Bob Builder');
  const file = join(place, 'alice.ovpn');
  answer('profile', 'alice', '--folder', join(place, 'pki'), '--endpoint', 'cvpn-endpoint-0123456789abcdef0', '--region', 'eu-central-1', '--output', file);
  return {
    certificates: pki('list').certificates.map(({ kind, name, status }) => [kind, name, status]),
    list: { number, revocations },
    profile: readFileSync(file, 'utf8').replace(/<(\w+)>[^]*?<\/\1>/g, '<$1>'),
    problems: answer('profile', 'check', file, '--server', join(place, 'pki', 'issued', 'vpn.example.com.crt')).problems,
  };
}

/** The command through npx, and the shim that npm made for this system. */
const npx = () => [process.execPath, npmProgram(), 'exec', '--offline', '--', 'cdk-client-vpn-plus'];

/** What comes out in a folder in which the package is installed. */
function run(folder) {
  const policy = readFileSync(join(SCENARIO, 'policy.cedar'), 'utf8');
  writeFileSync(join(folder, 'policy.cedar'), policy.replace(/\r?\n/g, '\r\n'));
  ['requirements.json', 'client-vpn.adopt.json', 'server.crt', 'ca.crt', 'crl.pem'].forEach((file) => cpSync(join(SCENARIO, file), join(folder, file)));
  cpSync(join(SCENARIO, 'javascript', 'app.js'), join(folder, 'app.js'));
  rmSync(join(folder, 'cdk.out'), { recursive: true, force: true });
  node(folder, 'app.js');
  const output = join(folder, 'cdk.out');
  const templates = readdirSync(output).filter((name) => name.endsWith('.template.json')).sort();
  Object.entries(FILES).forEach(([name, content]) => writeFileSync(join(folder, name), content));
  return {
    templates: Object.fromEntries(templates.map((name) => [name, readFileSync(join(output, name), 'utf8')])),
    ...said(folder, ...npx()),
    // after the lines of the handler's log.
    answer: JSON.parse(node(folder, '-e', GATE).trim().split('\n').at(-1)),
  };
}

/** The program that pip makes of the wheel's entry point; what it runs needs nothing of the CDK. */
function wheelProgram(folder, wheel) {
  const isWindows = process.platform === 'win32';
  const programs = join(folder, 'venv', isWindows ? 'Scripts' : 'bin');
  ending(0, folder, isWindows ? 'python' : 'python3', '-m', 'venv', 'venv');
  ending(0, folder, join(programs, 'python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', wheel);
  return join(programs, isWindows ? 'cdk-client-vpn-plus.exe' : 'cdk-client-vpn-plus');
}

/** Installs tarball and wheel, in a folder whose name has a blank, and uses them. */
function installed(dist) {
  const folder = mkdtempSync(join(tmpdir(), 'client vpn '));
  const only = (language, end) => join(dist, language, readdirSync(join(dist, language)).find((name) => name.endsWith(end)));
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
    node(folder, npmProgram(), 'install', '--no-audit', '--no-fund', only('js', '.tgz'),
      `aws-cdk-lib@${devDependencies['aws-cdk-lib']}`, `constructs@${devDependencies.constructs}`);
    const result = run(folder);
    const { templates, answer, ...commands } = result;
    assert.deepStrictEqual(said(folder, wheelProgram(folder, only('python', '.whl'))), commands);
    return result;
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
