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

/** A template with a small network, and roles with long policies: as many resources as CloudFormation accepts, in about half a megabyte. */
export function mixedTemplate(number: number, count: number): { readonly Resources: Resources } {
  const { Resources: resources } = networkTemplate({ associations: 2, destinations: 20, groups: 2 });
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

/** As the CDK writes it. */
export function json(template: object): string {
  return JSON.stringify(template, undefined, 1);
}

/** One endpoint with so many routes and rules that its template is about as long as that. */
export function textOf(length: number): string {
  const textFor = (destinations: number) => json(networkTemplate({ associations: 2, destinations, groups: 2 }));
  return textFor(Math.ceil(length / textFor(2000).length * 2000));
}
