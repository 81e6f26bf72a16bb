/** What `generate` writes in TypeScript and Python runs with the packages, makes the same templates, and is formatted as each language wants it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { LANGUAGES, synthesize } from './languages';
import { download, emptyFolder, run, succeed } from './process';
import { generated, liveFrom, spaces } from '../generation/live-endpoints';

// downloads and compilers, on whatever machine.
jest.setTimeout(900_000);

const FILES = { typescript: 'app.ts', python: 'app.py' } as const;
const names = Object.keys(FILES) as Array<keyof typeof FILES>;

/** Some endpoints, always the same ones; jsii takes no `__proto__` for the name of a tag. */
const some = fc.sample(spaces, { numRuns: 200, seed: 23 }).map(liveFrom).filter((live) => !JSON.stringify(live).includes('"__proto__"')).slice(0, 6);
const cases = some.flatMap((live, number) => [{ number, live, options: [] as string[] }, { number, live, options: ['--existing'] }]);

test.each(cases)('endpoint $number $options', async ({ live, number, options }) => {
  const all: Array<Readonly<Record<string, unknown>>> = [];
  for (const name of names) {
    const project = emptyFolder('generated', `${number}${options.join('')}-${name}`);
    writeFileSync(join(project, FILES[name]), await generated(live, '--language', name, ...options));
    all.push(synthesize(LANGUAGES.find((language) => language.name === name)!, project, 'highest').templates);
  }
  const [templates, ...others] = all;
  // a stack without resources is a template all the same.
  expect(Object.keys(templates)).toHaveLength(1);
  expect(others).toEqual([templates]);
});

test('Black has nothing to format, and Ruff nothing to find', async () => {
  const folder = emptyFolder('generated', 'formatted');
  succeed(folder, {}, 'python3', '-m', 'venv', 'venv');
  download(folder, {}, 'venv/bin/python', '-m', 'pip', 'install', '--quiet', 'black==26.*', 'ruff==0.*');
  // both count characters that are two columns wide twice.
  for (const { live, number, options } of cases.filter((one) => !/[\u{1100}-\u{10ffff}]/u.test(JSON.stringify(one.live)))) {
    writeFileSync(join(folder, `app${number}${options.length}.py`), await generated(live, '--language', 'python', ...options));
  }
  expect(run(folder, {}, 'venv/bin/black', '--check', '--exclude', 'venv', '.')).toMatchObject({ exitCode: 0 });
  expect(run(folder, {}, 'venv/bin/ruff', 'check', '--isolated', '--select', 'F,I', '--exclude', 'venv', '.')).toMatchObject({ exitCode: 0 });
});
