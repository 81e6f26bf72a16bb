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
    '"cn-north-1" is not on the list of Regions that have AWS Client VPN. Deploy to another Region, or check that AWS has added this one. [RegionWithoutClientVpn] https://github.com/aws-cloudformation/cfn-lint/tree/main/src/cfnlint/data/schemas/providers',
  ]);
});
