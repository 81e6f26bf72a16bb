/** The alarms of an endpoint, as CloudWatch is told of them. */
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import {
  ClientVpnAlarm, ClientVpnAlarms, type ClientVpnAlarmsProps, ClientVpnAuthentication, ClientVpnAuthorizationPolicy, ClientVpnConnectHandler,
  ClientVpnConnectPolicy, type ClientVpnEndpointPlusProps,
} from '../../src';
import { newEndpoint, newStack, samlProvider } from '../fixtures';

export type Options = Omit<ClientVpnAlarmsProps, 'endpoint'>;

/** What CloudWatch is told, by the ids of the alarms. */
export function alarmsOf(endpoint: IClientVpnEndpointRef, options: Options = {}): Readonly<Record<string, any>> {
  const stack = Stack.of(endpoint);
  const { alarms } = new ClientVpnAlarms(stack, 'Alarms', { endpoint, ...options });
  const resources = Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm');
  return Object.fromEntries(alarms.map((alarm) => [alarm.node.id, resources[stack.resolve((alarm.node.defaultChild as any).logicalId)].Properties]));
}

export const alarmsFor = (props: Partial<ClientVpnEndpointPlusProps>, options?: Options) => alarmsOf(newEndpoint(newStack(), props), options);

export const handler = () => ClientVpnConnectHandler.create({ policy: ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']) });
export const policy = () => ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);');

/** Those of an endpoint that has everything, of each kind one. */
export const everyAlarm = () => alarmsFor({
  authentication: ClientVpnAuthentication.federated(samlProvider(newStack())).withMutual(),
  connectHandler: handler(),
  authorizationPolicy: policy(),
}, {
  authenticationFailures: ClientVpnAlarm.at(20),
  connectHandlerDenials: ClientVpnAlarm.at(30),
  authorizationPolicyDenials: ClientVpnAlarm.at(40),
});
