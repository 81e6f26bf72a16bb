import type { Rule } from '../../evaluation/rule';
import { isEmpty, presentIn } from '../../model/endpoint-properties';
import { ENDPOINT, typed } from '../../model/graph';
import { isAbsent, isPresent, list } from '../../model/values';
import { differ } from '../../model/vpc';
import { SECURITY_GROUPS } from '../../service/limits';
import { api, guide } from '../../service/sources';

export const securityGroupsRules: readonly Rule[] = [
  {
    id: 'SecurityGroupsCount',
    severity: 'error',
    title: `An endpoint has at most ${SECURITY_GROUPS.max} security groups.`,
    why: 'The service rejects more.',
    source: SECURITY_GROUPS.source,
    on: ENDPOINT,
    check({ properties: { SecurityGroupIds: value } }, report) {
      const { length } = presentIn(value);
      if (length > SECURITY_GROUPS.max) {
        const fix = `Keep up to ${SECURITY_GROUPS.max}, and move the rules of the others into them.`;
        report({ path: 'SecurityGroupIds', value, wrong: `has ${length} entries: AWS Client VPN accepts up to ${SECURITY_GROUPS.max} security groups`, fix });
      }
    },
  },
  {
    id: 'SecurityGroupsWithoutVpc',
    severity: 'error',
    title: 'Security groups are given together with their VPC.',
    why: 'The service answers "Security Groups cannot be specified without a VPC ID".',
    source: api('CreateClientVpnEndpoint'),
    on: ENDPOINT,
    check({ properties: { SecurityGroupIds: groups, TransitGatewayConfiguration: gateway, VpcId: vpc } }, report) {
      if (presentIn(groups).length > 0 && isAbsent(vpc) && !isPresent(gateway)) {
        report({ path: 'VpcId', wrong: 'is missing: AWS Client VPN accepts SecurityGroupIds only together with it', fix: 'Add the VPC of the security groups.' });
      }
    },
  },
  {
    id: 'SecurityGroupVpc',
    severity: 'error',
    title: 'The security groups belong to the endpoint\'s VPC.',
    why: 'A security group exists in one VPC only.',
    source: api('CreateClientVpnEndpoint'),
    on: ENDPOINT,
    check({ properties }, report, graph) {
      for (const [position, value] of (list(properties.SecurityGroupIds) ?? []).entries()) {
        const group = typed(graph, value, 'AWS::EC2::SecurityGroup');
        if (group !== undefined && differ(group.properties.VpcId, properties.VpcId, graph)) {
          const fix = 'Name a security group of the VPC in VpcId.';
          report({ path: `SecurityGroupIds.${position}`, value, wrong: `is the security group ${group.id}, which belongs to another VPC`, fix });
        }
      }
    },
  },
  {
    id: 'DefaultSecurityGroup',
    severity: 'warning',
    title: 'An endpoint in a VPC names its security groups.',
    why: 'Otherwise the service applies the default security group of the VPC, whatever that allows.',
    source: guide('client-authorization'),
    on: 'network',
    check({ endpoint, associations }, report) {
      const { SecurityGroupIds: groups, TransitGatewayConfiguration: gateway, VpcId: vpc } = endpoint?.properties ?? {};
      const inVpc = isPresent(vpc) || associations.some(({ properties }) => isPresent(properties.SubnetId));
      if (endpoint !== undefined && isEmpty(groups) && isAbsent(gateway) && inVpc) {
        const fix = `Name up to ${SECURITY_GROUPS.max} security groups, together with VpcId.`;
        report({ resource: endpoint, path: 'SecurityGroupIds', wrong: 'is missing: the default security group of the VPC applies', fix });
      }
    },
  },
];
