import type { Change } from './change';
import { CHILDREN } from './create-only';
import { type Effect, SOURCES } from './effect';
import { isWithEndpoint } from './replacements';
import { listing } from '../access/wording';
import { ASSOCIATION, AUTHORIZATION_RULE, ROUTE } from '../model/graph';
import { flag, keyOf } from '../model/values';
import { endpointKey } from '../template/networks';
import type { TemplateResource } from '../template/template-graph';
import { groupBy } from '../util/group-by';

/** The effects after which a child is another one than before. */
const CHANGED: readonly Effect[] = ['added', 'removed', 'replaced', 'deleted'];

/** What changes of associations, routes and rules do to the endpoint that they belong to. */
export class Consequences {
  private readonly changed: ReadonlyMap<string, readonly Change[]>;
  private readonly before: ReadonlyMap<string, readonly TemplateResource[]>;
  private readonly after: ReadonlyMap<string, readonly TemplateResource[]>;

  public constructor(changes: readonly Change[], before: Iterable<TemplateResource>, after: Iterable<TemplateResource>) {
    this.changed = groupBy(changes.filter(({ resource }) => CHILDREN.includes(resource.type)), ({ resource }) => parentKey(resource));
    this.before = groupBy(associations(before), parentKey);
    this.after = groupBy(associations(after), parentKey);
  }

  public of(endpoint: TemplateResource): Change | undefined {
    const key = endpointKey(endpoint);
    const change = { resource: endpoint, causes: [] };
    if (this.before.has(key) && !this.after.has(key) && !endpoint.graph.mayHoldMore(ASSOCIATION)) {
      return {
        ...change,
        effect: 'disconnects',
        isCertain: true,
        message: 'It loses its last association: all clients are disconnected, and no client can connect.',
        source: SOURCES.disassociate,
      };
    }
    const changed = (this.changed.get(key) ?? []).filter(({ causes, effect }) => CHANGED.includes(effect) && !isWithEndpoint(causes));
    const rules = changed.filter(({ resource }) => resource.type === AUTHORIZATION_RULE);
    const isSplit = flag(endpoint.properties.SplitTunnel ?? false);
    const routes = isSplit === false ? [] : changed.filter(({ resource }) => resource.type === ROUTE);
    const [decisive, source] = rules.length > 0 ? [rules, SOURCES.working] : [routes, SOURCES.splitTunnel];
    if (decisive.length === 0) {
      return undefined;
    }
    const nameOf = (resource: TemplateResource) => resource.graph.place === endpoint.graph.place ? resource.logicalId : resource.abroad.id;
    const names = listing([...rules, ...routes].map(({ resource }) => nameOf(resource)));
    const what = [...rules.length > 0 ? ['authorization rules'] : [], ...routes.length > 0 ? ['routes of a split tunnel'] : []].join(' and ');
    return {
      ...change,
      effect: 'resets',
      isCertain: decisive.some(({ isCertain }) => isCertain) && (rules.length > 0 || isSplit === true),
      message: `All connections are reset, since ${what} change: ${names}.`,
      source,
    };
  }
}

function associations(resources: Iterable<TemplateResource>): TemplateResource[] {
  return Array.from(resources).filter(({ type }) => type === ASSOCIATION);
}

function parentKey({ properties }: TemplateResource): string {
  return keyOf(properties.ClientVpnEndpointId);
}
