import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { expectDeclared, type ParameterOptions, parametersOf, parameterValues } from './parameter-values';
import type { Resource } from '../../model/graph';
import { Assemblies } from '../../reading/assemblies';
import { withPaths } from '../../reading/construct-paths';
import { bytesOf, fileBytes, pathOf, STANDARD_INPUT, statOf } from '../../reading/file-bytes';
import { textOf } from '../../reading/file-text';
import { JsonSource } from '../../reading/json-source';
import { LiveSource } from '../../reading/live-source';
import { read } from '../../reading/read-template';
import { RereadSource } from '../../reading/reread-source';
import { readAbout, type Source, type WrittenSource } from '../../reading/template-source';
import { mayConcernOthers, mayReadStored } from '../../template/links';
import { lookedUp } from '../../template/looked-up';
import { isConcerned } from '../../template/verdict';
import { World, type WorldTemplate } from '../../template/world';
import type { Io } from '../terminal/io';

/** Where templates go that no manifest of the CDK tells of, and what was looked up for them. */
export interface Places extends ParameterOptions {
  readonly account?: string;
  readonly region?: string;
  /** A `cdk.context.json`. */
  readonly context?: string;
}

/** A template that was kept: it has to do with Client VPN, or may say something to one that has. */
export interface Kept {
  readonly file: string;
  readonly name: string;
  readonly source: Source;
  readonly mayReadStored: boolean;
}

/** So many characters of templates are kept as they are written: those of a usual app. */
const MOST_KEPT = 16_000_000;

/** The templates of one command, which are judged together. */
export class TemplateSet {
  /** What is live, as the AWS CLI answers. */
  public live?: LiveSource;
  private readonly kept = new Map<string, Kept>();
  private readonly seen = new Set<string>();
  private readonly declared = new Set<string>();
  private length = 0;
  private readonly assemblies = new Assemblies();
  private parameters: ReadonlyMap<string, string> = new Map();

  public constructor(private readonly io: Io, private readonly places: Places) {}

  /** Adds a template; what has nothing to do with others is let go. */
  public add(name: string, source: WrittenSource): void {
    const file = pathOf(name);
    if (source instanceof LiveSource) {
      this.addLive(file, name, source);
      return;
    }
    this.seen.add(file);
    parametersOf(source.template).forEach((parameter) => this.declared.add(parameter));
    if (isConcerned(source.template) || mayConcernOthers(source.template)) {
      this.kept.set(file, { file, name, source: this.shortened(name, source), mayReadStored: mayReadStored(source.text) });
    }
  }

  /** A template without what is written in its file, where it is one of many. */
  private shortened(name: string, source: WrittenSource): Source {
    this.length += source.text.length;
    // pipes can be read once, and values in YAML are pieces of the text.
    return this.length > MOST_KEPT && source instanceof JsonSource && name !== STANDARD_INPUT && statOf(name).isFile()
      ? new RereadSource(source, () => read(name, fileBytes(name))) : source;
  }

  /** Adds answers of the AWS CLI: all of them together are one template. */
  private addLive(file: string, name: string, source: LiveSource): void {
    if (this.live === undefined) {
      this.live = source;
      this.seen.add(file);
      this.kept.set(file, { file, name, source, mayReadStored: true });
    } else {
      this.live.add(source);
    }
  }

  public get templates(): Iterable<Kept> {
    return this.kept.values();
  }

  /** The template of a file. */
  public get(file: string): Kept | undefined {
    return this.kept.get(file);
  }

  /** All templates together; nothing where none of them has to do with Client VPN. */
  public async world(): Promise<World | undefined> {
    const templates = await this.state();
    this.expectDeclared();
    return templates.some(({ template }) => isConcerned(template)) ? new World(templates, await this.known()) : undefined;
  }

  /** All templates, with what they are deployed with. */
  public async state(): Promise<WorldTemplate[]> {
    const templates: WorldTemplate[] = [];
    this.parameters = await parameterValues(this.places, this.io);
    const { parameters } = this;
    // a map also visits what is added to it on the way.
    for (const { file, mayReadStored: may, name, source: { template: written } } of this.kept.values()) {
      const template = this.assemblies.withBeside(file, { template: written, mayReadStored: may });
      for (const inner of template.nested!.values()) {
        await this.addNested(inner, name);
      }
      const { account = this.places.account, region = this.places.region, stackName } = template.deployment ?? {};
      templates.push({ ...template, deployment: { account, region, stackName, parameters } });
    }
    return templates;
  }

  /** Templates whose resources say which construct they were made by, as far as the CDK has written it. */
  public withConstructs(templates: readonly WorldTemplate[]): WorldTemplate[] {
    return templates.map((one) => ({ ...one, template: withPaths(one.template, this.assemblies.pathsOf(one.file)) }));
  }

  /** The templates that were let go, as if they were empty: their stacks are there. */
  public emptied(): WorldTemplate[] {
    return Array.from(this.seen).filter((file) => !this.kept.has(file)).map((file) => {
      const { deployment } = this.assemblies.of(file);
      return { file, name: basename(file), template: {}, deployment };
    });
  }

  /** Throws where a value is given to a parameter that no template has, of these or of others. */
  public expectDeclared(...others: readonly TemplateSet[]): void {
    expectDeclared(this.parameters, new Set([this, ...others].flatMap(({ declared }) => Array.from(declared))));
  }

  /** Adds the template of a nested stack that no one named. */
  private async addNested(file: string, parent: string): Promise<void> {
    if (!this.seen.has(file) && existsSync(file)) {
      try {
        const name = parent === STANDARD_INPUT ? file : join(dirname(parent), relative(dirname(resolve(parent)), file));
        this.add(name, read(file, await bytesOf(file, this.io)));
      } catch {
        // what the parent says can be judged without it.
      }
    }
  }

  /** What was looked up of things that no template makes. */
  public async known(): Promise<Resource[]> {
    const own = Array.from(this.kept.keys(), (file) => this.assemblies.of(file).app).find((app) => app !== undefined);
    const file = this.places.context ?? (own === undefined ? undefined : join(dirname(own), 'cdk.context.json'));
    const found = file !== undefined && (this.places.context !== undefined || existsSync(file))
      ? await readAbout(file, async () => lookedUp(new JsonSource(textOf(await bytesOf(file, this.io))).template))
      : [];
    return [...found, ...this.live?.known ?? []];
  }
}
