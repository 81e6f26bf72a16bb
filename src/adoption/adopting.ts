import { Aspects, CfnResource, type IAspect, Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct, IValidation } from 'constructs';
import { l1sOf, setProperty, valueOf } from '../cdk/l1';
import type { AdoptionLine, AdoptionLines } from '../deployment/adoption';
import { respelled } from '../deployment/deployed-spelling';
import { ruleMessage, type RuleMessage } from '../evaluation/rule';
import { ADOPTED_CONSTRUCT_GONE, ADOPTED_TOO_LATE, ADOPTION_OUTDATED } from '../rules/construct-rules';
import { report, reportErrors } from '../validation/reporting';

/** After the aspects that change things. */
const LATE = 900;

/** The lines of a file on their way to the constructs below a scope. */
export class Adopting implements IAspect, IValidation {
  private readonly done = new Set<string>();

  public constructor(private readonly file: string, private readonly lines: AdoptionLines, private readonly scope: IConstruct) {}

  public begin(): void {
    // aspects do not go from an app into its stages, which are synthesized before it.
    const stages = this.scope.node.findAll().filter(Stage.isStage);
    new Set<IConstruct>([this.scope, ...stages]).forEach((place) => Aspects.of(place).add(this, { priority: LATE }));
    this.scope.node.addValidation(this);
  }

  public visit(construct: IConstruct): void {
    const line = CfnResource.isCfnResource(construct) ? this.lines.get(construct.node.path) : undefined;
    if (line !== undefined) {
      this.done.add(construct.node.path);
      this.adopt(construct as CfnResource, line);
    }
  }

  /** Reports the lines that nothing came of. */
  public validate(): string[] {
    const unused = Array.from(this.lines).filter(([path]) => !this.done.has(path));
    reportErrors(this.scope, unused.flatMap(([path, { logicalId }]) => this.lost(path, logicalId) ?? []));
    return [];
  }

  private adopt(element: CfnResource, { logicalId, properties = {} }: AdoptionLine): void {
    if (element.stack.resolve(element.logicalId) !== logicalId) {
      element.overrideLogicalId(logicalId);
    }
    for (const [property, spelling] of Object.entries(properties)) {
      const adopted = respelled(element.cfnResourceType, property, valueOf(element, property), spelling, element.node.path);
      if (adopted !== undefined) {
        setProperty(element, property, adopted ?? undefined);
      } else {
        report(element, ADOPTION_OUTDATED, `${this.file} keeps ${property} as it was deployed, and that does not mean what the app says any more: the app decides.`,
          `Remove ${JSON.stringify(property)} from the line of ${JSON.stringify(element.node.path)}.`);
      }
    }
  }

  /** What is wrong where CloudFormation would delete what a construct has created that is not there any more. */
  private lost(path: string, logicalId: string): RuleMessage | undefined {
    const around = this.around(path);
    const stack = around.find(Stack.isStack);
    const [closest] = around;
    if (stack === undefined || l1sOf(stack).some((element) => stack.resolve(element.logicalId) === logicalId)) {
      // a stack that the app does not have stays as it is, and so does what another construct creates now.
      return undefined;
    }
    return CfnResource.isCfnResource(closest) && closest.node.path === path
      ? ruleMessage(ADOPTED_TOO_LATE, `${this.file} names ${JSON.stringify(path)}, whose stage was created or synthesized without the adoption.`,
        'Call applyTo() once the stage is created, and before it is synthesized; a pipeline does that in addStage().')
      : ruleMessage(ADOPTED_CONSTRUCT_GONE, `${this.file} names ${JSON.stringify(path)}, which is no resource of the app: CloudFormation would delete ${logicalId}.`,
        'Remove its line if that is meant. If the construct was moved, leave applyTo() out for a while, and run "cdk-client-vpn-plus adopt" again.');
  }

  /** What there is of a path below the scope, the innermost first, with what the scope lies in. */
  private around(path: string): IConstruct[] {
    const { root, path: own, scopes } = this.scope.node;
    if (own !== '' && !`${path}/`.startsWith(`${own}/`)) {
      return [];
    }
    const found = own === '' ? [root] : [...scopes].reverse();
    for (const id of path.slice(own === '' ? 0 : own.length + 1).split('/')) {
      const child = found[0].node.tryFindChild(id);
      if (child === undefined) {
        break;
      }
      found.unshift(child);
    }
    return found;
  }
}
