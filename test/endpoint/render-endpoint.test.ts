import { TransportProtocol } from 'aws-cdk-lib/aws-ec2';
import { renderEndpoint } from '../../src/endpoint/render-endpoint';
import { ClientVpnAuthentication, ClientVpnIpAddressType } from '../../src/index';
import type { ClientVpnEndpointPlusProps } from '../../src/index';
import { CLIENT_RANGE, newStack, samlProvider, SERVER_CERTIFICATE, serverCertificate } from '../fixtures';

const PARTS = { connectionLogOptions: { enabled: false } };

function render(props: Partial<ClientVpnEndpointPlusProps> = {}) {
  const stack = newStack();
  const rendered = renderEndpoint({
    clientCidrBlock: CLIENT_RANGE,
    serverCertificate: serverCertificate(stack),
    authentication: ClientVpnAuthentication.federated(samlProvider(stack)),
    ...props,
  }, PARTS);
  return Object.fromEntries(Object.entries(rendered).filter(([, value]) => value !== undefined));
}

test('leaves to the service what was not said, but the portal', () => {
  expect(Object.keys(render()).sort()).toEqual([
    'authenticationOptions', 'clientCidrBlock', 'connectionLogOptions', 'selfServicePortal', 'serverCertificateArn',
  ]);
});

test('takes what network and log group decide', () => {
  expect(render()).toMatchObject(PARTS);
});

test('names the server certificate where clients show one of the same authority', () => {
  expect(render({ authentication: ClientVpnAuthentication.mutual() })).toMatchObject({
    serverCertificateArn: SERVER_CERTIFICATE,
    authenticationOptions: [{ mutualAuthentication: { clientRootCertificateChainArn: SERVER_CERTIFICATE } }],
  });
});

test.each<[string, Partial<ClientVpnEndpointPlusProps>, object]>([
  ['false as it was said', { splitTunnel: false, disconnectOnSessionTimeout: false, clientRouteEnforcement: false, selfServicePortal: false },
    { splitTunnel: false, disconnectOnSessionTimeout: false, clientRouteEnforcementOptions: { enforced: false }, selfServicePortal: 'disabled' }],
  ['an empty banner as it was said', { clientLoginBanner: '' }, { clientLoginBannerOptions: { enabled: true, bannerText: '' } }],
  ['tags in the order of their keys', { tags: { b: '2', a: '1', B: '3' } },
    { tagSpecifications: [{ resourceType: 'client-vpn-endpoint', tags: [{ key: 'B', value: '3' }, { key: 'a', value: '1' }, { key: 'b', value: '2' }] }] }],
])('writes %s', (_, props, properties) => {
  expect(render(props)).toMatchObject(properties);
});

test('writes no empty list of tags', () => {
  expect(render({ tags: {} })).not.toHaveProperty('tagSpecifications');
});

test.each<[string, Partial<ClientVpnEndpointPlusProps>]>([
  ['transportProtocol', { transportProtocol: TransportProtocol.UDP }],
  ['endpointIpAddressType', { endpointIpAddressType: ClientVpnIpAddressType.IPV4 }],
  ['trafficIpAddressType', { trafficIpAddressType: ClientVpnIpAddressType.IPV4 }],
  ['description', { description: '' }],
])('writes no default of %s, which CloudFormation would take for a change', (_, props) => {
  expect(render(props)).toEqual(render());
});
