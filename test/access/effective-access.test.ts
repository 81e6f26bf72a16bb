import { draw, type Sketch, unknown } from './networks';
import type { Reach } from '../../src/access/outcomes';
import { EffectiveAccess } from '../../src/access/reachability';
import { nameOf } from '../../src/access/wording';
import { rangeFrom } from '../../src/model/ranges';
import type { Unknown } from '../../src/model/values';

const BASE: Sketch = {
  clients: '10.100.0.0/16',
  vpc: '10.0.0.0/16',
  associations: [{ subnet: 'A' }, { subnet: 'B' }],
  rules: [{ all: true, to: '0.0.0.0/0' }, { all: true, to: '::/0' }],
};

function access(sketch: Partial<Sketch>): EffectiveAccess {
  const { graph, network } = draw({ ...BASE, ...sketch });
  return new EffectiveAccess(network, graph);
}

/** Whether all users, or a group, reach a destination. */
function reach(sketch: Partial<Sketch>, to: string | undefined, group?: string | Unknown): Reach {
  return access(sketch).canReach(group, to === undefined ? undefined : rangeFrom(to));
}

test('nothing is reached through an endpoint without associations', () => {
  expect(reach({ associations: [] }, '10.0.0.1')).toBe('NO');
  expect(reach({ associations: [], routes: [{ to: '10.100.0.0/16', through: 'local' }] }, '10.100.0.1')).toBe('NO');
});

describe('the ranges of the VPC', () => {
  test('every association routes the first one', () => {
    expect(reach({}, '10.0.0.0/16')).toBe('YES');
    expect(reach({}, '10.1.0.0')).toBe('NO');
  });

  test('and those that were added before it', () => {
    const blocks = [{ CidrBlock: '10.1.0.0/16' }];
    expect(reach({ blocks }, '10.1.0.0/16')).toBe('YES');
    expect(reach({ blocks, isWaiting: false }, '10.1.0.0/16')).toBe('UNKNOWN');
    expect(reach({ blocks: [{ VpcId: 'vpc-2', ...blocks[0] }] }, '10.1.0.0/16')).toBe('NO');
  });

  test('a range that AWS chooses may be any of its family', () => {
    const blocks = [{ AmazonProvidedIpv6CidrBlock: true }];
    expect(reach({ blocks }, 'fd00::1')).toBe('UNKNOWN');
    expect(reach({ blocks }, '10.1.0.0')).toBe('NO');
    expect(reach({ blocks: [{ AmazonProvidedIpv6CidrBlock: false }] }, 'fd00::1')).toBe('NO');
    expect(reach({ blocks: [{ Ipv4IpamPoolId: 'ipam-pool-1' }] }, '10.1.0.0')).toBe('UNKNOWN');
    expect(reach({ blocks: [{ Ipv6CidrBlock: 'fd00::/56', Ipv6Pool: 'pool-1' }] }, 'fd00::/56')).toBe('YES');
  });

  test('are unknown when the VPC is', () => {
    expect(reach({ vpc: unknown('range') }, '10.0.0.1')).toBe('UNKNOWN');
    const { vpc: _, ...elsewhere } = BASE;
    const { graph, network } = draw(elsewhere);
    expect(new EffectiveAccess(network, graph).canReach(undefined, rangeFrom('10.0.0.1'))).toBe('UNKNOWN');
  });
});

describe('routes', () => {
  const to = '10.20.0.0/16';

  test('make a destination that not all associations have partly reachable', () => {
    expect(reach({ routes: [{ to, through: 'A' }] }, to)).toBe('PARTLY');
    expect(reach({ routes: [{ to, through: 'A' }, { to: '10.0.0.0/8', through: 'B' }] }, to)).toBe('YES');
  });

  test('that are made with their association count as long as it is there', () => {
    const associations = [{ subnet: 'A' }, { subnet: 'B', maybe: true }];
    const { graph, network } = draw({ ...BASE, associations, routes: [{ to, through: 'A' }, { to, through: 'B', maybe: true }] });
    const accompanied = { ...graph, accompanies: (one: { id: string }, other?: { id: string }) => one.id !== 'Route2' && one.id !== 'Association2' || other?.id === 'Association2' };
    expect(new EffectiveAccess(network, graph).canReach(undefined, rangeFrom(to))).toBe('UNKNOWN');
    expect(new EffectiveAccess(network, accompanied).canReach(undefined, rangeFrom(to))).toBe('YES');
  });

  test('through a subnet that is associated nowhere here show that it is associated in another stack', () => {
    expect(reach({ associations: [], routes: [{ to, through: 'C' }] }, to)).toBe('UNKNOWN');
    expect(reach({ routes: [{ to, through: 'C' }] }, to)).toBe('UNKNOWN');
    expect(reach({ routes: [{ to, through: 'C' }] }, '10.30.0.0')).toBe('NO');
  });

  test('through an unknown subnet may lead through any', () => {
    const through = unknown('subnet');
    expect(reach({ routes: [{ to, through }] }, to)).toBe('UNKNOWN');
    expect(reach({ associations: [], routes: [{ to, through }] }, to)).toBe('UNKNOWN');
    expect(reach({ routes: [{ to, through }], rules: [] }, to)).toBe('NO');
  });

  test('to an unknown destination may lead anywhere', () => {
    const routes = ['A', 'B'].map((through) => ({ to: unknown('spoke'), through }));
    expect(reach({ routes }, to)).toBe('UNKNOWN');
    expect(reach({ routes }, '10.0.0.1')).toBe('YES');
  });
});

describe('clients', () => {
  const clients = '10.100.0.0/16';

  test('are not reached through a subnet', () => {
    expect(reach({ routes: ['A', 'B'].map((through) => ({ to: '0.0.0.0/0', through })) }, '10.100.0.1')).toBe('NO');
  });

  test('may reach each other when the route or their range is unresolved', () => {
    expect(reach({ routes: [{ to: clients, through: unknown('target') }] }, '10.100.0.1')).toBe('UNKNOWN');
    expect(reach({ clients: unknown('clients'), routes: [{ to: unknown('clients'), through: 'local' }] }, '10.100.0.1')).toBe('UNKNOWN');
    expect(reach({ clients: unknown('clients'), routes: [{ to: clients, through: 'local' }] }, '10.100.0.1')).toBe('UNKNOWN');
    expect(reach({ clients: unknown('clients') }, '10.100.0.1')).toBe('NO');
    expect(reach({ clients: undefined, routes: [{ to: clients, through: 'local' }] }, '10.100.0.1')).toBe('NO');
  });

  test('have an association that may not exist', () => {
    const routes = [{ to: clients, through: 'local' }];
    expect(reach({ routes, associations: [{ subnet: 'A', maybe: true }] }, clients)).toBe('UNKNOWN');
    expect(reach({ routes, associations: [{ subnet: 'A' }, { subnet: 'B', maybe: true }] }, clients)).toBe('YES');
  });

  test('do not reach each other by IPv6', () => {
    expect(reach({ routes: [{ to: 'fd00::/64', through: 'local' }] }, 'fd00::1')).toBe('NO');
  });
});

describe('families', () => {
  const routes = ['A', 'B'].flatMap((through) => ['10.20.0.0/16', 'fd00::/64'].map((to) => ({ to, through })));
  const traffic = (type: unknown) => ({ routes, endpoint: { TrafficIpAddressType: type as string } });

  test.each([
    [undefined, 'YES', 'NO'],
    ['ipv4', 'YES', 'NO'],
    ['ipv6', 'NO', 'YES'],
    ['dual-stack', 'YES', 'YES'],
    // it has a client range.
    [unknown('type'), 'YES', 'UNKNOWN'],
  ])('an endpoint for %s traffic carries no other', (type, ipv4, ipv6) => {
    expect(reach(traffic(type), '10.20.0.0/16')).toBe(ipv4);
    expect(reach(traffic(type), 'fd00::/64')).toBe(ipv6);
  });
});

describe('a transit gateway', () => {
  const endpoint = { VpcId: undefined, TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1' } };

  test('has its routes for all zones, and none of a VPC', () => {
    const sketch = { endpoint, associations: [], routes: [{ to: '10.20.0.0/16' }] };
    expect(reach(sketch, '10.20.0.0/16')).toBe('YES');
    expect(reach(sketch, '10.0.0.1')).toBe('NO');
  });

  test('that may be none is unresolved to have routes', () => {
    const sketch = { endpoint: { TransitGatewayConfiguration: unknown('gateway') }, routes: [{ to: '10.20.0.0/16' }, { to: '10.30.0.0/16', through: 'A' }] };
    expect(reach(sketch, '10.20.0.0/16')).toBe('UNKNOWN');
    expect(reach(sketch, '10.30.0.0/16')).toBe('UNKNOWN');
    expect(reach({ ...sketch, associations: [] }, '10.20.0.0/16')).toBe('UNKNOWN');
    expect(reach({ ...sketch, rules: [] }, '10.20.0.0/16')).toBe('NO');
  });
});

test('of an imported endpoint nothing is certain', () => {
  const routes = [{ to: '10.20.0.0/16', through: 'A' }];
  expect(reach({ isForeign: true, routes }, '10.20.0.0/16')).toBe('UNKNOWN');
  expect(reach({ isForeign: true, rules: [], associations: [] }, '10.20.0.0/16')).toBe('UNKNOWN');
  expect(access({ isForeign: true, rules: [{ group: 'a', to: '10.20.0.0/16' }] }).groups().map(({ group }) => group)).toEqual(['a']);
});

describe('groups', () => {
  const to = '10.0.0.0/16';

  test('are in nobody who shows only a certificate', () => {
    const certificates = { AuthenticationOptions: [{ Type: 'certificate-authentication' }] };
    expect(reach({ rules: [{ group: 'a', to }] }, to, 'a')).toBe('YES');
    expect(reach({ rules: [{ group: 'a', to }], endpoint: certificates }, to, 'a')).toBe('NO');
    expect(reach({ rules: [{ all: true, to }], endpoint: certificates }, to, 'a')).toBe('YES');
  });

  test('that are not known are the same when they have the same name', () => {
    const rules = [{ group: unknown('group'), to }];
    expect(reach({ rules }, to, unknown('group'))).toBe('YES');
    expect(reach({ rules }, to, unknown('other'))).toBe('UNKNOWN');
    expect(reach({ rules }, to, 'a')).toBe('UNKNOWN');
    expect(reach({ rules }, to)).toBe('NO');
    expect(reach({ rules: [{ group: 'a', to }] }, to, unknown('group'))).toBe('UNKNOWN');
    expect(reach({ rules: [{ group: ['a'], to }] }, to, 'a')).toBe('UNKNOWN');
  });

  test('a rule that may be for all users may let anybody in', () => {
    const rules = [{ group: 'a', all: unknown('all'), to }];
    expect(reach({ rules }, to, 'a')).toBe('YES');
    expect(reach({ rules }, to, 'b')).toBe('UNKNOWN');
    expect(reach({ rules }, to)).toBe('UNKNOWN');
  });

  test('a rule for nobody lets nobody in', () => {
    expect(reach({ rules: [{ to }] }, to, 'a')).toBe('NO');
  });

  test('are listed by name, unknown ones last', () => {
    const { graph, network } = draw({
      ...BASE,
      rules: [
        { group: unknown('x'), to }, { group: 'b', to }, { group: 'a', to }, { group: 'c', all: true, to }, { group: 'b', to: '10.1.0.0/16' },
      ],
    });
    const groups = new EffectiveAccess(network, graph).groups();
    expect(groups.map(({ group, writtenBy }) => [group, ...writtenBy.map(nameOf)])).toEqual([['a', 'Rule3'], ['b', 'Rule2', 'Rule5'], [unknown('x'), 'Rule1']]);
  });
});

test('an association that names no subnet is one all the same', () => {
  expect(reach({ associations: [{ subnet: undefined }, { subnet: 'A' }], routes: [{ to: '10.20.0.0/16', through: 'A' }] }, '10.20.0.0/16')).toBe('PARTLY');
});

test('destinations are those that rules and routes write', () => {
  const destinations = access({
    rules: [{ all: true, to: '10.0.0.0/16' }, { all: true, to: unknown('x') }, { all: true, to: 'fd00::/64' }],
    routes: [{ to: '10.0.0.0/8', through: 'A' }, { to: unknown('x'), through: 'A' }, { to: unknown('y'), through: 'A' }],
  }).destinations();
  expect(destinations.map(({ range, writtenBy }) => [range?.text, ...writtenBy.map(nameOf)])).toEqual([
    ['10.0.0.0/8', 'Route1'], ['10.0.0.0/16', 'Rule1'], ['fd00::/64', 'Rule3'], [undefined, 'Rule2', 'Route2'], [undefined, 'Route3'],
  ]);
});

describe('an unknown destination', () => {
  const everything = ['A', 'B'].flatMap((through) => ['0.0.0.0/0', '::/0'].map((to) => ({ to, through })));

  test('is only answered when all addresses have the same answer', () => {
    expect(reach({}, undefined)).toBe('UNKNOWN');
    expect(reach({ clients: undefined, routes: everything }, undefined)).toBe('YES');
    expect(reach({ rules: [] }, undefined)).toBe('NO');
    expect(reach({ rules: [{ group: 'a', to: '10.0.0.0/16' }] }, undefined, 'b')).toBe('NO');
  });

  test('is asked for once', () => {
    const one = access({});
    expect([one.canReach('a', undefined), one.canReach('a', undefined)]).toEqual(['UNKNOWN', 'UNKNOWN']);
  });
});

test('a range that narrower ones fill is what they are', () => {
  const rules = [{ group: 'a', to: '10.0.0.0/16' }, { group: 'b', to: '10.0.0.0/17' }, { group: 'b', to: '10.0.128.0/17' }];
  expect(reach({ rules }, '10.0.0.0/16', 'a')).toBe('NO');
  expect(reach({ rules }, '10.0.0.0/16', 'b')).toBe('YES');
  expect(reach({ rules }, '10.0.64.0/18', 'b')).toBe('YES');
});

test.each([1_000, 20_000])('%d rules and as many routes are answered', (size) => {
  const range = (number: number) => `10.${Math.floor(number / 256)}.${number % 256}.0/24`;
  const rules = Array.from({ length: size }, (_, number) => ({ group: `group ${number % 50}`, to: range(number) }));
  const routes = Array.from({ length: size }, (_, number) => ({ to: range(Math.floor(number / 2)), through: number % 2 === 0 ? 'A' : 'B' }));
  const one = access({ clients: '172.16.0.0/16', vpc: '192.168.0.0/16', rules, routes });
  expect(one.canReach('group 7', rangeFrom('10.0.7.9'))).toBe('YES');
  expect(one.canReach('group 7', rangeFrom('10.0.0.0/8'))).toBe('PARTLY');
  expect(one.canReach('group 7', rangeFrom(range(size - 1)))).toBe('NO');
});
