import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Unknown } from '../../src/model/values';
import { TreeGraph } from '../../src/tree/tree-graph';
import { newL1Endpoint, newStack } from '../fixtures';

describe('overrides', () => {
  /** What an override makes of the properties of an endpoint, as the graph and as the template have it. */
  function overridden(change: (endpoint: ec2.CfnClientVpnEndpoint) => void): void {
    const stack = newStack();
    const endpoint = newL1Endpoint(stack, { tagSpecifications: [{ resourceType: 'client-vpn-endpoint', tags: [{ key: 'Team', value: 'network' }] }] });
    change(endpoint);
    const read = JSON.parse(JSON.stringify(new TreeGraph(stack).resource(endpoint).properties));
    const { Resources: resources } = stack.resolve((endpoint as unknown as { _toCloudFormation(): object })._toCloudFormation());
    expect(read).toEqual(resources.L1.Properties);
  }

  test.each<[string, string, unknown]>([
    ['a value', 'VpnPort', 1194],
    ['a value that is not there', 'ClientLoginBannerOptions.BannerText', 'Hello'],
    ['a value in an object', 'ConnectionLogOptions.CloudwatchLogGroup', '/vpn/staff'],
    ['an element of a list', 'DnsServers.0', '10.0.0.3'],
    ['one more element of a list', 'DnsServers.1', '10.0.0.3'],
    ['a value in an object in a list', 'AuthenticationOptions.0.MutualAuthentication.ClientRootCertificateChainArn', 'arn'],
    ['a value deep in lists', 'TagSpecifications.0.Tags.0.Value', 'security'],
    ['a list', 'DnsServers', ['8.8.8.8', '8.8.4.4']],
  ])('of %s are read as CloudFormation will have them', (_, path, value) => {
    overridden((endpoint) => endpoint.addPropertyOverride(path, value));
  });

  test('that delete are read as CloudFormation will have them', () => {
    overridden((endpoint) => {
      endpoint.addPropertyDeletionOverride('DnsServers');
      endpoint.addPropertyDeletionOverride('ConnectionLogOptions.Enabled');
    });
  });

  test('with a function make a value unknown', () => {
    const stack = newStack();
    const endpoint = newL1Endpoint(stack);
    endpoint.addPropertyOverride('DnsServers', { 'Fn::Split': [',', { Ref: 'Servers' }] });
    endpoint.addPropertyOverride('ConnectionLogOptions', { 'Fn::If': ['C', { Enabled: false }, { Ref: 'AWS::NoValue' }] });
    const { DnsServers: servers, ConnectionLogOptions: logging } = new TreeGraph(stack).resource(endpoint).properties;
    expect([servers, logging]).toEqual([expect.any(Unknown), expect.any(Unknown)]);
    expect(logging).toMatchObject({ optional: true });
  });

  test('that refer to each other end', () => {
    const stack = newStack();
    const [one, two] = ['One', 'Two'].map((id) => new ec2.CfnVPC(stack, id, { cidrBlock: '10.0.0.0/16' }));
    one.addPropertyOverride('CidrBlock', two.attrCidrBlock);
    two.addPropertyOverride('InstanceTenancy', one.getAtt('InstanceTenancy'));
    const graph = new TreeGraph(stack);
    expect(graph.resource(one).properties.CidrBlock).toBe('10.0.0.0/16');
    expect(graph.resource(two).properties.InstanceTenancy).toEqual(expect.any(Unknown));
  });
});
