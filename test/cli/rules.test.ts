import { cli } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';
import type { RuleInfo } from '../../src/evaluation/rule';
import { CATALOGUE, CONSTRUCT_RULES, DEPLOYMENT_RULES } from '../../src/rules/catalogue';
import { EXAMPLES } from '../../src/rules/required';

test('all rules, each with its severity and what must hold', async () => {
  const { code, stdout, stderr } = await cli(['rules']);
  expect({ code, stderr }).toEqual({ code: ExitCode.OK, stderr: '' });
  const row = ({ id, severity, title }: RuleInfo) => [id, severity, title];
  expect(stdout.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    ...CATALOGUE.map(row),
    [''],
    ['Only constructs report these, in a CDK app:'],
    ...CONSTRUCT_RULES.map(row),
    [''],
    ['What a deployment does to live endpoints, by diff and by the plugin with "deployed":'],
    ...DEPLOYMENT_RULES.map(row),
    [''],
    ['Off unless required, e.g. with check --require connection-logging,retention=365:'],
    ...EXAMPLES.map(({ text, rule }) => row({ ...rule, title: `${text}: ${rule.title}` })),
    [''],
    [`${CATALOGUE.length + CONSTRUCT_RULES.length + DEPLOYMENT_RULES.length} rules, and ${EXAMPLES.length} that are off unless required. For more about one: cdk-client-vpn-plus rules ${CATALOGUE[0].id}`],
    [''],
  ]);
});

test.each([['ClientCidrBlockSize'], ['clientcidrblocksize']])('one rule: %s', async (name) => {
  await expect(cli(['rules', name])).resolves.toEqual({
    code: ExitCode.OK,
    stderr: '',
    stdout: `ClientCidrBlockSize (error)

The client range is between /12 and /22.
${CATALOGUE.find(({ id }) => id === 'ClientCidrBlockSize')!.why}

Source: https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html

To ignore it on one resource of a template:
  Metadata: { "cdk-client-vpn-plus": { "ignore": [{ "rule": "ClientCidrBlockSize", "reason": "say why" }] } }
`,
  });
});

test('a rule that only constructs report', async () => {
  await expect(cli(['rules', 'subnetsMissing'])).resolves.toEqual({
    code: ExitCode.OK,
    stderr: '',
    stdout: `SubnetsMissing (error, reported by constructs in a CDK app)

The VPC has subnets of the type to associate.
Clients enter a VPC through an associated subnet. Without one they cannot connect.

Source: https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html
`,
  });
});

test('in colour', async () => {
  expect((await cli(['rules', 'ClientCidrBlockSize'], { isTTY: true })).stdout).toContain('\u001b[1mClientCidrBlockSize\u001b[0m (\u001b[31merror\u001b[0m)');
  expect((await cli(['rules', 'BannerWithoutText'], { isTTY: true })).stdout).toContain('(\u001b[33mwarning\u001b[0m)');
});

test.each([
  ['ClientCidrBlokSize', 'Unknown rule "ClientCidrBlokSize". Did you mean ClientCidrBlockSize?\n'],
  ['SubnetMissing', 'Unknown rule "SubnetMissing". Did you mean SubnetsMissing?\n'],
  ['Nothing\u001b', 'Unknown rule "Nothing\\u001b". All of them: cdk-client-vpn-plus rules\n'],
])('an unknown rule: %j', async (name, stderr) => {
  await expect(cli(['rules', name])).resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr });
});
