/** What security groups permit, written in the group or as a resource of its own: to the service there is no difference. */
import { EGRESS, INGRESS, SECURITY_GROUP } from './create-only';
import type { Identity } from './identities';
import { rangeIn } from '../model/ranges';
import { isAbsent, list, object, text, type Value } from '../model/values';
import type { TemplateResource } from '../template/template-graph';

type Properties = Readonly<Record<string, Value>>;

/** The lists of a group, and the types that stand for one element each. */
const LISTS: ReadonlyArray<readonly [property: string, type: string]> = [['SecurityGroupIngress', INGRESS], ['SecurityGroupEgress', EGRESS]];

/** Who may be on the other side; a rule has one of them. */
const PEERS = [
  'CidrIp', 'CidrIpv6', 'SourcePrefixListId', 'DestinationPrefixListId', 'SourceSecurityGroupId', 'DestinationSecurityGroupId', 'SourceSecurityGroupName',
];

/** The permission that a resource of its own stands for. */
export function permission({ graph, properties, type }: TemplateResource): Identity {
  return identityOf(graph, type, groupIn(graph, properties.GroupId ?? properties.GroupName ?? ''), properties);
}

/** The permissions that are written in a security group. */
export function inlinePermissions({ graph, logicalId, properties, type }: TemplateResource): Identity[] {
  return type !== SECURITY_GROUP ? [] : LISTS.flatMap(([property, direction]) => (list(properties[property]) ?? []).flatMap((element) => {
    const rule = object(element);
    return rule === undefined ? [] : [identityOf(graph, direction, idOf(graph, logicalId), rule)];
  }));
}

function identityOf(graph: TemplateResource['graph'], direction: string, group: Value, properties: Properties): Identity {
  const protocol = text(properties.IpProtocol)?.toLowerCase() ?? properties.IpProtocol ?? '';
  const ports = protocol === '-1' ? ['', ''] : [properties.FromPort, properties.ToPort].map((port) => text(port) ?? port ?? '');
  const peers = PEERS.flatMap((name) => isAbsent(properties[name]) ? [] : [name, peerIn(graph, name, properties[name])]);
  return { error: 'InvalidPermission.Duplicate', values: [direction, group, protocol, ...ports, ...peers] };
}

function peerIn(graph: TemplateResource['graph'], name: string, value: Value): Value {
  return name.startsWith('Cidr') ? rangeIn(value)?.text ?? value : name.endsWith('SecurityGroupId') ? groupIn(graph, value) : value;
}

/** The id of a group, however a template refers to it. */
function groupIn(graph: TemplateResource['graph'], value: Value): Value {
  const group = graph.resourceOf(value) as TemplateResource | undefined;
  return group?.type === SECURITY_GROUP ? idOf(group.graph, group.logicalId) : value;
}

function idOf(graph: TemplateResource['graph'], logicalId: string): Value {
  return graph.resolve({ 'Fn::GetAtt': [logicalId, 'GroupId'] });
}
