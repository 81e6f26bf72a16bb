import type { Rule, RuleInfo } from '../../evaluation/rule';
import { arnIn } from '../../model/arn';
import { authenticationOptions } from '../../model/endpoint-properties';
import { ENDPOINT, typed, type Graph, type Resource } from '../../model/graph';
import { at, isAbsent, isPresent, keyOf, text, type Value } from '../../model/values';
import { KEY_ALGORITHMS } from '../../service/limits';
import { guide } from '../../service/sources';

export const CERTIFICATE_KEY_ALGORITHM: RuleInfo<'error'> = {
  id: 'CertificateKeyAlgorithm',
  severity: 'error',
  title: 'Certificates have an RSA key of 1,024 or 2,048 bits.',
  why: 'The service does not support other keys.',
  source: KEY_ALGORITHMS.source,
};

export const certificatesRules: readonly Rule[] = [
  {
    id: 'CertificateRegion',
    severity: 'error',
    title: 'Certificates are in the Region of the endpoint.',
    why: 'The service does not find certificates of other Regions.',
    source: guide('cvpn-working-endpoint-create'),
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const { region } = graph;
      for (const [path, value] of certificatesOf(endpoint)) {
        const place = regionOfCertificate(value, graph);
        if (region !== undefined && place !== undefined && place !== region) {
          const wrong = `is a certificate in ${place}, but the endpoint is in ${region}`;
          report({ path, value, wrong, fix: `Request or import the certificate in ${region} and name it here.` });
        }
      }
    },
  },
  {
    ...CERTIFICATE_KEY_ALGORITHM,
    on: ENDPOINT,
    check(endpoint, report, graph) {
      for (const [path, value] of certificatesOf(endpoint)) {
        const certificate = typed(graph, value, 'AWS::CertificateManager::Certificate');
        const algorithm = text(certificate?.properties.KeyAlgorithm);
        if (certificate !== undefined && algorithm !== undefined && !KEY_ALGORITHMS.values.includes(algorithm)) {
          report({
            path,
            value,
            wrong: `is the certificate ${certificate.id}, whose key is ${algorithm}: AWS Client VPN accepts ${KEY_ALGORITHMS.values.join(' or ')}`,
            fix: `Set KeyAlgorithm of ${certificate.id} to "${KEY_ALGORITHMS.values[0]}".`,
          });
        }
      }
    },
  },
  {
    id: 'ClientRootPublic',
    severity: 'warning',
    title: 'The client root is not a certificate that ACM issues publicly.',
    why: 'The authority of the client root has to be the one that signs the client certificates; a public authority does not sign yours, but signs those of others.',
    source: guide('mutual'),
    on: ENDPOINT,
    check(endpoint, report, graph) {
      for (const [path, value] of rootsOf(endpoint)) {
        const certificate = typed(graph, value, 'AWS::CertificateManager::Certificate');
        if (certificate !== undefined && isAbsent(certificate.properties.CertificateAuthorityArn)) {
          report({
            path,
            value,
            wrong: `is the certificate ${certificate.id}, which ACM issues publicly: its authority does not sign your client certificates`,
            fix: 'Import the certificate of the authority that signs your client certificates into ACM, with its chain, and name it here.',
          });
        }
      }
    },
  },
];

/** The Region of a certificate, by its ARN or because the app makes it there. */
export function regionOfCertificate(value: Value, graph: Graph): string | undefined {
  const arn = arnIn(value);
  return arn?.service === 'acm' ? arn.region : typed(graph, value, 'AWS::CertificateManager::Certificate')?.region;
}

/** The certificates of an endpoint, each once, with the first path it is found at. */
export function certificatesOf(endpoint: Resource): ReadonlyArray<readonly [string, Value]> {
  const all = [['ServerCertificateArn', endpoint.properties.ServerCertificateArn] as const, ...rootsOf(endpoint)].filter(([, value]) => isPresent(value));
  const keys = all.map(([, value]) => keyOf(value));
  return all.filter((_, position) => keys.indexOf(keys[position]) === position);
}

/** The client roots of an endpoint, with their paths. */
function rootsOf(endpoint: Resource): ReadonlyArray<readonly [string, Value]> {
  return (authenticationOptions(endpoint) ?? []).map((option, position) => [
    `AuthenticationOptions.${position}.MutualAuthentication.ClientRootCertificateChainArn`,
    at(option, 'MutualAuthentication', 'ClientRootCertificateChainArn'),
  ]);
}
