/** The pages that messages point to. */
export const guide = (page: string) => `https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/${page}.html`;
export const api = (action: string) => `https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_${action}.html`;
export const CDK_VPC = 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.Vpc.html';
export const API_ERRORS = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html';
export const cloudFormation = (page: string) => `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/${page}.html`;
