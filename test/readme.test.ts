import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../src/rules/catalogue';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

test('the rules that the README names exist', () => {
  const named = Array.from(README.matchAll(/cdk-client-vpn-plus::?(\w+)'|- rule: (\w+)|plus rules (\w+)/g), ([, ...ids]) => ids.find((id) => id !== undefined));
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((id) => !CATALOGUE.some((rule) => rule.id === id))).toEqual([]);
});
