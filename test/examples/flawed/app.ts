/** An app with a finding of each kind, so that the tests of the examples are known to notice them. */
import { App, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { ClientVpnAuthentication, ClientVpnEndpointPlus } from 'cdk-client-vpn-plus';

const stack = new Stack(new App(), 'Flawed');
// cdk-nag: the key is never rotated. CloudFormation: it waits too long for its deletion.
new CfnKey(stack, 'Key', { pendingWindowInDays: 100 });
// this library: Windows clients send every query through the tunnel, to no server.
new ClientVpnEndpointPlus(stack, 'Vpn', {
  clientCidrBlock: '10.100.0.0/16',
  serverCertificate: Certificate.fromCertificateArn(stack, 'Certificate',
    'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111'),
  authentication: ClientVpnAuthentication.mutual(),
});
