import { judge } from '../../src/template/verdict';

/** An endpoint with too small a range, and what its metadata ask to ignore. */
function judged(ignore?: unknown) {
  const metadata = ignore === undefined ? {} : { Metadata: { 'cdk-client-vpn-plus': { ignore } } };
  const { findings, notes } = judge({ Resources: { Vpn: { Type: 'AWS::EC2::ClientVpnEndpoint', Properties: { ClientCidrBlock: '10.0.0.0/28' }, ...metadata } } });
  const { ignored } = findings.find(({ finding }) => finding.rule === 'ClientCidrBlockSize')!;
  return { ignored, notes: notes.map(({ resource, message }) => `${resource}: ${message}`) };
}

const rule = 'ClientCidrBlockSize';

test('nothing is ignored unless somebody asks', () => {
  expect(judged()).toEqual({ ignored: undefined, notes: [] });
});

test('what is ignored has a reason, and is still there', () => {
  expect(judged([{ rule: 'VpnPortValue', reason: 'other' }, { rule, reason: 'a laboratory' }])).toEqual({ ignored: 'a laboratory', notes: [] });
});

test.each<[string, unknown, string]>([
  ['no list', { rule, reason: 'x' }, '"ignore" in the metadata is not a list: write [{ "rule": "…", "reason": "…" }].'],
  ['no rule', [{ reason: 'x' }], 'an entry of "ignore" in the metadata does not name a rule: write { "rule": "…", "reason": "…" }.'],
  ['no object', [rule], 'an entry of "ignore" in the metadata does not name a rule: write { "rule": "…", "reason": "…" }.'],
  ['no reason', [{ rule }], 'the metadata ignore ClientCidrBlockSize without a reason: the finding stays until "reason" says why.'],
  ['a blank reason', [{ rule, reason: ' ' }], 'the metadata ignore ClientCidrBlockSize without a reason: the finding stays until "reason" says why.'],
  ['a misspelt rule', [{ rule: 'clientCidrBlocksSize', reason: 'x' }], 'the metadata ignore the rule "clientCidrBlocksSize", which does not exist. Did you mean "ClientCidrBlockSize"?'],
  ['an unknown rule', [{ rule: 'Everything', reason: 'x' }], 'the metadata ignore the rule "Everything", which does not exist.'],
])('%s ignores nothing, and is said', (_, ignore, message) => {
  expect(judged(ignore)).toEqual({ ignored: undefined, notes: [`Vpn: ${message}`] });
});

test('whether a template is concerned', () => {
  expect(judge({ Resources: { Queue: { Type: 'AWS::SQS::Queue' }, Nothing: null, Text: 'x', Odd: { Type: 1 } } }).concerned).toBe(false);
  expect(judge({ Resources: { Vpn: { Type: 'AWS::EC2::ClientVpnEndpoint' } } }).concerned).toBe(true);
});
