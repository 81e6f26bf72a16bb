import { join } from 'node:path';
import { LANGUAGES, synthesize } from './languages';
import type { Synthesized } from './languages';
import { RELEASES } from './releases';
import type { Release } from './releases';

// downloads and compilers, on whatever machine.
jest.setTimeout(900_000);

const SCENARIO = join(__dirname, 'scenario');
/** What every program reads. */
const SHARED = ['policy.cedar', 'requirements.json', 'client-vpn.adopt.json', 'server.crt', 'ca.crt', 'crl.pem'].map((file) => join(SCENARIO, file));
const MISTAKES = [
  'Mistakes/Vpn: clientCidrBlock "10.0.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22. Write e.g. "10.0.0.0/22". '
  + '[ClientCidrBlockSize] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html\n',
  'Validation failed with the following errors:\n'
  + '  [Mistakes/Foreign] Mistakes/Twice/Resource: targetNetworkCidr "0.0.0.0/0" is authorized for the same users by Mistakes/Once/Resource already. '
  + 'Remove one of the two. [DuplicateAuthorizationRule] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html\n',
];

describe.each(Object.keys(RELEASES) as Release[])('the scenario with the %s of aws-cdk-lib', (release) => {
  const made: Record<string, Synthesized> = {};

  test.each(LANGUAGES)('$name synthesizes', (language) => {
    made[language.name] = synthesize(language, join(SCENARIO, language.name), release, ...SHARED);

    expect(Object.keys(made[language.name].templates)).toHaveLength(2);
  });

  test.each(LANGUAGES)('$name makes the same templates, byte for byte', ({ name }) => {
    expect(made[name].templates).toEqual(made.typescript.templates);
  });

  test.each(LANGUAGES)('$name is told of mistakes in the same words', ({ name }) => {
    // some runtimes say the class before and where it happened after the text.
    expect(MISTAKES.map((text) => made[name].stdout.includes(text) ? text : made[name].stdout)).toEqual(MISTAKES);
  });
});
