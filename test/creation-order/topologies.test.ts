import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import * as fc from 'fast-check';
import { circleIn, everything, mostAtATime, type TemplateResource } from './oracle';
import {
  ClientVpnAssociationPlus, ClientVpnAuthorizationRulePlus, ClientVpnAuthentication, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork,
  ClientVpnRoutePlus,
} from '../../src/index';
import { ENV, newApp, SERVER_CERTIFICATE } from '../fixtures';

const TOKEN = { ServiceToken: 'arn:aws:sns:eu-west-1:111111111111:groups' };

/** A tree of nested stacks by the parents of its members; the first one is a stack of its own. */
interface Topology {
  readonly isStaged: boolean;
  readonly names: readonly string[];
  readonly parents: readonly number[];
  /** Where the VPC is, and where each endpoint is. */
  readonly vpc: number;
  readonly endpoints: readonly number[];
  readonly isCore: boolean;
  /** Where the associations of ours are, unless the endpoint makes them. */
  readonly associations?: number;
  readonly width: number;
  readonly children: readonly Children[];
}

interface Children {
  readonly endpoint: number;
  readonly scope: number;
  readonly count: number;
  readonly kind: typeof KINDS[number];
}

const KINDS = ['access', 'rules', 'by custom resource', 'routes'] as const;

const place = fc.nat({ max: 5 });
const topologies: fc.Arbitrary<Topology> = fc.record({
  isStaged: fc.boolean(),
  names: fc.shuffledSubarray(['Access', 'Branches', 'Core', 'Endpoint', 'Grants', 'Network', 'Rules', 'Vpn'], { minLength: 6 }),
  parents: fc.array(place, { minLength: 5, maxLength: 5 }),
  vpc: place,
  endpoints: fc.array(place, { minLength: 1, maxLength: 2 }),
  isCore: fc.boolean(),
  associations: fc.option(place, { nil: undefined }),
  width: fc.constantFrom(1, 3, 10),
  children: fc.array(fc.record({
    endpoint: fc.nat({ max: 1 }), scope: place, count: fc.integer({ min: 1, max: 6 }), kind: fc.constantFrom(...KINDS),
  }), { minLength: 1, maxLength: 5 }),
});

function endpointIn(scope: Stack, id: string, vpc: ec2.IVpc, { associations, isCore, width }: Topology, position: number): ec2.IClientVpnEndpointRef {
  const certificate = Certificate.fromCertificateArn(scope, `${id}Certificate`, SERVER_CERTIFICATE);
  const range = `10.${100 + position}.0.0/16`;
  // its own access brings an association for each subnet along, which routes and rules of ours have to get in line with.
  return isCore && position > 0
    ? new ec2.ClientVpnEndpoint(scope, id, { vpc, cidr: range, serverCertificateArn: SERVER_CERTIFICATE, clientCertificateArn: SERVER_CERTIFICATE })
    : new ClientVpnEndpointPlus(scope, id, {
      clientCidrBlock: range,
      serverCertificate: certificate,
      authentication: ClientVpnAuthentication.activeDirectory('d-1234567890'),
      network: ClientVpnNetwork.vpc(vpc, { associate: associations === undefined }),
      maxConcurrentOperations: width,
    });
}

/** A route, and the association that it is to wait for. */
type Pair = readonly [route: ClientVpnRoutePlus, association: ClientVpnAssociationPlus];

function build(app: App, topology: Topology): { readonly root: Stack; readonly pairs: readonly Pair[] } {
  const root = new Stack(topology.isStaged ? new Stage(app, 'Stage', { env: ENV }) : app, 'Stack', { env: ENV });
  const stacks: Stack[] = [root];
  topology.parents.forEach((parent, index) => stacks.push(new NestedStack(stacks[parent % stacks.length], topology.names[index])));
  // a VPC above all that use it: in another nested stack, it would be the app that goes round in circles.
  const vpc = new ec2.Vpc(root, 'Vpc', { maxAzs: 2, natGateways: 0 });
  const endpoints = topology.endpoints.map((where, position) => endpointIn(stacks[where], `Vpn${position}`, vpc, topology, position));
  const associations = endpoints.map((clientVpnEndpoint, position) => vpc.isolatedSubnets.map((subnet, index) => {
    if (!(clientVpnEndpoint instanceof ClientVpnEndpointPlus)) {
      return undefined;
    }
    return topology.associations === undefined
      ? clientVpnEndpoint.associations.find((association) => association.subnet === subnet)
      : new ClientVpnAssociationPlus(stacks[topology.associations], `Association${position}-${index}`, { clientVpnEndpoint, subnet });
  }));
  const pairs: Pair[] = [];
  topology.children.forEach(({ endpoint, scope, count, kind }, index) => {
    const position = endpoint % endpoints.length;
    const clientVpnEndpoint = endpoints[position];
    const home = stacks[scope];
    const groups = Array.from({ length: count }, (_, group) => `group-${index}-${group}`);
    const destination = ClientVpnDestination.cidr(`192.168.${index}.0/24`);
    if (kind === 'access' && clientVpnEndpoint instanceof ClientVpnEndpointPlus) {
      clientVpnEndpoint.addNetworkAccess(destination, { groups, scope: home });
      return;
    }
    if (kind === 'routes') {
      groups.forEach((name, number) => {
        const [subnet, association] = [vpc.isolatedSubnets[number % 2], associations[position][number % 2]];
        const route = new ClientVpnRoutePlus(home, name, { clientVpnEndpoint, destination: ClientVpnDestination.cidr(`192.168.${index}.${16 * number}/28`), subnet });
        pairs.push(...association === undefined ? [] : [[route, association] as const]);
      });
      return;
    }
    const rule = (parent: Construct, id: string, group: string) => (
      new ClientVpnAuthorizationRulePlus(parent, id, { clientVpnEndpoint, destination, group })
    );
    const first = rule(home, `First${index}`, 'staff');
    // beside the rule, so that it is only the lanes that could go round in circles.
    const names = kind === 'rules' ? undefined : new CfnResource(home, `Groups${index}`, { type: 'Custom::Groups', properties: TOKEN });
    names?.node.addDependency(first);
    groups.forEach((group, number) => rule(home, `Rule${index}-${number}`, names?.getAtt(`Group${number}`).toString() ?? group));
  });
  return { root, pairs };
}

/** What of a template is there without the library: it adds no references, and to no other resource that it waits for something. */
const WAITS_BY_US = /^AWS::(EC2::ClientVpn\w+|CloudFormation::Stack)$/;

/** Those of them that can be made at all: nested stacks that need each other by what the app itself says are not our fault. */
function isPossible(topology: Topology): boolean {
  const app = newApp();
  build(app, topology);
  app.synth();
  return circlesIn(app, ({ DependsOn, ...resource }) => WAITS_BY_US.test(resource.Type) ? resource : { ...resource, DependsOn }).length === 0;
}

function circlesIn(app: App, as: (resource: TemplateResource) => TemplateResource = (resource) => resource): string[][] {
  const folders = [app.outdir, ...readdirSync(app.outdir).filter((name) => name.startsWith('assembly-')).map((name) => join(app.outdir, name))];
  return folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.template.json')).map((name) => join(folder, name)))
    .map((file) => Object.entries<TemplateResource>(JSON.parse(readFileSync(file, 'utf8')).Resources ?? {}))
    .map((resources) => circleIn(Object.fromEntries(resources.map(([id, resource]) => [id, as(resource)])))).filter((circle) => circle !== undefined);
}

/** The id of a construct's L1 among those of all nested stacks. */
function idOf(construct: Construct): string {
  const { logicalId, stack } = (CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild) as CfnResource;
  return [...stack.nestedStackParent === undefined ? [] : [idOf(stack.nestedStackResource as CfnResource)], stack.resolve(logicalId)].join('.');
}

/** Whether one resource is made after another one. */
function waits(resources: Record<string, TemplateResource>, id: string, other: string, seen = new Set<string>()): boolean {
  return (resources[id].DependsOn ?? []).some((next) => next === other || !seen.has(next) && waits(resources, next, other, seen.add(next)));
}

const isGivenUp = (route: Construct) => route.node.defaultChild!.node.metadata.some(({ data }) => String(data).includes('[OrderGivenUp]'));

test('the oracle sees circles', () => {
  const resource = (DependsOn: string[], Properties: Record<string, unknown> = {}) => ({ Type: 'AWS::S3::Bucket', Properties, DependsOn });
  expect(circleIn({ A: resource(['B']), B: resource([], { Of: { 'Fn::GetAtt': ['C', 'Arn'] } }), C: resource([]) })).toBeUndefined();
  expect(circleIn({ A: resource(['B']), B: resource([], { Of: { Ref: 'A' } }) })).toEqual(['A', 'B', 'A']);
});

test('whatever the topology, nothing waits for itself, and never is more done at a time than may be', () => {
  let [possible, chained, kept] = [0, 0, 0];
  fc.assert(fc.property(topologies, (topology) => {
    fc.pre(isPossible(topology));
    possible += 1;
    const app = newApp();
    const { root, pairs } = build(app, topology);
    app.synth();
    expect(circlesIn(app)).toEqual([]);
    const resources = everything(root);
    pairs.forEach(([route, association]) => {
      const isKept = waits(resources, idOf(route), idOf(association));
      expect(isKept).toBe(!isGivenUp(route));
      kept += isKept ? 1 : 0;
    });
    topology.endpoints.forEach((_, position) => {
      const belongs = ([, { Properties }]: readonly [string, TemplateResource]) => JSON.stringify(Properties?.ClientVpnEndpointId ?? '').includes(`Vpn${position}`);
      const most = mostAtATime(Object.fromEntries(Object.entries(resources).map(([id, resource]) => (
        [id, belongs([id, resource]) ? resource : { ...resource, Type: 'of another' }]
      ))));
      chained += most === topology.width ? 1 : 0;
      // the core's own associations and rules are in nobody's lanes.
      expect(most).toBeLessThanOrEqual(topology.isCore && position > 0 ? Infinity : topology.width);
    });
  }), { numRuns: 25 });
  expect([possible > 10, chained > 3, kept > 20]).toEqual([true, true, true]);
}, 240_000);
