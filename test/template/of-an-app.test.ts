import { REF, endpoint, exported, found, imported, rule, whole } from './folders';

describe('ranges around a transit gateway that no other template is asked for', () => {
  const GATEWAY = {
    Resources: { Gateway: { Type: 'AWS::EC2::TransitGateway', Properties: { TransitGatewayCidrBlocks: ['10.99.0.0/24'] } } },
    Outputs: { Gateway: exported({ Ref: 'Gateway' }, 'gateway') },
  };
  const VPN = {
    Resources: {
      Vpn: endpoint({ VpcId: undefined, SecurityGroupIds: undefined, TransitGatewayConfiguration: { TransitGatewayId: imported('gateway'), AvailabilityZones: ['eu-west-1a', 'eu-west-1b'] } }),
      Route: { Type: 'AWS::EC2::ClientVpnRoute', Properties: { ClientVpnEndpointId: REF, DestinationCidrBlock: '10.0.0.0/16' } },
      R: rule(REF),
    },
  };
  const site = (LocalIpv4NetworkCidr: string) => ({
    Site: {
      Type: 'AWS::EC2::VPNConnection',
      Properties: { Type: 'ipsec.1', CustomerGatewayId: 'cgw-0123456789abcdef0', TransitGatewayId: imported('gateway'), LocalIpv4NetworkCidr },
    },
  });
  const peered = (DestinationCidrBlock: string) => ({
    Peering: { Type: 'AWS::EC2::TransitGatewayPeeringAttachment', Properties: { TransitGatewayId: imported('gateway') } },
    Static: {
      Type: 'AWS::EC2::TransitGatewayRoute',
      Properties: {
        TransitGatewayRouteTableId: 'tgw-rtb-0123456789abcdef0',
        DestinationCidrBlock,
        TransitGatewayAttachmentId: { 'Fn::GetAtt': ['Peering', 'TransitGatewayAttachmentId'] },
      },
    },
  });

  test.each<[string, object, readonly string[]]>([
    ['behind a site-to-site connection', site('10.100.1.0/24'), ['vpn.json Vpn ClientCidrBlockOverlapsTransitGateway']],
    ['behind a site-to-site connection, beside the clients', site('10.101.0.0/24'), []],
    ['behind a peering attachment', peered('10.100.0.0/24'), ['vpn.json Vpn ClientCidrBlockOverlapsTransitGateway']],
    ['behind a peering attachment, beside the clients', peered('10.101.0.0/24'), []],
  ])('%s', async (_, Resources, expected) => {
    const { findings } = await found({ 'gateway.json': GATEWAY, 'vpn.json': VPN, 'beyond.json': { Resources } });
    expect(findings).toEqual(expected);
  });
});

describe('a log group that an endpoint knows by its name, in another stack of the app', () => {
  const LOGS = { Resources: { Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'vpn', RetentionInDays: 30 } } } };
  const stack = (templateFile: string, region: string) => ({ type: 'aws:cloudformation:stack', environment: `aws://111122223333/${region}`, properties: { templateFile } });
  const app = (...regions: readonly string[]) => found({
    'manifest.json': {
      version: '48.0.0',
      artifacts: { Vpn: stack('vpn.template.json', 'eu-west-1'), ...Object.fromEntries(regions.map((region, index) => [`Logs${index}`, stack(`logs${index}.template.json`, region)])) },
    },
    ...Object.fromEntries(regions.map((_, index) => [`logs${index}.template.json`, LOGS])),
    'vpn.template.json': { Resources: whole({ ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'vpn' } }) },
  }, '--require', 'retention=365');

  test.each<[string, readonly string[], readonly string[]]>([
    ['is judged', ['eu-west-1'], ['vpn.template.json Vpn RetentionRequired']],
    ['is not that of another Region', ['us-east-1'], []],
    ['is that of its own Region', ['us-east-1', 'eu-west-1'], ['vpn.template.json Vpn RetentionRequired']],
    ['is not known where two stacks have one', ['eu-west-1', 'eu-west-1'], []],
  ])('%s', async (_, regions, expected) => {
    expect((await app(...regions)).findings).toEqual(expected);
  });
});
