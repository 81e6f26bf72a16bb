/**
 * Runs the commands of the release workflow, as it has them, in folders laid out as its jobs lay them out, and then installs the packages as users do.
 * Nothing is published: what needs GitHub or a registry is named and left out. Without arguments all jobs run; `npm run release:rehearse -- java go`
 * packages for JavaScript and those two languages only.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';

interface Step {
  readonly 'name'?: string;
  readonly 'uses'?: string;
  readonly 'run'?: string;
  readonly 'with'?: { readonly path?: string };
  readonly 'continue-on-error'?: boolean;
}

const REPOSITORY = join(__dirname, '..', '..');
/** The jobs that package, by the language of their task. */
const JOBS: Readonly<Record<string, string>> = { js: 'release_npm', python: 'release_pypi', java: 'release_maven', go: 'release_golang', dotnet: 'release_nuget' };
/** The projects that install what a job packages, as the tests of languages name them. */
const USERS: Readonly<Record<string, readonly string[]>> = { js: ['typescript', 'javascript'], python: ['python'], java: ['java'], go: ['go'], dotnet: ['csharp'] };
/** What only GitHub and the registries can do. */
const ON_OTHER_MACHINES = /\bpublib\b|\bgh release\b|npm run audit/;

const { jobs } = load(readFileSync(join(REPOSITORY, '.github', 'workflows', 'release.yml'), 'utf8')) as { jobs: Record<string, { steps: Step[] }> };
const asked = process.argv.length > 2 ? ['js', ...process.argv.slice(2)] : Object.keys(JOBS);
const folder = mkdtempSync(join(tmpdir(), 'release-'));
const built = join(folder, 'release', 'dist');
const result = join(REPOSITORY, 'dist');
const languages = Object.keys(JOBS).filter((name) => asked.includes(name));

clone(join(folder, 'release'));
perform('release');
rmSync(result, { recursive: true, force: true });
cpSync(built, result, { recursive: true });
for (const language of languages) {
  const workspace = join(folder, JOBS[language]);
  mkdirSync(workspace);
  cpSync(built, join(workspace, 'dist'), { recursive: true });
  perform(JOBS[language]);
  cpSync(join(workspace, 'dist', language), join(result, language), { recursive: true });
}
const version = readFileSync(join(result, 'version.txt'), 'utf8').trim();
install(join(folder, 'release'));
rmSync(folder, { recursive: true, force: true });
console.log(`\nVersion ${version} is in dist/, as the release would publish it.`);

function clone(to: string): void {
  execFileSync('git', ['clone', '--quiet', '--no-tags', REPOSITORY, to], { stdio: 'inherit' });
}

/** Installs what was packaged, and compares the templates that the same program makes in each language. */
function install(cwd: string): void {
  const manifest = join(cwd, 'package.json');
  // the projects ask for the version that is released.
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version }));
  rmSync(built, { recursive: true, force: true });
  cpSync(result, built, { recursive: true });
  const users = languages.flatMap((language) => USERS[language]).join('|');
  const tests = ['--selectProjects', 'languages', '--runInBand', 'test/languages/scenario.test.ts', '-t', `highest of aws-cdk-lib (${users}) `];
  console.log(`\n--- install: ${users}`);
  execFileSync('npx', ['jest', ...tests], { cwd, stdio: 'inherit' });
}

function perform(job: string): void {
  const cwd = join(folder, job);
  const output = join(folder, `${job}.output`);
  writeFileSync(output, '');
  for (const { name, uses, run, with: options, 'continue-on-error': mayFail } of jobs[job].steps) {
    const title = `${job}: ${name ?? uses ?? run}`;
    if (uses?.startsWith('actions/checkout@') && options?.path !== undefined) {
      clone(join(cwd, options.path));
    } else if (run === undefined || ON_OTHER_MACHINES.test(run)) {
      console.log(`\n--- left out: ${title}`);
    } else {
      console.log(`\n--- ${title}`);
      const env = { ...process.env, CI: 'true', GITHUB_OUTPUT: output, GITHUB_REF: 'refs/heads/main' };
      const { status } = spawnSync('bash', ['-e', '-c', run], { cwd, env, stdio: 'inherit' });
      if (status !== 0 && mayFail !== true) {
        console.error(`${title} failed in ${cwd}.`);
        process.exit(1);
      }
    }
  }
}
