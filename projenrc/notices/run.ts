import { writeFileSync } from 'node:fs';
import { FILE, text } from './text';

writeFileSync(FILE, text());
