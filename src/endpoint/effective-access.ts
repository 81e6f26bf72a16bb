import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import type { EffectiveAccess } from '../access/reachability';
import type { Column, Row } from '../access/table';
import { ALL_USERS, joined } from '../access/wording';
import { partsOf } from '../children/endpoint-parts';
import { rangeFrom } from '../model/ranges';
import { text, type Unknown } from '../model/values';
import { GROUP_NOT_NAMED, NO_DESTINATION } from '../rules/construct-rules';
import { escapeControlCharacters } from '../util/control-characters';
import { expectName, limitArguments } from '../validation/argument-checks';
import { report } from '../validation/reporting';

// the analysis is loaded with the first question.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const effectiveAccess = () => require('../access/reachability') as typeof import('../access/reachability');
// likewise.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const groupSpelling = () => require('../access/group-spelling') as typeof import('../access/group-spelling');
// likewise.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const accessTable = () => require('../access/table') as typeof import('../access/table');

/** The groups that each endpoint has a warning of. */
const WARNED = new WeakMap<IClientVpnEndpointRef, Set<string>>();

/**
 * Whether someone reaches a destination.
 */
export enum ClientVpnReachability {
  /**
   * Every address of it, through whichever association a client is connected.
   */
  YES = 'YES',

  /**
   * No address of it.
   */
  NO = 'NO',

  /**
   * Some of its addresses, or through some of the associations only.
   */
  PARTLY = 'PARTLY',

  /**
   * It depends on what is only known when the app is deployed: the range of a rule, the name of a group, a condition.
   */
  UNKNOWN = 'UNKNOWN',
}

/**
 * Whether one group reaches one destination, and why.
 */
export interface ClientVpnAccessRow {
  /**
   * The destination: an address range as rules and routes write it, in CIDR notation.
   */
  readonly destination: string;

  /**
   * The group, or `ClientVpnEffectiveAccess.ALL_USERS`.
   */
  readonly group: string;

  /**
   * Whether the group reaches the destination.
   */
  readonly reachability: ClientVpnReachability;

  /**
   * The same in full sentences: which rule decides, which route leads there, through which associations.
   */
  readonly reason: string;

  /**
   * The paths of the authorization rules that decide, or that may do so. Where the parts of the destination differ, these are the rules of
   * the addresses that no narrower range covers.
   */
  readonly authorizationRules: string[];

  /**
   * The paths of the routes that lead there, or that may do so; the VPC's own route is not a construct and is not among them.
   */
  readonly routes: string[];

  /**
   * The paths of the associations that are certain to have a route there; `the transit gateway` where the endpoint is on one.
   */
  readonly associations: string[];
}

/**
 * Who reaches what through an endpoint, as AWS Client VPN decides it: what no authorization rule allows is denied; of all rules around an
 * address the one with the longest prefix decides alone; and a destination needs a route through the association that a client is connected
 * through. Beyond the VPC it also needs a way out, where the route tables of the associated subnets are known.
 *
 * What security groups, network ACLs and what stands behind these route tables let through is not part of it.
 *
 * @example
 * declare const vpn: ClientVpnEndpointPlus;
 *
 * const access = vpn.effectiveAccess();
 * access.canReach('contractors', '10.0.9.0/24'); // ClientVpnReachability.NO
 * access.why('contractors', '10.0.9.0/24');
 */
export class ClientVpnEffectiveAccess {
  /**
   * In place of a group: what every user reaches, whichever groups he or she is in, because a rule lets all users in.
   */
  public static readonly ALL_USERS: string = ALL_USERS;

  /**
   * The access through an endpoint of this app, as it is made so far.
   *
   * @internal
   */
  public static _of(endpoint: IClientVpnEndpointRef): ClientVpnEffectiveAccess {
    return new ClientVpnEffectiveAccess(endpoint);
  }

  private readonly access: EffectiveAccess;
  private readonly warned: Set<string>;
  private readonly value: (given: string) => string | Unknown;

  private constructor(private readonly endpoint: IClientVpnEndpointRef) {
    const { graph, network, complete } = partsOf(endpoint).validation.survey();
    const { EffectiveAccess } = effectiveAccess();
    this.access = new EffectiveAccess(complete() ?? network, graph);
    this.warned = WARNED.get(endpoint) ?? new Set();
    WARNED.set(endpoint, this.warned);
    this.value = (given) => graph.value(given) as string | Unknown;
  }

  /**
   * Whether the users of a group reach a destination. A group that no rule names is a warning at the endpoint: it may be a slip. Raises an error when
   * `destination` is neither an IP address nor a CIDR range.
   *
   * @param group The group as rules name it, or `ClientVpnEffectiveAccess.ALL_USERS`. A user who is in several groups reaches what any of them
   * reaches.
   * @param destination An address, or a range in CIDR notation.
   */
  public canReach(group: string, destination: string): ClientVpnReachability {
    return this.ask(group, destination).reachability;
  }

  /**
   * Why the users of a group reach a destination or do not, in full sentences. Raises an error when `destination` is neither an address nor a
   * range.
   *
   * @param group The group as rules name it, or `ClientVpnEffectiveAccess.ALL_USERS`.
   * @param destination An address, or a range in CIDR notation.
   */
  public why(group: string, destination: string): string {
    return this.ask(group, destination).reason;
  }

  /**
   * Who reaches a destination or may do so: of the groups that rules name and of all users, those for which the answer is not `NO`. Raises an
   * error when `destination` is neither an IP address nor a CIDR range.
   *
   * @param destination An address, or a range in CIDR notation.
   */
  public whoReaches(destination: string): ClientVpnAccessRow[] {
    return this.rows(destination).filter(({ reachability }) => reachability !== ClientVpnReachability.NO);
  }

  /**
   * The answers for every destination that rules and routes write, with each group that rules name and with all users.
   */
  public table(): ClientVpnAccessRow[] {
    return Array.from(accessTable().table(this.access), published);
  }

  private ask(group: string, destination: string): ClientVpnAccessRow {
    expectName(this.endpoint, 'group', group, '"engineering" or ClientVpnEffectiveAccess.ALL_USERS');
    const column = { group: group === ALL_USERS ? undefined : this.value(group), name: group };
    this.warnOf(column);
    return this.rows(destination, [column])[0];
  }

  /** Warns, once, of a group that no rule names: a slip in its name makes a test of what it must not reach pass. */
  private warnOf({ group, name }: Column): void {
    const problem = groupSpelling().unnamedGroup(this.access, group);
    if (problem !== undefined && !this.warned.has(name)) {
      this.warned.add(name);
      report(this.endpoint, GROUP_NOT_NAMED, `effectiveAccess() was asked for group ${JSON.stringify(name)}.`,
        `${problem} Name the group as a rule spells it, or acknowledge this warning if the group should reach nothing.`);
    }
  }

  private rows(destination: string, columns?: readonly Column[]): ClientVpnAccessRow[] {
    expectName(this.endpoint, 'destination', destination, '"10.0.9.7" or "10.0.9.0/24"');
    const known = text(this.value(destination));
    if (known === undefined) {
      return accessTable().rowsOfUnknown(this.access, columns).map(published);
    }
    const range = rangeFrom(known);
    if (range === undefined) {
      report(this.endpoint, NO_DESTINATION, `destination ${JSON.stringify(known)} is neither an IP address nor a CIDR range.`,
        'Write e.g. "10.0.9.7" or "10.0.9.0/24".');
    }
    return accessTable().rowsOf(this.access, range, known, columns).map(published);
  }
}

limitArguments('ClientVpnEffectiveAccess', ClientVpnEffectiveAccess.prototype, { canReach: 2, why: 2, whoReaches: 1, table: 0 });

function published({ answer, associations, authorizationRules, because, destination, group, reach, routes }: Row): ClientVpnAccessRow {
  return {
    destination,
    group,
    reachability: ClientVpnReachability[reach],
    reason: escapeControlCharacters(joined(answer, because)),
    authorizationRules: [...authorizationRules],
    routes: [...routes],
    associations: [...associations],
  };
}
