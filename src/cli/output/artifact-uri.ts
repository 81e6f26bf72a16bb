import * as system from 'node:path';
import { pathToFileURL } from 'node:url';

/** A file as code scanning names it: from the folder where the command was started, which in CI is the repository. */
export function artifactUri(file: string, current: string | undefined, path: system.PlatformPath = system): string {
  const whole = current === undefined ? file : path.resolve(current, file);
  const inside = current === undefined ? file : path.relative(current, whole);
  return inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside)
    ? pathToFileURL(whole, { windows: path.sep === '\\' }).href
    : inside.split(path.sep).map(encodeURIComponent).join('/');
}
