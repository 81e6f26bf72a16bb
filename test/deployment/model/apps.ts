import fc from 'fast-check';
import type { RawTemplate } from './cloudformation';

/** The zone of each subnet. */
export const ZONES = { 'subnet-11111111': 'a', 'subnet-22222222': 'a', 'subnet-33333333': 'b', 'subnet-44444444': 'c' } as const;
const SUBNETS = Object.keys(ZONES) as Array<keyof typeof ZONES>;
const VPC = 'vpc-11111111';
const KNOWN = SUBNETS.map((id) => ({ id, type: 'AWS::EC2::Subnet', properties: { VpcId: VPC, AvailabilityZone: `eu-central-1${ZONES[id]}` } }));

interface Endpoint {
  readonly cidr: string;
  readonly split: boolean | undefined;
  readonly port: number | undefined;
  readonly timeout: number | undefined;
  readonly policy: { readonly PolicyDocument: string; readonly ShadowMode?: string } | undefined;
  readonly subnets: readonly string[];
  readonly routes: readonly string[];
  readonly routeDescription: string | undefined;
  readonly rules: ReadonlyArray<{ readonly range: string; readonly group: string; readonly description?: string }>;
  /** Whether its children are named by their position, as the core has it, or by what they are. */
  readonly byPosition: boolean;
  readonly name: string;
}

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const endpoint = (name: string): fc.Arbitrary<Endpoint> => fc.record({
  cidr: fc.oneof({ weight: 6, arbitrary: fc.constant('10.100.0.0/16') }, { weight: 1, arbitrary: fc.constant('10.101.0.0/16') }),
  split: oneOf(undefined, false, true, true),
  port: oneOf(undefined, undefined, 443, 1194),
  timeout: oneOf(undefined, 8, 24),
  policy: oneOf(undefined, undefined, { PolicyDocument: 'permit(principal, action, resource);' }, { PolicyDocument: 'permit(principal, action, resource);', ShadowMode: 'enabled' }),
  subnets: fc.subarray(SUBNETS).map((some) => some.filter((one, at) => !some.slice(0, at).some((other) => ZONES[other] === ZONES[one]))),
  routes: fc.subarray(['10.50.0.0/16', '0.0.0.0/0']),
  routeDescription: oneOf(undefined, 'why'),
  rules: fc.uniqueArray(
    fc.record({ range: oneOf('10.0.0.0/16', '10.50.0.0/16'), group: oneOf('', 'ops', 'staff'), description: oneOf(undefined, undefined, 'why') }, { requiredKeys: ['range', 'group'] }),
    { maxLength: 3, selector: ({ group, range }) => `${group} ${range}` },
  ),
  byPosition: fc.boolean(),
  name: fc.oneof({ weight: 8, arbitrary: fc.constant(name) }, { weight: 1, arbitrary: fc.constant(`${name}Moved`) }),
});

/** An endpoint before and after: most of it stays as it is. */
const edited = (name: string) => fc.tuple(endpoint(name), endpoint(name), fc.subarray(FIELDS, { maxLength: 2 }))
  .map(([before, other, fields]) => [before, { ...before, ...Object.fromEntries(fields.map((field) => [field, other[field]])) }] as const);
const FIELDS: Array<keyof Endpoint> = ['cidr', 'split', 'port', 'timeout', 'policy', 'subnets', 'routes', 'routeDescription', 'rules', 'byPosition', 'name'];

/** The templates of an app before and after. */
export const apps = fc.tuple(edited('One'), fc.option(edited('Two'), { nil: undefined }), oneOf('none', 'none', 'none', 'before', 'after'))
  .map(([one, two, missing]) => [0, 1].map((side) => templateOf([one, two].flatMap((pair, at) => (
    // the second one may come, or go.
    pair === undefined || at === 1 && missing === (side === 0 ? 'before' : 'after') ? [] : [pair[side]]
  )))));

function templateOf(endpoints: readonly Endpoint[]): RawTemplate {
  const resources: Record<string, RawTemplate['Resources'][string]> = {};
  for (const { byPosition, cidr, name, policy, port, routeDescription, routes, rules, split, subnets, timeout } of endpoints) {
    const own = { ClientVpnEndpointId: { Ref: name } };
    const called = (kind: string, at: number, what: string) => `${name}${kind}${byPosition ? at : what.replace(/\W/g, '')}`;
    resources[name] = {
      Type: 'AWS::EC2::ClientVpnEndpoint',
      Properties: defined({
        AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: CERTIFICATE } }],
        ClientCidrBlock: cidr,
        ConnectionLogOptions: { Enabled: false },
        ServerCertificateArn: CERTIFICATE,
        SplitTunnel: split,
        VpnPort: port,
        SessionTimeoutHours: timeout,
        AuthorizationPolicy: policy,
      }),
    };
    subnets.forEach((subnet, at) => {
      const association = called('Association', at, subnet);
      resources[association] = { Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ...own, SubnetId: subnet } };
      routes.forEach((destination) => {
        resources[`${association}To${destination.replace(/\W/g, '')}`] = {
          Type: 'AWS::EC2::ClientVpnRoute',
          Properties: defined({ ...own, DestinationCidrBlock: destination, TargetVpcSubnetId: subnet, Description: routeDescription }),
          DependsOn: [association],
        };
      });
    });
    rules.forEach(({ description, group, range }, at) => {
      resources[called('Rule', at, `${range}${group}`)] = {
        Type: 'AWS::EC2::ClientVpnAuthorizationRule',
        Properties: defined({ ...own, TargetNetworkCidr: range, ...group === '' ? { AuthorizeAllGroups: true } : { AccessGroupId: group }, Description: description }),
      };
    });
  }
  return { Resources: resources };
}

const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';

function defined(properties: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

/** One template as a side of a comparison. */
export function stateOf(template: RawTemplate) {
  return { templates: [{ file: 'Prod.template.json', name: 'Prod', template }], known: KNOWN };
}
