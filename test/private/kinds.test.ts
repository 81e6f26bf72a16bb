import { ClientVpnNetwork } from '../../src';
import type { ClientVpnEndpointPlusProps } from '../../src';
import { importedVpc, isEmpty, messageOf, newEndpoint, newStack, serverCertificate } from '../fixtures';

const PAGE = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md';
const CERTIFICATE = 'acm.Certificate.fromCertificateArn(this, "Certificate", "arn:aws:acm:…")';

describe('what a compiler would refuse', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an ARN for a certificate', { serverCertificate: 'arn:aws:acm:1' }, `serverCertificate is "arn:aws:acm:1". Write e.g. ${CERTIFICATE}.`],
    ['no certificate', { serverCertificate: undefined }, `serverCertificate is missing. Write e.g. ${CERTIFICATE}.`],
    ['no authentication', { authentication: null }, 'authentication is null. Write e.g. ClientVpnAuthentication.federated(samlProvider).'],
    ['a VPC for a network', { network: {} }, 'network is an object of another kind. Write e.g. ClientVpnNetwork.vpc(vpc).'],
    ['false for logging', { connectionLogging: false }, 'connectionLogging is false. Write e.g. ClientVpnConnectionLogging.disabled().'],
    ['a list for DNS servers', { dnsServers: ['10.0.0.2'] },
      'dnsServers is an object of another kind. Write e.g. ClientVpnDnsServers.of("10.0.0.2").'],
    ['an ARN for a handler', { connectHandler: 'arn' }, 'connectHandler is "arn". Write e.g. ClientVpnConnectHandler.fromFunction(handler).'],
    ['a negative number of connections', { expectedConnections: -5 }, 'expectedConnections is -5. Write e.g. 2000.'],
    ['a word for a number of connections', { expectedConnections: 'many' }, 'expectedConnections is "many". Write e.g. 2000.'],
    ['no tags at all', { tags: null }, 'tags is null. Write e.g. { Team: "network" }.'],
    ['a list of tags', { tags: [{ key: 'Team', value: 'network' }] }, 'tags is an object of another kind. Write e.g. { Team: "network" }.'],
    ['a number for a tag', { tags: { Team: 1 } }, 'tags is an object of another kind. Write e.g. { Team: "network" }.'],
    ['no VPC', { network: ClientVpnNetwork.vpc(undefined as never) },
      'network.vpc is missing. Write e.g. ClientVpnNetwork.vpc(vpc) with an ec2.IVpc.'],
  ])('%s', (_, props, wrong) => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, props as Partial<ClientVpnEndpointPlusProps>))).toBe(`Stack/Vpn: ${wrong} [ValueKind] ${PAGE}`);
    expect(isEmpty(stack)).toBe(true);
  });

  test.each<[string, (vpc: ReturnType<typeof importedVpc>) => ClientVpnNetwork, string]>([
    ['ids of security groups', (vpc) => ClientVpnNetwork.vpc(vpc, { securityGroups: ['sg-1'] as never }),
      'network.securityGroups[0] is "sg-1". Write e.g. ec2.SecurityGroup.fromSecurityGroupId(this, "Group", "sg-…").'],
    ['ids of subnets', (vpc) => ClientVpnNetwork.subnets(vpc, ['subnet-1'] as never),
      'network.subnets[0] is "subnet-1". Write e.g. ec2.Subnet.fromSubnetId(this, "Subnet", "subnet-…").'],
    ['one subnet without a list', (vpc) => ClientVpnNetwork.subnets(vpc, 'subnet-1' as never),
      'network.subnets is "subnet-1". Write e.g. [ec2.Subnet.fromSubnetId(this, "Subnet", "subnet-…")].'],
  ])('%s', (_, network, wrong) => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, { network: network(importedVpc(stack)) }))).toBe(`Stack/Vpn: ${wrong} [ValueKind] ${PAGE}`);
  });

  test('is not what a token stands for', () => {
    const stack = newStack();
    expect(() => newEndpoint(stack, { serverCertificate: serverCertificate(stack), expectedConnections: 10, tags: {} })).not.toThrow();
  });
});
