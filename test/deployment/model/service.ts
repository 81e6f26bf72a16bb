/** AWS Client VPN, as far as its operations on one account and Region can be rejected; written from its documents, not from `src/deployment`. */

/** What the service answers when it rejects something. */
export class Rejected extends Error {
  public constructor(public readonly code: string) {
    super(code);
  }
}

interface Association {
  readonly id: string;
  readonly subnet: string;
}

interface Endpoint {
  readonly properties: Record<string, unknown>;
  readonly associations: Association[];
  readonly routes: { readonly id: string; readonly destination: string; readonly subnet: string }[];
  readonly rules: { readonly id: string; readonly range: string; readonly group: string }[];
  readonly tags: Map<string, string>;
  revocationList?: string;
}

/** What happens to the people who are connected. */
export type Event = 'disconnects' | 'resets' | 'ends-sessions' | 'slow';

export class Service {
  public readonly endpoints = new Map<string, Endpoint>();
  public readonly events: { readonly endpoint: string; readonly event: Event }[] = [];
  private next = 0;

  private readonly zones: Map<string, string>;

  /** @param zones the zone of each subnet. */
  public constructor(zones: Readonly<Record<string, string>> = {}) {
    this.zones = new Map(Object.entries(zones));
  }

  public knowSubnet(id: string, zone: string): void {
    this.zones.set(id, zone);
  }

  /** The service takes ten operations of an endpoint at a time. */
  public expectFewOperations(endpoints: readonly string[]): void {
    for (const one of new Set(endpoints)) {
      if (endpoints.filter((other) => other === one).length > 10) {
        throw new Rejected('ConcurrentMutationLimitExceeded');
      }
    }
  }

  public createEndpoint(properties: Record<string, unknown>): string {
    const id = this.newId('cvpn-endpoint');
    this.endpoints.set(id, { properties: { ...properties }, associations: [], routes: [], rules: [], tags: new Map() });
    return id;
  }

  public modifyEndpoint(id: string, properties: Record<string, unknown>): void {
    const endpoint = this.endpoint(id);
    const before = { ...endpoint.properties };
    Object.keys(before).forEach((name) => delete endpoint.properties[name]);
    Object.assign(endpoint.properties, properties);
    const differs = (name: string, byDefault?: unknown) => (
      JSON.stringify(before[name] ?? byDefault) !== JSON.stringify(properties[name] ?? byDefault)
    );
    if (differs('ServerCertificateArn') || differs('DnsServers') || differs('VpnPort', 443) || differs('SplitTunnel', false)) {
      this.events.push({ endpoint: id, event: 'resets' });
    }
    if (Number(properties.SessionTimeoutHours ?? 24) < Number(before.SessionTimeoutHours ?? 24)) {
      this.events.push({ endpoint: id, event: 'ends-sessions' });
    }
    if (differs('SecurityGroupIds')) {
      this.events.push({ endpoint: id, event: 'slow' });
    }
    const enforced = (given: Record<string, unknown>) => {
      const policy = given.AuthorizationPolicy as { readonly PolicyDocument: string; readonly ShadowMode?: string } | undefined;
      return policy === undefined || policy.ShadowMode === 'enabled' ? undefined : policy.PolicyDocument;
    };
    if (enforced(properties) !== undefined && enforced(properties) !== enforced(before)) {
      this.events.push({ endpoint: id, event: 'disconnects' });
    }
  }

  public deleteEndpoint(id: string): void {
    if (this.endpoint(id).associations.length > 0) {
      throw new Rejected('InvalidClientVpnEndpointId.InUse');
    }
    this.endpoints.delete(id);
  }

  public associate(endpointId: string, subnet: string): string {
    const endpoint = this.endpoint(endpointId);
    if (endpoint.associations.some((other) => other.subnet === subnet)) {
      throw new Rejected('InvalidClientVpnDuplicateAssociationException');
    }
    if (endpoint.associations.some((other) => this.zones.get(other.subnet) === this.zones.get(subnet))) {
      throw new Rejected('InvalidClientVpnSubnetId.DuplicateAz');
    }
    const id = this.newId('cvpn-assoc');
    endpoint.associations.push({ id, subnet });
    return id;
  }

  /** All routes of the subnet go as well; with the last association all connections end. */
  public disassociate(endpointId: string, id: string): void {
    const endpoint = this.endpoints.get(endpointId);
    const [gone] = endpoint?.associations.splice(endpoint.associations.findIndex((one) => one.id === id), 1) ?? [];
    if (endpoint === undefined || gone === undefined) {
      return;
    }
    endpoint.routes.splice(0, endpoint.routes.length, ...endpoint.routes.filter(({ subnet }) => subnet !== gone.subnet));
    if (endpoint.associations.length === 0) {
      this.events.push({ endpoint: endpointId, event: 'disconnects' });
    }
  }

  public createRoute(endpointId: string, destination: string, subnet: string): string {
    const endpoint = this.endpoint(endpointId);
    // between clients there is no subnet.
    if (subnet !== 'local' && !endpoint.associations.some((one) => one.subnet === subnet)) {
      throw new Rejected('InvalidClientVpnActiveAssociationNotFound');
    }
    if (endpoint.routes.some((other) => other.destination === destination && other.subnet === subnet)) {
      throw new Rejected('InvalidClientVpnDuplicateRoute');
    }
    const id = this.newId('cvpn-route');
    endpoint.routes.push({ id, destination, subnet });
    this.routesChange(endpointId);
    return id;
  }

  public deleteRoute(endpointId: string, id: string): void {
    const { routes } = this.endpoints.get(endpointId) ?? { routes: [] };
    const position = routes.findIndex((one) => one.id === id);
    // it may have gone with its association.
    if (position >= 0) {
      routes.splice(position, 1);
      this.routesChange(endpointId);
    }
  }

  public authorize(endpointId: string, range: string, group: string): string {
    const endpoint = this.endpoint(endpointId);
    if (endpoint.rules.some((other) => other.range === range && other.group === group)) {
      throw new Rejected('InvalidClientVpnDuplicateAuthorizationRule');
    }
    const id = this.newId('cvpn-auth');
    endpoint.rules.push({ id, range, group });
    this.events.push({ endpoint: endpointId, event: 'resets' });
    return id;
  }

  public revoke(endpointId: string, id: string): void {
    const { rules } = this.endpoints.get(endpointId) ?? { rules: [] };
    const position = rules.findIndex((one) => one.id === id);
    if (position >= 0) {
      rules.splice(position, 1);
      this.events.push({ endpoint: endpointId, event: 'resets' });
    }
  }

  public exportRevocationList(endpointId: string): string | undefined {
    return this.endpoint(endpointId).revocationList;
  }

  /** It takes the place of the one before. */
  public importRevocationList(endpointId: string, list: string): void {
    const endpoint = this.endpoint(endpointId);
    if (endpoint.associations.length === 0) {
      throw new Rejected('InvalidClientVpnActiveAssociationNotFound');
    }
    endpoint.revocationList = list;
    this.events.push({ endpoint: endpointId, event: 'resets' });
  }

  public createTags(endpointId: string, tags: Iterable<readonly [string, string]>): void {
    const endpoint = this.endpoint(endpointId);
    Array.from(tags).forEach(([key, value]) => endpoint.tags.set(key, value));
  }

  public deleteTags(endpointId: string, keys: readonly string[]): void {
    const endpoint = this.endpoint(endpointId);
    keys.forEach((key) => endpoint.tags.delete(key));
  }

  private routesChange(endpointId: string): void {
    if (this.endpoint(endpointId).properties.SplitTunnel === true) {
      this.events.push({ endpoint: endpointId, event: 'resets' });
    }
  }

  private endpoint(id: string): Endpoint {
    const endpoint = this.endpoints.get(id);
    if (endpoint === undefined) {
      throw new Rejected('InvalidClientVpnEndpointId.NotFound');
    }
    return endpoint;
  }

  private newId(kind: string): string {
    this.next += 1;
    return `${kind}-${this.next}`;
  }
}
