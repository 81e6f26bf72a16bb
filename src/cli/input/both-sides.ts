import { type Remark, remarkOn } from './remark';
import { TemplateReader } from './template-reader';
import type { Places } from './template-set';
import { liveState } from '../../deployment/live-state';
import type { State } from '../../deployment/states';
import type { Io } from '../terminal/io';

/** What is deployed, and what is to be; nothing where a part of it cannot be read, since half of a comparison would be a wrong one. */
export interface BothSides {
  readonly remarks: readonly Remark[];
  /** Whether a side is what the AWS CLI answers: no stack has it under a logical id. */
  readonly isLive?: boolean;
  readonly states?: readonly [deployed: State, next: State];
}

/** Reads both sides of a comparison. */
export async function readBoth(before: string, after: string, places: Places, io: Io): Promise<BothSides> {
  const remarks: Remark[] = [];
  const readers: TemplateReader[] = [];
  for (const argument of [before, after]) {
    const reader = new TemplateReader(io, places);
    await reader.read([argument]);
    remarks.push(...reader.hints, ...reader.failures);
    readers.push(reader);
  }
  const [deployed, next] = readers;
  if (readers.some((reader) => reader.failures.length > 0)) {
    return { remarks };
  }
  try {
    const [one, other] = [await deployed.set.state(), await next.set.state()];
    next.set.expectDeclared(deployed.set);
    const old = { templates: [...one, ...deployed.set.emptied()], known: await deployed.set.known() };
    const fresh = { templates: [...next.set.withConstructs(other), ...next.set.emptied()], known: await next.set.known() };
    return withLive([deployed, old], [next, fresh], remarks);
  } catch (error) {
    return { remarks: [...remarks, remarkOn(next.files[0], error)] };
  }
}

type Side = readonly [reader: TemplateReader, state: State];

/** Both sides; where one of them is live, with what it is in the templates of the other one. */
function withLive([deployed, before]: Side, [next, after]: Side, remarks: readonly Remark[]): BothSides {
  const [isBefore, isAfter] = [deployed, next].map(({ set }) => set.live !== undefined);
  if (isBefore === isAfter) {
    return { remarks, states: [before, after], isLive: isBefore };
  }
  const { state, unmatched } = isBefore ? liveState(before, after) : liveState(after, before);
  const [file] = (isBefore ? deployed : next).files;
  const message = 'is not compared: no template has an endpoint that is certainly the same.';
  return {
    remarks: [...remarks, ...unmatched.map((id) => ({ file, message: `${id} ${message}` }))],
    states: isBefore ? [state, after] : [before, state],
    isLive: true,
  };
}
