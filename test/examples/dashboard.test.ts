import { readFileSync } from 'node:fs';
import { folderOf, synthesize } from './synthesize';
import { dashboardOf, drawing, DRAWING } from '../../projenrc/dashboard-drawing/drawing';

// a program of its own.
jest.setTimeout(120_000);

test('docs/dashboard.svg is current: run `npm run docs:dashboard` otherwise', () => {
  expect(readFileSync(DRAWING, 'utf8')).toBe(drawing(dashboardOf(synthesize(folderOf('operations'), 'floor'))));
});
