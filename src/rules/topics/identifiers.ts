import type { ResourceRule, Rule } from '../../evaluation/rule';
import { ASSOCIATION, AUTHORIZATION_RULE, type ClientVpnType, ENDPOINT, ROUTE } from '../../model/graph';
import { at, flag, keyOf, kindOf, type Properties, text } from '../../model/values';
import { valuesAt } from '../../model/values-at';
import { REGION } from '../../service/region-names';
import { cloudFormation } from '../../service/sources';

/** What a property names, and how that is spelled. */
interface Identifier {
  readonly what: string;
  readonly pattern: RegExp;
  /** How it begins before an ID that AWS has made, where it ends with such an ID. */
  readonly before?: RegExp;
  readonly example: string;
  /** The type of a parameter that holds one. */
  readonly kind?: string;
}

// a `*` stands for a part that is not known yet.
const PARTITION = 'arn:(?:aws(?:-[a-z]+)*|\\*)';
const REGION_OR_ANY = `(?:${REGION}|\\*)`;
const ACCOUNT = '(?:\\d{12}|\\*)';
// what documents write in place of an ID, which holds only digits and the letters a to f.
const FILLER = /xxx|your|replace|change|todo|placeholder|\.\.|\u2026|[#$%(){}[\]]|^id$/i;

const CERTIFICATE: Identifier = {
  what: 'the ARN of a certificate in AWS Certificate Manager',
  pattern: new RegExp(`^${PARTITION}:acm:${REGION_OR_ANY}:${ACCOUNT}:certificate/[^\\s<>/]+$`),
  before: /^.*\//,
  example: 'arn:aws:acm:eu-west-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111',
};
const SAML_PROVIDER: Identifier = {
  what: 'the ARN of a SAML provider in IAM',
  pattern: new RegExp(`^${PARTITION}:iam::${ACCOUNT}:saml-provider/[^\\s<>]+$`),
  example: 'arn:aws:iam::111122223333:saml-provider/people',
};
const FUNCTION: Identifier = {
  what: 'the ARN of a Lambda function',
  pattern: new RegExp(`^${PARTITION}:lambda:${REGION_OR_ANY}:${ACCOUNT}:function:[^\\s<>]+$`),
  example: 'arn:aws:lambda:eu-west-1:111122223333:function:AWSClientVPN-Gate',
};

function id(prefix: string, what: string, kind?: string): Identifier {
  return { what: `the ID of ${what}`, pattern: new RegExp(`^${prefix}-[^\\s<>]+$`), before: new RegExp(`^${prefix}-`), example: `${prefix}-0123456789abcdef0`, kind };
}

const CLIENT_VPN_ENDPOINT = id('cvpn-endpoint', 'a Client VPN endpoint');
// what the CDK shows of subnets that are still to be looked up is none of theirs, and no mistake.
const SUBNET = { ...id('subnet', 'a subnet', 'AWS::EC2::Subnet::Id'), pattern: /^(?:subnet-[^\s<>]+|[ps]-(?:12345|67890))$/ };

/** What names something, by the path of the property. */
const IDENTIFIERS: Readonly<Record<ClientVpnType, Readonly<Record<string, Identifier>>>> = {
  [ENDPOINT]: {
    'ServerCertificateArn': CERTIFICATE,
    'AuthenticationOptions.*.MutualAuthentication.ClientRootCertificateChainArn': CERTIFICATE,
    'AuthenticationOptions.*.FederatedAuthentication.SAMLProviderArn': SAML_PROVIDER,
    'AuthenticationOptions.*.FederatedAuthentication.SelfServiceSAMLProviderArn': SAML_PROVIDER,
    'ClientConnectOptions.LambdaFunctionArn': FUNCTION,
    'VpcId': id('vpc', 'a VPC', 'AWS::EC2::VPC::Id'),
    'SecurityGroupIds.*': id('sg', 'a security group', 'AWS::EC2::SecurityGroup::Id'),
    'TransitGatewayConfiguration.TransitGatewayId': id('tgw', 'a transit gateway'),
  },
  [ASSOCIATION]: { ClientVpnEndpointId: CLIENT_VPN_ENDPOINT, SubnetId: SUBNET },
  [ROUTE]: {
    ClientVpnEndpointId: CLIENT_VPN_ENDPOINT,
    TargetVpcSubnetId: { ...SUBNET, pattern: new RegExp(`${SUBNET.pattern.source}|^local$`, 'i') },
  },
  [AUTHORIZATION_RULE]: { ClientVpnEndpointId: CLIENT_VPN_ENDPOINT },
};

const RULES: Readonly<Record<ClientVpnType, string>> = {
  [ENDPOINT]: 'EndpointIdentifierFormat',
  [ASSOCIATION]: 'AssociationIdentifierFormat',
  [ROUTE]: 'RouteIdentifierFormat',
  [AUTHORIZATION_RULE]: 'AuthorizationRuleIdentifierFormat',
};

export const identifiersRules: readonly Rule[] = Object.entries(RULES).map(([type, rule]) => ruleFor(type as ClientVpnType, rule));

/** Whether a value is spelled as it should, and no text that stands for another one. */
function isFilledIn(given: string, { before, pattern }: Identifier): boolean {
  return pattern.test(given) && (before === undefined || !FILLER.test(given.replace(before, '')));
}

/** Whether a function is left out, and the handler switched off. */
function isSwitchedOff(given: string, identifier: Identifier, { ClientConnectOptions: options }: Properties): boolean {
  return identifier === FUNCTION && given === '' && flag(at(options, 'Enabled')) === false;
}

function ruleFor(on: ClientVpnType, rule: string): ResourceRule {
  const named = Object.entries(IDENTIFIERS[on]).map(([path, identifier]) => ({ steps: path.split('.'), identifier }));
  return {
    id: rule,
    severity: 'error',
    title: `Each ARN and ID in ${on} is that of the kind of resource it names.`,
    why: 'An ARN or ID that is empty, a placeholder, or of another kind of resource is not found, and the deployment fails.',
    source: cloudFormation(`aws-resource-ec2-${on.split('::')[2].toLowerCase()}`),
    on,
    check({ properties }, report) {
      const reported: string[] = [];
      for (const { steps, identifier } of named) {
        for (const [path, value] of valuesAt(properties, steps)) {
          const given = text(value);
          if (given !== undefined && !isFilledIn(given, identifier) && !isSwitchedOff(given, identifier, properties)) {
            const slip = `${identifier.what} ${keyOf(value)}`;
            // the same slip at a second place, such as a server certificate that is the client root as well, is one.
            if (!reported.includes(slip)) {
              reported.push(slip);
              report({ path, value, wrong: `is not ${identifier.what}`, fix: `Write e.g. "${identifier.example}".` });
            }
          }
          const kind = kindOf(value);
          if (kind?.startsWith('AWS::') === true && kind !== identifier.kind) {
            const wrong = `is a parameter of the type ${kind}, but must be ${identifier.what}`;
            report({ path, value, wrong, fix: `Use a parameter of the type ${identifier.kind ?? 'String'} that holds ${identifier.what}.` });
          }
        }
      }
    },
  };
}
