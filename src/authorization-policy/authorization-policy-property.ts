/** The properties of the L1, which older versions do not know. */
export interface AuthorizationPolicyProperty {
  readonly policyDocument: string;
  readonly shadowMode: string;
  readonly description?: string;
}
