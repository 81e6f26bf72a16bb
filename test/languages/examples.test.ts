import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { copy, LANGUAGES, synthesizeWithCommandLine } from './languages';
import { run } from './process';
import { REPOSITORY } from '../environment';

// downloads and compilers, on whatever machine.
jest.setTimeout(900_000);

const EXAMPLES = join(REPOSITORY, 'examples');
const [typescript, ...others] = LANGUAGES;
const scenarios = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

describe.each(scenarios)('the example %s', (scenario) => {
  const twins = others.filter(({ name }) => existsSync(join(EXAMPLES, scenario, name)));
  let templates: Record<string, string>;

  test('typescript synthesizes', () => {
    templates = synthesizeWithCommandLine(typescript, join(EXAMPLES, scenario, 'typescript')).templates;

    expect(Object.keys(templates).length).toBeGreaterThan(0);
  });

  test.each(twins)('$name makes the same templates, byte for byte', (language) => {
    expect(synthesizeWithCommandLine(language, join(EXAMPLES, scenario, language.name)).templates).toEqual(templates);
  });
});

test.each(['device-posture', 'groups-and-networks', 'imported-vpc'])('the unit tests of %s in Python pass', (scenario) => {
  const { folder, environment } = copy(LANGUAGES.find(({ name }) => name === 'python')!, join(EXAMPLES, scenario, 'python'), 'highest');

  expect(run(folder, environment, 'python3', '-m', 'unittest')).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/^Ran [1-9]\d* tests in /m) });
});
