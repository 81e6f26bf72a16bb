import { writeFileSync } from 'node:fs';
import { GENERATED, source } from './source';

writeFileSync(GENERATED, source());
