import type { awscdk } from 'projen';
import { Component, JsonFile } from 'projen';

const LIBRARY = 'cdk-client-vpn-plus';

/**
 * The examples import the library by its name, as their users do, and nothing is linked or installed for it: within the repository the name is
 * resolved by path mappings, which `tsx`, the compiler, ESLint and editors read alike. In a folder outside of this repository the package of that
 * name is used.
 */
export class Examples extends Component {
  public constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    // types come from the source: no need to compile before a type check.
    project.tsconfigDev.file.addOverride('compilerOptions.paths', { [LIBRARY]: ['./src'] });
    // `tsx app.ts` in an example takes the nearest tsconfig.json, this one, and runs the compiled package: its `main`, as its users would.
    new JsonFile(project, 'examples/tsconfig.json', {
      allowComments: true,
      obj: {
        extends: '../tsconfig.dev.json',
        compilerOptions: { rootDir: '..', paths: { [LIBRARY]: ['..'] } },
        include: ['**/*.ts'],
      },
    });
    // what runs of examples leave behind, in whatever language.
    project.gitignore.exclude('cdk.out', '.venv/', '__pycache__/', '/examples/*/java/target/', '/examples/*/go/go.sum');
  }
}
