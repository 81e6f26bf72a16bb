import { inPlace } from '../../src/deployment/in-place';
import { Unknown, type Value } from '../../src/model/values';

const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';
const LOG_GROUP = 'AWS::Logs::LogGroup';
const unknown = new Unknown('Parameter');
const policy = (document: string, mode?: Value) => ({ PolicyDocument: document, ...mode === undefined ? {} : { ShadowMode: mode } });

test.each<[what: string, type: string, property: string, before: Value, after: Value, effect: string, isCertain: boolean | undefined]>([
  ['a shorter session', ENDPOINT, 'SessionTimeoutHours', 24, 8, 'ends-sessions', undefined],
  ['a session that was not written, and is shorter than the default', ENDPOINT, 'SessionTimeoutHours', undefined, '12', 'ends-sessions', undefined],
  ['a longer session', ENDPOINT, 'SessionTimeoutHours', 8, undefined, 'in-place', undefined],
  ['the same session in another spelling', ENDPOINT, 'SessionTimeoutHours', 8, '8', 'in-place', undefined],
  ['a session that is unresolved', ENDPOINT, 'SessionTimeoutHours', 24, unknown, 'ends-sessions', false],
  ['a session that is no number', ENDPOINT, 'SessionTimeoutHours', 'long', 8, 'ends-sessions', false],
  ['a session that is empty', ENDPOINT, 'SessionTimeoutHours', ' ', 8, 'ends-sessions', false],
  ['entries that no longer last for ever', LOG_GROUP, 'RetentionInDays', undefined, 365, 'data-lost', undefined],
  ['entries that last for ever', LOG_GROUP, 'RetentionInDays', 365, undefined, 'in-place', undefined],
  ['a policy', ENDPOINT, 'AuthorizationPolicy', undefined, policy('a'), 'disconnects', true],
  ['a policy in shadow mode', ENDPOINT, 'AuthorizationPolicy', undefined, policy('a', 'Enabled'), 'in-place', undefined],
  ['a policy that leaves shadow mode', ENDPOINT, 'AuthorizationPolicy', policy('a', 'enabled'), policy('a', 'disabled'), 'disconnects', true],
  ['a policy that says the same', ENDPOINT, 'AuthorizationPolicy', policy('a', 'disabled'), policy('a'), 'in-place', undefined],
  ['another policy', ENDPOINT, 'AuthorizationPolicy', policy('a'), policy('b'), 'disconnects', true],
  ['a policy whose mode is unresolved', ENDPOINT, 'AuthorizationPolicy', policy('a'), policy('b', unknown), 'disconnects', undefined],
  ['a policy that is unresolved', ENDPOINT, 'AuthorizationPolicy', unknown, new Unknown('Other'), 'disconnects', undefined],
  ['no policy any more', ENDPOINT, 'AuthorizationPolicy', policy('a'), undefined, 'in-place', undefined],
  ['a trust provider', ENDPOINT, 'DevicePostureOptions', undefined, { Enabled: true }, 'in-place', undefined],
  ['other security groups', ENDPOINT, 'SecurityGroupIds', ['sg-1'], ['sg-2'], 'slow', undefined],
  ['a property without effect', ENDPOINT, 'Description', 'a', 'b', 'in-place', undefined],
  ['a type without effect', 'AWS::EC2::VPC', 'Description', 'a', 'b', 'in-place', undefined],
])('%s', (_, type, property, before, after, effect, isCertain) => {
  const found = inPlace(type, property, before, after);
  expect({ effect: found.effect, isCertain: found.isCertain }).toEqual({ effect, isCertain });
});
