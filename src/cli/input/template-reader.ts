import { type Input, type Inputs, inputsOf } from './input-files';
import { type Remark, remarkOn } from './remark';
import { type Places, TemplateSet } from './template-set';
import { bytesOf, pathOf } from '../../reading/file-bytes';
import { isUnmade } from '../../reading/other-files';
import { read } from '../../reading/read-template';
import { InputError } from '../../reading/template-source';
import type { TemplateGraph } from '../../template/template-graph';
import type { World } from '../../template/world';
import { type Io, quantity } from '../terminal/io';

/** From so many files on, someone who looks at a terminal wants to know that it goes on. */
const MANY = 10;

/** Reads the templates that a command is given; one that cannot be read does not stop the others. */
export class TemplateReader {
  /** The files that are templates. */
  public readonly files: string[] = [];
  /** What could not be read. */
  public readonly failures: Remark[] = [];
  /** What was left out, and may be so on purpose. */
  public readonly hints: Remark[] = [];
  public readonly set: TemplateSet;
  private readonly inputs = new Map<string, Input>();
  /** The folders that were asked for, with what was in them. */
  private readonly folders = new Map<string, Inputs>();

  public constructor(private readonly io: Io, places: Places) {
    this.set = new TemplateSet(io, places);
  }

  /** Reads files and folders. */
  public async read(templates: readonly string[]): Promise<void> {
    templates.forEach((argument) => this.find(argument));
    const progress = this.io.stderr.isTTY === true && this.inputs.size >= MANY;
    let number = 0;
    for (const input of this.inputs.values()) {
      number++;
      if (progress) {
        this.io.stderr.write(`\r${number} of ${quantity(this.inputs.size, 'file')}`);
      }
      await this.readFile(input);
    }
    if (progress) {
      this.io.stderr.write('\r\u001b[K');
    }
    this.hints.push(...this.set.live?.remarks ?? []);
    const known = new Set([...this.files, ...this.failures.map(({ file }) => file)].map(pathOf));
    for (const [folder, { inputs, projects }] of this.folders) {
      const isEmpty = inputs.length + projects.size > 0 && !inputs.some(({ name }) => known.has(pathOf(name)));
      if (isEmpty) {
        this.failures.push({ file: folder, message: 'no file in this folder is a CloudFormation template.' });
      }
      for (const files of projects.values()) {
        await this.remarkOnProject(files, isEmpty);
      }
    }
  }

  /** Says what templates would come from, where there are none, or where more could be. */
  private async remarkOnProject(files: readonly string[], isEmpty: boolean): Promise<void> {
    for (const file of files) {
      try {
        const bytes = await bytesOf(file, this.io);
        if (isEmpty || isUnmade(file, bytes)) {
          read(file, bytes);
        }
      } catch (error) {
        (isEmpty ? this.failures : this.hints).push(remarkOn(file, error));
        // what is reported of one file of a tool holds for the others.
        return;
      }
    }
  }

  /** All templates together; nothing where none of them has to do with Client VPN, or the files about them cannot be read. */
  public async world(): Promise<World | undefined> {
    try {
      return await this.set.world();
    } catch (error) {
      // without that, any answer could be a wrong one.
      this.failures.push(remarkOn(this.files[0], error));
      this.files.length = 0;
      return undefined;
    }
  }

  /** Each template as it is deployed, with the name of its file. */
  public async graphs(): Promise<Array<{ readonly file: string; readonly graph: TemplateGraph }>> {
    const world = await this.world();
    const templates = world === undefined ? [] : Array.from(this.set.templates);
    return templates.flatMap(({ file, name }) => world!.graphsOf(file).map((graph) => ({ file: name, graph })));
  }

  private find(argument: string): void {
    try {
      const found = inputsOf(argument);
      found.inputs.forEach((input) => this.note(input));
      this.failures.push(...found.failures);
      this.hints.push(...found.hints);
      if (found.isFolder) {
        this.folders.set(argument, found);
      }
    } catch (error) {
      this.failures.push(remarkOn(argument, error));
    }
  }

  /** Notes a file once; one that someone asks for by name is missed when it is not a template, wherever else it was met. */
  private note(input: Input): void {
    const key = pathOf(input.name);
    const { name, named } = this.inputs.get(key) ?? input;
    this.inputs.set(key, { name, named: named || input.named });
  }

  private async readFile({ name, named }: Input): Promise<void> {
    let bytes: Uint8Array | undefined;
    try {
      bytes = await bytesOf(name, this.io);
      if (!named && !mayBeTemplate(bytes)) {
        return;
      }
      this.set.add(name, read(name, bytes));
      this.files.push(name);
    } catch (error) {
      if (named || bytes === undefined || isMeantAsTemplate(error, bytes)) {
        this.failures.push(remarkOn(name, error));
      }
    }
  }
}

/** What every template has, every answer about endpoints, also an empty one, and every input for one: one of these. */
const IN_TEMPLATES = ['Resources', 'ClientVpn', 'AuthorizationRules', 'Routes', 'ServerCertificateArn'];

/** Whether a file holds what every template has, or every answer about endpoints; of what the CDK writes, most files have it not. */
function mayBeTemplate(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const isWide = first === 0xff && second === 0xfe;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isWide || IN_TEMPLATES.some((word) => text.includes(word));
}

/** Whether a file of a folder that cannot be read was meant to be a template. */
function isMeantAsTemplate(error: unknown, bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return !(error instanceof InputError && error.isForeign) && text.includes('AWS::') && text.includes('Resources');
}
