import type { awscdk } from 'projen';
import { Component } from 'projen';

/** What needs no `aws-cdk-lib`, or nothing that differs between its releases. */
const PURE = [
  'access/', 'cedar/', 'cli/', 'evaluation/', 'handler/', 'ip/', 'model/', 'rules/', 'template/', 'util/', 'corpus\\.test', 'documents/rules-doc\\.test', 'repository/',
];

/**
 * What `npm test` runs, and the longer suites beside it.
 *
 * The tests of constructs run twice, on the floor of `aws-cdk-lib` and on the newest release; both runs count for the coverage.
 */
export class TestSuites extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    const common = {
      // only these are searched, and not the environments in .cache, which hold many thousands of files.
      roots: ['<rootDir>/src', '<rootDir>/test'],
      transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.dev.json' }] },
    };
    const elsewhere = ['assembly', 'compat', 'examples', 'languages', 'package'];
    const unit = (...others: string[]) => ({
      ...common,
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', `<rootDir>/test/(${[...elsewhere, ...others].join('|')})`],
    });
    const newest = { '^aws-cdk-lib$': 'aws-cdk-lib-newest', '^aws-cdk-lib/(.*)$': 'aws-cdk-lib-newest/$1' };
    project.jest!.config.projects = [
      { displayName: 'floor', ...unit() },
      { displayName: 'newest', ...unit(...PURE), moduleNameMapper: newest },
      ...elsewhere.map((name) => ({ displayName: name, ...common, testMatch: [`<rootDir>/test/${name}/**/*.test.ts`] })),
    ];
    const report = (suite: string) => `--ci --json --outputFile test-reports/${suite}.json`;

    const { testTask } = project;
    testTask.reset();
    testTask.spawn(project.compileTask);
    testTask.spawn(project.tasks.tryFind('docgen')!);
    testTask.exec('tsc --project tsconfig.dev.json', { name: 'type check of tests, examples and build' });
    testTask.exec('eslint --ext .ts --max-warnings 0 --no-error-on-unmatched-pattern src test projenrc examples benchmark .projenrc.ts', {
      env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' },
    });
    testTask.exec(`jest --selectProjects floor newest assembly examples --maxWorkers 2 ${report('unit')}`, { receiveArgs: true });
    testTask.spawn(project.tasks.tryFind('test:snippets')!);

    const pure = 'test/{access,cedar,cli,evaluation,ip,model,rules,template,util}/**/*.test.ts';
    project.addTask('test:quick', {
      description: 'Run all tests that need no CDK, in one process and in seconds',
      env: { TSX_TSCONFIG_PATH: project.tsconfigDev.fileName },
      // the two that are left out start processes of their own, or mock what is global.
      exec: 'mocha --require tsx/cjs --require ./test/mocha/jest-interface.ts --timeout 60000 --reporter dot'
        + ` --ignore "test/cli/{lazy,main}.test.ts" "${pure}" test/corpus.test.ts test/documents/rules-doc.test.ts`,
      receiveArgs: true,
    });
    project.addTask('test:unit', {
      description: 'Run the unit tests on the oldest supported aws-cdk-lib, without coverage',
      exec: 'jest --selectProjects floor --coverage=false',
      receiveArgs: true,
    });
    const watch = project.tasks.tryFind('test:watch')!;
    watch.reset('jest --selectProjects floor --coverage=false --watch', { receiveArgs: true });

    project.addTask('test:compat', {
      description: 'Run the unit tests and the examples on the floor of aws-cdk-lib and the newest release, and releases between whose own validation is older than the service',
      steps: [{ spawn: 'compile' }, { exec: `jest --selectProjects floor newest examples compat --maxWorkers 2 --coverage=false ${report('compat')}`, receiveArgs: true }],
    });
    project.addTask('test:package', {
      description: 'Install the packed tarball in a folder outside of the repository and synthesize with it',
      steps: [{ spawn: 'compile' }, { exec: `jest --selectProjects package --coverage=false ${report('package')}` }],
    });

    // jsii warns of Node.js 20 on every run; CONTRIBUTING.md says it once.
    project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
  }
}
