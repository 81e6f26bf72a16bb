/** An app with a finding of each kind, so that the tests of the examples are known to notice them. */
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ClientVpnAuthentication, ClientVpnEndpointPlus } from 'cdk-client-vpn-plus';

const stack = new Stack(new App(), 'Flawed');
// cdk-nag: no access logs, for example.
new Bucket(stack, 'Bucket');
// CloudFormation: the name of an environment is too long.
new CfnResource(stack, 'Function', { type: 'AWS::Lambda::Function', properties: { Runtime: 'perl5.0', Code: {}, Role: 'arn:aws:iam::111122223333:role/x', MemorySize: 1 } });
// this library: nobody may use the endpoint.
new ClientVpnEndpointPlus(stack, 'Vpn', {
  clientCidrBlock: '10.100.0.0/16',
  serverCertificate: Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
  authentication: ClientVpnAuthentication.mutual(),
});
