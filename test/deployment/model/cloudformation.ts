/** CloudFormation, as far as the order of its operations goes: it creates and updates, and when all of that has succeeded, it deletes. */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { Rejected, type Service } from './service';

const SPEC = loadAwsServiceSpecSync();

export interface RawTemplate {
  readonly Resources: Readonly<Record<string, RawResource>>;
}

export interface RawResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
}

/** A resource that the stack has. */
interface Live {
  readonly type: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The resources that it was created after. */
  readonly needs: ReadonlySet<string>;
}

/** How a deployment ended. */
export interface Outcome {
  /** The resource that the service rejected, and its answer. */
  readonly failed?: { readonly resource: string; readonly code: string };
}

/** What the service works on for a while. */
const OPERATIONS = ['AWS::EC2::ClientVpnRoute', 'AWS::EC2::ClientVpnAuthorizationRule', 'AWS::EC2::ClientVpnTargetNetworkAssociation'];

/** A stack of one service. */
export class ModelStack {
  public readonly live = new Map<string, Live>();
  private made = 0;

  public constructor(private readonly service: Service, private readonly pick: (choices: readonly string[]) => string = ([first]) => first) {}

  public deploy({ Resources: resources }: RawTemplate): Outcome {
    const leaving = new Map<string, Live>();
    const needs = new Map(Object.entries(resources).map(([name, { DependsOn: others = [], Properties: properties }]) => (
      [name, new Set([...namedIn(properties), ...[others].flat()].filter((other) => other in resources))]
    )));
    const before = new Map(Array.from(this.live, ([name, known]) => [name, known.needs]));
    const failed = this.run(needs, (name) => this.operationOf(name, resources[name]), (name) => {
      const { Type: type, Properties: raw = {} } = resources[name];
      const properties = this.resolved(raw) as Record<string, unknown>;
      const known = this.live.get(name);
      if (known !== undefined && !this.isReplaced(known, properties)) {
        if (type === 'AWS::EC2::ClientVpnEndpoint' && JSON.stringify(known.properties) !== JSON.stringify(properties)) {
          this.service.modifyEndpoint(known.id, properties);
        }
        this.live.set(name, { ...known, properties, needs: needs.get(name)! });
        return;
      }
      const id = this.create(type, properties);
      this.live.set(name, { type, id, properties, needs: needs.get(name)! });
      if (known !== undefined) {
        leaving.set(`${name} (replaced)`, known);
      }
    });
    if (failed !== undefined) {
      return { failed };
    }
    for (const [name, gone] of this.live) {
      if (!(name in resources)) {
        leaving.set(name, gone);
        this.live.delete(name);
      }
    }
    return { failed: this.cleanUp(leaving, before) };
  }

  /** Deletes what is no longer needed, each one after what was created after it, also where something that stays was created in between. */
  private cleanUp(leaving: ReadonlyMap<string, Live>, before: ReadonlyMap<string, ReadonlySet<string>>): Outcome['failed'] {
    const plain = (name: string) => name.replace(' (replaced)', '');
    const names = Array.from(leaving.keys());
    const all = new Map(names.map((name) => {
      const found = new Set(leaving.get(name)!.needs);
      // a set also visits what is added to it on the way.
      for (const other of found) {
        before.get(other)?.forEach((next) => found.add(next));
      }
      return [name, found];
    }));
    const after = new Map(names.map((name) => [name, new Set(names.filter((other) => all.get(other)!.has(plain(name))))]));
    return this.run(after, (name) => operation(leaving.get(name)!.type, leaving.get(name)!.properties), (name) => this.delete(leaving.get(name)!));
  }

  /** Begins everything as early as it can be, as CloudFormation does; what is ended next is up to chance. */
  private run(needs: ReadonlyMap<string, ReadonlySet<string>>, operations: (name: string) => string | undefined, end: (name: string) => void): Outcome['failed'] {
    const open = new Set(needs.keys());
    const begun = new Map<string, string | undefined>();
    while (open.size > 0) {
      for (const name of open) {
        if (!begun.has(name) && Array.from(needs.get(name)!).every((other) => !open.has(other))) {
          begun.set(name, operations(name));
        }
      }
      const running = Array.from(begun).filter(([name]) => open.has(name));
      const name = this.pick(running.map(([one]) => one));
      try {
        this.service.expectFewOperations(running.flatMap(([, endpoint]) => endpoint ?? []));
        end(name);
      } catch (error) {
        if (error instanceof Rejected) {
          return { resource: name, code: error.code };
        }
        throw error;
      }
      open.delete(name);
    }
    return undefined;
  }

  /** The endpoint that is busy while a resource is created or replaced. */
  private operationOf(name: string, { Properties: raw = {}, Type: type }: RawResource): string | undefined {
    const known = this.live.get(name);
    const properties = this.resolved(raw) as Record<string, unknown>;
    return known !== undefined && !this.isReplaced(known, properties) ? undefined : operation(type, properties);
  }

  private isReplaced({ properties: before, type }: Live, after: Readonly<Record<string, unknown>>): boolean {
    const [resource] = SPEC.lookup('resource', 'cloudFormationType', 'equals', type);
    return Object.entries(resource?.properties ?? {}).some(([name, { causesReplacement }]) => (
      causesReplacement === 'yes' && JSON.stringify(before[name]) !== JSON.stringify(after[name])
    ));
  }

  private resolved(raw: unknown): unknown {
    if (Array.isArray(raw)) {
      return raw.map((one) => this.resolved(one));
    }
    if (typeof raw !== 'object' || raw === null) {
      return raw;
    }
    const { 'Fn::GetAtt': attribute, Ref: name } = raw as { readonly 'Fn::GetAtt'?: readonly [string, string]; readonly 'Ref'?: string };
    if (attribute !== undefined) {
      const { id, properties } = this.live.get(attribute[0])!;
      return properties[attribute[1]] ?? `${id}.${attribute[1]}`;
    }
    return name === undefined
      ? Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, this.resolved(value)]))
      : this.live.get(name)?.id ?? name;
  }

  private create(type: string, properties: Record<string, any>): string {
    const { AccessGroupId, AuthorizeAllGroups, ClientVpnEndpointId, DestinationCidrBlock, SubnetId, TargetNetworkCidr } = properties;
    switch (type) {
      case 'AWS::EC2::ClientVpnEndpoint': return this.service.createEndpoint(properties);
      case 'AWS::EC2::ClientVpnTargetNetworkAssociation': return this.service.associate(ClientVpnEndpointId, SubnetId);
      case 'AWS::EC2::ClientVpnRoute': return this.service.createRoute(ClientVpnEndpointId, DestinationCidrBlock, properties.TargetVpcSubnetId);
      case 'AWS::EC2::ClientVpnAuthorizationRule': return this.service.authorize(ClientVpnEndpointId, TargetNetworkCidr, AuthorizeAllGroups === true ? '' : AccessGroupId);
      default: {
        // of other services nothing is rejected.
        this.made += 1;
        const id = `${type.split('::')[2].toLowerCase()}-${this.made}`;
        if (type === 'AWS::EC2::Subnet') {
          this.service.knowSubnet(id, String(properties.AvailabilityZone));
        }
        return id;
      }
    }
  }

  private delete({ id, properties: { ClientVpnEndpointId: endpoint }, type }: Live): void {
    switch (type) {
      case 'AWS::EC2::ClientVpnEndpoint': return this.service.deleteEndpoint(id);
      case 'AWS::EC2::ClientVpnTargetNetworkAssociation': return this.service.disassociate(endpoint as string, id);
      case 'AWS::EC2::ClientVpnRoute': return this.service.deleteRoute(endpoint as string, id);
      case 'AWS::EC2::ClientVpnAuthorizationRule': return this.service.revoke(endpoint as string, id);
    }
  }
}

/** The endpoint that an operation of a type keeps busy. */
function operation(type: string, { ClientVpnEndpointId: endpoint }: Readonly<Record<string, unknown>>): string | undefined {
  return OPERATIONS.includes(type) ? String(endpoint) : undefined;
}

/** The resources that a value refers to. */
function namedIn(raw: unknown): string[] {
  if (typeof raw !== 'object' || raw === null) {
    return [];
  }
  const { 'Fn::GetAtt': attribute, Ref: name } = raw as { readonly 'Fn::GetAtt'?: readonly string[]; readonly 'Ref'?: string };
  const named = [...typeof name === 'string' ? [name] : [], ...Array.isArray(attribute) ? [attribute[0]] : []];
  return named.length > 0 ? named : Object.values(raw).flatMap(namedIn);
}
