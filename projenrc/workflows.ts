import type { awscdk } from 'projen';
import { Component, javascript, JsonPatch } from 'projen';
import { type GitHub, GithubCredentials } from 'projen/lib/github';
import { AppPermission, JobPermission, type JobStep } from 'projen/lib/github/workflows-model';
import { pinned } from './actions';
import { SUITES } from './ci-suites';

/** What packages are built with. */
export const NODE = '24';

/** What everything is tested on. */
export const TESTED_NODES = ['22', '24', '26'];

/** The oldest and the newest of each language that the packages of the languages are tested with; Go is the current one. jsii's wheels take no older Python. */
export const LANGUAGES = [
  { dotnet: '8.x', java: '17', node: '22', python: '3.10' },
  { dotnet: '10.x', java: '21', node: NODE, python: '3.13' },
];

/** The jobs that package for Go, by their workflow; the module asks for a newer Go than projen's jobs have. */
const GO_JOBS = { build: 'package-go', release: 'release_golang' };
const GO = 'stable';

/** From the module that is pinned: no action of a third party. */
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';

const UBUNTU = ['ubuntu-latest'];

/** A dependency that was published less than a week ago may still turn out to be someone else's. */
const COOLDOWN_DAYS = 7;

const PULL_REQUEST_TEMPLATE = [
  'What changes for users, and why:',
  '',
  'Fixes #',
  '',
  '- [ ] `.ci/run` passes',
  '- [ ] the checklist of `CONTRIBUTING.md` for what was added is done',
  '- [ ] the title is a conventional commit (`feat: …`, `fix: …`); a change that breaks users has `!` and says what they have to do',
  '- [ ] a new error quotes the page that says that the service rejects it',
  '',
];

/** How pull requests are built, and how dependencies come to be newer. */
export const WORKFLOW_OPTIONS = {
  github: true,
  pullRequestTemplateContents: PULL_REQUEST_TEMPLATE,
  githubOptions: {
    mergify: false,
    pullRequestLintOptions: {
      semanticTitleOptions: { types: ['feat', 'fix', 'perf', 'docs', 'test', 'build', 'ci', 'refactor', 'chore', 'revert'] },
    },
  },
  workflowNodeVersion: NODE,
  buildWorkflowOptions: {
    // a build that changes files fails: what is generated is committed by people.
    mutableBuild: false,
    permissions: { contents: JobPermission.READ },
    workflowTriggers: { pullRequest: {}, push: { branches: ['main'] }, workflowDispatch: {} },
  },
  auditDeps: true,
  // a step of its own in the workflows: not every registry that can install can audit.
  auditDepsOptions: { prodOnly: true, level: 'low', runOn: 'manual' },
  depsUpgradeOptions: {
    cooldown: COOLDOWN_DAYS,
    workflowOptions: {
      schedule: javascript.UpgradeDependenciesSchedule.WEEKLY,
      // pull requests of the token of a workflow start no workflows: they would never be built.
      projenCredentials: GithubCredentials.fromApp({
        environment: 'upgrade',
        permissions: { contents: AppPermission.WRITE, pullRequests: AppPermission.WRITE },
      }),
    },
  },
} satisfies Partial<awscdk.AwsCdkConstructLibraryOptions>;

const LANGUAGES_SUITE = 'npm run test:languages';

/** The sources, and Node.js. */
function tools(node: string): JobStep[] {
  return [
    { uses: pinned('actions/checkout'), with: { 'persist-credentials': false } },
    { uses: pinned('actions/setup-node'), with: { 'node-version': node, 'package-manager-cache': false } },
  ];
}

/** With what is installed for development. */
function checkedOut(node: string): JobStep[] {
  return [...tools(node), { run: 'npm ci' }];
}

/** What runs beside projen's own workflows, and `npm run lint:workflows`, which checks them all. */
export class Workflows extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.addTask('lint:workflows', { description: 'Check the workflows with actionlint (needs Go)' }).exec(`go run ${ACTIONLINT}`);

    this.addSuites(project.github!);
    for (const workflow of ['build', 'release']) {
      project.github!.tryFindWorkflow(workflow)!.addJob('suites', { permissions: { contents: JobPermission.READ }, uses: './.github/workflows/suites.yml' });
    }
    project.github!.tryFindWorkflow('build')!.addJob('released', {
      runsOn: UBUNTU,
      permissions: { contents: JobPermission.READ },
      steps: [
        ...checkedOut(NODE),
        { name: 'Known flaws of what is bundled', run: 'npm run audit' },
        { name: 'Compile', run: 'npm run compile' },
        { name: 'What changed in the API since the last release', run: 'npm run compat' },
      ],
    });

    const codeql = project.github!.addWorkflow('codeql');
    codeql.on({ push: { branches: ['main'] }, pullRequest: {}, schedule: [{ cron: '17 4 * * 1' }] });
    codeql.addJob('analyze', {
      runsOn: UBUNTU,
      permissions: { contents: JobPermission.READ, securityEvents: JobPermission.WRITE },
      steps: [
        { uses: pinned('actions/checkout'), with: { 'persist-credentials': false } },
        { uses: pinned('github/codeql-action', '/init'), with: { languages: 'javascript-typescript,actions', queries: 'security-extended' } },
        { uses: pinned('github/codeql-action', '/analyze') },
      ],
    });
  }

  /** What both a pull request and a release need: each suite by itself, and tarball and wheel on the other systems that users of the CDK have. */
  private addSuites(github: GitHub): void {
    const suites = github.addWorkflow('suites');
    suites.on({ workflowCall: {} });
    const [unit, releases, ...once] = SUITES.filter((suite) => suite !== LANGUAGES_SUITE);
    const current = LANGUAGES[LANGUAGES.length - 1];
    const python = (version: string): JobStep => ({ uses: pinned('actions/setup-python'), with: { 'python-version': version } });
    suites.addJob('suite', {
      name: '${{ matrix.suite }} (Node.js ${{ matrix.node }}, Python ${{ matrix.python }}, Java ${{ matrix.java }}, .NET ${{ matrix.dotnet }})',
      runsOn: UBUNTU,
      permissions: { contents: JobPermission.READ },
      strategy: {
        failFast: false,
        matrix: {
          include: [
            ...[unit, releases].flatMap((suite) => TESTED_NODES.map((node) => ({ ...current, node, suite }))),
            ...LANGUAGES.map((versions) => ({ ...versions, suite: LANGUAGES_SUITE })),
            ...once.map((suite) => ({ ...current, suite })),
          ],
        },
      },
      steps: [
        ...checkedOut('${{ matrix.node }}'),
        python('${{ matrix.python }}'),
        { uses: pinned('actions/setup-java'), with: { 'distribution': 'corretto', 'java-version': '${{ matrix.java }}' } },
        {
          uses: pinned('actions/setup-dotnet'),
          with: { 'dotnet-version': '${{ matrix.dotnet }}', 'cache': false },
          // a folder without what the machine brings, of which the newest would be taken.
          env: { DOTNET_INSTALL_DIR: '${{ runner.temp }}/dotnet' },
        },
        { uses: pinned('actions/setup-go'), with: { 'go-version': GO, 'cache': false } },
        // what a suite takes for given that is not the first of them.
        { run: 'npm run compile' },
        { run: '${{ matrix.suite }}' },
      ],
    });
    suites.addJob('packages', {
      runsOn: UBUNTU,
      permissions: { contents: JobPermission.READ },
      steps: [
        ...checkedOut(NODE),
        python(current.python),
        { run: 'npm run compile' },
        { run: 'npm run package:js' },
        { run: 'npm run package:python' },
        { name: 'What comes out of it on Linux', run: 'node test/package/use.js write dist' },
        { uses: pinned('actions/upload-artifact'), with: { name: 'packages', path: 'dist' } },
      ],
    });
    suites.addJob('other-systems', {
      name: 'tarball and wheel on ${{ matrix.system }}',
      needs: ['packages'],
      runsOn: ['${{ matrix.system }}'],
      permissions: { contents: JobPermission.READ },
      strategy: { failFast: false, matrix: { domain: { system: ['windows-latest', 'macos-latest'] } } },
      steps: [
        ...tools(NODE),
        python(current.python),
        { uses: pinned('actions/download-artifact'), with: { name: 'packages', path: 'dist' } },
        { run: 'node test/package/use.js compare dist' },
      ],
    });
  }

  public override preSynthesize(): void {
    const fileOf = (workflow: string) => (this.project as awscdk.AwsCdkConstructLibrary).github!.tryFindWorkflow(workflow)!.file!;
    // reading the title is all it does.
    fileOf('pull-request-lint').addOverride('jobs.validate.permissions.pull-requests', 'read');
    // nothing is built for publication before all of it holds.
    fileOf('release').addOverride('jobs.release.needs', ['suites']);
    // the action that sets Go up forbids it to fetch a newer one itself.
    Object.entries(GO_JOBS).forEach(([workflow, job]) => fileOf(workflow).patch(JsonPatch.replace(`/jobs/${job}/steps/1/with/go-version`, GO)));
  }
}
