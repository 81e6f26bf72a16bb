import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The file that a path leads to which something in a folder names; what was written on Windows has backslashes. */
export function writtenPath(folder: string, path: string): string {
  const asWritten = resolve(folder, path);
  return !path.includes('\\') || existsSync(asWritten) ? asWritten : resolve(folder, path.replaceAll('\\', '/'));
}
