/** CloudFormation, as far as the order of its operations goes: it creates and updates, and when all of that has succeeded, it deletes. */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { Refused, type Service } from './service';

const SPEC = loadAwsServiceSpecSync();

export interface RawTemplate {
  readonly Resources: Readonly<Record<string, RawResource>>;
}

export interface RawResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
}

/** A resource that the stack has. */
interface Live {
  readonly type: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** How a deployment ended. */
export interface Outcome {
  /** The resource that the service refused, and its answer. */
  readonly failed?: { readonly resource: string; readonly code: string };
}

/** A stack of one service. */
export class ModelStack {
  public readonly live = new Map<string, Live>();

  public constructor(private readonly service: Service, private readonly pick: (choices: readonly string[]) => string = ([first]) => first) {}

  public deploy({ Resources: resources }: RawTemplate): Outcome {
    const leaving: Live[] = [];
    for (const name of this.order(resources)) {
      const { Type: type, Properties: raw = {} } = resources[name];
      const properties = this.resolved(raw) as Record<string, unknown>;
      const known = this.live.get(name);
      if (known === undefined || this.isReplaced(known, properties)) {
        try {
          const id = this.create(type, properties);
          this.live.set(name, { type, id, properties });
        } catch (error) {
          if (error instanceof Refused) {
            return { failed: { resource: name, code: error.code } };
          }
          throw error;
        }
        if (known !== undefined) {
          leaving.push(known);
        }
      } else {
        if (type === 'AWS::EC2::ClientVpnEndpoint' && JSON.stringify(known.properties) !== JSON.stringify(properties)) {
          this.service.modifyEndpoint(known.id, properties);
        }
        this.live.set(name, { ...known, properties });
      }
    }
    for (const name of Array.from(this.live.keys()).filter((one) => !(one in resources))) {
      leaving.push(this.live.get(name)!);
      this.live.delete(name);
    }
    const last = ['AWS::EC2::ClientVpnRoute', 'AWS::EC2::ClientVpnAuthorizationRule', 'AWS::EC2::ClientVpnTargetNetworkAssociation', 'AWS::EC2::ClientVpnEndpoint'];
    leaving.sort((one, other) => last.indexOf(one.type) - last.indexOf(other.type)).forEach((one) => this.delete(one));
    return {};
  }

  /** Some order in which every resource comes after those that it names. */
  private order(resources: RawTemplate['Resources']): string[] {
    const needs = new Map(Object.entries(resources).map(([name, { DependsOn: others = [], Properties: properties }]) => (
      [name, new Set([...namedIn(properties), ...others])]
    )));
    const ordered: string[] = [];
    while (needs.size > 0) {
      const ready = Array.from(needs).filter(([, others]) => Array.from(others).every((other) => !needs.has(other))).map(([name]) => name);
      const next = this.pick(ready);
      ordered.push(next);
      needs.delete(next);
    }
    return ordered;
  }

  private isReplaced({ properties: before, type }: Live, after: Readonly<Record<string, unknown>>): boolean {
    const [{ properties }] = SPEC.lookup('resource', 'cloudFormationType', 'equals', type);
    return Object.entries(properties).some(([name, { causesReplacement }]) => (
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
    const { Ref: name } = raw as { readonly Ref?: string };
    return name === undefined
      ? Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, this.resolved(value)]))
      : this.live.get(name)!.id;
  }

  private create(type: string, properties: Record<string, any>): string {
    const { AccessGroupId, AuthorizeAllGroups, ClientVpnEndpointId, DestinationCidrBlock, SubnetId, TargetNetworkCidr } = properties;
    switch (type) {
      case 'AWS::EC2::ClientVpnEndpoint': return this.service.createEndpoint(properties);
      case 'AWS::EC2::ClientVpnTargetNetworkAssociation': return this.service.associate(ClientVpnEndpointId, SubnetId);
      case 'AWS::EC2::ClientVpnRoute': return this.service.createRoute(ClientVpnEndpointId, DestinationCidrBlock, properties.TargetVpcSubnetId);
      case 'AWS::EC2::ClientVpnAuthorizationRule': return this.service.authorize(ClientVpnEndpointId, TargetNetworkCidr, AuthorizeAllGroups === true ? '' : AccessGroupId);
      default: throw new Error(`The model has no ${type}.`);
    }
  }

  private delete({ id, properties: { ClientVpnEndpointId: endpoint }, type }: Live): void {
    switch (type) {
      case 'AWS::EC2::ClientVpnEndpoint': return this.service.deleteEndpoint(id);
      case 'AWS::EC2::ClientVpnTargetNetworkAssociation': return this.service.disassociate(endpoint as string, id);
      case 'AWS::EC2::ClientVpnRoute': return this.service.deleteRoute(endpoint as string, id);
      default: return this.service.revoke(endpoint as string, id);
    }
  }
}

/** The resources that a value refers to. */
function namedIn(raw: unknown): string[] {
  if (typeof raw !== 'object' || raw === null) {
    return [];
  }
  const { Ref: name } = raw as { readonly Ref?: string };
  return typeof name === 'string' ? [name] : Object.values(raw).flatMap(namedIn);
}
