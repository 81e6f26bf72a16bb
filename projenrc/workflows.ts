import type { awscdk } from 'projen';
import { Component, javascript, JsonPatch } from 'projen';
import { GithubCredentials } from 'projen/lib/github';
import { AppPermission, JobPermission } from 'projen/lib/github/workflows-model';
import { pinned } from './actions';

/** What packages are built with. */
export const NODE = '24';

/** What everything is tested on. */
export const TESTED_NODES = ['22', '24'];

/** The jobs that package for Go, by their workflow; the module asks for a newer Go than projen's jobs have. */
const GO_JOBS = { build: 'package-go', release: 'release_golang' };
const GO = 'stable';

/** From the module that is pinned: no action of a third party. */
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';

const UBUNTU = ['ubuntu-latest'];

/** A dependency that was published less than a week ago may still turn out to be somebody else's. */
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

/** What runs beside projen's own workflows, and `npm run lint:workflows`, which checks them all. */
export class Workflows extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.addTask('lint:workflows', { description: 'Check the workflows with actionlint (needs Go)' }).exec(`go run ${ACTIONLINT}`);

    project.github!.tryFindWorkflow('build')!.addJob('ci', {
      name: 'ci on Node.js ${{ matrix.node }}',
      runsOn: UBUNTU,
      permissions: { contents: JobPermission.READ },
      strategy: { failFast: false, matrix: { domain: { node: TESTED_NODES } } },
      tools: { go: { version: GO }, python: { version: '3.x' } },
      steps: [
        { uses: pinned('actions/checkout'), with: { 'persist-credentials': false } },
        { uses: pinned('actions/setup-node'), with: { 'node-version': '${{ matrix.node }}', 'package-manager-cache': false } },
        { name: 'Known flaws of what is bundled', run: 'npm ci && npm run audit' },
        { name: 'Everything that has to hold', run: '.ci/run' },
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

  public override preSynthesize(): void {
    const fileOf = (workflow: string) => (this.project as awscdk.AwsCdkConstructLibrary).github!.tryFindWorkflow(workflow)!.file!;
    // reading the title is all it does.
    fileOf('pull-request-lint').addOverride('jobs.validate.permissions.pull-requests', 'read');
    // the action that sets Go up forbids it to fetch a newer one itself.
    Object.entries(GO_JOBS).forEach(([workflow, job]) => fileOf(workflow).patch(JsonPatch.replace(`/jobs/${job}/steps/1/with/go-version`, GO)));
  }
}
