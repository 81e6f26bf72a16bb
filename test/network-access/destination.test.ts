import { CfnParameter, Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDestination, type ClientVpnDestinationChoice, ClientVpnEndpointPlus, IClientVpnEndpointPlus } from '../../src/index';
import { Cidr } from '../../src/ip/cidr';
import {
  CDK_VPC, guide, importedSubnet, importedVpc, messageOf, newApp, newEndpoint, newL1Endpoint, newStack, newVpc, resourcesOf, ROUTE, RULE,
  synth,
} from '../fixtures';

function targetOf(vpn: IClientVpnEndpointPlus, destination: ClientVpnDestinationChoice): unknown {
  vpn.addAuthorizationRule('Rule', { destination, allUsers: true });
  return Object.values(resourcesOf(synth(vpn), RULE))[0].TargetNetworkCidr;
}

describe('cidr', () => {
  test.each(['10.20.0.0/16', '10.20.1.7/32', '0.0.0.0/0', '2001:db8::/32'])('takes %s', (range) => {
    expect(targetOf(newEndpoint(newStack()), ClientVpnDestination.cidr(range))).toBe(range);
  });

  test('takes a range that is known only at deployment', () => {
    const stack = newStack();
    const range = new CfnParameter(stack, 'Range').valueAsString;
    expect(targetOf(newEndpoint(stack), ClientVpnDestination.cidr(range))).toEqual({ Ref: 'Range' });
  });

  test.each([
    ['nope', '10.20.0.0/16'], ['10.20.1.7', '10.20.1.7/32'], ['10.30.0.0/33', '10.30.0.0/16'], ['10.100.0.7', '10.20.0.0/16'], ['fd00::7', '10.20.0.0/16'], ['', '10.20.0.0/16'],
  ])('rejects %j where it is used, and suggests what no other rule rejects: %j', (range, instead) => {
    const vpn = newEndpoint(newStack());
    expect(messageOf(() => vpn.addAuthorizationRule('Rule', { destination: ClientVpnDestination.cidr(range), allUsers: true }))).toBe(
      `Stack/Vpn: destination ${JSON.stringify(range)} is not a valid CIDR range. Write e.g. ClientVpnDestination.cidr("${instead}"), `
      + 'and an address with /32 or /128. [DestinationFormat] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnRoute.html',
    );
  });

  test('rejects what turns out to be no range when the app is synthesized', () => {
    const vpn = newEndpoint(newStack());
    let range = '10.20.0.0/16';
    vpn.addAuthorizationRule('Rule', { destination: ClientVpnDestination.cidr(Lazy.uncachedString({ produce: () => range })), allUsers: true });
    range = 'nope';
    expect(messageOf(() => synth(vpn))).toContain(
      'Stack/Vpn/Rule/Resource: targetNetworkCidr "nope" is not a valid CIDR range. Write e.g. "10.20.0.0/16". [AuthorizationRuleFormat] '
      + 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeClientVpnIngress.html',
    );
  });
});

describe('vpc', () => {
  test('is the range of a VPC of the app', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const logicalId = stack.getLogicalId(vpc.node.defaultChild as ec2.CfnVPC);
    expect(targetOf(newEndpoint(stack), ClientVpnDestination.vpc(vpc))).toEqual({ 'Fn::GetAtt': [logicalId, 'CidrBlock'] });
  });

  test('is the range of an imported VPC', () => {
    const stack = newStack();
    expect(targetOf(newEndpoint(stack), ClientVpnDestination.vpc(importedVpc(stack)))).toBe('10.0.0.0/16');
  });

  test('needs a VPC whose range is known', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack);
    const destination = ClientVpnDestination.vpc(importedVpc(stack, 'Peer', { vpcCidrBlock: undefined }));
    expect(messageOf(() => vpn.addAuthorizationRule('Rule', { destination, allUsers: true }))).toBe(
      'Stack/Vpn: destination is the VPC Stack/Peer, whose CIDR range is unresolved. Import the VPC with its vpcCidrBlock, or write '
      + `ClientVpnDestination.cidr("10.0.0.0/16"). [VpcRangeUnknown] ${CDK_VPC}`,
    );
  });
});

describe('subnet', () => {
  test('is the range of a subnet of the app', () => {
    const stack = newStack();
    const [subnet] = newVpc(stack).isolatedSubnets;
    const vpn = newEndpoint(stack);
    // without a feature flag the range of a subnet is the literal that was written.
    expect(targetOf(vpn, ClientVpnDestination.subnet(subnet))).toBe((subnet as ec2.Subnet).ipv4CidrBlock);
    expect(subnet.ipv4CidrBlock).toBe('10.0.128.0/19');
  });

  test('is the range of an imported subnet', () => {
    const stack = newStack();
    const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-a', ipv4CidrBlock: '10.0.7.0/24', routeTableId: 'rtb-1' });
    expect(targetOf(newEndpoint(stack), ClientVpnDestination.subnet(subnet))).toBe('10.0.7.0/24');
  });

  test('needs a subnet whose range is known', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack);
    const destination = ClientVpnDestination.subnet(importedSubnet(stack, 'subnet-a'));
    expect(messageOf(() => vpn.addRoute('Route', { destination }))).toBe(
      'Stack/Vpn: destination is the subnet Stack/Imported-subnet-a, whose CIDR range is unresolved. Import the subnet with its ipv4CidrBlock, or write '
      + `ClientVpnDestination.cidr("10.0.1.0/24"). [VpcRangeUnknown] ${CDK_VPC}`,
    );
  });
});

test('internet is every IPv4 address', () => {
  expect(targetOf(newEndpoint(newStack()), ClientVpnDestination.internet())).toBe('0.0.0.0/0');
});

describe('clients', () => {
  test('are the client range, and a route to them goes through no subnet', () => {
    const vpn = newEndpoint(newStack());
    vpn.addRoute('Route', { destination: ClientVpnDestination.clients() });
    synth(vpn).hasResourceProperties(ROUTE, { DestinationCidrBlock: '10.100.0.0/16', TargetVpcSubnetId: 'local' });
  });

  test('are the client range that is known only at deployment', () => {
    const stack = newStack();
    const clientCidrBlock = new CfnParameter(stack, 'Clients').valueAsString;
    expect(targetOf(newEndpoint(stack, { clientCidrBlock }), ClientVpnDestination.clients())).toEqual({ Ref: 'Clients' });
  });

  test('are the client range of an imported endpoint that was imported with it', () => {
    const stack = newStack(newApp());
    const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', {
      clientVpnEndpointId: 'cvpn-endpoint-1',
      clientCidrBlock: '10.4.0.0/22',
    });
    expect(targetOf(vpn, ClientVpnDestination.clients())).toBe('10.4.0.0/22');
  });

  test('are not known of an imported endpoint otherwise', () => {
    const stack = newStack();
    const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1' });
    expect(messageOf(() => vpn.addRoute('Route', { destination: ClientVpnDestination.clients() }))).toBe(
      'Stack/Vpn: destination is the clients of an endpoint whose client range is unresolved. Import the endpoint with its clientCidrBlock, or write '
      + `ClientVpnDestination.cidr("10.100.0.0/16"). [ClientRangeUnknown] ${guide('scenario-client-to-client')}`,
    );
  });

  test('are the client range of an endpoint that is an L1', () => {
    const stack = newStack();
    const endpoint = newL1Endpoint(stack, { clientCidrBlock: '10.4.0.0/22' });
    expect(ClientVpnDestination.clients()._bind(endpoint)).toMatchObject({ cidr: '10.4.0.0/22', isLocal: true, range: Cidr.parse('10.4.0.0/22') });
  });
});
