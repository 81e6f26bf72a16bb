/**
 * Questions to the connection log, in the language of CloudWatch Logs Insights. All values of the log are texts, a missing one is "NA", and bytes count up from the
 * beginning of a connection: of each connection its end tells them.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
import type { EndpointFeatures } from './endpoint-features';

export interface LogQuery {
  readonly name: string;
  /** Whether there can ever be an answer; nothing where the app does not tell. */
  readonly hasAnswers: (features: EndpointFeatures) => boolean | undefined;
  /** The commands, for who clients are by the fields of the log. */
  readonly commands: (who: string) => readonly string[];
}

const ALWAYS = () => true;

const CONNECTED = "`connection-log-type` = 'connection-attempt' and `connection-attempt-status` = 'successful'";
const FAILED = "`connection-log-type` = 'connection-attempt' and `connection-attempt-status` = 'failed'";
// SAML resets a connection as well, before it begins: when the assertion is received.
const ENDED = "`connection-log-type` = 'connection-reset' and `connection-reset-status` = 'NA'";

/** What each connection came to: one line for each, however often its end was logged. */
const CONNECTIONS = (by: string) => [
  `filter ${ENDED}`,
  'fields `connection-duration-seconds` / 3600 as duration, `ingress-bytes` / 1048576 as received, `egress-bytes` / 1048576 as sent',
  `stats max(duration) as hours, max(received) as received_mib, max(sent) as sent_mib by \`connection-id\`, ${by}`,
];
const SUMS = 'count(*) as connections, sum(hours) as total_hours, sum(received_mib) as total_received_mib, sum(sent_mib) as total_sent_mib';

export const CONNECTED_NOW: LogQuery = {
  name: 'Connected now',
  hasAnswers: ALWAYS,
  commands: (who) => [
    `filter (${CONNECTED}) or (${ENDED})`,
    // of the two words for what was logged, that for the end sorts last.
    'stats sortsLast(`connection-log-type`) as last_event, min(@timestamp) as since, sortsLast(`client-ip`) as client_address, '
      + `sortsLast(\`device-ip\`) as device_address, sortsLast(\`device-type\`) as device by \`connection-id\`, ${who}`,
    "filter last_event = 'connection-attempt'",
    'sort since desc',
  ],
};

export const TOP_USERS: LogQuery = {
  name: 'Top users',
  hasAnswers: ALWAYS,
  commands: (who) => [...CONNECTIONS(who), `stats ${SUMS} by ${who}`, 'sort total_hours desc', 'limit 10'],
};

export const LOG_QUERIES: readonly LogQuery[] = [
  CONNECTED_NOW,
  {
    name: 'Use by user and month',
    hasAnswers: ALWAYS,
    commands: (who) => [...CONNECTIONS(`${who}, bin(1mo) as month`), `stats ${SUMS} by month, ${who}`, 'sort month desc, total_hours desc'],
  },
  {
    name: 'Failed attempts by reason',
    hasAnswers: ALWAYS,
    commands: (who) => [
      `filter ${FAILED}`,
      `stats count(*) as attempts, max(@timestamp) as last_attempt by \`connection-attempt-failure-reason\`, ${who}`,
      'sort attempts desc',
    ],
  },
  {
    name: 'Denials by condition of the connect handler',
    hasAnswers: ({ connectHandler }) => connectHandler,
    commands: (who) => [
      `filter ${FAILED} and \`connection-attempt-failure-reason\` = 'client-connect-failed'`,
      // what the handler said is one text or a list of texts.
      String.raw`parse @message /"posture-compliance-statuses"\s*:\s*(?<conditions>\[[^\]]*\]|"[^"]*")/`,
      `stats count(*) as denials, max(@timestamp) as last_denial by conditions, ${who}`,
      'sort denials desc',
    ],
  },
  {
    name: 'What the shadow policy would deny',
    hasAnswers: ({ shadowPolicy }) => shadowPolicy,
    commands: (who) => [
      "filter `authorization-policy-evaluation.shadow-mode` = 'enabled' and `authorization-policy-evaluation.result` in ['deny', 'error']",
      `stats count(*) as evaluations, max(@timestamp) as last_evaluation by \`authorization-policy-evaluation.result\`, ${who}`,
      'sort evaluations desc',
    ],
  },
  {
    name: 'Users from several places',
    hasAnswers: ALWAYS,
    commands: (who) => [
      `filter ${CONNECTED}`,
      `stats count_distinct(\`device-ip\`) as places, count(*) as connections by ${who}, bin(1d) as day`,
      'filter places > 1',
      'sort day desc, places desc',
    ],
  },
];

/** The commands of a query about one endpoint: others may write to the same log group. */
export function commandsOf({ commands }: LogQuery, endpointId: string, { certificates, users }: EndpointFeatures): string[] {
  const who = users === false ? '`common-name`' : users === true && certificates === false ? 'username' : 'username, `common-name`';
  return [`filter \`client-vpn-endpoint-id\` = '${endpointId}'`, ...commands(who)];
}
