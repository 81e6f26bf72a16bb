/** What the destination of a route or of an authorization rule may be, so that no rule finds fault with what the fix of another one suggests. */
import { addressFamily, Cidr, type Family } from '../ip/cidr';
import { clientRange, familiesOf, trafficType } from '../model/endpoint-properties';
import { AUTHORIZATION_RULE, type Graph, type Resource, ROUTE } from '../model/graph';
import { ranged, rangeIn } from '../model/ranges';
import { besideWith, endpointOf, withinEndpoint } from '../model/relations';
import { flag, keyOf, text } from '../model/values';
import { primaryRange, secondaryRanges, subnetOf } from '../model/vpc';
import { LOCAL_TARGET } from '../service/limits';

/** The property that holds the destination, by type. */
const DESTINATION: Readonly<Record<string, string>> = { [ROUTE]: 'DestinationCidrBlock', [AUTHORIZATION_RULE]: 'TargetNetworkCidr' };

/** The range that is known to be the destination, by type. */
const RANGE_OF: Readonly<Record<string, (child: Resource) => string | undefined>> = Object.fromEntries(
  Object.entries(DESTINATION).map(([type, property]) => [type, ({ properties }: Resource) => rangeIn(properties[property])?.text]),
);

/** Ranges of networks beyond the VPC, as examples. */
const EXAMPLES: Readonly<Record<Family, readonly string[]>> = {
  ipv4: ['10.20.0.0/16', '172.20.0.0/16', '192.168.20.0/24', '10.150.0.0/16'],
  ipv6: ['2001:db8:20::/48', '2001:db8:21::/48'],
};
/** How long prefixes are of networks of whose range only the address is written, the shortest first. */
const USUAL_PREFIXES: Readonly<Record<Family, readonly number[]>> = { ipv4: [0, 16, 24, 32], ipv6: [0, 32, 48, 56, 64, 128] };
/** How many of the destinations of others are tried. */
const MOST_TRIED = 10;

/** What to write for a destination that is no range, as the end of a sentence. */
export function exampleOf(child: Resource, graph: Graph): string {
  const found = fittingDestination(child, graph);
  return found === undefined ? 'a range in CIDR notation' : `e.g. "${found.text}"`;
}

/** A destination that a route or rule may have: what is meant by the one that is written, else another one. */
export function fittingDestination(child: Resource, graph: Graph): Cidr | undefined {
  const endpoint = endpointOf(child, graph);
  const families = (endpoint && familiesOf(trafficType(endpoint))) ?? ['ipv4', 'ipv6'];
  const clients = endpoint && clientRange(endpoint);
  const candidates = isLocal(child) ? [clients] : [
    meantBy(text(child.properties[DESTINATION[child.type]]) ?? ''),
    ...othersOf(child, graph),
    ...families.flatMap((family) => EXAMPLES[family].map((range) => Cidr.parse(range))),
  ];
  return candidates.find((range) => (
    range !== undefined && families.includes(range.family) && objectionTo(range, child, graph) === undefined && !takesAccess(range, child, graph)
    && !(range.isDefault && endpoint !== undefined && flag(endpoint.properties.SplitTunnel) !== false)
  ));
}

/** What to do instead of writing a range where another rule would find fault with it; nothing where none does. */
export function objectionTo(range: Cidr, child: Resource, graph: Graph): string | undefined {
  const endpoint = endpointOf(child, graph);
  const clients = endpoint && clientRange(endpoint);
  const same = besideWith(child, child.type, graph, RANGE_OF[child.type], range.text);
  if (child.type === ROUTE) {
    const [first] = same.filter(({ properties }) => keyOf(properties.TargetVpcSubnetId) === keyOf(child.properties.TargetVpcSubnetId));
    return first !== undefined ? `Remove the route: ${first.id} routes "${range.text}" already.`
      : isLocal(child) ? undefined
        : clients?.overlaps(range) && !range.isDefault ? 'Name a destination outside of the client range.'
          : isOfVpc(range, child, endpoint, graph) ? 'Remove the route; an authorization rule is enough.' : undefined;
  }
  const own = audienceOf(child);
  const [first] = same.filter((sibling) => [own, ALL].includes(audienceOf(sibling)));
  return first !== undefined ? `Remove the rule: ${first.id} is for "${range.text}" already.`
    : own === ALL && same.length > 0 ? `Write "${range.text}", and remove ${same.map(({ id }) => id).join(' and ')}.`
      : own !== ALL && clients?.contains(range) ? 'Name a destination outside of the client range: there are no groups in it.' : undefined;
}

/** Whether a rule for a range would deny some of it to those of another rule, or another rule would deny it to its own. */
function takesAccess(range: Cidr, child: Resource, graph: Graph): boolean {
  return child.type === AUTHORIZATION_RULE && rangesBeside(child, child.type, graph).some(([other, sibling]) => (
    audienceOf(sibling) !== audienceOf(child) && (other.text === range.text ? audienceOf(child) === ALL : other.overlaps(range))
  ));
}

/** Ranges that are known for the other half: those that rules allow for a route, those that are routed for a rule. */
function othersOf(child: Resource, graph: Graph): Cidr[] {
  const endpoint = endpointOf(child, graph);
  const of = (type: string) => rangesBeside(child, type, graph).map(([range]) => range);
  const ranges = child.type === ROUTE ? of(AUTHORIZATION_RULE) : [...vpcRanges(child, endpoint, graph), ...of(ROUTE)];
  return ranges.filter(({ isDefault }) => !isDefault).slice(0, MOST_TRIED);
}

function isOfVpc(range: Cidr, child: Resource, endpoint: Resource | undefined, graph: Graph): boolean {
  return vpcRanges(child, endpoint, graph).some(({ text: own }) => own === range.text);
}

/** The known ranges of the VPC that an endpoint, or the subnet of a route, is in. */
function vpcRanges(child: Resource, endpoint: Resource | undefined, graph: Graph): Cidr[] {
  const vpc = endpoint?.properties.VpcId ?? subnetOf(child, graph)?.properties.VpcId;
  return [primaryRange(vpc, graph), ...secondaryRanges(vpc, graph)].filter((range) => range !== undefined);
}

/** The range that is meant by a text that is none. */
function meantBy(written: string): Cidr | undefined {
  const trimmed = written.trim();
  const [address] = trimmed.split('/');
  const family = addressFamily(address);
  return Cidr.parse(trimmed) ?? (family && USUAL_PREFIXES[family].map((prefix) => Cidr.parse(`${address}/${prefix}`)!).find(({ hasHostBits }) => !hasHostBits));
}

/** Routes or rules with the ranges that they are known to be for, by the list of them: a graph that does not change gives the same list to all who ask. */
const RANGES = new WeakMap<readonly Resource[], ReadonlyArray<readonly [Cidr, Resource]>>();

/** The other routes or rules of the endpoint, with the ranges that they are known to be for. */
function rangesBeside(child: Resource, type: string, graph: Graph): ReadonlyArray<readonly [Cidr, Resource]> {
  const all = withinEndpoint(child, type, graph);
  const known = RANGES.get(all) ?? all.flatMap((one) => ranged(one, DESTINATION[type]));
  RANGES.set(all, known);
  return known.filter(([, other]) => other !== child);
}

const ALL = 'all users';

function audienceOf({ properties: { AccessGroupId: group, AuthorizeAllGroups: all } }: Resource): string {
  return flag(all) === true ? ALL : keyOf(group);
}

function isLocal({ properties }: Resource): boolean {
  return text(properties.TargetVpcSubnetId) === LOCAL_TARGET.value;
}
