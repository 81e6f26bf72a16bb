import type { awscdk } from 'projen';
import { Component } from 'projen';

/** `npm run docs:notices`: writes THIRD-PARTY-NOTICES from what is bundled; a test says when it was forgotten. */
export class Notices extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.addTask('docs:notices', { description: 'Write THIRD-PARTY-NOTICES from what is bundled' }).exec('tsx projenrc/notices/run.ts');
  }
}
