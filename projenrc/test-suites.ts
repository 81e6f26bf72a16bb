import type { awscdk, Task } from 'projen';
import { Component, JsonFile } from 'projen';

/** What needs no `aws-cdk-lib`, and so nothing that differs between its releases. */
const PURE = [
  'test/{access,benchmark,cedar,certificates,cli,evaluation,handler,ip,model,pki,repository,rules,template,upkeep-handler,util}/**/*.test.ts',
  'test/corpus.test.ts',
  // mocha takes a pattern for the name of a file unless it has more than braces.
  'test/deployment/@(access-changes|adoption-file|change-texts|changes|deployed-spelling|in-place|renamed|stacks).test.ts',
  'test/documents/@(drawings|policies|readme|rules-doc|wording).test.ts',
];
/** Of these, what starts programs, reads the whole tree, synthesizes apps, makes keys, or judges hundreds of templates made at random: it takes longer than all the others. */
const SLOW = [
  'test/access/oracle.test.ts', 'test/cli/@(adopted-apps|lazy|main|passphrases|pki|pki-state|profile).test.ts', 'test/pki/**', 'test/repository/**',
  'test/rules/@(any-graph|fixes).test.ts', 'test/template/any-template.test.ts', 'test/upkeep-handler/any-order.test.ts',
];

/** What jest runs, each in a process or a folder of its own: it uses what was compiled, or starts programs. */
const APART = ['assembly', 'compat', 'connection', 'examples', 'languages', 'package'];

/** The least part of `src` that the unit tests on the floor have to reach, in percent. */
const COVERED = 98;

interface Mocha {
  readonly files: string[];
  readonly ignore?: string[];
  readonly required?: string[];
  readonly compiler?: string;
  readonly options?: string[];
}

/** Mocha with jest's interface: modules are loaded once for all files, and `aws-cdk-lib` is most of what a file waits for. */
function mocha({ files, ignore = [], required = [], compiler = 'tsx/cjs', options = [] }: Mocha): string {
  const quoted = (texts: string[]) => texts.map((text) => `"${text}"`);
  return [
    'mocha', ...[compiler, ...required, './test/mocha/jest-interface.ts'].map((module) => `--require ${module}`),
    '--timeout 600000 --reporter ./test/mocha/reporter.ts', ...options, ...quoted(ignore).map((glob) => `--ignore ${glob}`), ...quoted(files),
  ].join(' ');
}

/** Tasks that run at the same time. */
function sideBySide(tasks: readonly Task[]): string {
  return `concurrently ${tasks.map(({ name }) => `"npm:${name}"`).join(' ')}`;
}

/**
 * What `npm test` runs, and the longer suites beside it.
 *
 * The tests of constructs run twice, on the floor of `aws-cdk-lib` by `npm test`, which counts for the coverage, and later on the newest release.
 */
export class TestSuites extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    const common = {
      // only these are searched, and not the environments in .cache, which hold many thousands of files.
      roots: ['<rootDir>/src', '<rootDir>/test'],
      transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.dev.json' }] },
    };
    const unit = { ...common, testMatch: ['<rootDir>/test/**/*.test.ts'], testPathIgnorePatterns: ['/node_modules/', `<rootDir>/test/(${APART.join('|')})/`] };
    const newest = 'aws-cdk-lib-newest';
    project.jest!.config.projects = [
      { displayName: 'floor', ...unit },
      { displayName: 'newest', ...unit, moduleNameMapper: { '^aws-cdk-lib$': newest, '^aws-cdk-lib/(.*)$': `${newest}/$1` } },
      ...APART.map((name) => ({
        displayName: name,
        ...common,
        testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
        ...name === 'languages' ? { globalSetup: '<rootDir>/test/languages/setup.ts' } : {},
      })),
    ];
    new JsonFile(project, '.c8rc.json', {
      marker: false,
      obj: {
        'all': true,
        'include': ['src/**/*.ts'],
        'reporter': ['text-summary', 'json-summary', 'lcov'],
        'check-coverage': true,
        ...Object.fromEntries(['branches', 'functions', 'lines', 'statements'].map((kind) => [kind, COVERED])),
      },
    });

    const env = { TSX_TSCONFIG_PATH: project.tsconfigDev.fileName };
    const all = ['test/**/*.test.ts'];
    const apart = [`test/{${APART.join(',')}}/**`];
    const jest = (suite: string, ...projects: string[]) => `jest --selectProjects ${projects.join(' ')} --ci --json --outputFile test-reports/${suite}.json`;
    const counted = (suite: string) => [`--forbid-only --forbid-pending --reporter-option output=test-reports/${suite}.json`];
    const parallel = ['--parallel --jobs 2'];

    project.addTask('test:quick', {
      description: 'Run the tests that need no CDK and start no programs, in seconds',
      env,
      exec: mocha({ files: PURE, ignore: SLOW, options: parallel }),
      receiveArgs: true,
    });
    project.addTask('test:unit', {
      description: 'Run the unit tests on the oldest supported aws-cdk-lib, without coverage',
      env,
      exec: mocha({ files: all, ignore: apart, options: parallel }),
      receiveArgs: true,
    });
    const suites = [
      project.addTask('test:floor', {
        description: 'Run the unit tests on the oldest supported aws-cdk-lib, with coverage',
        // what a compiler adds to each file is not a branch of ours: esbuild, which tsx has, has no other place for it.
        env: { TS_NODE_PROJECT: project.tsconfigDev.fileName, TS_NODE_COMPILER_OPTIONS: JSON.stringify({ importHelpers: true }) },
        exec: `c8 ${mocha({ files: all, ignore: apart, compiler: 'ts-node/register/transpile-only', options: counted('floor') })}`,
      }),
      project.addTask('test:build', {
        description: 'Compile, lint, and test what was compiled: assembly, documentation snippets',
        steps: [
          { spawn: project.compileTask.name },
          { spawn: 'docgen' },
          { exec: 'tsc --project tsconfig.dev.json', name: 'type check of tests, examples and build' },
          {
            exec: 'eslint --ext .ts --max-warnings 0 --no-error-on-unmatched-pattern src test projenrc examples benchmark .projenrc.ts',
            env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' },
          },
          { exec: `${jest('build', 'assembly')} --runInBand` },
          { spawn: 'test:snippets' },
        ],
      }),
    ];
    project.testTask.reset(sideBySide(suites));

    project.addTask('test:releases', {
      description: 'Run the unit tests of constructs on the newest aws-cdk-lib, and the examples on the oldest and the newest',
      exec: sideBySide([
        project.addTask('test:newest', {
          description: 'Run the unit tests of constructs on the newest aws-cdk-lib',
          env: { ...env, TESTED_CDK_LIB: newest },
          exec: mocha({ files: all, ignore: [...apart, ...PURE], required: ['./test/tested-release.ts'], options: counted('newest') }),
        }),
        project.addTask('test:examples', {
          description: 'Synthesize the examples with the oldest and the newest aws-cdk-lib, and compare the templates with those that are expected',
          steps: [{ spawn: project.compileTask.name }, { exec: `${jest('examples', 'examples')} --runInBand` }],
        }),
      ]),
    });

    const watch = project.tasks.tryFind('test:watch')!;
    watch.reset('jest --selectProjects floor --watch', { receiveArgs: true });

    project.addTask('test:compat', {
      description: 'Run the unit tests and the examples on the floor of aws-cdk-lib and the newest release, and releases between whose own validation is older than the service',
      steps: [
        { spawn: 'compile' },
        { spawn: 'test:unit' },
        { spawn: 'test:newest' },
        { exec: `${jest('compat', 'examples', 'compat')} --maxWorkers 2`, receiveArgs: true },
      ],
    });
    project.addTask('test:package', {
      description: 'Install the packed tarball in a folder outside of the repository and synthesize with it',
      steps: [{ spawn: 'compile' }, { exec: jest('package', 'package') }],
    });

    const tools = project.addTask('connection:tools', {
      description: 'Install OpenVPN and OpenSSL, where they are missing (Debian, Ubuntu)',
      exec: 'bash .ci/connection-tools',
    });
    project.addTask('test:connection', {
      description: 'Connect OpenVPN with OpenVPN by the certificates and client configurations of the command line',
      steps: [{ spawn: tools.name }, { spawn: 'compile' }, { exec: `${jest('connection', 'connection')} --runInBand` }],
    });

    // jsii warns of Node.js 20 on every run; CONTRIBUTING.md says it once.
    project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
  }
}
