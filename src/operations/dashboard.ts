import { Duration } from 'aws-cdk-lib';
import { Dashboard, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { widgetsOf } from './widgets';
import { SESSION_TIMEOUT_HOURS } from '../service/limits';
import { constructId, ENDPOINT_ARGUMENT, expectInstance, expectProps, expectSpelled, limitArguments, type Names } from '../validation/argument-checks';
import { callSite } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const PROPS: Names<ClientVpnDashboardProps> = { endpoint: 'required', dashboardName: true };

/** Who connected before what is shown would not be there as connected. */
const LONGEST_SESSION = Duration.hours(Math.max(...SESSION_TIMEOUT_HOURS.values));

/** What CloudWatch takes for the name of a dashboard. */
const NAME = /^[\w-]{1,255}$/;

/**
 * Which endpoint a dashboard shows. Neither prop changes the endpoint.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
 */
export interface ClientVpnDashboardProps {
  /**
   * The endpoint, created or imported, of any kind: an L1 and `ec2.ClientVpnEndpoint` (its `node.defaultChild`) as well; anything else is an error. Its Region comes
   * along: the dashboard may be in a stack of another one. Another endpoint changes the dashboard in place.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
   */
  readonly endpoint: IClientVpnEndpointRef;

  /**
   * The name of the dashboard, unique in the account: 1 to 255 letters, digits, hyphens and underscores. Changing it replaces the dashboard, and does not interrupt the endpoint.
   *
   * @default - chosen by CloudFormation
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
   */
  readonly dashboardName?: string;
}

/**
 * A dashboard of an endpoint: connections, traffic, failures and denials, the days until something expires; with a connection log, who is connected now and who is
 * connected most. Widgets that would stay empty are left out: of a created endpoint the library knows which, of an imported one only what was said of it. It opens with
 * the last 24 hours: as long as a session lasts.
 *
 * @example
 * declare const vpn: ClientVpnEndpointPlus;
 *
 * new ClientVpnDashboard(this, 'Dashboard', { endpoint: vpn });
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
export class ClientVpnDashboard extends Construct {
  /**
   * The widgets, for a dashboard that you have. Together they are as wide as a dashboard. Who is connected now is only found if it shows 24 hours, or as long as
   * sessions of the endpoint may last (its `defaultInterval`).
   *
   * @param endpoint The endpoint, created or imported, of any kind.
   */
  public static widgetsOf(endpoint: IClientVpnEndpointRef): IWidget[] {
    expectInstance(callSite('ClientVpnDashboard.widgetsOf'), 'endpoint', endpoint, ENDPOINT_ARGUMENT);
    return widgetsOf(endpoint);
  }

  /**
   * The dashboard, for more widgets.
   */
  public readonly dashboard: Dashboard;

  public constructor(scope: Construct, id: string, props: ClientVpnDashboardProps) {
    super(scope, constructId('new ClientVpnDashboard', id, arguments));
    expectProps(this, 'props', props, PROPS, { required: { endpoint: ENDPOINT_ARGUMENT } });
    expectSpelled(this, 'dashboardName', props.dashboardName, NAME, '"client-vpn"');
    this.dashboard = new Dashboard(this, 'Resource', {
      dashboardName: props.dashboardName, defaultInterval: LONGEST_SESSION, widgets: [widgetsOf(props.endpoint)],
    });
  }
}

limitArguments('ClientVpnDashboard', ClientVpnDashboard, { widgetsOf: 1 });
