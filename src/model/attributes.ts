/** What is known of the attributes of resources. */
import type { Family } from '../ip/cidr';

/** The types whose `Ref` is a name that the template may choose, with the property that chooses it. */
export const NAMES: ReadonlyMap<string, string> = new Map([
  ['AWS::Lambda::Function', 'FunctionName'],
  ['AWS::Logs::LogGroup', 'LogGroupName'],
  ['AWS::Logs::LogStream', 'LogStreamName'],
]);

/** The attributes that say the same as `Ref`. */
export const SELF: ReadonlyMap<string, string> = new Map([
  ['AWS::CertificateManager::Certificate', 'CertificateArn'],
  ['AWS::EC2::ClientVpnEndpoint', 'Id'],
  ['AWS::EC2::RouteTable', 'RouteTableId'],
  ['AWS::EC2::PrefixList', 'PrefixListId'],
  ['AWS::EC2::SecurityGroup', 'GroupId'],
  ['AWS::EC2::Subnet', 'SubnetId'],
  ['AWS::EC2::TransitGateway', 'Id'],
  ['AWS::EC2::VPC', 'VpcId'],
  ['AWS::IAM::SAMLProvider', 'Arn'],
  ['AWS::Lambda::Alias', 'AliasArn'],
  ['AWS::Lambda::Version', 'FunctionArn'],
]);

const RANGES: ReadonlyMap<string, Family> = new Map([['CidrBlock', 'ipv4'], ['Ipv6CidrBlocks', 'ipv6']]);

/** The family of the ranges that an attribute tells. */
export function familyOfAttribute(type: string, attribute: string): Family | undefined {
  return type === 'AWS::EC2::VPC' || type === 'AWS::EC2::Subnet' ? RANGES.get(attribute) : undefined;
}
