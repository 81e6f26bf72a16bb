import { Annotations, Aspects, CfnResource, Stack } from 'aws-cdk-lib';
import type { IPropertyInjector } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  ClientVpnAuthentication, ClientVpnConnectHandler, ClientVpnConnectionLogging, ClientVpnConnectPolicy, ClientVpnDestination, ClientVpnDnsServers,
  ClientVpnEndpointPlus, ClientVpnNetwork,
} from '../../src/index';
import type { ClientVpnEndpointPlusProps } from '../../src/index';
import {
  allWarnings, CLIENT_RANGE, dependenciesOf, ENDPOINT, guide, idsOf, importedVpc, isEmpty, messageOf, newApp, newEndpoint,
  newEndpointIn, newStack, newVpc, resourcesOf, SAML_PROVIDER, serverCertificate, synth, validationErrors, warnings,
} from '../fixtures';

const handler = (range: string) => ClientVpnConnectHandler.create({ policy: ClientVpnConnectPolicy.allowSourceIps([range]) });

describe('errors', () => {
  test('are one, with all findings, a name and the path', () => {
    const stack = newStack();
    let thrown: unknown;
    try {
      newEndpoint(newStack(stack, 'Inner'), { clientCidrBlock: '10.0.0.0/30', dnsServers: ClientVpnDnsServers.of('foo'), tags: { 'aws:x': 'y' } });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Error);
    expect((thrown as Error).name).toBe('ClientVpnValidationError');
    const [head, ...lines] = (thrown as Error).message.split('\n');
    expect(head).toBe('Stack/Inner/Vpn: 3 errors');
    expect(lines.map((line) => /\[(\w+)\]/.exec(line.replace(/\[\d\]/g, ''))?.[1])).toEqual(['ClientCidrBlockSize', 'DnsServerAddress', 'TagKeyReserved']);
  });

  test.each([
    ['a range that is too small', { clientCidrBlock: '10.0.0.0/30' }, 'ClientCidrBlockSize'],
    ['a condition that is wrong', { connectHandler: handler('not an address') }, 'ConnectPolicyValue'],
  ])('leave nothing in the stack: %s', (_, props, rule) => {
    const stack = newStack();
    const connected = { connectHandler: handler('203.0.113.0/24'), network: ClientVpnNetwork.vpc(importedVpc(stack)), ...props };
    expect(() => newEndpoint(stack, { ...connected, connectionLogging: ClientVpnConnectionLogging.create() })).toThrow(rule);
    expect(isEmpty(stack)).toBe(true);
  });

  test('of what is added to the tree later come at synthesis', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc);
    (vpn.node.defaultChild as ec2.CfnClientVpnEndpoint).clientCidrBlock = '10.100.0.0/28';
    expect(validationErrors(vpn)).toEqual([
      '[Stack/Vpn] Stack/Vpn/Resource: clientCidrBlock "10.100.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22. '
      + `Write e.g. "10.100.0.0/22". [ClientCidrBlockSize] ${guide('what-is-best-practices')}`,
    ]);
  });
});

describe('warnings', () => {
  test('can be acknowledged', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack);
    Annotations.of(vpn).acknowledgeWarning('cdk-client-vpn-plus:AssociationMissing', 'associated by hand');
    Annotations.of(stack).acknowledgeWarning('cdk-client-vpn-plus:AuthorizationRuleMissing');
    expect(allWarnings(stack)).toEqual([]);
  });

  test('are given once, however often the app is synthesized', () => {
    const app = newApp();
    const stack = newStack(app);
    newEndpoint(stack);
    app.synth();
    app.synth({ force: true });
    expect(allWarnings(stack)).toHaveLength(2);
  });

  test('of the selection of subnets are given once as well', () => {
    const stack = newStack();
    const subnets = ['subnet-1', 'subnet-2'].map((id) => (
      ec2.Subnet.fromSubnetAttributes(stack, id, { subnetId: id, availabilityZone: 'eu-west-1a', routeTableId: 'rtb-1' })
    ));
    newEndpoint(stack, { network: ClientVpnNetwork.vpc(importedVpc(stack), { vpcSubnets: { subnets } }) });
    expect(warnings(stack)).toHaveLength(1);
  });
});

describe('attributes', () => {
  const attributesOf = (vpn: ClientVpnEndpointPlus) => vpn.stack.resolve([
    vpn.clientVpnEndpointId, vpn.clientVpnEndpointRef, vpn.clientVpnEndpointArn, vpn.clientVpnEndpointDnsName, vpn.selfServicePortalUrl,
  ]);

  test('are composed of the id', () => {
    const id = { Ref: 'Vpn6F669752' };
    expect(attributesOf(newEndpoint(newStack()))).toEqual([
      id,
      { clientVpnEndpointId: id },
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ec2:eu-west-1:111111111111:client-vpn-endpoint/', id]] },
      { 'Fn::Join': ['', [id, '.prod.clientvpn.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] },
      { 'Fn::Join': ['', ['https://self-service.clientvpn.amazonaws.com/endpoints/', id]] },
    ]);
  });

  test.each<[string, string | RegExp]>([
    ['eu-west-1', 'https://self-service.clientvpn.amazonaws.com/endpoints/cvpn-endpoint-1'],
    ['us-gov-west-1', 'https://gov.self-service.clientvpn.amazonaws.com/endpoints/cvpn-endpoint-1'],
    ['cn-north-1', /selfServicePortalUrl is not documented for cn-north-1: .* \[PortalUnknown\]/],
    ['us-iso-east-1', /selfServicePortalUrl is not documented for us-iso-east-1: /],
    ['eusc-de-east-1', /selfServicePortalUrl is not documented for eusc-de-east-1: /],
  ])('the portal in %s', (region, expected) => {
    const stack = new Stack(newApp(), 'There', { env: { account: '111111111111', region } });
    const imported = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1' });
    if (typeof expected === 'string') {
      expect(imported.selfServicePortalUrl).toBe(expected);
    } else {
      expect(() => imported.selfServicePortalUrl).toThrow(expected);
    }
  });

  test('the portal where the Region is not known', () => {
    const imported = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(new Stack(newApp(), 'Any'), 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1' });
    expect(imported.selfServicePortalUrl).toBe('https://self-service.clientvpn.amazonaws.com/endpoints/cvpn-endpoint-1');
  });

  test('are read by other stacks', () => {
    const app = newApp();
    const vpn = newEndpoint(newStack(app));
    const other = newStack(app, 'Other');
    new CfnResource(other, 'Reader', { type: 'Test::Reader', properties: { Url: vpn.selfServicePortalUrl } });
    synth(other).hasResourceProperties('Test::Reader', {
      Url: { 'Fn::Join': ['', ['https://self-service.clientvpn.amazonaws.com/endpoints/', { 'Fn::ImportValue': Match.stringLikeRegexp('ExportsOutputRefVpn') }]] },
    });
  });
});

describe('the endpoint as a construct', () => {
  test('has the L1 for its default child', () => {
    const vpn = newEndpoint(newStack());
    expect(vpn.node.defaultChild).toBeInstanceOf(ec2.CfnClientVpnEndpoint);
    expect(vpn.node.defaultChild?.node.path).toBe('Stack/Vpn/Resource');
  });

  test('is told apart', () => {
    const stack = newStack();
    const imported = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', { clientVpnEndpointId: 'cvpn-endpoint-1' });
    expect(ClientVpnEndpointPlus.isClientVpnEndpointPlus(newEndpoint(stack))).toBe(true);
    expect([stack, imported].filter((construct) => ClientVpnEndpointPlus.isClientVpnEndpointPlus(construct))).toEqual([]);
  });

  test('is an endpoint for a copy of the library', () => {
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const copy = require('../../src') as typeof import('../../src/index');
      expect(copy.ClientVpnEndpointPlus).not.toBe(ClientVpnEndpointPlus);
      expect(copy.ClientVpnEndpointPlus.isClientVpnEndpointPlus(newEndpoint(newStack()))).toBe(true);
    });
  });

  test('can be overridden', () => {
    const vpn = newEndpoint(newStack(), { splitTunnel: false });
    const l1 = vpn.node.defaultChild as ec2.CfnClientVpnEndpoint;
    l1.addPropertyOverride('Description', 'staff');
    l1.addPropertyOverride('AuthenticationOptions.0.FederatedAuthentication.SelfServiceSAMLProviderArn', SAML_PROVIDER);
    l1.addPropertyDeletionOverride('DnsServers');
    synth(vpn).hasResourceProperties(ENDPOINT, {
      Description: 'staff',
      AuthenticationOptions: [{ FederatedAuthentication: { SAMLProviderArn: SAML_PROVIDER, SelfServiceSAMLProviderArn: SAML_PROVIDER } }],
      DnsServers: Match.absent(),
    });
    expect(warnings(vpn)).toEqual([expect.stringContaining('[DnsServersWithFullTunnel]')]);
  });

  test.each<[string, string, unknown, RegExp]>([
    ['a value', 'ClientCidrBlock', '10.100.0.0/28', /clientCidrBlock "10\.100\.0\.0\/28" .*\[ClientCidrBlockSize\]/],
    ['a value in a list', 'DnsServers.0', 'foo', /dnsServers\[0\] "foo" is not a valid IP address\. .*\[DnsServerAddress\]/],
    ['a value in a list of objects', 'AuthenticationOptions.0.Type', 'saml', /authenticationOptions\[0\]\.type "saml" .*\[AuthenticationTypeValue\]/],
    ['a property that CloudFormation does not know', 'Tags', [{ Key: 'a', Value: 'b' }], /tags .*\[PropertyUnknown\]/],
  ])('is checked at synthesis when an override makes %s invalid', (_, path, value, message) => {
    const vpn = newEndpoint(newStack());
    (vpn.node.defaultChild as CfnResource).addPropertyOverride(path, value);
    expect(validationErrors(vpn)).toEqual([expect.stringMatching(new RegExp(`^\\[Stack/Vpn\\] Stack/Vpn/Resource: ${message.source}`))]);
  });

  test('is reached by aspects, and checked after them', () => {
    const stack = newStack();
    newEndpoint(stack);
    Aspects.of(stack).add({
      visit: (construct) => {
        if (construct instanceof ec2.CfnClientVpnEndpoint) {
          construct.vpnPort = 8443;
        }
      },
    });
    expect(validationErrors(stack)).toEqual([expect.stringContaining('vpnPort 8443 is not supported')]);
  });

  test('is reached by mixins', () => {
    const vpn = newEndpoint(newStack());
    vpn.node.defaultChild!.with({
      supports: (construct) => construct instanceof ec2.CfnClientVpnEndpoint,
      applyTo: (construct) => { (construct as ec2.CfnClientVpnEndpoint).description = 'mixed in'; },
    });
    synth(vpn).hasResourceProperties(ENDPOINT, { Description: 'mixed in' });
  });

  test('takes the defaults of an organisation', () => {
    const injector: IPropertyInjector = {
      constructUniqueId: ClientVpnEndpointPlus.PROPERTY_INJECTION_ID,
      inject: (props) => ({ clientLoginBanner: 'Authorized use only', ...props }),
    };
    const stack = newStack(newApp({ propertyInjectors: [injector] }));
    newEndpoint(stack);
    newEndpoint(stack, { clientLoginBanner: 'Hello' }, 'Other');
    expect(Object.values(resourcesOf(synth(stack), ENDPOINT)).map(({ ClientLoginBannerOptions: banner }) => banner)).toEqual([
      { Enabled: true, BannerText: 'Authorized use only' }, { Enabled: true, BannerText: 'Hello' },
    ]);
  });

  test('may be subclassed', () => {
    class StaffVpn extends ClientVpnEndpointPlus {
      public constructor(scope: Construct, id: string) {
        super(scope, id, {
          clientCidrBlock: CLIENT_RANGE, serverCertificate: serverCertificate(scope), authentication: ClientVpnAuthentication.mutual(),
        });
      }
    }
    const vpn = new StaffVpn(newStack(), 'Vpn');
    vpn.addNetworkAccess(ClientVpnDestination.internet(), { allUsers: true });
    expect(ClientVpnEndpointPlus.isClientVpnEndpointPlus(vpn)).toBe(true);
    synth(vpn).resourceCountIs(ENDPOINT, 1);
  });
});

describe('two endpoints', () => {
  test('of one stack are made one after the other', () => {
    const stack = newStack();
    ['One', 'Two', 'Three'].forEach((id) => newEndpoint(stack, {}, id));
    const template = synth(stack);
    const [one, three, two] = idsOf(template, ENDPOINT);
    expect([one, two, three].map((id) => dependenciesOf(template, id))).toEqual([[], [one], [two]]);
  });

  test('of two stacks are not', () => {
    const app = newApp();
    const stacks = ['One', 'Two'].map((id) => newStack(app, id));
    stacks.forEach((stack) => newEndpoint(stack));
    expect(stacks.map((stack) => stack.dependencies)).toEqual([[], []]);
  });
});

describe('connections', () => {
  const INGRESS = 'AWS::EC2::SecurityGroupIngress';

  test('let clients connect to others', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc);
    const database = new ec2.SecurityGroup(vpc.stack, 'Database', { vpc });
    vpn.connections.allowTo(database, ec2.Port.POSTGRES, 'clients');
    synth(vpn).hasResourceProperties(INGRESS, {
      Description: 'clients',
      FromPort: 5432,
      ToPort: 5432,
      IpProtocol: 'tcp',
      GroupId: vpn.stack.resolve(database.securityGroupId),
      SourceSecurityGroupId: vpn.stack.resolve(vpn.securityGroups[0].securityGroupId),
    });
  });

  test('let others name the endpoint', () => {
    const vpc = newVpc(newStack());
    const vpn = newEndpointIn(vpc);
    const database = new ec2.SecurityGroup(vpc.stack, 'Database', { vpc });
    database.connections.allowFrom(vpn, ec2.Port.tcp(3306));
    database.connections.allowTo(vpn, ec2.Port.icmpPing());
    const template = synth(vpn);
    template.hasResourceProperties(INGRESS, { FromPort: 3306, GroupId: vpn.stack.resolve(database.securityGroupId) });
    template.hasResourceProperties(INGRESS, { IpProtocol: 'icmp', GroupId: vpn.stack.resolve(vpn.securityGroups[0].securityGroupId) });
  });

  test('cover every security group', () => {
    const stack = newStack();
    const vpc = importedVpc(stack);
    const securityGroups = ['sg-1', 'sg-2'].map((id) => ec2.SecurityGroup.fromSecurityGroupId(stack, id, id));
    const vpn = newEndpoint(stack, { network: ClientVpnNetwork.vpc(vpc, { securityGroups }) });
    const database = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Database', 'sg-3');
    vpn.connections.allowTo(database, ec2.Port.POSTGRES);
    const sources = Object.values(resourcesOf(synth(stack), INGRESS)).map(({ SourceSecurityGroupId: source }) => source).sort();
    expect(sources).toEqual(['sg-1', 'sg-2']);
    expect(vpn.securityGroups).not.toBe(vpn.securityGroups);
  });

  test.each<[string, (stack: Stack) => Partial<ClientVpnEndpointPlusProps>]>([
    ['no network', () => ({})],
    ['an empty list of security groups', (stack) => ({ network: ClientVpnNetwork.vpc(importedVpc(stack), { securityGroups: [] }) })],
  ])('are not there with %s', (_, props) => {
    const stack = newStack();
    const vpn = newEndpoint(stack, props(stack));
    expect(messageOf(() => vpn.connections)).toBe(
      'Stack/Vpn: connections is not available: the endpoint has no security group of its own. Give the endpoint a network, e.g. ClientVpnNetwork.vpc(vpc), '
      + `without an empty list of securityGroups. [ConnectionsUnavailable] ${guide('client-authorization')}`,
    );
  });
});
