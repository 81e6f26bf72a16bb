import type { awscdk } from 'projen';
import { Component } from 'projen';

/** The assembly with the pages of docs/, in the root: rosetta looks for the package and its fixtures in the folder of the assembly. */
export const PAGES_ASSEMBLY = '.jsii.docs.json';

/** `npm run test:snippets`: compiles and translates the snippets of the README, of docs/ and of docstrings, and writes docs/python.md. */
export class Snippets extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.addTask('test:snippets', {
      description: 'Compile every documentation snippet, and write those in Python to docs/python.md',
      // the assembly embeds the README: compile first.
      steps: [
        { exec: 'tsx projenrc/snippets/assembly.ts' },
        { exec: `jsii-rosetta extract --strict ${PAGES_ASSEMBLY}` },
        { exec: 'tsx projenrc/snippets/python.ts' },
      ],
    });
    project.gitignore.exclude(`/${PAGES_ASSEMBLY}`);
  }
}
