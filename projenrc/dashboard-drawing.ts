import type { awscdk } from 'projen';
import { Component } from 'projen';

/** `npm run docs:dashboard`: draws docs/dashboard.svg from the dashboard of an example; a test says when it was forgotten. */
export class DashboardDrawing extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.addTask('docs:dashboard', { description: 'Draw docs/dashboard.svg from examples/operations, with sample data' }).exec('tsx projenrc/dashboard-drawing/run.ts');
  }
}
