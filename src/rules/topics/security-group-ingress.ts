import type { Rule } from '../../evaluation/rule';
import { carries, clientRange, presentIn } from '../../model/endpoint-properties';
import { ENDPOINT, type Graph, type Resource, typed } from '../../model/graph';
import { rangeIn } from '../../model/ranges';
import { attachmentOf } from '../../model/relations';
import { isPresent, keyOf, text, type Value } from '../../model/values';
import { valuesAt } from '../../model/values-at';
import { differ, vpcOf } from '../../model/vpc';
import { guide } from '../../service/sources';

const GROUP = 'AWS::EC2::SecurityGroup';

/** A rule of a security group that admits an IPv4 range. */
interface Ingress {
  readonly resource: Resource;
  readonly path: string;
  readonly value: Value;
  /** The group, where it is known. */
  readonly group?: Resource;
}

export const securityGroupIngressRules: readonly Rule[] = [
  {
    id: 'SecurityGroupAdmitsClients',
    severity: 'warning',
    title: 'Security groups admit the security group of the endpoint, not its client range.',
    why: 'In a VPC, the service translates the IPv4 addresses of clients to those of its network interfaces: a rule for the client range never applies.',
    source: guide('what-is-best-practices'),
    on: 'network',
    check(network, report, graph) {
      const { endpoint } = network;
      if (endpoint === undefined || attachmentOf(network) !== 'VPC' || !carries(endpoint, 'ipv4')) {
        return;
      }
      for (const { resource, path, value, group: admitted } of ingressFrom(endpoint, graph)) {
        if (!differ(admitted?.properties.VpcId, vpcOf(network, graph), graph) && !isUsedOnGateway(endpoint, graph)) {
          const wrong = `is in the client range of ${endpoint.id}: AWS Client VPN translates the addresses of clients, so that this rule never applies to them`;
          const group = groupOf(endpoint, graph);
          const fix = `Write SourceSecurityGroupId with ${group} instead.`;
          const fixInApp = `Admit ${group} instead: call allowTo() of the endpoint's connections, or write sourceSecurityGroupId.`;
          report({ resource, path, value, wrong, fix, fixInApp });
        }
      }
    },
  },
];

/** The rules of security groups that admit the range of the clients of an endpoint, or a part of it. */
function ingressFrom(endpoint: Resource, graph: Graph): Ingress[] {
  const { ClientCidrBlock: client } = endpoint.properties;
  if (!isPresent(client)) {
    return [];
  }
  const isOfClients = (value: Value) => {
    const range = rangeIn(value);
    return range === undefined ? keyOf(client) === keyOf(value) : clientRange(endpoint)?.contains(range) === true;
  };
  const inline = graph.naming(client, GROUP, 'SecurityGroupIngress.*.CidrIp').flatMap((group): Ingress[] => (
    valuesAt(group.properties, ['SecurityGroupIngress', '*', 'CidrIp']).map(([path, value]) => ({ resource: group, path, value, group }))
  ));
  const apart = graph.naming(client, 'AWS::EC2::SecurityGroupIngress', 'CidrIp').map((resource): Ingress => {
    const { CidrIp: value, GroupId: id } = resource.properties;
    return { resource, path: 'CidrIp', value, group: typed(graph, id, GROUP) };
  });
  return [...inline, ...apart].filter(({ value }) => isOfClients(value));
}

/** Whether clients of another endpoint, on a transit gateway, keep addresses of the same range. */
function isUsedOnGateway(endpoint: Resource, graph: Graph): boolean {
  const [{ ClientCidrBlock: client }, own] = [endpoint.properties, clientRange(endpoint)];
  return graph.ofType(ENDPOINT).filter(({ properties }) => isPresent(properties.TransitGatewayConfiguration)).some((other) => {
    const range = clientRange(other);
    return keyOf(other.properties.ClientCidrBlock) === keyOf(client) || range !== undefined && own?.overlaps(range) === true;
  });
}

/** The security group of an endpoint, in words. */
function groupOf({ properties: { SecurityGroupIds: groups } }: Resource, graph: Graph): string {
  const [first] = presentIn(groups);
  const name = graph.resourceOf(first)?.id ?? text(first);
  return name === undefined ? 'a security group of the endpoint' : `the security group of the endpoint, ${name},`;
}
