/** A finding that is not one of ours. */
export interface Exception {
  /** The check of cfn-lint. */
  readonly check: string;
  /** What the finding says. */
  readonly message: RegExp;
  /** The templates it may be found in, by their paths in the repository. */
  readonly templates: RegExp;
  readonly reason: string;
}

/** The release of cfn-lint, from PyPI. Moved on purpose: newer ones know more. */
export const CFN_LINT = '1.51.0';

const CORPUS = /^\.cache\/cfn-lint\/corpus\//;
const POLICIES = /^\.cache\/cfn-lint\/(corpus|templates\/device-posture)\//;
const EXAMPLES = /^\.cache\/cfn-lint\/templates\//;
const MACROS = /^\.cache\/cfn-lint\/corpus\/realistic\/macros\.json$/;

/** Every exception, for one check and what it says. One that no finding needs any more fails the run. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    check: 'E3002',
    message: /\('(AuthorizationPolicy|DevicePostureOptions|IncludeAuthorizationPolicyContext)' was unexpected\)/,
    templates: POLICIES,
    reason: "the resource schema of this release is older than these properties of the endpoint, which aws-cdk-lib's from 2.275 has",
  },
  {
    check: 'E3002',
    message: /^'[0-9a-f:]+\/\d+' is not a 'ipv4-network'$/,
    templates: CORPUS,
    reason: 'routes and authorization rules of an endpoint with IPv6 traffic take IPv6 ranges; the linter knows IPv4 ones only',
  },
  {
    check: 'W3010',
    message: /^Avoid hardcoding availability zones/,
    templates: CORPUS,
    reason: 'the corpus names Availability Zones, because rules compare them',
  },
  {
    check: 'W2001',
    message: /^Parameter BootstrapVersion not used/,
    templates: CORPUS,
    reason: 'the CDK puts the parameter into every template, beside a rule that the corpus leaves out',
  },
  {
    check: 'W3005',
    message: /^'\w+Role\w+' dependency already enforced by a 'GetAtt' at 'Resources\/\w+\/Properties\/Role'$/,
    templates: EXAMPLES,
    reason: "the CDK's function waits for its role and the policies of the role, of which it refers to the role already",
  },
  {
    check: 'E3003',
    message: /^'ServerCertificateArn' is a required property/,
    templates: MACROS,
    reason: 'an included file brings the property along when it is deployed',
  },
  {
    check: 'E1020',
    message: /^'Subnet\$\{Zone\}' is not one of /,
    templates: MACROS,
    reason: 'the linter expands the names of a loop, but not the references in it',
  },
  {
    check: 'E3005',
    message: /^'Association\$\{Zone\}' is not one of /,
    templates: MACROS,
    reason: 'the linter expands the names of a loop, but not the dependencies in it',
  },
];
