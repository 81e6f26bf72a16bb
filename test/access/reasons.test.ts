import { draw, type Sketch, unknown } from './networks';
import { EffectiveAccess } from '../../src/access/reachability';
import { reason, reasonOfUnknown } from '../../src/access/reasons';
import { Cidr } from '../../src/ip/cidr';
import { rangeFrom } from '../../src/model/ranges';

const BASE: Sketch = {
  clients: '10.100.0.0/16',
  vpc: '10.0.0.0/16',
  associations: [{ subnet: 'A' }, { subnet: 'B' }],
};

function why(sketch: Partial<Sketch>, to: string, group?: string): string[] {
  const { graph, network } = draw({ ...BASE, ...sketch });
  const { answer, because } = reason(new EffectiveAccess(network, graph), group, rangeFrom(to)!);
  return [answer, because];
}

function told(sketch: Partial<Sketch>, group?: string): string[] {
  const { graph, network } = draw({ ...BASE, ...sketch });
  const { answer, because } = reasonOfUnknown(new EffectiveAccess(network, graph), group, '(unknown)');
  return [answer, because];
}

const OWN = 'It is routed by the VPC\'s own route to 10.0.0.0/16 through association Association1 and association Association2.';
const both = (to: string) => ['A', 'B'].map((through) => ({ to, through }));

describe('who is authorized', () => {
  test('by a rule for the group', () => {
    expect(why({ rules: [{ group: 'eng', to: '10.0.0.0/8' }] }, '10.0.1.0/24', 'eng')).toEqual([
      'Group "eng" reaches 10.0.1.0/24.',
      `Authorization rule Rule1 grants group "eng" access to 10.0.0.0/8. ${OWN}`,
    ]);
  });

  test('by a rule for all users', () => {
    expect(why({ rules: [{ all: true, to: '10.0.0.0/16' }] }, '10.0.1.0/24')).toEqual([
      'All users reach 10.0.1.0/24.',
      `Authorization rule Rule1 grants all users access to 10.0.0.0/16. ${OWN}`,
    ]);
  });

  test('nobody without a rule', () => {
    expect(why({ rules: [{ group: 'eng', to: '10.1.0.0/16' }] }, '10.0.1.0/24', 'eng')).toEqual([
      'Group "eng" does not reach 10.0.1.0/24.',
      'No authorization rule covers it, and access is denied by default.',
    ]);
  });

  test('only whom the longest prefix lets in', () => {
    const rules = [
      { group: 'eng', to: '10.0.0.0/8' },
      { group: 'all-hands', to: '0.0.0.0/0' },
      ...['a', 'b', 'c', 'd', 'e'].map((group) => ({ group, to: '10.0.9.0/24' })),
    ];
    expect(why({ rules }, '10.0.9.0/24', 'eng')).toEqual([
      'Group "eng" does not reach 10.0.9.0/24.',
      'Authorization rule Rule3 for 10.0.9.0/24 decides, because it has the longest prefix, and grants access only to group "a", group "b", group "c" and 2 more. '
      + 'Rule Rule1 for 10.0.0.0/8, which grants group "eng" access, has a shorter prefix and does not apply here.',
    ]);
    expect(why({ rules }, '10.0.9.7')).toEqual([
      'Not all users reach 10.0.9.7/32.',
      'Authorization rule Rule3 for 10.0.9.0/24 decides, because it has the longest prefix, and grants access only to group "a", group "b", group "c" and 2 more.',
    ]);
  });

  test('nobody where no client is in a group, or no group is named', () => {
    const endpoint = { AuthenticationOptions: [{ Type: 'certificate-authentication' }] };
    expect(why({ endpoint, rules: [{ group: 'eng', to: '10.0.0.0/16' }] }, '10.0.0.0/16', 'eng')[1]).toBe(
      'Authorization rule Rule1 for 10.0.0.0/16 decides, because it has the longest prefix, and grants access to no one, because clients that present only a certificate are in no group.',
    );
    expect(why({ rules: [{ to: '10.0.0.0/16' }] }, '10.0.0.0/16', 'eng')[1]).toBe(
      'Authorization rule Rule1 for 10.0.0.0/16 decides, because it has the longest prefix, and grants access to no one.',
    );
  });

  test('is unresolved', () => {
    const rules = [
      { group: 'eng', to: '10.0.0.0/16' },
      { group: 'ops', to: unknown('range') },
      { group: 'ops', to: '10.0.0.0/24', maybe: true },
      { group: unknown('team'), to: '10.0.5.0/24' },
    ];
    expect(why({ rules }, '10.0.0.1', 'eng')).toEqual([
      'Whether group "eng" reaches 10.0.0.1/32 is unresolved.',
      `Whether a rule grants group "eng" access is unresolved: rule Rule3 is created under a condition and the range of rule Rule2 is unresolved. ${OWN}`,
    ]);
    expect(why({ rules: [rules[3]] }, '10.0.5.1', 'eng')).toEqual([
      'Whether group "eng" reaches 10.0.5.1/32 is unresolved.',
      `Whether a rule grants group "eng" access is unresolved: whom rule Rule1 grants access to is unresolved. ${OWN}`,
    ]);
    expect(why({ rules: [rules[2]] }, '10.0.0.1', 'ops')[1]).toBe(
      `Whether a rule grants group "ops" access is unresolved: rule Rule1 is created under a condition. ${OWN}`,
    );
  });
});

describe('what is routed', () => {
  const rules = [{ all: true, to: '0.0.0.0/0' }];
  const routed = (sketch: Partial<Sketch>, to: string) => why({ rules, ...sketch }, to).join(' ').replace('Authorization rule Rule1 grants all users access to 0.0.0.0/0. ', '');

  test('by a route through each association', () => {
    expect(routed({ routes: both('10.20.0.0/16') }, '10.20.0.0/16')).toBe(
      'All users reach 10.20.0.0/16. It is routed by route Route1 through association Association1 and route Route2 through association Association2.',
    );
  });

  test('by a route of some associations', () => {
    expect(routed({ routes: both('10.20.0.0/16').slice(1) }, '10.20.0.0/16')).toBe(
      'All users reach 10.20.0.0/16 not through every association. It is routed by route Route1 through association Association2. '
      + 'No route leads there through association Association1: access depends on the association that a client is connected through.',
    );
  });

  test('from client to client', () => {
    const clients = '10.100.0.0/16';
    expect(routed({ routes: [{ to: clients, through: 'local' }] }, clients)).toBe('All users reach 10.100.0.0/16. Route Route1 connects clients with each other.');
    expect(routed({ routes: both('0.0.0.0/0') }, clients)).toBe(
      'Not all users reach 10.100.0.0/16. These are addresses of clients, and no route connects clients with each other.',
    );
  });

  test('through a transit gateway', () => {
    const endpoint = { VpcId: undefined, TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1' } };
    expect(routed({ endpoint, associations: [], routes: [{ to: '10.20.0.0/16' }] }, '10.20.0.0/16')).toBe(
      'All users reach 10.20.0.0/16. It is routed by route Route1 through the transit gateway.',
    );
  });

  test('nothing', () => {
    expect(routed({}, '10.20.0.0/16')).toBe('Not all users reach 10.20.0.0/16. No route leads there.');
    expect(routed({ associations: [] }, '10.0.0.0/16')).toBe('Not all users reach 10.0.0.0/16. The endpoint has no association, so clients cannot connect.');
    expect(routed({ endpoint: { TrafficIpAddressType: 'ipv6' } }, '10.0.0.0/16')).toBe('Not all users reach 10.0.0.0/16. The endpoint carries no IPv4 traffic.');
    expect(routed({ rules: [{ all: true, to: '::/0' }], endpoint: { TrafficIpAddressType: 'ipv4' } }, 'fd00::/64')).toBe(
      'Not all users reach fd00::/64. Authorization rule Rule1 grants all users access to ::/0. The endpoint carries no IPv6 traffic.',
    );
  });

  test('is unresolved', () => {
    const doubts = (sketch: Partial<Sketch>, to = '10.20.0.0/16') => /Whether it is routed is unresolved: (.*)\./.exec(routed(sketch, to))?.[1];
    expect(doubts({ routes: [{ to: '10.20.0.0/16', through: 'A', maybe: true }] })).toBe('route Route1 is created under a condition');
    expect(doubts({ routes: [{ to: '10.20.0.0/16', through: unknown('x') }] })).toBe('where route Route1 leads is unresolved');
    expect(doubts({ routes: [{ to: unknown('x'), through: 'A' }] })).toBe('the destination of route Route1 is unresolved');
    expect(doubts({ vpc: unknown('x') })).toBe('not all ranges of the VPC are resolved');
    expect(doubts({ associations: [{ subnet: 'A', maybe: true }] }, '10.0.0.1')).toBe('association Association1 may not exist');
    expect(doubts({ blocks: [{ CidrBlock: '10.20.0.0/16' }], isWaiting: false })).toBe('the VPC may get the range 10.20.0.0/16 after the association');
    expect(doubts({ routes: both('10.20.0.0/16'), clients: unknown('y'), endpoint: { TrafficIpAddressType: unknown('x') } })).toContain('the type of traffic of the endpoint is unresolved');
    expect(doubts({ clients: unknown('x'), routes: [{ to: '10.20.0.0/16', through: 'local' }] })).toBe('the client range is unresolved');
    expect(doubts({ isForeign: true, associations: [], endpoint: { TrafficIpAddressType: 'ipv4' } }))
      .toBe('the type of traffic of the endpoint is unresolved, an imported association may not exist, '
        + 'not all ranges of the VPC are resolved and the endpoint is imported and may have other routes');
  });

  test('of an imported endpoint there may be other rules', () => {
    expect(why({ isForeign: true, rules: [] }, '10.0.0.0/16')[1]).toContain('is unresolved: the endpoint is imported and may have other rules.');
  });
});

describe('parts of a range', () => {
  const rules = [
    { group: 'eng', to: '10.0.0.0/8' },
    { group: 'ops', to: '10.0.9.0/24' },
    { group: 'eng', to: '10.0.9.128/25' },
    { group: 'ops', to: '10.0.10.0/24' },
  ];

  test('all but some', () => {
    const [answer, because] = why({ rules }, '10.0.0.0/16', 'eng');
    expect(answer).toBe('Group "eng" reaches 10.0.0.0/16 except 10.0.9.0/24 (in part) and 10.0.10.0/24.');
    expect(because).toBe(
      `The rest: Authorization rule Rule1 grants group "eng" access to 10.0.0.0/8. ${OWN} `
      + '10.0.9.0/24: Authorization rule Rule2 for 10.0.9.0/24 decides, because it has the longest prefix, and grants access only to group "ops". '
      + 'Rule Rule1 for 10.0.0.0/8, which grants group "eng" access, has a shorter prefix and does not apply here.',
    );
  });

  test('only some', () => {
    expect(why({ rules }, '10.0.0.0/16', 'ops')[0]).toBe('Of 10.0.0.0/16, group "ops" reaches only 10.0.9.0/24 (in part) and 10.0.10.0/24.');
    expect(why({ rules: rules.slice(0, 1) }, '10.0.0.0/8', 'eng')[0]).toBe('Of 10.0.0.0/8, group "eng" reaches only 10.0.0.0/16.');
  });

  test('some of them through some associations only', () => {
    const [answer, because] = why({ rules: [{ all: true, to: '10.0.0.0/8' }], routes: [{ to: '10.20.0.0/16', through: 'A' }] }, '10.0.0.0/8');
    expect(answer).toBe('Of 10.0.0.0/8, all users reach only 10.0.0.0/16 and 10.20.0.0/16, not always through every association.');
    expect(because).toContain('10.20.0.0/16: Authorization rule Rule1 grants all users access to 10.0.0.0/8. It is routed by route Route1 through association Association1. No');
    const parted = why({ rules: [{ all: true, to: '10.0.0.0/8' }], routes: [{ to: '10.0.0.0/8', through: 'A' }] }, '10.0.0.0/8');
    expect(parted[0]).toBe('All users reach 10.0.0.0/8 except 10.100.0.0/16, not always through every association.');
  });
});

describe('rules, routes and associations', () => {
  const { graph, network } = draw({
    ...BASE,
    rules: [
      { group: 'eng', to: '10.0.0.0/8' },
      { group: 'ops', to: '10.0.0.0/8' },
      { group: 'ops', to: '10.0.9.0/24' },
      { group: 'dev', to: '10.0.9.0/24', maybe: true },
    ],
    routes: [...both('10.20.0.0/16'), { to: '10.100.0.0/16', through: 'local' }, { to: '10.30.0.0/16', through: unknown('x') }],
  });
  const access = new EffectiveAccess(network, graph);
  const parts = (group: string, to: string) => {
    const { associations, authorizationRules, extent, reach, routes } = reason(access, group, rangeFrom(to)!);
    return { associations, authorizationRules, extent, reach, routes };
  };
  const associations = ['Association1', 'Association2'];

  test('are those that decide and lead there', () => {
    expect(parts('eng', '10.20.0.0/16')).toEqual({ associations, authorizationRules: ['Rule1'], extent: '', reach: 'YES', routes: ['Route1', 'Route2'] });
    expect(parts('eng', '10.0.1.0/24')).toEqual({ associations, authorizationRules: ['Rule1'], extent: '', reach: 'YES', routes: [] });
    expect(parts('eng', '10.0.9.0/24')).toEqual({ associations, authorizationRules: ['Rule3'], extent: 'in spite of Rule1', reach: 'NO', routes: [] });
    expect(parts('dev', '10.0.9.0/24')).toEqual({ associations, authorizationRules: ['Rule3', 'Rule4'], extent: '', reach: 'UNKNOWN', routes: [] });
    expect(parts('eng', '10.100.0.0/16')).toEqual({ associations: [], authorizationRules: ['Rule1'], extent: '', reach: 'YES', routes: ['Route3'] });
    expect(parts('eng', '10.30.0.0/16')).toEqual({ associations: [], authorizationRules: ['Rule1'], extent: '', reach: 'UNKNOWN', routes: ['Route4'] });
    expect(parts('eng', '10.0.0.0/16')).toEqual({ associations, authorizationRules: ['Rule1'], extent: 'except 10.0.9.0/24', reach: 'PARTLY', routes: [] });
  });
});

describe('a destination that is unresolved', () => {
  test('is answered when it does not matter', () => {
    expect(told({ rules: [{ all: true, to: '10.0.0.0/16' }] })).toEqual(['Whether all users reach (unknown) is unresolved.', 'The range is unresolved.']);
    expect(told({ rules: [{ group: 'a', to: '10.0.0.0/16' }] }, 'b')).toEqual(['Group "b" does not reach (unknown).', 'No authorization rule names group "b".']);
  });
});

describe('how a group is spelled', () => {
  const because = (group: string, ...named: readonly string[]) => told({ rules: named.map((one) => ({ group: one, to: '10.0.0.0/16' })) }, group)[1];

  test.each<[string, readonly string[], string]>([
    ['Engineering', ['engineering'], 'No authorization rule names group "Engineering". Did you mean "engineering"?'],
    ['engineering ', ['engineering', 'finance'], 'No authorization rule names group "engineering ". Did you mean "engineering"?'],
    ['enginering', ['engineering', 'finance'], 'No authorization rule names group "enginering". Did you mean "engineering"?'],
    ['OPS', ['ops'], 'No authorization rule names group "OPS". Did you mean "ops"?'],
    ['dev', ['ops'], 'No authorization rule names group "dev".'],
    ['contractors', ['engineering'], 'No authorization rule names group "contractors".'],
    ['engineering', ['engineering', 'Engineering'], 'The range is unresolved. Rules name group "Engineering" as well, which differs only in capitals or spaces.'],
    ['engineering', ['engineering', 'finance'], 'The range is unresolved.'],
    ['contractors', [], ''],
  ])('%j, where rules name %j', (group, named, expected) => {
    expect(because(group, ...named)).toBe(expected);
  });

  test('is nothing to speak of where a rule names an unresolved group', () => {
    expect(told({ rules: [{ group: 'a', to: '10.0.0.0/16' }, { group: unknown('Group'), to: '10.0.0.0/16' }] }, 'b')[1]).toBe('The range is unresolved.');
  });
});

describe('the way out', () => {
  const isolated = (out: readonly string[], ...others: ReadonlyArray<readonly string[] | undefined>) => draw({
    clients: '10.100.0.0/22',
    vpc: '10.0.0.0/16',
    associations: [out, ...others].map((each, position) => ({ subnet: `subnet-${position}`, out: each })),
    rules: [{ to: '0.0.0.0/0', all: true }],
    routes: [out, ...others].map((_, position) => ({ to: '0.0.0.0/0', through: `subnet-${position}` })),
  });
  const NO_WAY = 'There is no way out: the route table of the subnet of association Association1 has no route to it, such as one to a NAT gateway or an internet gateway.';

  test.each<[string, ReadonlyArray<readonly string[] | undefined>, string, string, string]>([
    ['is missing', [[]], '8.8.8.8/32', 'NO', NO_WAY],
    ['leads to other places', [['192.168.0.0/16']], '8.8.8.8/32', 'NO', NO_WAY],
    ['is there', [['0.0.0.0/0']], '8.8.8.8/32', 'YES', 'It is routed by route Route1 through association Association1.'],
    ['is unresolved', [undefined], '8.8.8.8/32', 'YES', 'It is routed by route Route1 through association Association1.'],
    ['is not needed in the VPC', [[]], '10.0.9.7/32', 'YES', 'It is routed by the VPC\'s own route to 10.0.0.0/16 through association Association1.'],
    ['leads to a part', [['192.168.0.0/16']], '192.168.0.0/15', 'PARTLY', NO_WAY],
    ['is missing for one association', [[], ['0.0.0.0/0']], '8.8.8.8/32', 'PARTLY', NO_WAY],
  ])('%s', (_, [first, ...others], destination, reach, because) => {
    const { graph, network } = isolated(first as readonly string[], ...others);
    const access = new EffectiveAccess(network, graph);
    const range = Cidr.parse(destination)!;
    expect(access.canReach(undefined, range)).toBe(reach);
    expect(reason(access, undefined, range).because).toContain(because);
  });
});
