/** What the function is asked: by CloudFormation, for two types of resources, and by EventBridge. */

export const REVOCATION_LIST_TYPE = 'Custom::ClientVpnRevocationList';
export const TAGS_TYPE = 'Custom::ClientVpnTags';

interface OnEndpoint {
  readonly ClientVpnEndpointId: string;
}

/** A list that stands in the template. */
export interface GivenList extends OnEndpoint {
  /** PEM or DER: compressed by gzip, as base64. */
  readonly CertificateRevocationListGzip: string;
}

/** A list in S3, PEM or DER; this is also the constant input of a rule or a schedule that has it imported when it has changed. */
export interface StoredList extends OnEndpoint {
  readonly Bucket: string;
  readonly Key: string;
}

/** Further properties have no meaning: one that changes makes CloudFormation ask for the list again. */
export type RevocationListProperties = GivenList | StoredList;

export interface TagsProperties extends OnEndpoint {
  readonly Tags: Readonly<Record<string, string>>;
}
