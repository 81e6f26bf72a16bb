const assert = require('node:assert');
const {
  App, CfnOutput, CfnWaitConditionHandle, Duration, NestedStack, RemovalPolicy, Stack, TimeZone, Validations,
  aws_certificatemanager: acm, aws_cloudwatch: cloudwatch, aws_cloudwatch_actions: actions, aws_directoryservice: directoryservice, aws_ec2: ec2,
  aws_events: events, aws_iam: iam, aws_kms: kms, aws_lambda: lambda, aws_logs: logs, aws_s3: s3, aws_sns: sns,
} = require('aws-cdk-lib');
const {
  ClientVpnAdoption, ClientVpnAlarm, ClientVpnAlarms, ClientVpnAssociationPlus, ClientVpnAuthentication, ClientVpnAuthorizationPolicy, ClientVpnAuthorizationResult, ClientVpnAuthorizationRulePlus,
  ClientVpnConnectHandler, ClientVpnConnectionLogging, ClientVpnConnectPolicy, ClientVpnDashboard, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEffectiveAccess,
  ClientVpnEndpointGrants, ClientVpnEndpointPlus, ClientVpnIpAddressType, ClientVpnManagedTags, ClientVpnNetwork, ClientVpnPlatform, ClientVpnQueries, ClientVpnReachability, ClientVpnRoutePlus,
  ClientVpnRequirement, ClientVpnRevocationList, ClientVpnTrustProvider, ClientVpnValidationPlugin, ClientVpnWeekday,
} = require('cdk-client-vpn-plus');

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
const gateway = new ec2.CfnTransitGateway(stack, 'Gateway', { transitGatewayCidrBlocks: ['10.99.0.0/24'] });
const policy = ClientVpnAuthorizationPolicy.fromFile('policy.cedar', { description: 'Healthy devices' });
const logKey = new kms.Key(stack, 'LogKey');
const lists = s3.Bucket.fromBucketName(stack, 'Lists', 'revocation-lists');
const simpleAd = new directoryservice.CfnSimpleAD(stack, 'SimpleAd', { name: 'lab.example.com', password: '{{resolve:secretsmanager:directory}}', size: 'Small', vpcSettings });

// every prop of an endpoint.
const vpn = new ClientVpnEndpointPlus(stack, 'Everything', {
  authentication: ClientVpnAuthentication.federated(staff, { selfServiceSamlProvider: portal }).withMutual({ clientRootCertificate: clientRoot }),
  authorizationPolicy: policy.shadow(),
  clientCidrBlock: '10.100.0.0/16',
  clientLoginBanner: 'Authorized use only.',
  clientRouteEnforcement: true,
  connectHandler: ClientVpnConnectHandler.create({
    logging: { retention: logs.RetentionDays.ONE_WEEK },
    policy: ClientVpnConnectPolicy.allOf(
      ClientVpnConnectPolicy.allowPlatforms(ClientVpnPlatform.WINDOWS, ClientVpnPlatform.MAC_OS, ClientVpnPlatform.LINUX, ClientVpnPlatform.ANDROID,
        ClientVpnPlatform.IOS, ClientVpnPlatform.of('chromeos')),
      ClientVpnConnectPolicy.minimumClientVersion('2.5.0'),
      ClientVpnConnectPolicy.anyOf(
        ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']),
        ClientVpnConnectPolicy.allowHours({
          days: [ClientVpnWeekday.MONDAY, ClientVpnWeekday.TUESDAY, ClientVpnWeekday.WEDNESDAY, ClientVpnWeekday.THURSDAY, ClientVpnWeekday.FRIDAY],
          end: '22:00',
          start: '06:00',
          timezone: TimeZone.EUROPE_BERLIN,
        }),
        ClientVpnConnectPolicy.allowHours({
          days: [ClientVpnWeekday.SATURDAY, ClientVpnWeekday.SUNDAY], end: '12:00', start: '00:00', timezone: TimeZone.EUROPE_BERLIN,
        }),
        ClientVpnConnectPolicy.allowHours({
          days: [ClientVpnWeekday.EVERY_DAY], end: '12:30', start: '12:00', timezone: TimeZone.EUROPE_BERLIN,
        }),
      ).withMessage('Not now, not from here.'),
    ),
    provisionedConcurrentExecutions: 1,
  }),
  connectionLogging: ClientVpnConnectionLogging.create({
    encryptionKey: logKey,
    includeAuthorizationPolicyContext: true,
    logGroupName: 'client-vpn/everything',
    removalPolicy: RemovalPolicy.DESTROY,
    retention: logs.RetentionDays.SIX_MONTHS,
  }),
  description: 'Every prop',
  disconnectOnSessionTimeout: false,
  dnsServers: ClientVpnDnsServers.of('10.0.0.10', '10.0.1.10'),
  endpointIpAddressType: ClientVpnIpAddressType.DUAL_STACK,
  expectedConnections: 500,
  managedTags: ClientVpnManagedTags.of({ Cost: '42' }),
  maxConcurrentOperations: 2,
  network: ClientVpnNetwork.vpc(vpc, {
    associate: false,
    securityGroups: [securityGroup],
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
  }),
  revocationList: ClientVpnRevocationList.fromFile('crl.pem', { announced: '12' }),
  selfServicePortal: true,
  serverCertificate: certificate,
  sessionTimeout: ec2.ClientVpnSessionTimeout.EIGHT_HOURS,
  splitTunnel: false,
  tags: { Team: 'network' },
  trafficIpAddressType: ClientVpnIpAddressType.IPV4,
  transportProtocol: ec2.TransportProtocol.TCP,
  trustProviders: [
    ClientVpnTrustProvider.crowdStrike({ publicSigningKeyUrl: 'https://example.com/crowdstrike.json', tenantId: '0123456789abcdef0123456789abcdef-01' }),
    ClientVpnTrustProvider.jamf({ tenantId: 'a1b2c3d4-5678-90ab-cdef-333333333333' }),
    ClientVpnTrustProvider.jumpCloud({ publicSigningKeyUrl: 'https://example.com/jumpcloud.json', tenantId: 'a1b2c3d4-5678-90ab-cdef-444444444444' }),
  ],
  vpnPort: ec2.VpnPort.OPENVPN,
});
const association = vpn.associateSubnet(vpc.privateSubnets[0]);
vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering', 'operations'], description: 'The VPC' });
vpn.addNetworkAccess(ClientVpnDestination.internet(), { allUsers: true });
vpn.addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true });
const branches = vpn.addNetworkAccess(ClientVpnDestination.cidr('10.64.0.0/16'), {
  groups: ['operations'], routeDescription: 'Branches', scope: new NestedStack(stack, 'Branches'),
});
new CfnWaitConditionHandle(stack, 'BranchesReached').node.addDependency(branches);
vpn.addRoute('DataCenter', { destination: ClientVpnDestination.cidr('10.20.0.0/16'), subnet: vpc.privateSubnets[0], description: 'Data center' });
vpn.addAuthorizationRule('DataCenterOperations', { destination: ClientVpnDestination.cidr('10.20.0.0/16'), group: 'operations', description: 'Data center' });
vpn.addAuthorizationRule('Subnet', { destination: ClientVpnDestination.subnet(vpc.privateSubnets[1]), allUsers: true });
vpn.connections.allowTo(database, ec2.Port.POSTGRES);

// every other way to sign in, to be somewhere and to log.
const directory = new ClientVpnEndpointPlus(stack, 'Directory', {
  authentication: ClientVpnAuthentication.activeDirectory('d-1234567890'),
  authorizationPolicy: ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);'),
  clientCidrBlock: '10.101.0.0/16',
  connectionLogging: ClientVpnConnectionLogging.toLogGroup(logGroup, {
    createStream: true,
    includeAuthorizationPolicyContext: true,
    streamName: 'directory',
  }),
  dnsServers: ClientVpnDnsServers.vpcResolver(),
  network: ClientVpnNetwork.subnets(vpc, vpc.privateSubnets, { securityGroups: [securityGroup] }),
  serverCertificate: certificate,
});
directory.addNetworkAccess(ClientVpnDestination.clients(), { groups: ['S-1-5-21-1-2-3-1104'] });
new ClientVpnEndpointPlus(stack, 'MicrosoftAdUsers', {
  authentication: ClientVpnAuthentication.microsoftAd(microsoftAd),
  clientCidrBlock: '10.102.0.0/16',
  connectHandler: ClientVpnConnectHandler.fromFunction(handler),
  serverCertificate: certificate,
});
new ClientVpnEndpointPlus(stack, 'SimpleAdUsers', {
  authentication: ClientVpnAuthentication.simpleAd(simpleAd),
  clientCidrBlock: '10.103.0.0/16',
  connectHandler: ClientVpnConnectHandler.create({
    policy: ClientVpnConnectPolicy.fromCode(lambda.Code.fromInline('def decide(event, context): return {}'), {
      environment: { REGION: 'eu-central-1' },
      environmentEncryption: logKey,
      handler: 'index.decide',
      memorySize: 256,
      runtime: lambda.Runtime.PYTHON_3_13,
    }),
  }),
  serverCertificate: certificate,
});
const devices = new ClientVpnEndpointPlus(stack, 'Devices', {
  authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: clientRoot, clientRootCertificateFile: 'ca.crt' }),
  clientCidrBlock: '10.104.0.0/16',
  connectionLogging: ClientVpnConnectionLogging.disabled(),
  serverCertificate: certificate,
  serverCertificateFile: { path: 'server.crt', commonName: 'vpn.example.com' },
});

const byGateway = new ClientVpnEndpointPlus(stack, 'ByGateway', {
  authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: clientRoot }),
  endpointIpAddressType: ClientVpnIpAddressType.DUAL_STACK,
  network: ClientVpnNetwork.transitGateway(gateway, { availabilityZones: ['eu-central-1a'] }),
  serverCertificate: certificate,
  trafficIpAddressType: ClientVpnIpAddressType.IPV6,
});
const zone = byGateway.associateAvailabilityZone('eu-central-1b');
const byZoneId = new ClientVpnEndpointPlus(stack, 'ByZoneId', {
  authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: clientRoot }),
  clientCidrBlock: '10.107.0.0/16',
  network: ClientVpnNetwork.transitGateway(gateway, { availabilityZoneIds: ['euc1-az1'] }),
  serverCertificate: certificate,
});
byZoneId.associateAvailabilityZoneId('euc1-az2');

// an imported endpoint, and its parts as constructs of their own.
const imported = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', {
  associatedSubnets: [vpc.privateSubnets[0]],
  clientCidrBlock: '10.105.0.0/16',
  clientVpnEndpointId: 'cvpn-endpoint-0123456789abcdef0',
  logGroup,
  managedTags: ClientVpnManagedTags.fromScope(),
  revocationList: ClientVpnRevocationList.fromBucket(lists, 'crl.pem', { onChange: true, schedule: events.Schedule.rate(Duration.hours(12)) }),
  securityGroups: [securityGroup],
  serverCertificate: certificate,
  vpc,
});
imported.addNetworkAccess(ClientVpnDestination.cidr('10.30.0.0/16'), { groups: ['operations'] });
imported.addRoute('Lab', { destination: ClientVpnDestination.cidr('10.31.0.0/16') });
imported.addAuthorizationRule('LabEngineering', { destination: ClientVpnDestination.cidr('10.31.0.0/16'), group: 'engineering' });
const importedAssociation = imported.associateSubnet(vpc.privateSubnets[1]);
const importedByGateway = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'ImportedByGateway', {
  clientVpnEndpointId: 'cvpn-endpoint-0123456789abcdef2',
  trafficIpAddressType: ClientVpnIpAddressType.DUAL_STACK,
  transitGateway: gateway,
});
importedByGateway.associateAvailabilityZone('eu-central-1a');
importedByGateway.associateAvailabilityZoneId('euc1-az2');
new ClientVpnAssociationPlus(stack, 'Zone', { availabilityZone: 'eu-central-1c', clientVpnEndpoint: byGateway });
new ClientVpnAssociationPlus(stack, 'ZoneId', { availabilityZoneId: 'euc1-az3', clientVpnEndpoint: byZoneId });
new ClientVpnAssociationPlus(stack, 'Association', { clientVpnEndpoint: devices, subnet: vpc.privateSubnets[0] });
const foreignAssociation = ClientVpnAssociationPlus.fromAssociationId(stack, 'ForeignAssociation', 'cvpn-assoc-0123456789abcdef0');
const route = new ClientVpnRoutePlus(stack, 'Route', {
  clientVpnEndpoint: devices,
  description: 'Warehouse',
  destination: ClientVpnDestination.cidr('10.40.0.0/16'),
  subnet: vpc.privateSubnets[0],
});
const rule = new ClientVpnAuthorizationRulePlus(stack, 'Rule', {
  allUsers: true,
  clientVpnEndpoint: devices,
  description: 'Warehouse',
  destination: ClientVpnDestination.cidr('10.40.0.0/16'),
});

// what it measures, and who may do what with it.
const measured = [
  vpn.metric('ActiveConnectionsCount'), vpn.metricActiveConnectionsCount(), vpn.metricAuthenticationFailures(),
  vpn.metricCrlDaysToExpiry(), vpn.metricIdpCertDaysToExpiry(), vpn.metricEgressBytes(), vpn.metricEgressPackets(),
  vpn.metricIngressBytes(), vpn.metricIngressPackets(), vpn.metricSelfServicePortalClientConfigurationDownloads(),
  vpn.metricClientConnectHandlerTimeouts(), vpn.metricClientConnectHandlerInvalidResponses(),
  vpn.metricClientConnectHandlerOtherExecutionErrors(), vpn.metricClientConnectHandlerThrottlingErrors(),
  vpn.metricClientConnectHandlerFailedServiceErrors(), vpn.metricClientConnectHandlerErrors(),
  vpn.metricClientConnectHandlerDeniedConnections(), vpn.metricAuthorizationPolicyDeniedConnections(),
  vpn.metricAuthorizationPolicyEvaluationCount(), vpn.metricAuthorizationPolicyTerminatedConnections(),
];
new cloudwatch.Dashboard(stack, 'Measured', { widgets: [[new cloudwatch.GraphWidget({ left: measured })]] });
const operator = new iam.User(stack, 'Operator');
vpn.grants.exportConfiguration(operator);
vpn.grants.readConnections(operator);
imported.grants.endConnections(operator);
imported.grants.manageRevocationList(operator);
ClientVpnEndpointGrants.fromEndpoint(devices).actions(operator, ['ec2:DescribeClientVpnRoutes']);

// what watches it.
new ClientVpnAlarms(stack, 'Alarms', {
  actions: [new actions.SnsAction(new sns.Topic(stack, 'Alerts'))],
  activeConnections: ClientVpnAlarm.at(500),
  authenticationFailures: ClientVpnAlarm.at(20),
  authorizationPolicyDenials: ClientVpnAlarm.at(30),
  connectHandlerDenials: ClientVpnAlarm.at(40),
  connectHandlerErrors: ClientVpnAlarm.at(1, { datapointsToAlarm: 3, evaluationPeriods: 4 }),
  endpoint: vpn,
  identityProviderCertificateExpiry: ClientVpnAlarm.at(60),
  revocationListExpiry: ClientVpnAlarm.at(21),
  serverCertificateExpiry: ClientVpnAlarm.none(),
});
stack.addMetadata('Alarms', new ClientVpnAlarms(stack, 'ImportedAlarms', { endpoint: imported }).alarms.map(({ node }) => node.id));
new ClientVpnQueries(stack, 'Queries', { endpoint: vpn, folder: 'scenario' });
new ClientVpnQueries(stack, 'ImportedQueries', { endpoint: imported });
const board = new ClientVpnDashboard(stack, 'Board', { dashboardName: 'client-vpn', endpoint: vpn });
board.dashboard.addWidgets(...ClientVpnDashboard.widgetsOf(imported));

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
const decisions = [70, 30].map((overall) => policy.decide({ crowdstrike: { assessment: { overall } } }));
decisions.push(policy.decideJson('{}'));
stack.addMetadata('Decided', [
  decisions[0].result === ClientVpnAuthorizationResult.PERMIT,
  decisions[1].result === ClientVpnAuthorizationResult.DENY,
  decisions[2].result === ClientVpnAuthorizationResult.ERROR,
]);
const [statement] = decisions[0].statements;
stack.addMetadata('Statement', [statement.id, statement.line, statement.text, decisions[2].errors, decisions[2].undocumented]);
stack.addMetadata('Platform', ClientVpnPlatform.of('chromeos').platform);
const validation = new ClientVpnValidationPlugin();
Validations.of(app).addPlugins(validation);
stack.addMetadata('Plugin', [validation.name, validation.ruleIds.length > 50, validation.version]);
// with what a company requires: only named, for the endpoints here show other things.
const company = new ClientVpnValidationPlugin({
  require: [
    ...ClientVpnRequirement.fromFile('requirements.json'),
    ClientVpnRequirement.logEncryption(), ClientVpnRequirement.retention(logs.RetentionDays.ONE_YEAR), ClientVpnRequirement.loginBanner(),
    ClientVpnRequirement.sessionTimeout(ec2.ClientVpnSessionTimeout.EIGHT_HOURS), ClientVpnRequirement.splitTunnel(),
    ClientVpnRequirement.groupsOnly({ exceptFor: ['10.0.0.2/32'] }), ClientVpnRequirement.certificateAndUser(),
  ],
});
const contrary = new ClientVpnValidationPlugin({
  deployed: 'deployed',
  require: [ClientVpnRequirement.connectionLogging(), ClientVpnRequirement.fullTunnel(), ClientVpnRequirement.twoZones()],
});
stack.addMetadata('Required', [...company.ruleIds.slice(-9), ...contrary.ruleIds.slice(-3)]);
stack.addMetadata('Created', [ClientVpnEndpointPlus.isClientVpnEndpointPlus(vpn), ClientVpnEndpointPlus.isClientVpnEndpointPlus(stack)]);
stack.addMetadata('Children', [
  ClientVpnAssociationPlus.isClientVpnAssociationPlus(association), ClientVpnRoutePlus.isClientVpnRoutePlus(route),
  ClientVpnAuthorizationRulePlus.isClientVpnAuthorizationRulePlus(rule),
]);
stack.addMetadata('Ranges', [
  branches.routes[0].destinationCidrBlock, branches.authorizationRules[0].targetNetworkCidr, route.destinationCidrBlock, rule.targetNetworkCidr,
]);
new CfnOutput(stack, 'BranchRouteId', { value: branches.routes[0].routeId });
new CfnOutput(stack, 'BranchRuleId', { value: branches.authorizationRules[0].authorizationRuleId });
new CfnOutput(stack, 'RouteId', { value: route.routeId });
new CfnOutput(stack, 'RuleId', { value: rule.authorizationRuleId });
new CfnOutput(stack, 'AssociationId', { value: association.associationId });
new CfnOutput(stack, 'ForeignAssociationId', { value: foreignAssociation.associationId });
stack.addMetadata('Injection', ClientVpnEndpointPlus.PROPERTY_INJECTION_ID);
stack.addMetadata('Associations', [vpn.associations[0].node.path, association.subnet.node.path, importedAssociation.subnet.node.path, zone.node.path]);
new CfnOutput(stack, 'EndpointId', { value: vpn.clientVpnEndpointId });
new CfnOutput(stack, 'EndpointArn', { value: vpn.clientVpnEndpointArn });
new CfnOutput(stack, 'EndpointRef', { value: vpn.clientVpnEndpointRef.clientVpnEndpointId });
new CfnOutput(stack, 'EndpointDnsName', { value: vpn.clientVpnEndpointDnsName });
new CfnOutput(stack, 'PortalUrl', { value: vpn.selfServicePortalUrl });
new CfnOutput(stack, 'ConnectFunction', { value: vpn.connectFunction.functionArn });
new CfnOutput(stack, 'LogGroup', { value: vpn.logGroup.logGroupRef.logGroupName });
new CfnOutput(stack, 'SecurityGroup', { value: vpn.securityGroups[0].securityGroupId });
new CfnOutput(stack, 'ImportedId', { value: imported.clientVpnEndpointId });
new CfnOutput(stack, 'ImportedArn', { value: imported.clientVpnEndpointArn });
new CfnOutput(stack, 'ImportedDnsName', { value: imported.clientVpnEndpointDnsName });
new CfnOutput(stack, 'ImportedPortalUrl', { value: imported.selfServicePortalUrl });

// what is deployed, and created by another construct from now on.
ClientVpnAdoption.fromFile('client-vpn.adopt.json').applyTo(app);

app.synth();

// what a factory returns has no factories: what stands on its left would be lost without a word.
const signIn = ClientVpnAuthentication.federated(staff);
const condition = ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']);
assert.throws(() => signIn.mutual(), /withMutual\(\)/);
assert.throws(() => signIn.activeDirectory('d-1234567890'), /activeDirectory is not a function/);
assert.throws(() => signIn.withMutual().federated(staff), /federated is not a function/);
assert.throws(() => condition.allowPlatforms(ClientVpnPlatform.LINUX), /allowPlatforms is not a function/);
assert.throws(() => policy.fromFile('policy.cedar'), /fromFile is not a function/);
assert.throws(() => ClientVpnRequirement.splitTunnel().fullTunnel(), /fullTunnel is not a function/);

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
  console.log(error.message);
}
try {
  const foreign = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(mistaken, 'Foreign', { clientVpnEndpointId: 'cvpn-endpoint-0123456789abcdef1' });
  const twice = { clientVpnEndpoint: foreign, destination: ClientVpnDestination.internet(), allUsers: true };
  new ClientVpnAuthorizationRulePlus(mistaken, 'Once', twice);
  new ClientVpnAuthorizationRulePlus(mistaken, 'Twice', twice);
  mistakes.synth();
} catch (error) {
  console.log(error.message);
}
