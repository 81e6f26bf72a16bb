import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copy, LANGUAGES, templatesIn } from './languages';
import { emptyFolder, run } from './process';
import { JAVA_RELEASES } from './releases';
import { REPOSITORY } from '../environment';

// downloads and compilers, on whatever machine.
jest.setTimeout(900_000);

const BIN = join(REPOSITORY, 'node_modules', '.bin');

/**
 * Where the program of a page goes, and the project's manifest. What a page writes no manifest for, its commands make from what is published;
 * here it is the one of the scenario.
 */
const PROGRAMS: Readonly<Record<string, { readonly fence: string; readonly file: string; readonly manifest?: string }>> = {
  typescript: { fence: 'ts nofixture', file: 'app.ts' },
  javascript: { fence: 'js', file: 'app.mjs' },
  python: { fence: 'python', file: 'app.py' },
  java: { fence: 'java', file: 'src/main/java/vpn/VpnApp.java', manifest: 'pom.xml' },
  go: { fence: 'go', file: 'app.go', manifest: 'go.mod' },
  csharp: { fence: 'csharp', file: 'Program.cs', manifest: 'Scenario.csproj' },
};

/** The first snippet of a kind in a text. */
function snippet(text: string, fence: string): string {
  return text.split(`\`\`\`${fence}\n`)[1].split('```')[0];
}

/** The commands of a page, in whatever snippets. */
function commands(text: string): string[] {
  return text.split('```sh\n').slice(1).flatMap((rest) => rest.split('```')[0].trim().split('\n'));
}

/** How to begin in a language: TypeScript in the README, the others each on a page of its own. */
function pageOf(language: string): string {
  const text = (page: string) => readFileSync(join(REPOSITORY, page), 'utf8');
  return language === 'typescript' ? text('README.md').split('\n## Coming from')[0] : text(join('docs', 'getting-started', `${language}.md`));
}

describe('whoever reads only the page of one language can finish', () => {
  let expected: Record<string, string>;

  test.each(LANGUAGES)('$name', (language) => {
    const { fence, file, manifest } = PROGRAMS[language.name];
    const source = emptyFolder('languages', 'getting-started', language.name);
    const text = pageOf(language.name);
    mkdirSync(dirname(join(source, file)), { recursive: true });
    writeFileSync(join(source, file), snippet(text, fence));
    if (text.includes('```xml')) {
      writeFileSync(join(source, manifest!), snippet(text, 'xml'));
    } else if (manifest !== undefined) {
      cpSync(join(__dirname, 'scenario', language.name, manifest), join(source, manifest));
    }
    const { folder, environment } = copy(language, source, 'highest');
    const [synth, check] = commands(text).slice(-2);

    const synthesized = run(folder, environment, 'sh', '-c', `${synth.replace(/^npx (cdk|--yes aws-cdk@\^2\.1148\.1) /, `${BIN}/cdk `)} --no-version-reporting`);
    expect(synthesized).toMatchObject({ exitCode: 0 });
    const checked = run(folder, environment, 'sh', '-c', check.replace(/^npx (--yes )?/, language.name === 'python' ? 'fails' : `${REPOSITORY}/bin/`));
    expect(checked).toEqual({ exitCode: 0, stdout: '0 errors, 0 warnings in 1 template.\n', stderr: '' });
    const templates = templatesIn(join(folder, 'cdk.out'));
    expected ??= templates;
    expect(templates).toEqual(expected);
  });
});

test.each([
  ['typescript', ['npm install cdk-client-vpn-plus aws-cdk-lib constructs', 'npm install --save-dev aws-cdk@^2.1148.1 tsx']],
  ['javascript', ['npm install cdk-client-vpn-plus aws-cdk-lib constructs', 'npm install --save-dev aws-cdk@^2.1148.1']],
  ['python', ['python3 -m venv .venv && . .venv/bin/activate', 'pip install cdk-client-vpn-plus']],
  ['java', []],
  ['go', ['go mod init vpn && go mod tidy']],
  // before the program, because it writes one of its own.
  ['csharp', ['dotnet new console && dotnet add package CdkClientVpnPlus']],
])('the page of %s lists all there is to install', (language, expected) => {
  expect(commands(pageOf(language)).slice(0, -2)).toEqual(expected);
});

test('the pom.xml of the page of Java names the versions of the examples', () => {
  const versions = Array.from(snippet(pageOf('java'), 'xml').matchAll(/<version>(.*)</g), ([, version]) => version);

  expect(versions).toEqual(['1.0.0', '0.1.0', JAVA_RELEASES.highest]);
});
