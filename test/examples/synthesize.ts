import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../environment';

/** The releases of `aws-cdk-lib` that the examples are synthesized with: the floor, and the newest one, which validates templates by itself. */
export const RELEASES = { floor: 'aws-cdk-lib', newest: 'aws-cdk-lib-newest' } as const;

/** What came out of an example. */
export interface Synthesized {
  readonly exitCode: number | null;
  readonly stderr: string;
  /** The templates by the names of their files, with the hashes of assets made equal. */
  readonly templates: Record<string, Template>;
  /** The findings of CloudFormation's own validation and of cdk-nag, those that the example acknowledges left out. */
  readonly violations: { readonly ruleName: string }[];
  /** The warnings and errors at constructs: of the CDK and of this library. */
  readonly annotations: string[];
}

/** A template as far as the tests read it. */
export interface Template {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>;
}

/** The examples, by the names of their folders. */
export const SCENARIOS: readonly string[] = readdirSync(join(REPOSITORY, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** The folder of an example. */
export function folderOf(example: string): string {
  return join(REPOSITORY, 'examples', example, 'typescript');
}

/** Runs an example as a program of its own, as the command line does, in a folder and with a context. */
export function synthesize(
  folder: string, release: keyof typeof RELEASES, context: Record<string, unknown> = contextOf(folder), program = 'app.ts',
): Synthesized {
  return inNewFolder((output) => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', require.resolve('tsx'), '--import', join(__dirname, 'preload.ts'), program], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        CDK_CONTEXT_JSON: JSON.stringify(context),
        CDK_OUTDIR: output,
        TESTED_CDK_LIB: RELEASES[release],
        TSX_TSCONFIG_PATH: join(REPOSITORY, 'examples', 'tsconfig.json'),
      },
    });
    return { exitCode: status, stderr, ...read(output) };
  });
}

/** Runs the pinned command line in the folder of an example. */
export function synthesizeWithCommandLine(folder: string): Synthesized {
  return inNewFolder((output) => {
    const { status, stderr } = spawnSync('npx', ['cdk', 'synth', '--quiet', '--output', output], { cwd: folder, encoding: 'utf8' });
    return { exitCode: status, stderr, ...read(output) };
  });
}

/** The context that the command line hands to an example: what its `cdk.json` says and what was looked up once. */
function contextOf(folder: string): Record<string, unknown> {
  const lookedUp = join(folder, 'cdk.context.json');
  return { ...readJson(join(folder, 'cdk.json')).context, ...existsSync(lookedUp) ? readJson(lookedUp) : {} };
}

function read(output: string): Pick<Synthesized, 'annotations' | 'templates' | 'violations'> {
  const files = existsSync(output) ? readdirSync(output) : [];
  const reports = files.includes('validation-report.json') ? readJson(join(output, 'validation-report.json')).pluginReports : [];
  return {
    templates: Object.fromEntries(files.filter((file) => file.endsWith('.template.json')).map((file) => [file, normalized(join(output, file))])),
    violations: reports.flatMap((report: any) => report.violations),
    annotations: files.filter((file) => file === 'manifest.json' || file.endsWith('.metadata.json')).flatMap((file) => messages(readJson(join(output, file)))),
  };
}

/** The warnings and errors anywhere in a manifest: newer releases write those of a stack in a file of their own. */
function messages(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) {
    return [];
  }
  const { type, data } = node as Record<string, unknown>;
  const own = type === 'aws:cdk:warning' || type === 'aws:cdk:error' ? [String(data)] : [];
  return [...own, ...Object.values(node).flatMap(messages)];
}

function normalized(file: string): Template {
  return JSON.parse(readFileSync(file, 'utf8').replace(/[0-9a-f]{64}/g, '<hash>'));
}

function readJson(file: string): any {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A folder that is there for a while. */
export function inNewFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
