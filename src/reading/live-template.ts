/** What is live, or is to be created by the AWS CLI, as a template. */
import { type AnsweredType, type Answers, answersIn, type Fields, type Item, type Origin } from './aws-cli-answers';
import { asideIn, inputProperties } from './create-input';
import { arnIn } from '../model/arn';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, type Resource, ROUTE } from '../model/graph';
import { Unknown } from '../model/values';
import { MAY_HOLD_MORE, memberIn, members, OWN_METADATA, type Path } from '../template/sections';

/** A template of what some documents tell. */
export interface LiveTemplate {
  readonly template: object;
  /** Where each resource comes from, by its logical id. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** What is there around the endpoints, by its id. */
  readonly known: readonly Resource[];
  readonly remarks: readonly LiveRemark[];
}

/** Something about an answer that no rule finds. */
export interface LiveRemark {
  readonly origin: Origin;
  readonly message: string;
}

/** The names of the CLI for what CloudFormation calls otherwise, for those who look for the place of a value. */
const SPELLED: Readonly<Record<string, string>> = {
  AccessGroupId: 'GroupId',
  AuthorizeAllGroups: 'AccessAll',
  ClientRootCertificateChainArn: 'ClientRootCertificateChain',
  DestinationCidrBlock: 'DestinationCidr',
  SAMLProviderArn: 'SamlProviderArn',
  SelfServiceSAMLProviderArn: 'SelfServiceSamlProviderArn',
  SubnetId: 'TargetNetworkId',
  TargetNetworkCidr: 'DestinationCidr',
  TargetVpcSubnetId: 'TargetSubnet',
};

/** What is going, gone, or has never come about, by its status. */
const LEFT_OUT: ReadonlySet<unknown> = new Set(['deleting', 'deleted', 'failed', 'revoking', 'association-failed', 'disassociating', 'disassociated']);

/** A value that may be anything, or nothing: one name, one value. */
function anything(name: string): object {
  return { 'Fn::If': [name, { Ref: name }, { Ref: 'AWS::NoValue' }] };
}

/** What the service adds by itself. */
const AUTOMATIC = 'associate';

/** A template of all that some documents tell. */
export function liveTemplate(documents: readonly unknown[]): LiveTemplate {
  return new Live(answersIn(documents)).template();
}

/** Where a value of a resource is written, below the resource's own origin. */
export function spelledInAnswer([section, ...steps]: Path): Path {
  // tags stand in the answer itself.
  const own = steps[0] === 'TagSpecifications' ? steps.slice(2) : steps;
  return section === 'Properties' ? own.map((step) => SPELLED[step] ?? step) : [];
}

/** What a resource has beside its properties. */
interface More {
  readonly dependsOn?: readonly string[];
  readonly metadata?: object;
}

class Live {
  private readonly resources: Record<string, object> = {};
  private readonly origins = new Map<string, Origin>();
  private readonly remarks: LiveRemark[] = [];
  private readonly endpoints: readonly Item[];
  private readonly associations: readonly Item[];
  private readonly routes: readonly Item[];

  public constructor(private readonly answers: Answers) {
    this.endpoints = this.present(ENDPOINT);
    this.associations = this.present(ASSOCIATION);
    this.routes = this.present(ROUTE);
  }

  public template(): LiveTemplate {
    for (const item of this.endpoints) {
      this.add(textIn(item.fields, 'ClientVpnEndpointId')!, ENDPOINT, item, this.endpoint(item.fields));
    }
    this.associations.forEach((item) => this.association(item));
    this.routes.filter(({ fields }) => fields.get('Origin') !== AUTOMATIC).forEach((item) => this.route(item));
    this.present(AUTHORIZATION_RULE).forEach((item) => this.rule(item));
    this.answers.inputs.forEach((item, position) => this.input(item, position));
    const { known, origins, remarks, resources } = this;
    const metadata = { ...this.place(), [MAY_HOLD_MORE]: ([ASSOCIATION, ROUTE, AUTHORIZATION_RULE] as const).filter((type) => !this.isWhole(type)) };
    return { template: { Metadata: { [OWN_METADATA]: metadata }, Resources: resources }, origins, known, remarks };
  }

  /** What is there of a type; who else was asked for hears what is left out. */
  private present(type: AnsweredType): Item[] {
    return (this.answers.lists.get(type) ?? []).filter(({ fields, origin }) => {
      const status = memberIn(fields.get('Status'), 'Code');
      if (LEFT_OUT.has(status)) {
        const reason = textIn(members(fields.get('Status')), 'Message');
        this.remarks.push({ origin, message: `${nameOf(type, fields)} is ${String(status)}${reason === undefined ? '' : ` (${reason})`}: it is left out.` });
      }
      return !LEFT_OUT.has(status);
    });
  }

  /** Whether all that there is of a type was answered: children are asked for by endpoint. */
  private isWhole(type: AnsweredType): boolean {
    return this.endpoints.length > 0 && this.answers.inputs.length === 0 && (this.answers.asked.get(type) ?? 0) >= this.endpoints.length;
  }

  private add(id: string, type: string, { fields, origin }: Item, properties: object, { dependsOn = [], metadata = {} }: More = {}): void {
    const given = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
    // endpoints may have children of one content.
    const name = this.origins.has(id) ? `${id} of ${String(fields.get('ClientVpnEndpointId'))}` : id;
    this.resources[name] = { Type: type, Properties: given, Metadata: { [OWN_METADATA]: metadata }, DependsOn: dependsOn };
    this.origins.set(name, origin);
  }

  private endpoint(fields: Fields): object {
    const id = textIn(fields, 'ClientVpnEndpointId')!;
    // an older command line leaves out what it does not know.
    const maybe = (name: string) => fields.get(name) ?? anything(`${name} of ${id}`);
    const tags = listIn(fields, 'Tags').filter((tag) => !String(memberIn(tag, 'Key')).startsWith('aws:'));
    const vpc = textIn(fields, 'VpcId');
    const posture = fields.get('DevicePostureOptions');
    return {
      AuthenticationOptions: listIn(fields, 'AuthenticationOptions').map(authentication),
      AuthorizationPolicy: this.policy(id),
      ClientCidrBlock: textIn(fields, 'ClientCidrBlock'),
      ClientConnectOptions: unlessOff(without(maybe('ClientConnectOptions'), 'Status')),
      ClientLoginBannerOptions: unlessOff(maybe('ClientLoginBannerOptions')),
      ClientRouteEnforcementOptions: unlessOff(maybe('ClientRouteEnforcementOptions')),
      ConnectionLogOptions: fields.get('ConnectionLogOptions'),
      Description: textIn(fields, 'Description'),
      DevicePostureOptions: posture === undefined ? anything(`DevicePostureOptions of ${id}`)
        : listIn(members(posture), 'TrustProviders').length === 0 ? undefined : { Enabled: true, ...posture as object },
      DisconnectOnSessionTimeout: maybe('DisconnectOnSessionTimeout'),
      DnsServers: nonEmpty(listIn(fields, 'DnsServers')),
      EndpointIpAddressType: maybe('EndpointIpAddressType'),
      SecurityGroupIds: nonEmpty(listIn(fields, 'SecurityGroupIds')),
      // the address of the portal is answered whether it is on or off.
      SelfServicePortal: anything(`SelfServicePortal of ${id}`),
      ServerCertificateArn: textIn(fields, 'ServerCertificateArn'),
      SessionTimeoutHours: maybe('SessionTimeoutHours'),
      SplitTunnel: fields.get('SplitTunnel'),
      TagSpecifications: tags.length === 0 ? undefined : [{ ResourceType: 'client-vpn-endpoint', Tags: tags }],
      TrafficIpAddressType: maybe('TrafficIpAddressType'),
      TransitGatewayConfiguration: vpc === undefined ? transitGateway(maybe('TransitGatewayConfiguration')) : undefined,
      TransportProtocol: fields.get('TransportProtocol'),
      VpcId: vpc,
      VpnPort: fields.get('VpnPort'),
    };
  }

  private policy(id: string): object {
    const { fields } = this.answers.policies.find((item) => item.fields.get('ClientVpnEndpointId') === id) ?? {};
    return fields === undefined ? anything(`AuthorizationPolicy of ${id}`) : {
      PolicyDocument: fields.get('PolicyDocument'), ShadowMode: fields.get('ShadowMode'), Description: textIn(fields, 'Description'),
    };
  }

  private association(item: Item): void {
    const { fields } = item;
    const gateway = this.gatewayOf(fields);
    const [zone] = listIn(fields, 'AvailabilityZones');
    const [zoneId] = listIn(fields, 'AvailabilityZoneIds');
    const subnet = textIn(fields, 'TargetNetworkId');
    if (gateway !== undefined) {
      // those that the endpoint names itself come with it; where it names none, all of them do.
      const named = [...listIn(gateway, 'AvailabilityZones'), ...listIn(gateway, 'AvailabilityZoneIds')];
      if (named.length > 0 && ![zone, zoneId].some((one) => named.includes(one))) {
        this.add(textIn(fields, 'AssociationId')!, ASSOCIATION, item, { ClientVpnEndpointId: this.reference(fields), AvailabilityZone: zone ?? undefined, AvailabilityZoneId: zone === undefined ? zoneId : undefined });
      }
    } else {
      this.add(textIn(fields, 'AssociationId')!, ASSOCIATION, item, { ClientVpnEndpointId: this.reference(fields), SubnetId: subnet });
    }
  }

  private gatewayOf(child: Fields): Fields | undefined {
    const { fields } = this.endpoints.find((item) => item.fields.get('ClientVpnEndpointId') === child.get('ClientVpnEndpointId')) ?? {};
    const gateway = fields?.get('TransitGatewayConfiguration');
    return gateway === undefined || fields?.get('VpcId') !== undefined ? undefined : members(gateway);
  }

  private route(item: Item): void {
    const { fields } = item;
    this.add(nameOf(ROUTE, fields), ROUTE, item, {
      ClientVpnEndpointId: this.reference(fields),
      DestinationCidrBlock: fields.get('DestinationCidr'),
      TargetVpcSubnetId: textIn(fields, 'TargetSubnet'),
      Description: textIn(fields, 'Description'),
      // what is live has what it needs.
    }, { dependsOn: this.associations.map(({ fields: association }) => textIn(association, 'AssociationId')!).filter((id) => this.origins.has(id)) });
  }

  private rule(item: Item): void {
    const { fields } = item;
    this.add(nameOf(AUTHORIZATION_RULE, fields), AUTHORIZATION_RULE, item, {
      ClientVpnEndpointId: this.reference(fields),
      TargetNetworkCidr: fields.get('DestinationCidr'),
      ...fields.get('AccessAll') === true ? { AuthorizeAllGroups: true } : { AccessGroupId: textIn(fields, 'GroupId') },
      Description: textIn(fields, 'Description'),
    });
  }

  private input(item: Item, position: number): void {
    this.add(`Endpoint${position === 0 ? '' : position + 1}`, ENDPOINT, item, inputProperties(item.fields), { metadata: asideIn(item.fields) });
  }

  /** The endpoint that a child belongs to; one that was not answered, by its id. */
  private reference(child: Fields): unknown {
    const id = textIn(child, 'ClientVpnEndpointId')!;
    return this.endpoints.some((item) => item.fields.get('ClientVpnEndpointId') === id) ? { Ref: id } : id;
  }

  /** The account and the Region, where all endpoints have one: their certificates lie beside them. */
  private place(): object {
    const arns = [...this.endpoints, ...this.answers.inputs].map(({ fields }) => arnIn(textIn(fields, 'ServerCertificateArn')));
    const only = (values: ReadonlyArray<string | undefined>) => new Set(values).size === 1 ? values[0] : undefined;
    return { account: only(arns.map((arn) => arn?.account)), region: only(arns.map((arn) => arn?.region)) };
  }

  /** The VPCs with the ranges that the service has routes to by itself, and the subnets. */
  private get known(): Resource[] {
    const subnets = this.associations.filter(({ fields }) => textIn(fields, 'TargetNetworkId') !== undefined && textIn(fields, 'VpcId') !== undefined);
    const vpcs = new Set([...this.endpoints, ...subnets].map(({ fields }) => textIn(fields, 'VpcId')).filter((vpc) => vpc !== undefined));
    const vpcOf = new Map(subnets.map(({ fields }) => [fields.get('TargetNetworkId'), fields.get('VpcId')]));
    return [
      ...Array.from(vpcs).flatMap((vpc) => {
        const automatic = this.routes.filter(({ fields }) => fields.get('Origin') === AUTOMATIC && vpcOf.get(fields.get('TargetSubnet')) === vpc);
        const ranges = Array.from(new Set(automatic.map(({ fields }) => textIn(fields, 'DestinationCidr')).filter((range) => range !== undefined)));
        const [primary, ...more] = ranges.filter((range) => !range.includes(':'));
        const ipv6 = ranges.filter((range) => range.includes(':'));
        return [
          // which of several ranges is the first one of the VPC, the routes do not tell.
          { id: vpc, type: 'AWS::EC2::VPC', properties: { CidrBlock: primary !== undefined && more.length === 0 ? primary : new Unknown(`range of ${vpc}`) } },
          ...(more.length === 0 ? [] : [primary, ...more]).map((range) => ({ id: `${range} of ${vpc}`, type: 'AWS::EC2::VPCCidrBlock', properties: { VpcId: vpc, CidrBlock: range } })),
          ...ipv6.map((range) => ({ id: `${range} of ${vpc}`, type: 'AWS::EC2::VPCCidrBlock', properties: { VpcId: vpc, Ipv6CidrBlock: range } })),
        ];
      }),
      ...subnets.map(({ fields }): Resource => ({
        id: textIn(fields, 'TargetNetworkId')!,
        type: 'AWS::EC2::Subnet',
        properties: {
          VpcId: textIn(fields, 'VpcId'),
          AvailabilityZone: listIn(fields, 'AvailabilityZones')[0] as string | undefined,
          CidrBlock: new Unknown(`range of ${String(fields.get('TargetNetworkId'))}`),
          Ipv6CidrBlock: new Unknown(`IPv6 range of ${String(fields.get('TargetNetworkId'))}`, true),
        },
      })),
    ];
  }
}

/** What people call a live resource. */
function nameOf(type: AnsweredType, fields: Fields): string {
  const text = (name: string) => textIn(fields, name);
  switch (type) {
    case ENDPOINT: return text('ClientVpnEndpointId')!;
    case ASSOCIATION: return text('AssociationId')!;
    case ROUTE: return text('TargetSubnet') === undefined ? `route to ${text('DestinationCidr')}` : `${text('DestinationCidr')} through ${text('TargetSubnet')}`;
    case AUTHORIZATION_RULE: return `${text('DestinationCidr')} for ${fields.get('AccessAll') === true ? 'all users' : text('GroupId')}`;
  }
}

function authentication(raw: unknown): object {
  const [mutual, federated] = ['MutualAuthentication', 'FederatedAuthentication'].map((name) => memberIn(raw, name));
  const provider = (name: string) => memberIn(federated, name);
  return {
    Type: memberIn(raw, 'Type'),
    ...mutual === undefined ? {} : { MutualAuthentication: { ClientRootCertificateChainArn: memberIn(mutual, 'ClientRootCertificateChain') } },
    ...memberIn(raw, 'ActiveDirectory') === undefined ? {} : { ActiveDirectory: memberIn(raw, 'ActiveDirectory') },
    ...federated === undefined ? {} : {
      FederatedAuthentication: {
        SAMLProviderArn: provider('SamlProviderArn'),
        ...provider('SelfServiceSamlProviderArn') === undefined ? {} : { SelfServiceSAMLProviderArn: provider('SelfServiceSamlProviderArn') },
      },
    },
  };
}

/** The gateway with its Availability Zones by name: CloudFormation takes names or ids. */
function transitGateway(raw: unknown): unknown {
  const configured = without(raw, 'TransitGatewayAttachmentId');
  return listIn(members(configured), 'AvailabilityZones').length > 0 ? without(configured, 'AvailabilityZoneIds') : configured;
}

function unlessOff(raw: unknown): unknown {
  return memberIn(raw, 'Enabled') === false || memberIn(raw, 'Enforced') === false ? undefined : raw;
}

function without(raw: unknown, name: string): unknown {
  return memberIn(raw, name) === undefined ? raw : Object.fromEntries(Object.entries(raw as object).filter(([other]) => other !== name));
}

/** A text that is not empty. */
function textIn(fields: Fields, name: string): string | undefined {
  const value = fields.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listIn(fields: Fields, name: string): readonly unknown[] {
  const value = fields.get(name);
  return Array.isArray(value) ? value : [];
}

function nonEmpty(elements: readonly unknown[]): readonly unknown[] | undefined {
  return elements.length > 0 ? elements : undefined;
}
