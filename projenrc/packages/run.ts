/** Makes the packages of the languages named, or of all of them, in `dist/`, and says what came out. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const REPOSITORY = join(__dirname, '..', '..');
const DIST = join(REPOSITORY, 'dist');
const ALL = ['js', 'python', 'java', 'go', 'dotnet'];
/** What has to be on the machine; everything else is downloaded. */
const TOOLS: Readonly<Record<string, readonly string[]>> = { js: ['npm'], python: ['python3'], java: ['java', 'mvn'], go: ['go'], dotnet: [] };
/** What a user of the language gets, by the ends of the files' names; of Go, the folder of the module. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  js: ['.tgz'],
  python: ['.whl', '.tar.gz'],
  java: ['.jar', '.pom'],
  go: ['go.mod'],
  dotnet: ['.nupkg', '.snupkg', '.csproj'],
};

const targets = process.argv.length > 2 ? process.argv.slice(2) : ALL;
const hasDotnet = spawnSync('dotnet', ['--version']).status === 0;
const generatedOnly = targets.filter((target) => target === 'dotnet' && !hasDotnet);

const missing = targets.flatMap((target) => TOOLS[target].filter((tool) => spawnSync(tool, ['--version']).error).map((tool) => `${tool} (for ${target})`));
if (missing.length > 0) {
  console.error(`Not on this machine: ${missing.join(', ')}. Install it, or make the packages that need nothing of it, e.g. npm run package:js.`);
  process.exit(1);
}

targets.forEach((target) => rmSync(join(DIST, target), { recursive: true, force: true }));
make(targets.filter((target) => !generatedOnly.includes(target)));
make(generatedOnly, '--code-only');
if (targets.includes('python')) {
  execFileSync('python3', [join(__dirname, 'entry_point.py'), join(DIST, 'python')], { stdio: 'inherit' });
}

for (const target of targets) {
  for (const file of readdirSync(join(DIST, target), { recursive: true, encoding: 'utf8' })) {
    if (PACKAGES[target].some((end) => file.endsWith(end))) {
      const path = join(DIST, target, file);
      console.log(`${relative(REPOSITORY, path)}  ${Math.ceil(statSync(path).size / 1024)} KiB`);
    }
  }
}
if (generatedOnly.length > 0) {
  console.log('C#: there is no .NET SDK on this machine. Its sources were generated, and neither compiled nor packed.');
}

function make(languages: readonly string[], ...options: string[]): void {
  if (languages.length > 0) {
    execFileSync('npx', [
      'jsii-pacmak',
      // package.json lists what is packed.
      '--no-npmignore',
      '--rosetta-tablet', '.jsii.tabl.json',
      // every sample was compiled and translated when the tablet was made.
      '--rosetta-unknown-snippets', 'fail',
      // downloads of Maven are kept; without it every run begins anew.
      '--maven-local-repository', join(REPOSITORY, '.cache', 'maven'),
      ...languages.flatMap((language) => ['--target', language]),
      ...options,
    ], { cwd: REPOSITORY, stdio: 'inherit' });
  }
}
