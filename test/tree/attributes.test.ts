import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { hasAttribute } from '../../src/model/attributes';

const L1S = [
  acm.CfnCertificate, ec2.CfnClientVpnAuthorizationRule, ec2.CfnClientVpnEndpoint, ec2.CfnClientVpnRoute,
  ec2.CfnClientVpnTargetNetworkAssociation, ec2.CfnPrefixList,
  ec2.CfnRouteTable, ec2.CfnSecurityGroup, ec2.CfnSubnet, ec2.CfnTransitGateway, ec2.CfnVPC, iam.CfnSAMLProvider, lambda.CfnAlias, lambda.CfnFunction,
  lambda.CfnVersion, logs.CfnLogGroup, logs.CfnLogStream,
];

test.each(L1S.map((l1) => [l1.CFN_RESOURCE_TYPE_NAME, l1] as const))('every attribute that the CDK knows of %s is one', (type, { prototype }) => {
  const attributes = Object.getOwnPropertyNames(prototype).filter((name) => name.startsWith('attr')).map((name) => name.slice('attr'.length));
  // the CDK runs the names of members together, and spells acronyms as words.
  const names = attributes.map((name) => name.replace(/^(VpcEncryptionControl|SnapStartResponse).+$/, '$1').replace(/Uuid$/, 'UUID'));
  expect(names.filter((name) => !hasAttribute(type, name))).toEqual([]);
});
