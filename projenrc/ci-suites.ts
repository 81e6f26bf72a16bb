import type { awscdk } from 'projen';
import { Component, TextFile } from 'projen';

/** What has to hold before a change lands and before a version is published: `.ci/run` runs all of it, and the workflows each with the tools that it needs. */
export const SUITES = [
  'npm test',
  'npm run test:releases',
  'npm run test:languages',
  'npm run test:cfn-lint',
  'npm run test:package',
  'npm run test:connection',
  'npm run lint:unused',
  'npm run lint:workflows',
  'npm run benchmark -- --short',
];

/** The list, as `.ci/run` reads it. */
export class Suites extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    new TextFile(project, '.ci/suites', { lines: [...SUITES, ''] });
  }
}
