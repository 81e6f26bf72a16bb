import { posix } from 'node:path';

const REQUIRE = /\b(require(?:\.resolve)?\()(["'])([^."'][^"']*)\2\)/g;

/** The code of a module below `lib`, in which the modules of others that have a place there are required from it. */
export function fromVendor(file: string, code: string, places: ReadonlyMap<string, string>): string {
  return code.replace(REQUIRE, (whole, call: string, mark: string, name: string) => {
    const place = places.get(name);
    return place === undefined ? whole : `${call}${mark}${upward(posix.relative(posix.dirname(file), place))}${mark})`;
  });
}

/** The modules that a module requires by a name, and not by a path. */
export function namesRequired(code: string): string[] {
  return Array.from(code.matchAll(REQUIRE), ([, , , name]) => name);
}

function upward(path: string): string {
  return path.startsWith('.') ? path : `./${path}`;
}
