import { resolve } from 'node:path';
import { OWN_METADATA, type Path } from '../../template/sections';
import type { TemplateResource } from '../../template/template-graph';
import { isConcerned, Judging } from '../../template/verdict';
import type { World } from '../../template/world';
import { bytesOf, type Input, inputsOf, STANDARD_INPUT } from '../input/input-files';
import { read } from '../input/read-template';
import { type Kept, type Places, TemplateSet } from '../input/template-set';
import { InputError } from '../input/template-source';
import { writeHuman } from '../output/human';
import { writeJson } from '../output/json';
import { type FoundIn, lineOf, numberOf, type Outcome, type Remark } from '../output/outcome';
import { writeSarif } from '../output/sarif';
import { ExitCode, harmless, type Io, quantity, unexpected } from '../terminal/io';

const FORMATS = { human: writeHuman, json: writeJson, sarif: writeSarif };

/** How the user wants to be told. */
export interface CheckOptions extends Places {
  readonly format: keyof typeof FORMATS;
  readonly strict?: boolean;
}

/** From so many files on, somebody who looks at a terminal wants to know that it goes on. */
const MANY = 10;

/** Checks templates and says what was found. */
export async function check(templates: readonly string[], { format, strict, ...places }: CheckOptions, io: Io): Promise<ExitCode> {
  const checking = new Checking(io, places);
  for (const argument of templates) {
    checking.add(argument);
  }
  const outcome = await checking.run();
  const { findings, failures, hints, notes } = outcome;
  FORMATS[format](outcome, io);
  for (const remark of [...hints, ...notes, ...failures]) {
    io.stderr.write(`${harmless(lineOf(remark))}\n`);
  }
  if (failures.length > 0) {
    return ExitCode.FAILED;
  }
  const warnings = numberOf(findings, 'warning') + notes.length;
  return numberOf(findings, 'error') > 0 || strict && warnings > 0 ? ExitCode.FOUND : ExitCode.OK;
}

class Checking {
  private readonly inputs = new Map<string, Input>();
  /** The folders that were asked for, with what was in them. */
  private readonly folders = new Map<string, readonly Input[]>();
  private readonly files: string[] = [];
  private readonly findings: FoundIn[] = [];
  private readonly failures: Remark[] = [];
  private readonly notes: Remark[] = [];
  private readonly hints: Remark[] = [];
  private readonly set: TemplateSet;
  private concerned = 0;

  public constructor(private readonly io: Io, private readonly places: Places) {
    this.set = new TemplateSet(io, places);
  }

  public add(argument: string): void {
    try {
      const inputs = inputsOf(argument);
      inputs.forEach((input) => this.note(input));
      if (inputs.every(({ named }) => !named)) {
        this.folders.set(argument, inputs);
      }
    } catch (error) {
      this.fail(argument, error);
    }
  }

  /** Notes a file once; one that somebody asks for by name is missed when it is no template, wherever else it was met. */
  private note(input: Input): void {
    const key = input.name === STANDARD_INPUT ? STANDARD_INPUT : resolve(input.name);
    const { name, named } = this.inputs.get(key) ?? input;
    this.inputs.set(key, { name, named: named || input.named });
  }

  public async run(): Promise<Outcome> {
    const progress = this.io.stderr.isTTY === true && this.inputs.size >= MANY;
    let number = 0;
    for (const input of this.inputs.values()) {
      number++;
      if (progress) {
        this.io.stderr.write(`\r${number} of ${quantity(this.inputs.size, 'file')}`);
      }
      await this.read(input);
    }
    if (progress) {
      this.io.stderr.write('\r\u001b[K');
    }
    await this.judgeAll();
    const { files, concerned, findings, failures, hints, notes } = this;
    const known = new Set([...files, ...failures.map(({ file }) => file)].map((file) => resolve(file)));
    for (const [folder, inputs] of this.folders) {
      if (!inputs.some(({ name }) => known.has(resolve(name)))) {
        failures.push({ file: folder, message: 'no file in this folder is a CloudFormation template.' });
      }
    }
    return { files, concerned, findings, failures, hints, notes };
  }

  private async read({ name, named }: Input): Promise<void> {
    let bytes: Uint8Array | undefined;
    try {
      bytes = await bytesOf(name, this.io);
      this.set.add(name, read(name, bytes));
      this.files.push(name);
    } catch (error) {
      if (named || bytes === undefined || isMeantAsTemplate(error, bytes)) {
        this.fail(name, error);
      }
    }
  }

  private async judgeAll(): Promise<void> {
    let world: World | undefined;
    try {
      world = await this.set.world();
    } catch (error) {
      this.fail(this.places.context ?? 'cdk.context.json', error);
      return;
    }
    const judging = world && new Judging(world);
    for (const kept of this.set.templates) {
      try {
        this.judge(kept, world, judging);
      } catch (error) {
        this.fail(kept.name, error);
      }
    }
    for (const { file, message, mayBeMeant } of world?.notes() ?? []) {
      (mayBeMeant ? this.hints : this.notes).push({ file: this.set.get(file)!.name, message });
    }
  }

  private judge(kept: Kept, world: World | undefined, judging: Judging | undefined): void {
    if (world === undefined || judging === undefined || !isConcerned(kept.source.template)) {
      return;
    }
    if (!this.files.includes(kept.name)) {
      this.files.push(kept.name);
    }
    this.concerned += 1;
    for (const { key, position } of kept.source.repeated) {
      this.notes.push({ file: kept.name, position, message: `${JSON.stringify(key)} is given twice: the last one counts. Remove one of the two.` });
    }
    const noted = new Set<string>();
    // a template that is nested twice is judged twice, and says most things twice.
    const once = (key: object) => !noted.has(JSON.stringify(key)) && noted.add(JSON.stringify(key)) !== undefined;
    for (const { findings, notes } of judging.of(kept.file)) {
      for (const { finding: { resource, ...finding }, ignored } of findings) {
        const { graph: owner, logicalId: id, path } = resource as TemplateResource;
        const { name: file, source } = this.set.get(world.memberOf(owner)!.source.file)!;
        if (once([file, id, finding.rule, finding.path, finding.message])) {
          this.findings.push({
            ...finding,
            file,
            resource: id,
            type: resource.type,
            construct: constructOf(source.template, path),
            ignored,
            position: source.locate([...path, ...finding.path === '' ? [] : ['Properties', ...stepsOf(finding.path)]]),
            resourcePosition: source.locate(path),
          });
        }
      }
      for (const { resource, path, message } of notes.filter(once)) {
        const position = kept.source.locate([...path, 'Metadata', OWN_METADATA, 'ignore']);
        this.notes.push({ file: kept.name, position, message: `${resource}: ${message}` });
      }
    }
  }

  private fail(file: string, error: unknown): void {
    // a mistake of ours in one file is no reason to say nothing of the others.
    const { about = file, message, position } = error instanceof InputError ? error : new InputError(unexpected(error));
    this.failures.push({ file: about, position, message });
  }
}

/** The path of the construct that the CDK made a resource of. */
function constructOf(template: unknown, path: Path): string | undefined {
  const own = (value: unknown, name: string | number) => typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value as unknown : undefined;
  const construct = [...path, 'Metadata', 'aws:cdk:path'].reduce(own, template);
  return typeof construct === 'string' ? construct : undefined;
}

/** The names and positions of a path. */
function stepsOf(path: string): Array<string | number> {
  return path.split('.').map((step) => /^\d+$/.test(step) ? Number(step) : step);
}

/** Whether a file of a folder that cannot be read was meant to be a template. */
function isMeantAsTemplate(error: unknown, bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return !(error instanceof InputError && error.isForeign) && text.includes('AWS::') && text.includes('Resources');
}
