/** The properties of the L1, which older versions do not know. */
export interface TrustProviderProperty {
  readonly trustProviderType: string;
  readonly tenantId: string;
  readonly publicSigningKeyUrl?: string;
}
