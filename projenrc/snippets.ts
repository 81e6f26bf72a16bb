import type { awscdk } from 'projen';
import { Component } from 'projen';

/** The assembly with the pages of docs/, in the root: rosetta looks for the package and its fixtures in the folder of the assembly. */
export const PAGES_ASSEMBLY = '.jsii.docs.json';

/** `npm run test:snippets`: compiles and translates the snippets of the README, of docs/ and of docstrings. */
export class Snippets extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.addTask('test:snippets', {
      description: 'Compile every documentation snippet',
      // the assembly embeds the README: compile first.
      steps: [{ exec: 'tsx projenrc/snippets/run.ts' }, { exec: `jsii-rosetta extract --strict ${PAGES_ASSEMBLY}` }],
    });
    project.gitignore.exclude(`/${PAGES_ASSEMBLY}`);
    project.npmignore?.exclude(`/${PAGES_ASSEMBLY}`);
  }
}
