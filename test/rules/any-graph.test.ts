import * as fc from 'fast-check';
import { optional, ref, resource, unknown } from './graphs';
import * as graphs from './graphs';
import type { Properties, Value } from '../../src/model/values';
import { CATALOGUE } from '../../src/rules/catalogue';
import { EXAMPLES } from '../../src/rules/required';

/** All rules, with those that have to be required. */
const ALL = [...CATALOGUE, ...EXAMPLES.map(({ rule }) => rule)];

describe('whatever the properties are', () => {
  const NAMES = [
    'AuthenticationOptions', 'AuthorizationPolicy', 'ClientCidrBlock', 'ClientConnectOptions', 'ClientLoginBannerOptions', 'ClientRouteEnforcementOptions',
    'ConnectionLogOptions', 'DevicePostureOptions', 'DnsServers', 'EndpointIpAddressType', 'SecurityGroupIds', 'SelfServicePortal', 'ServerCertificateArn',
    'SessionTimeoutHours', 'SplitTunnel', 'TagSpecifications', 'TrafficIpAddressType', 'TransitGatewayConfiguration', 'TransportProtocol', 'VpcId', 'VpnPort',
    'SubnetId', 'AvailabilityZone', 'ClientVpnEndpointId', 'DestinationCidrBlock', 'TargetVpcSubnetId', 'TargetNetworkCidr', 'AccessGroupId',
    'AuthorizeAllGroups', 'CidrBlock', 'TransitGatewayCidrBlocks', 'TransitGatewayId', 'KeyAlgorithm', 'FunctionName', 'Timeout', 'Type', 'Enabled', 'Tags',
    'TrustProviders', 'TrustProviderType', 'KmsKeyId', 'RetentionInDays', 'BannerText', 'CloudwatchLogGroup', 'Key', 'Value', 'constructor', '__proto__',
  ];
  const leaf: fc.Arbitrary<Value> = fc.oneof(
    fc.constantFrom<Value>(
      unknown, optional, ref('R0'), ref('R1'), null, undefined, true, false, 0, -1, NaN, '', 'x', 'true', '10.0.0.0/8', 'fd00::/64', 'arn:',
      'arn:aws:lambda:eu-west-1:1:function:x', 'federated-authentication', 'crowdstrike', 'local',
    ),
    fc.string(),
  );
  const { value } = fc.letrec<{ value: Value; properties: Properties }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('properties')),
    properties: fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 8 }),
  }));
  const properties: fc.Arbitrary<Properties> = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 20 });
  const types = fc.constantFrom('AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::VPCCidrBlock', 'AWS::EC2::SecurityGroup', 'AWS::EC2::TransitGateway',
    'AWS::EC2::TransitGatewayAttachment', 'AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::CertificateManager::Certificate', 'AWS::Logs::LogGroup');

  test('no rule throws', () => {
    fc.assert(fc.property(
      properties,
      fc.array(fc.tuple(types, properties), { maxLength: 4 }),
      fc.array(properties, { maxLength: 3 }),
      fc.option(fc.double(), { nil: undefined }),
      (endpoint, others, children, expectedConnections) => {
        const resources = others.map(([type, given], position) => resource(`R${position}`, type, given));
        const network = { associations: children, routes: children, authorizationRules: children, expectedConnections };
        const around = { resources, ...network, region: 'cn-north-1', account: '1' };
        expect(() => graphs.lines(ALL, endpoint, around)).not.toThrow();
      },
    ), { numRuns: 300 });
  });

  test('what is unknown is not an error', () => {
    const everything = Object.fromEntries(NAMES.map((name) => [name, optional]));
    expect(graphs.findings(ALL, everything, { associations: [everything], routes: [everything], authorizationRules: [everything] })
      .filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
