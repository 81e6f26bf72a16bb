import { mentionsIn } from './mentions';
import { hasType } from './read-sections';
import { intrinsic, memberIn, members } from './sections';
import { NAMES } from '../model/attributes';

/** What one template takes from others: the operands of its imports, and whether it reads parameters of Systems Manager. */
export interface Links {
  readonly imports: readonly unknown[];
  readonly stackOutputs: readonly unknown[];
  /** The names of the parameters that its dynamic references read. */
  readonly stored: readonly unknown[];
}

/** What a template takes from others. */
export function linksOf(template: unknown, isReading = true): Links {
  const resources = members(memberIn(template, 'Resources'));
  const parts = [memberIn(template, 'Outputs'), memberIn(template, 'Conditions'), ...Array.from(resources.values(), (raw) => memberIn(raw, 'Properties') ?? raw)];
  const mentions = parts.map(mentionsIn(template));
  return {
    imports: mentions.flatMap(({ imports }) => imports),
    stackOutputs: mentions.flatMap(({ stackOutputs }) => stackOutputs),
    stored: isReading ? parts.flatMap(storedIn) : [],
  };
}

const STORED = '{{resolve:ssm:';

/** Whether a template that is written so may read parameters of Systems Manager by dynamic references. */
export function mayReadStored(text: string): boolean {
  return text.includes(STORED);
}

/** The name in a dynamic reference, which `Fn::Sub` may put together. */
const NAMED = /\{\{resolve:ssm:((?:\$\{[^}]*\}|[^:}])+)/g;

/** The names of the parameters of Systems Manager that texts in a value read. */
function storedIn(part: unknown): unknown[] {
  const found: unknown[] = [];
  // no recursion: a template may be nested deeper than the stack.
  const open: unknown[] = [part];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') {
      found.push(...namesIn(value));
    } else if (typeof value === 'object' && value !== null) {
      const [call, argument] = intrinsic(value) ?? [];
      const [written, variables] = Array.isArray(argument) ? argument as unknown[] : [argument];
      if (call === 'Fn::Sub' && typeof written === 'string') {
        found.push(...namesIn(written).map((name) => ({ 'Fn::Sub': variables === undefined ? name : [name, variables] })));
        open.push(variables);
      } else {
        open.push(...Object.values(value));
      }
    }
  }
  return found;
}

function namesIn(written: string): string[] {
  return written.includes(STORED) ? Array.from(written.matchAll(NAMED), ([, name]) => name) : [];
}

/** Whether a template may have a part in what others say: it puts something out, nests a stack, adds to what others make, or names what it makes. */
export function mayConcernOthers(template: unknown): boolean {
  return members(members(template).get('Outputs')).size > 0
    || hasType(members(template).get('Resources'), (type, raw) => SHARED.test(type) || isNamed(type, raw));
}

/** Whether others may call a resource by the name that its template gives it. */
function isNamed(type: string, raw: unknown): boolean {
  const property = NAMES.get(type);
  return property !== undefined && memberIn(memberIn(raw, 'Properties'), property) !== undefined;
}

/** The types that reach into another template: those that a rule looks for by what they refer to. */
const SHARED = new RegExp(`^(Custom::CrossRegionExportWriter|AWS::(CloudFormation::Stack|SSM::Parameter|EC2::(${[
  'ClientVpn.*', 'VPCCidrBlock', 'Subnet', 'SubnetCidrBlock', 'TransitGateway.*', 'VPNConnection', '.*Route.*', 'InternetGateway', 'VPCGatewayAttachment',
  'VPCEndpoint', 'SecurityGroup.*',
].join('|')})))$`);
