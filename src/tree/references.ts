import type { CfnResource, IResolvable, IResolveContext } from 'aws-cdk-lib';
import { DefaultTokenResolver, Reference, Stack, Stage, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { pathBelow } from '../cdk/paths';

/** How a resolved value says that it refers to a construct. */
export const KEPT = 'Kept::Reference';
const KEPT_REFERENCE = new RegExp(`\\{"${KEPT}":\\{"name":"([^"]*)","attribute":"([^"]*)"\\}\\}`, 'g');

/** A reference to a construct, in place of the CloudFormation function that it would become. */
export interface KeptReference {
  /** One name for each construct, which neither the stage nor the stack of the graph is part of: ids are made of it. */
  readonly name: string;
  readonly attribute: string;
}

/** Resolves tokens, but keeps references to constructs for what they are. */
export class ReferenceKeeper extends DefaultTokenResolver {
  public readonly targets = new Map<string, IConstruct>();

  public constructor(private readonly stack: Stack) {
    super({ join: (left, right) => ({ 'Fn::Join': ['', [left, right]] }) });
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: Parameters<DefaultTokenResolver['resolveToken']>[2]): unknown {
    if (!Reference.isReference(token)) {
      return super.resolveToken(token, context, postProcessor);
    }
    const { target, displayName } = token;
    const name = this.nameOf(target);
    this.targets.set(name, target);
    return { [KEPT]: { name, attribute: displayName } satisfies KeptReference };
  }

  private nameOf(target: IConstruct): string {
    return Stack.of(target) === this.stack ? pathBelow(this.stack, target) : `/${pathBelow(Stage.of(this.stack)!, target)}`;
  }
}

/** A key of an unknown value without our words: ids are made of it. */
export function readableReferences(key: string): string {
  return key.replace(KEPT_REFERENCE, '$1.$2');
}

/** The constructs that the properties of a resource refer to. */
export function referencesOf(element: CfnResource): IConstruct[] {
  const resolver = new ReferenceKeeper(element.stack);
  try {
    const { cfnProperties } = element as unknown as { cfnProperties: object };
    Tokenization.resolve(cfnProperties, { scope: element.stack, resolver, preparing: false });
  } catch {
    // a lazy value that cannot be told yet.
  }
  return Array.from(resolver.targets.values());
}
