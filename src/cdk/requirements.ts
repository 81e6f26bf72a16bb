/** What has to be there before anything of this library can work, each as a sentence that says what to install. */

/** A package that the user installs beside this one. */
export interface Peer {
  readonly name: string;
  /** The lowest version that works. */
  readonly floor: string;
  /** Its version, or what `require` throws. */
  readonly version: () => string;
}

const NODE = 20;

/** What to do about a version of Node.js that is too old. */
export function unmetNode(version: string): string | undefined {
  return Number(version.split('.')[0]) >= NODE
    ? undefined
    : `cdk-client-vpn-plus needs Node.js ${NODE} or later, but runs on ${version}: install Node.js 22, 24 or 26 from https://nodejs.org.`;
}

/** What to do about a package that is missing or too old. jsii says which language asks for it. */
export function unmetPeer({ name, floor, version }: Peer, language = process.env.JSII_AGENT): string | undefined {
  const found = versionOf(version);
  if (found !== undefined && !isOlder(found, floor)) {
    return undefined;
  }
  if (found === undefined && language?.startsWith('DotNet')) {
    return `cdk-client-vpn-plus needs ${name} ${floor} or later, which is not loaded: tests with xunit need [assembly: CollectionBehavior(DisableTestParallelization = true)], `
      + 'because jsii loads one package at a time. Else reference Amazon.CDK.Lib in the project.';
  }
  const state = found === undefined ? 'which is not installed' : `but ${found} is installed`;
  return `cdk-client-vpn-plus needs ${name} ${floor} or later, ${state}: run npm install "${name}@^${floor}", or in Python pip install "${name}>=${floor}".`;
}

/** The version, unless the package is missing. One that does not tell its version is given the benefit of the doubt. */
function versionOf(version: () => string): string | undefined {
  try {
    return version();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND' ? undefined : '0.0.0';
  }
}

/** By the three numbers; 0.0.0 is what packages have that were built from source. */
export function isOlder(version: string, floor: string): boolean {
  const [own, needed] = [version, floor].map((each) => each.split(/[.+-]/, 3).map(Number));
  const index = own.findIndex((number, position) => number !== needed[position]);
  return index >= 0 && own[index] < needed[index] && version !== '0.0.0';
}
