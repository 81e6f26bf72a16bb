/** An app for the command line of the CDK: what it holds, and what of that is acknowledged, says its context. */
import { Annotations, App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import { ClientVpnAuthentication, ClientVpnEndpointPlus, ClientVpnRequirement, ClientVpnValidationPlugin } from '../../../src';

const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-11111example';

const app = new App({ analyticsReporting: false });
const { range, ours, banner, deployed, place, acknowledge = {}, acknowledgeWarning = {} } = JSON.parse(app.node.getContext('scenario'));
Validations.of(app).addPlugins(new ClientVpnValidationPlugin({ deployed, require: banner ? [ClientVpnRequirement.loginBanner()] : [] }));

const apart = place === 'stage' ? new Stage(app, 'Prod') : app;
for (const name of ['One', 'Two']) {
  const own = new Stack(apart, name);
  const stack = place === 'nested stack' ? new NestedStack(own, 'Nested') : own;
  if (ours) {
    new ClientVpnEndpointPlus(stack, 'Vpn', {
      clientCidrBlock: range,
      serverCertificate: Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE),
      authentication: ClientVpnAuthentication.federated(SamlProvider.fromSamlProviderArn(stack, 'Saml', 'arn:aws:iam::111122223333:saml-provider/x')),
    });
  } else {
    new CfnClientVpnEndpoint(stack, 'Vpn', {
      authenticationOptions: [{ type: 'certificate-authentication', mutualAuthentication: { clientRootCertificateChainArn: CERTIFICATE } }],
      clientCidrBlock: range,
      connectionLogOptions: { enabled: false },
      serverCertificateArn: CERTIFICATE,
      dnsServers: ['10.0.0.2'],
      splitTunnel: true,
    });
  }
}

for (const [path, ids] of Object.entries<string[]>(acknowledge)) {
  ids.forEach((id) => Validations.of(path === '' ? app : app.node.findChild(path)).acknowledge({ id, reason: 'a test' }));
}
for (const [path, ids] of Object.entries<string[]>(acknowledgeWarning)) {
  ids.forEach((id) => Annotations.of(app.node.findChild(path)).acknowledgeWarning(id, 'a test'));
}
