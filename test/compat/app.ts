/** An app as `cdk init` makes it, with the CDK's own validation as errors; says what became of it. */
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  ClientVpnAuthentication, ClientVpnAuthorizationPolicy, ClientVpnConnectionLogging, ClientVpnEndpointPlus, type ClientVpnEndpointPlusProps,
  ClientVpnNetwork, ClientVpnTrustProvider,
} from '../../src';

const authorizationPolicy = ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);').shadow();
const CASES: Readonly<Record<string, Partial<ClientVpnEndpointPlusProps>>> = {
  none: {},
  authorizationPolicy: { authorizationPolicy },
  trustProviders: { trustProviders: [ClientVpnTrustProvider.jamf({ tenantId: 'example-tenant' })], authorizationPolicy },
  includeAuthorizationPolicyContext: {
    connectionLogging: ClientVpnConnectionLogging.create({ includeAuthorizationPolicyContext: true }), authorizationPolicy,
  },
};

function synthesize(props: Partial<ClientVpnEndpointPlusProps>, extra?: (stack: Stack) => void) {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  const stack = new Stack(app, 'Vpn');
  new ClientVpnEndpointPlus(stack, 'Vpn', {
    clientCidrBlock: '10.100.0.0/16',
    serverCertificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
    authentication: ClientVpnAuthentication.mutual(),
    network: ClientVpnNetwork.vpc(new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 })),
    ...props,
  });
  extra?.(stack);
  const warnings = () => stack.node.findAll().flatMap(({ node }) => node.metadata).filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => String(data));
  try {
    app.synth();
    const isTaken = process.exitCode === undefined || process.exitCode === 0;
    return { isTaken, warnings: warnings().filter((warning) => warning.includes('PropertiesUnchecked')) };
  } catch {
    return { isTaken: false, warnings: warnings() };
  } finally {
    process.exitCode = 0;
  }
}

const found = Object.entries(CASES).map(([name, props]) => [name, synthesize(props)] as const);
const elsewhere = synthesize(CASES.authorizationPolicy, (stack) => new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue', properties: { QueueNaem: 'x' } }));
console.log(JSON.stringify(Object.fromEntries([...found, ['unknownPropertyOfAnotherResource', elsewhere]])));
