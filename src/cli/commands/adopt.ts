import { existsSync, writeFileSync } from 'node:fs';
import { adoption, type Adoption, type AdoptionLines } from '../../deployment/adoption';
import { adoptionLines, adoptionText } from '../../deployment/adoption-file';
import { FATAL } from '../../deployment/effect';
import { fileBytes, withReadableError } from '../../reading/file-bytes';
import { textOf } from '../../reading/file-text';
import { InputError, readAbout } from '../../reading/template-source';
import { readBoth } from '../input/both-sides';
import { type Remark, remarkOn, writeRemarks } from '../input/remark';
import type { Places } from '../input/template-set';
import { writeAdoptionJson } from '../output/adoption-json';
import { writeAdoptionText } from '../output/adoption-text';
import { ExitCode, type Io } from '../terminal/io';

/** Where the file is, and how to tell what it does. */
export interface AdoptOptions extends Places {
  readonly output: string;
  readonly json?: boolean;
}

/** Writes the file by which constructs take over what is deployed. */
export async function adopt(before: string, after: string, { json = false, output, ...places }: AdoptOptions, io: Io): Promise<ExitCode> {
  const { isLive, remarks, states } = await readBoth(before, after, places, io);
  const fail = (...more: readonly Remark[]) => {
    writeRemarks([...remarks, ...more], io);
    return ExitCode.FAILED;
  };
  if (states === undefined) {
    return fail();
  }
  if (isLive === true) {
    return fail({ file: before, message: 'adopt compares templates: CloudFormation cannot take over an endpoint that no stack has. "generate" writes code for it.' });
  }
  try {
    const text = await readAbout(output, () => existsSync(output) ? textOf(fileBytes(output)) : undefined);
    const given = await readAbout(output, () => linesIn(text));
    const adopted = adoption(...states, given);
    if (adopted.pathless.length > 0) {
      const ids = adopted.pathless.map(({ logicalId }) => logicalId).join(', ');
      return fail({ file: after, message: `no construct is known to create ${ids}: give the folder that "cdk synth" writes, such as cdk.out.` });
    }
    const written = adoptionText(adopted.lines);
    const isNeeded = adopted.lines.size + adopted.questions.length > 0;
    if (text !== undefined || isNeeded) {
      await readAbout(output, () => withReadableError(() => writeFileSync(output, written)));
    }
    writeRemarks([
      ...remarks,
      ...adopted.comparison.missing.map((stack) => ({ file: before, message: `stack ${stack} is not in ${after}: it is left as it is.` })),
    ], io);
    const report = { ...adopted, file: output, isNew: text === undefined && isNeeded, added: adopted.lines.size - given.size };
    (json ? writeAdoptionJson : writeAdoptionText)(report, io);
    return isWhole(adopted) ? ExitCode.OK : ExitCode.FOUND;
  } catch (error) {
    return fail(remarkOn(after, error));
  }
}

function linesIn(text: string | undefined): AdoptionLines {
  const lines = text === undefined ? new Map() as AdoptionLines : adoptionLines(text);
  if (typeof lines === 'string') {
    throw new InputError(lines);
  }
  return lines;
}

/** Whether everything that is deployed stays. */
function isWhole({ comparison, gone, questions }: Adoption): boolean {
  const stopping = [...FATAL, 'removed'];
  return gone.length + questions.length === 0 && !comparison.stacks.some(({ changes }) => changes.some(({ effect }) => stopping.includes(effect)));
}
