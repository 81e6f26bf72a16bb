/** What is measured, how large it is, and what it may be at most. */

/** How much is measured. */
export interface Extent {
  /** Of so many stacks the apps are that each side synthesizes. */
  readonly stacks: readonly [number, number, number];
  /** So many routes and rules the endpoints have whose growth is measured. */
  readonly growth: readonly number[];
  /** So many resources the template has that one command checks. */
  readonly resources: number;
  readonly fileMegabytes: number;
  readonly folderTemplates: number;
  /** So many stacks the app has whose cdk.out is checked. */
  readonly appStacks: number;
  /** Of so many stacks the apps are that people write. */
  readonly written: readonly number[];
  /** So many errors a template has that is checked. */
  readonly errors: number;
  /** So many certificates an authority has issued, and so many it has revoked. */
  readonly certificates: readonly [number, number];
  /** So many apps are made at random. */
  readonly apps: number;
  /** The least and the most rounds. */
  readonly rounds: readonly [number, number];
  /** So many stacks of each side come before what is measured. */
  readonly warmUp: number;
}

export const FULL: Extent = {
  stacks: [1, 20, 100],
  growth: [1000, 2000, 5000, 10_000, 20_000],
  resources: 500,
  fileMegabytes: 5,
  folderTemplates: 200,
  appStacks: 60,
  written: [1, 20, 60, 100],
  errors: 4000,
  certificates: [5000, 20_000],
  apps: 250,
  rounds: [5, 60],
  warmUp: 40,
};

/** Shows that everything works, and says nothing about speed. */
export const SHORT: Extent = {
  stacks: [1, 2, 4],
  growth: [100, 200, 400],
  resources: 100,
  fileMegabytes: 0.5,
  folderTemplates: 4,
  appStacks: 4,
  written: [1, 2],
  errors: 40,
  certificates: [50, 200],
  apps: 5,
  rounds: [2, 3],
  warmUp: 1,
};

export interface Target {
  readonly id: string;
  readonly what: string;
  /** Nothing for a ratio. */
  readonly unit: '' | 'ms' | 's' | 'MB';
  /** Absent for what is shown for comparison. */
  readonly max?: number;
  /** What `--check` fails beyond: further away from what is usual than noise reaches. */
  readonly alarm?: number;
}

/** The releases of aws-cdk-lib, with what the table calls them. */
const RELEASES = [['floor', 'lowest aws-cdk-lib'], ['newest', 'newest aws-cdk-lib']] as const;

const count = (number: number, what: string) => `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;

/** The rows of the table. */
export function targets(extent: Extent): Target[] {
  const { apps, appStacks, certificates: [issued, revoked], errors, fileMegabytes, folderTemplates, growth, resources, stacks, written } = extent;
  const [least, middle, most] = stacks;
  const folder = `${count(folderTemplates, 'template')}, ${folderTemplates / 2} MB`;
  const sizes = `from ${growth[0].toLocaleString('en-US')} to ${count(growth[growth.length - 1], 'route')} and rules`;
  return [
    ...stacks.map((number): Target => ({
      id: `synth-raw-${number}`,
      what: `synth of ${count(number, 'stack')} with 40 routes and rules each: ours / raw L1s, same template`,
      unit: '',
      max: 1.05,
      alarm: 1.9,
    })),
    ...stacks.map((number): Target => ({
      id: `synth-core-${number}`, what: `synth of ${count(number, 'stack')}: ours / core L2`, unit: '', max: 0.95, alarm: 1.9,
    })),
    ...RELEASES.flatMap(([release, name]) => written.flatMap((number): Target[] => {
      const what = `the app that people write, ${count(number, 'stack')}, ${name}:`;
      return [
        { id: `written-raw-${release}-${number}`, what: `${what} ours / raw L1s`, unit: '', max: 1.15, alarm: 2.5 },
        { id: `written-core-${release}-${number}`, what: `${what} ours / core L2`, unit: '', max: 0.95, alarm: 2.5 },
        { id: `written-warned-${release}-${number}`, what: `${what} with two warnings for each endpoint / with none`, unit: '', max: 1.05, alarm: 1.9 },
      ];
    })),
    { id: 'random', what: `${count(apps, 'app')} made at random, with the same resources: ours / core L2`, unit: '' },
    { id: 'unchained-raw', what: `synth of ${count(middle, 'stack')} without chains: ours / raw L1s, same template`, unit: '' },
    { id: 'unchained-core', what: `synth of ${count(middle, 'stack')} without chains: ours / core L2`, unit: '' },
    { id: 'growth', what: `time for a resource at ${count(most, 'stack')} / at ${count(least, 'stack')}`, unit: '', max: 1, alarm: 1.5 },
    { id: 'require', what: '`require(\'cdk-client-vpn-plus\')` where the core L2 is loaded', unit: 'ms', max: 15, alarm: 150 },
    { id: 'first-use', what: 'the same, and all that `ClientVpnEndpointPlus` needs to be loaded', unit: 'ms' },
    { id: 'memory', what: `peak memory of the synth of ${count(most, 'stack')}: ours / core L2`, unit: '', max: 1.05, alarm: 1.5 },
    { id: 'rules', what: 'all rules on an endpoint with 200 rules, 500 routes, 5 associations', unit: 'ms', max: 10, alarm: 40 },
    { id: 'rules-exponent', what: `rules ${sizes}: exponent`, unit: '', max: 1.15, alarm: 1.5 },
    { id: 'access-exponent', what: `access analysis ${sizes}: exponent`, unit: '', max: 1.15, alarm: 1.5 },
    { id: 'check-json', what: `\`check\` of ${count(resources, 'resource')} in JSON, above \`node -e 0\``, unit: 'ms', max: 60, alarm: 600 },
    { id: 'check-yaml', what: `\`check\` of ${count(resources, 'resource')} in YAML, above \`node -e 0\``, unit: 'ms', max: 110, alarm: 600 },
    { id: 'file', what: `reading a template of ${fileMegabytes} MB and asking all rules`, unit: 's', max: 2, alarm: 6 },
    { id: 'folder-time', what: `\`check\` of a folder of ${folder}`, unit: 's', max: 3, alarm: 12 },
    { id: 'folder-memory', what: 'the same: peak memory', unit: 'MB', max: 300, alarm: 450 },
    { id: 'connected', what: `\`check\` of a cdk.out of ${count(appStacks, 'stack')}: half of them take values of the other half / of no one`, unit: '', max: 1.2, alarm: 2 },
    { id: 'diff', what: `\`diff\` of two templates of ${count(resources, 'resource')}, above \`node -e 0\``, unit: 'ms', max: 250, alarm: 1000 },
    { id: 'diff-folder', what: `\`diff\` of two folders of ${count(folderTemplates / 2, 'template')}, ${folderTemplates / 4} MB each`, unit: 's', max: 4, alarm: 16 },
    { id: 'diff-exponent', what: `comparison ${sizes}: exponent`, unit: '', max: 1.15, alarm: 1.5 },
    { id: 'check-errors', what: `\`check\` of a template with ${count(errors, 'error')}, above \`node -e 0\``, unit: 'ms', max: 2000, alarm: 8000 },
    { id: 'adopt', what: `\`adopt\` of two templates of ${count(resources, 'resource')}, above \`node -e 0\``, unit: 'ms', max: 250, alarm: 1000 },
    { id: 'generate', what: `\`generate\` from a template of ${count(resources, 'resource')}, above \`node -e 0\``, unit: 'ms', max: 250, alarm: 1000 },
    { id: 'check-cfn-lint', what: `\`check\` / \`cfn-lint\`, the same ${count(resources, 'resource')} in YAML, whole processes`, unit: '', max: 1, alarm: 1 },
    { id: 'check-cfn-guard', what: '`check` / `cfn-guard validate` with one rule, the same template', unit: '' },
    { id: 'pki-list', what: `\`pki list\` of ${count(issued, 'certificate')}, above \`node -e 0\``, unit: 's', max: 0.5, alarm: 2 },
    { id: 'pki-crl', what: `\`pki crl\` with ${count(revoked, 'revocation')}, above \`node -e 0\``, unit: 's', max: 1, alarm: 4 },
    { id: 'profile', what: '`profile` of a user, above `node -e 0`', unit: 'ms', max: 250, alarm: 1000 },
    { id: 'profile-check', what: '`profile check` of that file, above `node -e 0`', unit: 'ms', max: 250, alarm: 1000 },
    { id: 'cedar-first', what: 'Cedar: the first policy', unit: 'ms', max: 60, alarm: 240 },
    { id: 'cedar-first-rules', what: 'the same, and all rules about it', unit: 'ms', max: 120, alarm: 480 },
    { id: 'cedar-further', what: 'Cedar: each further policy', unit: 'ms', max: 2, alarm: 8 },
    { id: 'cedar-further-rules', what: 'the same, and all rules about it', unit: 'ms' },
    { id: 'python-calls', what: 'Python, 80 destinations × 3 groups × 2 subnets, the calls: ours / core L2', unit: '', max: 0.35, alarm: 0.8 },
    { id: 'python-synth', what: 'the same, calls and synth', unit: '', max: 0.7, alarm: 1.4 },
    { id: 'python-process', what: 'the same, whole processes', unit: '', max: 0.7, alarm: 1.4 },
    { id: 'wheel-command', what: 'command of the wheel (`--version`), each call after the first', unit: 's', max: 1, alarm: 4 },
    { id: 'packed', what: 'npm tarball', unit: 'MB', max: 2.2, alarm: 2.2 },
    { id: 'unpacked', what: 'npm tarball, unpacked', unit: 'MB', max: 7, alarm: 7 },
    { id: 'wheel', what: 'wheel / npm tarball', unit: '', max: 1.2, alarm: 1.2 },
    { id: 'jar', what: 'jar / npm tarball', unit: '', max: 1.2, alarm: 1.2 },
  ];
}
