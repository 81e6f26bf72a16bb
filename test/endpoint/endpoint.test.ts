import { App, CfnParameter, CfnResource, Tags, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Certificate, CfnCertificate, KeyAlgorithm } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { aws_certificatemanager } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { ClientVpnAuthentication, ClientVpnConnectionLogging, ClientVpnNetwork } from '../../src/index';
import type { ClientVpnEndpointPlusProps } from '../../src/index';
import {
  allWarnings, api, CLIENT_RANGE, ENDPOINT, guide, importedVpc, messageOf, newApp, newEndpoint,
  newEndpointIn, newStack, newVpc, resourcesOf, SAML_PROVIDER, SERVER_CERTIFICATE, serverCertificate, synth, warnings,
} from '../fixtures';

type Props = Partial<ClientVpnEndpointPlusProps>;

/** What a prop makes of the properties. */
function propertiesFor(props: Props | ((stack: Stack) => Props)): Record<string, unknown> {
  const stack = newStack();
  newEndpoint(stack, typeof props === 'function' ? props(stack) : props);
  return Object.values(resourcesOf(synth(stack), ENDPOINT))[0];
}

/** The error of an endpoint with a prop, which leaves no endpoint behind. */
function errorFor(props: Props | ((stack: Stack) => Props)): string {
  const stack = newStack();
  const given = typeof props === 'function' ? props(stack) : props;
  const message = messageOf(() => newEndpoint(stack, given));
  expect(stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct) && construct.cfnResourceType === ENDPOINT)).toEqual([]);
  return message;
}

describe('defaults', () => {
  test('are those of the service, or said where they surprise', () => {
    expect(propertiesFor({ dnsServers: undefined, splitTunnel: undefined })).toEqual({
      AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: SAML_PROVIDER } }],
      ClientCidrBlock: CLIENT_RANGE,
      ConnectionLogOptions: { Enabled: false },
      SelfServicePortal: 'enabled',
      ServerCertificateArn: SERVER_CERTIFICATE,
    });
  });

  test('give nobody access, and say so', () => {
    const stack = newStack();
    newEndpoint(stack);
    expect(allWarnings(stack)).toEqual([
      '/Stack/Vpn/Resource: the endpoint has no association, so clients cannot connect. Associate a subnet with it, better two in different Availability Zones. '
      + `[AssociationMissing] ${guide('cvpn-working-target')} [ack: cdk-client-vpn-plus:AssociationMissing]`,
      '/Stack/Vpn/Resource: the endpoint has no authorization rule: its clients reach nothing. Add a rule for each destination, for a group or for all users, e.g. with addNetworkAccess(). '
      + `[AuthorizationRuleMissing] ${guide('cvpn-working-rules')} [ack: cdk-client-vpn-plus:AuthorizationRuleMissing]`,
    ]);
  });
});

describe('serverCertificate', () => {
  test.each([
    ['an L1', (scope) => new CfnCertificate(scope, 'Server', { domainName: 'vpn.example.com' }), { Ref: 'Server' }],
    ['an L2', (scope) => new Certificate(scope, 'Server', { domainName: 'vpn.example.com' }), { Ref: expect.stringMatching(/^Server\w{8}$/) }],
    ['imported', (scope) => serverCertificate(scope), SERVER_CERTIFICATE],
    ['of another library, as the floor describes it',
      () => ({ certificateRef: { certificateId: SERVER_CERTIFICATE } }) as unknown as aws_certificatemanager.ICertificateRef, SERVER_CERTIFICATE],
    ['of another library, as the newest version describes it',
      () => ({ certificateRef: { certificateArn: SERVER_CERTIFICATE } }) as unknown as aws_certificatemanager.ICertificateRef, SERVER_CERTIFICATE],
  ] satisfies Array<[string, (scope: Construct) => aws_certificatemanager.ICertificateRef, unknown]>)('may be %s', (_, certificate, arn) => {
    expect(propertiesFor((stack) => ({ serverCertificate: certificate(stack) })).ServerCertificateArn).toEqual(arn);
  });

  test('has to be of the Region of the endpoint', () => {
    const arn = 'arn:aws:acm:us-east-1:111111111111:certificate/1';
    expect(errorFor((stack) => ({ serverCertificate: Certificate.fromCertificateArn(stack, 'Server', arn) }))).toBe(
      `Stack/Vpn: serverCertificateArn "${arn}" is a certificate in us-east-1, but the endpoint is in eu-west-1. `
      + `Request or import the certificate in eu-west-1 and name it here. [CertificateRegion] ${guide('cvpn-working-endpoint-create')}`,
    );
  });

  test('has to be made in the Region of the endpoint', () => {
    const elsewhere = (stack: Stack) => new Certificate(
      newStack(stack.node.root as App, 'Elsewhere', { env: { account: '111111111111', region: 'us-east-1' } }), 'Server', { domainName: 'vpn.example.com' },
    );
    expect(errorFor((stack) => ({ serverCertificate: elsewhere(stack) }))).toContain('is a certificate in us-east-1, but the endpoint is in eu-west-1.');
  });

  test('has to have a key that the service takes', () => {
    const ecdsa = (stack: Stack) => new Certificate(stack, 'Server', { domainName: 'vpn.example.com', keyAlgorithm: KeyAlgorithm.EC_PRIME256V1 });
    expect(errorFor((stack) => ({ serverCertificate: ecdsa(stack) }))).toBe(
      'Stack/Vpn: serverCertificateArn is the certificate Stack/Server/Resource, whose key is EC_prime256v1: AWS Client VPN accepts RSA_2048 or RSA_1024. '
      + `Set keyAlgorithm of Stack/Server/Resource to "RSA_2048". [CertificateKeyAlgorithm] ${guide('mutual')}`,
    );
  });
});

describe('clientCidrBlock', () => {
  test.each(['10.96.0.0/12', '10.100.0.0/22', '172.31.0.0/16'])('may be %s', (clientCidrBlock) => {
    expect(propertiesFor({ clientCidrBlock }).ClientCidrBlock).toBe(clientCidrBlock);
  });

  test('may be known only at deployment', () => {
    expect(propertiesFor((stack) => ({ clientCidrBlock: new CfnParameter(stack, 'Clients').valueAsString })).ClientCidrBlock).toEqual({ Ref: 'Clients' });
  });

  test.each([
    ['10.96.0.0/11', '2,097,152', '10.96.0.0/12'],
    ['10.100.0.0/23', '512', '10.100.0.0/22'],
  ])('may not be %s', (clientCidrBlock, addresses, instead) => {
    expect(errorFor({ clientCidrBlock })).toBe(
      `Stack/Vpn: clientCidrBlock "${clientCidrBlock}" holds ${addresses} addresses: AWS Client VPN needs a block between /12 and /22. `
      + `Write e.g. "${instead}". [ClientCidrBlockSize] ${guide('what-is-best-practices')}`,
    );
  });

  test('may not be left out', () => {
    expect(errorFor({ clientCidrBlock: undefined })).toBe(
      'Stack/Vpn: clientCidrBlock is missing: AWS Client VPN requires it for ipv4 traffic. Write e.g. "10.100.0.0/16". '
      + `[ClientCidrBlockMissing] ${guide('cvpn-working-endpoint-create')}`,
    );
  });

  test('may not overlap with the VPC of the app, whose range is a token', () => {
    const stack = newStack();
    expect(messageOf(() => newEndpointIn(newVpc(stack), { clientCidrBlock: '10.0.128.0/20' }))).toBe(
      'Stack/Vpn: clientCidrBlock "10.0.128.0/20" overlaps with 10.0.0.0/16 of Stack/Vpc/Resource: the client range and the VPC must not overlap. '
      + 'Write e.g. "10.100.0.0/20". [ClientCidrBlockOverlapsVpc] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html',
    );
  });

  test('may not contain the VPC of another stack', () => {
    const app = newApp();
    const vpc = newVpc(newStack(app, 'Shared'));
    expect(messageOf(() => newEndpointIn(vpc, { clientCidrBlock: '10.0.0.0/12' }, newStack(app)))).toMatch(/^Stack\/Vpn: .*\[ClientCidrBlockOverlapsVpc\]/);
  });
});

describe('closed sets', () => {
  test.each<[string, Props, string, unknown]>([
    ['transportProtocol udp, the default', { transportProtocol: ec2.TransportProtocol.UDP }, 'TransportProtocol', undefined],
    ['transportProtocol tcp', { transportProtocol: ec2.TransportProtocol.TCP }, 'TransportProtocol', 'tcp'],
    ['vpnPort 443', { vpnPort: ec2.VpnPort.HTTPS }, 'VpnPort', 443],
    ['vpnPort 1194', { vpnPort: ec2.VpnPort.OPENVPN }, 'VpnPort', 1194],
    ['sessionTimeout 8', { sessionTimeout: ec2.ClientVpnSessionTimeout.EIGHT_HOURS }, 'SessionTimeoutHours', 8],
    ['sessionTimeout 24', { sessionTimeout: ec2.ClientVpnSessionTimeout.TWENTY_FOUR_HOURS }, 'SessionTimeoutHours', 24],
    ['splitTunnel on', { splitTunnel: true }, 'SplitTunnel', true],
    ['splitTunnel off', { splitTunnel: false }, 'SplitTunnel', false],
    ['disconnectOnSessionTimeout on', { disconnectOnSessionTimeout: true }, 'DisconnectOnSessionTimeout', true],
    ['disconnectOnSessionTimeout off', { disconnectOnSessionTimeout: false }, 'DisconnectOnSessionTimeout', false],
    ['clientRouteEnforcement on', { clientRouteEnforcement: true }, 'ClientRouteEnforcementOptions', { Enforced: true }],
    ['clientRouteEnforcement off', { clientRouteEnforcement: false }, 'ClientRouteEnforcementOptions', { Enforced: false }],
    ['description', { description: 'staff' }, 'Description', 'staff'],
    ['clientLoginBanner', { clientLoginBanner: 'Hello' }, 'ClientLoginBannerOptions', { Enabled: true, BannerText: 'Hello' }],
    ['selfServicePortal on', { selfServicePortal: true }, 'SelfServicePortal', 'enabled'],
    ['selfServicePortal off', { selfServicePortal: false }, 'SelfServicePortal', 'disabled'],
    ['selfServicePortal by default, with users', {}, 'SelfServicePortal', 'enabled'],
    ['selfServicePortal by default, with certificates alone', { authentication: ClientVpnAuthentication.mutual() }, 'SelfServicePortal', 'disabled'],
    ['selfServicePortal by default, with users and certificates',
      { authentication: ClientVpnAuthentication.activeDirectory('d-926742f1a0').withMutual() }, 'SelfServicePortal', 'enabled'],
  ])('%s', (_, props, property, value) => {
    expect(propertiesFor(props)[property]).toEqual(value);
  });

  test('what is in none of them is rejected, all in one error', () => {
    expect(errorFor({
      transportProtocol: 'sctp' as ec2.TransportProtocol, vpnPort: 8443 as ec2.VpnPort, sessionTimeout: 9 as ec2.ClientVpnSessionTimeout,
    })).toBe([
      'Stack/Vpn: 3 errors',
      `  - transportProtocol "sctp" is not supported: AWS Client VPN accepts "udp" or "tcp". Write e.g. "udp". [TransportProtocolValue] ${api('CreateClientVpnEndpoint')}`,
      `  - vpnPort 8443 is not supported: AWS Client VPN accepts 443 or 1194. Write e.g. 443. [VpnPortValue] ${api('CreateClientVpnEndpoint')}`,
      '  - sessionTimeoutHours 9 is not supported: AWS Client VPN accepts 24, 12, 10 or 8. Write e.g. 24. '
      + `[SessionTimeoutHoursValue] ${api('CreateClientVpnEndpoint')}`,
    ].join('\n'));
  });

  test('values that are known only at deployment are taken', () => {
    const stack = newStack();
    const number = new CfnParameter(stack, 'Number', { type: 'Number' }).valueAsNumber;
    const string = new CfnParameter(stack, 'String').valueAsString;
    newEndpoint(stack, {
      transportProtocol: string as ec2.TransportProtocol,
      vpnPort: number,
      sessionTimeout: number,
      description: string,
      clientLoginBanner: string,
      tags: { [string]: 'me' },
    });
    synth(stack).hasResourceProperties(ENDPOINT, {
      TransportProtocol: { Ref: 'String' },
      VpnPort: { Ref: 'Number' },
      SessionTimeoutHours: { Ref: 'Number' },
      Description: { Ref: 'String' },
      ClientLoginBannerOptions: { Enabled: true, BannerText: { Ref: 'String' } },
      TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: { Ref: 'String' }, Value: 'me' }] }],
    });
    expect(warnings(stack)).toEqual([]);
  });
});

describe('clientLoginBanner', () => {
  test('has 1,400 characters at most', () => {
    expect(propertiesFor({ clientLoginBanner: 'x'.repeat(1400) }).ClientLoginBannerOptions).toEqual({ Enabled: true, BannerText: 'x'.repeat(1400) });
    expect(errorFor({ clientLoginBanner: 'x'.repeat(1401) })).toBe(
      `Stack/Vpn: clientLoginBannerOptions.bannerText "${'x'.repeat(79)}… has 1,401 characters: AWS Client VPN accepts up to 1,400. Shorten it. `
      + `[BannerTextLength] ${api('ClientLoginBannerOptions')}`,
    );
  });
});

describe('tags', () => {
  const TAGS = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html';

  test('are put in the order of their keys, for the endpoint', () => {
    expect(propertiesFor({ tags: { Team: 'network', Cost: '42' } }).TagSpecifications).toEqual([
      { ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'Cost', Value: '42' }, { Key: 'Team', Value: 'network' }] },
    ]);
  });

  test('may be none', () => {
    expect(propertiesFor({ tags: {} })).not.toHaveProperty('TagSpecifications');
  });

  test('may have keys of 128 and values of 256 characters', () => {
    expect(propertiesFor({ tags: { ['k'.repeat(128)]: 'v'.repeat(256) } })).toHaveProperty('TagSpecifications');
  });

  test('may not have longer ones, and none of AWS', () => {
    expect(errorFor({ tags: { 'aws:owner': 'me', ['k'.repeat(129)]: 'v'.repeat(257) } })).toBe([
      'Stack/Vpn: 3 errors',
      `  - tagSpecifications[0].tags[1].key "${'k'.repeat(79)}… has 129 characters: a key may have up to 128. Shorten it. [TagKeyLength] ${TAGS}`,
      '  - tagSpecifications[0].tags[0].key "aws:owner" begins with "aws:", which is reserved for AWS. Choose a key without it. '
      + `[TagKeyReserved] ${TAGS}`,
      `  - tagSpecifications[0].tags[1].value "${'v'.repeat(79)}… has 257 characters: a value may have up to 256. Shorten it. [TagValueLength] ${TAGS}`,
    ].join('\n'));
  });

  test('of Tags.of() reach what the endpoint makes, not the endpoint, which they would replace', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc, { connectionLogging: ClientVpnConnectionLogging.create() });
    Tags.of(vpn).add('Team', 'network');
    const template = synth(vpn);
    template.hasResourceProperties(ENDPOINT, { TagSpecifications: Match.absent() });
    for (const type of ['AWS::Logs::LogGroup', 'AWS::EC2::SecurityGroup']) {
      template.hasResourceProperties(type, { Tags: [{ Key: 'Team', Value: 'network' }] });
    }
  });
});

describe('expectedConnections', () => {
  test('is checked against the client range', () => {
    const expecting = (expectedConnections: number) => {
      const stack = newStack();
      newEndpoint(stack, { clientCidrBlock: '10.100.0.0/22', expectedConnections });
      return warnings(stack);
    };
    expect(expecting(512)).toEqual([]);
    expect(expecting(Token.asNumber({ Ref: 'AWS::NoValue' }))).toEqual([]);
    expect(expecting(513)).toEqual([
      '/Stack/Vpn/Resource: clientCidrBlock "10.100.0.0/22" holds 1,024 addresses, but 513 connections are expected: AWS recommends 2 addresses for each. '
      + `Write e.g. "10.100.0.0/21". [ClientCidrBlockCapacity] ${guide('what-is-best-practices')} [ack: cdk-client-vpn-plus:ClientCidrBlockCapacity]`,
    ]);
  });

  test('is checked against the quota of the associations', () => {
    const expecting = (expectedConnections: number) => {
      const stack = newStack();
      newEndpoint(stack, { expectedConnections, clientCidrBlock: '10.96.0.0/12', network: ClientVpnNetwork.vpc(importedVpc(stack)) });
      return warnings(stack);
    };
    expect(expecting(36_500)).toEqual([]);
    expect(expecting(36_501)).toEqual([expect.stringMatching(/^\/Stack\/Vpn\/Resource: the endpoint has 2 associations: .*\[ConnectionsQuota\]/)]);
  });

  test('is not sent to the service', () => {
    expect(propertiesFor({ expectedConnections: 10 })).toEqual(propertiesFor({}));
  });
});
