import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What jsii knows of a package, which it keeps compressed. */
export function assemblyIn(folder: string) {
  return JSON.parse(gunzipSync(readFileSync(join(folder, '.jsii.gz'))).toString()) as { readonly types: Readonly<Record<string, never>> };
}
