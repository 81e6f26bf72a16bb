/** The rules about what the upkeep function keeps on an endpoint: its revocation list and its tags. */
import type { RuleInfo } from '../evaluation/rule';
import { grouped } from '../model/names';
import { REVOCATION_LIST_ENTRIES as ENTRIES } from '../service/limits';
import { api, cloudFormation, guide } from '../service/sources';

const LISTS = guide('cvpn-working-certificates');
const ON_ENDPOINT = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/docs/upkeep.md';

export const REVOCATION_LIST_FILE: RuleInfo<'error'> = {
  id: 'RevocationListFile',
  severity: 'error',
  title: 'The file of a revocation list can be read, and holds one list as PEM that says until when it is valid.',
  why: 'It is what is imported. The service takes PEM, and an endpoint has one list.',
  source: LISTS,
};

export const REVOCATION_LIST_SIGNATURE: RuleInfo<'error'> = {
  id: 'RevocationListSignature',
  severity: 'error',
  title: 'A revocation list is signed by the client root, where its file is given.',
  why: 'A list counts for the certificates of its own authority only: those that it names would go on connecting, or no client would.',
  source: LISTS,
};

export const REVOCATION_LIST_EXPIRED: RuleInfo<'error'> = {
  id: 'RevocationListExpired',
  severity: 'error',
  title: 'A revocation list has not expired.',
  why: 'With an expired list no client can connect, those that were never revoked included.',
  source: LISTS,
};

export const REVOCATION_LIST_VALIDITY: RuleInfo<'warning'> = {
  id: 'RevocationListValidity',
  severity: 'warning',
  title: 'A revocation list is valid already, and for another 30 days.',
  why: 'Before and after its validity no client can connect.',
  source: LISTS,
};

export const REVOCATION_LIST_ENTRIES: RuleInfo<'error'> = {
  id: 'RevocationListEntries',
  severity: 'error',
  title: `A revocation list has at most ${grouped(ENTRIES.max)} entries.`,
  why: 'The service rejects more.',
  source: ENTRIES.source,
};

export const REVOCATION_LIST_WITHOUT_CERTIFICATES: RuleInfo<'error'> = {
  id: 'RevocationListWithoutCertificates',
  severity: 'error',
  title: 'An endpoint with a revocation list authenticates clients by certificates.',
  why: 'A list revokes certificates, and without them it keeps no one out.',
  source: LISTS,
};

export const REVOCATION_LIST_TWICE: RuleInfo<'error'> = {
  id: 'RevocationListTwice',
  severity: 'error',
  title: 'An endpoint has one revocation list.',
  why: 'An import replaces the list before, so that the one that is imported last would let in whom the other one keeps out.',
  source: api('ImportClientVpnClientCertificateRevocationList'),
};

export const REVOCATION_LIST_IMPORT: RuleInfo<'warning'> = {
  id: 'RevocationListImport',
  severity: 'warning',
  title: 'The import of a revocation list is announced.',
  why: 'It resets all connections. What is deployed is not known at synthesis; a list that is in place already is not imported again.',
  source: api('ImportClientVpnClientCertificateRevocationList'),
};

export const MANAGED_TAG_IN_TAGS: RuleInfo<'error'> = {
  id: 'ManagedTagInTags',
  severity: 'error',
  title: 'A tag is given in `tags` or in `managedTags`.',
  why: 'A change of `tags` replaces the endpoint, and one of `managedTags` does not: of a key in both neither would be true.',
  source: cloudFormation('aws-properties-ec2-clientvpnendpoint-tagspecification'),
};

export const TAGS_OF_SCOPE: RuleInfo<'warning'> = {
  id: 'TagsOfScope',
  severity: 'warning',
  title: 'The tags of the scope are on the endpoint.',
  why: '`Tags.of()` does not reach an endpoint, so that reports of costs by tags lack it.',
  source: `${ON_ENDPOINT}#tags`,
};
