import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { awscdk } from 'projen';
import { Component, JsonFile } from 'projen';

/** What is loaded when it is needed, with `typeof import()`: everything that it exports is used through that. */
function lazyModules(): string[] {
  const root = join(__dirname, '..', 'src');
  return readdirSync(root, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.ts')).flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    return Array.from(source.matchAll(/ => require\('([\w./-]+)'\) as typeof import/g), ([, module]) => `${posix.join('src', posix.dirname(file), module)}.ts`);
  }).sort();
}

/** `npm run lint:unused`: files, exports and dependencies that nothing uses. */
export class UnusedCode extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    const file = 'knip.json';
    new JsonFile(project, file, {
      marker: false,
      obj: {
        entry: [
          '.projenrc.ts',
          'projenrc/**/run.ts',
          'projenrc/snippets/{assembly,python}.ts',
          'projenrc/test-summary.js',
          'examples/*/typescript/{app,before}.ts',
          'benchmark/{run,programs/*}.ts',
          'src/upkeep-handler/{index,upkeep}.ts',
          // started as programs of their own, by name.
          'test/**/{app,preload,tested-release}.ts',
          'test/mocha/{jest-interface,reporter}.ts',
        ],
        project: ['src/**/*.ts', 'test/**/*.ts', 'examples/**/*.ts', 'benchmark/**/*.ts', 'projenrc/**/*.{ts,js}'],
        // a type that a signature names is exported for those who want to name it too.
        ignoreExportsUsedInFile: { interface: true, type: true },
        ignoreDependencies: [
          // commands of tasks, and what ESLint loads by name.
          'c8', 'commit-and-tag-version', 'concurrently', 'eslint-plugin-jest', 'jsii-diff', 'jsii-docgen', 'ts-node', 'tslib',
          // what the upkeep function finds by name where it runs.
          '@aws-sdk/client-ec2', '@aws-sdk/client-s3',
        ],
        // our own command, in the package's tests, and what the system has.
        ignoreBinaries: ['cdk-client-vpn-plus', 'mkfifo', 'openvpn'],
        ignoreIssues: Object.fromEntries(lazyModules().map((module) => [module, ['exports']])),
      },
    });
    // newer ones want a parser of which packages for some platforms are missing: `npm ci` fails.
    project.addDevDeps('knip@6.42.0');
    project.addTask('lint:unused', { description: 'Find files, exports and dependencies that nothing uses' }).exec('knip');
  }
}
