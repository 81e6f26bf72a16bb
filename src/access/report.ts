import { type Others, othersOf } from './others';
import type { Reach } from './outcomes';
import { EffectiveAccess } from './reachability';
import { type Column, everyone, type Row, rowsOf, table } from './table';
import { ALL_USERS, capitalized, joined, listing, nameOf } from './wording';
import type { Cidr } from '../ip/cidr';
import { AUTHORIZATION_RULE, type EndpointGroup, type Graph, ROUTE } from '../model/graph';
import { text } from '../model/values';
import { groupBy } from '../util/group-by';

/** Wider lists are cut after their first element. */
const WIDEST_FIELD = 40;

/** What someone wants to know of the endpoints of a graph. */
export interface Question {
  /** A destination, and how it was written; else all of them. */
  readonly to?: { readonly range: Cidr; readonly text: string };
  /** A group; else all of them. */
  readonly group?: string;
}

/** Who reaches what through one endpoint. */
export interface EndpointAccess {
  /** The template that it is in, where templates are asked. */
  readonly file?: string;
  /** Its name in the template or app, else its id; absent when that is not known. */
  readonly endpoint?: string;
  /** Whether the template or app makes it; rules and routes of others are not known. */
  readonly isMadeHere: boolean;
  /** Why it may have rules and routes that are not written. */
  readonly others?: Others;
  readonly rows: readonly Row[];
}

/** Answers a question for every endpoint of a graph. */
export function accessOf(graph: Graph, { group, to }: Question): EndpointAccess[] {
  return graph.networks.map((network): EndpointAccess => {
    const access = new EffectiveAccess(network, graph);
    const columns = group === undefined ? everyone(access) : [asked(group)];
    return {
      endpoint: endpointName(network),
      isMadeHere: network.endpoint !== undefined,
      others: othersOf(network.endpoint, graph, AUTHORIZATION_RULE, ROUTE),
      rows: to === undefined ? Array.from(table(access, columns)) : rowsOf(access, to.range, to.text, columns),
    };
  });
}

/** An answer for programs. */
export function asJson(answers: readonly EndpointAccess[]): object {
  return {
    endpoints: answers.map(({ file, endpoint = null, isMadeHere, rows }) => ({
      file,
      endpoint,
      isMadeHere,
      access: rows.map(({ answer, associations, authorizationRules, because, destination, group, reach, routes }) => ({
        destination,
        group,
        access: spelled(reach),
        reason: joined(answer, because),
        authorizationRules,
        routes,
        associations,
      })),
    })),
  };
}

/** An answer for people: a table, or sentences for a single destination. */
export function asText(answers: readonly EndpointAccess[], { to }: Question): string[] {
  if (answers.length === 0) {
    return ['There are no Client VPN resources.'];
  }
  const isOneFile = answers.every(({ file }) => file === answers[0].file);
  return answers.flatMap(({ file, endpoint, isMadeHere, others, rows }, position) => [
    ...position > 0 ? [''] : [],
    ['Endpoint', endpoint, isMadeHere ? undefined : '(imported)', isOneFile ? undefined : `in ${file}`].filter((part) => part !== undefined).join(' '),
    ...(to === undefined ? tabulated(rows, others) : told(to.text, rows)).map((indented) => `  ${indented}`.trimEnd()),
  ]);
}

/** The name of an endpoint in its template or app, else its id; absent when that is not known. */
export function endpointName({ associations, authorizationRules, endpoint, routes }: EndpointGroup): string | undefined {
  if (endpoint !== undefined) {
    return nameOf(endpoint);
  }
  const [child] = [...associations, ...routes, ...authorizationRules];
  return text(child.properties.ClientVpnEndpointId);
}

function asked(group: string): Column {
  return { group: group === ALL_USERS ? undefined : group, name: group };
}

function tabulated(rows: readonly Row[], others: Others | undefined): string[] {
  if (rows.length === 0) {
    return [others === undefined ? 'No rule and no route leads anywhere.' : `No rule and no route is written, but ${others} some.`];
  }
  const shown = Array.from(groupBy(rows, ({ destination }) => destination).values()).flatMap(telling);
  const fields = [['DESTINATION', 'GROUP', 'ACCESS', 'RULE', 'ROUTE', 'ASSOCIATION'], ...shown.map(line)];
  const widths = fields[0].map((_, column) => fields.reduce((widest, row) => Math.max(widest, row[column].length), 0));
  const note = shown.length < rows.length ? ['', 'Groups that are not listed with a destination do not reach it.'] : [];
  return [...fields.map((row) => row.map((field, column) => field.padEnd(widths[column])).join('  ')), ...note];
}

/** The rows of a destination that say more than that what no rule allows is denied. */
function telling(rows: readonly Row[]): readonly Row[] {
  const open = rows.filter(({ group, reach }) => group === ALL_USERS && reach === 'YES');
  const some = open.length > 0 ? open : rows.filter(({ extent, reach }) => reach !== 'NO' || extent !== '');
  return some.length > 0 ? some : rows.slice(-1);
}

function line({ associations, authorizationRules, destination, extent, group, reach, routes }: Row): string[] {
  const paths = routes.length === 0 && associations.length > 0 ? 'of the VPC' : listed(routes);
  return [destination, group, joined(spelled(reach), extent), listed(authorizationRules), paths, listed(associations)];
}

function listed(names: readonly string[]): string {
  const all = listing(names);
  const [first = '-'] = names;
  return all.length > WIDEST_FIELD && names.length > 1 ? `${first} and ${names.length - 1} more` : all || first;
}

/** Who reaches a destination and through what, or why no one does. */
function told(destination: string, rows: readonly Row[]): string[] {
  const reached = rows.filter(({ reach }) => reach !== 'NO');
  if (reached.length === 0) {
    const [{ answer }] = rows;
    return [rows.length === 1 ? answer : `No client reaches ${destination}.`, ...new Set(rows.map(({ because }) => because))];
  }
  const others = rows.filter(({ reach }) => reach === 'NO').map(({ group }) => group === ALL_USERS ? 'users of other groups' : `group ${JSON.stringify(group)}`);
  return [
    ...reached.flatMap(({ answer, because }) => [answer, `  ${because}`]),
    ...others.length === 0 ? [] : [`${capitalized(listing(others))} do not.`],
  ];
}

function spelled(reach: Reach): string {
  return reach.toLowerCase();
}
