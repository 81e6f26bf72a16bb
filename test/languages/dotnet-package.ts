/** What is in the package for C#: packed where there is a .NET SDK, else generated only. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CSharp } from './csharp';
import { unzipped } from './process';

interface Facts {
  readonly id?: string;
  readonly authors?: string;
  readonly description?: string;
  readonly licence?: string;
  readonly repository?: string;
  readonly tags?: readonly string[];
  /** Ranges of versions by the ids of packages. */
  readonly dependencies: Readonly<Record<string, string>>;
}

interface DotnetPackage {
  readonly facts: Facts;
  /** The members, each as `Type.Member`. */
  readonly members: ReadonlySet<string>;
  /** The generated sources, where nothing was packed. */
  readonly sources?: CSharp;
}

const NAME = 'CdkClientVpnPlus';

/** Reads what the packer left in a folder. */
export async function dotnetPackage(folder: string): Promise<DotnetPackage> {
  const nupkg = readdirSync(folder).find((file) => file.endsWith('.nupkg'));
  return nupkg === undefined ? generated(join(folder, NAME)) : packed(join(folder, nupkg));
}

function packed(nupkg: string): DotnetPackage {
  const nuspec = unzipped(nupkg, `${NAME}.nuspec`);
  const members = unzipped(nupkg, `lib/net6.0/${NAME}.xml`).matchAll(new RegExp(`<member name="[FMP]:${NAME}\\.(\\w+\\.\\w+)`, 'g'));
  return {
    facts: {
      ...factsIn(nuspec, { id: 'id', authors: 'authors', description: 'description', licence: 'license', tags: 'tags' }),
      repository: /<repository [^>]*\burl="([^"]*)"/.exec(nuspec)?.[1],
      dependencies: ranges(nuspec.matchAll(/<dependency id="([^"]*)" version="([^"]*)"/g)),
    },
    members: new Set(Array.from(members, ([, member]) => member)),
  };
}

async function generated(folder: string): Promise<DotnetPackage> {
  const project = readFileSync(join(folder, `${NAME}.csproj`), 'utf8');
  const sources = await CSharp.of(join(folder, NAME));
  const elements = { id: 'PackageId', authors: 'Authors', description: 'Description', licence: 'PackageLicenseExpression', tags: 'PackageTags', repository: 'RepositoryUrl' };
  const dependencies = ranges(project.matchAll(/<PackageReference Include="([^"]*)" Version="([^"]*)"/g));
  return { facts: { ...factsIn(project, elements), dependencies }, members: new Set(sources.members), sources };
}

function factsIn(xml: string, elements: Readonly<Record<string, string>>): Omit<Facts, 'dependencies'> {
  const { tags, ...facts } = Object.fromEntries(Object.entries(elements).map(([fact, element]) => [fact, new RegExp(`<${element}( [^>]*)?>([^<]*)<`).exec(xml)?.[2]]));
  return { ...facts, tags: tags?.split(/[; ]/) };
}

/** Ranges, without the blank that NuGet writes and jsii does not. */
function ranges(dependencies: Iterable<RegExpMatchArray>): Record<string, string> {
  return Object.fromEntries(Array.from(dependencies, ([, id, range]) => [id, range.replace(' ', '')]));
}
