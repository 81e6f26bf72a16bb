import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import {
  ClientVpnAssociationPlus, ClientVpnAuthentication, ClientVpnAuthorizationPolicy, ClientVpnAuthorizationRulePlus, ClientVpnConnectHandler,
  ClientVpnConnectionLogging, ClientVpnConnectPolicy, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork,
  ClientVpnPlatform, ClientVpnRequirement, ClientVpnRoutePlus, ClientVpnTrustProvider, ClientVpnValidationPlugin,
} from '../../src/index';
import { importedVpc, messageOf, newEndpoint, newStack, samlProvider, validationErrors } from '../fixtures';

/** Calls as JavaScript allows them. */
const untyped = (value: unknown) => value as never;
const TO = { destination: ClientVpnDestination.cidr('10.20.0.0/16') };
const endpoint = (props: object) => newEndpoint(newStack(), props);

describe('an argument too many', () => {
  const call = (factories: object, name: string, ...args: unknown[]) => (
    (factories as Record<string, (...given: unknown[]) => unknown>)[name](...args)
  );

  test.each<[string, () => unknown, string]>([
    ['three DNS servers', () => call(ClientVpnDnsServers, 'of', '1', '2', '3'), 'ClientVpnDnsServers.of(): there are 3 arguments, the last one "3". It takes 2 at most.'],
    ['a log group that is disabled', () => call(ClientVpnConnectionLogging, 'disabled', new logs.LogGroup(newStack(), 'Log')),
      'ClientVpnConnectionLogging.disabled(): there is 1 argument, the construct Stack/Log. It takes none.'],
    ['a second range', () => call(ClientVpnDestination, 'cidr', '10.0.0.0/8', '10.1.0.0/16'), 'ClientVpnDestination.cidr(): there are 2 arguments, the last one "10.1.0.0/16". It takes 1 at most.'],
    ['a network', () => call(ClientVpnNetwork, 'vpc', 1, 2, 3n), 'ClientVpnNetwork.vpc(): there are 3 arguments, the last one 3. It takes 2 at most.'],
    ['an authentication', () => call(ClientVpnAuthentication, 'mutual', {}, Symbol('x')), 'ClientVpnAuthentication.mutual(): there are 2 arguments, the last one Symbol(x). It takes 1 at most.'],
    ['a trust provider', () => call(ClientVpnTrustProvider, 'jamf', {}, {}), 'ClientVpnTrustProvider.jamf(): there are 2 arguments, the last one {}. It takes 1 at most.'],
    ['a policy', () => call(ClientVpnAuthorizationPolicy, 'fromCedar', '', {}, 1), 'ClientVpnAuthorizationPolicy.fromCedar(): there are 3 arguments, the last one 1. It takes 2 at most.'],
    ['a handler', () => call(ClientVpnConnectHandler, 'create', {}, 1), 'ClientVpnConnectHandler.create(): there are 2 arguments, the last one 1. It takes 1 at most.'],
    ['a platform', () => call(ClientVpnPlatform, 'of', 'win', 'mac'), 'ClientVpnPlatform.of(): there are 2 arguments, the last one "mac". It takes 1 at most.'],
    ['a condition', () => call(ClientVpnConnectPolicy, 'allowSourceIps', '10.0.0.0/8', '10.1.0.0/16'),
      'ClientVpnConnectPolicy.allowSourceIps(): there are 2 arguments, the last one "10.1.0.0/16". It takes 1 at most.'],
    ['a requirement', () => call(ClientVpnRequirement, 'twoZones', 3), 'ClientVpnRequirement.twoZones(): there is 1 argument, 3. It takes none.'],
  ])('%s', (_, act, message) => {
    expect(messageOf(act)).toContain(message);
  });

  test('as many as there may be are taken', () => {
    expect(() => ClientVpnDnsServers.of('10.0.0.2', '10.0.0.3')).not.toThrow();
    expect(() => ClientVpnConnectPolicy.allowPlatforms(ClientVpnPlatform.WINDOWS, ClientVpnPlatform.MAC_OS, ClientVpnPlatform.LINUX)).not.toThrow();
  });
});

describe('a misspelled prop', () => {
  test.each<[string, () => unknown, string]>([
    ['of an endpoint', () => endpoint({ sessionTimout: ec2.ClientVpnSessionTimeout.EIGHT_HOURS }), 'Stack/Vpn: there is no prop "sessionTimout". Write sessionTimeout.'],
    ['of servers', () => endpoint({ dnsServer: ClientVpnDnsServers.vpcResolver(), dnsServers: undefined }), 'there is no prop "dnsServer". Write dnsServers.'],
    ['of a network', () => ClientVpnNetwork.vpc(importedVpc(newStack()), untyped({ subnets: {} })), 'ClientVpnNetwork.vpc(): there is no prop "subnets". Write vpcSubnets.'],
    ['of subnets', () => ClientVpnNetwork.subnets(untyped({}), [], untyped({ securityGroup: [] })), 'there is no prop "securityGroup". Write securityGroups.'],
    ['of a gateway', () => ClientVpnNetwork.transitGateway(untyped({}), untyped({ availabilityZone: [] })), 'there is no prop "availabilityZone". Write availabilityZones.'],
    ['of an access', () => newEndpoint(newStack()).addNetworkAccess(TO.destination, untyped({ allUsers: true, descripton: 'the office' })), 'there is no prop "descripton". Write description.'],
    ['of a route', () => newEndpoint(newStack()).addRoute('Route', untyped({ ...TO, subnett: 1 })), 'there is no prop "subnett". Write subnet.'],
    ['of a rule', () => newEndpoint(newStack()).addAuthorizationRule('Rule', untyped({ ...TO, allUser: true })), 'there is no prop "allUser". Write allUsers.'],
    ['of a log', () => ClientVpnConnectionLogging.create(untyped({ retension: 1 })), 'there is no prop "retension". Write retention.'],
    ['of a log group', () => ClientVpnConnectionLogging.toLogGroup(new logs.LogGroup(newStack(), 'Log'), untyped({ streamname: 'x' })), 'there is no prop "streamname". Write streamName.'],
    ['of certificates', () => ClientVpnAuthentication.mutual(untyped({ clientRootCertificat: 1 })), 'there is no prop "clientRootCertificat". Write clientRootCertificate.'],
    ['of an identity provider', () => ClientVpnAuthentication.federated(samlProvider(newStack()), untyped({ selfServiceSAMLProviders: 1 })),
      'there is no prop "selfServiceSAMLProviders". Write selfServiceSamlProvider.'],
    ['of a trust provider', () => ClientVpnTrustProvider.jamf(untyped({ tenantID: 'x' })), 'there is no prop "tenantID". Write tenantId.'],
    ['of a policy', () => ClientVpnAuthorizationPolicy.fromCedar('', untyped({ descripton: 'x' })), 'there is no prop "descripton". Write description.'],
    ['of a handler', () => endpoint({ connectHandler: ClientVpnConnectHandler.create(untyped({ policy: ClientVpnConnectPolicy.allowSourceIps(['10.0.0.1']), loging: {} })) }),
      'there is no prop "loging". Write logging.'],
    ['of the log of a handler', () => endpoint({
      connectHandler: ClientVpnConnectHandler.create({ policy: ClientVpnConnectPolicy.allowSourceIps(['10.0.0.1']), logging: untyped({ retenton: 1 }) }),
    }), 'there is no prop "retenton". Write retention.'],
    ['of an imported endpoint', () => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(newStack(), 'Vpn', untyped({ clientVpnEndpointId: 'cvpn-endpoint-1', securityGroup: [] })),
      'there is no prop "securityGroup". Write securityGroups.'],
    ['of the plugin', () => new ClientVpnValidationPlugin(untyped({ requires: [] })), 'there is no prop "requires". Write require.'],
    ['of code', () => endpoint({ connectHandler: ClientVpnConnectHandler.create({ policy: ClientVpnConnectPolicy.fromCode(Code.fromInline('x'), untyped({ memorysize: 256 })) }) }),
      'there is no prop "memorysize". Write memorySize.'],
    ['of a requirement', () => ClientVpnRequirement.groupsOnly(untyped({ exceptfor: [] })), 'there is no prop "exceptfor". Write exceptFor.'],
  ])('%s', (_, act, message) => {
    expect(messageOf(act)).toContain(message);
  });

  test('one of a construct around it, which passes on all of its own, is none', () => {
    expect(() => endpoint({ team: 'network', costCenter: 7, sessionTimout: undefined })).not.toThrow();
    // what resembles a prop that is given was not meant for it.
    expect(() => endpoint({ dnsServer: '10.0.0.2', dnsServers: ClientVpnDnsServers.of('10.0.0.2') })).not.toThrow();
  });
});

describe('values of another kind', () => {
  test.each<[string, () => unknown, string]>([
    ['an id that is a number', () => newEndpoint(newStack()).addRoute(untyped(5), TO), 'Stack/Vpn: id is 5. Write e.g. "Office".'],
    ['a rule without an id', () => newEndpoint(newStack()).addAuthorizationRule(untyped(undefined), { ...TO, allUsers: true }), 'new ClientVpnAuthorizationRulePlus(): id is missing. Write e.g. "Office".'],
    ['an endpoint with a symbol', () => new ClientVpnEndpointPlus(new Stack(new App(), 'Stack'), untyped(Symbol('x')), untyped({})), 'new ClientVpnEndpointPlus(): id is Symbol(x).'],
    ['a route with a bigint', () => new ClientVpnRoutePlus(newStack(), untyped(10n), untyped({})), 'new ClientVpnRoutePlus(): id is 10.'],
    ['an association with a function', () => new ClientVpnAssociationPlus(newStack(), untyped(() => ''), untyped({})), 'new ClientVpnAssociationPlus(): id is a function.'],
    ['a rule with an empty id', () => new ClientVpnAuthorizationRulePlus(newStack(), '', untyped({})), 'new ClientVpnAuthorizationRulePlus(): id is "".'],
    ['an imported endpoint with a date', () => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(newStack(), untyped(new Date(0)), { clientVpnEndpointId: 'cvpn-endpoint-1' }), 'id is an object of the class Date.'],
    ['a Map of tags', () => endpoint({ tags: new Map([['Team', 'network']]) }), 'tags is an object of the class Map. Write e.g. { Team: "network" }.'],
    ['a Map of options', () => ClientVpnConnectionLogging.create(untyped(new Map())), 'options is an object of the class Map.'],
    ['a Date of options', () => ClientVpnAuthentication.mutual(untyped(new Date(0))), 'options is an object of the class Date.'],
  ])('%s', (_, act, message) => {
    expect(messageOf(act)).toContain(message);
  });
});

test.each([null, 'x', 5, [], ['x']])('properties that are overridden with %j are missing', (properties) => {
  const stack = newStack();
  (newEndpoint(stack).node.defaultChild as CfnResource).addOverride('Properties', properties);
  expect(validationErrors(stack).filter((line) => line.includes('PropertyMissing')).map((line) => /: (\w+) is missing/.exec(line)?.[1])).toEqual([
    'authenticationOptions', 'connectionLogOptions', 'serverCertificateArn',
  ]);
});
