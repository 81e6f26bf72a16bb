/**
 * Runs the commands of the release workflow, as it has them, in folders laid out as its jobs lay them out. Nothing is published: what needs GitHub
 * or a registry is named and left out. Without arguments all jobs run; `npm run release:rehearse -- java go` packages for those two languages only.
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
/** What only GitHub and the registries can do. */
const ELSEWHERE = /\bpublib\b|\bgh release\b|npm run audit/;

const { jobs } = load(readFileSync(join(REPOSITORY, '.github', 'workflows', 'release.yml'), 'utf8')) as { jobs: Record<string, { steps: Step[] }> };
const asked = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'release-'));
const built = join(folder, 'release', 'dist');
const result = join(REPOSITORY, 'dist');

clone(join(folder, 'release'));
perform('release');
rmSync(result, { recursive: true, force: true });
cpSync(built, result, { recursive: true });
for (const language of Object.keys(JOBS).filter((name) => asked.length === 0 || asked.includes(name))) {
  const workspace = join(folder, JOBS[language]);
  mkdirSync(workspace);
  cpSync(built, join(workspace, 'dist'), { recursive: true });
  perform(JOBS[language]);
  cpSync(join(workspace, 'dist', language), join(result, language), { recursive: true });
}
rmSync(folder, { recursive: true, force: true });
console.log(`\nVersion ${readFileSync(join(result, 'version.txt'), 'utf8')} is in dist/, as the release would publish it.`);

function clone(to: string): void {
  execFileSync('git', ['clone', '--quiet', '--no-tags', REPOSITORY, to], { stdio: 'inherit' });
}

function perform(job: string): void {
  const cwd = join(folder, job);
  const output = join(folder, `${job}.output`);
  writeFileSync(output, '');
  for (const { name, uses, run, with: options, 'continue-on-error': mayFail } of jobs[job].steps) {
    const title = `${job}: ${name ?? uses ?? run}`;
    if (uses?.startsWith('actions/checkout@') && options?.path !== undefined) {
      clone(join(cwd, options.path));
    } else if (run === undefined || ELSEWHERE.test(run)) {
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
