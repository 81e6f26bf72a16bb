/** Endpoints as somebody makes them with the AWS CLI, at random. */
import fc from 'fast-check';
import { described, type Described, VPC_RANGE } from './answers';
import { ExitCode } from '../../src/cli/terminal/io';
import { cli, inFolder } from '../cli/terminal';

const certificate = (digit: number) => `arn:aws:acm:eu-west-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-${String(digit).repeat(12)}`;
const provider = (name: string) => `arn:aws:iam::111122223333:saml-provider/${name}`;
const SUBNETS = ['subnet-0aaaaaaaaaaaaaaaa', 'subnet-0bbbbbbbbbbbbbbbb', 'subnet-0cccccccccccccccc'];

// quotes, backslashes, line breaks and placeholders are the usual way to code that does not compile.
const awkward = fc.constantFrom("It's \"the\" office", 'C:\\vpn', 'two\nlines', 'tab\tand\r\nreturn', '${env} `x`', 'Zürich – 日本 🔒', '"""', "'", 'trailing\\');
const prose = fc.oneof(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 }).filter((text) => text.trim() === text), awkward);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const mutual = fc.constantFrom(0, 1).map((digit) => ({ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: certificate(digit) } }));
const federated = fc.boolean().map((portal) => ({
  Type: 'federated-authentication',
  FederatedAuthentication: { SAMLProviderArn: provider('staff'), ...portal ? { SelfServiceSAMLProviderArn: provider('portal') } : {} },
}));
const directory = fc.constant({ Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: 'd-1234567890' } });
const users = fc.oneof(federated, directory);
const authentication = fc.oneof(mutual.map((one) => [one]), users.map((one) => [one]), fc.tuple(users, mutual), fc.tuple(mutual, users));

const POLICY = 'permit (\n  principal,\n  action,\n  resource\n) when { context.saml.memberOf.contains("a\\\\b") };\n';
const common = {
  AuthenticationOptions: authentication,
  ClientConnectOptions: optional(fc.constant({ Enabled: true, LambdaFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:AWSClientVPN-gate' })),
  ClientLoginBannerOptions: optional(prose.map((BannerText) => ({ Enabled: true, BannerText }))),
  ClientRouteEnforcementOptions: optional(fc.constant({ Enforced: true })),
  ConnectionLogOptions: fc.oneof(
    fc.constant({ Enabled: false }),
    optional(fc.constant('connections')).map((stream) => ({ Enabled: true, CloudwatchLogGroup: '/vpn/staff', ...stream === undefined ? {} : { CloudwatchLogStream: stream } })),
  ),
  Description: optional(prose),
  DevicePostureOptions: optional(fc.constant({
    Enabled: true,
    TrustProviders: [
      { TrustProviderType: 'crowdstrike', TenantId: 'c', PublicSigningKeyUrl: 'https://assets-public.falcon.crowdstrike.com/zta/jwk.json' },
      { TrustProviderType: 'jamf', TenantId: 'j' },
    ],
  })),
  DisconnectOnSessionTimeout: optional(fc.boolean()),
  EndpointIpAddressType: optional(fc.constantFrom('ipv4', 'dual-stack', 'ipv6')),
  ServerCertificateArn: fc.constant(certificate(0)),
  SessionTimeoutHours: optional(fc.constantFrom(8, 10, 12, 24)),
  SplitTunnel: optional(fc.boolean()),
  TagSpecifications: optional(fc.uniqueArray(fc.constantFrom('Name', 'Cost center', '__proto__', 'class', "it's"), { minLength: 1 }).chain((keys) => (
    fc.tuple(...keys.map((Key) => prose.map((Value) => ({ Key, Value })))).map((tags) => [{ ResourceType: 'client-vpn-endpoint', Tags: tags }])
  ))),
  TransportProtocol: optional(fc.constantFrom('tcp', 'udp')),
  VpnPort: optional(fc.constantFrom(443, 1194)),
  AuthorizationPolicy: optional(fc.record({ PolicyDocument: fc.constant(POLICY), ShadowMode: fc.constantFrom('enabled', 'disabled') })),
};

/** What an endpoint has, in CloudFormation's names. */
export interface Space {
  readonly endpoint: Readonly<Record<string, unknown>>;
  readonly associations: ReadonlyArray<Readonly<Record<string, unknown>>>;
  readonly routes: ReadonlyArray<Readonly<Record<string, unknown>>>;
  readonly rules: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

const RANGES = [VPC_RANGE, '10.0.0.2/32', '10.0.7.0/24', '192.168.0.0/16', '172.16.0.0/12', '10.100.0.0/16', '0.0.0.0/0'];

/** Rules and routes as somebody makes them one by one. */
type Access = Pick<Space, 'routes' | 'rules'>;

function accessThrough(targets: readonly string[]): fc.Arbitrary<Access> {
  const description = optional(fc.constantFrom('On-premises', 'partner, ops', "the partner's network"));
  const groups = fc.constantFrom('', 'ops', 'dev', 'S-1-5-21');
  const named = { maxLength: 3, selector: ([group]: readonly [string, unknown]) => group };
  const through = fc.oneof(fc.constant(targets), fc.subarray([...targets]));
  const of = (range: string): fc.Arbitrary<Access> => fc.record({
    rules: fc.uniqueArray(fc.tuple(groups, description), named).map((rules) => rules.map(([group, text]) => ({
      TargetNetworkCidr: range, ...group === '' ? { AuthorizeAllGroups: true } : { AccessGroupId: group }, ...text === undefined ? {} : { Description: text },
    }))),
    routes: range === '10.100.0.0/16' ? fc.boolean().map((isRouted): Access['routes'] => isRouted ? [{ DestinationCidrBlock: range, TargetVpcSubnetId: 'local' }] : [])
      : fc.tuple(through, description, fc.boolean()).map(([taken, text, isSame]) => taken.map((target, position) => ({
        DestinationCidrBlock: range, ...target === '' ? {} : { TargetVpcSubnetId: target }, ...text === undefined || !isSame && position > 0 ? {} : { Description: text },
      }))),
  });
  return fc.subarray(RANGES).chain((ranges) => fc.tuple(...ranges.map(of))).map((all) => ({
    // the service has the range of the VPC by itself.
    routes: all.flatMap(({ routes }) => routes).filter(({ DestinationCidrBlock }) => DestinationCidrBlock !== VPC_RANGE),
    rules: all.flatMap(({ rules }) => rules),
  }));
}

const inVpc: fc.Arbitrary<Space> = fc.subarray(SUBNETS).chain((subnets) => fc.record({
  endpoint: fc.record({
    ...common,
    ClientCidrBlock: fc.constant('10.100.0.0/16'),
    DnsServers: optional(fc.constantFrom(['10.0.0.2'], ['10.0.0.10', '10.0.0.11'])),
    SecurityGroupIds: fc.constantFrom(['sg-0123456789abcdef0'], ['sg-0aaaaaaaaaaaaaaaa', 'sg-0bbbbbbbbbbbbbbbb']),
    VpcId: fc.constant('vpc-0123456789abcdef0'),
  }),
  associations: fc.constant(subnets.map((SubnetId) => ({ SubnetId }))),
  access: accessThrough(subnets),
})).map(({ access, ...space }) => ({ ...space, ...access }));

const onTransitGateway: fc.Arbitrary<Space> = fc.record({
  endpoint: fc.record({
    ...common,
    ClientCidrBlock: fc.constant('10.100.0.0/16'),
    DnsServers: optional(fc.constant(['10.0.0.10'])),
    TransitGatewayConfiguration: fc.constant({ TransitGatewayId: 'tgw-0123456789abcdef0', AvailabilityZones: ['eu-west-1a', 'eu-west-1b'] }),
  }),
  associations: fc.constantFrom([], [{ AvailabilityZone: 'eu-west-1c' }]),
  access: accessThrough(['']),
}).map(({ access, ...space }) => ({ ...space, ...access }));

/** What the AWS CLI answers about it. */
export function liveFrom({ associations, endpoint, routes, rules }: Space): Described {
  const resources = (type: string, all: ReadonlyArray<Readonly<Record<string, unknown>>>) => all.map((Properties, position) => [
    `${type}${position}`,
    { Type: `AWS::EC2::ClientVpn${type}`, Properties: Object.fromEntries(Object.entries(Properties).filter(([, value]) => value !== undefined)) },
  ]);
  return described({
    Resources: Object.fromEntries([
      ...resources('Endpoint', [endpoint]), ...resources('TargetNetworkAssociation', associations), ...resources('Route', routes), ...resources('AuthorizationRule', rules),
    ]),
  });
}

export const spaces = fc.oneof({ weight: 3, arbitrary: inVpc }, { weight: 1, arbitrary: onTransitGateway });

/** The code for what is described. */
export async function generated(live: Described, ...options: readonly string[]): Promise<string> {
  const files = Object.fromEntries(Object.entries(live).filter(([, answer]) => answer !== undefined).map(([name, answer]) => [`${name}.json`, JSON.stringify(answer)]));
  const { code, stderr, stdout } = await inFolder(files, () => cli(['generate', '.', ...options]));
  expect({ code, stderr }).toEqual({ code: ExitCode.OK, stderr: '' });
  return stdout;
}
