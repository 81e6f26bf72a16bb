import type { Group } from './audience';
import { type Decision, decision, overruled, whyAuthorized } from './authorization-reason';
import type { Grant } from './grants';
import { spelling } from './group-spelling';
import { type Outcomes, type Reach, settled, together } from './outcomes';
import type { EffectiveAccess } from './reachability';
import type { Region } from './regions';
import { routeThrough, routesTo, whyRouted } from './routing-reason';
import { capitalized, joined, listing, nameOf, onceEach, whom } from './wording';
import type { Cidr } from '../ip/cidr';

/** Whether a group reaches a destination, and why. */
export interface Reason {
  readonly reach: Reach;
  /** What of the destination is reached, where it is a part: `except 10.0.9.0/24`; or which rule a narrower one overrules. */
  readonly extent: string;
  /** The answer, as a sentence. */
  readonly answer: string;
  /** Which rule decides and which routes lead there, in full sentences. */
  readonly because: string;
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
export function reason(access: EffectiveAccess, group: Group, range: Cidr, name = range.text): Reason {
  const parts: Part[] = access.regions.parts(range).map((region) => ({ region, outcomes: access.outcomes(region, group) }));
  const reach = settled(together(parts.map(({ outcomes }) => outcomes)));
  const shown = notable(reach, parts);
  const [{ region }] = parts;
  const decided = decision(access, region, group);
  const paths = access.entryPoints.map((entryPoint) => routeThrough(entryPoint, region));
  const extended = reach === 'PARTLY' ? extent(range, parts) : reach === 'NO' ? inSpiteOf(overruled(decided, region, group)) : '';
  const through = access.entryPoints.filter((entryPoint) => access.routing.through(entryPoint, region) === 'yes');
  const isLocal = region.isOfClients;
  const leading = paths.some((way) => way !== undefined) ? paths : routesTo(region);
  return {
    reach,
    extent: extended,
    answer: answer(reach, group, name, extended),
    because: joined(shown.map((part) => explain(access, group, range, part, shown.length === 1)).join(' '), spelling(access, group)),
    authorizationRules: onceEach([...deciding(decided, group), ...decided.perhaps].map(({ rule }) => rule && nameOf(rule))),
    routes: onceEach(leading.map((way) => way?.route && nameOf(way.route))),
    associations: isLocal ? [] : through.map(({ associations, name: called }) => associations.length === 0 ? called : nameOf(associations[0])),
  };
}

/** Why a group reaches those addresses of a range that are in no narrower one, or why not. */
export function reasonOutside(access: EffectiveAccess, group: Group, range: Cidr): string {
  const region = access.regions.around(range);
  return explain(access, group, range, { region, outcomes: access.outcomes(region, group) }, true);
}

/** Why it is unresolved whether a group reaches an unresolved destination, or why it does not matter. */
export function reasonOfUnknown(access: EffectiveAccess, group: Group, name: string): Reason {
  const reach = access.canReach(group, undefined);
  const because = joined(reach === 'UNKNOWN' ? 'The range is unresolved.' : '', spelling(access, group));
  return { reach, extent: '', answer: answer(reach, group, name, ''), because, authorizationRules: [], routes: [], associations: [] };
}

function answer(reach: Reach, group: Group, name: string, extended: string): string {
  const verb = group === undefined ? 'reach' : 'reaches';
  switch (reach) {
    case 'NO': return group === undefined ? `Not all users reach ${name}.` : `${capitalized(whom(group))} does not reach ${name}.`;
    case 'UNKNOWN': return `Whether ${whom(group)} ${verb} ${name} is unresolved.`;
    case 'YES': return `${capitalized(whom(group))} ${verb} ${name}.`;
    case 'PARTLY': return extended.startsWith('only')
      ? `Of ${name}, ${whom(group)} ${verb} ${extended}.`
      : `${capitalized(whom(group))} ${verb} ${name} ${extended}.`;
  }
}

/** The rules that let a group in, else those that do not. */
function deciding({ certain }: Decision, group: Group): readonly Grant[] {
  const open = certain.filter(({ audience }) => audience.admits(group) !== 'no');
  return open.length > 0 ? open : certain;
}

function inSpiteOf(grant: Grant | undefined): string {
  return grant === undefined ? '' : `in spite of ${nameOf(grant.rule!)}`;
}

/** What of a range is reached. */
function extent(range: Cidr, parts: readonly Part[]): string {
  const isReached = ({ outcomes: { no } }: Part) => !no;
  if (parts.every(isReached)) {
    return 'not through every association';
  }
  const [around] = parts;
  const extended = isReached(around) && around.region.range.contains(range)
    ? `except ${names(range, parts, (part) => !isReached(part))}`
    : `only ${names(range, parts, isReached)}`;
  return parts.some(({ outcomes: { partly } }) => partly) ? `${extended}, not always through every association` : extended;
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
  const where = region.range.contains(range) ? isAlone ? '' : 'The rest: ' : `${region.range.text}: `;
  const routed = allowed || none && !outcomes.yes ? whyRouted(access, region) : '';
  return `${where}${joined(whyAuthorized(access, region, group), routed)}`;
}
