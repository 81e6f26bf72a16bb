import { join } from 'node:path';
import { copy, LANGUAGES } from './languages';
import { download, run } from './process';
import { RELEASES } from './releases';
import type { Release } from './releases';

// type checkers read all of aws-cdk-lib, on whatever machine.
jest.setTimeout(900_000);

const PROJECT = join(__dirname, 'scenario', 'python');

// that Java takes what these files pass is seen by its compiler, in the scenario.
describe.each(Object.keys(RELEASES) as Release[])('Python with the %s of aws-cdk-lib', (release) => {
  let folder: string;
  let environment: NodeJS.ProcessEnv;

  beforeAll(() => {
    ({ folder, environment } = copy(LANGUAGES.find(({ name }) => name === 'python')!, PROJECT, release));
    download(folder, environment, 'python3', '-m', 'pip', 'install', '--quiet', 'mypy==2.4.1', 'pyright==1.1.414');
  });

  test.each(['mypy', 'pyright'])('%s takes every prop, and a resource as an L2, an L1 or imported', (checker) => {
    const { exitCode, stdout } = run(folder, environment, checker, 'app.py', 'kinds.py');

    expect({ exitCode, errors: stdout.split('\n').filter((line) => line.includes('error:')) }).toEqual({ exitCode: 0, errors: [] });
  });

  test('all kinds of resources are taken when the program runs', () => {
    expect(run(folder, environment, 'python3', 'kinds.py')).toMatchObject({ exitCode: 0 });
  });
});
