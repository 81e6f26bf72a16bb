import type { awscdk } from 'projen';
import { Component } from 'projen';

/** `npm run docs:rules`: writes docs/rules.md from the catalogue; a test says when it was forgotten. */
export class RulesDoc extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.addTask('docs:rules', { description: 'Write docs/rules.md from the catalogue of rules' }).exec('tsx projenrc/rules-doc/run.ts');
  }
}
