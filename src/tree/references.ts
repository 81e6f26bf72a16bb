import type { CfnResource, IResolvable, IResolveContext } from 'aws-cdk-lib';
import { DefaultTokenResolver, Reference, Stack, Stage, Token, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { internalsOf } from '../cdk/l1';
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

/** The constructs that the properties of resources refer to. */
export class References {
  /** What a text refers to, which many resources have in common. */
  private readonly ofTexts = new Map<string, readonly IConstruct[]>();

  public of(element: CfnResource): IConstruct[] {
    const { cfnProperties, rawOverrides } = internalsOf(element);
    return [...Object.values(cfnProperties), ...Object.values(rawOverrides)].filter(mayRefer).flatMap((value) => (
      typeof value === 'string' ? this.ofText(value, element.stack) : targetsIn(value, element.stack)
    ));
  }

  private ofText(text: string, stack: Stack): readonly IConstruct[] {
    const targets = this.ofTexts.get(text) ?? targetsIn(text, stack);
    this.ofTexts.set(text, targets);
    return targets;
  }
}

/** Whether a value may refer to a construct: it is a token, or may hold one. */
export function mayRefer(value: unknown): boolean {
  return typeof value === 'object' || value !== undefined && Token.isUnresolved(value);
}

function targetsIn(value: unknown, stack: Stack): IConstruct[] {
  const resolver = new ReferenceKeeper(stack);
  try {
    Tokenization.resolve(value, { scope: stack, resolver, preparing: false });
  } catch {
    // a lazy value that cannot be told yet.
  }
  return Array.from(resolver.targets.values());
}
