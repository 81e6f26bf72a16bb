import { draw, type Sketch, unknown } from './networks';
import { accessOf, asJson, asText, type Question } from '../../src/access/report';
import type { Graph } from '../../src/model/graph';
import { rangeFrom } from '../../src/model/ranges';

const SKETCH: Sketch = {
  clients: '10.100.0.0/16',
  vpc: '10.0.0.0/16',
  associations: [{ subnet: 'A' }, { subnet: 'B' }],
  rules: [
    { group: 'engineering', to: '10.0.0.0/8' },
    { group: 'finance', to: '10.0.9.0/24' },
    { all: true, to: '192.168.0.0/24' },
  ],
  routes: [{ to: '10.20.0.0/16', through: 'A' }, ...['A', 'B'].map((through) => ({ to: '192.168.0.0/24', through }))],
};

const to = (address: string): Question => ({ to: { range: rangeFrom(address)!, text: address } });

function said(sketch: Sketch, question: Question = {}): string[] {
  return asText(accessOf(draw(sketch).graph, question), question);
}

test('a table tells who reaches what, through what', () => {
  const both = 'Association1 and Association2';
  expect(said(SKETCH).map((line) => line.trim().split(/\s{2,}/))).toEqual([
    ['Endpoint Vpn'],
    ['DESTINATION', 'GROUP', 'ACCESS', 'RULE', 'ROUTE', 'ASSOCIATION'],
    ['10.0.0.0/8', 'engineering', 'partly only 10.0.0.0/16 (in part) and 10.20.0.0/16, not always through every association', 'Rule1', '-', '-'],
    ['10.0.0.0/8', 'finance', 'partly only 10.0.9.0/24', 'Rule1', '-', '-'],
    ['10.0.9.0/24', 'engineering', 'no in spite of Rule1', 'Rule2', 'of the VPC', both],
    ['10.0.9.0/24', 'finance', 'yes', 'Rule2', 'of the VPC', both],
    ['10.20.0.0/16', 'engineering', 'partly not through every association', 'Rule1', 'Route1', 'Association1'],
    ['192.168.0.0/24', '(all users)', 'yes', 'Rule3', 'Route2 and Route3', both],
    [''],
    ['Groups that are not listed with a destination do not reach it.'],
  ]);
});

test('the columns of a table stand below each other', () => {
  const [, head, ...rows] = said(SKETCH).slice(0, -2);
  expect(rows.map((row) => row.slice(head.indexOf('RULE'), head.indexOf('RULE') + 4))).toEqual(['Rule', 'Rule', 'Rule', 'Rule', 'Rule', 'Rule']);
});

test('a long list is cut', () => {
  const { graph } = draw(SKETCH);
  const [network] = graph.networks;
  const associations = network.associations.map((association) => ({ ...association, id: `${association.id}OfAnEndpointWithALongName` }));
  const lines = asText(accessOf({ ...graph, networks: [{ ...network, associations }] }, {}), {});
  expect(lines.filter((line) => line.endsWith('Association1OfAnEndpointWithALongName and 1 more'))).toHaveLength(3);
  expect(lines.filter((line) => line.endsWith('Association1OfAnEndpointWithALongName'))).toHaveLength(1);
});

test('a destination that nobody reaches is in the table all the same', () => {
  expect(said({ ...SKETCH, rules: [], routes: SKETCH.routes!.slice(0, 1) })).toEqual([
    'Endpoint Vpn',
    '  DESTINATION   GROUP        ACCESS  RULE  ROUTE   ASSOCIATION',
    '  10.20.0.0/16  (all users)  no      -     Route1  Association1',
  ]);
});

test('an endpoint without rules and routes has no table', () => {
  expect(said({ ...SKETCH, rules: [], routes: [] })).toEqual(['Endpoint Vpn', '  No rule and no route leads anywhere.']);
});

test('an endpoint whose rules and routes a macro may add has no table, and is not said to have none', () => {
  const { graph } = draw({ ...SKETCH, rules: [], routes: [] });
  expect(asText(accessOf(Object.assign(Object.create(graph) as Graph, { mayHoldMore: () => true }), {}), {})).toEqual([
    'Endpoint Vpn', '  No rule and no route is written, but a macro, a module or a loop of the template may add some.',
  ]);
});

test('what is unresolved has a name by who wrote it', () => {
  expect(said({ ...SKETCH, rules: [{ group: unknown('team'), to: unknown('range') }], routes: [] })).toEqual([
    'Endpoint Vpn',
    '  DESTINATION       GROUP             ACCESS   RULE  ROUTE  ASSOCIATION',
    '  (unknown: Rule1)  (unknown: Rule1)  unknown  -     -      -',
    '',
    '  Groups that are not listed with a destination do not reach it.',
  ]);
});

test('one group has a table of its own, in which nothing is left out', () => {
  const lines = said(SKETCH, { group: 'finance' });
  expect(lines.slice(2).map((line) => line.trim().split(/\s{2,}/).slice(0, 3))).toEqual([
    ['10.0.0.0/8', 'finance', 'partly only 10.0.9.0/24'],
    ['10.0.9.0/24', 'finance', 'yes'],
    ['10.20.0.0/16', 'finance', 'no'],
    ['192.168.0.0/24', 'finance', 'yes'],
  ]);
});

describe('one destination', () => {
  test('is reached by somebody', () => {
    expect(said(SKETCH, to('10.0.9.7'))).toEqual([
      'Endpoint Vpn',
      '  Group "finance" reaches 10.0.9.7.',
      '    Authorization rule Rule2 grants group "finance" access to 10.0.9.0/24. '
      + 'It is routed by the VPC\'s own route to 10.0.0.0/16 through association Association1 and association Association2.',
      '  Group "engineering" and users of other groups do not.',
    ]);
  });

  test('is not reached by one group, or by nobody of the others', () => {
    const rules = [{ all: true, to: '10.0.0.0/16' }];
    expect(said({ ...SKETCH, rules }, to('10.0.9.7')).slice(1, 2)).toEqual(['  All users reach 10.0.9.7.']);
    expect(said({ ...SKETCH, rules }, to('10.0.9.7'))).toHaveLength(3);
    expect(said(SKETCH, to('10.0.1.1')).slice(-1)).toEqual(['  Group "finance" and users of other groups do not.']);
    expect(said({ ...SKETCH, rules: SKETCH.rules!.slice(0, 1) }, to('10.0.1.1')).slice(-1)).toEqual(['  Users of other groups do not.']);
  });

  test('is reached by nobody', () => {
    expect(said(SKETCH, to('10.30.0.1'))).toEqual([
      'Endpoint Vpn',
      '  No client reaches 10.30.0.1.',
      '  Authorization rule Rule1 grants group "engineering" access to 10.0.0.0/8. No route leads there.',
      '  Authorization rule Rule1 for 10.0.0.0/8 decides, because it has the longest prefix, and grants access only to group "engineering". No route leads there.',
    ]);
  });

  test('is asked for one group', () => {
    expect(said(SKETCH, { ...to('10.0.9.0/24'), group: 'engineering' })).toEqual([
      'Endpoint Vpn',
      '  Group "engineering" does not reach 10.0.9.0/24.',
      '  Authorization rule Rule2 for 10.0.9.0/24 decides, because it has the longest prefix, and grants access only to group "finance". '
      + 'Rule Rule1 for 10.0.0.0/8, which grants group "engineering" access, has a shorter prefix and does not apply here.',
    ]);
    expect(said(SKETCH, { ...to('192.168.0.1'), group: '(all users)' }).slice(1, 2)).toEqual(['  All users reach 192.168.0.1.']);
  });
});

test('several endpoints follow each other, also imported ones', () => {
  const [one, other] = [draw(SKETCH).graph, draw({ ...SKETCH, isForeign: true }).graph];
  const named = { ...other.networks[0], associations: [], routes: [], authorizationRules: [{ id: 'Rule', type: '', properties: { ClientVpnEndpointId: 'cvpn-endpoint-1' } }] };
  const graph: Graph = { ...one, networks: [one.networks[0], named, other.networks[0]] };
  const lines = asText(accessOf(graph, to('10.30.0.1')), to('10.30.0.1'));
  expect(lines.filter((line) => line === '' || line.startsWith('Endpoint'))).toEqual([
    'Endpoint Vpn', '', 'Endpoint cvpn-endpoint-1 (imported)', '', 'Endpoint (imported)',
  ]);
});

test('a template without Client VPN has no answer', () => {
  expect(asText([], {})).toEqual(['There are no Client VPN resources.']);
});

test('programs get everything', () => {
  const graph = draw({ ...SKETCH, rules: SKETCH.rules!.slice(0, 1), routes: [] }).graph;
  expect(asJson(accessOf(graph, to('10.0.9.7')))).toEqual({
    endpoints: [{
      endpoint: 'Vpn',
      isMadeHere: true,
      access: [
        {
          destination: '10.0.9.7',
          group: 'engineering',
          access: 'yes',
          reason: 'Group "engineering" reaches 10.0.9.7. Authorization rule Rule1 grants group "engineering" access to 10.0.0.0/8. '
            + 'It is routed by the VPC\'s own route to 10.0.0.0/16 through association Association1 and association Association2.',
          authorizationRules: ['Rule1'],
          routes: [],
          associations: ['Association1', 'Association2'],
        },
        {
          destination: '10.0.9.7',
          group: '(all users)',
          access: 'no',
          reason: 'Not all users reach 10.0.9.7. Authorization rule Rule1 for 10.0.0.0/8 decides, because it has the longest prefix, and grants access only to group "engineering".',
          authorizationRules: ['Rule1'],
          routes: [],
          associations: ['Association1', 'Association2'],
        },
      ],
    }],
  });
  expect(asJson(accessOf(draw({ ...SKETCH, isForeign: true, rules: [], routes: [], associations: [{ subnet: 'A' }] }).graph, {})))
    .toEqual({ endpoints: [{ endpoint: null, isMadeHere: false, access: [] }] });
  const unknowns = asJson(accessOf(draw({ ...SKETCH, rules: [{ group: 'a', to: unknown('x') }], routes: [] }).graph, { group: 'b' }));
  expect(unknowns).toMatchObject({ endpoints: [{ access: [{ destination: '(unknown: Rule1)', access: 'no', reason: 'Group "b" does not reach (unknown: Rule1). No authorization rule names group "b".' }] }] });
});
