import type { Rule } from '../../evaluation/rule';
import type { Graph, Resource } from '../../model/graph';
import { grouped } from '../../model/names';
import { attachmentOf } from '../../model/relations';
import { isAbsent, keyOf, text } from '../../model/values';
import { AUTHORIZATION_RULES, CONNECTIONS_BY_ASSOCIATIONS, LOCAL_TARGET, ROUTES_PER_ASSOCIATION } from '../../service/limits';
import { groupBy } from '../../util/group-by';

export const quotasRules: readonly Rule[] = [
  {
    id: 'AuthorizationRulesQuota',
    severity: 'warning',
    title: `An endpoint has at most ${AUTHORIZATION_RULES.max} authorization rules.`,
    why: 'The service rejects more, unless AWS has raised the quota L-9A1BC94B for the account.',
    source: AUTHORIZATION_RULES.source,
    on: 'network',
    check({ authorizationRules }, report, graph) {
      const { max } = AUTHORIZATION_RULES;
      const counted = together(authorizationRules, graph);
      if (counted.length > max) {
        const wrong = `the endpoint has ${grouped(counted.length)} authorization rules: the quota is ${max}`;
        report({ resource: counted[max], path: '', wrong, fix: 'Combine destinations or groups, or ask AWS to raise the quota L-9A1BC94B.' });
      }
    },
  },
  {
    id: 'RoutesQuota',
    severity: 'warning',
    title: `At most ${ROUTES_PER_ASSOCIATION.max} routes go through an association.`,
    why: 'The service rejects more, unless AWS has raised the quota L-401D78F7 for the account.',
    source: ROUTES_PER_ASSOCIATION.source,
    on: 'network',
    check({ routes }, report, graph) {
      const { max } = ROUTES_PER_ASSOCIATION;
      for (const same of groupBy(routes, ({ properties }) => keyOf(properties.TargetVpcSubnetId)).values()) {
        const counted = together(same, graph);
        const value = counted[0].properties.TargetVpcSubnetId;
        if (counted.length > max && text(value) !== LOCAL_TARGET.value) {
          // on a transit gateway the routes have no subnet, and all Availability Zones have them in common.
          const [path, subject] = isAbsent(value) ? ['', 'the endpoint '] : ['TargetVpcSubnetId', ''];
          const wrong = `${subject}has ${grouped(counted.length)} routes: the quota of an association is ${max}`;
          const fix = 'Combine destinations into wider ranges, or ask AWS to raise the quota L-401D78F7.';
          report({ resource: counted[max], path, value, wrong, fix });
        }
      }
    },
  },
  {
    id: 'ConnectionsQuota',
    severity: 'warning',
    title: 'An endpoint has enough associations for the expected connections.',
    why: 'The more associations, the more connections the service accepts, unless AWS has raised the quota L-C4B238BF for the account.',
    source: CONNECTIONS_BY_ASSOCIATIONS.source,
    on: 'network',
    check(network, report) {
      const { endpoint, associations, expectedConnections = 0 } = network;
      const quotas = CONNECTIONS_BY_ASSOCIATIONS.max;
      const quota = quotas[Math.min(associations.length, quotas.length) - 1];
      // without an association there is no quota: another rule says so. What the Availability Zones of a transit gateway count is not documented.
      if (endpoint && attachmentOf(network) === 'VPC' && expectedConnections > quota) {
        const enough = quotas.findIndex((max) => max >= expectedConnections) + 1;
        const wrong = `the endpoint has ${associations.length} association${associations.length === 1 ? '' : 's'}: `
          + `the quota is ${grouped(quota)} connections, but ${grouped(expectedConnections)} are expected`;
        const fix = `${enough > 0 ? `Associate ${enough} subnets` : 'Use several endpoints'}, or ask AWS to raise the quota L-C4B238BF.`;
        report({ resource: endpoint, path: '', wrong, fix });
      }
    },
  },
];

/** The resources that can exist together with the first one. */
function together(resources: readonly Resource[], graph: Graph): Resource[] {
  return resources.filter((resource) => graph.coexist(resource, resources[0]));
}
