/** What a change of a revocation list, or of managed tags, does to a live endpoint. */
import type { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { type ClientVpnEndpointPlusProps, ClientVpnAuthentication, ClientVpnManagedTags, ClientVpnRevocationList } from '../../src';
import { compare } from '../../src/deployment/comparison';
import { anyAuthority } from '../certificates/any-certificate';
import { newApp, newEndpoint, newStack, synth } from '../fixtures';
import { CONTEXT, list, newFolder } from '../upkeep/lists';

const LIST = 'Custom::ClientVpnRevocationList';
const TAGS = 'Custom::ClientVpnTags';

const { file, remove } = newFolder();
afterAll(remove);

type Props = Partial<ClientVpnEndpointPlusProps>;
type PropsOf = (stack: Stack) => Props;

const withList = (number: number): PropsOf => () => ({ revocationList: ClientVpnRevocationList.fromFile(file(list({ number }), `${number}.pem`)) });
const withOtherAuthority: PropsOf = () => ({
  revocationList: ClientVpnRevocationList.fromFile(file(list({ number: 1, from: new Date('2026-11-10T00:00:00Z') }, anyAuthority('New VPN')), 'new.pem')),
});
const withBucket = (key: string): PropsOf => (stack) => ({ revocationList: ClientVpnRevocationList.fromBucket(Bucket.fromBucketName(stack, 'Lists', 'lists'), key) });
const withTags = (tags: Record<string, string>): PropsOf => () => ({ managedTags: ClientVpnManagedTags.of(tags) });
const plain: PropsOf = () => ({});

function stateOf(props: PropsOf | undefined) {
  const stack = newStack(newApp({ context: CONTEXT }));
  if (props !== undefined) {
    newEndpoint(stack, { authentication: ClientVpnAuthentication.mutual(), ...props(stack) });
  }
  return { templates: [{ file: 'Stack.template.json', name: 'Stack', template: synth(stack).toJSON() as unknown }] };
}

function changesOf(before: PropsOf | undefined, after: PropsOf) {
  const { stacks: [{ changes }] } = compare(stateOf(before), stateOf(after));
  return changes.map(({ effect, isCertain, message, resource: { type } }) => ({ type, effect, isCertain, message }));
}

const RESETS = 'All connections are reset, and clients connect again: a newer revocation list is imported.';

test.each<[string, PropsOf, PropsOf, object[]]>([
  ['a newer list', withList(12), withList(13), [{ type: LIST, effect: 'resets', isCertain: true, message: RESETS }]],
  ['an older list', withList(13), withList(12), [
    { type: LIST, effect: 'in-place', isCertain: true, message: 'The function imports no list that is older than the one before.' },
  ]],
  ['a newer list of an authority that counts from 1', withList(12), withOtherAuthority, [{ type: LIST, effect: 'resets', isCertain: true, message: RESETS }]],
  ['the same list', withList(12), withList(12), []],
  ['a list that is in a bucket', withBucket('a.pem'), withBucket('b.pem'), [{ type: LIST, effect: 'resets', isCertain: false, message: RESETS }]],
  ['a first list', plain, withList(12), [{
    type: LIST,
    effect: 'resets',
    isCertain: false,
    message: 'Unless the endpoint has this revocation list or a newer one, it is imported: all connections are reset, and clients connect again.',
  }]],
  ['no list any more', withList(12), plain, [
    { type: LIST, effect: 'removed', isCertain: true, message: 'The revocation list stays on the endpoint: no API removes one. No newer one is imported any more.' },
  ]],
  ['other tags', withTags({ Team: 'network' }), withTags({ Team: 'vpn' }), [
    { type: TAGS, effect: 'in-place', isCertain: true, message: 'The tags of the endpoint are changed in place.' },
  ]],
  ['first tags', plain, withTags({ Team: 'network' }), [{ type: TAGS, effect: 'added', isCertain: true, message: 'A new set of managed tags.' }]],
  ['no tags any more', withTags({ Team: 'network' }), plain, [
    { type: TAGS, effect: 'removed', isCertain: true, message: 'The function removes its tags from the endpoint.' },
  ]],
])('%s', (_, before, after, changes) => {
  expect(changesOf(before, after).filter(({ type }) => type.startsWith('Custom::'))).toEqual(changes);
  expect(changesOf(before, after).filter(({ type }) => type === 'AWS::EC2::ClientVpnEndpoint')).toEqual([]);
});

test('a list that comes together with its endpoint resets nothing', () => {
  const [{ effect }] = changesOf(undefined, withList(12)).filter(({ type }) => type === LIST);
  expect(effect).toBe('added');
});
