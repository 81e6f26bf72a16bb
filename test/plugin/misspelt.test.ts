/** A property under a wrong name is one finding in every entry point, and its advice is what was meant. */
import { CfnResource, Stack } from 'aws-cdk-lib';
import { findings, validate, withApp } from './apps';
import { check, json } from '../cli/terminal';
import { CLIENT_ROOT, ENV, SERVER_CERTIFICATE } from '../fixtures';

type Resources = Record<string, { Type: string; DependsOn?: string; Properties: Record<string, unknown> }>;

const VPN = { ClientVpnEndpointId: { Ref: 'Vpn' } };

/** Resources of which nothing is to be said. */
function resources(): Resources {
  return {
    Vpn: {
      Type: 'AWS::EC2::ClientVpnEndpoint',
      Properties: {
        AuthenticationOptions: [
          { Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: CLIENT_ROOT } },
          { Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: `arn:aws:iam::${ENV.account}:saml-provider/x` } },
        ],
        ClientCidrBlock: '10.100.0.0/16',
        ClientConnectOptions: { Enabled: true, LambdaFunctionArn: `arn:aws:lambda:${ENV.region}:${ENV.account}:function:AWSClientVPN-gate` },
        ClientLoginBannerOptions: { Enabled: true, BannerText: 'Welcome' },
        ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'vpn', CloudwatchLogStream: 'vpn' },
        DnsServers: ['10.0.0.2'],
        SecurityGroupIds: ['sg-0123456789abcdef0'],
        ServerCertificateArn: SERVER_CERTIFICATE,
        SessionTimeoutHours: 8,
        SplitTunnel: true,
        TransportProtocol: 'udp',
        VpcId: 'vpc-0123456789abcdef0',
        VpnPort: 443,
      },
    },
    A: { Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ...VPN, SubnetId: 'subnet-0123456789abcdef0' } },
    All: { Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties: { ...VPN, TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true } },
    Some: { Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties: { ...VPN, TargetNetworkCidr: '192.168.0.0/16', AccessGroupId: 'engineering' } },
    Route: {
      Type: 'AWS::EC2::ClientVpnRoute',
      DependsOn: 'A',
      Properties: { ...VPN, DestinationCidrBlock: '192.168.0.0/16', TargetVpcSubnetId: 'subnet-0123456789abcdef0' },
    },
  };
}

/** The object that a property is in. */
function parentOf(all: Resources, [id, ...path]: readonly string[]): Record<string, unknown> {
  return path.slice(0, -1).reduce((value, name) => value[name] as Record<string, unknown>, all[id].Properties);
}

function rename(all: Resources, path: readonly string[], from: string, to: string): Resources {
  const parent = parentOf(all, path);
  const { [from]: value } = parent;
  delete parent[from];
  parent[to] = value;
  return all;
}

const byPlugin = (all: Resources) => withApp((app) => {
  const stack = new Stack(app, 'Stack', { env: ENV });
  const made = Object.entries(all).map(([id, { Type: type, Properties: properties }]) => {
    const resource = new CfnResource(stack, id, { type, properties });
    resource.overrideLogicalId(id);
    return resource;
  });
  made[made.length - 1].addDependency(made[1]);
  return findings(validate(app));
});

async function byCheck(all: Resources) {
  const { stdout } = await check({ 'template.json': json({ Resources: all }) }, ['--json', 'template.json']);
  return (JSON.parse(stdout) as { findings: ReadonlyArray<{ rule: string; resource: string; fix: string }> }).findings;
}

test('nothing is to be said of the right names', async () => {
  expect(byPlugin(resources())).toEqual([]);
  await expect(byCheck(resources())).resolves.toEqual([]);
});

test.each<[right: string, wrong: readonly string[]]>([
  ['Vpn.ClientCidrBlock', ['ClientCIDRBlock', 'ClientCidr', 'CidrBlock', 'ClientCidrRange']],
  ['Vpn.DnsServers', ['DNSServers', 'DnsServer', 'DnsServerIps', 'CustomDnsServers']],
  ['Vpn.ServerCertificateArn', ['ServerCertificateARN', 'ServerCertArn', 'CertificateArn']],
  ['Vpn.SplitTunnel', ['SplitTunnelEnabled', 'SplitTunneling']],
  ['Vpn.SecurityGroupIds', ['SecurityGroups']],
  ['Vpn.VpcId', ['VpcID', 'VPCId']],
  ['Vpn.VpnPort', ['Port']],
  ['Vpn.TransportProtocol', ['Protocol']],
  ['Vpn.SessionTimeoutHours', ['SessionTimeout']],
  ['Vpn.ConnectionLogOptions', ['ConnectionLoggingOptions', 'LogOptions']],
  ['Vpn.ClientConnectOptions', ['ConnectOptions']],
  ['Vpn.ClientLoginBannerOptions', ['LoginBannerOptions']],
  ['Vpn.ConnectionLogOptions.CloudwatchLogGroup', ['CloudWatchLogGroup', 'LogGroup', 'CloudWatchLogGroupName']],
  ['Vpn.ConnectionLogOptions.Enabled', ['enabled']],
  ['Vpn.ClientConnectOptions.LambdaFunctionArn', ['LambdaArn', 'FunctionArn']],
  ['Vpn.ClientLoginBannerOptions.BannerText', ['Text', 'Banner']],
  ['A.SubnetId', ['SubnetIds', 'Subnet', 'TargetSubnetId', 'TargetVpcSubnetId', 'TargetNetworkId']],
  ['A.ClientVpnEndpointId', ['EndpointId', 'VpnEndpointId', 'ClientVPNEndpointId']],
  ['All.TargetNetworkCidr', ['TargetCidr', 'TargetNetworkCidrBlock', 'CidrBlock', 'DestinationCidrBlock']],
  ['All.AuthorizeAllGroups', ['AuthorizeAllUsers', 'AuthorizeAll', 'AllowAll', 'AllUsers']],
  ['Some.AccessGroupId', ['AccessGroupIds', 'AccessGroup', 'GroupId', 'GroupName', 'Group', 'Groups']],
  ['Route.DestinationCidrBlock', ['DestinationCidr', 'CidrBlock', 'TargetNetworkCidr']],
  ['Route.TargetVpcSubnetId', ['SubnetId', 'TargetSubnetId', 'TargetVpcSubnet']],
])('%s under %j', async (right, wrong) => {
  const path = right.split('.');
  const [id, name] = [path[0], path[path.length - 1]];
  for (const written of wrong) {
    const all = rename(resources(), path, name, written);
    expect(byPlugin(all).map(({ rule, resource }) => `${resource} ${rule}`)).toEqual([`${id} PropertyUnknown`]);
    const found = await byCheck(all);
    expect(found.map(({ resource, rule }) => `${resource} ${rule}`)).toEqual([`${id} PropertyUnknown`]);
    // who does what it says has what was meant, and nothing more.
    const [, advised] = /^Write (?:\w+\.)*(\w+)\.$/.exec(found[0].fix) ?? [];
    expect(rename(all, path, written, advised)).toEqual(resources());
  }
});

test.each(['Id', 'X', '__', 'Options'])('%s could be anything', async (written) => {
  const found = await byCheck(rename(resources(), ['Vpn', 'VpcId'], 'VpcId', written));
  expect(found.find(({ rule }) => rule === 'PropertyUnknown')!.fix).toMatch(/^Remove it; there are /);
});
