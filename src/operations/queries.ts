import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { featuresOf } from './endpoint-features';
import { commandsOf, LOG_QUERIES } from './log-queries';
import { LOG_GROUP_UNKNOWN } from '../rules/construct-rules';
import { constructId, ENDPOINT_ARGUMENT, expectProps, expectSpelled, type Names } from '../validation/argument-checks';
import { report } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const PROPS: Names<ClientVpnQueriesProps> = { endpoint: 'required', folder: true };

/** Folder and name together have at most 255 characters. */
const FOLDER = /^.{1,200}$/s;

/**
 * The connection log of which endpoint is asked. Neither prop changes the endpoint or its log: saved queries are created, updated or deleted.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_Insights-Saving-Queries.html
 */
export interface ClientVpnQueriesProps {
  /**
   * The endpoint, of any kind, which logs connections; one that was imported, with its `logGroup`. Without a log, or where it is not known, it is an error
   * (`LogGroupUnknown`). The queries belong into the Region and the account of the log.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
   */
  readonly endpoint: IClientVpnEndpointRef;

  /**
   * The folder of the queries in the console, with slashes between folders: 1 to 200 characters. Names of queries are unique in an account and Region. Changing it does not interrupt the endpoint.
   *
   * @default - the path of the endpoint, such as `Prod/Vpn`
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_Insights-Saving-Queries.html
   */
  readonly folder?: string;
}

/**
 * Saved queries of CloudWatch Logs Insights about the connections of an endpoint: who is connected now, use by user and month, failed attempts by reason, users from
 * several places; with a connect handler the denials by condition, and with an authorization policy in shadow mode, what it would deny.
 *
 * @example
 * declare const vpn: ClientVpnEndpointPlus;
 *
 * new ClientVpnQueries(this, 'Queries', { endpoint: vpn });
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AnalyzingLogData.html
 */
export class ClientVpnQueries extends Construct {
  public constructor(scope: Construct, id: string, props: ClientVpnQueriesProps) {
    super(scope, constructId('new ClientVpnQueries', id, arguments));
    expectProps(this, 'props', props, PROPS, { required: { endpoint: ENDPOINT_ARGUMENT } });
    expectSpelled(this, 'folder', props.folder, FOLDER, '"vpn"');
    const { endpoint, folder = endpoint.node.path } = props;
    const features = featuresOf(endpoint);
    const { logGroupName } = features;
    if (logGroupName === undefined) {
      report(this, LOG_GROUP_UNKNOWN, 'the log group of the endpoint is not known, or it logs no connections.',
        'Leave connectionLogging as it is by default, or give fromClientVpnEndpointAttributes() the logGroup.');
    }
    for (const query of LOG_QUERIES.filter(({ hasAnswers }) => hasAnswers(features) !== false)) {
      new CfnQueryDefinition(this, query.name.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase()), {
        name: `${folder}/${query.name}`,
        logGroupNames: [logGroupName],
        queryString: commandsOf(query, endpoint.clientVpnEndpointRef.clientVpnEndpointId, features).join('\n| '),
      });
    }
  }
}
