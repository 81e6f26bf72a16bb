import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copy, LANGUAGES, templatesIn } from './languages';
import { emptyFolder, run } from './process';
import { JAVA_RELEASES } from './releases';
import { REPOSITORY } from '../environment';

// downloads and compilers, on whatever machine.
jest.setTimeout(900_000);

const README = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');
const BIN = join(REPOSITORY, 'node_modules', '.bin');

/**
 * Where the program of a tab goes, and the project's manifest. What the README writes no manifest for, its commands make from what is published;
 * here it is the one of the scenario.
 */
const PROGRAMS: Readonly<Record<string, { readonly tab: string; readonly fence: string; readonly file: string; readonly manifest?: string }>> = {
  typescript: { tab: 'TypeScript', fence: 'ts nofixture', file: 'app.ts' },
  javascript: { tab: 'JavaScript', fence: 'ts nofixture', file: 'app.mjs' },
  python: { tab: 'Python', fence: 'python', file: 'app.py' },
  java: { tab: 'Java', fence: 'java', file: 'src/main/java/vpn/VpnApp.java', manifest: 'pom.xml' },
  go: { tab: 'Go', fence: 'go', file: 'app.go', manifest: 'go.mod' },
  csharp: { tab: 'C#', fence: 'csharp', file: 'Program.cs', manifest: 'Scenario.csproj' },
};

/** The first snippet of a kind in a text. */
function snippet(text: string, fence: string): string {
  return text.split(`\`\`\`${fence}\n`)[1].split('```')[0];
}

/** The commands of a tab, in whatever snippets. */
function commands(text: string): string[] {
  return text.split('```sh\n').slice(1).flatMap((rest) => rest.split('```')[0].trim().split('\n'));
}

/** What is between the summary of a tab and its end. */
function tabOf(name: string): string {
  const [, text] = README.split(new RegExp(`<summary>${name}[:<]`));
  return text.split('</details>')[0];
}

describe('whoever reads only one tab of the README can finish', () => {
  let expected: Record<string, string>;

  test.each(LANGUAGES)('$name', (language) => {
    const { tab, fence, file, manifest } = PROGRAMS[language.name];
    const source = emptyFolder('languages', 'readme', language.name);
    const text = tabOf(tab);
    mkdirSync(dirname(join(source, file)), { recursive: true });
    writeFileSync(join(source, file), snippet(text.includes(`\`\`\`${fence}`) ? text : README, fence));
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
  ['TypeScript', ['npm install cdk-client-vpn-plus aws-cdk-lib constructs', 'npm install --save-dev aws-cdk@^2.1148.1 tsx']],
  ['JavaScript', ['npm install cdk-client-vpn-plus aws-cdk-lib constructs', 'npm install --save-dev aws-cdk@^2.1148.1']],
  ['Python', ['python3 -m venv .venv && . .venv/bin/activate', 'pip install cdk-client-vpn-plus']],
  ['Java', []],
  ['Go', ['go mod init vpn && go mod tidy']],
  // before the program, because it writes one of its own.
  ['C#', ['dotnet new console && dotnet add package CdkClientVpnPlus']],
])('the tab of %s says all there is to install', (tab, expected) => {
  expect(commands(tabOf(tab)).slice(0, -2)).toEqual(expected);
});

test('the pom.xml of the tab of Java names the versions of the examples', () => {
  const versions = Array.from(snippet(tabOf('Java'), 'xml').matchAll(/<version>(.*)</g), ([, version]) => version);

  expect(versions).toEqual(['1.0.0', '0.1.0', JAVA_RELEASES.highest]);
});
