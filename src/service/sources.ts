/** The pages that the rules rest on. */

/** A page of the AWS Client VPN Administrator Guide. */
export const guide = (page: string) => `https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/${page}.html`;

/** An action or a type of the EC2 API reference. */
export const api = (action: string) => `https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_${action}.html`;

/** The error codes of the EC2 API. */
export const API_ERRORS = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html';

/** What a tag of EC2 may be. */
export const EC2_TAGS = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html';

/** What CloudFormation does when a property changes. */
export const UPDATE_BEHAVIORS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html';

/** A page of the CloudFormation template reference. */
export const cloudFormation = (page: string) => `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/${page}.html`;

/** The resource types that each Region has, as cfn-lint collects them. */
export const CFN_LINT_REGIONS = 'https://github.com/aws-cloudformation/cfn-lint/tree/main/src/cfnlint/data/schemas/providers';

/** A control that auditors and scanners ask for, and the page that describes it. */
export interface Control {
  readonly id: string;
  readonly source: string;
}

/** A control of AWS Security Hub: `EC2.51`. */
export function securityHub(control: string): Control {
  const [service] = control.split('.');
  const page = `https://docs.aws.amazon.com/securityhub/latest/userguide/${service.toLowerCase()}-controls.html`;
  return { id: `Security Hub ${control}`, source: `${page}#${control.toLowerCase().replace('.', '-')}` };
}

/** A managed rule of AWS Config. */
export function configRule(rule: string): Control {
  return { id: `AWS Config ${rule}`, source: `https://docs.aws.amazon.com/config/latest/developerguide/${rule}.html` };
}

/** A control of NIST SP 800-53, Revision 5. */
export function nist(control: string): Control {
  return { id: `NIST SP 800-53 ${control}`, source: 'https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final' };
}
