import { writeFileSync } from 'node:fs';
import { dashboardOf, drawing, DRAWING } from './drawing';
import { folderOf, synthesize } from '../../test/examples/synthesize';

writeFileSync(DRAWING, drawing(dashboardOf(synthesize(folderOf('operations'), 'floor'))));
