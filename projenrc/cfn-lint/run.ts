/** Checks the templates of the examples and of the corpus with cfn-lint, in a Python environment of its own. Any finding fails. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CFN_LINT, EXCEPTIONS } from './config';
import { TEMPLATES } from '../../test/corpus';

interface Finding {
  readonly Filename: string;
  readonly Location: { readonly Start: { readonly LineNumber: number } };
  readonly Message: string;
  readonly Rule: { readonly Id: string };
}

const REPOSITORY = join(__dirname, '..', '..');
const EXAMPLES = 'examples';
const CACHE = '.cache/cfn-lint';
const ENVIRONMENT = join(REPOSITORY, CACHE, `venv-${CFN_LINT}`);
const LINTER = join(ENVIRONMENT, 'bin', 'cfn-lint');

process.chdir(REPOSITORY);
prepareLinter();
const examples = synthesizeExamples();
const templates = [...examples, ...writeCorpus()];
const findings: Finding[] = JSON.parse(lint('--format', 'json', ...templates));
const exceptionsOf = ({ Filename, Message, Rule }: Finding) => EXCEPTIONS
  .filter(({ check, message, templates: places }) => check === Rule.Id && message.test(Message) && places.test(Filename));
const remaining = findings.filter((finding) => exceptionsOf(finding).length === 0);
const used = new Set(findings.flatMap(exceptionsOf));
const unused = EXCEPTIONS.filter((exception) => !used.has(exception));

for (const { Filename, Location, Message, Rule } of remaining) {
  console.error(`${Filename}:${Location.Start.LineNumber}: ${Rule.Id} ${Message}`);
}
for (const { check, message } of unused) {
  console.error(`projenrc/cfn-lint/config.ts: the exception ${check} ${message} is needed no more.`);
}
console.log(`cfn-lint ${CFN_LINT}: ${templates.length} templates checked (${examples.length} of examples), ${remaining.length} findings, `
  + `${findings.length - remaining.length} excepted by ${used.size} named exceptions.`);
process.exitCode = remaining.length + unused.length > 0 ? 1 : 0;

/** Installs the linter, unless an earlier run did. */
function prepareLinter(): void {
  if (spawnSync(LINTER, ['--version']).status === 0) {
    return;
  }
  execFileSync('python3', ['-m', 'venv', '--clear', ENVIRONMENT], { stdio: 'inherit' });
  execFileSync(join(ENVIRONMENT, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `cfn-lint==${CFN_LINT}`], {
    stdio: 'inherit',
  });
}

/** The templates of all examples in TypeScript, as the command line makes them. */
function synthesizeExamples(): string[] {
  const names = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'typescript', 'cdk.json')));
  return names.flatMap((name) => {
    const output = `${CACHE}/templates/${name}`;
    rmSync(output, { recursive: true, force: true });
    execFileSync('npx', ['cdk', 'synth', '--quiet', '--output', join(REPOSITORY, output)], {
      cwd: join(EXAMPLES, name, 'typescript'),
      // what it says is in the error, if it fails.
      stdio: 'pipe',
    });
    return readdirSync(output).filter((file) => file.endsWith('.template.json')).map((file) => `${output}/${file}`);
  });
}

/** The templates of the corpus that are accepted, in full. */
function writeCorpus(): string[] {
  const output = `${CACHE}/corpus`;
  rmSync(output, { recursive: true, force: true });
  return [...TEMPLATES].filter(([path]) => !path.startsWith('invalid/')).map(([path, template]) => {
    const file = `${output}/${path}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(template, undefined, 2));
    return file;
  });
}

/** What the linter prints. It exits with other codes than 0 for its findings, which are read from there. */
function lint(...args: string[]): string {
  const { status, stderr, stdout } = spawnSync(LINTER, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (stdout.trim() === '' || stderr.trim() !== '') {
    throw new Error(`cfn-lint ${args[0]} exited with ${status}\n${stderr}`);
  }
  return stdout;
}
