import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { build, type BuildOptions, buildSync, type Metafile, type Plugin } from 'esbuild';
import { bundled, ENGINE, ENGINE_FILES, IN_COMMAND, nameOf, ROOT, VENDORED } from './packages';
import { fromVendor, namesRequired } from './requires';

const LIB = join(ROOT, 'lib');
const VENDOR = 'vendor';
/** Whoever reports a fault sends the trace of it: names stay as they are, and lines are short enough to be found. */
const READABLE: BuildOptions = {
  bundle: true, format: 'cjs', platform: 'node', target: 'node20', minifySyntax: true, minifyWhitespace: true, lineLimit: 120, legalComments: 'none', logLevel: 'warning', metafile: true,
};

async function main(): Promise<void> {
  const places = vendor();
  const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { peerDependencies: Record<string, string> };
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).map((file) => file.split(sep).join(posix.sep));
  for (const file of files.filter((one) => one.endsWith('.js') && !one.startsWith(`${VENDOR}/`))) {
    const code = fromVendor(file, readFileSync(join(LIB, file), 'utf8'), places);
    const foreign = namesRequired(code).filter((name) => !isBuiltin(name) && !(nameOf(name) in peerDependencies) && !(name === IN_COMMAND && file.startsWith('cli')));
    if (foreign.length > 0) {
      throw new Error(`${file} needs ${foreign.join(', ')}, which is neither a peer nor in projenrc/bundling/packages.ts`);
    }
    writeFileSync(join(LIB, file), code);
  }
  const { metafile } = await build({ ...READABLE, entryPoints: [join(LIB, 'cli', 'main.js')], outfile: join(LIB, 'cli.js'), plugins: [beside, later] });
  expectKnown(metafile);
}

/** Writes the modules of others to `lib/vendor`, and says where each is. */
function vendor(): ReadonlyMap<string, string> {
  rmSync(join(LIB, VENDOR), { recursive: true, force: true });
  mkdirSync(join(LIB, VENDOR));
  const places = new Map<string, string>();
  for (const [name, contents] of VENDORED) {
    const place = posix.join(VENDOR, `${name.replace(/\.js$/, '')}.js`);
    expectKnown(buildSync({ ...READABLE, stdin: { contents, resolveDir: ROOT }, outfile: join(LIB, place) }).metafile);
    places.set(name, place);
  }
  const engine = createRequire(__filename).resolve(ENGINE);
  ENGINE_FILES.forEach((file) => cpSync(join(dirname(engine), file), join(LIB, VENDOR, file)));
  return places.set(ENGINE, posix.join(VENDOR, basename(engine)));
}

/** Throws where code of another package came along: its licence would be missing in the notices. */
function expectKnown(metafile: Metafile | undefined): void {
  const folders = Object.keys(bundled());
  const others = Object.keys(metafile?.inputs ?? {}).filter((input) => input.startsWith('node_modules/') && !folders.some((folder) => input.startsWith(`${folder}/`)));
  if (others.length > 0) {
    throw new Error(`Not in projenrc/bundling/packages.ts: ${others.join(', ')}`);
  }
}

/** What lies beside the command line stays there: the constructs use it too, and `package.json` is written again for a release. */
const beside: Plugin = {
  name: 'beside',
  setup({ onResolve }) {
    onResolve({ filter: /\/vendor\/[^/]+$|\/package\.json$/ }, ({ path, resolveDir }) => (
      { path: relative(LIB, join(resolveDir, path)).split(sep).join(posix.sep).replace(/^(?!\.)/, './'), external: true }
    ));
  },
};

/** Processes are started for commands that are files of their own; ours are not, and the module for it takes as long to load as a template. */
const later: Plugin = {
  name: 'later',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ namespace, path }) => namespace === 'file' ? { path, namespace: 'later' } : { path, external: true });
    onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({ contents: `module.exports = { get spawn() { return require("${path}").spawn; } };`, resolveDir: ROOT }));
  },
};

void main();
