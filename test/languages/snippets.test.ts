import { join } from 'node:path';
import { LANGUAGES } from './languages';
import { emptyFolder, run } from './process';
import { REPOSITORY } from '../environment';

jest.setTimeout(900_000);

test('every snippet of the documents runs in Python', () => {
  const { variables } = LANGUAGES.find(({ name }) => name === 'python')!.install('highest');
  const page = join(REPOSITORY, 'docs', 'python.md');
  const program = join(__dirname, 'snippets', 'run.py');
  const { stdout } = run(emptyFolder('languages', 'snippets'), variables, 'python3', program, page, join(__dirname, 'scenario'));
  // whatever fails is printed before the last line.
  expect(stdout).toMatch(/^[3-9]\d snippets ran\.\n$/);
});
