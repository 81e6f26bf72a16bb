import type { awscdk } from 'projen';
import { Component, JsonFile } from 'projen';

const LIBRARY = 'cdk-client-vpn-plus';

/**
 * `npm run benchmark`: measures the library, as it is compiled, beside the L1s and the L2 of `aws-cdk-lib`.
 *
 * The programs run as plain JavaScript: what runs TypeScript would take part in what is measured.
 */
export class Benchmark extends Component {
  public constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.addDevDeps('echarts@^6', 'tinybench@^6');
    new JsonFile(project, 'benchmark/tsconfig.json', {
      allowComments: true,
      obj: {
        extends: '../tsconfig.dev.json',
        compilerOptions: {
          noEmit: false,
          rootDir: '.',
          outDir: '../.cache/benchmark',
          // types are checked with all others; what is imported is not to be compiled a second time.
          noCheck: true,
          noResolve: true,
        },
        include: ['**/*.ts'],
      },
    });
    // types of what is not part of the API.
    project.tsconfigDev.file.addOverride(`compilerOptions.paths.${LIBRARY}/lib/*`, ['./src/*']);
    const task = project.addTask('benchmark', { description: 'Measure the library beside aws-cdk-lib: docs/performance.md' });
    task.exec('tsc --project benchmark/tsconfig.json');
    task.exec('node .cache/benchmark/run.js', { receiveArgs: true });
  }
}
