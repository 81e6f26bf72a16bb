/** Create-only properties are written as `ec2.ClientVpnEndpoint` writes them, over all that it can do: moving to ours then replaces nothing. */
import { CfnResource, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import * as fc from 'fast-check';
import { after, before, FEATURES, type Place, PLACES } from './core-features';
import { ENDPOINT, ROUTE, RULE, synth } from '../fixtures';

/** By the registry's schemas. Associations are all create-only; those of the same subnet are compared. */
const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = {
  [ENDPOINT]: ['AuthenticationOptions', 'ClientCidrBlock', 'TransportProtocol', 'TagSpecifications', 'EndpointIpAddressType', 'TrafficIpAddressType'],
  'AWS::EC2::ClientVpnTargetNetworkAssociation': ['ClientVpnEndpointId', 'SubnetId'],
  [ROUTE]: ['ClientVpnEndpointId', 'DestinationCidrBlock', 'TargetVpcSubnetId', 'Description'],
  [RULE]: ['ClientVpnEndpointId', 'TargetNetworkCidr', 'AccessGroupId', 'AuthorizeAllGroups', 'Description'],
  'AWS::EC2::SecurityGroup': ['GroupDescription', 'GroupName', 'VpcId'],
  'AWS::EC2::SecurityGroupIngress': ['FromPort', 'ToPort', 'IpProtocol', 'GroupId', 'SourceSecurityGroupId'],
};

/** The create-only properties of all resources of a type, in an order of their own. */
function createOnly(endpoint: Construct, place: Place): Record<string, string[]> {
  const template = synth(Stack.of(endpoint));
  const neutral = place === 'vpc' ? (text: string) => text : withoutPlace(endpoint);
  return Object.fromEntries(Object.entries(CREATE_ONLY).map(([type, properties]) => [type, Object.values(template.findResources(type))
    .map(({ Properties }) => neutral(JSON.stringify(properties.map((name) => [name, (Properties as Record<string, unknown>)[name]])))).sort()]));
}

/** Makes equal what tells where an endpoint is: its path, and the logical ids of what is below it. */
function withoutPlace(endpoint: Construct): (text: string) => string {
  const { path } = endpoint.node;
  const elements = endpoint.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  const names = elements.map((element): [string, string] => [element.stack.resolve(element.logicalId), element.node.path.slice(path.length)]);
  return (text) => names.reduce((renamed, [id, name]) => renamed.replaceAll(`"${id}"`, `"${name}"`), text.replaceAll(`${path}/`, ''));
}

describe.each(PLACES)('in the %s', (place) => {
  test.each(Object.entries(FEATURES))('%s', (_, feature) => {
    expect(createOnly(after([feature], place), place)).toEqual(createOnly(before([feature]), place));
  });
});

/** One of each line, or none where there is an empty one. */
const CHOICES: ReadonlyArray<readonly string[]> = [
  ['mutual', 'active directory', 'federated', 'federated, second provider', 'federated and mutual', 'directory and mutual', 'portal on', 'portal off'],
  ['', 'log group given', 'log group and stream', 'logging off'],
  ['', 'security groups given', 'subnets named'],
  ['', 'split tunnel', 'route enforcement'],
  ['', 'tcp 1194', 'udp 443 written out'],
  ['', 'dns'],
  ['', 'session, disconnect, banner'],
  ['', 'description'],
  ['', 'connect handler'],
  ['', 'no rule for all'],
  ['', 'rule of a group', 'rule of a group, addNetworkAccess', 'many rules'],
  ['', 'rule for all with description'],
  ['', 'route through one subnet', 'routes through every subnet, addNetworkAccess', 'route with description'],
  ['', 'route local'],
];

/** Connections are for a group that was not given, and the routes of the other features lead through private subnets. */
const ALONE = ['connections', 'isolated subnets'];

test('every other feature takes part in the combinations', () => {
  expect([...CHOICES.flat().filter((name) => name !== ''), ...ALONE].sort()).toEqual(Object.keys(FEATURES).sort());
});

test('any combination of features, in both places', () => {
  fc.assert(fc.property(fc.tuple(...CHOICES.map((names) => fc.constantFrom(...names))), fc.constantFrom(...PLACES), (names, place) => {
    const features = names.filter((name) => name !== '').map((name) => FEATURES[name]);
    expect(createOnly(after(features, place), place)).toEqual(createOnly(before(features), place));
  }), { numRuns: 25 });
}, 120_000);
