import { call, type Code, nonEmpty, type Variable } from './code';
import { Names, pascal, wordsIn } from './code-names';
import type { Declarations } from './declarations';
import { later, type NetworkCode } from './network-code';
import { clientRange, trafficType } from '../model/endpoint-properties';
import type { EndpointGroup, Resource } from '../model/graph';
import { rangeIn } from '../model/ranges';
import { flag, isAbsent, keyOf, text, type Value } from '../model/values';
import { groupBy } from '../util/group-by';

/** What a route leads through when it leads to the clients. */
const LOCAL = 'local';

/** The routes and rules of an endpoint in code, destination by destination. */
export class AccessCode {
  private readonly ids = new Names();

  public constructor(
    private readonly declarations: Declarations,
    private readonly variable: Variable,
    private readonly network: EndpointGroup,
    private readonly place: NetworkCode,
  ) {}

  public statements(): Code[] {
    const { authorizationRules, routes } = this.network;
    const rules = groupBy(authorizationRules, ({ properties }) => rangeKey(properties.TargetNetworkCidr));
    const ways = groupBy(routes, ({ properties }) => rangeKey(properties.DestinationCidrBlock));
    return Array.from(new Set([...rules.keys(), ...ways.keys()])).flatMap((range) => this.access(rules.get(range) ?? [], ways.get(range) ?? []));
  }

  /** Who reaches one destination, and how. */
  private access(rules: readonly Resource[], routes: readonly Resource[]): Code[] {
    const [example] = [...rules, ...routes];
    const { DestinationCidrBlock, TargetNetworkCidr } = example.properties;
    const range = TargetNetworkCidr ?? DestinationCidrBlock;
    const destination = this.destination(range, example);
    const [route] = routes;
    const isDescribedAlike = new Set(routes.map(descriptionKey)).size <= 1;
    const isEverywhere = isDescribedAlike && this.isEverywhere(range, routes);
    if (rules.length > 0 && isEverywhere) {
      const calls = Array.from(groupBy(rules, descriptionKey).values());
      return calls.map((same, position) => call(this.variable, 'addNetworkAccess', [destination], {
        groups: nonEmpty(same.filter((rule) => !isForAll(rule)).map((rule) => this.group(rule))),
        allUsers: same.some(isForAll) || undefined,
        description: this.description(same[0]),
        routeDescription: position === 0 && route !== undefined ? this.description(route) : undefined,
      }));
    }
    return [
      ...isEverywhere && routes.length > 0 || this.isOnAll(routes) && isDescribedAlike
        ? [call(this.variable, 'addRoute', [this.id('To', range, text(route.properties.Description))], { destination, description: this.description(route) })]
        : routes.map((one) => this.route(one, range, destination)),
      ...rules.map((rule) => call(this.variable, 'addAuthorizationRule', [this.id('Allow', range, text(rule.properties.AccessGroupId) ?? 'all users')], {
        destination, group: isForAll(rule) ? undefined : this.group(rule), allUsers: isForAll(rule) || undefined, description: this.description(rule),
      })),
    ];
  }

  private route(route: Resource, range: Value, destination: Code): Code {
    const { Description: description, TargetVpcSubnetId: target } = route.properties;
    return call(this.variable, 'addRoute', [this.id('To', range, text(description))], {
      destination, subnet: isAbsent(target) || text(target) === LOCAL ? undefined : this.place.subnet(target), description: this.description(route),
    });
  }

  /** Whether the routes are those that `addNetworkAccess()` makes. */
  private isEverywhere(range: Value, routes: readonly Resource[]): boolean {
    const known = rangeIn(range);
    if (known !== undefined && this.place.vpcRange?.contains(known) === true) {
      return routes.length === 0;
    }
    if (this.isClients(range)) {
      return routes.length === 1 && text(routes[0].properties.TargetVpcSubnetId) === LOCAL;
    }
    return this.isOnAll(routes);
  }

  /** Whether there is one route for each way into the network. */
  private isOnAll(routes: readonly Resource[]): boolean {
    const targets = new Set(routes.map(({ properties }) => isAbsent(properties.TargetVpcSubnetId) ? '' : keyOf(properties.TargetVpcSubnetId)));
    if (targets.size !== routes.length) {
      return false;
    }
    return this.place.isOnTransitGateway ? routes.length === 1 && targets.has('')
      : routes.length > 0 && routes.length === this.place.subnets.length && this.place.subnets.every((subnet) => targets.has(keyOf(subnet)));
  }

  private isClients(range: Value): boolean {
    const { endpoint } = this.network;
    const known = rangeIn(range)?.text;
    return known !== undefined && endpoint !== undefined && clientRange(endpoint)?.text === known;
  }

  private destination(range: Value, example: Resource): Code {
    const known = rangeIn(range);
    const { endpoint } = this.network;
    const [traffic, { vpcRange }] = [endpoint === undefined ? undefined : trafficType(endpoint), this.place];
    const destination = (name: string, ...args: readonly Code[]) => call('vpn.ClientVpnDestination', name, args);
    if (known !== undefined && this.isClients(range)) {
      return destination('clients');
    }
    if (known?.text === '0.0.0.0/0' && traffic === 'ipv4' || known?.text === '::/0' && traffic === 'ipv6') {
      return destination('internet');
    }
    if (known !== undefined && vpcRange !== undefined && traffic !== 'ipv6') {
      if (known.text === vpcRange.text) {
        return destination('vpc', this.place.vpc!);
      }
      if (known.text === `${resolverOf(vpcRange.text)}/32`) {
        return destination('vpcResolver');
      }
    }
    const property = isAbsent(example.properties.TargetNetworkCidr) ? 'DestinationCidrBlock' : 'TargetNetworkCidr';
    return destination('cidr', this.declarations.textOf(range, 'destination', later(example, property)));
  }

  private group(rule: Resource): Code {
    return this.declarations.textOf(rule.properties.AccessGroupId, 'group', later(rule, 'AccessGroupId'));
  }

  private description(resource: Resource): Code | undefined {
    return descriptionKey(resource) === '' ? undefined
      : this.declarations.textOf(resource.properties.Description, 'description', later(resource, 'Description'));
  }

  /** An id that says what it is for. */
  private id(prefix: string, range: Value, what: string | undefined): string {
    const words = wordsIn(what ?? '');
    const shown = rangeIn(range)?.text.replace(/[^A-Za-z0-9]+/g, '-') ?? '';
    return this.ids.unique(prefix + (words.length > 0 && words.length <= 3 ? pascal(words) : shown === '' ? 'Destination' : shown));
  }
}

/** The address of the resolver of a VPC: the base of its range plus two. */
export function resolverOf(range: string): string | undefined {
  const [, start, last] = /^(\d+\.\d+\.\d+\.)(\d+)\//.exec(range) ?? [];
  return start === undefined ? undefined : `${start}${Number(last) + 2}`;
}

function isForAll({ properties }: Resource): boolean {
  return flag(properties.AuthorizeAllGroups) === true;
}

function descriptionKey({ properties: { Description: description } }: Resource): string {
  return isAbsent(description) || description === '' ? '' : keyOf(description);
}

function rangeKey(range: Value): string {
  return rangeIn(range)?.text ?? keyOf(range);
}
