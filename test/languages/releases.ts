import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../environment';

const { devDependencies, version } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));

/** The version that the packages of `dist/` have. */
export const VERSION: string = version;

/** The version of `constructs`. */
export const CONSTRUCTS: string = devDependencies.constructs;

/** The releases of `aws-cdk-lib` that the packages are used with: the floor, and the highest one that npm, PyPI and the Go proxy have. */
export const RELEASES = { floor: devDependencies['aws-cdk-lib'] as string, highest: '2.270.0' } as const;

/** The same for Java: of 2.264.0 to 2.270.0 Maven Central had the POMs, but no jars, when this was written. */
export const JAVA_RELEASES: Readonly<Record<Release, string>> = { ...RELEASES, highest: '2.272.0' };

export type Release = keyof typeof RELEASES;
