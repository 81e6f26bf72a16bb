import type { awscdk } from 'projen';
import { Component } from 'projen';

/** `npm run demo`: compiles, synthesizes an example with the real command line and shows what came out. */
export class Demo extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    const demo = project.addTask('demo', { description: 'Synthesize an example for real and show what came out' });
    demo.spawn(project.compileTask);
    demo.exec('tsx projenrc/demo/run.ts');
  }
}
