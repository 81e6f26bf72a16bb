import { basename, resolve } from 'path';
import { type CfnResource, type Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { l1sOf, stacksBelow } from '../cdk/l1';
import { deploymentOf } from '../cdk/stacks';
import type { Deployment } from '../template/sections';
import type { WorldTemplate } from '../template/world';
import { literal } from '../tree/tree-graph';

/** The templates that an app has written, nested ones included, with the constructs that they come from. */
export class TemplateFiles {
  private readonly stacks = new Map<string, Stack>();
  private readonly l1s = new Map<string, ReadonlyMap<string, CfnResource>>();

  public constructor(app: IConstruct) {
    for (const stack of stacksBelow(app)) {
      this.stacks.set(resolve(Stage.of(stack)!.outdir, stack.templateFile), stack);
    }
  }

  /** The given templates with those of the stacks that are nested in theirs, each one once. */
  public withNested(paths: readonly string[]): string[] {
    const given = new Set(paths.map((path) => resolve(path)));
    const roots = new Set(Array.from(given, (path) => this.stacks.get(path)));
    const nested = Array.from(this.stacks).filter(([, stack]) => stack.nested && roots.has(deploymentOf(stack)));
    return Array.from(new Set([...given, ...nested.map(([path]) => path)]));
  }

  /** A template with all that the app knows of it. */
  public asDeployed({ file, template, mayReadStored }: Pick<WorldTemplate, 'file' | 'template' | 'mayReadStored'>): WorldTemplate {
    const [deployment, nested] = [this.deployment(file), this.nestedIn(file)];
    return { file, name: basename(file), template, mayReadStored, app: 'this app', deployment, nested };
  }

  /** Where the stack of a template goes, as far as it is known. */
  private deployment(path: string): Deployment {
    const stack = this.stacks.get(path);
    return stack === undefined ? {} : { account: literal(stack.account), region: literal(stack.region), stackName: literal(stack.stackName) };
  }

  /** The templates of the stacks that are nested in that of a template, by logical id. */
  private nestedIn(path: string): ReadonlyMap<string, string> {
    const parent = this.stacks.get(path);
    const nested = Array.from(this.stacks).filter(([, stack]) => stack.nested && parent !== undefined && stack.nestedStackParent === parent);
    return new Map(nested.map(([file, stack]) => [stack.resolve((stack.nestedStackResource as CfnResource).logicalId), file]));
  }

  /** The L1s of a template, by logical id. */
  public elements(path: string): ReadonlyMap<string, CfnResource> {
    const stack = this.stacks.get(path);
    const known = this.l1s.get(path)
      ?? new Map(stack === undefined ? [] : l1sOf(stack).map((element) => [stack.resolve(element.logicalId), element]));
    this.l1s.set(path, known);
    return known;
  }
}
