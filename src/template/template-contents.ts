import { type Links, linksOf } from './links';
import { Parameters } from './parameters';
import { sections, typesOf } from './read-sections';
import { type Deployment, hasCall, memberIn, members, type Sections } from './sections';
import type { WorldTemplate } from './world';
import { CLIENT_VPN } from '../model/graph';

/** What a template holds, each part taken out of it when it is asked for. */
export class TemplateContents {
  private parts?: Sections;
  private written?: ReadonlySet<string>;
  private scanned?: Links;
  private declared?: Parameters;

  public constructor(private readonly source: WorldTemplate, private readonly deployment: Deployment) {}

  public get sections(): Sections {
    this.parts ??= sections(this.source.template, this.deployment);
    return this.parts;
  }

  /** What it puts out. */
  public get outputs(): ReadonlyMap<string, unknown> {
    const written = memberIn(this.source.template, 'Outputs');
    return hasCall(written) ? this.sections.outputs : members(written);
  }

  /** What it declares of its parameters. */
  public get parameters(): ReadonlyMap<string, unknown> {
    return members(memberIn(this.source.template, 'Parameters'));
  }

  /** What is known of the values of its parameters. */
  public get parameterValues(): Parameters {
    this.declared ??= new Parameters(this.parameters, this.deployment);
    return this.declared;
  }

  public get links(): Links {
    this.scanned ??= linksOf(this.source.template, this.source.mayReadStored);
    return this.scanned;
  }

  /** Whether it holds anything that the rules are about. */
  public get isConcerned(): boolean {
    return Array.from(this.types).some((type) => type.startsWith(CLIENT_VPN));
  }

  /** Whether it may make a resource of one of some types. */
  public mayHold(types: readonly string[]): boolean {
    return types.some((type) => this.types.has(type)) || Array.from(this.types).some(isMadeUp);
  }

  /** The types of its resources. */
  private get types(): ReadonlySet<string> {
    this.written ??= typesOf(this.source.template);
    return this.written;
  }
}

/** Whether a loop makes the name of a type. */
function isMadeUp(type: string): boolean {
  return /[$&]\{/.test(type);
}
