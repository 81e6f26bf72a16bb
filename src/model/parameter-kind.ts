/** What the value of a parameter is, or each element of it, by its type: `AWS::EC2::Subnet::Id`; nothing for a text or a number. */
export function parameterKind(type: string | undefined): string | undefined {
  const [kind] = /AWS::(?!SSM::Parameter::Value)[\w:]+/.exec(type ?? '') ?? [];
  return kind;
}
