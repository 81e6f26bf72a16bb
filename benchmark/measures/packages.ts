/** What is published: the library from Python, and the sizes of packages. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { version } from 'aws-cdk-lib/package.json';
import { REPOSITORY, run } from '../processes';
import { type Findings, resultOf } from '../result';
import { ratios } from '../statistics';
import type { Extent } from '../targets';

/** Where `npm run package` leaves the wheel, and where we make one of what is compiled. */
const [PACKAGED, MADE] = [join(REPOSITORY, 'dist'), join(REPOSITORY, '.cache', 'benchmark-packages')];

function wheelIn(packages: string): string | undefined {
  const folder = join(packages, 'python');
  const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.whl')) : undefined;
  return name && join(folder, name);
}

/** Makes a wheel of what is compiled, with the command that it is published with, and with the samples of its documentation as they are: to translate them takes minutes. */
export function makeWheel(): string {
  rmSync(MADE, { recursive: true, force: true });
  run('npx', ['jsii-pacmak', '--no-npmignore', '--target', 'python', '--outdir', MADE, '--rosetta-unknown-snippets', 'verbatim']);
  run('python3', [join('projenrc', 'packages', 'entry_point.py'), join(MADE, 'python')]);
  return wheelIn(MADE)!;
}

export function python({ rounds: [least, most] }: Extent, file = wheelIn(PACKAGED)): Findings {
  if (file === undefined) {
    return { results: [], note: 'Python was left out: there is no wheel in dist/python. `npm run package:python` makes one.' };
  }
  const environment = join(REPOSITORY, '.cache', 'benchmark-python');
  const program = join(environment, 'bin', 'python');
  if (!existsSync(program)) {
    run('python3', ['-m', 'venv', environment]);
  }
  run(program, ['-m', 'pip', 'install', '--quiet', `aws-cdk-lib==${version}`, file]);
  // of one version number there may be several wheels.
  run(program, ['-m', 'pip', 'install', '--quiet', '--no-deps', '--force-reinstall', file]);
  const rounds = Math.max(least, Math.ceil(most / 5));
  const { stdout } = run(program, [join(REPOSITORY, 'benchmark', 'python', 'compare.py'), String(rounds)]);
  const { core, ours } = JSON.parse(stdout) as Record<'core' | 'ours', Record<'calls' | 'synth' | 'process', number[]>>;
  const command = join(environment, 'bin', 'cdk-client-vpn-plus');
  // the first call unpacks the package.
  const [, ...calls] = Array.from({ length: 1 + rounds }, () => run(command, ['--version']).milliseconds / 1000);
  return {
    results: [
      ...(['calls', 'synth', 'process'] as const).map((part) => resultOf(`python-${part}`, ratios(ours[part], core[part]))),
      resultOf('wheel-command', calls),
    ],
  };
}

/** The size of the tarball, and of what `npm run package` made for others. */
export function sizes(): Findings {
  const { stdout } = run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']);
  const [{ size, unpackedSize }] = JSON.parse(stdout) as Array<{ size: number; unpackedSize: number }>;
  const jar = existsSync(join(PACKAGED, 'java')) ? readdirSync(join(PACKAGED, 'java'), { recursive: true, encoding: 'utf8' })
    .find((name) => /\d\.jar$/.test(name)) : undefined;
  const packages = Object.entries({ wheel: wheelIn(PACKAGED), jar: jar && join(PACKAGED, 'java', jar) });
  return {
    results: [
      resultOf('packed', [size / 1e6]),
      resultOf('unpacked', [unpackedSize / 1e6]),
      ...packages.flatMap(([id, file]) => file === undefined ? [] : [resultOf(id, [statSync(file).size / size])]),
    ],
  };
}
