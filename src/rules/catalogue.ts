import { addressTypesRules } from './address-types';
import { associationsRules } from './associations';
import { authenticationRules } from './authentication';
import { authorizationCoverageRules } from './authorization-coverage';
import { authorizationPolicyRules } from './authorization-policy';
import { authorizationPolicyTextRules } from './authorization-policy-text';
import { authorizationPrecedenceRules } from './authorization-precedence';
import { authorizationRulesRules } from './authorization-rules';
import { certificatesRules } from './certificates';
import { clientRangeRules } from './client-range';
import { clientRangeOverlapRules } from './client-range-overlap';
import { connectHandlerRules } from './connect-handler';
import { connectionLogsRules } from './connection-logs';
import { connectionSettingsRules } from './connection-settings';
import { devicePostureRules } from './device-posture';
import { dnsServersRules } from './dns-servers';
import { fullTunnelRules } from './full-tunnel';
import { loginBannerRules } from './login-banner';
import { quotasRules } from './quotas';
import { regionRules } from './region';
import { routeCoverageRules } from './route-coverage';
import { routesRules } from './routes';
import type { Rule } from './rule';
import { schemaRules } from './schema';
import { securityGroupsRules } from './security-groups';
import { selfServicePortalRules } from './self-service-portal';
import { tagsRules } from './tags';
import { transitGatewayRules } from './transit-gateway';
import { transitGatewayAssociationsRules } from './transit-gateway-associations';

/** All rules, by topic. */
export const CATALOGUE: readonly Rule[] = [
  ...clientRangeRules,
  ...clientRangeOverlapRules,
  ...dnsServersRules,
  ...connectionSettingsRules,
  ...loginBannerRules,
  ...authenticationRules,
  ...certificatesRules,
  ...selfServicePortalRules,
  ...regionRules,
  ...securityGroupsRules,
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
];
