/**
 * The options that decide who gets in, with why each of them that may be left out lets in no more then: jsii's runtime for .NET leaves out what it
 * cannot hand over, without a word.
 */
export const ADMITTING: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ClientVpnHours: {},
  ClientVpnConnectHandlerOptions: {
    logging: 'decides nothing', provisionedConcurrentExecutions: 'decides nothing',
  },
  ClientVpnConnectCodeOptions: {
    environment: 'code of others decides, and what it does without its variables',
    environmentEncryption: 'decides nothing',
    handler: 'without the function nobody gets in',
    memorySize: 'decides nothing',
    runtime: 'code that does not run lets nobody in',
  },
  ClientVpnNetworkAccessOptions: {
    allUsers: 'off: only groups get in',
    groups: 'none: an error, unless all users are meant',
    description: 'decides nothing',
    routeDescription: 'decides nothing',
    scope: 'decides nothing',
  },
  ClientVpnAuthorizationRulePlusOptions: {
    allUsers: 'off: only the group gets in', group: 'none: an error, unless all users are meant', description: 'decides nothing',
  },
  ClientVpnAuthorizationRulePlusProps: {},
  ClientVpnAuthorizationPolicyOptions: { description: 'decides nothing' },
  ClientVpnTrustProviderOptions: {},
  ClientVpnTrustProviderKeyOptions: {},
  ClientVpnGroupsOnlyOptions: { exceptFor: 'none: no rule for all users at all' },
  ClientVpnMutualOptions: {
    clientRootCertificate: 'the server certificate: clients of the root that was meant are rejected, and one that is public is a warning',
    clientRootCertificateFile: 'decides nothing',
  },
  ClientVpnFederatedOptions: { selfServiceSamlProvider: 'the provider of the clients, for the portal too' },
  ClientVpnRevocationListFileOptions: { announced: 'decides nothing' },
  ClientVpnRevocationListBucketOptions: {
    onChange: 'off: the list is read once a day, and who is revoked stays in until then', schedule: 'once a day, or when it changes',
  },
};

/** Those that decide about the endpoint, its network and its logs. What stands in the way of clients is a choice there, which jsii hands over or rejects. */
export const NOT_ADMITTING = [
  'ClientVpnAlarmOptions', 'ClientVpnAlarmsProps', 'ClientVpnDashboardProps', 'ClientVpnQueriesProps', 'ClientVpnAssociationPlusProps', 'ClientVpnConnectionLogOptions', 'ClientVpnEndpointPlusAttributes', 'ClientVpnEndpointPlusProps', 'ClientVpnLogGroupOptions',
  'ClientVpnLogStreamOptions', 'ClientVpnRoutePlusOptions', 'ClientVpnRoutePlusProps', 'ClientVpnServerCertificateFile', 'ClientVpnSubnetsOptions', 'ClientVpnTransitGatewayOptions',
  'ClientVpnValidationPluginProps', 'ClientVpnVpcOptions',
];
