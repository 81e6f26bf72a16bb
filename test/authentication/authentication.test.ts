import { CfnParameter } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate, CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnMicrosoftAD, CfnSimpleAD } from 'aws-cdk-lib/aws-directoryservice';
import { CfnSAMLProvider, SamlMetadataDocument, SamlProvider } from 'aws-cdk-lib/aws-iam';
import type { aws_certificatemanager, aws_directoryservice } from 'aws-cdk-lib/interfaces';
import { ClientVpnAuthentication } from '../../src/index';
import {
  ACCOUNT, CLIENT_ROOT, ENDPOINT, ENV, messageOf, newApp, newEndpoint, newStack, SAML_PROVIDER, samlProvider, SERVER_CERTIFICATE, synth, warnings,
} from '../fixtures';

const MUTUAL = { Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: SERVER_CERTIFICATE } };
const SAML = { Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: SAML_PROVIDER } };
const PORTAL_PROVIDER = `arn:aws:iam::${ACCOUNT}:saml-provider/portal`;
const DIRECTORY = 'd-926742f1a0';

function optionsOf(template: Template): unknown {
  const [endpoint] = Object.values(template.findResources(ENDPOINT));
  return (endpoint.Properties as Record<string, unknown>).AuthenticationOptions;
}

describe('mutual', () => {
  test('asks for certificates of the authority of the server certificate', () => {
    const stack = newStack();
    newEndpoint(stack, { authentication: ClientVpnAuthentication.mutual() });
    expect(optionsOf(synth(stack))).toEqual([MUTUAL]);
  });

  test.each([
    ['an imported certificate', (stack) => Certificate.fromCertificateArn(stack, 'Root', CLIENT_ROOT), CLIENT_ROOT],
    ['an L1', (stack) => new CfnCertificate(stack, 'Root', { domainName: 'example.com' }), { Ref: 'Root' }],
    ['an L2', (stack) => new Certificate(stack, 'Root', { domainName: 'example.com' }), { Ref: expect.stringMatching(/^Root\w{8}$/) }],
  ] satisfies Array<[string, (stack: ReturnType<typeof newStack>) => aws_certificatemanager.ICertificateRef, unknown]>)(
    'asks for certificates of the root that is %s', (_, root, arn) => {
      const stack = newStack();
      newEndpoint(stack, { authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: root(stack) }) });
      expect(optionsOf(synth(stack))).toEqual([
        { Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: arn } },
      ]);
    });
});

describe('federated', () => {
  test.each([
    ['an imported provider', (stack) => samlProvider(stack), SAML_PROVIDER],
    ['an L1', (stack) => new CfnSAMLProvider(stack, 'Provider', { samlMetadataDocument: '<xml/>' }), { Ref: 'Provider' }],
    ['an L2', (stack) => new SamlProvider(stack, 'Provider', { metadataDocument: SamlMetadataDocument.fromXml('<xml/>') }), { Ref: expect.stringMatching(/^Provider\w{8}$/) }],
  ] satisfies Array<[string, (stack: ReturnType<typeof newStack>) => Parameters<typeof ClientVpnAuthentication.federated>[0], unknown]>)(
    'names the provider that is %s', (_, provider, arn) => {
      const stack = newStack();
      newEndpoint(stack, { authentication: ClientVpnAuthentication.federated(provider(stack)) });
      expect(optionsOf(synth(stack))).toEqual([{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: arn } }]);
    });

  test('names a second provider for the portal', () => {
    const stack = newStack();
    const selfServiceSamlProvider = SamlProvider.fromSamlProviderArn(stack, 'Portal', PORTAL_PROVIDER);
    newEndpoint(stack, { authentication: ClientVpnAuthentication.federated(samlProvider(stack), { selfServiceSamlProvider }) });
    expect(optionsOf(synth(stack))).toEqual([
      { Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: SAML_PROVIDER, SelfServiceSAMLProviderArn: PORTAL_PROVIDER } },
    ]);
  });

  test('warns of a provider of another account', () => {
    const stack = newStack();
    const foreign = SamlProvider.fromSamlProviderArn(stack, 'Foreign', 'arn:aws:iam::222222222222:saml-provider/staff');
    newEndpoint(stack, { authentication: ClientVpnAuthentication.federated(foreign) });
    expect(warnings(stack)).toEqual([
      '/Stack/Vpn/Resource: authenticationOptions[0].federatedAuthentication.samlProviderArn "arn:aws:iam::222222222222:saml-provider/staff" is in account '
      + '222222222222, but the endpoint is in account 111111111111. Create the provider in account 111111111111 and name it here. '
      + '[SamlProviderAccount] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html [ack: cdk-client-vpn-plus:SamlProviderAccount]',
    ]);
  });
});

describe('activeDirectory', () => {
  test('names the directory by its id', () => {
    const stack = newStack();
    newEndpoint(stack, { authentication: ClientVpnAuthentication.activeDirectory(DIRECTORY) });
    expect(optionsOf(synth(stack))).toEqual([{ Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: DIRECTORY } }]);
  });

  test('takes an id that is known only at deployment', () => {
    const stack = newStack();
    const id = new CfnParameter(stack, 'Directory').valueAsString;
    newEndpoint(stack, { authentication: ClientVpnAuthentication.activeDirectory(id) });
    expect(optionsOf(synth(stack))).toEqual([{ Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: { Ref: 'Directory' } } }]);
  });

  test('rejects what is not the ID of a directory', () => {
    expect(messageOf(() => newEndpoint(newStack(), { authentication: ClientVpnAuthentication.activeDirectory('corp.example.com') }))).toBe(
      'Stack/Vpn: authenticationOptions[0].activeDirectory.directoryId "corp.example.com" is not the ID of a directory. '
      + 'Write the id of the directory, e.g. "d-926742f1a0". [DirectoryIdFormat] '
      + 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DirectoryServiceAuthenticationRequest.html',
    );
  });

  test('takes a Microsoft AD by its L1', () => {
    const stack = newStack();
    const directory = new CfnMicrosoftAD(stack, 'Directory', { name: 'corp.example.com', password: 'unused', vpcSettings: { vpcId: 'vpc-1', subnetIds: [] } });
    newEndpoint(stack, { authentication: ClientVpnAuthentication.microsoftAd(directory) });
    expect(optionsOf(synth(stack))).toEqual([{ Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: { Ref: 'Directory' } } }]);
  });

  test('takes a Simple AD by its L1', () => {
    const stack = newStack();
    const directory = new CfnSimpleAD(stack, 'Directory', { name: 'corp.example.com', size: 'Small', vpcSettings: { vpcId: 'vpc-1', subnetIds: [] } });
    newEndpoint(stack, { authentication: ClientVpnAuthentication.simpleAd(directory) });
    expect(optionsOf(synth(stack))).toEqual([{ Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: { Ref: 'Directory' } } }]);
  });

  test('takes an imported Simple AD', () => {
    const stack = newStack();
    const directory = CfnSimpleAD.fromDirectoryId(stack, 'Directory', DIRECTORY);
    newEndpoint(stack, { authentication: ClientVpnAuthentication.simpleAd(directory) });
    expect(optionsOf(synth(stack))).toEqual([{ Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: DIRECTORY } }]);
  });

  test('takes a Microsoft AD that another library describes', () => {
    const stack = newStack();
    const directory = { microsoftAdRef: { directoryId: DIRECTORY } } as unknown as aws_directoryservice.IMicrosoftADRef;
    newEndpoint(stack, { authentication: ClientVpnAuthentication.microsoftAd(directory) });
    expect(optionsOf(synth(stack))).toEqual([{ Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: DIRECTORY } }]);
  });
});

describe('withMutual', () => {
  test('asks for a certificate beside SAML, of the authority of the server certificate', () => {
    const stack = newStack();
    newEndpoint(stack, { authentication: ClientVpnAuthentication.federated(samlProvider(stack)).withMutual() });
    expect(optionsOf(synth(stack))).toEqual([MUTUAL, SAML]);
  });

  test('asks for a certificate of another root beside a directory', () => {
    const stack = newStack();
    const root = Certificate.fromCertificateArn(stack, 'Root', CLIENT_ROOT);
    newEndpoint(stack, { authentication: ClientVpnAuthentication.activeDirectory(DIRECTORY).withMutual({ clientRootCertificate: root }) });
    expect(optionsOf(synth(stack))).toEqual([
      { Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: CLIENT_ROOT } },
      { Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: DIRECTORY } },
    ]);
  });

  test('is what JavaScript that calls the factory reads', () => {
    const users = ClientVpnAuthentication.activeDirectory(DIRECTORY) as unknown as { mutual(): void };
    expect(messageOf(() => users.mutual())).toBe('ClientVpnUserAuthentication.mutual(): mutual() is a factory without a way for users to sign in. '
      + 'Write withMutual(), which asks for a certificate as well. [ValueKind] https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md');
    expect(Object.keys(users)).not.toContain('mutual');
  });

  test('takes no certificate in place of its options', () => {
    const root = Certificate.fromCertificateArn(newStack(), 'Root', CLIENT_ROOT);
    expect(messageOf(() => ClientVpnAuthentication.mutual(root as never))).toBe('ClientVpnAuthentication.mutual(): options is the construct Stack/Root. '
      + 'Write e.g. { clientRootCertificate: certificate }. [ValueKind] https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md');
  });

  test('leaves what it was called on as it is', () => {
    const stack = newStack();
    const users = ClientVpnAuthentication.federated(samlProvider(stack));
    users.withMutual();
    newEndpoint(stack, { authentication: users });
    expect(optionsOf(synth(stack))).toEqual([SAML]);
  });
});

test('a certificate and a SAML provider of another stack are exported by it', () => {
  const app = newApp();
  const shared = newStack(app, 'Shared');
  const root = new Certificate(shared, 'Root', { domainName: 'example.com' });
  const provider = new SamlProvider(shared, 'Provider', { metadataDocument: SamlMetadataDocument.fromXml('<xml/>') });
  const stack = newStack(app, 'Stack', { env: ENV });
  newEndpoint(stack, { authentication: ClientVpnAuthentication.federated(provider).withMutual({ clientRootCertificate: root }) });
  expect(optionsOf(synth(stack))).toEqual([
    {
      Type: 'certificate-authentication',
      MutualAuthentication: { ClientRootCertificateChainArn: { 'Fn::ImportValue': expect.stringMatching(/^Shared:ExportsOutputRefRoot/) } },
    },
    {
      Type: 'federated-authentication',
      FederatedAuthentication: { SAMLProviderArn: { 'Fn::ImportValue': expect.stringMatching(/^Shared:ExportsOutputRefProvider/) } },
    },
  ]);
  expect(stack.dependencies).toEqual([shared]);
});
