/** Every prop that takes a resource takes an L2, an L1 and an imported one, the latter as an L2 and as an L1. */
import type { Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as directory from 'aws-cdk-lib/aws-directoryservice';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { aws_certificatemanager, aws_iam, aws_kms, aws_lambda, aws_logs } from 'aws-cdk-lib/interfaces';
import {
  ClientVpnAssociationPlus, ClientVpnAuthentication, ClientVpnAuthorizationRulePlus, ClientVpnConnectHandler, ClientVpnConnectionLogging,
  ClientVpnConnectPolicy, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork, ClientVpnRoutePlus,
} from '../../src/index';
import type { ClientVpnDestinationChoice, ClientVpnEndpointPlusAttributes, ClientVpnEndpointPlusProps } from '../../src/index';
import { ASSOCIATION, ENDPOINT, importedSubnet, importedVpc, newEndpoint, newL1Endpoint, newStack, once, ROUTE, RULE, samlProvider, SERVER_CERTIFICATE, synth } from '../fixtures';

type Kind<T> = readonly [kind: string, make: (stack: Stack) => T, value: unknown];
type Props = Partial<ClientVpnEndpointPlusProps>;

const startsWith = (id: string) => Match.stringLikeRegexp(`^${id}`);
const ref = (id: string) => ({ Ref: startsWith(id) });
const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [startsWith(id), name] });

const CERTIFICATES: readonly Kind<aws_certificatemanager.ICertificateRef>[] = [
  ['an L2', (stack) => new acm.Certificate(stack, 'Made', { domainName: 'vpn.example.com' }), ref('Made')],
  ['an L1', (stack) => new acm.CfnCertificate(stack, 'Made', { domainName: 'vpn.example.com' }), ref('Made')],
  ['an imported L2', (stack) => acm.Certificate.fromCertificateArn(stack, 'Made', SERVER_CERTIFICATE), SERVER_CERTIFICATE],
];
const METADATA = '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"/>';
const PROVIDER = 'arn:aws:iam::111111111111:saml-provider/others';
const SAML_PROVIDERS: readonly Kind<aws_iam.ISAMLProviderRef>[] = [
  ['an L2', (stack) => new iam.SamlProvider(stack, 'Made', { metadataDocument: iam.SamlMetadataDocument.fromXml(METADATA) }), ref('Made')],
  ['an L1', (stack) => new iam.CfnSAMLProvider(stack, 'Made', { samlMetadataDocument: METADATA }), ref('Made')],
  ['an imported L2', (stack) => iam.SamlProvider.fromSamlProviderArn(stack, 'Made', PROVIDER), PROVIDER],
];
const PASSWORD = '{{resolve:secretsmanager:directory}}';
const MANAGED = { name: 'corp.example.com', password: PASSWORD, vpcSettings: { vpcId: 'vpc-1', subnetIds: ['subnet-a', 'subnet-b'] } };
const LOG_GROUPS: readonly Kind<aws_logs.ILogGroupRef>[] = [
  ['an L2', (stack) => new logs.LogGroup(stack, 'Made'), ref('Made')],
  ['an L1', (stack) => new logs.CfnLogGroup(stack, 'Made'), ref('Made')],
  ['an imported L2', (stack) => logs.LogGroup.fromLogGroupName(stack, 'Made', '/vpn/staff'), '/vpn/staff'],
  ['an imported L1', (stack) => logs.CfnLogGroup.fromLogGroupName(stack, 'Made', '/vpn/staff'), '/vpn/staff'],
];
const KEY_ARN = 'arn:aws:kms:eu-west-1:111111111111:key/12345678-1234-1234-1234-123456789012';
const KEYS: readonly Kind<aws_kms.IKeyRef>[] = [
  ['an L2', (stack) => new kms.Key(stack, 'Made'), attribute('Made', 'Arn')],
  ['an L1', (stack) => new kms.CfnKey(stack, 'Made'), attribute('Made', 'Arn')],
  ['an imported L2', (stack) => kms.Key.fromKeyArn(stack, 'Made', KEY_ARN), KEY_ARN],
  ['an imported L1', (stack) => kms.CfnKey.fromKeyArn(stack, 'Made', KEY_ARN), KEY_ARN],
];
const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:111111111111:function:AWSClientVPN-Gate';
const CODE = { functionName: 'AWSClientVPN-Gate', runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('0') };
const FUNCTIONS: readonly Kind<aws_lambda.IFunctionRef>[] = [
  ['an L2', (stack) => new lambda.Function(stack, 'Made', CODE), attribute('Made', 'Arn')],
  ['an alias', (stack) => new lambda.Function(stack, 'Function', CODE).addAlias('live'), ref('FunctionAliaslive')],
  ['an L1', (stack) => new lambda.CfnFunction(stack, 'Made', { functionName: 'AWSClientVPN-Gate', role: 'role', code: { zipFile: '0' } }), attribute('Made', 'Arn')],
  ['an imported L2', (stack) => lambda.Function.fromFunctionArn(stack, 'Made', FUNCTION_ARN), FUNCTION_ARN],
  ['an imported L1', (stack) => lambda.CfnFunction.fromFunctionArn(stack, 'Made', FUNCTION_ARN), FUNCTION_ARN],
];
const VPCS: readonly Kind<ec2.IVPCRef>[] = [
  ['an L2', (stack) => new ec2.Vpc(stack, 'Made'), ref('Made')],
  ['an L1', (stack) => new ec2.CfnVPC(stack, 'Made', { cidrBlock: '10.0.0.0/16' }), ref('Made')],
  ['an imported L2', (stack) => importedVpc(stack), 'vpc-1'],
  ['an imported L1', (stack) => ec2.CfnVPC.fromVpcId(stack, 'Made', 'vpc-1'), 'vpc-1'],
];
const SUBNETS: readonly Kind<ec2.ISubnetRef>[] = [
  ['an L2', (stack) => new ec2.Subnet(stack, 'Made', { vpcId: 'vpc-1', availabilityZone: 'eu-west-1a', cidrBlock: '10.0.1.0/24' }), ref('Made')],
  ['an L1', (stack) => new ec2.CfnSubnet(stack, 'Made', { vpcId: 'vpc-1', cidrBlock: '10.0.1.0/24' }), ref('Made')],
  ['an imported L2', (stack) => ec2.Subnet.fromSubnetId(stack, 'Made', 'subnet-a'), 'subnet-a'],
  ['an imported L1', (stack) => ec2.CfnSubnet.fromSubnetId(stack, 'Made', 'subnet-a'), 'subnet-a'],
];
const GROUPS: readonly Kind<ec2.ISecurityGroupRef>[] = [
  ['an L2', (stack) => new ec2.SecurityGroup(stack, 'Made', { vpc: importedVpc(stack) }), attribute('Made', 'GroupId')],
  ['an L1', (stack) => new ec2.CfnSecurityGroup(stack, 'Made', { groupDescription: 'clients', vpcId: 'vpc-1' }), attribute('Made', 'GroupId')],
  ['an imported L2', (stack) => ec2.SecurityGroup.fromSecurityGroupId(stack, 'Made', 'sg-1'), 'sg-1'],
  ['an imported L1', (stack) => ec2.CfnSecurityGroup.fromSecurityGroupId(stack, 'Made', 'sg-1'), 'sg-1'],
];
const GATEWAYS: readonly Kind<ec2.ITransitGatewayRef>[] = [
  ['an L1', (stack) => new ec2.CfnTransitGateway(stack, 'Made', { transitGatewayCidrBlocks: ['10.99.0.0/24'] }), ref('Made')],
  ['an imported L1', (stack) => ec2.CfnTransitGateway.fromTransitGatewayId(stack, 'Made', 'tgw-1'), 'tgw-1'],
];
const ENDPOINTS: readonly Kind<ec2.IClientVpnEndpointRef>[] = [
  ['ours', (stack) => newEndpoint(stack, {}, 'Made'), ref('Made')],
  ['an L2 of the core', (stack) => importedVpc(stack).addClientVpnEndpoint('Made', {
    cidr: '10.100.0.0/16', serverCertificateArn: SERVER_CERTIFICATE, clientCertificateArn: SERVER_CERTIFICATE,
  }), ref('ImportedVpcMade')],
  ['an L1', (stack) => newL1Endpoint(stack), ref('L1')],
  ['an imported one of ours', (stack) => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Made', {
    clientVpnEndpointId: 'cvpn-endpoint-1', associatedSubnets: [importedSubnet(stack, 'subnet-b')],
  }), 'cvpn-endpoint-1'],
  ['an imported L1', (stack) => ec2.CfnClientVpnEndpoint.fromClientVpnEndpointId(stack, 'Made', 'cvpn-endpoint-1'), 'cvpn-endpoint-1'],
];


const subnet = (stack: Stack) => importedSubnet(stack, 'subnet-1');
const vpcOf = (stack: Stack) => once(stack, 'Imported', (id) => importedVpc(stack, id));

describe.each<[prop: string, kinds: readonly Kind<any>[], props: (resource: any, stack: Stack) => Props, expected: (value: unknown) => object]>([
  ['serverCertificate', CERTIFICATES, (serverCertificate) => ({ serverCertificate }), (value) => ({ ServerCertificateArn: value })],
  ['clientRootCertificate', CERTIFICATES, (clientRootCertificate) => ({ authentication: ClientVpnAuthentication.mutual({ clientRootCertificate }) }),
    (value) => ({ AuthenticationOptions: [{ MutualAuthentication: { ClientRootCertificateChainArn: value } }] })],
  ['samlProvider', SAML_PROVIDERS, (provider) => ({ authentication: ClientVpnAuthentication.federated(provider) }),
    (value) => ({ AuthenticationOptions: [{ FederatedAuthentication: { SAMLProviderArn: value } }] })],
  ['selfServiceSamlProvider', SAML_PROVIDERS, (selfServiceSamlProvider, stack) => (
    { authentication: ClientVpnAuthentication.federated(samlProvider(stack), { selfServiceSamlProvider }) }
  ), (value) => ({ AuthenticationOptions: [{ FederatedAuthentication: { SelfServiceSAMLProviderArn: value } }] })],
  ['microsoftAd', [['an L1', (stack) => new directory.CfnMicrosoftAD(stack, 'Made', MANAGED), ref('Made')]],
    (ad) => ({ authentication: ClientVpnAuthentication.microsoftAd(ad) }),
    (value) => ({ AuthenticationOptions: [{ ActiveDirectory: { DirectoryId: value } }] })],
  ['simpleAd', [
    ['an L1', (stack) => new directory.CfnSimpleAD(stack, 'Made', { ...MANAGED, size: 'Small' }), ref('Made')],
    ['an imported L1', (stack) => directory.CfnSimpleAD.fromDirectoryId(stack, 'Made', 'd-1234567890'), 'd-1234567890'],
  ], (ad) => ({ authentication: ClientVpnAuthentication.simpleAd(ad) }),
  (value) => ({ AuthenticationOptions: [{ ActiveDirectory: { DirectoryId: value } }] })],
  ['logGroup', LOG_GROUPS, (logGroup) => ({ connectionLogging: ClientVpnConnectionLogging.toLogGroup(logGroup) }),
    (value) => ({ ConnectionLogOptions: { CloudwatchLogGroup: value } })],
  ['handler', FUNCTIONS, (handler) => ({ connectHandler: ClientVpnConnectHandler.fromFunction(handler) }),
    (value) => ({ ClientConnectOptions: { LambdaFunctionArn: value } })],
  ['vpc', VPCS, (vpc, stack) => ({ network: ClientVpnNetwork.subnets(vpc, [subnet(stack)]) }), (value) => ({ VpcId: value })],
  ['vpc without subnets', VPCS, (vpc) => ({ network: ClientVpnNetwork.subnets(vpc, []) }), (value) => ({ VpcId: value })],
  ['securityGroups of subnets', GROUPS, (group, stack) => ({ network: ClientVpnNetwork.subnets(vpcOf(stack), [subnet(stack)], { securityGroups: [group] }) }),
    (value) => ({ SecurityGroupIds: [value] })],
  ['securityGroups of a VPC', GROUPS, (group, stack) => ({ network: ClientVpnNetwork.vpc(vpcOf(stack), { securityGroups: [group] }) }),
    (value) => ({ SecurityGroupIds: [value] })],
  ['transitGateway', GATEWAYS, (gateway) => ({ network: ClientVpnNetwork.transitGateway(gateway) }),
    (value) => ({ TransitGatewayConfiguration: { TransitGatewayId: value } })],
])('%s', (_, kinds, props, expected) => {
  test.each(kinds)('is %s', (__, make, value) => {
    const stack = newStack();
    newEndpoint(stack, props(make(stack), stack));
    synth(stack).hasResourceProperties(ENDPOINT, expected(value));
  });
});

describe('encryptionKey', () => {
  test.each(KEYS)('of connection logs is %s', (_, make, value) => {
    const stack = newStack();
    newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.create({ encryptionKey: make(stack) }) });
    synth(stack).hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: value });
  });

  test.each(KEYS)('of the logs of a connect handler is %s', (_, make, value) => {
    const stack = newStack();
    const policy = ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']);
    newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.create({ policy, logging: { encryptionKey: make(stack) } }) });
    synth(stack).hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: value });
  });
});

describe('environmentEncryption', () => {
  test.each(KEYS)('is %s', (_, make, value) => {
    const stack = newStack();
    const policy = ClientVpnConnectPolicy.fromCode(lambda.Code.fromInline('0'), { environmentEncryption: make(stack) });
    newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.create({ policy }) });
    synth(stack).hasResourceProperties('AWS::Lambda::Function', { KmsKeyArn: value });
  });
});

describe('associateSubnet() and addRoute()', () => {
  test.each(SUBNETS)('take %s', (_, make, value) => {
    const stack = newStack();
    const vpn = newEndpoint(stack, { network: ClientVpnNetwork.subnets(ec2.CfnVPC.fromVpcId(stack, 'Vpc', 'vpc-1'), []) });
    const resource = make(stack);
    vpn.associateSubnet(resource);
    vpn.addRoute('Branch', { destination: ClientVpnDestination.cidr('10.20.0.0/16'), subnet: resource });
    synth(stack).hasResourceProperties(ASSOCIATION, { SubnetId: value });
    synth(stack).hasResourceProperties(ROUTE, { TargetVpcSubnetId: value });
  });
});

describe('a destination', () => {
  test.each<Kind<ec2.IVPCRef>>([
    ['an L2', (stack) => new ec2.Vpc(stack, 'Made'), attribute('Made', 'CidrBlock')],
    ['an L1', (stack) => new ec2.CfnVPC(stack, 'Made', { cidrBlock: '10.0.0.0/16' }), attribute('Made', 'CidrBlock')],
    ['an imported L2', (stack) => importedVpc(stack), '10.0.0.0/16'],
  ])('is a VPC, %s', (_, make, value) => {
    const stack = newStack();
    newEndpoint(stack).addAuthorizationRule('Rule', { destination: ClientVpnDestination.vpc(make(stack)), allUsers: true });
    synth(stack).hasResourceProperties(RULE, { TargetNetworkCidr: value });
  });

  test.each<Kind<ec2.ISubnetRef>>([
    [...SUBNETS[0].slice(0, 2), '10.0.1.0/24'] as unknown as Kind<ec2.ISubnetRef>,
    ['an L1', (stack) => new ec2.CfnSubnet(stack, 'Made', { vpcId: 'vpc-1', cidrBlock: '10.0.1.0/24' }), attribute('Made', 'CidrBlock')],
    ['an imported L2', (stack) => ec2.Subnet.fromSubnetAttributes(stack, 'Made', { subnetId: 'subnet-a', ipv4CidrBlock: '10.0.1.0/24' }), '10.0.1.0/24'],
  ])('is a subnet, %s', (_, make, value) => {
    const stack = newStack();
    newEndpoint(stack).addAuthorizationRule('Rule', { destination: ClientVpnDestination.subnet(make(stack)), allUsers: true });
    synth(stack).hasResourceProperties(RULE, { TargetNetworkCidr: value });
  });

  test('that is imported without its range says so', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack);
    const rule = (destination: ClientVpnDestinationChoice) => () => vpn.addNetworkAccess(destination, { allUsers: true });
    expect(rule(ClientVpnDestination.vpc(ec2.CfnVPC.fromVpcId(stack, 'Vpc', 'vpc-1')))).toThrow('destination is the VPC Stack/Vpc, whose CIDR range is unresolved');
    expect(rule(ClientVpnDestination.subnet(ec2.CfnSubnet.fromSubnetId(stack, 'Subnet', 'subnet-1')))).toThrow('destination is the subnet Stack/Subnet, whose CIDR range is unresolved');
  });
});

describe('clientVpnEndpoint', () => {
  test.each(ENDPOINTS)('of each child is %s', (_, make, value) => {
    const stack = newStack();
    const clientVpnEndpoint = make(stack);
    const destination = ClientVpnDestination.cidr('10.20.0.0/16');
    new ClientVpnAssociationPlus(stack, 'Association', { clientVpnEndpoint, subnet: subnet(stack) });
    new ClientVpnRoutePlus(stack, 'Route', { clientVpnEndpoint, destination, subnet: subnet(stack) });
    new ClientVpnAuthorizationRulePlus(stack, 'Rule', { clientVpnEndpoint, destination, allUsers: true });
    const template = synth(stack);
    [ASSOCIATION, ROUTE, RULE].forEach((type) => template.hasResourceProperties(type, { ClientVpnEndpointId: value }));
  });
});

describe('an imported endpoint', () => {
  const imported = (stack: Stack, attrs: Partial<ClientVpnEndpointPlusAttributes>) => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(
    stack, 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1', ...attrs });

  test.each(SUBNETS)('is associated with %s', (_, make, value) => {
    const stack = newStack();
    imported(stack, { associatedSubnets: [make(stack)] }).addRoute('Branch', { destination: ClientVpnDestination.cidr('10.20.0.0/16') });
    synth(stack).hasResourceProperties(ROUTE, { TargetVpcSubnetId: value });
  });

  test.each(VPCS)('is in %s', (_, make) => {
    const stack = newStack();
    const vpn = imported(stack, { associatedSubnets: [subnet(stack)], vpc: make(stack) });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('192.168.0.0/16'), { allUsers: true });
    synth(stack).resourceCountIs(ROUTE, 1);
  });

  test.each(GROUPS)('has %s, which may be let in', (_, make, value) => {
    const stack = newStack();
    const database = new ec2.SecurityGroup(stack, 'Database', { vpc: vpcOf(stack) });
    imported(stack, { securityGroups: [make(stack)] }).connections.allowTo(database, ec2.Port.POSTGRES);
    synth(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { SourceSecurityGroupId: value });
  });

  test.each(GATEWAYS)('is on %s', (_, make) => {
    const stack = newStack();
    imported(stack, { transitGateway: make(stack) }).addRoute('Branch', { destination: ClientVpnDestination.cidr('10.20.0.0/16') });
    synth(stack).hasResourceProperties(ROUTE, { TargetVpcSubnetId: Match.absent() });
  });
});

describe('a security group that is an L1', () => {
  const groupOf = (stack: Stack, props: Partial<ec2.CfnSecurityGroupProps> = {}) => new ec2.CfnSecurityGroup(stack, 'Group', {
    groupDescription: 'clients', vpcId: 'vpc-1', ...props,
  });
  const endpointWith = (stack: Stack, group: ec2.ISecurityGroupRef, id = 'Vpn') => newEndpoint(stack, {
    network: ClientVpnNetwork.subnets(vpcOf(stack), [], { securityGroups: [group] }),
  }, id);

  test('gets rules of its own, once for all endpoints that have it', () => {
    const stack = newStack();
    const [group, database] = [groupOf(stack), new ec2.SecurityGroup(stack, 'Database', { vpc: vpcOf(stack) })];
    const [one, other] = ['One', 'Other'].map((id) => endpointWith(stack, group, id));
    for (const { connections } of [one, other]) {
      connections.allowTo(database, ec2.Port.POSTGRES);
      connections.allowFromAnyIpv4(ec2.Port.HTTPS);
    }
    expect(one.securityGroups).toEqual(other.securityGroups);
    const template = synth(stack);
    expect(Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).map(({ Properties: { FromPort: port } }) => port)).toEqual([443, 5432]);
    template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
  });

  test('with rules for outbound traffic gets one more for each connection', () => {
    const stack = newStack();
    const group = groupOf(stack, { securityGroupEgress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '10.0.0.0/16' }] });
    endpointWith(stack, group).connections.allowToAnyIpv4(ec2.Port.POSTGRES);
    synth(stack).hasResourceProperties('AWS::EC2::SecurityGroupEgress', { GroupId: attribute('Group', 'GroupId'), FromPort: 5432 });
  });
});
