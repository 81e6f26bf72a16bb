/** The example on the page of `aws ec2 create-client-vpn-endpoint`. */
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ClientVpnAuthentication, ClientVpnConnectionLogging, ClientVpnEndpointPlus } from '../../src/index';
import { newApp, newStack } from '../fixtures';

const SERVER = 'arn:aws:acm:ap-south-1:123456789012:certificate/a1b2c3d4-5678-90ab-cdef-11111EXAMPLE';
const CLIENT_ROOT = 'arn:aws:acm:ap-south-1:123456789012:certificate/a1b2c3d4-5678-90ab-cdef-22222EXAMPLE';

// aws ec2 create-client-vpn-endpoint \
//   --client-cidr-block "172.31.0.0/16" \
//   --server-certificate-arn arn:aws:acm:ap-south-1:123456789012:certificate/a1b2c3d4-5678-90ab-cdef-11111EXAMPLE \
//   --authentication-options Type=certificate-authentication,MutualAuthentication={ClientRootCertificateChainArn=arn:aws:acm:…-22222EXAMPLE} \
//   --connection-log-options Enabled=false
test('the example of the AWS CLI makes the endpoint it describes, and nothing else', () => {
  const stack = newStack(newApp(), 'Stack', { env: { account: '123456789012', region: 'ap-south-1' } });
  const vpn = new ClientVpnEndpointPlus(stack, 'Vpn', {
    clientCidrBlock: '172.31.0.0/16',
    serverCertificate: Certificate.fromCertificateArn(stack, 'Server', SERVER),
    authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: Certificate.fromCertificateArn(stack, 'ClientRoot', CLIENT_ROOT) }),
    connectionLogging: ClientVpnConnectionLogging.disabled(),
  });
  const { Resources: resources } = Template.fromStack(stack).toJSON();
  expect(Object.values(resources)).toEqual([{
    Type: 'AWS::EC2::ClientVpnEndpoint',
    Properties: {
      ClientCidrBlock: '172.31.0.0/16',
      ServerCertificateArn: SERVER,
      AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: CLIENT_ROOT } }],
      ConnectionLogOptions: { Enabled: false },
      // the portal is of no use to clients with nothing but a certificate, and the service would switch it on.
      SelfServicePortal: 'disabled',
    },
  }]);
  // the output of the example: "DnsName": "cvpn-endpoint-….prod.clientvpn.ap-south-1.amazonaws.com".
  const [id] = Object.keys(resources);
  expect(stack.resolve(vpn.clientVpnEndpointDnsName)).toEqual({
    'Fn::Join': ['', [{ Ref: id }, '.prod.clientvpn.ap-south-1.', { Ref: 'AWS::URLSuffix' }]],
  });
});
