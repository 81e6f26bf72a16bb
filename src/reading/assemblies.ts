import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathsIn } from './construct-paths';
import { writtenPath } from './written-path';
import { notesOf, stacksOf } from '../template/cloud-assembly';
import { assetFiles, nestedTemplates } from '../template/nested-templates';
import { type Deployment, members } from '../template/sections';
import type { WorldTemplate } from '../template/world';

/** What the CDK wrote beside a template. */
export interface Beside {
  readonly deployment?: Deployment;
  /** The outermost folder of the app. */
  readonly app?: string;
  /** The files of assets by their hash; only templates without metadata need them, and few folders hold any. */
  assets(): ReadonlyMap<string, string>;
}

interface Folder {
  readonly app: string;
  readonly stacks: ReadonlyMap<string, Deployment>;
}

/** The folders that the CDK wrote, each read once. */
export class Assemblies {
  private readonly folders = new Map<string, Folder | undefined>();
  private readonly assets = new Map<string, ReadonlyMap<string, string>>();

  /** What is known of a template, given as an absolute path. */
  public of(file: string): Beside {
    const path = dirname(file);
    const folder = this.folder(path);
    return folder === undefined
      ? { assets: () => new Map() }
      : { deployment: folder.stacks.get(basename(file)), app: folder.app, assets: () => this.assetsOf(path) };
  }

  /** A template, given with its absolute path, with all that is known of it. */
  public withBeside(file: string, { template, mayReadStored }: Pick<WorldTemplate, 'template' | 'mayReadStored'>): WorldTemplate {
    const { app, assets, deployment } = this.of(file);
    const nested = new Map(Array.from(nestedTemplates(template, assets), ([id, path]) => [id, writtenPath(dirname(file), path)]));
    return { file, name: basename(file), template, mayReadStored, app, deployment, nested };
  }

  /** The paths of the constructs of a template, by logical id; the template of a nested stack shares them with all others. */
  public pathsOf(file: string): ReadonlyMap<string, string> {
    const folder = dirname(file);
    const notes = notesOf(jsonIn(join(folder, 'manifest.json')));
    const own = notes.filter(({ template }) => template === basename(file));
    const all = (own.length > 0 ? own : notes).flatMap(({ file: more, metadata }) => (
      [metadata, more === undefined ? undefined : jsonIn(join(folder, more))].flatMap((one) => Array.from(members(one)))
    ));
    return pathsIn(Object.fromEntries(all));
  }

  private assetsOf(path: string): ReadonlyMap<string, string> {
    const known = this.assets.get(path) ?? assetsIn(path);
    this.assets.set(path, known);
    return known;
  }

  private folder(path: string): Folder | undefined {
    if (!this.folders.has(path)) {
      const manifest = jsonIn(join(path, 'manifest.json'));
      // stages are folders in that of their app.
      const app = manifest === undefined ? undefined : this.folder(dirname(path))?.app ?? path;
      this.folders.set(path, app === undefined ? undefined : { app, stacks: stacksOf(manifest) });
    }
    return this.folders.get(path);
  }
}

function assetsIn(path: string): ReadonlyMap<string, string> {
  const manifests = readdirSync(path).filter((name) => name.endsWith('.assets.json'));
  return new Map(manifests.flatMap((name) => Array.from(assetFiles(jsonIn(join(path, name))))));
}

/** What a file says; nothing where it cannot be read, since the templates can do without it. */
function jsonIn(file: string): unknown {
  try {
    // a pipe of that name would never end.
    return statSync(file).isFile() ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
}
