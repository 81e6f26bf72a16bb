import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import * as fc from 'fast-check';
import { ClientVpnAuthentication, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork } from '../../src';

interface TemplateResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: string[];
}

const CHILD = /^AWS::EC2::ClientVpn(TargetNetworkAssociation|Route|AuthorizationRule)$/;

function endpoint(stack: Stack, maxConcurrentOperations?: number): ClientVpnEndpointPlus {
  return new ClientVpnEndpointPlus(stack, 'Vpn', {
    clientCidrBlock: '10.100.0.0/16',
    serverCertificate: Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:111122223333:certificate/a'),
    authentication: ClientVpnAuthentication.activeDirectory('d-1234567890'),
    network: ClientVpnNetwork.vpc(new Vpc(stack, 'Vpc')),
    maxConcurrentOperations,
  });
}

/** A template of an endpoint with access to some destinations. */
function template(octets: readonly number[], maxConcurrentOperations?: number): Record<string, TemplateResource> {
  const stack = new Stack(new App(), 'Stack');
  const vpn = endpoint(stack, maxConcurrentOperations);
  octets.forEach((octet) => vpn.addNetworkAccess(ClientVpnDestination.cidr(`192.168.${octet}.0/24`), { groups: ['S-1-5-21-1', 'S-1-5-21-2'] }));
  return Template.fromStack(stack).toJSON().Resources;
}

/** The most resources of which none waits for another: by Dilworth's theorem, all of them less a largest matching of the order. */
function mostAtATime(resources: Record<string, TemplateResource>): number {
  const ids = Object.keys(resources).filter((id) => CHILD.test(resources[id].Type));
  const waits = new Map(ids.map((id) => [id, new Set<string>()]));
  const follow = (id: string, from: string): void => (resources[from].DependsOn ?? []).filter((other) => waits.has(other)).forEach((other) => {
    expect(other).not.toBe(id);
    if (!waits.get(id)!.has(other)) {
      waits.get(id)!.add(other);
      follow(id, other);
    }
  });
  ids.forEach((id) => follow(id, id));
  const matched = new Map<string, string>();
  const augment = (id: string, seen: Set<string>): boolean => Array.from(waits.get(id)!).some((other) => {
    if (seen.has(other)) {
      return false;
    }
    seen.add(other);
    const rival = matched.get(other);
    if (rival !== undefined && !augment(rival, seen)) {
      return false;
    }
    matched.set(other, id);
    return true;
  });
  return ids.length - ids.filter((id) => augment(id, new Set())).length;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

test('the oracle counts what may run at a time', () => {
  const chain = (id: string, ...DependsOn: string[]) => ({ [id]: { Type: 'AWS::EC2::ClientVpnRoute', Properties: {}, DependsOn } });
  expect(mostAtATime({ ...chain('A'), ...chain('B'), ...chain('C') })).toBe(3);
  expect(mostAtATime({ ...chain('A'), ...chain('B', 'A'), ...chain('C', 'B') })).toBe(1);
  expect(mostAtATime({ ...chain('A'), ...chain('B', 'A'), ...chain('C', 'A') })).toBe(2);
});

describe('operations on one endpoint at a time', () => {
  test('up to ten children are not chained', () => {
    // two associations, two routes and two rules for each destination.
    const resources = template([1, 2]);
    const children = Object.values(resources).filter(({ Type }) => CHILD.test(Type));
    expect(children).toHaveLength(10);
    const rules = children.filter(({ Type }) => Type.endsWith('AuthorizationRule'));
    expect(rules.map(({ DependsOn }) => DependsOn)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test.each([[undefined, 10], [10, 10], [3, 3], [1, 1]])('with maxConcurrentOperations %p, never more than %p', (given, most) => {
    expect(mostAtATime(template(range(0, 25), given))).toBe(most);
  });

  test('a number above that of the children makes no chains', () => {
    const rules = Object.values(template(range(0, 25), 1000)).filter(({ Type }) => Type.endsWith('AuthorizationRule'));
    expect(rules).toHaveLength(50);
    expect(rules.every(({ DependsOn }) => DependsOn === undefined)).toBe(true);
  });

  test.each([0, -1, 1.5, Number.NaN])('%p is no number of operations', (given) => {
    expect(() => endpoint(new Stack(new App(), 'Stack'), given)).toThrow(
      `Stack/Vpn: maxConcurrentOperations ${given} is no number of operations. Write a whole number: 10, or fewer to leave room for others. `
      + '[ConcurrentOperationsValue] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html',
    );
  });

  test('one destination more changes nothing of the others but what they wait for', () => {
    const without = (resources: Record<string, TemplateResource>) => Object.fromEntries(
      Object.entries(resources).map(([id, { DependsOn, ...rest }]) => [id, rest]),
    );
    const [less, more] = [template(range(0, 20)), template(range(0, 21))];
    expect(without(more)).toMatchObject(without(less));
    const moved = Object.keys(less).filter((id) => JSON.stringify(less[id].DependsOn) !== JSON.stringify(more[id].DependsOn));
    // each of the four new resources gets in line before at most one other.
    expect(moved.length).toBeLessThanOrEqual(4);
  });

  test('the order of calls does not matter', () => {
    const sorted = (resources: Record<string, TemplateResource>) => Object.fromEntries(Object.entries(resources).sort(([a], [b]) => a < b ? -1 : 1));
    const expected = JSON.stringify(sorted(template(range(0, 12))));
    fc.assert(fc.property(fc.shuffledSubarray(range(0, 12), { minLength: 12 }), (octets) => {
      expect(JSON.stringify(sorted(template(octets)))).toBe(expected);
    }), { numRuns: 15 });
  });

  test('lanes follow the dependencies that are there already', () => {
    const stack = new Stack(new App(), 'Stack');
    const vpn = endpoint(stack);
    const rules = range(0, 14).map((octet) => (
      vpn.addAuthorizationRule(`Rule${octet}`, { destination: ClientVpnDestination.cidr(`192.168.${octet}.0/24`), group: 'S-1-5-21-1' })
    ));
    rules.slice(1).forEach((rule, index) => rule.node.addDependency(rules[index]));
    // the oracle fails on a circle; what is left beside the one chain are the two associations.
    expect(mostAtATime(Template.fromStack(stack).toJSON().Resources)).toBeLessThanOrEqual(3);
  });

  test('lanes do not cross stacks', () => {
    const stack = new Stack(new App(), 'Stack');
    const nested = new NestedStack(stack, 'More');
    const vpn = endpoint(stack);
    range(0, 10).forEach((octet) => vpn.addNetworkAccess(ClientVpnDestination.cidr(`192.168.${octet}.0/24`), { groups: ['S-1-5-21-1'] }));
    range(10, 20).forEach((octet) => vpn.addNetworkAccess(ClientVpnDestination.cidr(`192.168.${octet}.0/24`), { groups: ['S-1-5-21-1'], scope: nested }));
    for (const { Resources } of [Template.fromStack(stack).toJSON(), Template.fromStack(nested).toJSON()]) {
      expect(Object.values<TemplateResource>(Resources).filter(({ Type }) => CHILD.test(Type)).length).toBeGreaterThan(10);
      expect(mostAtATime(Resources)).toBeLessThanOrEqual(10);
      expect(Object.values<TemplateResource>(Resources).flatMap(({ DependsOn = [] }) => DependsOn).every((id) => id in Resources)).toBe(true);
    }
  });
});
