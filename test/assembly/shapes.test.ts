/** Values that untyped callers give: every parameter and prop of every constructor and method of the API, as `.jsii` lists them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Duration, RemovalPolicy, type Stack, TimeZone } from 'aws-cdk-lib';
import { ClientVpnSessionTimeout, SecurityGroup, Subnet, SubnetType, TransportProtocol, VpnPort } from 'aws-cdk-lib/aws-ec2';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { assemblyIn } from './file';
import { NUMBERS, TEXTS } from './plain-values';
import * as library from '../../src/index';
import {
  ClientVpnAdoption, ClientVpnAlarm, ClientVpnAuthentication, ClientVpnAuthorizationPolicy, type ClientVpnCedarPolicy, ClientVpnConnectHandler,
  ClientVpnConnectionLogging, ClientVpnConnectPolicy, type ClientVpnConnectPolicyChoice, ClientVpnDestination, ClientVpnDnsServers,
  ClientVpnEndpointGrants, ClientVpnIpAddressType, ClientVpnManagedTags, ClientVpnNetwork, ClientVpnPlatform,
  ClientVpnRequirement, ClientVpnRevocationList,
  ClientVpnTrustProvider,
  ClientVpnValidationPlugin, ClientVpnWeekday,
} from '../../src/index';
import { REPOSITORY } from '../environment';
import { importedVpc, newEndpoint, newEndpointOn, newFunction, newGateway, newStack, samlProvider, serverCertificate, synth } from '../fixtures';
import { list } from '../upkeep/lists';

interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}
interface Parameter { readonly name: string; readonly type: TypeReference; readonly optional?: boolean; readonly variadic?: boolean }
interface Method {
  readonly name: string;
  readonly static?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly returns?: { readonly type: TypeReference };
}
interface JsiiType {
  readonly name: string;
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly datatype?: boolean;
  readonly interfaces?: readonly string[];
  readonly initializer?: { readonly parameters?: readonly Parameter[] };
  readonly methods?: readonly Method[];
  readonly properties?: readonly Parameter[];
}

const TYPES: Readonly<Record<string, JsiiType>> = assemblyIn(REPOSITORY).types;

/** The props of a struct, with those that it inherits. */
function propsOf({ interfaces = [], properties = [] }: JsiiType): readonly Parameter[] {
  return [...properties, ...interfaces.flatMap((fqn) => TYPES[fqn] === undefined ? [] : propsOf(TYPES[fqn]))];
}

const ADOPTION = '{ "version": 1, "resources": {} }';
const CEDAR = 'permit(principal, action, resource);';
const policy = () => ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']);
const FOLDER = mkdtempSync(join(tmpdir(), 'shapes-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(FOLDER, name), text);
  return join(FOLDER, name);
};

const crl = () => file('crl.pem', list({ until: new Date('2126-01-01T00:00:00Z') }));

/** A value of each type that is not of this library. */
const VALUES: Readonly<Record<string, (stack: Stack) => unknown>> = {
  'constructs.Construct': (stack) => stack,
  'constructs.IConstruct': (stack) => stack,
  'aws-cdk-lib.interfaces.aws_certificatemanager.ICertificateRef': serverCertificate,
  'aws-cdk-lib.interfaces.aws_directoryservice.IMicrosoftADRef': () => ({ microsoftAdRef: { microsoftAdId: 'd-926742f1a0' } }),
  'aws-cdk-lib.interfaces.aws_directoryservice.ISimpleADRef': () => ({ simpleAdRef: { directoryId: 'd-926742f1a0' } }),
  'aws-cdk-lib.interfaces.aws_ec2.IClientVpnEndpointRef': (stack) => newEndpoint(stack, { connectionLogging: undefined }, 'Other'),
  'aws-cdk-lib.interfaces.aws_ec2.ISecurityGroupRef': (stack) => SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'),
  'aws-cdk-lib.interfaces.aws_ec2.ISubnetRef': (stack) => new Subnet(stack, 'Subnet', { vpcId: 'vpc-1', availabilityZone: 'eu-west-1a', cidrBlock: '10.0.9.0/24' }),
  'aws-cdk-lib.interfaces.aws_ec2.ITransitGatewayRef': (stack) => newGateway(stack),
  'aws-cdk-lib.interfaces.aws_ec2.IVPCRef': (stack) => importedVpc(stack),
  'aws-cdk-lib.aws_ec2.IVpc': (stack) => importedVpc(stack),
  'aws-cdk-lib.interfaces.aws_iam.ISAMLProviderRef': samlProvider,
  'aws-cdk-lib.interfaces.aws_kms.IKeyRef': (stack) => new Key(stack, 'Key'),
  'aws-cdk-lib.interfaces.aws_lambda.IFunctionRef': (stack) => newFunction(stack, 'AWSClientVPN-Gate'),
  'aws-cdk-lib.interfaces.aws_logs.ILogGroupRef': (stack) => new LogGroup(stack, 'Log', { logGroupName: 'vpn' }),
  'aws-cdk-lib.interfaces.aws_s3.IBucketRef': (stack) => Bucket.fromBucketName(stack, 'Lists', 'lists'),
  'aws-cdk-lib.aws_events.Schedule': () => Schedule.rate(Duration.hours(1)),
  'aws-cdk-lib.aws_iam.IGrantable': (stack) => Role.fromRoleName(stack, 'Role', 'operator'),
  'aws-cdk-lib.aws_lambda.Code': () => Code.fromInline('exports.handler = async () => ({});'),
  'aws-cdk-lib.aws_lambda.Runtime': () => Runtime.NODEJS_22_X,
  'aws-cdk-lib.aws_logs.RetentionDays': () => RetentionDays.ONE_YEAR,
  'aws-cdk-lib.aws_ec2.ClientVpnSessionTimeout': () => ClientVpnSessionTimeout.EIGHT_HOURS,
  'aws-cdk-lib.aws_ec2.TransportProtocol': () => TransportProtocol.TCP,
  'aws-cdk-lib.aws_ec2.VpnPort': () => VpnPort.HTTPS,
  'aws-cdk-lib.aws_ec2.SubnetSelection': () => ({ subnetType: SubnetType.PRIVATE_WITH_EGRESS }),
  'aws-cdk-lib.aws_cloudwatch.IAlarmAction': () => ({ bind: () => ({ alarmActionArn: 'arn' }) }),
  'aws-cdk-lib.aws_cloudwatch.MetricOptions': () => ({ label: 'Connections' }),
  'aws-cdk-lib.aws_cloudwatch.MathExpressionOptions': () => ({ label: 'Connections' }),
  'aws-cdk-lib.RemovalPolicy': () => RemovalPolicy.DESTROY,
  'aws-cdk-lib.TimeZone': () => TimeZone.EUROPE_BERLIN,
  'aws-cdk-lib.IPolicyValidationContext': () => ({ templatePaths: [] }),
  'ClientVpnAlarmChoice': () => ClientVpnAlarm.at(14),
  'ClientVpnAuthenticationChoice': () => ClientVpnAuthentication.mutual(),
  'ClientVpnCedarPolicy': () => ClientVpnAuthorizationPolicy.fromCedar(CEDAR).shadow(),
  'ClientVpnConnectCondition': policy,
  'ClientVpnConnectHandlerChoice': () => ClientVpnConnectHandler.create({ policy: policy() }),
  'ClientVpnConnectPolicyChoice': policy,
  'ClientVpnConnectionLoggingChoice': () => ClientVpnConnectionLogging.disabled(),
  'ClientVpnDestinationChoice': () => ClientVpnDestination.cidr('10.20.0.0/16'),
  'ClientVpnDnsServersChoice': () => ClientVpnDnsServers.of('10.0.0.2'),
  'ClientVpnIpAddressType': () => ClientVpnIpAddressType.IPV4,
  'ClientVpnManagedTagsChoice': () => ClientVpnManagedTags.of({ Team: 'network' }),
  'ClientVpnRevocationListChoice': () => ClientVpnRevocationList.fromFile(crl()),
  'ClientVpnNetworkChoice': (stack) => ClientVpnNetwork.vpc(importedVpc(stack)),
  'ClientVpnPlatformChoice': () => ClientVpnPlatform.WINDOWS,
  'ClientVpnRequirementChoice': () => ClientVpnRequirement.twoZones(),
  'ClientVpnTrustProviderChoice': () => ClientVpnTrustProvider.jamf({ tenantId: 'tenant' }),
  'ClientVpnWeekday': () => ClientVpnWeekday.MONDAY,
};

const FILES: Readonly<Record<string, () => string>> = {
  'ClientVpnAdoption.fromFile': () => file('adopt.json', ADOPTION),
  'ClientVpnAuthorizationPolicy.fromFile': () => file('policy.cedar', CEDAR),
  'ClientVpnRevocationList.fromFile': crl,
  'ClientVpnRequirement.fromFile': () => file('requirements.json', '{ "require": ["two-zones"] }'),
};
/** Props that contradict others, which stand for them. */
const APART: Readonly<Record<string, readonly string[]>> = {
  ClientVpnAssociationPlusProps: ['availabilityZone', 'availabilityZoneId'],
  ClientVpnAuthorizationRulePlusOptions: ['allUsers'],
  ClientVpnAuthorizationRulePlusProps: ['allUsers'],
  ClientVpnNetworkAccessOptions: ['allUsers'],
  ClientVpnTransitGatewayOptions: ['availabilityZoneIds'],
  ClientVpnEndpointPlusAttributes: ['transitGateway'],
};

const bare = (fqn: string) => fqn.replace('cdk-client-vpn-plus.', '');

/** A value that a parameter is meant for. */
function valid(stack: Stack, { name, type }: Parameter, method: string): unknown {
  if (type.collection !== undefined) {
    if (type.collection.elementtype.primitive === 'any') {
      return {};
    }
    const element = valid(stack, { name, type: type.collection.elementtype }, method);
    return type.collection.kind === 'array' ? [element] : { KEY: element };
  }
  if (type.primitive === 'string') {
    return FILES[method]?.() ?? known(TEXTS, name);
  }
  if (type.primitive !== undefined) {
    return type.primitive === 'boolean' ? false : type.primitive === 'number' ? known(NUMBERS, name) : {};
  }
  const struct = TYPES[type.fqn!];
  return struct?.datatype ? validProps(stack, struct, method) : known(VALUES, bare(type.fqn!))(stack);
}

function validProps(stack: Stack, struct: JsiiType, method: string): Record<string, unknown> {
  return Object.fromEntries(propsOf(struct).filter(({ name, optional }) => !optional || USED[struct.name]?.includes(name))
    .map((prop) => [prop.name, valid(stack, prop, method)]));
}

/** Props that may be left out, of which one has to be there. */
const USED: Readonly<Record<string, readonly string[]>> = {
  ClientVpnAssociationPlusProps: ['subnet'],
  ClientVpnAuthorizationRulePlusOptions: ['group'],
  ClientVpnAuthorizationRulePlusProps: ['group'],
  ClientVpnNetworkAccessOptions: ['groups'],
  ClientVpnEndpointPlusProps: ['clientCidrBlock'],
  ClientVpnRoutePlusOptions: ['subnet'],
  ClientVpnRoutePlusProps: ['subnet'],
  ClientVpnTransitGatewayOptions: ['availabilityZones'],
};

function known<T>(table: Readonly<Record<string, T>>, name: string): T {
  if (!(name in table)) {
    throw new Error(`no value is known for ${name}: add one to the tables of this test`);
  }
  return table[name];
}

class Other { readonly name = 'other'; }
/** What is of another kind than each type. */
const OF_ANY: readonly unknown[] = [null, Symbol('x'), 10n, () => 'x', new Map([['a', 1]]), new Date(0)];
const NOTHING_LIKE: Readonly<Record<string, readonly unknown[]>> = {
  string: [...OF_ANY, 5, true, {}, [], ['x'], new Other()],
  number: [...OF_ANY, 'x', '5', true, {}, [], [5], NaN, new Other()],
  boolean: [...OF_ANY, 'yes', 'true', 1, 0, {}, [], new Other()],
  array: [...OF_ANY, 'x', 5, true, {}, new Set(['x']), new Other()],
  map: [...OF_ANY, 'x', 5, true, [], ['x'], new Set(['x'])],
  struct: [...OF_ANY, 'x', 5, true, [], ['x'], new Set(['x'])],
  enum: [...OF_ANY, 'nonsense', 5000, true, {}, [], new Other()],
  object: [...OF_ANY, 'x', 5, true, {}, [], ['x'], new Other(), ClientVpnNetwork, ClientVpnDestination.internet, ClientVpnWeekday],
};

/** A way to a value within the arguments of a call. */
type Path = ReadonlyArray<string | number>;
interface Wrong {
  readonly at: Path;
  readonly value: unknown;
  /** Whether the key is to be written in place of another, which it resembles. */
  readonly instead?: string;
}

function wrongs(stack: Stack, parameter: Parameter, at: Path, method: string): readonly Wrong[] {
  const { type, optional } = parameter;
  const kind = type.collection?.kind ?? type.primitive;
  const missing: readonly Wrong[] = optional || parameter.variadic ? [] : [{ at, value: undefined }];
  const all = (name: string): readonly Wrong[] => [...missing, ...NOTHING_LIKE[name].map((value) => ({ at, value }))];
  if (type.collection !== undefined) {
    const step = type.collection.kind === 'array' ? 0 : 'KEY';
    return [...all(kind!), ...wrongs(stack, { name: parameter.name, type: type.collection.elementtype }, [...at, step], method)];
  }
  if (kind === 'any') {
    return [];
  }
  if (kind !== undefined) {
    return all(kind);
  }
  const found = TYPES[type.fqn!];
  if (found?.datatype) {
    return [...all('struct'), ...propsOf(found).flatMap((prop) => [
      ...APART[found.name]?.includes(prop.name) ? [] : wrongs(stack, prop, [...at, prop.name], method),
      { at: [...at, misspelled(prop.name)], value: valid(stack, prop, method), instead: prop.name },
    ])];
  }
  const isEnum = found?.kind === 'enum' || /(?:RetentionDays|SessionTimeout|TransportProtocol|VpnPort|RemovalPolicy)$/.test(type.fqn!);
  const isStruct = /(?:Options|SubnetSelection|ValidationContext)$/.test(type.fqn!);
  return all(isEnum ? 'enum' : isStruct ? 'struct' : 'object');
}

const misspelled = (name: string) => `${name.slice(0, -2)}${name.at(-1)}${name.at(-2)}`;

function put(into: unknown, [step, ...rest]: Path, value: unknown, instead?: string): unknown {
  if (step === undefined) {
    return value;
  }
  const copy: Record<string | number, unknown> = Array.isArray(into) ? [...into] as never : { ...into as object };
  copy[step] = put(copy[step], rest, value, instead);
  if (rest.length === 0 && instead !== undefined) {
    delete copy[instead];
  }
  return copy;
}

/** What is done with what a call returns, so that all of it is looked at. */
function use(stack: Stack, returned: unknown, type: string): void {
  const inVpc = () => ({ network: ClientVpnNetwork.vpc(importedVpc(stack, 'Home')) });
  const handledBy = (given: ClientVpnConnectPolicyChoice) => (
    newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.create({ policy: given }) })
  );
  const uses: Readonly<Record<string, (value: never) => unknown>> = {
    ClientVpnAuthenticationChoice: (authentication) => newEndpoint(stack, { authentication }),
    ClientVpnUserAuthentication: (authentication) => newEndpoint(stack, { authentication }),
    ClientVpnCedarPolicy: (authorizationPolicy: ClientVpnCedarPolicy) => newEndpoint(stack, { authorizationPolicy }),
    ClientVpnConnectCondition: handledBy,
    ClientVpnConnectPolicyChoice: handledBy,
    ClientVpnConnectHandlerChoice: (connectHandler) => newEndpoint(stack, { connectHandler }),
    ClientVpnConnectionLoggingChoice: (connectionLogging) => newEndpoint(stack, { connectionLogging }),
    ClientVpnDestinationChoice: (to) => newEndpoint(stack, inVpc()).addNetworkAccess(to, { groups: ['staff'] }),
    ClientVpnDnsServersChoice: (dnsServers) => newEndpoint(stack, { dnsServers, ...inVpc() }),
    ClientVpnManagedTagsChoice: (managedTags) => newEndpoint(stack, { managedTags }),
    ClientVpnRevocationListChoice: (revocationList) => newEndpoint(stack, { authentication: ClientVpnAuthentication.mutual(), revocationList }),
    ClientVpnNetworkChoice: (network) => newEndpoint(stack, { network }),
    ClientVpnPlatformChoice: (platform) => handledBy(ClientVpnConnectPolicy.allowPlatforms(platform)),
    ClientVpnTrustProviderChoice: (provider) => newEndpoint(stack, {
      trustProviders: [provider], authorizationPolicy: ClientVpnAuthorizationPolicy.fromCedar(CEDAR).shadow(),
    }),
  };
  uses[type]?.(returned as never);
  synth(stack);
}

/** What methods that are not static are called on. */
const ON: Readonly<Record<string, (stack: Stack) => object>> = {
  'ClientVpnAdoption': () => ClientVpnAdoption.fromFile(file('adopt.json', ADOPTION)),
  'ClientVpnCedarPolicy': () => ClientVpnAuthorizationPolicy.fromCedar(CEDAR),
  'ClientVpnConnectCondition': policy,
  'ClientVpnEffectiveAccess': (stack) => newEndpoint(stack).effectiveAccess(),
  'ClientVpnEndpointGrants': (stack) => ClientVpnEndpointGrants.fromEndpoint(newEndpoint(stack)),
  'ClientVpnEndpointPlus': (stack) => newEndpoint(stack, { network: ClientVpnNetwork.vpc(importedVpc(stack, 'Home'), { associate: false }) }),
  'ClientVpnEndpointPlus#associateAvailabilityZone': (stack) => newEndpointOn(stack),
  'ClientVpnEndpointPlus#associateAvailabilityZoneId': (stack) => newEndpointOn(stack),
  'ClientVpnUserAuthentication': (stack) => ClientVpnAuthentication.federated(samlProvider(stack)),
  'ClientVpnValidationPlugin': () => new ClientVpnValidationPlugin(),
};

interface Call {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns: string;
  readonly make: (stack: Stack) => (args: readonly unknown[]) => unknown;
}

const CALLS: readonly Call[] = Object.values(TYPES).filter(({ kind }) => kind === 'class').flatMap(({ initializer, methods = [], name }): Call[] => {
  const exported = (library as unknown as Record<string, Record<string, (...args: readonly unknown[]) => unknown>>)[name];
  return [
    ...initializer === undefined ? [] : [{
      name: `new ${name}`,
      parameters: initializer.parameters ?? [],
      returns: name,
      make: () => (given: readonly unknown[]) => Reflect.construct(exported as never, given) as unknown,
    }],
    ...methods.map((method): Call => ({
      name: `${name}${method.static ? '.' : '#'}${method.name}`,
      parameters: method.parameters ?? [],
      returns: bare(method.returns?.type.fqn ?? ''),
      make: (stack) => {
        const on = (method.static ? exported : (ON[`${name}#${method.name}`] ?? known(ON, name))(stack)) as typeof exported;
        return (given) => on[method.name](...given);
      },
    })),
  ];
});

const argumentsOf = (stack: Stack, { name, parameters }: Call) => parameters.map((parameter) => valid(stack, parameter, name));

/** Nobody but the CDK calls it. */
const CALLED_BY_THE_CDK = new Set(['ClientVpnValidationPlugin#validate']);
/** They answer whether something is of a class, whatever it is. */
const isQuestion = ({ name }: Call) => /\.is[A-Z]/.test(name);

const ASKED = CALLS.filter((call) => !CALLED_BY_THE_CDK.has(call.name) && !isQuestion(call));

function outcome(call: Call, change: (args: readonly unknown[]) => readonly unknown[]): string {
  const stack = newStack();
  try {
    const made = call.make(stack);
    use(stack, made(change(argumentsOf(stack, call))), call.returns);
    return 'taken';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

const OURS = /^(?:ClientVpnValidationError|ValidationFailedWithErrors): [^]*\[\w+\] https:/;
const show = (value: unknown) => inspect(value, { breakLength: Infinity, depth: 1 }).slice(0, 60);

test.each(ASKED)('$name takes what it is meant for', (call) => {
  expect(outcome(call, (given) => given)).toBe('taken');
});

test.each(ASKED.filter(({ parameters }) => !parameters.some(({ variadic }) => variadic)))('$name takes no further argument', (call) => {
  const given = (values: readonly unknown[]) => [...values, 'one too many'];
  expect(outcome(call, given)).toMatch(/It takes (?:none|\d at most)\./);
});

test.each(ASKED.filter(({ parameters }) => parameters.length > 0))('$name refuses what is of another kind', (call) => {
  const all = call.parameters.flatMap((parameter, index) => wrongs(newStack(), parameter, [index], call.name));
  const flaws = all.flatMap(({ at, instead, value }) => {
    const said = outcome(call, (given) => put(given, at, value, instead) as readonly unknown[]);
    const fine = OURS.test(said) && said.length < 1500 && (instead === undefined || said.includes(`Write ${instead}.`));
    return fine ? [] : [`${at.join('.')} = ${show(value)}: ${said.slice(0, 200)}`];
  });
  expect(flaws).toEqual([]);
});

test.each(CALLS.filter(isQuestion))('$name answers for whatever there is', (call) => {
  const answers = [...NOTHING_LIKE.object, undefined].map((value) => call.make(newStack())([value]));
  expect(new Set(answers)).toEqual(new Set([false]));
});
