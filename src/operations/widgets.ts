/** What a dashboard shows of an endpoint. */
import { Stack } from 'aws-cdk-lib';
import { GraphWidget, type IMetric, type IWidget, LogQueryVisualizationType, LogQueryWidget, SingleValueWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { type EndpointFeatures, featuresOf } from './endpoint-features';
import { commandsOf, CONNECTED_NOW, type LogQuery, TOP_USERS } from './log-queries';
import { IDENTITY_PROVIDER_CERTIFICATE, REVOCATION_LIST, SERVER_CERTIFICATE } from './watched';
import { endpointMetric, handlerErrors } from '../metrics/endpoint-metric';

type Labelled = (name: string, label: string) => IMetric;

const HEIGHT = 6;
const FULL_WIDTH = 24;

/** The widgets that have data, in rows of the full width. */
export function widgetsOf(endpoint: IClientVpnEndpointRef): IWidget[] {
  const features = featuresOf(endpoint);
  const metric: Labelled = (name, label) => endpointMetric(endpoint, name, { label });
  const width = FULL_WIDTH / 2;
  const expiries = [[REVOCATION_LIST, 'Revocation list'], [IDENTITY_PROVIDER_CERTIFICATE, 'Identity provider'], [SERVER_CERTIFICATE, 'Server certificate']] as const;
  const shown = expiries.filter(([{ hasData }]) => hasData(features) === true);
  return [
    new GraphWidget({ title: 'Connections', left: [metric('ActiveConnectionsCount', 'Connected clients')], width, height: HEIGHT }),
    new GraphWidget({
      title: 'Traffic', left: [metric('IngressBytes', 'Bytes from clients'), metric('EgressBytes', 'Bytes to clients')], width, height: HEIGHT,
    }),
    new GraphWidget({ title: 'Failures and denials', left: failures(endpoint, features, metric), width: shown.length === 0 ? FULL_WIDTH : width, height: HEIGHT }),
    ...shown.length === 0 ? [] : [new SingleValueWidget({
      title: 'Days to expiry', metrics: shown.map(([watched, label]) => watched.metric(endpoint, features, label)), width, height: HEIGHT,
    })],
    ...[CONNECTED_NOW, TOP_USERS].flatMap((query) => ofLog(query, endpoint, features)),
  ];
}

function failures(endpoint: IClientVpnEndpointRef, { authorizationPolicy, connectHandler }: EndpointFeatures, metric: Labelled): IMetric[] {
  return [
    metric('AuthenticationFailures', 'Failed authentications'),
    ...connectHandler === true ? [
      handlerErrors(endpoint, { label: 'Faults of the connect handler' }),
      metric('ClientConnectHandlerDeniedConnections', 'Denied by the connect handler'),
    ] : [],
    ...authorizationPolicy === true ? [metric('AuthorizationPolicyDeniedConnections', 'Denied by the authorization policy')] : [],
  ];
}

function ofLog(query: LogQuery, endpoint: IClientVpnEndpointRef, features: EndpointFeatures): IWidget[] {
  const { logGroupName } = features;
  return logGroupName === undefined ? [] : [new LogQueryWidget({
    title: query.name,
    logGroupNames: [logGroupName],
    queryLines: commandsOf(query, endpoint.clientVpnEndpointRef.clientVpnEndpointId, features),
    view: LogQueryVisualizationType.TABLE,
    // on a dashboard of another Region it would ask that one.
    region: Stack.of(endpoint).region,
    width: FULL_WIDTH,
    height: HEIGHT,
  })];
}
