/** CloudFormation with the two custom resources: what it sends and in which order, with rollbacks and the deletions after them. */
import { asked, type Clock, type Handler, request } from './function';
import type { Loopback } from './loopback';
import type { Service } from '../deployment/model/service';

export interface Template {
  /** An endpoint of the stack, which another one takes the place of when its range changes, or the id of one that was imported. */
  readonly endpoint: { readonly range: string } | { readonly id: string };
  /** The properties of the resources, but for the endpoint. */
  readonly list?: object;
  readonly tags?: Readonly<Record<string, string>>;
}

interface Custom {
  readonly id: string;
  readonly properties: object;
}

interface Deployed {
  readonly template: Template;
  readonly endpoint: string;
  readonly custom: ReadonlyMap<Kind, Custom>;
}

type Kind = 'RevocationList' | 'Tags';

/** What a deployment came to; `stuck` is what no deployment gets out of. */
export type Outcome = 'deployed' | 'rolled back' | 'stuck';

export class UpkeepStack {
  public deployed: Deployed | undefined;

  public constructor(
    private readonly run: Handler,
    private readonly service: Service,
    private readonly loopback: Loopback,
    private readonly clock: Clock,
  ) {}

  /** @param order of the custom resources and of another resource, which may fail. */
  public async deploy(template: Template, order: ReadonlyArray<Kind | 'Other'>, otherFails: boolean, sendsRollbackOfReplaced: boolean): Promise<Outcome> {
    const before = this.deployed;
    this.loopback.stackStatus = before === undefined ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS';
    const isSame = before !== undefined && JSON.stringify(before.template.endpoint) === JSON.stringify(template.endpoint);
    const endpoint = isSame ? before.endpoint : this.newEndpoint(template);
    const wanted = propertiesOf(template, endpoint);
    const custom = new Map(before?.custom);
    const touched: Kind[] = [];
    let failed = false;
    for (const one of order) {
      if (failed) {
        break;
      }
      if (one === 'Other') {
        failed = otherFails;
      } else if (wanted.has(one)) {
        const known = before?.custom.get(one);
        const properties = wanted.get(one)!;
        if (JSON.stringify(known?.properties) !== JSON.stringify(properties)) {
          touched.push(one);
          const { id, isDone } = await this.send(known === undefined ? 'Create' : 'Update', one, properties, known);
          custom.set(one, { id, properties });
          failed = !isDone;
        }
      }
    }
    const after = { template, endpoint, custom };
    return failed ? this.rollback(before, after, touched, sendsRollbackOfReplaced) : this.finish(before, after, wanted);
  }

  public async destroy(): Promise<Outcome> {
    this.loopback.stackStatus = 'DELETE_IN_PROGRESS';
    const { custom, endpoint, template } = this.deployed!;
    const isDone = await this.deleteAll(custom);
    this.deleteEndpoint(template, endpoint);
    this.deployed = undefined;
    return isDone ? 'deployed' : 'stuck';
  }

  private async finish(before: Deployed | undefined, after: Deployed, wanted: ReadonlyMap<Kind, object>): Promise<Outcome> {
    this.loopback.stackStatus = 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS';
    const leaving = Array.from(before?.custom ?? []).filter(([kind, { id }]) => !wanted.has(kind) || after.custom.get(kind)!.id !== id);
    const isDone = await this.deleteAll(new Map(leaving));
    if (before !== undefined && before.endpoint !== after.endpoint) {
      this.deleteEndpoint(before.template, before.endpoint);
    }
    this.deployed = { ...after, custom: new Map(Array.from(after.custom).filter(([kind]) => wanted.has(kind))) };
    return isDone ? 'deployed' : 'stuck';
  }

  private async rollback(before: Deployed | undefined, after: Deployed, touched: readonly Kind[], sendsAll: boolean): Promise<Outcome> {
    this.loopback.stackStatus = before === undefined ? 'ROLLBACK_IN_PROGRESS' : 'UPDATE_ROLLBACK_IN_PROGRESS';
    const custom = new Map(before?.custom);
    const leaving = new Map<Kind, Custom>();
    for (const kind of touched) {
      const known = before?.custom.get(kind);
      const made = after.custom.get(kind)!;
      if (known === undefined || known.id !== made.id) {
        leaving.set(kind, made);
      }
      // where the id has changed, some have seen an update, and others nothing but the deletion.
      if (known !== undefined && (known.id === made.id || sendsAll)) {
        const { id, isDone } = await this.send('Update', kind, known.properties, made);
        if (!isDone) {
          return 'stuck';
        }
        expect(id).toBe(known.id);
        custom.set(kind, { id, properties: known.properties });
      }
    }
    this.loopback.stackStatus = 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS';
    const isDone = await this.deleteAll(leaving);
    if (before?.endpoint !== after.endpoint) {
      this.deleteEndpoint(after.template, after.endpoint);
    }
    this.deployed = before && { ...before, custom };
    return isDone ? 'rolled back' : 'stuck';
  }

  private async deleteAll(leaving: ReadonlyMap<Kind, Custom>): Promise<boolean> {
    let isDone = true;
    for (const [kind, known] of leaving) {
      isDone = (await this.send('Delete', kind, known.properties, known)).isDone && isDone;
    }
    return isDone;
  }

  private async send(type: 'Create' | 'Update' | 'Delete', kind: Kind, properties: object, known?: Custom): Promise<{ id: string; isDone: boolean }> {
    const { answers } = await asked(this.run, this.loopback, this.clock, request(this.loopback, type, kind, properties, {
      ...known && { PhysicalResourceId: known.id }, ...type === 'Update' && { OldResourceProperties: known!.properties },
    }));
    expect(answers.length).toBe(1);
    const [{ PhysicalResourceId: id, Status: status }] = answers;
    if (type === 'Delete' || type === 'Update' && status === 'FAILED') {
      expect(id).toBe(known!.id);
    }
    return { id, isDone: status === 'SUCCESS' };
  }

  private newEndpoint({ endpoint }: Template): string {
    if ('id' in endpoint) {
      return endpoint.id;
    }
    const id = this.service.createEndpoint({ ClientCidrBlock: endpoint.range });
    this.service.associate(id, 'subnet-1');
    return id;
  }

  private deleteEndpoint({ endpoint }: Template, id: string): void {
    if (!('id' in endpoint)) {
      this.service.endpoints.get(id)!.associations.length = 0;
      this.service.deleteEndpoint(id);
    }
  }
}

function propertiesOf({ list, tags }: Template, ClientVpnEndpointId: string): Map<Kind, object> {
  return new Map<Kind, object>([
    ...list === undefined ? [] : [['RevocationList', { ServiceToken: 'arn', ClientVpnEndpointId, ...list }] as const],
    ...tags === undefined ? [] : [['Tags', { ServiceToken: 'arn', ClientVpnEndpointId, Tags: tags }] as const],
  ]);
}
