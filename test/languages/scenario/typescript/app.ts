import {
  App, CfnOutput, NestedStack, RemovalPolicy, Stack, Validations,
  aws_certificatemanager as acm, aws_directoryservice as directoryservice, aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_lambda as lambda,
  aws_logs as logs,
} from 'aws-cdk-lib';
import {
  ClientVpnAssociation, ClientVpnAuthentication, ClientVpnAuthorizationRulePlus, ClientVpnConnectHandler, ClientVpnConnectionLogging,
  ClientVpnDestination, ClientVpnDnsServers, ClientVpnEffectiveAccess, ClientVpnEndpointPlus, ClientVpnNetwork, ClientVpnReachability,
  ClientVpnRoutePlus, ClientVpnValidation,
} from 'cdk-client-vpn-plus';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Scenario');

// what the endpoints take for given.
const vpc = new ec2.Vpc(stack, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'), maxAzs: 2, natGateways: 1 });
const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-central-1:111122223333:certificate/server');
const clientRoot = acm.Certificate.fromCertificateArn(stack, 'ClientRoot', 'arn:aws:acm:eu-central-1:111122223333:certificate/clients');
const staff = iam.SamlProvider.fromSamlProviderArn(stack, 'Staff', 'arn:aws:iam::111122223333:saml-provider/staff');
const portal = iam.SamlProvider.fromSamlProviderArn(stack, 'Portal', 'arn:aws:iam::111122223333:saml-provider/portal');
const handler = lambda.Function.fromFunctionAttributes(stack, 'Handler', {
  functionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-Guard',
  sameEnvironment: true,
});
const logGroup = new logs.LogGroup(stack, 'Connections');
const securityGroup = new ec2.SecurityGroup(stack, 'Clients', { vpc });
const database = new ec2.SecurityGroup(stack, 'Database', { vpc });
const vpcSettings = { vpcId: vpc.vpcId, subnetIds: vpc.selectSubnets({ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }).subnetIds };
const microsoftAd = new directoryservice.CfnMicrosoftAD(stack, 'MicrosoftAd', { name: 'corp.example.com', password: '{{resolve:secretsmanager:directory}}', vpcSettings });
const simpleAd = new directoryservice.CfnSimpleAD(stack, 'SimpleAd', { name: 'lab.example.com', password: '{{resolve:secretsmanager:directory}}', size: 'Small', vpcSettings });

// every prop of an endpoint.
const vpn = new ClientVpnEndpointPlus(stack, 'Everything', {
  authentication: ClientVpnAuthentication.federated(staff, { selfServiceSamlProvider: portal }).withMutual(clientRoot),
  clientCidrBlock: '10.100.0.0/16',
  clientLoginBanner: 'Authorized use only.',
  clientRouteEnforcement: true,
  connectHandler: ClientVpnConnectHandler.fromFunction(handler),
  connectionLogging: ClientVpnConnectionLogging.create({
    encryptionKey: new kms.Key(stack, 'LogKey'),
    logGroupName: 'client-vpn/everything',
    removalPolicy: RemovalPolicy.DESTROY,
    retention: logs.RetentionDays.SIX_MONTHS,
  }),
  description: 'Every prop',
  disconnectOnSessionTimeout: false,
  dnsServers: ClientVpnDnsServers.of('10.0.0.10', '10.0.1.10'),
  expectedConnections: 500,
  maxConcurrentOperations: 2,
  network: ClientVpnNetwork.vpc(vpc, {
    associate: false,
    securityGroups: [securityGroup],
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
  }),
  selfServicePortal: true,
  serverCertificate: certificate,
  sessionTimeout: ec2.ClientVpnSessionTimeout.EIGHT_HOURS,
  splitTunnel: false,
  tags: { Team: 'network' },
  transportProtocol: ec2.TransportProtocol.TCP,
  vpnPort: ec2.VpnPort.OPENVPN,
});
const association = vpn.associateSubnet(vpc.privateSubnets[0]);
vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering', 'operations'], description: 'The VPC' });
vpn.addNetworkAccess(ClientVpnDestination.internet(), { allUsers: true });
vpn.addNetworkAccess(ClientVpnDestination.cidr('10.64.0.0/16'), { groups: ['operations'], scope: new NestedStack(stack, 'Branches') });
vpn.addRoute('DataCenter', { destination: ClientVpnDestination.cidr('10.20.0.0/16'), subnet: vpc.privateSubnets[0], description: 'Data center' });
vpn.addAuthorizationRule('DataCenterOperations', { destination: ClientVpnDestination.cidr('10.20.0.0/16'), group: 'operations', description: 'Data center' });
vpn.addAuthorizationRule('Subnet', { destination: ClientVpnDestination.subnet(vpc.privateSubnets[1]), allUsers: true });
vpn.connections.allowTo(database, ec2.Port.POSTGRES);

// every other way to sign in, to be somewhere and to log.
const directory = new ClientVpnEndpointPlus(stack, 'Directory', {
  authentication: ClientVpnAuthentication.activeDirectory('d-1234567890'),
  clientCidrBlock: '10.101.0.0/16',
  connectionLogging: ClientVpnConnectionLogging.toLogGroup(logGroup, { createStream: true, streamName: 'directory' }),
  dnsServers: ClientVpnDnsServers.vpcResolver(),
  network: ClientVpnNetwork.subnets(vpc, vpc.privateSubnets, { securityGroups: [securityGroup] }),
  serverCertificate: certificate,
});
directory.addNetworkAccess(ClientVpnDestination.clients(), { groups: ['S-1-5-21-1-2-3-1104'] });
new ClientVpnEndpointPlus(stack, 'MicrosoftAdUsers', {
  authentication: ClientVpnAuthentication.microsoftAd(microsoftAd),
  clientCidrBlock: '10.102.0.0/16',
  serverCertificate: certificate,
});
new ClientVpnEndpointPlus(stack, 'SimpleAdUsers', {
  authentication: ClientVpnAuthentication.simpleAd(simpleAd),
  clientCidrBlock: '10.103.0.0/16',
  serverCertificate: certificate,
});
const devices = new ClientVpnEndpointPlus(stack, 'Devices', {
  authentication: ClientVpnAuthentication.mutual(clientRoot),
  clientCidrBlock: '10.104.0.0/16',
  connectionLogging: ClientVpnConnectionLogging.disabled(),
  serverCertificate: certificate,
});

// an endpoint of elsewhere, and its parts as constructs of their own.
const imported = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', {
  associatedSubnets: [vpc.privateSubnets[0]],
  clientCidrBlock: '10.105.0.0/16',
  clientVpnEndpointId: 'cvpn-endpoint-0123456789abcdef0',
  securityGroups: [securityGroup],
  vpc,
});
imported.addNetworkAccess(ClientVpnDestination.cidr('10.30.0.0/16'), { groups: ['operations'] });
imported.addRoute('Lab', { destination: ClientVpnDestination.cidr('10.31.0.0/16') });
imported.addAuthorizationRule('LabEngineering', { destination: ClientVpnDestination.cidr('10.31.0.0/16'), group: 'engineering' });
const importedAssociation = imported.associateSubnet(vpc.privateSubnets[1]);
new ClientVpnAssociation(stack, 'Association', { clientVpnEndpoint: devices, subnet: vpc.privateSubnets[0] });
new ClientVpnRoutePlus(stack, 'Route', {
  clientVpnEndpoint: devices,
  description: 'Warehouse',
  destination: ClientVpnDestination.cidr('10.40.0.0/16'),
  subnet: vpc.privateSubnets[0],
});
new ClientVpnAuthorizationRulePlus(stack, 'Rule', {
  allUsers: true,
  clientVpnEndpoint: devices,
  description: 'Warehouse',
  destination: ClientVpnDestination.cidr('10.40.0.0/16'),
});

// everything that can be read.
const access = vpn.effectiveAccess();
const [row] = access.table();
const [reaching] = access.whoReaches('10.64.0.7');
stack.addMetadata('Reached', [
  access.canReach('operations', '10.20.0.7') === ClientVpnReachability.YES,
  access.canReach('engineering', '10.20.0.7') === ClientVpnReachability.NO,
  access.canReach('operations', '0.0.0.0/0') === ClientVpnReachability.PARTLY,
  access.canReach(vpc.vpcId, '10.0.0.7') === ClientVpnReachability.UNKNOWN,
]);
stack.addMetadata('Why', access.why(ClientVpnEffectiveAccess.ALL_USERS, '10.0.9.7'));
stack.addMetadata('Row', [row.destination, row.group, row.reachability, row.reason, row.authorizationRules, row.routes, row.associations]);
stack.addMetadata('Reaching', [reaching.destination, reaching.group, reaching.routes]);
const validation = new ClientVpnValidation();
Validations.of(app).addPlugins(validation);
stack.addMetadata('Plugin', [validation.name, validation.ruleIds!.length > 50, validation.version]);
stack.addMetadata('Created', [ClientVpnEndpointPlus.isClientVpnEndpointPlus(vpn), ClientVpnEndpointPlus.isClientVpnEndpointPlus(stack)]);
stack.addMetadata('Injection', ClientVpnEndpointPlus.PROPERTY_INJECTION_ID);
stack.addMetadata('Associations', [vpn.associations[0].node.path, association.subnet!.node.path, importedAssociation.subnet!.node.path]);
new CfnOutput(stack, 'EndpointId', { value: vpn.clientVpnEndpointId });
new CfnOutput(stack, 'EndpointArn', { value: vpn.clientVpnEndpointArn });
new CfnOutput(stack, 'EndpointRef', { value: vpn.clientVpnEndpointRef.clientVpnEndpointId });
new CfnOutput(stack, 'EndpointDnsName', { value: vpn.clientVpnEndpointDnsName });
new CfnOutput(stack, 'PortalUrl', { value: vpn.selfServicePortalUrl });
new CfnOutput(stack, 'LogGroup', { value: vpn.logGroup!.logGroupRef.logGroupName });
new CfnOutput(stack, 'SecurityGroup', { value: vpn.securityGroups[0].securityGroupId });
new CfnOutput(stack, 'ImportedId', { value: imported.clientVpnEndpointId });
new CfnOutput(stack, 'ImportedArn', { value: imported.clientVpnEndpointArn });
new CfnOutput(stack, 'ImportedDnsName', { value: imported.clientVpnEndpointDnsName });
new CfnOutput(stack, 'ImportedPortalUrl', { value: imported.selfServicePortalUrl });

app.synth();

// a wrong prop, and what is only found at synth: as a user of this language learns of them.
const mistakes = new App({ autoSynth: false });
const mistaken = new Stack(mistakes, 'Mistakes');
try {
  new ClientVpnEndpointPlus(mistaken, 'Vpn', {
    authentication: ClientVpnAuthentication.mutual(),
    clientCidrBlock: '10.0.0.0/28',
    serverCertificate: acm.Certificate.fromCertificateArn(mistaken, 'Certificate', 'arn:aws:acm:eu-central-1:111122223333:certificate/server'),
  });
} catch (error) {
  console.log((error as Error).message);
}
try {
  const foreign = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(mistaken, 'Foreign', { clientVpnEndpointId: 'cvpn-endpoint-0123456789abcdef1' });
  const twice = { clientVpnEndpoint: foreign, destination: ClientVpnDestination.internet(), allUsers: true };
  new ClientVpnAuthorizationRulePlus(mistaken, 'Once', twice);
  new ClientVpnAuthorizationRulePlus(mistaken, 'Twice', twice);
  mistakes.synth();
} catch (error) {
  console.log((error as Error).message);
}
