import { respellable, respelled, type Spelling, spellingOf } from '../../src/deployment/deployed-spelling';
import type { Value } from '../../src/model/values';

const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';
const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';
const LOG_GROUP = 'AWS::Logs::LogGroup';

test.each<[type: string, properties: readonly string[]]>([
  [SECURITY_GROUP, ['GroupDescription']],
  [LOG_GROUP, ['RetentionInDays']],
  ['AWS::EC2::VPC', []],
  ['AWS::EC2::ClientVpnOfTheFuture', []],
])('%s: what may stay as it is deployed', (type, properties) => {
  expect(respellable(type)).toEqual(properties);
});

test.each<[what: string, deployed: Value, spelling: Spelling | undefined]>([
  ['a text', 'udp', 'udp'],
  ['a number', 443, 443],
  ['nothing', undefined, null],
  ['tags, by their keys', [{ Key: 'b', Value: '1' }, { Key: 'a', Value: '2' }], ['b', 'a']],
  ['authentication methods, by their types', [{ Type: 'federated-authentication' }, { Type: 'certificate-authentication' }], ['federated-authentication', 'certificate-authentication']],
  ['names', ['subnet-1', 'subnet-2'], ['subnet-1', 'subnet-2']],
  ['lists in a list', [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'a', Value: '1' }] }], ['a']],
  ['an object without names', { Enabled: true }, undefined],
])('the spelling of %s', (_, deployed, spelling) => {
  expect(spellingOf(deployed)).toEqual(spelling);
});

test.each<[what: string, type: string, property: string, value: unknown, spelling: Spelling, expected: unknown]>([
  ['a default that was left out', ENDPOINT, 'TransportProtocol', 'udp', null, null],
  ['a default that was written out', ENDPOINT, 'TransportProtocol', undefined, 'udp', 'udp'],
  ['another value', ENDPOINT, 'TransportProtocol', 'tcp', 'udp', undefined],
  ['another value than the default', ENDPOINT, 'TransportProtocol', 'tcp', null, undefined],
  ['a property that can be changed', ENDPOINT, 'Description', 'new', 'old', undefined],
  ['a value that is a function', ENDPOINT, 'TransportProtocol', { Ref: 'Protocol' }, 'udp', undefined],
  ['another order', ENDPOINT, 'AuthenticationOptions', [{ Type: 'b', X: 1 }, { Type: 'a' }], ['a', 'b'], [{ Type: 'a' }, { Type: 'b', X: 1 }]],
  ['another list', ENDPOINT, 'AuthenticationOptions', [{ Type: 'b' }], ['a', 'b'], undefined],
  [
    'an order further in, as the L1 spells it',
    ENDPOINT, 'TagSpecifications', [{ resourceType: 'client-vpn-endpoint', tags: [{ key: 'b', value: '1' }, { key: 'a', value: '2' }] }], ['a', 'b'],
    [{ resourceType: 'client-vpn-endpoint', tags: [{ key: 'a', value: '2' }, { key: 'b', value: '1' }] }],
  ],
  ['a description that the app has made up', SECURITY_GROUP, 'GroupDescription', 'Prod/Vpn/SecurityGroup', 'Old', 'Old'],
  ['a description that somebody wrote', SECURITY_GROUP, 'GroupDescription', 'Clients', 'Old', undefined],
  ['a longer retention, where the app says nothing', LOG_GROUP, 'RetentionInDays', 365, 731, 731],
  ['entries that never expire, where the app says nothing', LOG_GROUP, 'RetentionInDays', 365, null, null],
  ['a shorter retention', LOG_GROUP, 'RetentionInDays', 365, 30, undefined],
  ['a retention that the app says', LOG_GROUP, 'RetentionInDays', 90, 731, undefined],
])('%s', (_, type, property, value, spelling, expected) => {
  expect(respelled(type, property, value, spelling, 'Prod/Vpn/SecurityGroup/Resource')).toEqual(expected);
});

test('of a resource without a construct no description is made up', () => {
  expect(respelled(SECURITY_GROUP, 'GroupDescription', 'Prod/Vpn/SecurityGroup', 'Old', undefined)).toBeUndefined();
});
