import { ARN } from './attributes';
import { kindOf, type Value } from './values';

/** The kind of a text, a number or a list of them that someone chooses for a stack. */
export const CHOSEN = 'String';

/** What the value of a parameter is, or each element of it, by its type: `AWS::EC2::Subnet::Id`; nothing for a text that is kept in Systems Manager. */
export function parameterKind(type = ''): string | undefined {
  const [kind] = /AWS::(?!SSM::Parameter::Value)[\w:]+/.exec(type) ?? [];
  return kind ?? (type === '' || type.startsWith('AWS::') ? undefined : CHOSEN);
}

/** Whether a value that is not known is a parameter, or made of parameters alone: it stays as it is until someone chooses another one. */
export function isChosen(value: Value): boolean {
  const kind = kindOf(value);
  return kind !== undefined && kind !== ARN;
}
