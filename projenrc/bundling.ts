import type { awscdk } from 'projen';
import { Component } from 'projen';

/** Rooms that no type of the API comes from. */
const WITHOUT_TYPES = ['deployment', 'evaluation', 'model', 'reading', 'rules', 'service', 'template', 'tree'];

/** Files beside those that npm always packs. */
const FILES = [
  'bin', 'lib/**/*.js', 'lib/**/*.d.ts', 'lib/vendor/*.wasm',
  // what only the command line is made of is in lib/cli.js.
  '!lib/cli', '!lib/generation', '!lib/pki', '!lib/profile',
  // what only AWS runs is in the template.
  '!lib/upkeep-handler/upkeep.*',
  ...WITHOUT_TYPES.map((room) => `!lib/${room}/**/*.d.ts`),
  '.jsii', '.jsii.gz', 'CHANGELOG.md', 'SECURITY.md', 'THIRD-PARTY-NOTICES',
];

/**
 * Part of `npm run compile`: what others wrote and the library needs becomes part of it, and the command line a single file, which is read faster than
 * its many modules.
 */
export class Bundling extends Component {
  public constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    // commander 15 is ESM only and wants Node.js 22; the library `yaml` takes five times as long for a template.
    project.addDevDeps('@cedar-policy/cedar-wasm@^4.13.0', 'commander@^14.0.3', 'esbuild@^0.28', 'ipaddr.js@^2.5.0', 'js-yaml@^5.5.0');
    // which of them the code may need says projenrc/bundling/packages.ts.
    project.eslint?.allowDevDeps('src/**');
    project.compileTask.exec('tsx projenrc/bundling/run.ts');
    project.package.addField('files', FILES);
    project.gitignore.exclude('.jsii.gz');
  }
}
