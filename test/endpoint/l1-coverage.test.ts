/** Every property that CloudFormation knows can be written with a prop. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  ClientVpnAuthentication, ClientVpnAuthorizationPolicy, ClientVpnConnectHandler, ClientVpnConnectionLogging, ClientVpnDestination,
  ClientVpnDnsServers, ClientVpnIpAddressType, ClientVpnNetwork, ClientVpnTrustProvider,
} from '../../src/index';
import { cloudFormationName } from '../../src/model/names';
import { ASSOCIATION, ENDPOINT, importedVpc, newApp, newEndpoint, newStack, resourcesOf, ROUTE, RULE, samlProvider, synth } from '../fixtures';

interface JsiiType {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly elementtype: JsiiType };
  readonly union?: { readonly types: readonly JsiiType[] };
}

interface Assembly {
  readonly types: Readonly<Record<string, { readonly properties?: ReadonlyArray<{ readonly name: string; readonly type: JsiiType }> }>>;
}

/** The paths of all properties of a struct that hold no object, in CloudFormation's names. */
function knownPaths(assembly: Assembly, fqn: string): string[] {
  return (assembly.types[fqn].properties ?? []).flatMap(({ name, type }) => {
    const property = cloudFormationName(name);
    const struct = structIn(type);
    return struct === undefined ? [property] : knownPaths(assembly, struct).map((path) => `${property}.${path}`);
  });
}

function structIn({ fqn, collection, union }: JsiiType): string | undefined {
  const inner = [...collection ? [collection.elementtype] : [], ...union?.types ?? []];
  return fqn !== undefined && fqn !== 'aws-cdk-lib.IResolvable' ? fqn : inner.map(structIn).find((found) => found !== undefined);
}

/** The paths of all values that properties have but objects, which are neither lists nor functions of CloudFormation. */
function writtenPaths(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(writtenPaths);
  }
  if (typeof value !== 'object' || value === null || /^\{"(Ref|Fn::)/.test(JSON.stringify(value))) {
    return [''];
  }
  return Object.entries(value).flatMap(([name, inner]) => writtenPaths(inner).map((path) => path === '' ? name : `${name}.${path}`));
}

/** Everything that the constructs of this library can write. */
function written(type: string): string[] {
  const app = newApp();
  const stack = newStack(app);
  const users = newEndpoint(stack, {
    authentication: ClientVpnAuthentication.federated(samlProvider(stack), { selfServiceSamlProvider: samlProvider(stack) }).withMutual(),
    authorizationPolicy: ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);', { description: 'staff' }),
    clientLoginBanner: 'Hello',
    clientRouteEnforcement: true,
    connectHandler: ClientVpnConnectHandler.fromFunction(LambdaFunction.fromFunctionArn(stack, 'Gate',
      'arn:aws:lambda:eu-west-1:111111111111:function:AWSClientVPN-gate')),
    connectionLogging: ClientVpnConnectionLogging.toLogGroup(LogGroup.fromLogGroupName(stack, 'Logs', '/vpn/staff'), {
      streamName: 'connections', includeAuthorizationPolicyContext: true,
    }),
    description: 'staff',
    disconnectOnSessionTimeout: false,
    dnsServers: ClientVpnDnsServers.of('10.0.0.2'),
    network: ClientVpnNetwork.vpc(importedVpc(stack)),
    sessionTimeout: ec2.ClientVpnSessionTimeout.EIGHT_HOURS,
    splitTunnel: false,
    tags: { Team: 'network' },
    transportProtocol: ec2.TransportProtocol.TCP,
    trustProviders: [ClientVpnTrustProvider.crowdStrike({ tenantId: 'tenant', publicSigningKeyUrl: 'https://example.com/jwk.json' })],
    vpnPort: ec2.VpnPort.OPENVPN,
    endpointIpAddressType: ClientVpnIpAddressType.DUAL_STACK,
    trafficIpAddressType: ClientVpnIpAddressType.DUAL_STACK,
  });
  const destination = ClientVpnDestination.cidr('192.168.0.0/16');
  users.addRoute('Route', { destination, description: 'office' });
  users.addAuthorizationRule('Group', { destination, group: 'engineering', description: 'office' });
  users.addAuthorizationRule('All', { destination: ClientVpnDestination.cidr('0.0.0.0/0'), allUsers: true });
  newEndpoint(stack, { authentication: ClientVpnAuthentication.activeDirectory('d-926742f1a0') }, 'Directory');
  const gateway = ec2.CfnTransitGateway.fromTransitGatewayId(stack, 'Gateway', 'tgw-1');
  newEndpoint(stack, { network: ClientVpnNetwork.transitGateway(gateway, { availabilityZones: ['eu-west-1a'] }) }, 'ZonesByName')
    .associateAvailabilityZone('eu-west-1b');
  newEndpoint(stack, { network: ClientVpnNetwork.transitGateway(gateway, { availabilityZoneIds: ['euw1-az1'] }) }, 'ZonesById')
    .associateAvailabilityZoneId('euw1-az2');
  return Object.values(resourcesOf(synth(stack), type)).flatMap(writtenPaths);
}

const assembly = JSON.parse(gunzipSync(readFileSync(require.resolve('aws-cdk-lib-newest/.jsii').concat('.gz'))).toString()) as Assembly;

test.each([ENDPOINT, ASSOCIATION, ROUTE, RULE])('every property of %s is written by a prop', (type) => {
  const known = knownPaths(assembly, `aws-cdk-lib.aws_ec2.Cfn${type.split('::')[2]}Props`);
  expect(known.length).toBeGreaterThan(2);
  expect([...new Set(written(type))].sort()).toEqual([...known].sort());
});

test('a property that comes with a new version is found', () => {
  const fqn = 'aws-cdk-lib.aws_ec2.CfnClientVpnRouteProps';
  const type: JsiiType = {};
  const changed = { types: { ...assembly.types, [fqn]: { properties: [...assembly.types[fqn].properties ?? [], { name: 'metric', type }] } } };
  expect(knownPaths(changed, fqn)).toEqual([...knownPaths(assembly, fqn), 'Metric']);
});
