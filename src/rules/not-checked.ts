/** Something that may go wrong at deployment and that no rule looks at. */
interface NotChecked {
  readonly what: string;
  readonly why: string;
}

const CFN_LINT = 'They have nothing to do with Client VPN: cfn-lint and the deployment itself find them.';
const SERVICE = 'Only the service knows it at deployment.';
const DEPLOYED = 'A template does not show what is deployed; `cdk-client-vpn-plus diff` compares two templates.';
const ID_ONLY = 'An ID does not show it.';

export const NOT_CHECKED: readonly NotChecked[] = [
  { what: 'References, dependencies and conditions that name nothing in the template', why: CFN_LINT },
  { what: 'Mappings, and keys of mappings, that do not exist', why: CFN_LINT },
  { what: 'Functions of CloudFormation in a wrong form, or where they are not allowed', why: CFN_LINT },
  { what: 'Exports that no template of the check has, and values of Systems Manager and Secrets Manager that do not exist', why: 'They may be in another stack or account.' },
  { what: 'What a macro, an include or a module adds', why: 'CloudFormation asks for it at deployment.' },
  { what: 'Names that another resource has already, such as that of a log group or a function', why: 'It may be in another stack.' },
  { what: 'Resources of other types, such as a subnet whose range is outside its VPC', why: CFN_LINT },
  { what: 'Whether an ID or ARN exists, and in which account', why: ID_ONLY },
  { what: 'The account and the Region of a directory', why: ID_ONLY },
  { what: 'The account of a subnet, which has to be shared with the account of the endpoint', why: ID_ONLY },
  { what: 'Free addresses in an associated subnet, of which the service needs 20', why: SERVICE },
  { what: 'Names, key and validity of a certificate that is imported, and whether it has been issued', why: 'Its ARN does not show them.' },
  { what: 'The settings at the SAML identity provider, and multi-factor authentication of the directory', why: 'They are not part of a template.' },
  { what: 'Reserved and public client ranges', why: 'No document says that the service rejects them; the documents themselves use some.' },
  { what: 'The client range, where a VPC, a route or a transit gateway is outside the templates of the check', why: 'Their ranges are not known.' },
  { what: 'How many DNS servers with IPv6 addresses', why: 'It is not documented; two of each family are let through where the traffic is not IPv4 alone.' },
  { what: 'The length of a description', why: 'No document says that the service rejects a long one.' },
  { what: 'A log stream that does not exist', why: 'No document says that the service rejects it.' },
  { what: 'The policy of the key of a log group that the app does not create', why: 'The policy may be in another stack or account.' },
  { what: 'The code of a connect handler, and what it answers', why: 'The code is not read.' },
  { what: 'A policy that asks for what the token of a device lacks, and the version of the client that it needs', why: 'Only the devices of the users show it.' },
  { what: 'Propagation to the route table of a transit gateway, and the way back from the networks behind it', why: 'Their route tables may be in another account, and the service makes the attachment.' },
  { what: 'Ranges that were added to the VPC after the association', why: DEPLOYED },
  { what: 'What is replaced when a property changes, and what that breaks', why: DEPLOYED },
  { what: 'Operations that the service rejects while another one is in progress', why: 'CloudFormation may repeat them; the constructs put associations, routes and rules in order.' },
  { what: 'Endpoints of a Region, attachments of a transit gateway, and other quotas that several stacks share', why: SERVICE },
  { what: 'What the deployment is allowed to do', why: 'The permissions of a deployment are not part of its template.' },
];
