import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Assemblies } from './assemblies';
import { bytesOf, pathOf, STANDARD_INPUT } from './file-bytes';
import { JsonSource } from './json-source';
import { expectDeclared, type ParameterOptions, parametersOf, parameterValues } from './parameter-values';
import { read, textOf } from './read-template';
import { readAbout, type Source } from './template-source';
import { mayConcernOthers } from '../../template/links';
import { lookedUp } from '../../template/looked-up';
import { nestedTemplates } from '../../template/nested-templates';
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
}

/** The templates of one command, which are judged together. */
export class TemplateSet {
  private readonly kept = new Map<string, Kept>();
  private readonly seen = new Set<string>();
  private readonly declared = new Set<string>();
  private readonly assemblies = new Assemblies();

  public constructor(private readonly io: Io, private readonly places: Places) {}

  /** Adds a template; what has nothing to do with others is let go. */
  public add(name: string, source: Source): void {
    const file = pathOf(name);
    this.seen.add(file);
    parametersOf(source.template).forEach((parameter) => this.declared.add(parameter));
    if (isConcerned(source.template) || mayConcernOthers(source.template)) {
      this.kept.set(file, { file, name, source });
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
    const templates: WorldTemplate[] = [];
    const parameters = await parameterValues(this.places, this.io);
    // a map also visits what is added to it on the way.
    for (const { file, name, source } of this.kept.values()) {
      const beside = this.assemblies.of(file);
      const nested = nestedTemplates(source.template, beside.assets);
      for (const [id, path] of nested) {
        const inner = resolve(dirname(file), path);
        nested.set(id, inner);
        await this.addNested(inner, name);
      }
      const { account = this.places.account, region = this.places.region, stackName } = beside.deployment ?? {};
      const deployment = { account, region, stackName, parameters };
      templates.push({ file, name: basename(file), template: source.template, text: source.text, deployment, app: beside.app, nested });
    }
    expectDeclared(parameters, this.declared);
    return templates.some(({ template }) => isConcerned(template)) ? new World(templates, await this.known()) : undefined;
  }

  /** Adds the template of a nested stack that nobody named. */
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

  private async known() {
    const own = Array.from(this.kept.keys(), (file) => this.assemblies.of(file).app).find((app) => app !== undefined);
    const file = this.places.context ?? (own === undefined ? undefined : join(dirname(own), 'cdk.context.json'));
    return file !== undefined && (this.places.context !== undefined || existsSync(file))
      ? readAbout(file, async () => lookedUp(new JsonSource(textOf(await bytesOf(file, this.io))).template))
      : [];
  }
}
