import type { awscdk } from 'projen';
import { Component, JsonFile } from 'projen';

/** `npm run test:mutation`: whether the tests notice when a rule changes. The result is in docs/quality.md. */
export class MutationTesting extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    const file = 'stryker.config.json';
    new JsonFile(project, file, {
      marker: false,
      obj: {
        packageManager: 'npm',
        plugins: ['@stryker-mutator/mocha-runner'],
        testRunner: 'mocha',
        coverageAnalysis: 'perTest',
        mutate: ['src/{evaluation,ip,model,rules}/**/*.ts'],
        // the texts of the rules are built once, when the tests start; the page of the rules pins them.
        ignoreStatic: true,
        mochaOptions: {
          require: ['ts-node/register/transpile-only', './test/mocha/jest-interface.ts'],
          spec: ['test/{evaluation,ip,model,rules}/**/*.test.ts', 'test/corpus.test.ts'],
          // slow, and only looks for exceptions.
          ignore: ['test/rules/any-graph.test.ts'],
        },
        concurrency: 2,
        timeoutMS: 20_000,
        reporters: ['clear-text', 'progress-append-only', 'json'],
        jsonReporter: { fileName: 'test-reports/mutation.json' },
        tempDirName: 'test-reports/stryker',
        ignorePatterns: ['.cache', 'dist', 'lib', 'coverage', '.jsii*', 'test-reports'],
        thresholds: { high: 95, low: 90, break: 90 },
      },
    });
    project.addTask('test:mutation', {
      description: 'Change the rules and see whether the tests notice',
      env: { TS_NODE_PROJECT: project.tsconfigDev.fileName },
    }).exec('stryker run', { receiveArgs: true });
  }
}
