/** What the tests of the constructs start from. */
import { App, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import type { ISamlProvider } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct, IConstruct } from 'constructs';
import { ClientVpnAuthentication, ClientVpnConnectionLogging, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnIpAddressType, ClientVpnNetwork } from '../src';
import type { ClientVpnEndpointPlusProps, ClientVpnTransitGatewayOptions } from '../src';

export { api, API_ERRORS, CDK_VPC, guide } from './pages';

export const ACCOUNT = '111111111111';
export const REGION = 'eu-west-1';
export const ENV = { account: ACCOUNT, region: REGION };

export const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';
export const ASSOCIATION = 'AWS::EC2::ClientVpnTargetNetworkAssociation';
export const ROUTE = 'AWS::EC2::ClientVpnRoute';
export const RULE = 'AWS::EC2::ClientVpnAuthorizationRule';

export const SERVER_CERTIFICATE = `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/a1b2c3d4-5678-90ab-cdef-11111example`;
export const CLIENT_ROOT = `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/a1b2c3d4-5678-90ab-cdef-22222example`;
export const SAML_PROVIDER = `arn:aws:iam::${ACCOUNT}:saml-provider/staff`;
export const CLIENT_RANGE = '10.100.0.0/16';
/** The name of a function as AWS Client VPN calls it. */
export const HANDLER_NAME = 'AWSClientVPN-Gate';

// CloudFormation's own validation, which newer releases of the CDK run: it takes time, and the tests of the examples ask it.
process.env.CDK_VALIDATION = 'false';

/** An app without what only costs time in unit tests. */
export function newApp(props: ConstructorParameters<typeof App>[0] = {}): App {
  return new App({ analyticsReporting: false, ...props });
}

export function newStack(scope: Construct = newApp(), id = 'Stack', props: StackProps = { env: ENV }): Stack {
  return new Stack(scope, id, props);
}

/** A VPC of two zones with public, private and isolated subnets. */
export function newVpc(scope: Construct, id = 'Vpc', props: ec2.VpcProps = {}): ec2.Vpc {
  return new ec2.Vpc(scope, id, {
    natGateways: 1,
    availabilityZones: [`${REGION}a`, `${REGION}b`],
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    ],
    ...props,
  });
}

/** A VPC with IPv4 and IPv6 ranges, of which Amazon chooses the latter. */
export function newDualVpc(scope: Construct, id = 'Vpc'): ec2.Vpc {
  return newVpc(scope, id, { ipProtocol: ec2.IpProtocol.DUAL_STACK });
}

/** A transit gateway as an endpoint for IPv4 traffic needs it. */
export function newGateway(scope: Construct, props: ec2.CfnTransitGatewayProps = {}): ec2.CfnTransitGateway {
  return new ec2.CfnTransitGateway(scope, 'Gateway', { transitGatewayCidrBlocks: ['10.99.0.0/24'], ...props });
}

/** An imported VPC with two private subnets, of which all is known. */
export function importedVpc(scope: Construct, id = 'ImportedVpc', attributes: Partial<ec2.VpcAttributes> = {}): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(scope, id, {
    vpcId: 'vpc-1',
    vpcCidrBlock: '10.0.0.0/16',
    availabilityZones: [`${REGION}a`, `${REGION}b`],
    privateSubnetIds: ['subnet-a', 'subnet-b'],
    privateSubnetRouteTableIds: ['rtb-a', 'rtb-b'],
    privateSubnetIpv4CidrBlocks: ['10.0.0.0/24', '10.0.1.0/24'],
    ...attributes,
  });
}

/** An imported subnet of which only the id is known. */
export function importedSubnet(scope: Construct, subnetId: string): ec2.ISubnet {
  return once(scope, `Imported-${subnetId}`, (id) => ec2.Subnet.fromSubnetAttributes(scope, id, { subnetId, routeTableId: 'rtb-1' }));
}

export function serverCertificate(scope: Construct): ICertificate {
  return once(scope, 'Certificate', (id) => Certificate.fromCertificateArn(scope, id, SERVER_CERTIFICATE));
}

export function samlProvider(scope: Construct): ISamlProvider {
  return once(scope, 'Saml', (id) => SamlProvider.fromSamlProviderArn(scope, id, SAML_PROVIDER));
}

/** A function of the app that is to be a connect handler. */
export function newFunction(scope: Construct, functionName?: string): LambdaFunction {
  return new LambdaFunction(scope, 'Gate', {
    functionName,
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({});'),
  });
}

/** An endpoint without a network, of which is said only that nothing is attached to it. */
export function newEndpoint(scope: Construct, props: Partial<ClientVpnEndpointPlusProps> = {}, id = 'Vpn'): ClientVpnEndpointPlus {
  return new ClientVpnEndpointPlus(scope, id, {
    clientCidrBlock: CLIENT_RANGE,
    serverCertificate: serverCertificate(scope),
    authentication: ClientVpnAuthentication.federated(samlProvider(scope)),
    connectionLogging: ClientVpnConnectionLogging.disabled(),
    dnsServers: ClientVpnDnsServers.of(props.trafficIpAddressType === ClientVpnIpAddressType.IPV6 ? '2001:db8::53' : '10.0.0.2'),
    splitTunnel: true,
    ...props,
  });
}

/** An endpoint without a network that is an L1. */
export function newL1Endpoint(scope: Construct, props: Partial<ec2.CfnClientVpnEndpointProps> = {}): ec2.CfnClientVpnEndpoint {
  return new ec2.CfnClientVpnEndpoint(scope, 'L1', {
    authenticationOptions: [{ type: 'certificate-authentication', mutualAuthentication: { clientRootCertificateChainArn: SERVER_CERTIFICATE } }],
    clientCidrBlock: CLIENT_RANGE,
    connectionLogOptions: { enabled: false },
    dnsServers: ['10.0.0.2'],
    selfServicePortal: 'disabled',
    serverCertificateArn: SERVER_CERTIFICATE,
    ...props,
  });
}

/** An endpoint in a VPC. */
export function newEndpointIn(
  vpc: ec2.IVpc,
  props: Partial<ClientVpnEndpointPlusProps> = {},
  scope: Construct = Stack.of(vpc),
): ClientVpnEndpointPlus {
  return newEndpoint(scope, { network: ClientVpnNetwork.vpc(vpc), ...props });
}

/** An endpoint on a transit gateway. */
export function newEndpointOn(
  scope: Construct,
  options: ClientVpnTransitGatewayOptions = {},
  props: Partial<ClientVpnEndpointPlusProps> = {},
  gateway: ec2.ITransitGatewayRef = newGateway(scope),
): ClientVpnEndpointPlus {
  return newEndpoint(scope, { network: ClientVpnNetwork.transitGateway(gateway, options), ...props });
}

/** The template of a stack; its app is synthesized with all that validates it. */
export function synth(construct: IConstruct): Template {
  return Template.fromStack(Stack.of(construct));
}

/** The message of the error that something throws. */
export function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

/** What synthesis says of the app that is wrong, without the heading. */
export function validationErrors(construct: IConstruct): string[] {
  return messageOf(() => synth(construct)).split('\n').slice(1).map((line) => line.trim());
}

/** The warnings of a stack, each as the path of the construct and its text. */
export function allWarnings(construct: IConstruct): string[] {
  return Annotations.fromStack(Stack.of(construct)).findWarning('*', Match.anyValue())
    .map(({ id, entry }) => `${id}: ${entry.data as string}`);
}

/** The warnings of a stack but those that every endpoint has which is not complete yet. */
export function warnings(construct: IConstruct): string[] {
  return allWarnings(construct).filter((warning) => !/\[(AssociationMissing|AuthorizationRuleMissing|DnsServerNotReachable)\]/.test(warning));
}

/** The ids and the properties of all resources of a type. */
export function resourcesOf(template: Template, type: string): Record<string, Record<string, unknown>> {
  const found = Object.entries(template.findResources(type));
  return Object.fromEntries(found.map(([id, { Properties }]) => [id, Properties as Record<string, unknown>]));
}

/** The ids of all resources of a type. */
export function idsOf(template: Template, type: string): string[] {
  return Object.keys(template.findResources(type)).sort();
}

/** The ranges that the authorization rules of a stack are for, in the order of the calls. */
export function allowed(construct: IConstruct): unknown[] {
  return Object.values(resourcesOf(synth(construct), RULE)).map(({ TargetNetworkCidr: range }) => range);
}

/** The ranges that the routes of a stack lead to, in the order of the calls. */
export function routed(construct: IConstruct): unknown[] {
  return Object.values(resourcesOf(synth(construct), ROUTE)).map(({ DestinationCidrBlock: range }) => range);
}

/** Asks every construct what it waits for, as somebody's aspect may do before the app is complete. */
export function askForDependencies(scope: IConstruct): void {
  scope.node.findAll().forEach(({ node }) => node.dependencies);
}

/** What a resource waits for by `DependsOn`. */
export function dependenciesOf(template: Template, id: string): string[] {
  const { DependsOn: dependsOn = [] } = (template.toJSON() as { Resources: Record<string, { DependsOn?: string[] }> }).Resources[id];
  return dependsOn;
}

/** Whether no L1 is in a tree. */
export function isEmpty(stack: Stack): boolean {
  return stack.node.findAll().every((construct) => (construct as { cfnResourceType?: string }).cfnResourceType === undefined);
}

export function once<T extends IConstruct>(scope: Construct, id: string, make: (id: string) => T): T {
  return scope.node.tryFindChild(id) as T | undefined ?? make(id);
}

/** The subnets that a template associates, each as the logical id it refers to or as its literal id. */
export function associatedSubnets(template: Template): unknown[] {
  return Object.values(resourcesOf(template, ASSOCIATION)).map(({ SubnetId: id }) => (id as { Ref?: string }).Ref ?? id).sort();
}
