import { writeFileSync } from 'node:fs';
import { PAGE, page } from './page';

writeFileSync(PAGE, page());
