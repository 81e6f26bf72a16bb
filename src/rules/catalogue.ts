import * as certificateFileRules from './certificate-file-rules';
import * as constructRules from './construct-rules';
import { LIVE_RULES } from './live-rules';
import { addressTypesRules } from './topics/address-types';
import { associationsRules } from './topics/associations';
import { attributesRules } from './topics/attributes';
import { authenticationRules } from './topics/authentication';
import { authorizationCoverageRules } from './topics/authorization-coverage';
import { authorizationPolicyRules } from './topics/authorization-policy';
import { authorizationPolicyTextRules } from './topics/authorization-policy-text';
import { authorizationPrecedenceRules } from './topics/authorization-precedence';
import { authorizationRulesRules } from './topics/authorization-rules';
import { certificatesRules } from './topics/certificates';
import { circularDependencyRules } from './topics/circular-dependency';
import { clientRangeRules } from './topics/client-range';
import { clientRangeOverlapRules } from './topics/client-range-overlap';
import { connectHandlerRules } from './topics/connect-handler';
import { connectionLogsRules } from './topics/connection-logs';
import { connectionSettingsRules } from './topics/connection-settings';
import { devicePostureRules } from './topics/device-posture';
import { dnsServerAccessRules } from './topics/dns-server-access';
import { dnsServersRules } from './topics/dns-servers';
import { fullTunnelRules } from './topics/full-tunnel';
import { functionsRules } from './topics/functions';
import { identifiersRules } from './topics/identifiers';
import { loginBannerRules } from './topics/login-banner';
import { quotasRules } from './topics/quotas';
import { regionRules } from './topics/region';
import { routeCoverageRules } from './topics/route-coverage';
import { routesRules } from './topics/routes';
import type { Rule, RuleInfo } from '../evaluation/rule';
import { schemaRules } from './topics/schema';
import { securityGroupIngressRules } from './topics/security-group-ingress';
import { securityGroupsRules } from './topics/security-groups';
import { selfServicePortalRules } from './topics/self-service-portal';
import { tagsRules } from './topics/tags';
import { transitGatewayRules } from './topics/transit-gateway';
import { transitGatewayAssociationsRules } from './topics/transit-gateway-associations';
import * as upkeepRules from './upkeep-rules';

/** The rules that are evaluated on a graph, by topic. */
export const CATALOGUE: readonly Rule[] = [
  ...clientRangeRules,
  ...clientRangeOverlapRules,
  ...dnsServersRules,
  ...dnsServerAccessRules,
  ...connectionSettingsRules,
  ...loginBannerRules,
  ...authenticationRules,
  ...identifiersRules,
  ...certificatesRules,
  ...selfServicePortalRules,
  ...regionRules,
  ...securityGroupsRules,
  ...securityGroupIngressRules,
  ...transitGatewayRules,
  ...addressTypesRules,
  ...connectHandlerRules,
  ...connectionLogsRules,
  ...tagsRules,
  ...authorizationPolicyRules,
  ...authorizationPolicyTextRules,
  ...devicePostureRules,
  ...associationsRules,
  ...transitGatewayAssociationsRules,
  ...authorizationRulesRules,
  ...authorizationPrecedenceRules,
  ...authorizationCoverageRules,
  ...routesRules,
  ...routeCoverageRules,
  ...fullTunnelRules,
  ...quotasRules,
  ...schemaRules,
  ...functionsRules,
  ...attributesRules,
  ...circularDependencyRules,
];

/** The rules that only constructs report, by id. */
export const CONSTRUCT_RULES: readonly RuleInfo[] = [constructRules, certificateFileRules, upkeepRules]
  .flatMap((rules): RuleInfo[] => Object.values(rules))
  .sort((one, other) => one.id < other.id ? -1 : 1);

/** The rules of the guard, which compares with what is deployed. */
export const DEPLOYMENT_RULES: readonly RuleInfo[] = Object.values(LIVE_RULES);

export const ALL_RULES: readonly RuleInfo[] = [...CATALOGUE, ...CONSTRUCT_RULES, ...DEPLOYMENT_RULES];
