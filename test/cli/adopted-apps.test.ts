/** Whole apps: `adopt` compares what is deployed with the assembly, its file is applied, and `diff` finds nothing that anyone would notice. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, CfnOutput, Fn, NestedStack, type Stack, Stage } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { DATA_CENTER, HAND_WRITTEN } from './hand-written-template';
import { cli } from './terminal';
import {
  ClientVpnAdoption, ClientVpnAuthentication, ClientVpnConnectionLogging, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork,
} from '../../src';
import type { ClientVpnEndpointPlusProps } from '../../src';
import { ExitCode } from '../../src/cli/terminal/io';
import { CLIENT_ROOT, ENV, newApp, newStack, newVpc, samlProvider, SERVER_CERTIFICATE, serverCertificate } from '../fixtures';

const LAB = '10.0.9.0/24';

/** Of the core: mutual authentication, a route, rules, and a log group of the app's own. */
function core(vpc: ec2.Vpc, logGroup: LogGroup, id = 'Endpoint', props: Partial<ec2.ClientVpnEndpointOptions> = {}): ec2.ClientVpnEndpoint {
  const vpn = vpc.addClientVpnEndpoint(id, {
    cidr: '10.100.0.0/16', serverCertificateArn: SERVER_CERTIFICATE, clientCertificateArn: CLIENT_ROOT, logGroup, ...props,
  });
  vpn.addAuthorizationRule('Lab', { cidr: LAB, groupId: 'ops', description: 'Lab' });
  vpc.privateSubnets.forEach((subnet, index) => vpn.addRoute(`DataCenter${index}`, { cidr: DATA_CENTER, target: ec2.ClientVpnRouteTarget.subnet(subnet) }));
  vpn.addAuthorizationRule('DataCenter', { cidr: DATA_CENTER, groupId: 'ops' });
  return vpn;
}

/** The same of ours. */
function plus(scope: Construct, vpc: ec2.Vpc, logGroup: LogGroup, id = 'Vpn', props: Partial<ClientVpnEndpointPlusProps> = {}): ClientVpnEndpointPlus {
  const vpn = new ClientVpnEndpointPlus(scope, id, {
    clientCidrBlock: '10.100.0.0/16',
    serverCertificate: serverCertificate(scope),
    authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: Certificate.fromCertificateArn(scope, `${id}Root`, CLIENT_ROOT) }),
    network: ClientVpnNetwork.vpc(vpc),
    connectionLogging: ClientVpnConnectionLogging.toLogGroup(logGroup),
    ...props,
  });
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
  vpn.addAuthorizationRule('Lab', { destination: ClientVpnDestination.cidr(LAB), group: 'ops', description: 'Lab' });
  vpn.addNetworkAccess(ClientVpnDestination.cidr(DATA_CENTER), { groups: ['ops'] });
  return vpn;
}

const logs = (scope: Construct) => new LogGroup(scope, 'Logs', { retention: RetentionDays.TWO_YEARS });
const database = (scope: Construct, vpc: ec2.IVpc) => new ec2.SecurityGroup(scope, 'Database', { vpc, description: 'Database', allowAllOutbound: false });
const OTHER = { cidr: '10.101.0.0/16', clientCidrBlock: '10.101.0.0/16' };

interface Move {
  readonly deployed: (app: App) => void;
  readonly next: (app: App) => void;
}

function stackWith(app: Construct, id: string, fill: (stack: Stack) => void): Stack {
  const stack = newStack(app, id);
  fill(stack);
  return stack;
}

const MOVES: Readonly<Record<string, Move>> = {
  'two endpoints of the core, with connections and one log group': {
    deployed: (app) => stackWith(app, 'Office', (stack) => {
      const [vpc, logGroup] = [newVpc(stack), logs(stack)];
      database(stack, vpc).connections.allowFrom(core(vpc, logGroup), ec2.Port.POSTGRES, 'Client VPN');
      core(vpc, logGroup, 'Second', { cidr: OTHER.cidr });
    }),
    next: (app) => stackWith(app, 'Office', (stack) => {
      const [vpc, logGroup] = [newVpc(stack), logs(stack)];
      plus(stack, vpc, logGroup, 'Second', { clientCidrBlock: OTHER.clientCidrBlock });
      database(stack, vpc).connections.allowFrom(plus(stack, vpc, logGroup), ec2.Port.POSTGRES, 'Client VPN');
    }),
  },
  'connections in both directions, and a log group of the endpoint itself': {
    deployed: (app) => stackWith(app, 'Office', (stack) => {
      const vpc = newVpc(stack);
      const vpn = vpc.addClientVpnEndpoint('Endpoint', { cidr: '10.100.0.0/16', serverCertificateArn: SERVER_CERTIFICATE, clientCertificateArn: CLIENT_ROOT });
      const group = database(stack, vpc);
      vpn.connections.allowTo(group, ec2.Port.POSTGRES);
      vpn.connections.allowFrom(group, ec2.Port.HTTPS);
      vpn.connections.allowFromAnyIpv4(ec2.Port.HTTP, 'Web');
    }),
    next: (app) => stackWith(app, 'Office', (stack) => {
      const vpc = newVpc(stack);
      const vpn = new ClientVpnEndpointPlus(vpc, 'Vpn', {
        clientCidrBlock: '10.100.0.0/16',
        serverCertificate: serverCertificate(stack),
        authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: Certificate.fromCertificateArn(stack, 'Root', CLIENT_ROOT) }),
        network: ClientVpnNetwork.vpc(vpc),
      });
      vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
      const group = database(stack, vpc);
      vpn.connections.allowFromAnyIpv4(ec2.Port.HTTP, 'Web');
      vpn.connections.allowFrom(group, ec2.Port.HTTPS);
      vpn.connections.allowTo(group, ec2.Port.POSTGRES);
    }),
  },
  'a nested stack, whose VPC is in its parent': {
    deployed: (app) => stackWith(app, 'Office', (stack) => {
      const vpc = newVpc(stack);
      const nested = new NestedStack(stack, 'Nested');
      const vpn = new ec2.ClientVpnEndpoint(nested, 'Endpoint', {
        vpc, cidr: '10.100.0.0/16', serverCertificateArn: SERVER_CERTIFICATE, clientCertificateArn: CLIENT_ROOT, logGroup: logs(nested),
      });
      vpn.addAuthorizationRule('Lab', { cidr: LAB, groupId: 'ops', description: 'Lab' });
      vpc.privateSubnets.forEach((subnet, index) => vpn.addRoute(`Dc${index}`, { cidr: DATA_CENTER, target: ec2.ClientVpnRouteTarget.subnet(subnet) }));
      vpn.addAuthorizationRule('Dc', { cidr: DATA_CENTER, groupId: 'ops' });
      new CfnOutput(stack, 'Id', { value: vpn.endpointId });
    }),
    next: (app) => stackWith(app, 'Office', (stack) => {
      const vpc = newVpc(stack);
      const nested = new NestedStack(stack, 'Nested');
      new CfnOutput(stack, 'Id', { value: plus(nested, vpc, logs(nested)).clientVpnEndpointId });
    }),
  },
  'two stages of one stack name each': {
    deployed: (app) => ['Test', 'Prod'].forEach((id) => stackWith(new Stage(app, id, { env: ENV }), 'Office', (stack) => core(newVpc(stack), logs(stack)))),
    next: (app) => ['Test', 'Prod'].forEach((id) => stackWith(new Stage(app, id, { env: ENV }), 'Office', (stack) => plus(stack, newVpc(stack), logs(stack)))),
  },
  'exports: a VPC in one stack, a database and a rule in others': {
    deployed: (app) => {
      const stack = newStack(app, 'Network');
      const vpc = newVpc(stack);
      const office = newStack(app, 'Office');
      const vpn = new ec2.ClientVpnEndpoint(office, 'Endpoint', {
        vpc, cidr: '10.100.0.0/16', serverCertificateArn: SERVER_CERTIFICATE, clientCertificateArn: CLIENT_ROOT, logGroup: logs(office),
      });
      vpn.addAuthorizationRule('Lab', { cidr: LAB, groupId: 'ops', description: 'Lab' });
      vpc.privateSubnets.forEach((subnet, index) => vpn.addRoute(`Dc${index}`, { cidr: DATA_CENTER, target: ec2.ClientVpnRouteTarget.subnet(subnet) }));
      vpn.addAuthorizationRule('Dc', { cidr: DATA_CENTER, groupId: 'ops' });
      office.exportValue(vpn.endpointId, { name: 'vpn-id' });
      const data = newStack(app, 'Data');
      database(data, vpc).connections.allowFrom(vpn, ec2.Port.POSTGRES, 'Client VPN');
      new ec2.CfnClientVpnAuthorizationRule(data, 'Rule', {
        clientVpnEndpointId: Fn.importValue('vpn-id'), targetNetworkCidr: '10.0.77.0/24', accessGroupId: 'dba',
      });
    },
    next: (app) => {
      const stack = newStack(app, 'Network');
      const vpc = newVpc(stack);
      const office = newStack(app, 'Office');
      const vpn = plus(office, vpc, logs(office));
      office.exportValue(vpn.clientVpnEndpointId, { name: 'vpn-id' });
      const data = newStack(app, 'Data');
      database(data, vpc).connections.allowFrom(vpn, ec2.Port.POSTGRES, 'Client VPN');
      ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(data, 'Imported', { clientVpnEndpointId: Fn.importValue('vpn-id') })
        .addAuthorizationRule('Dba', { destination: ClientVpnDestination.cidr('10.0.77.0/24'), group: 'dba' });
    },
  },
  'tags in another order': {
    deployed: (app) => stackWith(app, 'Office', (stack) => {
      const vpc = newVpc(stack);
      const { ref } = new ec2.CfnClientVpnEndpoint(stack, 'L1', {
        authenticationOptions: [
          { type: 'federated-authentication', federatedAuthentication: { samlProviderArn: samlProvider(stack).samlProviderArn } },
          { type: 'certificate-authentication', mutualAuthentication: { clientRootCertificateChainArn: CLIENT_ROOT } },
        ],
        clientCidrBlock: '10.100.0.0/16',
        connectionLogOptions: { enabled: false },
        securityGroupIds: [database(stack, vpc).securityGroupId],
        serverCertificateArn: SERVER_CERTIFICATE,
        splitTunnel: true,
        tagSpecifications: [{
          resourceType: 'client-vpn-endpoint', tags: [{ key: 'team', value: 'network' }, { key: 'stage', value: 'prod' }, { key: 'Name', value: 'office' }],
        }],
        transportProtocol: 'udp',
        vpcId: vpc.vpcId,
      });
      vpc.privateSubnets.forEach(({ subnetId }, index) => new ec2.CfnClientVpnTargetNetworkAssociation(stack, `A${index}`, { clientVpnEndpointId: ref, subnetId }));
      new ec2.CfnClientVpnAuthorizationRule(stack, 'All', { clientVpnEndpointId: ref, targetNetworkCidr: vpc.vpcCidrBlock, authorizeAllGroups: true });
    }),
    next: (app) => stackWith(app, 'Office', (stack) => {
      const vpc = newVpc(stack);
      const vpn = new ClientVpnEndpointPlus(stack, 'Vpn', {
        clientCidrBlock: '10.100.0.0/16',
        serverCertificate: serverCertificate(stack),
        authentication: ClientVpnAuthentication.federated(samlProvider(stack))
          .withMutual({ clientRootCertificate: Certificate.fromCertificateArn(stack, 'Root', CLIENT_ROOT) }),
        network: ClientVpnNetwork.vpc(vpc, { securityGroups: [database(stack, vpc)] }),
        connectionLogging: ClientVpnConnectionLogging.disabled(),
        splitTunnel: true,
        tags: { Name: 'office', stage: 'prod', team: 'network' },
      });
      vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
    }),
  },
};

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'adopted-apps-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string) => join(folder, name);
const file = () => inFolder('client-vpn.adopt.json');

/** The assembly of an app. */
function assembly(name: string, fill: (app: App) => void): string {
  const app = newApp({ outdir: inFolder(name) });
  fill(app);
  app.synth();
  return inFolder(name);
}

/** With the file of the adoption applied, as often as it is said. */
function adopted(name: string, fill: (app: App) => void, times = 1): string {
  return assembly(name, (app) => {
    fill(app);
    for (let time = 0; time < times; time++) {
      ClientVpnAdoption.fromFile(file()).applyTo(app);
    }
  });
}

/** All templates of an assembly, those of its stages and nested stacks included. */
function templatesIn(assemblyFolder: string): Record<string, unknown> {
  return Object.fromEntries(readdirSync(assemblyFolder, { recursive: true }).map(String).filter((name) => name.endsWith('.template.json')).sort()
    .map((name) => [name, JSON.parse(readFileSync(join(assemblyFolder, name), 'utf8'))]));
}

interface DiffOutput {
  readonly stacks: readonly {
    readonly changes: readonly { readonly effect: string; readonly certain?: boolean; readonly resource: string; readonly message: string }[];
    readonly access: readonly unknown[];
  }[];
}

/** What is more than "in place" between two folders. */
async function beyondInPlace(deployed: string, next: string, ...more: readonly string[]): Promise<unknown[]> {
  const { stdout, stderr } = await cli(['diff', deployed, next, '--json', ...more]);
  expect(stderr).toBe('');
  const { stacks } = JSON.parse(stdout) as DiffOutput;
  return stacks.flatMap(({ access, changes }) => [...changes.filter(({ effect }) => effect !== 'in-place'), ...access]);
}

describe.each(Object.entries(MOVES))('%s', (_, { deployed, next }) => {
  test('stays in place, applied once or twice', async () => {
    const [before, after] = [assembly('deployed', deployed), assembly('next', next)];
    expect(await beyondInPlace(before, after)).not.toEqual([]);

    expect(await cli(['adopt', before, after, '--output', file()])).toMatchObject({ stderr: '', code: ExitCode.OK });
    const text = readFileSync(file(), 'utf8');
    const applied = adopted('applied', next);
    expect(await beyondInPlace(before, applied)).toEqual([]);

    expect(templatesIn(adopted('twice', next, 2))).toEqual(templatesIn(applied));
    expect((await cli(['adopt', before, applied, '--output', file()])).code).toBe(ExitCode.OK);
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });
});

describe('a template that was written by hand', () => {
  const SUBNET = 'subnet-0aaaaaaaaaaaaaaaa';
  const PARAMETERS = [
    { ParameterKey: 'Subnet', ParameterValue: SUBNET },
    { ParameterKey: 'Vpc', ParameterValue: 'vpc-0bbbbbbbbbbbbbbbb' },
    { ParameterKey: 'Certificate', ParameterValue: SERVER_CERTIFICATE },
    { ParameterKey: 'Range', ParameterValue: '10.200.0.0/16' },
  ];

  function next(app: App): void {
    const stack = newStack(app, 'Office');
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0bbbbbbbbbbbbbbbb', availabilityZones: ['eu-west-1a'], vpcCidrBlock: '10.0.0.0/16' });
    const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: SUBNET, availabilityZone: 'eu-west-1a', routeTableId: 'rtb-0ccccccccccccccc1' });
    const vpn = new ClientVpnEndpointPlus(stack, 'Vpn', {
      clientCidrBlock: '10.200.0.0/16',
      serverCertificate: serverCertificate(stack),
      authentication: ClientVpnAuthentication.mutual(),
      network: ClientVpnNetwork.subnets(vpc, [subnet]),
      connectionLogging: ClientVpnConnectionLogging.toLogGroup(new LogGroup(stack, 'Logs', { retention: RetentionDays.TWO_YEARS })),
      tags: { Name: 'office', team: 'network' },
    });
    vpn.addAuthorizationRule('All', { destination: ClientVpnDestination.cidr(DATA_CENTER), allUsers: true });
    vpn.addRoute('DataCenter', { destination: ClientVpnDestination.cidr(DATA_CENTER), subnet, description: 'data center' });
  }

  test.each([
    ['YAML', 'Office.yaml', HAND_WRITTEN],
    ['the answer of get-template', 'Office.json', JSON.stringify({ StagesAvailable: ['Original', 'Processed'], TemplateBody: HAND_WRITTEN })],
  ])('stays in place: %s', async (_, name, written) => {
    const before = inFolder('deployed');
    mkdirSync(before);
    writeFileSync(join(before, name), written);
    writeFileSync(inFolder('parameters.json'), JSON.stringify(PARAMETERS));
    const values = ['--parameters', inFolder('parameters.json')];

    expect(await cli(['adopt', before, assembly('next', next), '--output', file(), ...values])).toMatchObject({ stderr: '', code: ExitCode.OK });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({
      version: 1,
      resources: {
        'Office/Logs/Resource': { logicalId: 'OfficeLogs' },
        'Office/Vpn/Association-subnet-0aaaaaaaaaaaaaaaa/Resource': { logicalId: 'OfficeSubnet' },
        'Office/Vpn/DataCenter/Resource': { logicalId: 'OfficeRoute' },
        'Office/Vpn/All/Resource': { logicalId: 'OfficeRule' },
        'Office/Vpn/Resource': { logicalId: 'OfficeVpn', properties: { TagSpecifications: ['team', 'Name'], TransportProtocol: 'udp' } },
        'Office/Vpn/SecurityGroup/Resource': { logicalId: 'OfficeGroup', properties: { GroupDescription: 'Clients of the office' } },
      },
    });
    expect(await beyondInPlace(before, adopted('applied', next), ...values)).toEqual([]);
  });
});

describe('nested stacks that were downloaded one by one', () => {
  const { deployed, next } = MOVES['a nested stack, whose VPC is in its parent'];

  test('belong to their parent by their names', async () => {
    const templates = Object.entries(templatesIn(assembly('synthesized', deployed)));
    const before = inFolder('deployed');
    mkdirSync(before);
    const nestedId = (parent: object) => Object.entries((parent as { Resources: object }).Resources).find(([, { Type }]) => Type === 'AWS::CloudFormation::Stack')![0];
    const [, parent] = templates.find(([name]) => name === 'Office.template.json')!;
    for (const [name, template] of templates) {
      const stackName = name === 'Office.template.json' ? 'Office' : `Office-${nestedId(parent as object)}-1ABCDEFGHIJKL`;
      writeFileSync(join(before, `${stackName}.json`), JSON.stringify({ StagesAvailable: ['Original'], TemplateBody: template }));
    }
    expect(await cli(['adopt', before, assembly('next', next), '--output', file()])).toMatchObject({ stderr: '', code: ExitCode.OK });
    expect(await beyondInPlace(before, adopted('applied', next))).toEqual([]);
  });
});

describe('what is gone, and what is not clear', () => {
  const { deployed, next } = MOVES['two endpoints of the core, with connections and one log group'];
  const withoutLab = (app: App) => stackWith(app, 'Office', (stack) => {
    const [vpc, logGroup] = [newVpc(stack), logs(stack)];
    plus(stack, vpc, logGroup, 'Second', { clientCidrBlock: OTHER.clientCidrBlock });
    const vpn = plus(stack, vpc, logGroup);
    vpn.node.tryRemoveChild('Lab');
    database(stack, vpc).connections.allowFrom(vpn, ec2.Port.POSTGRES, 'Client VPN');
  });

  test('a construct that is gone is an error until its line is removed', async () => {
    const before = assembly('deployed', deployed);
    await cli(['adopt', before, assembly('next', next), '--output', file()]);
    expect(() => adopted('gone', withoutLab)).toThrow(/names "Office\/Vpn\/Lab\/Resource", which is no resource of the app: CloudFormation would delete \w+Lab\w+/);

    const again = await cli(['adopt', before, assembly('less', withoutLab), '--output', file()]);
    expect(again.code).toBe(ExitCode.FOUND);
    expect(again.stdout).toMatch(/Office\/Vpn\/Lab\/Resource: \w+ would be deleted\./);

    const { version, resources: { 'Office/Vpn/Lab/Resource': _gone, ...resources } } = JSON.parse(readFileSync(file(), 'utf8')) as { version: number; resources: Record<string, object> };
    writeFileSync(file(), JSON.stringify({ version, resources }));
    expect(await beyondInPlace(before, adopted('agreed', withoutLab))).toEqual(expect.arrayContaining([
      expect.objectContaining({ effect: 'removed' }),
      // without a rule of its own, the range belongs to the one for the VPC.
      expect.objectContaining({ group: null, destination: LAB, before: 'no', after: 'yes' }),
    ]));
  });

  test('an endpoint that may be either of two is asked back, and a line is an answer', async () => {
    const twins = (make: (stack: Stack, vpc: ec2.Vpc, logGroup: LogGroup, id: string) => unknown) => (app: App) => stackWith(app, 'Office', (stack) => {
      const [vpc, logGroup] = [newVpc(stack), logs(stack)];
      ['One', 'Two'].forEach((id) => make(stack, vpc, logGroup, id));
    });
    const before = assembly('deployed', twins((_, vpc, logGroup, id) => core(vpc, logGroup, id)));
    const after = twins((stack, vpc, logGroup, id) => plus(stack, vpc, logGroup, id));
    const asked = await cli(['adopt', before, assembly('next', after), '--output', file()]);
    expect(asked.code).toBe(ExitCode.FOUND);
    expect(asked.stdout).toContain('Which one is Office/One/Resource (AWS::EC2::ClientVpnEndpoint)?');

    const lines = Array.from(asked.stdout.matchAll(/^ *("Office\/(One|Two)\/Resource"): \{ "logicalId": "(\w+)" \}/gm), ([, path, id, logicalId]) => ({ path, id, logicalId }))
      .filter(({ id, logicalId }) => logicalId.startsWith(`Vpc${id}`));
    expect(lines).toHaveLength(2);
    writeFileSync(file(), `{"version": 1, "resources": {${lines.map(({ path, logicalId }) => `${path}: {"logicalId": "${logicalId}"}`).join(', ')}}}`);
    expect((await cli(['adopt', before, assembly('again', after), '--output', file()])).code).toBe(ExitCode.OK);
    expect(await beyondInPlace(before, adopted('applied', after))).toEqual([]);
  });
});
