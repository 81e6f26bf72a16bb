import { writeFileSync } from 'node:fs';
import { SOURCES } from './source';

for (const { content, file } of Object.values(SOURCES)) {
  writeFileSync(file, content());
}
