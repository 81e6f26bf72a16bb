import type { awscdk } from 'projen';
import { Component } from 'projen';

/** What jsii packages the library for. */
const TARGETS = ['js', 'python', 'java', 'go', 'dotnet'];

/** `npm run package`: the packages of all languages, in `dist/`; `package:java` and the like make a single one. */
export class Packages extends Component {
  public constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    // the samples of the packages are translated, from what the snippets' test compiled: compile first, because the assembly embeds the README.
    const samples = ['compile', 'test:snippets'].map((spawn) => ({ spawn }));
    project.packageTask.reset();
    project.packageTask.description = 'Make the packages of all languages in dist/';
    samples.forEach(({ spawn }) => project.packageTask.spawn(project.tasks.tryFind(spawn)!));
    project.packageTask.exec('tsx projenrc/packages/run.ts');
    project.removeTask('package-all');
    for (const target of TARGETS) {
      const task = project.tasks.tryFind(`package:${target}`)!;
      task.reset();
      task.exec(`tsx projenrc/packages/run.ts ${target}`);
    }

    // where Python's users look for construct libraries.
    project.package.file.addOverride('jsii.targets.python.classifiers', ['Framework :: AWS CDK', 'Framework :: AWS CDK :: 2']);

    // the packages' tests, which install them as their users do.
    const languages = project.addTask('test:languages', {
      description: 'Install the packages of all languages as their users do, synthesize with them and compare the templates',
    });
    languages.spawn(project.packageTask);
    languages.exec('jest --selectProjects languages --runInBand --coverage=false --ci --json --outputFile test-reports/languages.json', { receiveArgs: true });
  }
}
