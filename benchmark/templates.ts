/** Templates of any size. */

type Resources = Record<string, object>;

const ENDPOINT = {
  Type: 'AWS::EC2::ClientVpnEndpoint',
  Properties: {
    AuthenticationOptions: [{
      FederatedAuthentication: { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/staff' },
      Type: 'federated-authentication',
    }],
    ClientCidrBlock: '100.64.0.0/16',
    ConnectionLogOptions: { CloudwatchLogGroup: '/vpn', Enabled: true },
    SecurityGroupIds: ['sg-0123456789abcdef0'],
    ServerCertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/server',
    SplitTunnel: true,
    VpcId: 'vpc-0123456789abcdef0',
  },
};

/** What an endpoint of a template has. */
export interface Size {
  readonly destinations: number;
  /** Each destination has a route through each of them. */
  readonly associations: number;
  /** Each destination has a rule for each of them. */
  readonly groups: number;
}

/** A template with one endpoint. */
export function networkTemplate({ associations, destinations, groups }: Size): { readonly Resources: Resources } {
  const resources: Resources = { Vpn: ENDPOINT };
  const add = (id: string, type: string, properties: object, more: object = {}) => {
    resources[id] = { Type: `AWS::EC2::ClientVpn${type}`, Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, ...properties }, ...more };
  };
  for (let association = 0; association < associations; association++) {
    add(`Association${association}`, 'TargetNetworkAssociation', { SubnetId: `subnet-${association}` });
  }
  for (let destination = 0; destination < destinations; destination++) {
    const range = `10.${Math.floor(destination / 256)}.${destination % 256}.0/24`;
    for (let association = 0; association < associations; association++) {
      add(`Route${destination}Through${association}`, 'Route', { DestinationCidrBlock: range, TargetVpcSubnetId: `subnet-${association}` }, {
        DependsOn: [`Association${association}`],
      });
    }
    for (let group = 0; group < groups; group++) {
      add(`Rule${destination}For${group}`, 'AuthorizationRule', { AccessGroupId: `group-${group}`, TargetNetworkCidr: range });
    }
  }
  return { Resources: resources };
}

/** A template with an endpoint, two associations, and routes and rules up to about so many resources. */
export function templateOf(resources: number): { readonly Resources: Resources } {
  return networkTemplate({ associations: 2, destinations: Math.ceil((resources - 3) / 4), groups: 2 });
}

const SMALL = networkTemplate({ associations: 2, destinations: 20, groups: 2 }).Resources;

/** So many resources a mixed template of half a megabyte has. */
export const HALF_A_MEGABYTE = 366;

/** A template with a small network, and roles with long policies. */
export function mixedTemplate(number: number, count: number, first = SMALL): { readonly Resources: Resources } {
  const resources = { ...first };
  for (let role = Object.keys(resources).length; role < count; role++) {
    resources[`Role${role}`] = {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }],
          Version: '2012-10-17',
        },
        Policies: ['objects', 'queues'].map((kind) => ({
          PolicyDocument: {
            Statement: [{
              Action: ['s3:GetObject*', 's3:PutObject*', 's3:DeleteObject*', 'sqs:SendMessage', 'sqs:ReceiveMessage'],
              Effect: 'Allow',
              Resource: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:s3:::${kind}-${number}-${role}/*`]] }],
            }],
            Version: '2012-10-17',
          },
          PolicyName: `${kind}-of-${role}`,
        })),
      },
      Metadata: { 'aws:cdk:path': `Stack${number}/Role${role}/Resource` },
    };
  }
  return { Resources: resources };
}

/** A template with so many errors: ranges that are none. */
export function wrongTemplate(errors: number): { readonly Resources: Resources } {
  const { Resources: resources } = networkTemplate({ associations: 2, destinations: 1, groups: 1 });
  for (let number = 0; number < errors; number++) {
    resources[`Wrong${number}`] = {
      Type: 'AWS::EC2::ClientVpnAuthorizationRule',
      Properties: { AccessGroupId: `group-${number}`, ClientVpnEndpointId: { Ref: 'Vpn' }, TargetNetworkCidr: `10.${Math.floor(number / 256)}.${number % 256}.0/33` },
    };
  }
  return { Resources: resources };
}

/** The same after a deployment as people make it: another port and another timeout, a group more, and every tenth destination is gone. */
export function nextOf({ Resources }: { readonly Resources: Resources }): { readonly Resources: Resources } {
  const left = Object.entries(Resources).filter(([id]) => !/^(Route|Rule)\d*9(Through|For)/.test(id));
  const changed = left.flatMap(([id, resource]): Array<[string, object]> => {
    const { Properties: properties } = resource as { readonly Properties: object };
    return id === 'Vpn' ? [[id, { ...resource, Properties: { ...properties, SessionTimeoutHours: 12, VpnPort: 1194 } }]]
      : /^Rule\d*5For0$/.test(id) ? [[id, resource], [`${id}More`, { ...resource, Properties: { ...properties, AccessGroupId: 'group-more' } }]] : [[id, resource]];
  });
  return { Resources: Object.fromEntries(changed) };
}

/** An app as the CDK writes it, by the names of files: networks, and as many stacks of endpoints in them that take their values, or those that no one exports. */
export function appFiles(stacks: number, isConnected: boolean): Record<string, object> {
  const artifacts: Record<string, object> = {};
  const files: Record<string, object> = { 'manifest.json': { version: '54.0.0', artifacts } };
  for (let number = 0; number < stacks; number++) {
    const name = `Stack${number}`;
    artifacts[name] = { type: 'aws:cloudformation:stack', environment: 'aws://111122223333/eu-west-1', properties: { templateFile: `${name}.template.json` } };
    files[`${name}.template.json`] = number % 2 === 0 ? exportingTemplate(number) : importingTemplate(isConnected ? number - 1 : stacks + number);
  }
  return files;
}

/** A network whose ids are exported, as the CDK names them. */
function exportingTemplate(number: number): object {
  const subnets = ['A', 'B'].map((zone, index) => [`Subnet${zone}`, {
    Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: `eu-west-1${zone.toLowerCase()}`, CidrBlock: `10.0.${index}.0/24`, VpcId: { Ref: 'Vpc' } },
  }] as const);
  const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
  const outputs = ['Vpc', 'SubnetA', 'SubnetB'].map((id) => [`Output${id}`, { Export: { Name: `Stack${number}:${id}` }, Value: { Ref: id } }]);
  return { ...mixedTemplate(number, 100, { Vpc: vpc, ...Object.fromEntries(subnets) }), Outputs: Object.fromEntries(outputs) };
}

/** An endpoint in the network of another stack. */
function importingTemplate(other: number): object {
  const of = (id: string) => ({ 'Fn::ImportValue': `Stack${other}:${id}` });
  const { Resources: resources } = networkTemplate({ associations: 2, destinations: 10, groups: 2 });
  const imported = JSON.stringify(resources, (name, value: unknown) => (
    name === 'VpcId' ? of('Vpc') : value === 'subnet-0' ? of('SubnetA') : value === 'subnet-1' ? of('SubnetB') : value
  ));
  return mixedTemplate(other, 100, JSON.parse(imported));
}

/** As the CDK writes it. */
export function json(template: object): string {
  return JSON.stringify(template, undefined, 1);
}

/** One endpoint with so many routes and rules that its template is about as long as that. */
export function textOf(length: number): string {
  const textFor = (destinations: number) => json(networkTemplate({ associations: 2, destinations, groups: 2 }));
  return textFor(Math.ceil(length / textFor(2000).length * 2000));
}
