import { resolve } from 'node:path';
import { members, OWN_METADATA } from '../../template/sections';
import { judge } from '../../template/verdict';
import { bytesOf, type Input, inputsOf, STANDARD_INPUT } from '../input/input-files';
import { read } from '../input/read-template';
import { InputError, type Source } from '../input/template-source';
import { writeHuman } from '../output/human';
import { writeJson } from '../output/json';
import { type FoundIn, lineOf, numberOf, type Outcome, type Remark } from '../output/outcome';
import { writeSarif } from '../output/sarif';
import { ExitCode, harmless, type Io, quantity, unexpected } from '../terminal/io';

const FORMATS = { human: writeHuman, json: writeJson, sarif: writeSarif };

/** How the user wants to be told. */
export interface CheckOptions {
  readonly format: keyof typeof FORMATS;
  readonly strict?: boolean;
}

/** From so many files on, somebody who looks at a terminal wants to know that it goes on. */
const MANY = 10;

/** Checks templates and says what was found. */
export async function check(templates: readonly string[], { format, strict }: CheckOptions, io: Io): Promise<ExitCode> {
  const checking = new Checking(io);
  for (const argument of templates) {
    checking.add(argument);
  }
  const outcome = await checking.run();
  const { findings, failures, notes } = outcome;
  FORMATS[format](outcome, io);
  for (const remark of [...notes, ...failures]) {
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
  private concerned = 0;

  public constructor(private readonly io: Io) {}

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
      await this.check(input);
    }
    if (progress) {
      this.io.stderr.write('\r\u001b[K');
    }
    const { files, concerned, findings, failures, notes } = this;
    const known = new Set([...files, ...failures.map(({ file }) => file)].map((file) => resolve(file)));
    for (const [folder, inputs] of this.folders) {
      if (!inputs.some(({ name }) => known.has(resolve(name)))) {
        failures.push({ file: folder, message: 'no file in this folder is a CloudFormation template.' });
      }
    }
    return { files, concerned, findings, failures, notes };
  }

  private async check({ name, named }: Input): Promise<void> {
    let bytes: Uint8Array | undefined;
    try {
      bytes = await bytesOf(name, this.io);
      this.judge(name, read(name, bytes));
    } catch (error) {
      if (named || bytes === undefined || isMeantAsTemplate(error, bytes)) {
        this.fail(name, error);
      }
    }
  }

  private judge(file: string, source: Source): void {
    const { findings, notes, concerned } = judge(source.template);
    this.files.push(file);
    this.concerned += concerned ? 1 : 0;
    for (const { finding: { resource, ...finding }, ignored } of findings) {
      const { id, type } = resource;
      this.findings.push({
        ...finding,
        file,
        resource: id,
        type,
        construct: constructOf(source.template, id),
        ignored,
        position: source.locate(['Resources', id, ...finding.path === '' ? [] : ['Properties', ...stepsOf(finding.path)]]),
        resourcePosition: source.locate(['Resources', id]),
      });
    }
    for (const { resource, message } of notes) {
      const position = source.locate(['Resources', resource, 'Metadata', OWN_METADATA, 'ignore']);
      this.notes.push({ file, position, message: `${resource}: ${message}` });
    }
  }

  private fail(file: string, error: unknown): void {
    // a mistake of ours in one file is no reason to say nothing of the others.
    const { message, position } = error instanceof InputError ? error : new InputError(unexpected(error));
    this.failures.push({ file, position, message });
  }
}

/** The path of the construct that the CDK made a resource of. */
function constructOf(template: unknown, id: string): string | undefined {
  const path = ['Resources', id, 'Metadata', 'aws:cdk:path'].reduce((value, name) => members(value).get(name), template);
  return typeof path === 'string' ? path : undefined;
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
