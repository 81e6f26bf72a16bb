/** What all copies of this version have in common: an app may load more than one, and an endpoint of one is an endpoint of all. */
import { VERSION } from './package';

/** What a copy of this version has made already under a name, else what is made now. */
export function shared<T>(name: string, make: () => T): T {
  const all = globalThis as unknown as Record<symbol, T | undefined>;
  return all[Symbol.for(`cdk-client-vpn-plus@${VERSION}/${name}`)] ??= make();
}
