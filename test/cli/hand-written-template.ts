import { SERVER_CERTIFICATE } from '../fixtures';

export const DATA_CENTER = '192.168.0.0/16';

/** A template that no app has made. */
export const HAND_WRITTEN = `
Parameters:
  Subnet: { Type: AWS::EC2::Subnet::Id, Default: subnet-0123456789abcdef0 }
  Vpc: { Type: AWS::EC2::VPC::Id, Default: vpc-0123456789abcdef0 }
  Certificate: { Type: String, Default: ${SERVER_CERTIFICATE} }
  Range: { Type: String, Default: 10.100.0.0/16 }
Resources:
  OfficeVpn:
    Type: AWS::EC2::ClientVpnEndpoint
    Properties:
      AuthenticationOptions:
        - Type: certificate-authentication
          MutualAuthentication: { ClientRootCertificateChainArn: !Ref Certificate }
      ClientCidrBlock: !Ref Range
      ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: !Ref OfficeLogs }
      SecurityGroupIds: [!GetAtt OfficeGroup.GroupId]
      ServerCertificateArn: !Sub \${Certificate}
      TransportProtocol: udp
      TagSpecifications:
        - ResourceType: client-vpn-endpoint
          Tags: [{ Key: team, Value: network }, { Key: Name, Value: office }]
      VpcId: !Ref Vpc
  OfficeLogs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 731 } }
  OfficeGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Clients of the office
      VpcId: !Ref Vpc
      SecurityGroupEgress: [{ CidrIp: 0.0.0.0/0, IpProtocol: "-1", Description: Allow all outbound traffic by default }]
  OfficeSubnet:
    Type: AWS::EC2::ClientVpnTargetNetworkAssociation
    Properties: { ClientVpnEndpointId: !Ref OfficeVpn, SubnetId: !Ref Subnet }
  OfficeRoute:
    Type: AWS::EC2::ClientVpnRoute
    DependsOn: OfficeSubnet
    Properties: { ClientVpnEndpointId: !Ref OfficeVpn, DestinationCidrBlock: ${DATA_CENTER}, TargetVpcSubnetId: !Ref Subnet, Description: data center }
  OfficeRule:
    Type: AWS::EC2::ClientVpnAuthorizationRule
    Properties: { ClientVpnEndpointId: !Ref OfficeVpn, TargetNetworkCidr: ${DATA_CENTER}, AuthorizeAllGroups: true }
Outputs:
  Id: { Value: !Ref OfficeVpn }
`;
