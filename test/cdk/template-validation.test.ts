import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { acknowledgeProperties } from '../../src/cdk/template-validation';

const REFUSING = { from: '2.262.0', until: '2.276.0' };

/** What a release is told of an L1 in an app, and what comes back. */
function acknowledged(installed?: string, flag?: unknown) {
  const app = new App({ context: flag === undefined ? {} : { '@aws-cdk/core:validateAgainstDefaultRules': flag } });
  const element = new CfnResource(new Stack(app, 'Stack'), 'Element', { type: 'AWS::EC2::ClientVpnEndpoint' });
  const release = acknowledgeProperties(element, REFUSING, installed);
  const rules = element.node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY);
  return { release, isAcknowledged: rules.some(({ data }) => 'CloudFormation-Validate::F3002' in data) };
}

test.each<[string, unknown, boolean, string | undefined]>([
  ['2.261.0', true, false, undefined],
  ['2.262.0', true, true, '2.262.0'],
  ['2.262.0', 'true', true, '2.262.0'],
  ['2.262.0', false, false, undefined],
  ['2.262.0', undefined, false, undefined],
  ['2.270.0', true, true, '2.270.0'],
  ['2.271.0', true, true, undefined],
  ['2.271.0', undefined, true, undefined],
  ['2.275.0', true, true, undefined],
  ['2.276.0', true, false, undefined],
  // built from source: as new as can be.
  ['0.0.0', true, false, undefined],
])('aws-cdk-lib %s with the flag %j', (installed, flag, isAcknowledged, release) => {
  expect(acknowledged(installed, flag)).toEqual({ isAcknowledged, release });
});

test('the installed release, which has none of this', () => {
  expect(acknowledged()).toEqual({ isAcknowledged: false, release: undefined });
});
