import { inTemplates } from '../../evaluation/spelling';
import type { Required } from '../../rules/required';
import { OWN_METADATA, type Path } from '../../template/sections';
import type { TemplateResource } from '../../template/template-graph';
import { isConcerned, Judging } from '../../template/verdict';
import type { World } from '../../template/world';
import { type Remark, remarkOn, writeRemarks } from '../input/remark';
import type { RequirementOptions } from '../input/required-rules';
import { TemplateReader } from '../input/template-reader';
import type { Kept, Places, TemplateSet } from '../input/template-set';
import { writeHuman } from '../output/human';
import { writeJson } from '../output/json';
import { type FoundIn, numberOf, type Outcome } from '../output/outcome';
import { writeSarif } from '../output/sarif';
import { ExitCode, type Io } from '../terminal/io';

// loaded where something is required.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const requirements = () => require('../input/required-rules') as typeof import('../input/required-rules');

const FORMATS = { human: writeHuman, json: writeJson, sarif: writeSarif };

/** How the user wants to be told. */
export interface CheckOptions extends Places, RequirementOptions {
  readonly format: keyof typeof FORMATS;
  readonly strict?: boolean;
}

/** Checks templates and says what was found. */
export async function check(templates: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const { format, strict, ...places } = options;
  let required: readonly Required[];
  try {
    const isAny = [options.require, options.requirements].some((given = []) => given.length > 0);
    required = isAny ? requirements().requiredRules(options) : [];
  } catch (error) {
    writeRemarks([remarkOn('--require', error)], io);
    return ExitCode.FAILED;
  }
  const reader = new TemplateReader(io, places);
  await reader.read(templates);
  const world = await reader.world();
  const outcome = new Checking(reader, required).run(world);
  const { findings, failures, hints, notes } = outcome;
  FORMATS[format](outcome, io);
  writeRemarks([...hints, ...notes, ...failures], io);
  if (failures.length > 0) {
    return ExitCode.FAILED;
  }
  const warnings = numberOf(findings, 'warning') + notes.length;
  return numberOf(findings, 'error') > 0 || strict && warnings > 0 ? ExitCode.FOUND : ExitCode.OK;
}

class Checking {
  private readonly files: string[];
  private readonly findings: FoundIn[] = [];
  private readonly failures: Remark[];
  private readonly notes: Remark[] = [];
  private readonly hints: Remark[];
  private readonly set: TemplateSet;
  private concerned = 0;

  public constructor({ files, failures, hints, set }: TemplateReader, private readonly required: readonly Required[]) {
    this.files = [...files];
    this.failures = failures;
    this.hints = hints;
    this.set = set;
  }

  public run(world: World | undefined): Outcome {
    const judging = world && new Judging(world, this.required.map(({ rule }) => rule));
    for (const kept of this.set.templates) {
      try {
        this.judge(kept, world, judging);
      } catch (error) {
        this.failures.push(remarkOn(kept.name, error));
      }
    }
    for (const { file, message, mayBeMeant } of world?.notes() ?? []) {
      (mayBeMeant ? this.hints : this.notes).push({ file: this.set.get(file)!.name, message });
    }
    const { files, required, concerned, failures, hints, notes } = this;
    const findings = this.findings.sort((one, other) => weight(one) - weight(other));
    return { files, required, concerned, findings, failures, hints, notes };
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
    const once = (key: object) => noted.size < noted.add(JSON.stringify(key)).size;
    for (const { findings, notes } of judging.of(kept.file)) {
      for (const { finding, ignored } of findings) {
        const { rule, severity, resource, path: property, value, source: page } = finding;
        const { graph: owner, logicalId: id, path } = resource as TemplateResource;
        const { name: file, source } = this.set.get(world.memberOf(owner)!.source.file)!;
        const { message, fix, controls } = inTemplates(finding);
        const resourcePosition = source.locate(path);
        if (once([file, id, rule, property, message])) {
          this.findings.push({
            rule,
            severity,
            path: property,
            value,
            message,
            fix,
            source: page,
            controls,
            file: resourcePosition.file ?? file,
            resource: id,
            type: resource.type,
            construct: constructOf(source.template, path),
            ignored,
            position: source.locate([...path, ...property === '' ? [] : ['Properties', ...stepsOf(property)]]),
            resourcePosition,
          });
        }
      }
      for (const { resource, path, message } of notes.filter(once)) {
        const position = kept.source.locate([...path, 'Metadata', OWN_METADATA, 'ignore']);
        this.notes.push({ file: kept.name, position, message: `${resource}: ${message}` });
      }
    }
  }
}

/** The order of findings: errors first, and last what someone asked to ignore. */
function weight({ ignored, severity }: FoundIn): number {
  return ignored !== undefined ? 2 : severity === 'error' ? 0 : 1;
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
