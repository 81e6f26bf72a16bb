/** The rules of the guard: what a deployment does to what is deployed. Each stands for one effect, and only a comparison can tell. */
import type { RuleInfo, Severity } from '../evaluation/rule';
import { API_ERRORS, cloudFormation, guide, UPDATE_BEHAVIORS } from '../service/sources';

function live<S extends Severity>(id: string, severity: S, title: string, why: string, source: string): RuleInfo<S> {
  return { id, severity, title, why, source };
}

export const LIVE_RULES = {
  'deleted': live('LiveEndpointDeleted', 'error', 'A live endpoint, its security group and its log group stay.',
    'With the endpoint its DNS name, its portal and every exported client configuration are gone for good.', UPDATE_BEHAVIORS),
  'replaced': live('LiveEndpointReplaced', 'error', 'A live endpoint, and what is attached to it, is not replaced.',
    'A new endpoint has another id, DNS name and portal URL, and every exported client configuration stops working.', UPDATE_BEHAVIORS),
  'fails': live('DeploymentFails', 'error', 'Nothing is created that is deployed already under another logical id.',
    'CloudFormation creates first and deletes at the end, the service rejects the duplicate, and the deployment is rolled back.', API_ERRORS),
  'disconnects': live('LiveClientsDisconnected', 'warning', 'A deployment does not disconnect all clients.',
    'An enforced authorization policy that is added or changed disconnects everyone, and so does the removal of the last association.', guide('device-posture-step4')),
  'resets': live('LiveConnectionsReset', 'warning', 'A deployment does not reset connections.',
    'Server certificate, name servers, port, split tunnel, authorization rules, and routes of a split tunnel reset them.', guide('cvpn-working-endpoints')),
  'ends-sessions': live('LiveSessionsEnd', 'warning', 'The session timeout does not get shorter.',
    'Sessions that are older than the new limit end.', guide('cvpn-working-max-duration')),
  'data-lost': live('LiveLogsLost', 'warning', 'Connection logs are kept as long as before.',
    'CloudWatch Logs deletes the entries that are older than the new retention.', cloudFormation('aws-resource-logs-loggroup')),
  'slow': live('LiveChangeSlow', 'warning', 'The security groups of a live endpoint stay.',
    'The service may take up to 4 hours to apply others; until then the earlier ones hold.', guide('cvpn-working-endpoint-modify')),
} as const;
