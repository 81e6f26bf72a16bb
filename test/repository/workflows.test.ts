import { load } from 'js-yaml';
import { FILES, textOf } from './tree';
import { ACTIONS } from '../../projenrc/actions';
import { NODE, TESTED_NODES } from '../../projenrc/workflows';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

interface Matrix {
  readonly include?: ReadonlyArray<Readonly<Record<string, string>>>;
  readonly system?: readonly string[];
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly needs?: string | readonly string[];
  /** The workflow that is called. */
  readonly uses?: string;
  readonly strategy?: { readonly matrix: Matrix };
  readonly steps: readonly Step[];
}

const JOBS = FILES.filter((file) => file.startsWith('.github/workflows/')).flatMap((file) => (
  Object.entries((load(textOf(file)) as { jobs: Record<string, Job> }).jobs)
    .map(([id, job]) => ({ id: `${file.slice('.github/workflows/'.length)} ${id}`, job: { ...job, steps: job.steps ?? [] } }))
));
const jobOf = (id: string): Job => JOBS.find((job) => job.id === id)!.job;
const legs = jobOf('suites.yml suite').strategy!.matrix.include!;

test('actions are used at the commits that are listed, and no other', () => {
  const used = new Set(JOBS.flatMap(({ job }) => job.steps.flatMap(({ uses }) => uses === undefined ? [] : [uses])).map((uses) => {
    const [path, commit] = uses.split('@');
    return `${path.split('/').slice(0, 2).join('/')}@${commit}`;
  }));
  expect(Array.from(used).sort()).toEqual(Object.entries(ACTIONS).map(([action, { commit }]) => `${action}@${commit}`).sort());
  expect(Object.values(ACTIONS).filter(({ commit, tag }) => !/^[0-9a-f]{40}$/.test(commit) || !/^v\d+\.\d+\.\d+$/.test(tag))).toEqual([]);
});

test('each job says what it may do, and only these may write', () => {
  const writes = JOBS.flatMap(({ id, job: { permissions } }) => {
    const rights = Object.entries(permissions ?? { everything: 'write' }).filter(([, right]) => right !== 'read').map(([right]) => right);
    return rights.length === 0 ? [] : [`${id}: ${rights.join(', ')}`];
  });
  expect(writes).toEqual([
    'codeql.yml analyze: security-events',
    'release.yml release_github: contents, id-token, attestations',
    'release.yml release_npm: id-token',
    'release.yml release_maven: id-token, attestations',
    'release.yml release_pypi: id-token',
    'release.yml release_nuget: id-token, attestations',
  ]);
});

test('secrets are used in guarded environments, and only where nothing shorter-lived will do', () => {
  const secrets = JOBS.flatMap(({ id, job }) => {
    const names = new Set(Array.from(JSON.stringify(job).matchAll(/secrets\.(\w+)/g), ([, name]) => name));
    names.delete('GITHUB_TOKEN');
    return names.size === 0 ? [] : [`${id} (${job.environment}): ${Array.from(names).join(', ')}`];
  });
  expect(secrets).toEqual([
    'release.yml release_maven (release): MAVEN_GPG_PRIVATE_KEY, MAVEN_GPG_PRIVATE_KEY_PASSPHRASE, MAVEN_PASSWORD, MAVEN_USERNAME, MAVEN_STAGING_PROFILE_ID',
    'release.yml release_nuget (release): NUGET_USERNAME',
    'release.yml release_golang (release): PROJEN_APP_ID, PROJEN_APP_PRIVATE_KEY',
    'upgrade-main.yml pr (upgrade): PROJEN_APP_ID, PROJEN_APP_PRIVATE_KEY',
  ]);
});

test('what is published by the workflow is published by one version of the tool', () => {
  const tools = JOBS.flatMap(({ job }) => job.steps.flatMap(({ run = '' }) => /\b(publib@[\w.^~*-]+)/.exec(run)?.[1] ?? []));
  expect(tools).toHaveLength(5);
  expect(new Set(tools)).toEqual(new Set([expect.stringMatching(/^publib@\d+\.\d+\.\d+$/)]));
});

test('the unit tests run on each Node.js and each release of aws-cdk-lib, and one of them packs', () => {
  for (const unit of ['npm test', 'npm run test:releases']) {
    expect(legs.filter(({ suite }) => suite === unit).map(({ node }) => node)).toEqual(TESTED_NODES);
  }
  expect(TESTED_NODES).toContain(NODE);
});

describe('what has to hold', () => {
  test('is one list, which .ci/run and the workflow read', () => {
    const suites = textOf('.ci/suites').trim().split('\n');

    expect(textOf('.ci/run')).toContain('done 3< .ci/suites');
    expect(suites.length).toBeGreaterThan(5);
    expect(Array.from(new Set(legs.map(({ suite }) => suite))).sort()).toEqual(suites.sort());
    expect(jobOf('suites.yml suite').steps.at(-1)?.run).toBe('${{ matrix.suite }}');
  });

  test('is asked of pull requests, and before a release', () => {
    expect(jobOf('build.yml suites').uses).toBe('./.github/workflows/suites.yml');
    expect(jobOf('release.yml suites').uses).toBe('./.github/workflows/suites.yml');
    expect(jobOf('release.yml release').needs).toEqual(['suites']);
  });

  test('includes the languages, with the oldest and the newest of each', () => {
    expect(legs.filter(({ suite }) => suite === 'npm run test:languages').map(({ dotnet, java, python }) => [dotnet, java, python])).toEqual([
      ['8.x', '17', '3.10'], ['10.x', '21', '3.13'],
    ]);
  });

  test('takes the .NET that is asked for, and not the newest that the machine brings', () => {
    const [dotnet] = jobOf('suites.yml suite').steps.filter(({ uses = '' }) => uses.startsWith('actions/setup-dotnet@'));
    expect(dotnet).toMatchObject({ with: { 'dotnet-version': '${{ matrix.dotnet }}' }, env: { DOTNET_INSTALL_DIR: '${{ runner.temp }}/dotnet' } });
  });

  test('includes Windows and macOS, without a shell of its own', () => {
    const { needs, steps, strategy } = jobOf('suites.yml other-systems');
    expect(strategy?.matrix.system).toEqual(['windows-latest', 'macos-latest']);
    expect(needs).toEqual('packages');
    expect(steps.flatMap(({ run }) => run ?? [])).toEqual(['node test/package/use.js compare dist']);
    expect(JSON.stringify(steps)).not.toContain('"shell"');
    expect(jobOf('suites.yml packages').steps.flatMap(({ run }) => run ?? []))
      .toEqual(['npm ci', 'npm run compile', 'npm run package:js', 'npm run package:python', 'node test/package/use.js write dist']);
    expect(steps.filter(({ uses = '' }) => uses.startsWith('actions/setup-python@'))).toHaveLength(1);
  });
});

test('packages for Go are made with a Go that their module takes', () => {
  const versions = JOBS.flatMap(({ job }) => job.steps.flatMap((step) => step.with?.['go-version'] ?? []));
  expect(versions).toEqual(['stable', 'stable', 'stable']);
});

test('dependencies are upgraded when they have been there for a week', () => {
  const { tasks: { upgrade } } = JSON.parse(textOf('.projen/tasks.json'));
  expect(upgrade.env.NPM_CONFIG_BEFORE).toContain(String(7 * 24 * 60 * 60 * 1000));
  expect(upgrade.steps[0].execArgs).toContain('--cooldown=7');
});

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly { readonly type: string; readonly id: string; readonly attributes: { readonly label?: string } }[];
}

describe('the forms of issues', () => {
  test.each(FILES.filter((file) => /ISSUE_TEMPLATE\/(?!config)/.test(file)))('%s has fields that GitHub knows', (file) => {
    const { name, description, body } = load(textOf(file)) as Form;
    expect([name, description]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
    expect(body.filter(({ type, attributes }) => !['dropdown', 'input', 'textarea'].includes(type) || !attributes.label)).toEqual([]);
    expect(new Set(body.map(({ id }) => id)).size).toBe(body.length);
  });
});
