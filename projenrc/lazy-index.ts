import type { awscdk } from 'projen';
import { Component } from 'projen';

/** Part of `npm run compile`: the compiled index loads each module when something of it is used first, as `aws-cdk-lib` does. */
export class LazyIndex extends Component {
  public constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.compileTask.exec('tsx projenrc/lazy-index/run.ts');
  }
}
