import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * All tests that ask the rules, as one file: for the mutation tests, which would otherwise load everything anew for each file and each mutant.
 *
 * Without those of the catalogue, which are slow and only look for exceptions.
 */
const TESTS = readdirSync(__dirname).filter((file) => file.endsWith('.test.ts') && file !== 'catalogue.test.ts').map((file) => join(__dirname, file));

for (const file of [...TESTS, join(__dirname, '..', 'corpus.test.ts')]) {
  describe(basename(file), () => {
    jest.requireActual(file);
  });
}
