/** Where a template names macros. */
import { members } from './sections';
import { type Openness, opennessOf, TRANSFORM, widest } from '../model/macros';

/** What a macro may add to an object that has it among its members. */
export function openness(fields: ReadonlyMap<string, unknown>): Openness {
  return fields.has(TRANSFORM) ? opennessOf(members(fields.get(TRANSFORM)).get('Name')) : 'closed';
}

/** What macros may add to the resources of a template. */
export function macrosOf(template: ReadonlyMap<string, unknown>): Openness {
  const declared = [template.get('Transform') ?? []].flat().map((transform) => typeof transform === 'string' ? transform : members(transform).get('Name'));
  return widest([...declared.map(opennessOf), openness(template), openness(members(template.get('Resources')))]);
}
