import { hasType } from './read-sections';
import { memberIn, members } from './sections';

/** What one template takes from others: the operands of its imports, and whether it reads parameters of Systems Manager. */
export interface Links {
  readonly imports: readonly unknown[];
  readonly stackOutputs: readonly unknown[];
  /** The names of parameters that it reads. */
  readonly stored: readonly string[];
}

/** What a template has in its text that takes something, by other ways than parameters. */
const TAKING = ['ImportValue', 'GetStackOutput', 'resolve:ssm:'];

/** What a template takes from others. */
export function linksOf(template: unknown, text?: string): Links {
  const [imports, stackOutputs, stored]: [unknown[], unknown[], string[]] = [[], [], []];
  // no recursion: a template may be nested deeper than the stack.
  const open: object[] = [];
  const note = (value: unknown) => {
    if (typeof value === 'object' && value !== null) {
      open.push(value);
    } else if (typeof value === 'string' && value.includes('{{resolve:ssm:')) {
      stored.push(...Array.from(value.matchAll(/\{\{resolve:ssm:([^:}]+)/g), ([, name]) => name));
    }
  };
  if (text === undefined || TAKING.some((word) => text.includes(word))) {
    ['Resources', 'Outputs', 'Conditions'].forEach((section) => note(memberIn(template, section)));
  }
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'Fn::ImportValue') {
        imports.push(inner);
      } else if (name === 'Fn::GetStackOutput') {
        stackOutputs.push(inner);
      }
      note(inner);
    }
  }
  for (const parameter of members(members(template).get('Parameters')).values()) {
    const name = storedBy(parameter);
    if (name !== undefined) {
      stored.push(name);
    }
  }
  return { imports, stackOutputs, stored };
}

/** The parameter of Systems Manager whose value a parameter of a template takes. */
export function storedBy(parameter: unknown): string | undefined {
  const [type, name] = ['Type', 'Default'].map((field) => members(parameter).get(field));
  return typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<') && typeof name === 'string' ? name : undefined;
}

/** Whether a template may have a part in what others say: it puts something out, nests a stack, or adds to what others make. */
export function mayConcernOthers(template: unknown): boolean {
  return members(members(template).get('Outputs')).size > 0
    || hasType(members(template).get('Resources'), (type) => SHARED.test(type));
}

/** The types that reach into another template: those that a rule looks for by what they refer to. */
const SHARED = /^AWS::(CloudFormation::Stack|SSM::Parameter|EC2::(ClientVpn.*|VPCCidrBlock|SubnetCidrBlock|TransitGateway.*|.*Route.*|InternetGateway|VPCGatewayAttachment|SecurityGroup.*))$/;
