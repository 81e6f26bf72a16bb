import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../environment';

const SRC = join(REPOSITORY, 'src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort();

// those that hold types alone, too, which nothing else loads: to the coverage they would be code that never ran.
test('each file of src can be loaded', () => {
  expect(files.length).toBeGreaterThan(200);
  for (const file of files) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- which file it is, is known here only.
    expect([file, typeof require(join(SRC, file))]).toEqual([file, 'object']);
  }
});
