/** What another stack holds, or a nested one, is known to the plugin, to `check` and to the constructs as if one stack held all. */
import { NestedStack, Stack, Stage } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Certificate, CfnCertificate, KeyAlgorithm } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { rules, validate, withApp, withAppUntil } from './apps';
import {
  ClientVpnAssociationPlus, ClientVpnAuthorizationRulePlus, ClientVpnConnectHandler, ClientVpnDestination, ClientVpnNetwork, ClientVpnRoutePlus,
} from '../../src';
import { cli } from '../cli/terminal';
import { ENV, newEndpoint, newEndpointIn, newFunction, newL1Endpoint, newVpc, REGION } from '../fixtures';

type Build = (network: Stack, vpn: Stack) => void;

/** Where the network and what belongs to the endpoint go. */
const LAYOUTS: Readonly<Record<string, (app: App) => readonly [network: Stack, vpn: Stack]>> = {
  'one stack': (app) => {
    const stack = new Stack(app, 'All', { env: ENV });
    return [stack, stack];
  },
  'two stacks': (app) => [new Stack(app, 'Net', { env: ENV }), new Stack(app, 'Vpn', { env: ENV })],
  'two stacks, referred to weakly': (app) => {
    app.node.setContext('@aws-cdk/core:defaultCrossStackReferences', 'weak');
    return LAYOUTS['two stacks'](app);
  },
  'two stacks of a stage': (app) => {
    const stage = new Stage(app, 'Prod', { env: ENV });
    return [new Stack(stage, 'Net'), new Stack(stage, 'Vpn')];
  },
  'a nested stack': (app) => {
    const network = new Stack(app, 'Net', { env: ENV });
    return [network, new NestedStack(network, 'Vpn')];
  },
  'nested stacks beside each other': (app) => {
    const parent = new Stack(app, 'Parent', { env: ENV });
    return [new NestedStack(parent, 'Net'), new NestedStack(parent, 'Vpn')];
  },
  'a nested stack in a nested one': (app) => {
    const network = new Stack(app, 'Net', { env: ENV });
    return [network, new NestedStack(new NestedStack(network, 'Outer'), 'Vpn')];
  },
  'nested stacks of two stacks': (app) => (
    [new NestedStack(new Stack(app, 'One', { env: ENV }), 'Net'), new NestedStack(new NestedStack(new Stack(app, 'Two', { env: ENV }), 'Outer'), 'Vpn')]
  ),
};

const vpcIn = (scope: Construct, id = 'Vpc', cidrBlock = '10.0.0.0/16') => new ec2.CfnVPC(scope, id, { cidrBlock });
const subnetIn = (scope: Construct, id: string, vpc: ec2.CfnVPC, cidrBlock: string) => (
  new ec2.CfnSubnet(scope, id, { vpcId: vpc.ref, cidrBlock, availabilityZone: `${REGION}a` })
);
const association = (scope: Construct, id: string, endpoint: ec2.CfnClientVpnEndpoint, subnet: ec2.CfnSubnet) => (
  new ec2.CfnClientVpnTargetNetworkAssociation(scope, id, { clientVpnEndpointId: endpoint.ref, subnetId: subnet.ref })
);
const allow = (scope: Construct, endpoint: ec2.CfnClientVpnEndpoint, targetNetworkCidr: string) => (
  new ec2.CfnClientVpnAuthorizationRule(scope, 'Rule', { clientVpnEndpointId: endpoint.ref, targetNetworkCidr, authorizeAllGroups: true })
);

interface Parts {
  readonly vpc: ec2.CfnVPC;
  readonly subnet: ec2.CfnSubnet;
  readonly endpoint: ec2.CfnClientVpnEndpoint;
  readonly first: ec2.CfnClientVpnTargetNetworkAssociation;
}

/** An endpoint with an association and a rule, of which nothing is to be said. */
function l1s(network: Stack, vpn: Stack, props: Partial<ec2.CfnClientVpnEndpointProps> = {}, { subnet: range = '10.0.1.0/24', rule = '10.0.0.0/16' } = {}): Parts {
  const vpc = vpcIn(network);
  const subnet = subnetIn(network, 'Subnet', vpc, range);
  const group = new ec2.CfnSecurityGroup(network, 'Group', { groupDescription: 'of the endpoint', vpcId: vpc.ref });
  const endpoint = newL1Endpoint(vpn, { vpcId: vpc.ref, securityGroupIds: [group.attrGroupId], splitTunnel: true, ...props });
  allow(vpn, endpoint, rule);
  return { vpc, subnet, endpoint, first: association(vpn, 'Association', endpoint, subnet) };
}

/** Each kind by the rule that finds it: with L1s, and with constructs of this library. */
const KINDS: Readonly<Record<string, { readonly l1: Build; readonly own: Build }>> = {
  ClientCidrBlockOverlapsVpc: {
    l1: (network, vpn) => void l1s(network, vpn, { clientCidrBlock: '10.0.0.0/22' }, { subnet: '10.0.200.0/24' }),
    own: (network, vpn) => void newEndpointIn(newVpc(network), { clientCidrBlock: '10.0.0.0/22' }, vpn),
  },
  RouteOfVpcRange: {
    l1: (network, vpn) => {
      const { vpc, subnet, endpoint, first } = l1s(network, vpn);
      new ec2.CfnClientVpnRoute(vpn, 'Route', { clientVpnEndpointId: endpoint.ref, destinationCidrBlock: vpc.attrCidrBlock, targetVpcSubnetId: subnet.ref }).node.addDependency(first);
    },
    own: (network, vpn) => {
      const vpc = newVpc(network);
      const clientVpnEndpoint = newEndpointIn(vpc, {}, vpn);
      new ClientVpnRoutePlus(vpn, 'Route', { clientVpnEndpoint, destination: ClientVpnDestination.cidr(vpc.vpcCidrBlock), subnet: vpc.privateSubnets[0] });
    },
  },
  AssociationZone: {
    l1: (network, vpn) => {
      const { vpc, endpoint } = l1s(network, vpn);
      association(vpn, 'Second', endpoint, subnetIn(network, 'Other', vpc, '10.0.2.0/24'));
    },
    own: (network, vpn) => {
      const vpc = newVpc(network);
      const clientVpnEndpoint = newEndpointIn(vpc, {}, vpn);
      new ClientVpnAssociationPlus(vpn, 'Second', { clientVpnEndpoint, subnet: vpc.isolatedSubnets[0] });
    },
  },
  AssociationVpc: {
    l1: (network, vpn) => {
      const { endpoint } = l1s(network, vpn);
      association(vpn, 'Second', endpoint, subnetIn(network, 'Foreign', vpcIn(network, 'OtherVpc', '10.1.0.0/16'), '10.1.1.0/24'));
    },
    own: (network, vpn) => {
      const clientVpnEndpoint = newEndpointIn(newVpc(network), {}, vpn);
      new ClientVpnAssociationPlus(vpn, 'Second', { clientVpnEndpoint, subnet: newVpc(network, 'Other').privateSubnets[0] });
    },
  },
  CertificateKeyAlgorithm: {
    l1: (network, vpn) => {
      const certificate = new CfnCertificate(network, 'Certificate', { domainName: 'vpn.example.com', keyAlgorithm: 'EC_prime256v1' });
      l1s(network, vpn, { serverCertificateArn: certificate.ref });
    },
    own: (network, vpn) => {
      const serverCertificate = new Certificate(network, 'ServerCertificate', { domainName: 'vpn.example.com', keyAlgorithm: KeyAlgorithm.EC_PRIME256V1 });
      newEndpoint(vpn, { serverCertificate });
    },
  },
  ConnectHandlerName: {
    l1: (network, vpn) => void l1s(network, vpn, { clientConnectOptions: { enabled: true, lambdaFunctionArn: newFunction(network, 'gate').functionArn } }),
    own: (network, vpn) => void newEndpoint(vpn, { connectHandler: ClientVpnConnectHandler.fromFunction(newFunction(network, 'gate')) }),
  },
  TransitGatewayWithoutCidrBlock: {
    l1: (network, vpn) => {
      const gateway = new ec2.CfnTransitGateway(network, 'Gateway', {});
      allow(vpn, newL1Endpoint(vpn, { transitGatewayConfiguration: { transitGatewayId: gateway.ref, availabilityZones: [`${REGION}a`] } }), '10.0.0.0/16');
    },
    own: (network, vpn) => void newEndpoint(vpn, { network: ClientVpnNetwork.transitGateway(new ec2.CfnTransitGateway(network, 'Gateway', {})) }),
  },
  AuthorizationRuleWithoutRoute: {
    l1: (network, vpn) => void l1s(network, vpn, {}, { rule: '192.168.0.0/16' }),
    own: (network, vpn) => {
      const clientVpnEndpoint = newEndpointIn(newVpc(network), {}, vpn);
      new ClientVpnAuthorizationRulePlus(vpn, 'Rule', { clientVpnEndpoint, destination: ClientVpnDestination.cidr('192.168.0.0/16'), allUsers: true });
    },
  },
};

/** What the constructs say of an app: what they throw, immediately or at synthesis, and their warnings. */
function saidByConstructs(app: App, build: () => void): string {
  const said: string[] = [];
  try {
    build();
    app.synth();
  } catch (error) {
    said.push((error as Error).message);
  }
  return [...said, ...app.node.findAll().flatMap(({ node }) => node.metadata).filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => String(data))].join('\n');
}

describe.each(Object.entries(LAYOUTS))('%s', (_, layout) => {
  test.each(Object.entries(KINDS))('%s is found by the plugin and by check', async (rule, { l1 }) => {
    await withAppUntil(async (app) => {
      l1(...layout(app));
      const byPlugin = rules(validate(app));
      const { stdout } = await cli(['check', '--json', app.outdir]);
      const { findings } = JSON.parse(stdout) as { findings: ReadonlyArray<{ rule: string; resource: string }> };
      expect(byPlugin.filter((line) => line.endsWith(` ${rule}`))).toHaveLength(1);
      expect(findings.map((found) => `${found.resource} ${found.rule}`).sort()).toEqual(byPlugin);
    });
  });

  test.each(Object.entries(KINDS))('%s is found by the constructs', (rule, { own }) => {
    withApp((app) => {
      expect(saidByConstructs(app, () => own(...layout(app)))).toContain(`[${rule}]`);
    });
  });
});

describe.each([
  ['written to parameters', { crossRegionReferences: true }, 'strong'],
  ['read from its outputs', {}, 'weak'],
])('what a stack of another Region holds, %s', (_, props, strength) => {
  const OTHER = { account: ENV.account, region: 'us-east-1' };
  const stacks = (app: App) => {
    app.node.setContext('@aws-cdk/core:defaultCrossStackReferences', strength);
    return [['Far', OTHER], ['Vpn', ENV]].map(([id, env]) => new Stack(app, id as string, { env: env as typeof ENV, ...props }));
  };
  /** The mismatches that plugin and command line find. */
  const mismatches = (build: Build) => withAppUntil(async (app) => {
    const [far, vpn] = stacks(app);
    build(far, vpn);
    const byPlugin = rules(validate(app)).filter((line) => line.endsWith(' RegionMismatch'));
    const { stdout } = await cli(['check', '--json', app.outdir]);
    const { findings } = JSON.parse(stdout) as { findings: ReadonlyArray<{ rule: string; resource: string }> };
    expect(findings.filter(({ rule }) => rule === 'RegionMismatch').map(({ resource, rule }) => `${resource} ${rule}`)).toEqual(byPlugin);
    return byPlugin;
  });

  test('a VPC', async () => {
    expect(await mismatches((far, vpn) => void l1s(far, vpn))).toEqual(['L1 RegionMismatch']);
  });

  test('a rule', async () => {
    expect(await mismatches((far, vpn) => allow(far, l1s(vpn, vpn, {}).endpoint, '10.0.1.0/24'))).toEqual(['Rule RegionMismatch']);
  });

  test('what is not the endpoint\'s', async () => {
    expect(await mismatches((far, vpn) => {
      l1s(vpn, vpn);
      new ec2.CfnSubnet(vpn, 'Other', { vpcId: vpcIn(far).ref, cidrBlock: '10.0.3.0/24' });
    })).toEqual([]);
  });
});
