import fc from 'fast-check';
import { apps, stateOf, ZONES } from './model/apps';
import { ModelStack, type RawTemplate } from './model/cloudformation';
import { type Event, Service } from './model/service';
import { compare } from '../../src/deployment/comparison';
import type { Effect } from '../../src/deployment/effect';

/** What the model does: whether it fails, and what becomes of each deployed endpoint. */
function played(before: RawTemplate, after: RawTemplate, random: (bound: number) => number) {
  const service = new Service(ZONES);
  const stack = new ModelStack(service, (choices) => choices[random(choices.length)]);
  expect(stack.deploy(before)).toEqual({});
  const endpoints = Array.from(stack.live).filter(([, { type }]) => type === 'AWS::EC2::ClientVpnEndpoint').map(([name, { id }]) => ({ name, id }));
  service.events.length = 0;
  const { failed } = stack.deploy(after);
  const fate = endpoints.map(({ id, name }) => ({
    name,
    isThere: service.endpoints.has(id),
    isNamed: stack.live.has(name),
    events: new Set(service.events.filter((one) => one.endpoint === id).map(({ event }) => event)),
  }));
  return { failed, fate };
}

const RUNS = 300;

/** The effects of events, the worst first. */
const EVENTS: readonly Event[] = ['disconnects', 'resets', 'ends-sessions', 'slow'];

test('what diff says is what happens', () => {
  const seen = new Set<string>();
  fc.assert(fc.property(apps, fc.infiniteStream(fc.nat()), ([before, after], numbers) => {
    const random = (bound: number) => Number(numbers.next().value) % bound;
    const { failed, fate } = played(before, after, random);
    const { stacks: [{ changes }] } = compare(stateOf(before), stateOf(after));
    const certain = changes.filter(({ isCertain }) => isCertain);
    const effectsOf = (name: string) => certain.filter(({ resource }) => resource.logicalId === name).map(({ effect }) => effect);
    const failing = certain.filter(({ effect }) => effect === 'fails').map(({ resource }) => resource.logicalId);
    expect(failing.length > 0).toBe(failed !== undefined);
    if (failed !== undefined) {
      seen.add(failed.code);
      expect(failing).toContain(failed.resource);
      return;
    }
    for (const { events, isNamed, isThere, name } of fate) {
      const effects = effectsOf(name);
      const worst: Effect | undefined = isThere ? EVENTS.find((event) => events.has(event)) : isNamed ? 'replaced' : 'deleted';
      seen.add(worst ?? 'nothing');
      if (worst === undefined) {
        expect(effects.filter((effect) => effect !== 'in-place')).toEqual([]);
      } else {
        expect(effects).toContain(worst);
      }
    }
  }), { numRuns: RUNS });
  // the property says nothing of what never happens.
  const common = ['InvalidClientVpnDuplicateAssociationException', 'deleted', 'disconnects', 'nothing', 'replaced', 'resets'];
  expect(common.filter((one) => !seen.has(one))).toEqual([]);
});
