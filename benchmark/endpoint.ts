/** The endpoint that all sides describe, as far as it is the same in every app. */
import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

export const CLIENTS = '10.100.0.0/16';
export const DIRECTORY = 'd-1234567890';
const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/server';

export function serverCertificate(stack: Stack): ICertificate {
  return Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE);
}

/** A log group as ours makes it. */
export function rawLogGroup(scope: Construct, id: string): CfnLogGroup {
  const logGroup = new CfnLogGroup(scope, id, { retentionInDays: 365 });
  logGroup.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return logGroup;
}

/** The id of the endpoint as an L1. */
export function rawEndpoint(scope: Construct, vpcId: string, logGroup: CfnLogGroup, securityGroup: ec2.CfnSecurityGroup): string {
  return new ec2.CfnClientVpnEndpoint(scope, 'Resource', {
    authenticationOptions: [{ activeDirectory: { directoryId: DIRECTORY }, type: 'directory-service-authentication' }],
    clientCidrBlock: CLIENTS,
    connectionLogOptions: { cloudwatchLogGroup: logGroup.ref, enabled: true },
    securityGroupIds: [securityGroup.attrGroupId],
    selfServicePortal: 'enabled',
    serverCertificateArn: CERTIFICATE,
    splitTunnel: true,
    vpcId,
  }).ref;
}

export function coreEndpoint(stack: Stack, vpc: ec2.IVpc): ec2.ClientVpnEndpoint {
  return new ec2.ClientVpnEndpoint(stack, 'Vpn', {
    authorizeAllUsersToVpcCidr: false,
    cidr: CLIENTS,
    serverCertificateArn: CERTIFICATE,
    splitTunnel: true,
    userBasedAuthentication: ec2.ClientVpnUserBasedAuthentication.activeDirectory(DIRECTORY),
    vpc,
  });
}
