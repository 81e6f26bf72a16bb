import type { Group } from './audience';
import { decision, whyAuthorized } from './authorization-reason';
import type { EffectiveAccess } from './effective-access';
import { type Outcomes, type Reach, settled, together } from './outcomes';
import type { Region } from './regions';
import { routeThrough, routesTo, whyRouted } from './routing-reason';
import { capitalized, listing, nameOf, whom } from './wording';
import type { Cidr } from '../rules/cidr';

/** Why a group reaches a destination, or why not. */
export interface Reason {
  readonly reach: Reach;
  /** In full sentences. */
  readonly text: string;
  /** The rules that decide, or may do so. */
  readonly authorizationRules: readonly string[];
  /** The routes that lead there, or may do so; the one of the VPC that each association brings along has no name. */
  readonly routes: readonly string[];
  /** The associations that certainly have one of them. */
  readonly associations: readonly string[];
}

/** A region in question, with what may turn out for it. */
interface Part {
  readonly region: Region;
  readonly outcomes: Outcomes;
}

/** Why a group reaches a range, or why not; where its parts differ, rules and routes are those of the first one. */
export function reason(access: EffectiveAccess, group: Group, range: Cidr): Reason {
  const parts: Part[] = access.regions.parts(range).map((region) => ({ region, outcomes: access.outcomes(region, group) }));
  const reach = settled(together(parts.map(({ outcomes }) => outcomes)));
  const shown = notable(reach, parts);
  const [{ region }] = parts;
  const { certain, perhaps } = decision(access, region, group);
  const ways = access.gates.map((gate) => routeThrough(gate, region));
  const leading = ways.some((way) => way !== undefined) ? ways : routesTo(region);
  return {
    reach,
    text: [headline(reach, group, range, parts), ...shown.map((part) => explain(access, group, range, part, shown.length === 1))].join(' '),
    authorizationRules: distinct([...certain, ...perhaps].map(({ rule }) => rule && nameOf(rule))),
    routes: distinct(leading.map((way) => way?.route && nameOf(way.route))),
    associations: access.gates.filter((gate) => access.routing.of(region).all && region.isOfClients || access.routing.through(gate, region) === 'yes').map(({ name }) => name),
  };
}

/** Why nobody knows whether a group reaches a destination that is not known, or why it does not matter. */
export function reasonOfUnknown(access: EffectiveAccess, group: Group, name: string): Reason {
  const reach = access.canReach(group, undefined);
  const subject = capitalized(whom(group));
  const text = {
    YES: `${subject} ${verb(group)} everything.`,
    NO: denial(group, 'anything'),
    PARTLY: '',
    UNKNOWN: `Whether ${whom(group)} ${verb(group)} ${name} is not known, because the range is not known.`,
  }[reach];
  return { reach, text, authorizationRules: [], routes: [], associations: [] };
}

function headline(reach: Reach, group: Group, range: Cidr, parts: readonly Part[]): string {
  const subject = capitalized(whom(group));
  switch (reach) {
    case 'YES': return `${subject} ${verb(group)} ${range.text}.`;
    case 'NO': return denial(group, range.text);
    case 'UNKNOWN': return `Whether ${whom(group)} ${verb(group)} ${range.text} is not known.`;
    case 'PARTLY': return `${subject} ${verb(group)} ${extent(range, parts)}.`;
  }
}

/** What of a range is reached. */
function extent(range: Cidr, parts: readonly Part[]): string {
  const reached = (part: Part) => settled(part.outcomes) === 'YES';
  const [around] = parts;
  if (!parts.some(({ outcomes: { no } }) => no)) {
    return `${range.text}, but not through every association`;
  }
  return reached(around) && around.region.range.contains(range)
    ? `${range.text} except ${names(range, parts, (part) => !reached(part))}`
    : `only ${names(range, parts, ({ outcomes: { no } }) => !no)} of ${range.text}`;
}

/** Some of the parts of a range. */
function names(range: Cidr, parts: readonly Part[], isMeant: (part: Part) => boolean): string {
  const named: Array<{ readonly name: string; readonly inside?: Cidr; isWhole: boolean }> = [];
  for (const part of parts) {
    const { region } = part;
    const last = named[named.length - 1];
    const isInLast = last?.inside?.contains(region.range) === true;
    if (isInLast) {
      last.isWhole &&= isMeant(part);
    } else if (isMeant(part)) {
      named.push(region.range.contains(range) ? { name: 'the rest', isWhole: true } : { name: region.range.text, inside: region.range, isWhole: true });
    }
  }
  return listing(named.map(({ isWhole, name }) => isWhole ? name : `${name} (in part)`));
}

/** The parts that a reader needs to know of: one for each thing that can turn out. */
function notable(reach: Reach, parts: readonly Part[]): Part[] {
  const first = (wanted: Reach) => parts.find(({ outcomes }) => settled(outcomes) === wanted);
  const shown = reach === 'PARTLY' ? [first('YES'), first('PARTLY'), first('NO')] : [first(reach)];
  return shown.filter((part) => part !== undefined);
}

function explain(access: EffectiveAccess, group: Group, range: Cidr, { outcomes, region }: Part, isAlone: boolean): string {
  const { allowed } = access.authorization.of(region, group);
  const { none } = access.routing.of(region);
  const sentences = [whyAuthorized(access, region, group), ...allowed || none && !outcomes.yes ? [whyRouted(access, region)] : []];
  const where = region.range.contains(range) ? isAlone ? '' : 'The rest: ' : `${region.range.text}: `;
  return `${where}${sentences.join(' ')}`;
}

function denial(group: Group, what: string): string {
  return group === undefined ? `Not all users reach ${what}.` : `${capitalized(whom(group))} does not reach ${what}.`;
}

function verb(group: Group): string {
  return group === undefined ? 'reach' : 'reaches';
}

function distinct(names: ReadonlyArray<string | undefined>): string[] {
  return Array.from(new Set(names)).filter((name) => name !== undefined);
}
