import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type App, CfnParameter, NestedStack, type Stack, Stage } from 'aws-cdk-lib';
import { ClientVpnSessionTimeout } from 'aws-cdk-lib/aws-ec2';
import { dump } from 'js-yaml';
import { findings, validate, withApp } from './apps';
import { ClientVpnDestination, type ClientVpnEndpointPlusProps } from '../../src';
import { newEndpointIn, newStack, newVpc } from '../fixtures';

type Build = (app: App) => Stack | void;

const vpn = (stack: Stack, props: Partial<ClientVpnEndpointPlusProps> = {}) => newEndpointIn(newVpc(stack), props);
const simple = (props: Partial<ClientVpnEndpointPlusProps> = {}): Build => (app) => { vpn(newStack(app), props); };

/** The templates of an app, by the names of their files. */
function templatesOf(build: Build): Record<string, string> {
  return withApp((app) => {
    build(app);
    const { stacksRecursively } = app.synth();
    return Object.fromEntries(stacksRecursively.map(({ stackName, templateFullPath }) => [stackName, readFileSync(templateFullPath, 'utf8')]));
  });
}

/** What the guard says of an app, with what is deployed in a folder of its own. */
function guarded(files: Readonly<Record<string, string>>, build: Build) {
  return withApp((app) => {
    build(app);
    const folder = join(app.outdir, 'deployed');
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const report = validate(app, undefined, { deployed: folder });
    const live = findings(report).filter(({ rule }) => /^(Live|Deployment)/.test(rule));
    return { success: report.success, metadata: report.metadata, found: live.map(({ rule, severity }) => `${severity} ${rule}`), live };
  });
}

function deployed(build: Build, ending = '.template.json') {
  return Object.fromEntries(Object.entries(templatesOf(build)).map(([name, template]) => [`${name}${ending}`, template]));
}

test.each<[name: string, before: Build, after: Build, found: string[], success: boolean]>([
  ['nothing', simple(), simple(), [], true],
  ['another client range', simple(), simple({ clientCidrBlock: '10.101.0.0/16' }), ['error LiveEndpointReplaced'], false],
  ['an endpoint that is gone', simple(), (app) => { newVpc(newStack(app)); }, ['error LiveEndpointDeleted', 'error LiveEndpointDeleted'], false],
  ['another split tunnel', simple(), simple({ splitTunnel: false }), ['warning LiveConnectionsReset'], true],
  ['a shorter session', simple(), simple({ sessionTimeout: ClientVpnSessionTimeout.EIGHT_HOURS }), ['warning LiveSessionsEnd'], true],
  [
    'a rule under another logical id',
    (app) => vpn(newStack(app)).addAuthorizationRule('One', { destination: ClientVpnDestination.cidr('10.0.0.0/16'), group: 'ops' }).stack,
    (app) => vpn(newStack(app)).addAuthorizationRule('Other', { destination: ClientVpnDestination.cidr('10.0.0.0/16'), group: 'ops' }).stack,
    ['error DeploymentFails', 'warning LiveConnectionsReset'],
    false,
  ],
  ['a value of the deployment', simple(), (app) => {
    const stack = newStack(app);
    vpn(stack, { clientCidrBlock: new CfnParameter(stack, 'Range').valueAsString });
  }, ['warning LiveEndpointReplaced'], true],
])('%s', (_, before, after, found, success) => {
  const report = guarded(deployed(before), after);
  expect(report.found.sort()).toEqual(found.sort());
  expect(report.success).toBe(success);
});

test('says which property, what happens and what to do', () => {
  const { live } = guarded(deployed(simple()), simple({ clientCidrBlock: '10.101.0.0/16' }));
  expect(live).toContainEqual({
    rule: 'LiveEndpointReplaced',
    severity: 'error',
    resource: expect.stringMatching(/^Vpn/),
    message: 'ClientCidrBlock: "10.100.0.0/16" → "10.101.0.0/16". CloudFormation creates a new endpoint and deletes this one: the DNS name, the portal URL and every client '
      + 'configuration that was exported stop working.',
    fix: 'Leave ClientCidrBlock as it is deployed, or plan for the replacement.',
  });
});

test('what is gone is said at something of its stack, where it can be acknowledged', () => {
  const { live } = guarded(deployed(simple()), (app) => { newVpc(newStack(app)); });
  expect(live.map(({ message, resource }) => [resource, message.split('.')[0]])).toEqual([
    ['Vpc8378EB38', expect.stringMatching(/^Vpn\w+ is deployed, and is not in the template$/)],
    ['Vpc8378EB38', expect.stringMatching(/^VpnSecurityGroup\w+ is deployed, and is not in the template$/)],
  ]);
});

test.each([
  ['YAML', (text: string) => dump(JSON.parse(text)), '.yaml'],
  ['what get-template answers', (text: string) => JSON.stringify({ TemplateBody: JSON.parse(text) }), '.json'],
])('reads %s', (_, written, ending) => {
  const { Stack: text } = templatesOf(simple());
  expect(guarded({ [`Stack${ending}`]: written(text) }, simple({ splitTunnel: false })).found).toEqual(['warning LiveConnectionsReset']);
});

test('a stack without a file is a first deployment', () => {
  const { Stack: text } = templatesOf(simple());
  expect(guarded({ 'Other.template.json': text }, simple({ clientCidrBlock: '10.101.0.0/16' }))).toMatchObject({ success: true, found: [] });
});

test('what others wrote, and what the CDK only uploads, is not deployed', () => {
  const [[, template]] = Object.entries(templatesOf(simple()));
  const foreign = ['node_modules', '.cache', 'asset.0123'].map((folder) => join(folder, 'Stack.template.json'));
  const inFolders = (folders: readonly string[]) => guarded(Object.fromEntries(folders.map((file) => [file, template])), simple({ clientCidrBlock: '10.101.0.0/16' })).found;
  expect(inFolders(foreign)).toEqual([]);
  expect(inFolders([...foreign, join('earlier', 'Stack.template.json')])).toEqual(['error LiveEndpointReplaced']);
});

test('a file that cannot be read is said', () => {
  const { found, metadata } = guarded({ 'Stack.template.json': '{ "Resources": {' }, simple());
  expect(found).toEqual([]);
  expect(metadata?.notes).toMatch(/Stack\.template\.json: not JSON/);
  expect(guarded({ 'notes.json': '{}' }, simple()).metadata?.notes ?? '').not.toContain('notes.json');
});

test('a folder that is not there is said', () => withApp((app) => {
  simple()(app);
  const { metadata, success } = validate(app, undefined, { deployed: join(app.outdir, 'nowhere') });
  expect(success).toBe(true);
  expect(metadata?.notes).toContain('nowhere: there is no such folder: nothing is compared with what is deployed.');
}));

test('stages and nested stacks are compared with an earlier cdk.out', () => withApp((before) => {
  const build = (app: App, range: string) => {
    const stack = newStack(new Stage(app, 'Prod'));
    const nested = new NestedStack(stack, 'Nested');
    const vpc = newVpc(stack);
    newEndpointIn(vpc, { clientCidrBlock: range }, nested);
  };
  build(before, '10.100.0.0/16');
  before.synth();
  withApp((after) => {
    build(after, '10.101.0.0/16');
    const found = findings(validate(after, undefined, { deployed: before.outdir })).filter(({ rule }) => rule.startsWith('Live'));
    expect(found.map(({ rule }) => rule)).toEqual(['LiveEndpointReplaced']);
  });
}));
