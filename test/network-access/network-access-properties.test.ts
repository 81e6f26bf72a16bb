/** What stays true of `addNetworkAccess` for whatever an app asks of it, in whatever order. */
import { CfnParameter, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fc from 'fast-check';
import { ClientVpnDestination, type ClientVpnDestinationChoice, ClientVpnEndpointPlus, ClientVpnNetwork, IClientVpnEndpointPlus } from '../../src/index';
import { ASSOCIATION, importedSubnet, importedVpc, newEndpoint, newStack, ROUTE, RULE } from '../fixtures';

interface Call {
  readonly to: string;
  readonly groups: readonly string[];
  readonly allUsers: boolean;
}

/** What an app asks for. A subnet is associated at first, by the network, or later. */
interface Plan {
  readonly subnets: readonly string[];
  readonly later: readonly string[];
  readonly calls: readonly Call[];
  readonly isImported: boolean;
  readonly isNested: boolean;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: unknown;
}

type Resources = Record<string, Resource>;

/** Stands for a group, a subnet or a destination that is a token. */
const PARAMETER = 'Parameter';
const SUBNETS = ['subnet-a', 'subnet-b', 'subnet-c', PARAMETER];
const GROUPS = ['engineering', 'S-1-5-21-1004336348-1177238915-682003330-512', 'vpn@example.com', 'Инженеры', 'a1b2c3d4-5678-90ab-cdef-111111111111', PARAMETER];
const DESTINATIONS: Readonly<Record<string, (stack: Stack) => ClientVpnDestinationChoice>> = {
  '0.0.0.0/0': () => ClientVpnDestination.internet(),
  '10.100.0.0/16': () => ClientVpnDestination.clients(),
  '10.0.0.0/16': () => ClientVpnDestination.cidr('10.0.0.0/16'),
  '10.0.0.0/24': () => ClientVpnDestination.cidr('10.0.0.0/24'),
  '192.168.0.0/16': () => ClientVpnDestination.cidr('192.168.7.9/16'),
  '192.168.1.0/24': () => ClientVpnDestination.cidr('192.168.1.0/24'),
  '172.16.0.0/12': () => ClientVpnDestination.cidr('172.16.0.0/12'),
  [PARAMETER]: (stack) => ClientVpnDestination.cidr(parameter(stack, 'Range')),
};

function parameter(stack: Stack, id: string): string {
  return (stack.node.tryFindChild(id) as CfnParameter | undefined ?? new CfnParameter(stack, id)).valueAsString;
}

function subnetOf(stack: Stack, id: string): ec2.ISubnet {
  return id === PARAMETER
    ? stack.node.tryFindChild('Imported') as ec2.ISubnet | undefined
      ?? ec2.Subnet.fromSubnetAttributes(stack, 'Imported', { subnetId: parameter(stack, 'Subnet'), routeTableId: 'rtb-1' })
    : importedSubnet(stack, id);
}

/** The templates of an app that does what a plan asks for, with the keys in order: the first one has what is not nested. */
function build(plan: Plan): Resources[] {
  const stack = newStack();
  const nested = new NestedStack(stack, 'Nested');
  const vpc = importedVpc(stack);
  const subnets = plan.subnets.map((id) => subnetOf(stack, id));
  const vpn: IClientVpnEndpointPlus = plan.isImported
    ? ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', {
      clientVpnEndpointId: 'cvpn-endpoint-1', clientCidrBlock: '10.100.0.0/16', vpc, associatedSubnets: subnets,
    })
    : newEndpoint(stack, { network: ClientVpnNetwork.subnets(vpc, subnets) });
  const associate = () => plan.later.forEach((id) => vpn.associateSubnet(subnetOf(stack, id)));
  plan.calls.forEach(({ to, groups, allUsers }, index) => {
    if (index === Math.floor(plan.calls.length / 2)) {
      associate();
    }
    vpn.addNetworkAccess(DESTINATIONS[to](stack), {
      groups: groups.map((group) => group === PARAMETER ? parameter(stack, 'Group') : group),
      allUsers,
      // the scope belongs to the destination.
      scope: plan.isNested && to.endsWith('/16') ? nested : undefined,
    });
  });
  if (plan.calls.length === 0) {
    associate();
  }
  return [stack, nested].map((one) => sorted(Template.fromStack(one).toJSON().Resources ?? {}) as Resources);
}

/** An object with its keys in order. A nested template is named by a hash of its bytes, in which the order of keys counts. */
function sorted(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/[0-9a-f]{64}/g, '<hash>');
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const inOrder = () => Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, one]) => [key, sorted(one)]);
  return Array.isArray(value) ? value.map(sorted) : Object.fromEntries(inOrder());
}

const access = (allUsers: boolean): fc.Arbitrary<Call> => fc.record({
  to: fc.constantFrom(...Object.keys(DESTINATIONS)),
  groups: fc.uniqueArray(fc.constantFrom(...GROUPS), { minLength: allUsers ? 0 : 1 }),
  allUsers: fc.constant(allUsers),
});
const plans: fc.Arbitrary<Plan> = fc.record({
  all: fc.shuffledSubarray(SUBNETS, { minLength: 1 }),
  first: fc.nat(4),
  calls: fc.array(fc.oneof({ weight: 4, arbitrary: access(false) }, { weight: 1, arbitrary: access(true) }), { maxLength: 7 }),
  isImported: fc.boolean(),
  isNested: fc.boolean(),
}).map(({ all, first, ...plan }) => ({ ...plan, subnets: all.slice(0, first), later: all.slice(first) }));

/** The same plan in another order: of subnets, of calls, and of the groups in each. */
function shuffled(plan: Plan): fc.Arbitrary<Plan> {
  const all = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { minLength: list.length });
  const calls = plan.calls.map((call) => all(call.groups).map((groups) => ({ ...call, groups })));
  return fc.record({ subnets: all(plan.subnets), later: all(plan.later), calls: fc.tuple(...calls).chain(all) })
    .map((changed) => ({ ...plan, ...changed }));
}

const withoutOrder = (resources: Resources) => Object.fromEntries(Object.entries(resources).map(([id, { DependsOn, ...rest }]) => [id, rest]));

test('the order of subnets, groups and calls changes no byte but the order of keys', () => {
  fc.assert(fc.property(plans.chain((plan) => fc.tuple(fc.constant(plan), shuffled(plan))), ([plan, other]) => {
    expect(JSON.stringify(build(other))).toBe(JSON.stringify(build(plan)));
  }), { numRuns: 60 });
});

test('a call for several groups is as good as one call for each, and one that was made before adds nothing', () => {
  fc.assert(fc.property(plans, (plan) => {
    const calls = plan.calls.flatMap((call) => [
      ...call.groups.map((group) => ({ ...call, groups: [group], allUsers: false })), ...call.allUsers ? [{ ...call, groups: [] }] : [],
    ]);
    expect(JSON.stringify(build({ ...plan, calls: [...calls, ...plan.calls] }))).toBe(JSON.stringify(build(plan)));
  }), { numRuns: 30 });
});

/** One element of a plan that can be taken away: the plan without it, and whether a resource belongs to it. */
interface Removal {
  readonly without: Plan;
  readonly belongs: (resource: Resource) => boolean;
}

const meant = (token: string, id: string) => token === PARAMETER ? { Ref: id } : token;
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function removals(plan: Plan): Removal[] {
  const subnets = [...plan.subnets, ...plan.later].map((subnet): Removal => ({
    without: { ...plan, subnets: plan.subnets.filter((one) => one !== subnet), later: plan.later.filter((one) => one !== subnet) },
    belongs: ({ Type: type, Properties: { SubnetId, TargetVpcSubnetId } }) => (
      type === ASSOCIATION && same(SubnetId, meant(subnet, 'Subnet')) || type === ROUTE && same(TargetVpcSubnetId, meant(subnet, 'Subnet'))),
  }));
  const destinations = plan.calls.map(({ to }): Removal => ({
    without: { ...plan, calls: plan.calls.filter((call) => call.to !== to) },
    belongs: ({ Type: type, Properties: { DestinationCidrBlock, TargetNetworkCidr } }) => {
      const spelled = to === '192.168.0.0/16' ? '192.168.7.9/16' : meant(to, 'Range');
      return type === ROUTE && same(DestinationCidrBlock, spelled) || type === RULE && same(TargetNetworkCidr, spelled);
    },
  }));
  const groups = plan.calls.flatMap((call) => call.groups).map((group): Removal => ({
    // everywhere, unless a call is left with nobody.
    without: { ...plan, calls: plan.calls.map((call) => ({ ...call, groups: call.groups.filter((one) => one !== group) })) },
    belongs: ({ Type: type, Properties: { AccessGroupId } }) => type === RULE && same(AccessGroupId, meant(group, 'Group')),
  }));
  const isAsked = ({ without }: Removal) => without.calls.every(({ groups: left, allUsers }) => left.length > 0 || allUsers);
  // of an imported endpoint without subnets no route can be made, which is an error.
  return [...subnets, ...destinations, ...groups].filter(isAsked)
    .filter(({ without }) => !plan.isImported || without.subnets.length + without.later.length > 0);
}

test('one subnet, destination or group less takes its own resources away, and changes nothing of the others but what they wait for', () => {
  // not nested: a nested stack is told the subnets and groups as parameters.
  const cases = plans.map((plan) => ({ ...plan, isNested: false })).map((plan) => [plan, removals(plan)] as const)
    .filter(([, all]) => all.length > 0).chain(([plan, all]) => fc.tuple(fc.constant(plan), fc.constantFrom(...all)));
  fc.assert(fc.property(cases, ([plan, { belongs, without }]) => {
    const [[before], [after]] = [build(plan), build(without)];
    const kept = Object.fromEntries(Object.entries(before).filter(([, resource]) => !belongs(resource)));
    expect(withoutOrder(after)).toEqual(withoutOrder(kept));
    if (Object.keys(before).length <= 10) {
      // no lanes: what a resource waits for is its own business, too.
      const gone = Object.keys(before).filter((id) => !(id in after));
      const dependencies = ({ DependsOn }: Resource) => ((DependsOn ?? []) as string[]).filter((id) => !gone.includes(id));
      expect(Object.values(after).map(dependencies)).toEqual(Object.values(kept).map(dependencies));
    }
  }), { numRuns: 60 });
});

describe('groups of any name', () => {
  const LISTED = [
    'S-1-5-21-1004336348-1177238915-682003330-512', 'S-1-5-21-1004336348-1177238915-682003330-5120', 'vpn.users@example.com', 'VPN.users@example.com',
    'vpnusers@example.com', 'a1b2c3d4-5678-90ab-cdef-111111111111', 'CN=VPN Users,OU=Groups,DC=example,DC=com', 'CN=VPN Users, OU=Groups,DC=example,DC=com',
    'Инженеры', 'エンジニア', '工程師', 'Ingénieurs', 'Inge\u0301nieurs', '👩‍💻', '👩', ' ', '  ',
    '/', '//', '.', '..', '-', '${group}', '{{group}}', '__proto__', 'constructor',
    'AllUsers', '(all users)', 'x'.repeat(255), `${'x'.repeat(254)}y`, '工'.repeat(255), `${'工'.repeat(254)}程`,
  ];
  const names = fc.uniqueArray(fc.oneof(
    fc.constantFrom(...LISTED),
    fc.uuid(),
    fc.emailAddress(),
    fc.string({ minLength: 1, maxLength: 255 }),
    fc.string({ minLength: 1, maxLength: 255, unit: 'binary' }),
  ), { minLength: 1, maxLength: 12 });

  /** The ids of the rules by their groups. */
  function idsOf(groups: readonly string[]): Map<unknown, string> {
    const stack = newStack();
    newEndpoint(stack).addNetworkAccess(ClientVpnDestination.internet(), { groups: [...groups] });
    return new Map(Object.entries(Template.fromStack(stack).findResources(RULE)).map(([id, { Properties }]) => [Properties.AccessGroupId, id]));
  }

  test('have ids that are valid, their own, and theirs alone', () => {
    const ids = idsOf(LISTED);
    expect(Array.from(ids.keys()).sort()).toEqual([...LISTED].sort());
    expect(new Set(ids.values()).size).toBe(LISTED.length);
    fc.assert(fc.property(names, (groups) => {
      const found = idsOf(groups);
      expect(groups.map((group) => found.get(group))).toEqual(groups.map(() => expect.stringMatching(/^[A-Za-z0-9]{1,255}$/)));
      expect(new Set(found.values()).size).toBe(groups.length);
      // whoever else has access.
      expect(idsOf([groups[0]]).get(groups[0])).toBe(found.get(groups[0]));
    }), { numRuns: 60 });
  });
});
