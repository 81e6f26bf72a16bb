import { compare, type Comparison } from '../../deployment/comparison';
import { type Effect, EFFECTS, FATAL } from '../../deployment/effect';
import { stackPolicy } from '../../deployment/stack-policy';
import { closest } from '../../util/similar';
import { readBoth } from '../input/both-sides';
import { writeRemarks } from '../input/remark';
import type { Places } from '../input/template-set';
import { writeDiffJson } from '../output/diff-json';
import { writeDiffMarkdown } from '../output/diff-markdown';
import { writeDiffSarif } from '../output/diff-sarif';
import { writeDiffText } from '../output/diff-text';
import { jsonText } from '../output/json';
import { ExitCode, type Io } from '../terminal/io';

const FORMATS = { text: writeDiffText, json: writeDiffJson, sarif: writeDiffSarif, markdown: writeDiffMarkdown };
const ACCESS = 'access';
const NONE = 'none';

/** What makes the command fail. */
type Failure = Effect | typeof ACCESS;

/** How to say it, and what fails. */
export interface DiffOptions extends Places {
  readonly format: keyof typeof FORMATS;
  readonly failOn?: readonly Failure[];
  readonly strict?: boolean;
  readonly stackPolicy?: boolean;
}

/** The effects of a list, or what is wrong with it. */
export function failures(written: string): readonly Failure[] | string {
  const all: readonly string[] = [...EFFECTS, ACCESS];
  const names = written.split(',').map((name) => name.trim().toLowerCase());
  const wrong = names.find((name) => !all.includes(name) && !(name === NONE && names.length === 1));
  if (wrong === undefined) {
    return names.filter((name) => name !== NONE) as readonly Failure[];
  }
  const meant = closest(wrong, all);
  return `"${wrong}" is not an effect. ${meant === undefined ? `Write some of ${all.join(', ')}, or none.` : `Did you mean "${meant}"?`}`;
}

/** Says what a deployment does. */
export async function diff(before: string, after: string, options: DiffOptions, io: Io): Promise<ExitCode> {
  const { format, failOn = FATAL, stackPolicy: isPolicyWanted = false, strict = false, ...places } = options;
  const { remarks, states } = await readBoth(before, after, places, io);
  if (states === undefined) {
    writeRemarks(remarks, io);
    return ExitCode.FAILED;
  }
  const comparison = compare(...states);
  writeRemarks([...remarks, ...comparison.missing.map((stack) => ({ file: before, message: `stack ${stack} is not in ${after}: it is left as it is.` }))], io);
  if (isPolicyWanted) {
    io.stdout.write(`${jsonText(stackPolicy(states[1]))}\n`);
    return ExitCode.OK;
  }
  FORMATS[format](comparison, io);
  return happens(comparison, failOn, strict) ? ExitCode.FOUND : ExitCode.OK;
}

function happens({ stacks }: Comparison, failOn: readonly Failure[], isStrict: boolean): boolean {
  return stacks.some(({ access, changes }) => (
    changes.some(({ effect, isCertain }) => failOn.includes(effect) && (isCertain || isStrict)) || access.length > 0 && failOn.includes(ACCESS)
  ));
}
