/** The properties whose change makes CloudFormation create a new resource, as the schemas of the types have them. */
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, ROUTE } from '../model/graph';

export const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';
export const INGRESS = 'AWS::EC2::SecurityGroupIngress';
export const EGRESS = 'AWS::EC2::SecurityGroupEgress';
export const LOG_GROUP = 'AWS::Logs::LogGroup';
export const LOG_STREAM = 'AWS::Logs::LogStream';

const TRAFFIC = ['CidrIp', 'CidrIpv6', 'FromPort', 'GroupId', 'IpProtocol', 'ToPort'];

/** The four types, what belongs to an endpoint, and what their create-only properties refer to. */
export const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = {
  [ENDPOINT]: [
    'AuthenticationOptions', 'ClientCidrBlock', 'EndpointIpAddressType', 'TagSpecifications', 'TrafficIpAddressType', 'TransitGatewayConfiguration', 'TransportProtocol',
  ],
  [ASSOCIATION]: ['AvailabilityZone', 'AvailabilityZoneId', 'ClientVpnEndpointId', 'SubnetId'],
  [ROUTE]: ['ClientVpnEndpointId', 'Description', 'DestinationCidrBlock', 'TargetVpcSubnetId'],
  [AUTHORIZATION_RULE]: ['AccessGroupId', 'AuthorizeAllGroups', 'ClientVpnEndpointId', 'Description', 'TargetNetworkCidr'],
  [SECURITY_GROUP]: ['GroupDescription', 'GroupName', 'VpcId'],
  [INGRESS]: [...TRAFFIC, 'GroupName', 'SourcePrefixListId', 'SourceSecurityGroupId', 'SourceSecurityGroupName', 'SourceSecurityGroupOwnerId'],
  [EGRESS]: [...TRAFFIC, 'DestinationPrefixListId', 'DestinationSecurityGroupId'],
  [LOG_GROUP]: ['LogGroupName'],
  [LOG_STREAM]: ['LogGroupName', 'LogStreamName'],
  'AWS::CertificateManager::Certificate': [
    'CertificateAuthorityArn', 'CertificateExport', 'DomainName', 'DomainValidationOptions', 'KeyAlgorithm', 'SubjectAlternativeNames', 'ValidationMethod',
  ],
  'AWS::DirectoryService::MicrosoftAD': ['CreateAlias', 'Edition', 'Name', 'Password', 'ShortName', 'VpcSettings'],
  'AWS::DirectoryService::SimpleAD': ['CreateAlias', 'Description', 'Name', 'Password', 'ShortName', 'Size', 'VpcSettings'],
  'AWS::EC2::IPAMAllocation': ['Cidr', 'Description', 'IpamPoolId', 'NetmaskLength'],
  'AWS::EC2::Subnet': [
    'AvailabilityZone', 'AvailabilityZoneId', 'CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6IpamPoolId', 'Ipv6Native', 'Ipv6NetmaskLength', 'OutpostArn', 'VpcId',
  ],
  'AWS::EC2::TransitGateway': ['AmazonSideAsn', 'MulticastSupport'],
  'AWS::EC2::VPC': ['CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'VpcEncryptionControl'],
  'AWS::IAM::SAMLProvider': ['AddPrivateKey', 'Name', 'RemovePrivateKey'],
};

/** What belongs to an endpoint by the property that names it. */
export const CHILDREN: readonly string[] = [ASSOCIATION, ROUTE, AUTHORIZATION_RULE];
