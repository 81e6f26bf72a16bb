/** The pages that the rules rest on. */

/** A page of the AWS Client VPN Administrator Guide. */
export const guide = (page: string) => `https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/${page}.html`;

/** An action or a type of the EC2 API reference. */
export const api = (action: string) => `https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_${action}.html`;

/** The error codes of the EC2 API. */
export const API_ERRORS = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html';

/** What a tag of EC2 may be. */
export const EC2_TAGS = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html';

/** A page of the CloudFormation template reference. */
export const cloudFormation = (page: string) => `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/${page}.html`;

/** The resource types that each Region has, as cfn-lint collects them. */
export const CFN_LINT_REGIONS = 'https://github.com/aws-cloudformation/cfn-lint/tree/main/src/cfnlint/data/schemas/providers';
