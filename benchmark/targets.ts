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
  rounds: [2, 3],
  warmUp: 1,
};

export interface Target {
  readonly id: string;
  readonly what: string;
  /** Nothing for a ratio. */
  readonly unit: '' | 'ms' | 's' | 'MB';
  /** Absent for what is told for comparison. */
  readonly max?: number;
  /** What `--check` fails beyond: further away from what is usual than noise reaches. */
  readonly alarm?: number;
}

const count = (number: number, what: string) => `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;

/** The rows of the table. */
export function targets({ fileMegabytes, folderTemplates, growth, resources, stacks }: Extent): Target[] {
  const [least, middle, most] = stacks;
  const folder = `${count(folderTemplates, 'template')}, ${folderTemplates / 2} MB`;
  const sizes = `from ${growth[0].toLocaleString('en-US')} to ${count(growth[growth.length - 1], 'route')} and rules`;
  return [
    ...stacks.map((number): Target => ({
      id: `synth-raw-${number}`,
      what: `synth of ${count(number, 'stack')} with 40 routes and rules each: ours / raw L1s, same template`,
      unit: '',
      max: 1.1,
      alarm: 1.9,
    })),
    ...stacks.map((number): Target => ({
      id: `synth-core-${number}`, what: `synth of ${count(number, 'stack')}: ours / core L2`, unit: '', max: 0.95, alarm: 1.9,
    })),
    { id: 'unchained-raw', what: `synth of ${count(middle, 'stack')} without chains: ours / raw L1s, same template`, unit: '' },
    { id: 'unchained-core', what: `synth of ${count(middle, 'stack')} without chains: ours / core L2`, unit: '' },
    { id: 'growth', what: `time for a resource at ${count(most, 'stack')} / at ${count(least, 'stack')}`, unit: '', max: 1, alarm: 1.5 },
    { id: 'require', what: '`require(\'cdk-client-vpn-plus\')` where the core L2 is loaded', unit: 'ms', max: 15, alarm: 150 },
    { id: 'first-use', what: 'the same, and all that `ClientVpnEndpointPlus` needs to be loaded', unit: 'ms' },
    { id: 'memory', what: `peak memory of the synth of ${count(most, 'stack')}: ours / core L2`, unit: '', max: 1.05, alarm: 1.5 },
    { id: 'rules', what: 'all rules on an endpoint with 200 rules, 500 routes, 5 associations', unit: 'ms', max: 10, alarm: 40 },
    { id: 'rules-exponent', what: `rules ${sizes}: exponent`, unit: '', max: 1.15, alarm: 1.5 },
    { id: 'access-exponent', what: `access analysis ${sizes}: exponent`, unit: '', max: 1.15, alarm: 1.5 },
    { id: 'check-json', what: `\`check\` of ${count(resources, 'resource')} in JSON, above \`node -e 0\``, unit: 'ms', max: 150, alarm: 600 },
    { id: 'check-yaml', what: `\`check\` of ${count(resources, 'resource')} in YAML, above \`node -e 0\``, unit: 'ms', max: 150, alarm: 600 },
    { id: 'file', what: `reading a template of ${fileMegabytes} MB and asking all rules`, unit: 's', max: 2, alarm: 6 },
    { id: 'folder-time', what: `\`check\` of a folder of ${folder}`, unit: 's', max: 3, alarm: 12 },
    { id: 'folder-memory', what: 'the same: peak memory', unit: 'MB', max: 300, alarm: 450 },
    { id: 'cedar-first', what: 'Cedar: the first policy', unit: 'ms', max: 60, alarm: 240 },
    { id: 'cedar-first-rules', what: 'the same, and all rules about it', unit: 'ms' },
    { id: 'cedar-further', what: 'Cedar: each further policy', unit: 'ms', max: 2, alarm: 8 },
    { id: 'cedar-further-rules', what: 'the same, and all rules about it', unit: 'ms' },
    { id: 'python', what: 'Python: 100 destinations × 3 groups × 3 subnets, ours / core L2', unit: '', max: 0.35, alarm: 0.7 },
    { id: 'packed', what: 'npm tarball', unit: 'MB', max: 6, alarm: 6 },
    { id: 'unpacked', what: 'npm tarball, unpacked', unit: 'MB', max: 20, alarm: 20 },
  ];
}
