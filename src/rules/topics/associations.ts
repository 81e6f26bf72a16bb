import type { Rule } from '../../evaluation/rule';
import { carries, trafficType } from '../../model/endpoint-properties';
import { ASSOCIATION, type Graph, type Resource, typed } from '../../model/graph';
import { rangeIn } from '../../model/ranges';
import { attachmentBy, attachmentOf, endpointOf, presentKey, repeated } from '../../model/relations';
import { flag, isAbsent, isPresent, keyOf, text } from '../../model/values';
import { differ, lacksIpv6, subnetOf } from '../../model/vpc';
import { ASSOCIATED_SUBNET_PREFIX } from '../../service/limits';
import { API_ERRORS, api, guide } from '../../service/sources';

const TARGETS = ['SubnetId', 'AvailabilityZone', 'AvailabilityZoneId'] as const;

export const associationsRules: readonly Rule[] = [
  {
    id: 'AssociationTarget',
    severity: 'error',
    title: 'An association names a subnet or an Availability Zone, and one thing only.',
    why: 'The service associates a subnet with an endpoint in a VPC, and an Availability Zone with an endpoint on a transit gateway.',
    source: api('AssociateClientVpnTargetNetwork'),
    on: ASSOCIATION,
    check({ properties }, report) {
      const [first, second] = TARGETS.filter((target) => isPresent(properties[target]));
      if (second !== undefined) {
        const wrong = `is given together with ${first}: AWS Client VPN accepts one of the two`;
        report({ path: second, value: properties[second], wrong, fix: `Leave out ${first} or ${second}.` });
      } else if (TARGETS.every((target) => isAbsent(properties[target]))) {
        const wrong = 'is missing: AWS Client VPN needs a subnet to associate, or an Availability Zone of a transit gateway';
        report({ path: 'SubnetId', wrong, fix: 'Name a subnet of the VPC, or set AvailabilityZone for an endpoint on a transit gateway.' });
      }
    },
  },
  {
    id: 'AssociationAttachment',
    severity: 'error',
    title: 'All associations of an endpoint are of its kind: subnets in a VPC, Availability Zones on a transit gateway.',
    why: 'An endpoint is attached to a VPC or to a transit gateway, never to both.',
    source: guide('cvpn-tgw'),
    on: 'network',
    check(network, report, graph) {
      const attachment = attachmentOf(network);
      const { endpoint, associations } = network;
      const reference = endpoint ?? associations.find((association) => attachmentBy(association) !== undefined);
      for (const resource of associations) {
        const other = attachmentBy(resource);
        if (attachment && other && reference && other !== attachment && graph.coexist(resource, reference)) {
          const path = TARGETS.find((target) => isPresent(resource.properties[target]))!;
          const wrong = `is for an endpoint ${inOrOn(other)}, but the endpoint is ${inOrOn(attachment)}`;
          const fix = attachment === 'VPC' ? 'Name a subnet in SubnetId instead.' : 'Name an Availability Zone in AvailabilityZone instead.';
          report({ resource, path, value: resource.properties[path], wrong, fix });
        }
      }
    },
  },
  {
    id: 'DuplicateAssociation',
    severity: 'error',
    title: 'A subnet or Availability Zone is associated once with an endpoint.',
    why: 'The service rejects the second association.',
    source: API_ERRORS,
    on: 'network',
    check({ associations }, report, graph) {
      for (const [resource, first] of repeated(associations, targetOf, graph)) {
        const path = TARGETS.find((name) => isPresent(resource.properties[name]))!;
        report({ resource, path, value: resource.properties[path], wrong: `is associated by ${first.id} already`, fix: 'Remove one of the two.' });
      }
    },
  },
  {
    id: 'AssociationZone',
    severity: 'error',
    title: 'The associated subnets are in different Availability Zones.',
    why: 'The service accepts one subnet of each Availability Zone and rejects the second one.',
    source: API_ERRORS,
    on: 'network',
    check({ associations }, report, graph) {
      const again = new Set(Array.from(repeated(associations, targetOf, graph), ([duplicate]) => duplicate));
      const single = associations.filter((association) => !again.has(association));
      for (const [resource, first] of repeated(single, (association) => zoneOf(association, graph), graph)) {
        const { SubnetId: value } = resource.properties;
        const wrong = `is in the Availability Zone of ${subnetOf(first, graph)?.id}, which ${first.id} associates: AWS Client VPN accepts one subnet of each Availability Zone`;
        report({ resource, path: 'SubnetId', value, wrong, fix: 'Name a subnet in another Availability Zone, or remove one of the two.' });
      }
    },
  },
  {
    id: 'AssociationVpc',
    severity: 'error',
    title: 'All associated subnets are in the VPC of the endpoint.',
    why: 'The service does not find subnets of other VPCs.',
    source: API_ERRORS,
    on: 'network',
    check({ endpoint, associations }, report, graph) {
      const own = endpoint?.properties.VpcId;
      const [reference] = isPresent(own) ? [] : associations.filter((association) => isPresent(subnetOf(association, graph)?.properties.VpcId));
      const expected = reference ? subnetOf(reference, graph)?.properties.VpcId : own;
      for (const resource of associations) {
        const vpc = subnetOf(resource, graph)?.properties.VpcId;
        if (differ(vpc, expected, graph) && (!reference || graph.coexist(resource, reference))) {
          const wrong = `is in another VPC than ${reference ? `the subnet that ${reference.id} associates` : 'the endpoint'}`;
          report({ resource, path: 'SubnetId', value: resource.properties.SubnetId, wrong, fix: 'Name a subnet of the same VPC.' });
        }
      }
    },
  },
  {
    id: 'AssociationSubnetSize',
    severity: 'error',
    title: `An associated subnet is a /${ASSOCIATED_SUBNET_PREFIX.max} or larger.`,
    why: 'The service needs 20 free addresses in it at all times.',
    source: ASSOCIATED_SUBNET_PREFIX.source,
    on: ASSOCIATION,
    check(association, report, graph) {
      const subnet = subnetOf(association, graph);
      const range = rangeIn(subnet?.properties.CidrBlock);
      const { max } = ASSOCIATED_SUBNET_PREFIX;
      if (subnet && range?.family === 'ipv4' && range.prefix > max) {
        const wrong = `is ${subnet.id} with the range "${range.text}": AWS Client VPN needs a subnet of /${max} or larger`;
        report({ path: 'SubnetId', value: association.properties.SubnetId, wrong, fix: `Give ${subnet.id} a range of at least /${max}.` });
      }
    },
  },
  {
    id: 'AssociationTenancy',
    severity: 'error',
    title: 'An associated subnet is in a VPC of default tenancy.',
    why: 'The service supports no VPC of dedicated tenancy.',
    source: guide('what-is-best-practices'),
    on: ASSOCIATION,
    check(association, report, graph) {
      const vpc = typed(graph, subnetOf(association, graph)?.properties.VpcId, 'AWS::EC2::VPC');
      if (vpc && text(vpc.properties.InstanceTenancy) === 'dedicated') {
        const wrong = `is in ${vpc.id}, a VPC of dedicated tenancy, which AWS Client VPN does not support`;
        report({ path: 'SubnetId', value: association.properties.SubnetId, wrong, fix: `Set InstanceTenancy of ${vpc.id} to "default", or name a subnet of another VPC.` });
      }
    },
  },
  {
    id: 'AssociationWithoutIpv6',
    severity: 'warning',
    title: 'The subnets of an endpoint that carries IPv6 traffic have IPv6 ranges.',
    why: 'IPv6 traffic goes through the subnet under its own addresses.',
    source: guide('ipv6-considerations'),
    on: 'network',
    check({ endpoint, associations }, report, graph) {
      for (const resource of endpoint && carries(endpoint, 'ipv6') ? associations : []) {
        const subnet = subnetOf(resource, graph);
        const { SubnetId: value } = resource.properties;
        if (subnet && lacksIpv6(subnet, graph)) {
          const wrong = `is ${subnet.id}, which has no IPv6 range, but the endpoint carries ${trafficType(endpoint!)} traffic`;
          report({ resource, path: 'SubnetId', value, wrong, fix: `Give ${subnet.id} an IPv6 range, or name a subnet that has one.` });
        }
      }
    },
  },
  {
    id: 'AssociationWithoutIpv4',
    severity: 'warning',
    title: 'The subnets of an endpoint that carries IPv4 traffic have IPv4 addresses.',
    why: 'IPv4 traffic of clients leaves the endpoint under an IPv4 address of the subnet, of which an IPv6-only subnet has none.',
    source: guide('what-is-best-practices'),
    on: ASSOCIATION,
    check(association, report, graph) {
      const subnet = subnetOf(association, graph);
      const endpoint = endpointOf(association, graph);
      if (subnet && flag(subnet.properties.Ipv6Native) === true && endpoint && carries(endpoint, 'ipv4')) {
        const wrong = `is ${subnet.id}, an IPv6-only subnet, but the endpoint carries ${trafficType(endpoint)} traffic`;
        const fix = 'Name a subnet that has an IPv4 range, or set TrafficIpAddressType of the endpoint to "ipv6".';
        report({ path: 'SubnetId', value: association.properties.SubnetId, wrong, fix });
      }
    },
  },
  {
    id: 'AssociationMissing',
    severity: 'warning',
    title: 'An endpoint has an association.',
    why: 'Without one it stays in the state pending-associate, and clients cannot connect.',
    source: guide('cvpn-working-target'),
    on: 'network',
    check({ endpoint, associations }, report, graph) {
      if (endpoint && isAbsent(endpoint.properties.TransitGatewayConfiguration) && associations.length === 0 && !graph.mayHoldMore(ASSOCIATION)) {
        report({
          resource: endpoint,
          path: '',
          wrong: 'the endpoint has no association, so clients cannot connect',
          fix: 'Associate a subnet with it, better two in different Availability Zones.',
        });
      }
    },
  },
];

/** What an association associates; nothing where it contradicts itself. */
function targetOf(association: Resource): string | undefined {
  const attachment = attachmentBy(association);
  const { SubnetId: subnet, AvailabilityZone: zone, AvailabilityZoneId: zoneId } = association.properties;
  return attachment && [subnet, zone, zoneId].map(presentKey).join('|');
}

/** The Availability Zone of an associated subnet, where it is known which. */
function zoneOf(association: Resource, graph: Graph): string | undefined {
  const { AvailabilityZone: name, AvailabilityZoneId: id } = subnetOf(association, graph)?.properties ?? {};
  return isPresent(name) ? `name ${keyOf(name)}` : isPresent(id) ? `id ${keyOf(id)}` : undefined;
}

function inOrOn(attachment: string): string {
  return `${attachment === 'VPC' ? 'in' : 'on'} a ${attachment}`;
}
