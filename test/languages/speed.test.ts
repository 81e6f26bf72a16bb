import { join } from 'node:path';
import { LANGUAGES } from './languages';
import { succeed } from './process';
import { REPOSITORY } from '../environment';

jest.setTimeout(900_000);

test('from Python, one call takes the place of the loops', () => {
  const { folder, variables } = LANGUAGES.find(({ name }) => name === 'python')!.install('highest');
  const { core, ours } = JSON.parse(succeed(folder, variables, 'python3', join(REPOSITORY, 'benchmark', 'python', 'compare.py'), 'crossings'));

  // the time, of which docs/performance.md says what it is, depends on what else the machine does; how often the boundary between the languages is crossed does not.
  expect(ours / core).toBeLessThan(0.3);
});
