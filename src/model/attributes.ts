/** What is known of the attributes of resources. */
import type { Family } from '../ip/cidr';

/** How the names of attributes end that are ARNs, and what is known of their values. */
export const ARN = 'Arn';

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
  ['AWS::EC2::TransitGatewayAttachment', 'Id'],
  ['AWS::EC2::TransitGatewayPeeringAttachment', 'TransitGatewayAttachmentId'],
  ['AWS::EC2::TransitGatewayRouteTable', 'TransitGatewayRouteTableId'],
  ['AWS::EC2::TransitGatewayVpcAttachment', 'Id'],
  ['AWS::EC2::VPC', 'VpcId'],
  ['AWS::EC2::VPNConnection', 'VpnConnectionId'],
  ['AWS::IAM::SAMLProvider', 'Arn'],
  ['AWS::Lambda::Alias', 'AliasArn'],
  ['AWS::Lambda::Version', 'FunctionArn'],
]);

/** The attributes of types, the four of Client VPN and those that the rules read; of one with members, its own name. */
const ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::CertificateManager::Certificate', ['CertificateArn', 'Id']],
  ['AWS::EC2::ClientVpnAuthorizationRule', ['Id']],
  ['AWS::EC2::ClientVpnEndpoint', ['Id']],
  ['AWS::EC2::ClientVpnRoute', ['Id']],
  ['AWS::EC2::ClientVpnTargetNetworkAssociation', ['AssociationId', 'Id']],
  ['AWS::EC2::PrefixList', ['Arn', 'OwnerId', 'PrefixListId', 'Version']],
  ['AWS::EC2::RouteTable', ['RouteTableId']],
  ['AWS::EC2::SecurityGroup', ['GroupId', 'Id', 'VpcId']],
  ['AWS::EC2::Subnet', [
    'AvailabilityZone', 'AvailabilityZoneId', 'BlockPublicAccessStates', 'CidrBlock', 'Ipv6CidrBlocks', 'NetworkAclAssociationId', 'OutpostArn', 'SubnetId', 'VpcId',
  ]],
  ['AWS::EC2::TransitGateway', ['EncryptionSupportState', 'Id', 'TransitGatewayArn']],
  ['AWS::EC2::VPC', [
    'CidrBlock', 'CidrBlockAssociations', 'DefaultNetworkAcl', 'DefaultSecurityGroup', 'Ipv6CidrBlocks', 'VpcEncryptionControl', 'VpcId',
  ]],
  ['AWS::IAM::SAMLProvider', ['Arn', 'SamlProviderUUID']],
  ['AWS::Lambda::Alias', ['AliasArn']],
  ['AWS::Lambda::Function', ['Arn', 'SnapStartResponse']],
  ['AWS::Lambda::Version', ['FunctionArn', 'Version']],
  ['AWS::Logs::LogGroup', ['Arn']],
  ['AWS::Logs::LogStream', []],
]);

/** The attributes of a type, where they are known. */
export function attributesOf(type: string): readonly string[] | undefined {
  return ATTRIBUTES.get(type);
}

/** Whether a type has an attribute, or may have it. */
export function hasAttribute(type: string, attribute: string): boolean {
  return attributesOf(type)?.includes(attribute.split('.')[0]) ?? true;
}

const RANGES: ReadonlyMap<string, Family> = new Map([['CidrBlock', 'ipv4'], ['Ipv6CidrBlocks', 'ipv6']]);

/** The family of the ranges that an attribute tells. */
export function familyOfAttribute(type: string, attribute: string): Family | undefined {
  return type === 'AWS::EC2::VPC' || type === 'AWS::EC2::Subnet' ? RANGES.get(attribute) : undefined;
}
