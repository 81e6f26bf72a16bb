/** Other linters of templates, on what `check` reads: whole processes. Each checks something else, as docs/performance.md says. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { PROGRAM, REPOSITORY, run } from '../processes';
import { type Findings, resultOf } from '../result';
import { ratios } from '../statistics';
import type { Extent } from '../targets';
import { templateOf } from '../templates';

/** What `npm run test:cfn-lint` installs. */
const CFN_LINT = join(REPOSITORY, '.cache', 'cfn-lint');
/** What `cargo install cfn-guard --root .cache/cfn-guard` installs. */
const CFN_GUARD = join(REPOSITORY, '.cache', 'cfn-guard', 'bin', 'cfn-guard');

/** One of our rules in the language of cfn-guard, which has none about Client VPN. */
const RULE = `let endpoints = Resources.*[ Type == 'AWS::EC2::ClientVpnEndpoint' ]
rule logging when %endpoints !empty {
  %endpoints.Properties.ConnectionLogOptions.Enabled == true
}
`;

export function linters({ resources, rounds: [least] }: Extent, folder: string): Findings {
  const [template, rule] = [join(folder, 'linted.yaml'), join(folder, 'logging.guard')];
  writeFileSync(template, dump(templateOf(resources), { noRefs: true }));
  writeFileSync(rule, RULE);
  const linter = existsSync(CFN_LINT) ? readdirSync(CFN_LINT).filter((name) => name.startsWith('venv-')).sort().pop() : undefined;
  const results = [
    // it has findings, such as ids that are too short: all checks run, and none of them fails.
    ...linter === undefined ? [] : [compared('check-cfn-lint', least, template, join(CFN_LINT, linter, 'bin', 'cfn-lint'), ['--non-zero-exit-code', 'none', '--', template])],
    ...existsSync(CFN_GUARD) ? [compared('check-cfn-guard', least, template, CFN_GUARD, ['validate', '--data', template, '--rules', rule])] : [],
  ];
  return {
    results,
    note: results.length === 2 ? undefined : 'cfn-lint or cfn-guard was left out: `npm run test:cfn-lint` and `cargo install cfn-guard --root .cache/cfn-guard` install them.',
  };
}

function compared(id: string, rounds: number, template: string, linter: string, args: readonly string[]) {
  const [ours, theirs]: [number[], number[]] = [[], []];
  // the first round lets the file system see them.
  for (let round = -1; round < rounds; round++) {
    const times = [
      run(process.execPath, [PROGRAM, 'check', template]).milliseconds,
      run(linter, args).milliseconds,
    ];
    if (round >= 0) {
      ours.push(times[0]);
      theirs.push(times[1]);
    }
  }
  return resultOf(id, ratios(ours, theirs));
}
