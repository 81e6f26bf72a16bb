import type { awscdk } from 'projen';
import { Component } from 'projen';

/** `npm run handler-source`: writes the code of our functions as constants; a test says when it was forgotten. */
export class HandlerSource extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.addTask('handler-source', { description: 'Write the code of the functions as constants' }).exec('tsx projenrc/handler-source/run.ts');
  }
}
