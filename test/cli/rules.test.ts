import { cli } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';
import { CATALOGUE } from '../../src/rules/catalogue';

test('all rules, each with what must hold', async () => {
  const { code, stdout, stderr } = await cli(['rules']);
  const lines = stdout.split('\n');
  const end = ['', `${CATALOGUE.length} rules. For more about one: cdk-client-vpn-plus rules ${CATALOGUE[0].id}`, ''];
  expect({ code, stderr, end: lines.slice(-3) }).toEqual({ code: ExitCode.OK, stderr: '', end });
  expect(lines.slice(0, -3).map((line) => line.split(/ {2,}/))).toEqual(CATALOGUE.map(({ id, severity, title }) => [id, severity, title]));
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

test('what only constructs say', async () => {
  await expect(cli(['rules', 'subnetsMissing'])).resolves.toEqual({
    code: ExitCode.OK,
    stderr: '',
    stdout: `SubnetsMissing (said by constructs, in a CDK app)

The VPC has subnets of the kind that is to be associated.

Source: https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html
`,
  });
});

test('in colour', async () => {
  expect((await cli(['rules', 'ClientCidrBlockSize'], { isTTY: true })).stdout).toContain('\u001b[1mClientCidrBlockSize\u001b[0m (\u001b[31merror\u001b[0m)');
  expect((await cli(['rules', 'BannerWithoutText'], { isTTY: true })).stdout).toContain('(\u001b[33mwarning\u001b[0m)');
});

test.each([
  ['ClientCidrBlokSize', 'There is no rule "ClientCidrBlokSize". Did you mean ClientCidrBlockSize?\n'],
  ['SubnetMissing', 'There is no rule "SubnetMissing". Did you mean SubnetsMissing?\n'],
  ['Nothing\u001b', 'There is no rule "Nothing\\u001b". "cdk-client-vpn-plus rules" lists them all.\n'],
])('an unknown rule: %j', async (name, stderr) => {
  await expect(cli(['rules', name])).resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr });
});
