/** The packages of `dist/`, installed as the users of each language install them. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { CACHE, download, emptyFolder, succeed } from './process';
import { CONSTRUCTS, JAVA_RELEASES, RELEASES, VERSION } from './releases';
import { REPOSITORY } from '../environment';
import type { Release } from './releases';

const DIST = join(REPOSITORY, 'dist');
const GO_MODULE = 'github.com/cdk-client-vpn-plus/cdk-client-vpn-plus-go/cdkclientvpnplus';

/** The version of this library that the manifests of projects in this repository pin: the one that is published next. */
const PINNED = '0.1.0';

/** A place where projects of a language run with the built package. */
export interface Environment {
  /** Where projects are copied to. */
  readonly folder: string;
  readonly variables: NodeJS.ProcessEnv;
}

export interface Language {
  /** Its name, also that of the folders of projects. */
  readonly name: string;
  /** What says which versions a project uses, for languages where every project has to say so itself, by the end of its name. */
  readonly manifest?: string;
  readonly releases: Readonly<Record<Release, string>>;
  readonly command: string;
  /** The built package, by which a new build is known. */
  readonly packages: string;
  install(release: Release): Environment;
  /** What a project needs after it was copied. */
  prepare?(folder: string, variables: NodeJS.ProcessEnv): void;
}

const npm = {
  packages: 'js',
  releases: RELEASES,
  install(release: Release): Environment {
    const folder = fresh(`npm-${release}`, 'js', (place) => {
      writeFileSync(join(place, 'package.json'), JSON.stringify({ private: true }));
      download(place, {}, 'npm', 'install', '--no-audit', '--no-fund', only('js', '.tgz'), `aws-cdk-lib@${RELEASES[release]}`, `constructs@${CONSTRUCTS}`,
        'tsx@^4', 'typescript@~6.0', '@types/node@^20');
    });
    return { folder, variables: withPath(join(folder, 'node_modules', '.bin')) };
  },
  prepare(folder: string): void {
    symlinkSync(join('..', '..', 'node_modules'), join(folder, 'node_modules'));
  },
};

export const LANGUAGES: readonly Language[] = [
  { ...npm, name: 'typescript', command: 'tsx app.ts' },
  { ...npm, name: 'javascript', command: 'node app.js' },
  {
    name: 'python',
    command: 'python3 app.py',
    packages: 'python',
    releases: RELEASES,
    install(release) {
      const folder = fresh(`python-${release}`, 'python', (place) => {
        succeed(place, {}, 'python3', '-m', 'venv', 'venv');
        download(place, {}, 'venv/bin/python', '-m', 'pip', 'install', '--quiet', only('python', '.whl'), `aws-cdk-lib==${RELEASES[release]}`,
          `constructs==${CONSTRUCTS}`);
      });
      return { folder, variables: withPath(join(folder, 'venv', 'bin')) };
    },
  },
  {
    name: 'java',
    manifest: 'pom.xml',
    command: 'mvn -e -q compile exec:java',
    packages: 'java',
    releases: JAVA_RELEASES,
    install(release) {
      const repository = join(CACHE, 'maven');
      const folder = fresh(`java-${release}`, 'java', () => {
        rmSync(join(repository, 'io', 'github', 'cdkclientvpnplus'), { recursive: true, force: true });
        cpSync(join(DIST, 'java'), repository, { recursive: true });
      });
      return { folder, variables: { MAVEN_OPTS: `-Dmaven.repo.local=${repository}` } };
    },
    prepare(folder, variables) {
      // brings the dependencies, and the plugin that runs the program.
      download(folder, variables, 'mvn', '--batch-mode', '--quiet', 'compile', 'exec:help');
    },
  },
  {
    name: 'go',
    manifest: 'go.mod',
    command: 'go run .',
    packages: 'go',
    releases: RELEASES,
    install: (release) => ({ folder: fresh(`go-${release}`, 'go', () => undefined), variables: { GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' } }),
    prepare(folder, variables) {
      succeed(folder, variables, 'go', 'mod', 'edit', '-replace', `${GO_MODULE}=${join(DIST, 'go', 'cdkclientvpnplus')}`);
      download(folder, variables, 'go', 'mod', 'tidy');
    },
  },
  ...spawnSync('dotnet', ['--version']).status === 0 ? [csharp()] : [],
];

/** Only where there is a .NET SDK. */
function csharp(): Language {
  return {
    name: 'csharp',
    manifest: '.csproj',
    command: 'dotnet run',
    packages: 'dotnet',
    releases: RELEASES,
    // environment variables are properties of the build.
    install: (release) => ({
      folder: fresh(`csharp-${release}`, 'dotnet', () => undefined),
      variables: { NUGET_PACKAGES: join(CACHE, 'nuget', release), RestoreAdditionalProjectSources: join(DIST, 'dotnet') },
    }),
  };
}

/** What a project made. */
export interface Synthesized {
  /** The templates by the names of their files. */
  readonly templates: Record<string, string>;
  readonly stdout: string;
}

/** Copies a project, and files that it shares, to where the built package is installed, with a release of `aws-cdk-lib`, and runs it. */
export function synthesize(language: Language, project: string, release: Release, ...shared: string[]): Synthesized {
  const { folder, environment } = copy(language, project, release);
  shared.forEach((file) => cpSync(file, join(folder, basename(file))));
  const output = join(folder, 'cdk.out');
  const stdout = succeed(folder, { ...environment, CDK_OUTDIR: output }, 'sh', '-c', language.command);
  return { templates: templatesIn(output), stdout };
}

/** The same with the command line of the CDK, as the project's `cdk.json` says. */
export function synthesizeWithCommandLine(language: Language, project: string): Synthesized {
  const { folder, environment } = copy(language, project, 'highest');
  const stdout = succeed(folder, environment, join(REPOSITORY, 'node_modules', '.bin', 'cdk'), 'synth', '--quiet', '--no-version-reporting');
  return { templates: templatesIn(join(folder, 'cdk.out')), stdout };
}

/** Copies a project to where the built package is installed. */
export function copy(language: Language, project: string, release: Release): { readonly folder: string; readonly environment: NodeJS.ProcessEnv } {
  const { folder: place, variables } = language.install(release);
  // suites that run side by side copy the same project.
  const copied = `${project} ${process.env.JEST_WORKER_ID}`;
  const folder = join(place, 'projects', createHash('sha256').update(copied).digest('hex').slice(0, 8));
  rmSync(folder, { recursive: true, force: true });
  cpSync(project, folder, { recursive: true, filter: (file) => !/[\\/](cdk\.out|node_modules|target)$/.test(file) });
  if (language.manifest !== undefined) {
    const manifest = join(folder, readdirSync(folder).find((file) => file.endsWith(language.manifest!))!);
    const { highest, [release]: wanted } = language.releases;
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll(highest, wanted).replaceAll(PINNED, VERSION));
  }
  language.prepare?.(folder, variables);
  return { folder, environment: variables };
}

/** A folder that is made again with every new build of the package. */
function fresh(name: string, packages: string, fill: (folder: string) => void): string {
  const folder = join(CACHE, 'languages', name);
  const build = createHash('sha256').update(JSON.stringify(filesIn(packages).map((file) => readFileSync(file, 'base64')))).digest('hex');
  const mark = join(folder, '.build');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== build) {
    fill(emptyFolder('languages', name));
    writeFileSync(mark, build);
  }
  return folder;
}

function filesIn(packages: string): string[] {
  return readdirSync(join(DIST, packages), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** The only built file of a kind. */
export function only(packages: string, end: string): string {
  const files = filesIn(packages).filter((file) => file.endsWith(end));
  if (files.length !== 1) {
    throw new Error(`dist/${packages} holds ${files.length} files that end with ${end}: npm run package`);
  }
  return files[0];
}

/** The templates in a folder, by the names of their files. */
export function templatesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function withPath(folder: string): NodeJS.ProcessEnv {
  return { PATH: `${folder}${delimiter}${process.env.PATH}` };
}
