/** What is live becomes code, which makes what is live: for all that an endpoint may have. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as prettierEstree from 'prettier/plugins/estree';
import * as prettierTypescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';
import { comparable, described, ENDPOINT_ID } from './answers';
import { generated, liveFrom, spaces } from './live-endpoints';
import { templateOf } from './program';
import { newApp } from '../fixtures';

/** Code as the formatter has it, which counts wide characters twice. */
async function formatted(code: string): Promise<string> {
  return /[\u{1100}-\u{10ffff}]/u.test(code.replaceAll('–', '-')) ? code
    : format(code, { parser: 'typescript', plugins: [prettierEstree, prettierTypescript], singleQuote: true });
}

/** What the code that is commented out would do. */
function uncommented(code: string): string {
  return code
    .replace(/^( *)\/\/ (?=this\.\w+\.add|  |\}\)|\))/gm, '$1')
    .replace(/import \{([^}]*)\} from 'cdk-client-vpn-plus'/, "import { ClientVpnDestination, $1 } from 'cdk-client-vpn-plus'");
}

const RUNS = 25;

beforeAll(() => void newApp());

test('describe → TypeScript → synthesis → describe is the same, and the code is formatted', async () => {
  await fc.assert(fc.asyncProperty(spaces, async (space) => {
    const live = liveFrom(space);
    const code = await generated(live);
    expect(comparable(described(templateOf(code)))).toEqual(comparable(live));
    expect(await formatted(code)).toBe(code);
  }), { numRuns: RUNS });
}, 300_000);

test('with --existing nothing is created, and what is there stands in comments', async () => {
  await fc.assert(fc.asyncProperty(spaces, async (space) => {
    const live = liveFrom(space);
    const code = await generated(live, '--existing');
    expect(templateOf(code).Resources ?? {}).toEqual({});
    expect(await formatted(code)).toBe(code);
    const { routes, rules } = comparable(described(templateOf(uncommented(code)))) as Readonly<Record<string, readonly string[]>>;
    const expected = comparable(live) as Readonly<Record<string, readonly string[]>>;
    expect({ routes, rules }).toEqual({ routes: expected.routes.filter((route) => !route.includes('associate')), rules: expected.rules });
    expect(code).toContain(`clientVpnEndpointId: '${ENDPOINT_ID}'`);
  }), { numRuns: RUNS });
}, 300_000);

test('the code in Python compiles', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'generated-'));
  try {
    const files: string[] = [];
    await fc.assert(fc.asyncProperty(spaces, fc.boolean(), async (space, isExisting) => {
      const file = join(folder, `app${files.length}.py`);
      writeFileSync(file, await generated(liveFrom(space), '--language', 'python', ...isExisting ? ['--existing'] : []));
      files.push(file);
    }), { numRuns: RUNS });
    const { status, stderr } = spawnSync('python3', ['-W', 'error', '-m', 'py_compile', ...files], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);
