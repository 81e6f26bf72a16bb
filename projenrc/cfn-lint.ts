import type { awscdk } from 'projen';
import { Component } from 'projen';

/** `npm run test:cfn-lint`: the templates of the examples and of the corpus, judged by a linter that knows nothing of this library. */
export class CfnLint extends Component {
  public constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    const task = project.addTask('test:cfn-lint', { description: 'Check the templates of the examples and of the corpus with cfn-lint' });
    task.spawn(project.compileTask);
    task.exec('tsx projenrc/cfn-lint/run.ts');
    // the linter's Python environment, and the templates that were made for it. Git ignores the folder already.
  }
}
