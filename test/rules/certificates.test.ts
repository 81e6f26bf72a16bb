import { ids, lines, optional, ref, resource, type Surroundings, unknown } from './graphs';
import type { Properties, Value } from '../../src/model/values';
import { certificatesRules as rules } from '../../src/rules/topics/certificates';
import { guide } from '../pages';

const ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/0f1e';
const OTHER = 'arn:aws:acm:us-east-1:111122223333:certificate/0f1e';

const endpoint = (server: Value, root?: Value): Properties => ({
  ServerCertificateArn: server,
  AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: root } }],
});
const AUTHORITY = 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1';
const certificate = (KeyAlgorithm?: Value, CertificateAuthorityArn: Value = AUTHORITY) => [
  resource('Cert', 'AWS::CertificateManager::Certificate', { DomainName: 'vpn.example.com', KeyAlgorithm, CertificateAuthorityArn }),
];

test.each<[string, Properties, Surroundings, string[]]>([
  ['the Region of the endpoint', endpoint(ARN, ARN), { region: 'eu-west-1' }, []],
  ['another Region', endpoint(OTHER), { region: 'eu-west-1' }, ['CertificateRegion']],
  ['the same one of another Region twice', endpoint(OTHER, OTHER), { region: 'eu-west-1' }, ['CertificateRegion']],
  ['a client root of another Region', endpoint(ARN, OTHER), { region: 'eu-west-1' }, ['CertificateRegion']],
  ['two of another Region', endpoint(OTHER, `${OTHER}2`), { region: 'eu-west-1' }, ['CertificateRegion', 'CertificateRegion']],
  ['an unknown Region', endpoint(OTHER), {}, []],
  ['an unknown certificate', endpoint(unknown), { region: 'eu-west-1' }, []],
  ['no ARN', endpoint('cert'), { region: 'eu-west-1' }, []],
  ['an ARN of another service', endpoint('arn:aws:iam::111122223333:server-certificate/x'), { region: 'eu-west-1' }, []],
  ['an ARN without Region', endpoint('arn:aws:acm::111122223333:certificate/x'), { region: 'eu-west-1' }, []],
  ['nothing', {}, { region: 'eu-west-1' }, []],
  ['things of the wrong type', { ServerCertificateArn: [ARN], AuthenticationOptions: 'x' }, { region: 'eu-west-1' }, []],
])('Region: %s', (_, properties, surroundings, expected) => {
  expect(ids(rules, properties, surroundings)).toEqual(expected);
});

test.each<[string, string | undefined, string[]]>([
  ['the Region of the endpoint', 'eu-west-1', []],
  ['another Region', 'us-east-1', ['CertificateRegion']],
  ['an unknown Region', undefined, []],
])('Region: a certificate of the app in %s', (_, region, expected) => {
  const resources = certificate().map((one) => ({ ...one, region }));
  expect(ids(rules, endpoint(ref('Cert')), { region: 'eu-west-1', resources })).toEqual(expected);
  expect(ids(rules, endpoint(ref('Cert')), { region: 'eu-west-1', resources: resources.map((one) => ({ ...one, type: 'Custom::Certificate' })) })).toEqual([]);
});

test('a certificate that may not be there is not judged', () => {
  const resources = certificate('RSA_4096').map((one) => ({ ...one, id: 'condition' }));
  expect(ids(rules, endpoint(optional), { resources })).toEqual([]);
});

test.each<[string, Surroundings['resources'], string[]]>([
  ['the usual algorithm', certificate(), []],
  ['RSA_2048', certificate('RSA_2048'), []],
  ['RSA_1024', certificate('RSA_1024'), []],
  ['RSA_3072', certificate('RSA_3072'), ['CertificateKeyAlgorithm']],
  ['RSA_4096', certificate('RSA_4096'), ['CertificateKeyAlgorithm']],
  ['EC_prime256v1', certificate('EC_prime256v1'), ['CertificateKeyAlgorithm']],
  ['an unknown algorithm', certificate(unknown), []],
  ['a resource of another type', [resource('Cert', 'Custom::Certificate', { KeyAlgorithm: 'EC_prime256v1' })], []],
  ['an imported certificate', [], []],
])('key: %s', (_, resources, expected) => {
  expect(ids(rules, endpoint(ref('Cert')), { resources })).toEqual(expected);
  expect(ids(rules, endpoint(unknown, ref('Cert')), { resources })).toEqual(expected);
  // one certificate is one defect.
  expect(ids(rules, endpoint(ref('Cert'), ref('Cert')), { resources })).toEqual(expected);
});

test.each<[string, Properties, Surroundings['resources'], string[]]>([
  ['one that ACM issues publicly', endpoint(ARN, ref('Cert')), certificate(undefined, null), ['ClientRootPublic']],
  ['the server certificate, which ACM issues publicly', endpoint(ref('Cert'), ref('Cert')), certificate(undefined, null), ['ClientRootPublic']],
  ['one of a private authority', endpoint(ARN, ref('Cert')), certificate(), []],
  ['one of an authority that is not known', endpoint(ARN, ref('Cert')), certificate(undefined, unknown), []],
  ['one that may be of a private authority', endpoint(ARN, ref('Cert')), certificate(undefined, optional), []],
  ['not the server certificate that ACM issues publicly', endpoint(ref('Cert'), ARN), certificate(undefined, null), []],
  ['an imported one', endpoint(ARN, ARN), certificate(undefined, null), []],
  ['one that is not known', endpoint(ref('Cert'), unknown), certificate(undefined, null), []],
  ['a resource of another type', endpoint(ARN, ref('Cert')), [resource('Cert', 'Custom::Certificate')], []],
])('client root: %s', (_, properties, resources, expected) => {
  expect(ids(rules, properties, { resources })).toEqual(expected);
});

test('messages', () => {
  expect(lines(rules, endpoint(ref('Cert'), OTHER), { region: 'eu-west-1', resources: certificate('EC_prime256v1') })).toEqual([
    `authenticationOptions[0].mutualAuthentication.clientRootCertificateChainArn "${OTHER}" is a certificate in us-east-1, but the endpoint is in eu-west-1. Request or import the certificate in eu-west-1 and name it here. [CertificateRegion] ${guide('cvpn-working-endpoint-create')}`,
    `serverCertificateArn is the certificate Cert, whose key is EC_prime256v1: AWS Client VPN accepts RSA_2048 or RSA_1024. Set keyAlgorithm of Cert to "RSA_2048". [CertificateKeyAlgorithm] ${guide('mutual')}`,
  ]);
});

test('message on a public client root', () => {
  expect(lines(rules, endpoint(ref('Cert'), ref('Cert')), { resources: certificate(undefined, null) })).toEqual([
    'authenticationOptions[0].mutualAuthentication.clientRootCertificateChainArn is the certificate Cert, which ACM issues publicly: its authority does not sign '
    + 'your client certificates. Import the certificate of the authority that signs your client certificates into ACM, with its chain, and name it here. '
    + `[ClientRootPublic] ${guide('mutual')}`,
  ]);
});

test('the path is the first one that the certificate is found at', () => {
  expect(lines(rules, endpoint(OTHER, OTHER), { region: 'eu-west-1' })[0]).toMatch(/^serverCertificateArn /);
});
