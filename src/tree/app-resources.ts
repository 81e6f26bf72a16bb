/** What the validations of all endpoints look for in the app, which is gone through once for all of them. */
import { CfnResource, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { KEPT, type KeptReference, ReferenceKeeper } from './references';
import { internalsOf, l1sBelow, valueOf } from '../cdk/l1';
import { groupBy } from '../util/group-by';

/** What is around a VPC: its ranges and those of its subnets, where their traffic goes, and what security groups admit; with the properties that say of which. */
const NAMING: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::EC2::VPCCidrBlock', ['VpcId']],
  ['AWS::EC2::SubnetCidrBlock', ['SubnetId']],
  ['AWS::EC2::SubnetRouteTableAssociation', ['SubnetId', 'RouteTableId']],
  ['AWS::EC2::Route', ['RouteTableId']],
  ['AWS::EC2::VPCEndpoint', ['RouteTableIds']],
  ['AWS::EC2::VPNGatewayRoutePropagation', ['RouteTableIds']],
  ['AWS::EC2::RouteServerPropagation', ['RouteTableId']],
  ['AWS::EC2::SecurityGroup', ['VpcId']],
  ['AWS::EC2::SecurityGroupIngress', ['GroupId']],
]);

/** The types of what is around a VPC. */
export const VPC_TYPES: readonly string[] = Array.from(NAMING.keys());

const KNOWN = new WeakMap<IConstruct, AppResources>();

/** The resources of an app as they are while it is validated. */
export class AppResources {
  /** Those of the app of a construct, which asks once in a synthesis. */
  public static forValidationOf(asking: IConstruct): AppResources {
    const { root } = asking.node;
    const known = KNOWN.get(root);
    const resources = known === undefined || known.asked.has(asking) ? new AppResources(root) : known;
    KNOWN.set(root, resources);
    resources.asked.add(asking);
    return resources;
  }

  /** Forgets what an app was like: it is about to be validated, and may have changed since. */
  public static forget({ node }: IConstruct): void {
    KNOWN.delete(node.root);
  }

  private readonly asked = new WeakSet<IConstruct>();
  private readonly byType: ReadonlyMap<string, readonly CfnResource[]>;
  private readonly positions: ReadonlyMap<CfnResource, number>;
  private readonly selected = new Map<string, readonly CfnResource[]>();
  private parts?: Parts;

  public constructor({ node }: IConstruct) {
    const all = l1sBelow(node.root);
    this.byType = groupBy(all, ({ cfnResourceType }) => cfnResourceType);
    this.positions = new Map(all.map((element, position) => [element, position]));
  }

  /** The L1s of some types, in the order of the app. */
  public ofTypes(...types: readonly string[]): readonly CfnResource[] {
    const key = types.join();
    const selected = this.selected.get(key) ?? this.inOrder(types.flatMap((type) => this.byType.get(type) ?? []));
    this.selected.set(key, selected);
    return selected;
  }

  /** Those around a VPC and its subnets: what refers to nothing but what another VPC has is left out. */
  public around(start: readonly CfnResource[]): readonly CfnResource[] {
    this.parts ??= new Parts(this.ofTypes(...VPC_TYPES));
    return this.inOrder(this.parts.with(start));
  }

  /** Some of them, in the order of the app. */
  public inOrder(elements: readonly CfnResource[]): readonly CfnResource[] {
    return [...elements].sort((one, other) => this.positions.get(one)! - this.positions.get(other)!);
  }
}

/** The resources around VPCs, as far apart as their references keep them. */
class Parts {
  /** Those whose references are not known: they may be around any VPC. */
  private readonly anywhere: CfnResource[] = [];
  /** For each resource, the one that stands for all that it is connected with. */
  private readonly next = new Map<CfnResource, CfnResource>();
  private readonly members: ReadonlyMap<CfnResource, readonly CfnResource[]>;

  public constructor(elements: readonly CfnResource[]) {
    const placed: CfnResource[] = [];
    for (const element of elements) {
      const targets = namedBy(element);
      (targets === undefined ? this.anywhere : placed).push(element);
      targets?.forEach((target) => this.join(element, target));
    }
    this.members = groupBy(placed, (element) => this.last(element));
  }

  public with(start: readonly CfnResource[]): CfnResource[] {
    const ends = new Set(start.map((element) => this.last(element)));
    return [...this.anywhere, ...Array.from(ends).flatMap((end) => this.members.get(end) ?? [])];
  }

  private join(one: CfnResource, other: CfnResource): void {
    const [end, otherEnd] = [this.last(one), this.last(other)];
    if (end !== otherEnd) {
      this.next.set(end, otherEnd);
    }
  }

  private last(element: CfnResource): CfnResource {
    let end = element;
    for (let next = this.next.get(end); next !== undefined; next = this.next.get(end)) {
      end = next;
    }
    // the way is not gone twice.
    if (end !== element) {
      this.next.set(element, end);
    }
    return end;
  }
}

/** The resources that an L1 names, nothing where any of its names may be that of another one. */
function namedBy(element: CfnResource): CfnResource[] | undefined {
  const { Properties: overrides } = internalsOf(element).rawOverrides;
  const isMadeByMacro = Object.keys(overrides ?? {}).some((name) => name.startsWith('Fn::'));
  const names = NAMING.get(element.cfnResourceType)!.map((property) => valueOf(element, property));
  const targets = names.flatMap((name) => Array.isArray(name) ? name : [name]).map((name) => referredTo(name, element));
  return isMadeByMacro || targets.includes(undefined) ? undefined : targets as CfnResource[];
}

/** The resource of the app that a value certainly refers to. */
function referredTo(value: unknown, { stack }: CfnResource): CfnResource | undefined {
  const resolver = new ReferenceKeeper(stack);
  try {
    const resolved = Tokenization.resolve(value, { scope: stack, resolver, preparing: false }) as { readonly [KEPT]?: KeptReference } | undefined;
    const target = resolver.targets.get(resolved?.[KEPT]?.name ?? '');
    return target !== undefined && CfnResource.isCfnResource(target) ? target : undefined;
  } catch {
    // a lazy value that cannot be told yet.
    return undefined;
  }
}
