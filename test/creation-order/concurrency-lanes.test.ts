import { App, NestedStack, Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import * as fc from 'fast-check';
import { CHILD, everything, mostAtATime, type TemplateResource } from './oracle';
import { ClientVpnAuthentication, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork } from '../../src/index';
import { askForDependencies, warnings } from '../fixtures';

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

  test.each([[10, []], [11, [
    '/Stack/Vpn: maxConcurrentOperations 11 is more than AWS Client VPN accepts on one endpoint: it rejects the operations beyond 10 at a time, and the '
    + 'deployment fails. Write 10 or fewer. [ConcurrentOperationsQuota] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html '
    + '[ack: cdk-client-vpn-plus:ConcurrentOperationsQuota]',
  ]]])('%p at a time: %p', (given, expected) => {
    const stack = new Stack(new App(), 'Stack');
    endpoint(stack, given);
    expect(warnings(stack).filter((warning) => warning.includes('Operations'))).toEqual(expected);
  });

  test.each([0, -1, 1.5, Number.NaN, Infinity])('%p is not a number of operations', (given) => {
    expect(() => endpoint(new Stack(new App(), 'Stack'), given)).toThrow(
      `Stack/Vpn: maxConcurrentOperations must be a positive integer, got ${given}. Write 10, or fewer to leave room for others. `
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
    // the oracle throws for a circle; what is left beside the one chain are the two associations.
    expect(mostAtATime(Template.fromStack(stack).toJSON().Resources)).toBeLessThanOrEqual(3);
  });

  test('a circle by way of something else is not closed', () => {
    const stack = new Stack(new App(), 'Stack');
    const vpn = endpoint(stack, 1);
    const rules = range(0, 8).map((octet) => (
      vpn.addAuthorizationRule(`Rule${octet}`, { destination: ClientVpnDestination.cidr(`192.168.${octet}.0/24`), group: 'S-1-5-21-1' })
    ));
    // each rule waits for a bucket, which waits for the rule after it: against the order of the paths for some of them.
    rules.slice(1).forEach((rule, index) => {
      const between = new CfnBucket(stack, `Between${index}`);
      between.node.addDependency(rule);
      rules[index].node.addDependency(between);
    });
    expect(mostAtATime(everything(stack))).toBe(1);
  });

  test.each<[string, (stack: Stack) => Stack[]]>([
    ['beside the endpoint', (stack) => ['One', 'Two', 'Three'].map((id) => new NestedStack(stack, id))],
    ['in each other', (stack) => {
      const one = new NestedStack(stack, 'One');
      return [one, new NestedStack(one, 'Two'), new NestedStack(stack, 'Three')];
    }],
  ])('nested stacks %s take turns', (_, nest) => {
    const stack = new Stack(new App(), 'Stack');
    const vpn = endpoint(stack);
    const scopes = [undefined, ...nest(stack)];
    range(0, 32).forEach((octet) => {
      vpn.addNetworkAccess(ClientVpnDestination.cidr(`192.168.${octet}.0/24`), { groups: ['S-1-5-21-1'], scope: scopes[octet % scopes.length] });
    });
    const most = mostAtATime(everything(stack));
    // hashes leave a lane or two empty.
    expect(most).toBeGreaterThan(7);
    expect(most).toBeLessThanOrEqual(10);
  });

  test('a nested stack that a child needs comes before it', () => {
    const stack = new Stack(new App(), 'Stack');
    const nested = new NestedStack(stack, 'More');
    const vpn = endpoint(stack);
    range(0, 10).forEach((octet) => {
      const options = { destination: ClientVpnDestination.cidr(`192.168.${octet}.0/24`), group: 'S-1-5-21-1' };
      vpn.addAuthorizationRule(`Rule${octet}`, options).node.addDependency(nested);
      vpn.addNetworkAccess(options.destination, { groups: ['S-1-5-21-2'], scope: nested });
    });
    expect(mostAtATime(everything(stack))).toBe(10);
  });

  test('a child that was taken out of the tree is not waited for', () => {
    const stack = new Stack(new App(), 'Stack');
    const vpn = endpoint(stack, 1);
    range(0, 6).forEach((octet) => vpn.addNetworkAccess(ClientVpnDestination.cidr(`192.168.${octet}.0/24`), { groups: ['S-1-5-21-1'] }));
    const [removed] = vpn.node.children.filter(({ node }) => node.id.startsWith('Rule-192.168.3.'));
    const before = everything(stack);
    expect(mostAtATime(before)).toBe(1);

    const again = new Stack(new App(), 'Stack');
    const other = endpoint(again, 1);
    range(0, 6).forEach((octet) => other.addNetworkAccess(ClientVpnDestination.cidr(`192.168.${octet}.0/24`), { groups: ['S-1-5-21-1'] }));
    // asked for before the rule goes.
    askForDependencies(other);
    expect(other.node.tryRemoveChild(removed.node.id)).toBe(true);
    const after = everything(again);
    expect(Object.keys(before).filter((id) => !(id in after))).toHaveLength(1);
    expect(mostAtATime(after)).toBe(1);
    expect(Object.values(after).flatMap(({ DependsOn = [] }) => DependsOn).filter((id) => !(id in after))).toEqual([]);
  });

  test('lanes that somebody asked for too early are chained anew', () => {
    const make = (between: (vpn: ClientVpnEndpointPlus) => void) => {
      const stack = new Stack(new App(), 'Stack');
      const vpn = endpoint(stack);
      const [early, late] = [range(0, 12), range(12, 20)].map((octets) => () => octets.forEach((octet) => (
        vpn.addNetworkAccess(ClientVpnDestination.cidr(`192.168.${octet}.0/24`), { groups: ['S-1-5-21-1'] })
      )));
      early();
      between(vpn);
      late();
      return Template.fromStack(stack).toJSON().Resources;
    };
    const asked = jest.fn(askForDependencies);
    expect(make(asked)).toEqual(make(() => undefined));
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test('a dependency of the author stays when lanes are chained anew', () => {
    const stack = new Stack(new App(), 'Stack');
    const vpn = endpoint(stack, 1);
    const rule = (octet: number) => (
      vpn.addAuthorizationRule(`Rule${octet}`, { destination: ClientVpnDestination.cidr(`192.168.${octet}.0/24`), group: 'S-1-5-21-1' })
    );
    const rules = range(0, 3).map((octet) => rule(octet).node.defaultChild as CfnResource);
    askForDependencies(vpn);
    // what the lanes make wait is what the author makes wait, too: the same pairs once more, and these are nobody's to take away.
    const pairs = rules.flatMap((one) => (
      rules.filter((other) => one.obtainDependencies().includes(other)).map((other) => [one, other] as const)
    ));
    expect(pairs.length).toBeGreaterThan(0);
    pairs.forEach(([one, other]) => one.node.addDependency(other));
    rule(3);
    const resources = Template.fromStack(stack).toJSON().Resources as Record<string, TemplateResource>;
    for (const [one, other] of pairs) {
      expect(resources[stack.getLogicalId(one)].DependsOn).toContain(stack.getLogicalId(other));
    }
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
