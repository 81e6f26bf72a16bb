/** What templates of one check say of each other that does not fit together. */
import { firstCycle } from './cycle';
import type { Member } from './member';
import type { Output } from './outputs';
import type { World } from './world';
import { keyOf, text, type Value } from '../model/values';
import { closest } from '../util/similar';

/** Something to say about how templates refer to each other. */
export interface LinkNote {
  readonly file: string;
  readonly message: string;
  /** Whether it may be on purpose. */
  readonly mayBeMeant: boolean;
}

/** What does not fit together. */
export function linkNotes(world: World): LinkNote[] {
  const notes: LinkNote[] = [];
  for (const member of world.deployed.values()) {
    const { contents: { isConcerned, links }, source: { file } } = member;
    const names = isConcerned ? links.imports.map((operand) => member.graph.resolve(operand)) : [];
    for (const name of new Map(names.map((one) => [keyOf(one), one] as const)).values()) {
      const note = importNote(name, member, world);
      if (note !== undefined && !notes.some((other) => other.file === file && other.message === note.message)) {
        notes.push({ file, ...note });
      }
    }
  }
  const needs = world.stackNeeds();
  const circle = firstCycle(needs.keys(), (name) => Array.from(needs.get(name) ?? []));
  if (circle !== undefined) {
    const [first] = circle;
    const shown = [...circle, first].map((place) => world.memberAt(place)!.name).join(' → ');
    const message = `circle of imports: ${shown}. None of these stacks can be deployed first. Move what they share to one of them or to a third.`;
    notes.push({ file: world.memberAt(first)!.source.file, mayBeMeant: false, message });
  }
  return notes;
}

/** What there is to say about an import. */
function importNote(name: Value, reader: Member, { exports }: World): Omit<LinkNote, 'file'> | undefined {
  const shown = text(name);
  if (shown === undefined || exports.all.length === 0) {
    return undefined;
  }
  const [found, ...more] = exports.named(name, reader);
  if (more.length > 0) {
    return { mayBeMeant: false, message: `the export "${shown}" is ${placesOf([found, ...more])}: which one is imported is ambiguous. Give each its own name.` };
  }
  if (found?.member === reader) {
    const message = `imports its own export "${shown}": no first deployment finds it. Write the value in place of the import.`;
    return { mayBeMeant: false, message };
  }
  if (found !== undefined) {
    return undefined;
  }
  const like = exports.like(name, reader);
  if (like.length > 0) {
    return like.length === 1 ? undefined : { mayBeMeant: true, message: `the export "${shown}" may be ${placesOf(like)}: its value is unresolved.` };
  }
  const [other] = exports.anywhere(name);
  if (other !== undefined) {
    const message = `the export "${shown}" is in ${other.member.name}, in another account or Region: its value is unresolved. Imports are from the same account and Region.`;
    return { mayBeMeant: true, message };
  }
  const meant = closest(shown, exports.all.map((output) => text(output.name)).filter((one) => one !== undefined));
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return { mayBeMeant: true, message: `no template of this check exports "${shown}": its value is unresolved.${hint}` };
}

/** The templates that export something. */
function placesOf(outputs: readonly Output[]): string {
  const names = Array.from(new Set(outputs.map(({ member }) => member.name)));
  return names.length === 1 ? `in ${names[0]} ${outputs.length === 2 ? 'twice' : `${outputs.length} times`}` : `in ${names.join(' and ')}`;
}
