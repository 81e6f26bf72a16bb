import { awscdk, javascript } from 'projen';
import { PinnedActions } from './projenrc/actions';
import { Benchmark } from './projenrc/benchmark';
import { Bundling } from './projenrc/bundling';
import { CfnLint } from './projenrc/cfn-lint';
import { Suites } from './projenrc/ci-suites';
import { DashboardDrawing } from './projenrc/dashboard-drawing';
import { Demo } from './projenrc/demo';
import { Examples } from './projenrc/examples';
import { HandlerSource } from './projenrc/handler-source';
import { Layers } from './projenrc/layers';
import { LazyIndex } from './projenrc/lazy-index';
import { MutationTesting } from './projenrc/mutation-testing';
import { Notices } from './projenrc/notices';
import { Packages } from './projenrc/packages';
import { GO, MAVEN, NUGET, PYPI, RELEASE_OPTIONS, ReleaseWorkflow } from './projenrc/release';
import { RulesDoc } from './projenrc/rules-doc';
import { Snippets } from './projenrc/snippets';
import { TestSuites } from './projenrc/test-suites';
import { UnusedCode } from './projenrc/unused-code';
import { WORKFLOW_OPTIONS, Workflows } from './projenrc/workflows';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-client-vpn-plus',
  description: 'AWS Client VPN for the AWS CDK: typed props for everything the service has, and every rule of the service checked at synth',
  author: 'The cdk-client-vpn-plus authors',
  authorAddress: 'maintainers@cdk-client-vpn-plus.invalid',
  repositoryUrl: 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus.git',
  homepage: 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus#readme',
  license: 'Apache-2.0',
  keywords: ['aws-cdk', 'client-vpn', 'vpn', 'openvpn', 'ec2', 'networking', 'validation'],
  stability: 'experimental',
  defaultReleaseBranch: 'main',
  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',

  // the floor: its L1s know transit gateways. What came later is written by src/endpoint/newer-properties.ts.
  cdkVersion: '2.260.0',
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  // 7 has no compiler API, which jsii and the transformers of jest need.
  typescriptVersion: '~6.0.0',
  // the registry's "latest" (3.0.0) is an early-2025 build under a wrong number.
  cdkCliVersion: '^2.1148.1',
  bin: { 'cdk-client-vpn-plus': 'bin/cdk-client-vpn-plus' },
  // what is packed is listed: projenrc/bundling.ts.
  npmignoreEnabled: false,
  compressAssembly: true,
  devDeps: [
    '@types/node@^20',
    // what the upkeep function asks AWS with.
    '@aws-sdk/client-cloudformation@3.1169.0',
    '@aws-sdk/client-ec2@3.1169.0',
    '@aws-sdk/client-s3@3.1169.0',
    // 10 needs Node 22.
    '@stryker-mutator/core@9.6.1',
    '@stryker-mutator/mocha-runner@9.6.1',
    // an IVpc that is no ec2.Vpc, for the tests.
    '@aws-cdk/aws-ec2-alpha@2.200.1-alpha.0',
    // what the CDK says of replacements, and the schemas of all types, for the tests of `diff`.
    '@aws-cdk/aws-service-spec@^0.1.208',
    '@aws-cdk/cloudformation-diff@2.187.5',
    // the newest release, beside the floor, for the unit tests. Moved on purpose.
    'aws-cdk-lib-newest@npm:aws-cdk-lib@2.276.0',
    // holds the schema of SARIF, which the other one reads.
    '@microsoft/jest-sarif@1.0.0-beta.0',
    'ajv@^6.12.6',
    // 11 needs Node 20.19, and concurrently 10 Node 22.
    'c8@^10',
    'concurrently@^9',
    'aws-cdk@^2.1148.1',
    'cdk-nag@3.0.2',
    'eslint-plugin-jest',
    // the matchers, tables, mocks and timers of jest, for mocha, in which the unit tests run.
    '@jest/fake-timers@^30',
    'expect@^30',
    'fast-check@^4.10.0',
    'jest-each@^30',
    'jest-mock@^30',
    'jsii-reflect@^1.140.0',
    'mocha@^11',
    // the code that `generate` writes, in the tests.
    'prettier@^3',
    'pretty-format@^30',
    // what C# names of the package is read with its grammar, where there is no .NET SDK.
    'tree-sitter-c-sharp@^0.23.1',
    // what the compiler adds to files, where the coverage is measured.
    'tslib@^2',
    'tsx@^4',
    'web-tree-sitter@^0.25.10',
  ],
  ...RELEASE_OPTIONS,
  publishToPypi: { distName: 'cdk-client-vpn-plus', module: 'cdk_client_vpn_plus', ...PYPI },
  publishToMaven: {
    mavenGroupId: 'io.github.cdkclientvpnplus',
    mavenArtifactId: 'cdk-client-vpn-plus',
    javaPackage: 'io.github.cdkclientvpnplus',
    ...MAVEN,
  },
  publishToNuget: { packageId: 'CdkClientVpnPlus', dotNetNamespace: 'CdkClientVpnPlus', ...NUGET },
  publishToGo: { moduleName: 'github.com/cdk-client-vpn-plus/cdk-client-vpn-plus-go', packageName: 'cdkclientvpnplus', ...GO },

  tsconfigDevFile: 'tsconfig.dev.json',
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'projenrc', 'examples', 'benchmark'], projectService: false, tsconfigPath: './tsconfig.dev.json' },
  // expected values change on purpose, with `npx jest --updateSnapshot`, never as a side effect of a test run.
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      // the unit tests are measured where they run in one process: projenrc/test-suites.ts.
      collectCoverage: false,
    },
  },
  ...WORKFLOW_OPTIONS,
  sampleCode: false,
});

for (const exclude of ['lib', 'dist', '**/cdk.out', '**/*.d.ts']) {
  project.tsconfigDev.addExclude(exclude);
}
for (const include of ['.projenrc.ts', 'projenrc/**/*.ts', 'examples/**/*.ts']) {
  project.tsconfigDev.addInclude(include);
}
project.package.addField('overrides', {
  // the Go module pins what npm installed, and the Go proxy lags behind npm.
  '@aws-cdk/asset-node-proxy-agent-v6': '2.1.2',
  '@aws-cdk/cloud-assembly-schema': '54.1.0',
  // newer versions lack platform packages: `npm ci` fails.
  'unrs-resolver': '1.12.2',
});
// source maps beside the code, where only debuggers read them: within it they are three quarters of what each app loads.
project.tryFindObjectFile('tsconfig.json')!.addOverride('compilerOptions.inlineSourceMap', undefined);
project.tryFindObjectFile('tsconfig.json')!.addOverride('compilerOptions.sourceMap', true);
// members that only this library calls are in no declaration; jsii's strict set of options would have them there.
project.tryFindObjectFile('tsconfig.json')!.addOverride('compilerOptions.stripInternal', true);
project.tryFindObjectFile('package.json')!.addOverride('jsii.validateTsconfig', 'minimal');
// no registry's host in the lock file; `npm ci` does not need it.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
project.gitignore.exclude('.jsii.tabl.json');

new Layers(project);
new LazyIndex(project);
new Bundling(project);
new Snippets(project);
new TestSuites(project);
new Suites(project);
new Examples(project);
new Benchmark(project);
new CfnLint(project);
new Demo(project);
new HandlerSource(project);
new RulesDoc(project);
new DashboardDrawing(project);
new MutationTesting(project);
new Packages(project);
new Notices(project);
new UnusedCode(project);
new PinnedActions(project);
new Workflows(project);
new ReleaseWorkflow(project);

project.synth();
