import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, NestedStack, type Stack, Stage } from 'aws-cdk-lib';
import { ClientVpnAdoption } from '../../src';
import { messageOf, newApp, newEndpoint, newStack, synth, warnings } from '../fixtures';

const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'adoption-')); });
afterEach(() => rmSync(folder, { recursive: true }));

function adoptionOf(resources: object): ClientVpnAdoption {
  const file = join(folder, 'adopt.json');
  writeFileSync(file, JSON.stringify({ version: 1, resources }));
  return ClientVpnAdoption.fromFile(file);
}

const idsIn = (stack: Stack) => Object.keys(synth(stack).findResources(ENDPOINT));
const appOf = (stack: Stack) => stack.node.root as App;

test('constructs take over logical ids and spellings, however often the app is synthesized', () => {
  const stack = newStack();
  newEndpoint(stack);
  adoptionOf({ 'Stack/Vpn/Resource': { logicalId: 'Old', properties: { TransportProtocol: 'udp' } } }).applyTo(appOf(stack));
  expect(idsIn(stack)).toEqual(['Old']);
  appOf(stack).synth({ force: true });
  expect(Object.entries(synth(stack).findResources(ENDPOINT)).map(([id, { Properties }]) => [id, Properties.TransportProtocol])).toEqual([['Old', 'udp']]);
  expect(warnings(stack)).toEqual([]);
});

test.each<[string, (text: string) => string | Uint8Array]>([
  ['with a byte order mark', (text) => `\ufeff${text}`],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['in UTF-16 with CRLF', (text) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf16le')],
])('a file %s is read as any other', (_, encode) => {
  const stack = newStack();
  newEndpoint(stack);
  const file = join(folder, 'adopt.json');
  writeFileSync(file, encode(JSON.stringify({ version: 1, resources: { 'Stack/Vpn/Resource': { logicalId: 'Old' } } }, undefined, 2)));
  ClientVpnAdoption.fromFile(file).applyTo(appOf(stack));
  expect(idsIn(stack)).toEqual(['Old']);
});

test('what has its logical id already keeps it', () => {
  const stack = newStack();
  const [own] = [newEndpoint(stack)].map(({ node }) => stack.resolve((node.defaultChild as unknown as { logicalId: string }).logicalId) as string);
  adoptionOf({ 'Stack/Vpn/Resource': { logicalId: own } }).applyTo(appOf(stack));
  expect(idsIn(stack)).toEqual([own]);
});

test('nested stacks and stages are reached from the app', () => {
  const app = newApp();
  const outer = newStack(app);
  const nested = new NestedStack(outer, 'Nested');
  newEndpoint(nested);
  const staged = newStack(new Stage(app, 'Prod'), 'Stack');
  newEndpoint(staged);
  adoptionOf({
    'Stack/Nested/Vpn/Resource': { logicalId: 'Old' },
    'Prod/Stack/Vpn/Resource': { logicalId: 'Older' },
  }).applyTo(app);
  expect([nested, staged].map(idsIn)).toEqual([['Old'], ['Older']]);
});

test('a scope takes over its own lines, and leaves those of others alone', () => {
  const app = newApp();
  const [one, other] = ['One', 'Other'].map((id) => newStack(app, id));
  [one, other].forEach((stack) => newEndpoint(stack));
  const adoption = adoptionOf({ 'One/Vpn/Resource': { logicalId: 'Old' }, 'Other/Vpn/Resource': { logicalId: 'Older' }, 'Elsewhere/Vpn/Resource': { logicalId: 'Oldest' } });
  adoption.applyTo(one);
  expect(idsIn(one)).toEqual(['Old']);
  expect(idsIn(other)).not.toEqual(['Older']);
});

test('a construct that is gone is an error that says what would be deleted', () => {
  const stack = newStack();
  newEndpoint(stack);
  adoptionOf({ 'Stack/Gone/Resource': { logicalId: 'Old' } }).applyTo(appOf(stack));
  const message = messageOf(() => synth(stack));
  expect(message).toContain('names "Stack/Gone/Resource", which is no resource of the app: CloudFormation would delete Old.');
  expect(message).toContain('[AdoptedConstructGone]');
});

test('a stage that is synthesized already is an error, since its template is final', () => {
  const app = newApp();
  const stage = new Stage(app, 'Prod');
  newEndpoint(newStack(stage, 'Stack'));
  stage.synth();
  adoptionOf({ 'Prod/Stack/Vpn/Resource': { logicalId: 'Old' } }).applyTo(app);
  const message = messageOf(() => app.synth());
  expect(message).toContain('names "Prod/Stack/Vpn/Resource", whose stage was created or synthesized without the adoption.');
  expect(message).toContain('[AdoptedTooLate]');
});

test('a stack loses nothing of another one by its own adoption', () => {
  const app = newApp();
  const [one] = ['One', 'Other'].map((id) => newStack(app, id));
  newEndpoint(one);
  adoptionOf({ 'One/Gone/Resource': { logicalId: 'Old' }, 'Other/Gone/Resource': { logicalId: 'Older' } }).applyTo(one);
  const message = messageOf(() => app.synth());
  expect(message).toContain('CloudFormation would delete Old.');
  expect(message).not.toContain('Older');
});

test.each([
  ['another construct creates it now', { 'Stack/Gone/Resource': { logicalId: 'Old' }, 'Stack/Vpn/Resource': { logicalId: 'Old' } }],
  ['its stack is not in the app', { 'Elsewhere/Vpn/Resource': { logicalId: 'Old' } }],
])('nothing is lost where %s', (_, lines) => {
  const stack = newStack();
  newEndpoint(stack);
  adoptionOf(lines).applyTo(appOf(stack));
  expect(() => synth(stack)).not.toThrow();
});

test('a spelling that means something else has no effect, and draws a warning', () => {
  const stack = newStack();
  newEndpoint(stack);
  adoptionOf({ 'Stack/Vpn/Resource': { logicalId: 'Old', properties: { TransportProtocol: 'tcp' } } }).applyTo(appOf(stack));
  const [{ Properties }] = Object.values(synth(stack).findResources(ENDPOINT));
  expect(Properties.TransportProtocol).not.toBe('tcp');
  expect(warnings(stack)).toEqual([expect.stringContaining('keeps TransportProtocol as it was deployed, and that does not mean what the app says any more')]);
});

test.each([
  ['a file that is not there', () => ClientVpnAdoption.fromFile(join(folder, 'missing.json')), 'missing.json'],
  ['a folder', () => ClientVpnAdoption.fromFile(folder), 'a folder, not a file'],
  ['no name', () => ClientVpnAdoption.fromFile(''), 'path'],
  ['something else than a scope', () => adoptionOf({}).applyTo('app' as never), 'scope'],
])('%s is said', (_, call, expected) => {
  expect(messageOf(call)).toContain(expected);
});
