import { ids, lines } from './graphs';
import { regionRules as rules } from '../../src/rules/topics/region';

test.each<[string | undefined, string[]]>([
  ['cn-north-1', ['RegionWithoutClientVpn']],
  ['mx-central-1', ['RegionWithoutClientVpn']],
  ['us-east-1', []],
  ['us-gov-west-1', []],
  ['xx-new-1', []],
  [undefined, []],
])('%s', (region, expected) => {
  expect(ids(rules, {}, { region })).toEqual(expected);
});

test('message', () => {
  expect(lines(rules, {}, { region: 'cn-north-1' })).toEqual([
    '"cn-north-1" is a Region that is not known to have AWS Client VPN. Deploy to another Region, or check that it has come. [RegionWithoutClientVpn] https://github.com/aws-cloudformation/cfn-lint/tree/main/src/cfnlint/data/schemas/providers',
  ]);
});
