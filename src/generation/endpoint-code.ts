import { resolverOf } from './access-code';
import { call, type Code, type Commented, commented, constant, construct, type Props, THIS, type Variable } from './code';
import type { Declarations } from './declarations';
import { addressType, later, type NetworkCode } from './network-code';
import { writtenIn } from './raw-values';
import { CERTIFICATE, DIRECTORY, FEDERATED } from '../model/endpoint-properties';
import type { Graph, Resource } from '../model/graph';
import { at, flag, isAbsent, keyOf, list, type Properties, text, Unknown, type Value } from '../model/values';
import type { TemplateResource } from '../template/template-graph';

const LOG_GROUP = 'AWS::Logs::LogGroup';
const LOG_STREAM = 'AWS::Logs::LogStream';

/** The days that logs are kept, by the name that the CDK has for them. */
const RETENTION: Readonly<Record<string, string>> = {
  1: 'ONE_DAY',
  3: 'THREE_DAYS',
  5: 'FIVE_DAYS',
  7: 'ONE_WEEK',
  14: 'TWO_WEEKS',
  30: 'ONE_MONTH',
  60: 'TWO_MONTHS',
  90: 'THREE_MONTHS',
  120: 'FOUR_MONTHS',
  150: 'FIVE_MONTHS',
  180: 'SIX_MONTHS',
  400: 'THIRTEEN_MONTHS',
  545: 'EIGHTEEN_MONTHS',
  731: 'TWO_YEARS',
  1096: 'THREE_YEARS',
  1827: 'FIVE_YEARS',
  2192: 'SIX_YEARS',
  2557: 'SEVEN_YEARS',
  2922: 'EIGHT_YEARS',
  3288: 'NINE_YEARS',
  3653: 'TEN_YEARS',
};

const TRUST_PROVIDERS: Readonly<Record<string, string>> = { crowdstrike: 'crowdStrike', jumpcloud: 'jumpCloud', jamf: 'jamf' };

/** The props of an endpoint in code. */
export class EndpointCode {
  private readonly properties: Properties;

  public constructor(
    private readonly declarations: Declarations,
    private readonly endpoint: Resource,
    private readonly graph: Graph,
    private readonly network: NetworkCode,
    private readonly isLive: boolean,
  ) {
    this.properties = endpoint.properties;
  }

  public props(): Props {
    const { properties: p } = this;
    return {
      description: this.setting('Description', (value) => text(value) || undefined),
      clientCidrBlock: this.clientCidrBlock(),
      serverCertificate: this.certificate(p.ServerCertificateArn, 'serverCertificate', later(this.endpoint, 'ServerCertificateArn')),
      authentication: this.authentication(),
      network: this.network.code() ?? this.setting('TransitGatewayConfiguration', () => undefined),
      connectionLogging: this.logging(),
      splitTunnel: this.setting('SplitTunnel', (value) => flag(value) || undefined),
      dnsServers: this.dnsServers(),
      transportProtocol: this.member('TransportProtocol', 'ec2.TransportProtocol', { tcp: 'TCP' }, 'udp'),
      vpnPort: this.member('VpnPort', 'ec2.VpnPort', { 1194: 'OPENVPN' }, '443'),
      sessionTimeout: this.member('SessionTimeoutHours', 'ec2.ClientVpnSessionTimeout', { 8: 'EIGHT_HOURS', 10: 'TEN_HOURS', 12: 'TWELVE_HOURS' }, '24'),
      disconnectOnSessionTimeout: this.setting('DisconnectOnSessionTimeout', (value) => flag(value) === false ? false : undefined),
      selfServicePortal: this.portal(),
      clientLoginBanner: this.switched('ClientLoginBannerOptions', 'Enabled', () => this.scalar('ClientLoginBannerOptions', 'BannerText')),
      clientRouteEnforcement: this.switched('ClientRouteEnforcementOptions', 'Enforced', () => true),
      connectHandler: this.switched('ClientConnectOptions', 'Enabled', (value) => this.handler(value)),
      authorizationPolicy: this.policy(),
      trustProviders: this.trustProviders(),
      endpointIpAddressType: this.setting('EndpointIpAddressType', addressType),
      trafficIpAddressType: this.setting('TrafficIpAddressType', addressType),
      tags: this.tags(),
    };
  }

  /** What is declared of an imported endpoint. */
  public attributes(clientVpnEndpointId: string): Props {
    return {
      clientVpnEndpointId,
      clientCidrBlock: text(this.properties.ClientCidrBlock),
      trafficIpAddressType: addressType(this.properties.TrafficIpAddressType),
      ...this.network.attributes(),
    };
  }

  /** A setting, or why it has no value. */
  private setting(property: string, make: (value: Value) => Code | Commented | undefined): Code | Commented | undefined {
    const value = this.properties[property];
    return value instanceof Unknown ? commented(this.unresolved(property)) : isAbsent(value) ? undefined : make(value);
  }

  /** What is there when it is switched on. */
  private switched(property: string, member: string, make: (value: Value) => Code | Commented | undefined): Code | Commented | undefined {
    return this.setting(property, (value) => {
      const isOn = at(value, member);
      return isOn instanceof Unknown ? commented(this.unresolved(property, member)) : flag(isOn) === true ? make(value) : undefined;
    });
  }

  private unresolved(property: string, ...path: ReadonlyArray<string | number>): string {
    const written = writtenIn(this.endpoint, property, ...path) ?? writtenIn(this.endpoint, property);
    return this.isLive ? 'not in the answers: an older AWS CLI leaves it out.' : `${written} of the template.`;
  }

  /** A text inside of a property. */
  private scalar(property: string, member: string): Code | Commented | undefined {
    const value = at(this.properties[property], member);
    return value instanceof Unknown ? commented(this.unresolved(property, member)) : text(value) || undefined;
  }

  private member(property: string, type: string, members: Readonly<Record<string, string>>, byDefault: string): Code | Commented | undefined {
    return this.setting(property, (value) => {
      const known = text(value)?.toLowerCase() ?? '';
      const [module, of] = type.split('.') as ['ec2', string];
      return known === byDefault ? undefined : Object.hasOwn(members, known) ? constant(module, of, members[known])
        : commented(`AWS Client VPN has no ${JSON.stringify(known)}.`);
    });
  }

  private clientCidrBlock(): Code | undefined {
    const { ClientCidrBlock: range, TrafficIpAddressType: traffic } = this.properties;
    return isAbsent(range) && text(traffic) === 'ipv6' ? undefined
      : this.declarations.textOf(range, 'clientCidrBlock', later(this.endpoint, 'ClientCidrBlock'));
  }

  private certificate(arn: Value, name: string, missing: string): Variable {
    return this.declarations.declare(`certificate ${isAbsent(arn) ? name : keyOf(arn)}`, name, (id) => (
      call('acm.Certificate', 'fromCertificateArn', [THIS, id, this.declarations.textOf(arn, `${name}Arn`, missing)])
    ));
  }

  private get methods(): ReadonlyMap<string | undefined, readonly [Value, number]> {
    return new Map((list(this.properties.AuthenticationOptions) ?? []).map((option, position) => [text(at(option, 'Type')), [option, position]] as const));
  }

  private get hasUsers(): boolean {
    return [DIRECTORY, FEDERATED].some((type) => this.methods.has(type));
  }

  private authentication(): Code | Commented {
    const { AuthenticationOptions: options } = this.properties;
    const strange = options instanceof Unknown ? [] : (list(options) ?? []).flatMap((option, position) => (
      text(at(option, 'Type')) === undefined ? [[position, 'Type']] : []
    ))[0];
    return strange === undefined ? this.knownAuthentication() : commented(this.unresolved('AuthenticationOptions', ...strange), this.knownAuthentication());
  }

  private knownAuthentication(): Code {
    const [mutual, position = 0] = this.methods.get(CERTIFICATE) ?? [];
    const path = ['MutualAuthentication', 'ClientRootCertificateChainArn'] as const;
    const root = at(mutual, ...path);
    const isServer = isAbsent(root) || keyOf(root) === keyOf(this.properties.ServerCertificateArn);
    const options = isServer ? {} : { clientRootCertificate: this.certificate(root, 'clientRootCertificate', later(this.endpoint, 'AuthenticationOptions', position, ...path)) };
    const users = this.users();
    if (users === undefined) {
      return call('vpn.ClientVpnAuthentication', 'mutual', [], options);
    }
    return mutual === undefined ? users : call(this.declarations.declare(`users of ${this.endpoint.id}`, 'users', () => users), 'withMutual', [], options);
  }

  private users(): Code | undefined {
    const [federated, position = 0] = this.methods.get(FEDERATED) ?? [];
    const [directory, place = 0] = this.methods.get(DIRECTORY) ?? [];
    const provider = (member: string, name: string) => {
      const arn = at(federated, 'FederatedAuthentication', member);
      return this.declarations.declare(`provider ${isAbsent(arn) ? name : keyOf(arn)}`, name, (id) => call('iam.SamlProvider', 'fromSamlProviderArn', [
        THIS, id, this.declarations.textOf(arn, `${name}Arn`, later(this.endpoint, 'AuthenticationOptions', position, 'FederatedAuthentication', member)),
      ]));
    };
    if (federated !== undefined) {
      const portal = at(federated, 'FederatedAuthentication', 'SelfServiceSAMLProviderArn');
      return call('vpn.ClientVpnAuthentication', 'federated', [provider('SAMLProviderArn', 'identityProvider')], {
        selfServiceSamlProvider: isAbsent(portal) ? undefined : provider('SelfServiceSAMLProviderArn', 'portalProvider'),
      });
    }
    return directory === undefined ? undefined : call('vpn.ClientVpnAuthentication', 'activeDirectory', [this.declarations.textOf(
      at(directory, 'ActiveDirectory', 'DirectoryId'), 'directoryId', later(this.endpoint, 'AuthenticationOptions', place, 'ActiveDirectory', 'DirectoryId'),
    )]);
  }

  private logging(): Code | Commented | undefined {
    const { ConnectionLogOptions: options } = this.properties;
    const [isOn, name, stream] = ['Enabled', 'CloudwatchLogGroup', 'CloudwatchLogStream'].map((member) => at(options, member));
    if (flag(isOn) !== true) {
      return isOn instanceof Unknown ? commented(this.unresolved('ConnectionLogOptions', 'Enabled')) : call('vpn.ClientVpnConnectionLogging', 'disabled');
    }
    const includeAuthorizationPolicyContext = flag(at(options, 'IncludeAuthorizationPolicyContext')) || undefined;
    if (isAbsent(name)) {
      return includeAuthorizationPolicyContext && call('vpn.ClientVpnConnectionLogging', 'create', [], { includeAuthorizationPolicyContext });
    }
    const own = this.resource(name, LOG_GROUP);
    const ownStream = this.resource(stream, LOG_STREAM);
    if (own !== undefined && isAbsent(stream)) {
      return call('vpn.ClientVpnConnectionLogging', 'create', [], { ...this.logGroupProps(own, true), includeAuthorizationPolicyContext });
    }
    const group = this.declarations.declare(`log group ${keyOf(name)}`, 'logGroup', (id) => own === undefined
      ? call('logs.LogGroup', 'fromLogGroupName', [THIS, id, this.declarations.textOf(name, 'logGroupName', later(this.endpoint, 'ConnectionLogOptions', 'CloudwatchLogGroup'))])
      : construct('logs.LogGroup', [THIS, id], this.logGroupProps(own, false)),
    this.isLive ? 'How long it keeps the logs is not in the answers: it stays as it is.' : undefined);
    // the service names a stream after the endpoint where no one else names it.
    const isChosen = this.isLive && text(stream)?.startsWith(this.endpoint.id) === true;
    const streamName = isChosen ? undefined : ownStream?.properties.LogStreamName ?? stream;
    return call('vpn.ClientVpnConnectionLogging', 'toLogGroup', [group], {
      streamName: isAbsent(streamName) || ownStream !== undefined && text(streamName) === undefined ? undefined
        : this.declarations.textOf(streamName, 'logStreamName', later(this.endpoint, 'ConnectionLogOptions', 'CloudwatchLogStream')),
      createStream: ownStream === undefined ? undefined : true,
      includeAuthorizationPolicyContext,
    });
  }

  /** A resource of the same template. */
  private resource(value: Value, type: string): TemplateResource | undefined {
    const found = isAbsent(value) ? undefined : this.graph.resourceOf(value);
    return found?.type === type ? found as TemplateResource : undefined;
  }

  /** A log group of the template, whose defaults are those of CloudFormation. */
  private logGroupProps(group: TemplateResource, isOurs: boolean): Props {
    const { KmsKeyId: key, LogGroupName: name, RetentionInDays: days } = group.properties;
    const retention = isAbsent(days) ? 'INFINITE' : RETENTION[text(days) ?? ''];
    return {
      logGroupName: isAbsent(name) ? undefined : this.declarations.textOf(name, 'logGroupName', later(group, 'LogGroupName')),
      retention: retention === undefined ? isOurs && text(days) === '365' ? undefined : this.oneYear(days, group) : constant('logs', 'RetentionDays', retention),
      encryptionKey: isAbsent(key) ? undefined : this.declarations.declare(`key ${keyOf(key)}`, 'key', (id) => (
        call('kms.Key', 'fromKeyArn', [THIS, id, this.declarations.textOf(key, 'keyArn', later(group, 'KmsKeyId'))])
      )),
      removalPolicy: group.isRetained.whenDeleted ? undefined : constant('cdk', 'RemovalPolicy', 'DESTROY'),
    };
  }

  private oneYear(days: Value, group: Resource): Code | Commented {
    return text(days) === '365' ? constant('logs', 'RetentionDays', 'ONE_YEAR') : commented(`${writtenIn(group, 'RetentionInDays')} of the template.`);
  }

  private dnsServers(): Code | Commented | undefined {
    return this.setting('DnsServers', (value) => {
      const servers = list(value) ?? [];
      const [only] = servers;
      const { vpcRange } = this.network;
      if (servers.length === 1 && vpcRange !== undefined && text(only) === resolverOf(vpcRange.text)) {
        return call('vpn.ClientVpnDnsServers', 'vpcResolver');
      }
      return servers.length === 0 ? undefined : call('vpn.ClientVpnDnsServers', 'of', servers.map((server, position) => (
        this.declarations.textOf(server, 'dnsServer', later(this.endpoint, 'DnsServers', position))
      )));
    });
  }

  private portal(): Code | Commented | undefined {
    const { SelfServicePortal: portal } = this.properties;
    const { hasUsers } = this;
    if (portal instanceof Unknown) {
      return commented(this.isLive
        ? `the answers do not tell whether it is on. By default it is ${hasUsers ? 'on, since users sign in' : 'off, since there are certificates alone'}.`
        : this.unresolved('SelfServicePortal'));
    }
    const isOn = text(portal) !== 'disabled';
    return isOn === hasUsers ? undefined : isOn;
  }

  private handler(value: Value): Code {
    const arn = at(value, 'LambdaFunctionArn');
    const handler = this.declarations.declare(`function ${keyOf(arn)}`, 'connectHandler', (id) => call('lambda.Function', 'fromFunctionArn', [
      THIS, id, this.declarations.textOf(arn, 'connectHandlerArn', later(this.endpoint, 'ClientConnectOptions', 'LambdaFunctionArn')),
    ]));
    return call('vpn.ClientVpnConnectHandler', 'fromFunction', [handler]);
  }

  private policy(): Code | Commented | undefined {
    const { AuthorizationPolicy: policy } = this.properties;
    if (policy instanceof Unknown && this.isLive) {
      return commented('not in the answers, but in that of aws ec2 get-client-vpn-endpoint-authorization-policy.');
    }
    return this.setting('AuthorizationPolicy', (value) => {
      const document = text(at(value, 'PolicyDocument'));
      if (document === undefined) {
        return commented(this.unresolved('AuthorizationPolicy', 'PolicyDocument'));
      }
      const name = this.declarations.names.unique('policy');
      this.declarations.texts.push([name, document]);
      const enforced = call('vpn.ClientVpnAuthorizationPolicy', 'fromCedar', [{ is: 'variable', name, isText: true }], { description: this.scalar('AuthorizationPolicy', 'Description') });
      const mode = at(value, 'ShadowMode');
      if (mode instanceof Unknown) {
        return commented(`ShadowMode: ${this.unresolved('AuthorizationPolicy', 'ShadowMode')}`, enforced);
      }
      return text(mode) !== 'enabled' ? enforced
        : call(this.declarations.declare(`policy of ${this.endpoint.id}`, 'authorizationPolicy', () => enforced), 'shadow');
    });
  }

  private trustProviders(): Code | Commented | undefined {
    const { DevicePostureOptions: posture } = this.properties;
    if (posture instanceof Unknown) {
      return this.isLive ? undefined : commented(this.unresolved('DevicePostureOptions'));
    }
    const providers = list(at(posture, 'TrustProviders')) ?? [];
    const strange = providers.findIndex((provider) => !Object.hasOwn(TRUST_PROVIDERS, text(at(provider, 'TrustProviderType')) ?? ''));
    if (strange >= 0) {
      const type = text(at(providers[strange], 'TrustProviderType'));
      return commented(type === undefined ? this.unresolved('DevicePostureOptions', 'TrustProviders', strange, 'TrustProviderType')
        : `AWS Client VPN has no ${JSON.stringify(type)}.`);
    }
    return providers.length === 0 || flag(at(posture, 'Enabled')) === false ? undefined : providers.map((provider, position) => {
      const member = (name: string, as: string) => isAbsent(at(provider, name)) ? undefined
        : this.declarations.textOf(at(provider, name), as, later(this.endpoint, 'DevicePostureOptions', 'TrustProviders', position, name));
      return call('vpn.ClientVpnTrustProvider', TRUST_PROVIDERS[text(at(provider, 'TrustProviderType'))!], [], {
        tenantId: member('TenantId', 'tenantId'), publicSigningKeyUrl: member('PublicSigningKeyUrl', 'publicSigningKeyUrl'),
      });
    });
  }

  private tags(): Code | Commented | undefined {
    return this.setting('TagSpecifications', (value) => {
      const entries = (list(value) ?? []).flatMap((one, place) => (list(at(one, 'Tags')) ?? []).map((tag, position) => [
        text(at(tag, 'Key')) ?? '',
        this.declarations.textOf(at(tag, 'Value') ?? '', 'tag', later(this.endpoint, 'TagSpecifications', place, 'Tags', position, 'Value')),
      ] as const));
      return entries.length === 0 ? undefined : { is: 'dictionary', entries };
    });
  }
}
