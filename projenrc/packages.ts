import type { awscdk } from 'projen';
import { Component } from 'projen';

/** What jsii packages the library for. */
const TARGETS = ['js', 'python', 'java', 'go', 'dotnet'];

/** A condition of a step. The shell of tasks has no comparisons. */
const unless = (expression: string) => `node -e "if (${expression}) process.exit(1)"`;

/** `npm run package`: the packages of all languages, in `dist/`; `package:java` and the like make a single one. */
export class Packages extends Component {
  public constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    // the samples of the packages are translated, from what the snippets' test compiled: compile first, because the assembly embeds the README.
    const samples = ['compile', 'test:snippets'].map((name) => project.tasks.tryFind(name)!);
    project.packageTask.reset();
    project.packageTask.description = 'Make the packages of all languages in dist/';
    samples.forEach((task) => project.packageTask.spawn(task));
    // in a workflow each other language is packaged by a job of its own, from what this one packed.
    project.packageTask.exec('tsx projenrc/packages/run.ts js', { condition: unless('!process.env.CI') });
    project.packageTask.exec('tsx projenrc/packages/run.ts', { condition: unless('process.env.CI') });
    project.removeTask('package-all');
    for (const target of TARGETS) {
      const task = project.tasks.tryFind(`package:${target}`)!;
      task.reset();
      // such a job begins with a clean checkout and the compiled code.
      task.exec('jsii-rosetta extract --strict', { condition: unless("require('fs').existsSync('.jsii.tabl.json')") });
      task.exec(`tsx projenrc/packages/run.ts ${target}`);
    }

    // where Python's users look for construct libraries.
    project.package.file.addOverride('jsii.targets.python.classifiers', ['Framework :: AWS CDK', 'Framework :: AWS CDK :: 2']);

    // the packages' tests, which install them as their users do.
    const languages = project.addTask('test:languages', {
      description: 'Install the packages of all languages as their users do, synthesize with them and compare the templates',
    });
    samples.forEach((task) => languages.spawn(task));
    languages.exec('tsx projenrc/packages/run.ts');
    languages.exec('jest --selectProjects languages --maxWorkers 2 --ci --json --outputFile test-reports/languages.json', { receiveArgs: true });
  }
}
