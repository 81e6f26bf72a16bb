/** The examples of the Administrator Guide on authorization rules, by their names there. */
import { draw, type Rule, type Sketch } from './networks';
import { EffectiveAccess } from '../../src/access/reachability';
import { rangeFrom } from '../../src/model/ranges';

const [ENGINEERING, DEVELOPMENT, MANAGERS, ADMINS] = ['S-xxxxx14', 'S-xxxxx15', 'S-xxxxx16', 'S-xxxxx17'];
const ON_PREMISES = '172.16.0.0/24';
const ON_PREMISES_HALF = '172.16.0.128/25';
const DEVELOPMENT_VPC = '10.0.0.0/16';
const HOST = '10.0.2.119/32';
const OTHER_HOST = '10.0.2.120';
const VPN_VPC = '192.168.0.0/24';
const ANYTHING = '0.0.0.0/0';
const INTERNET = '198.51.100.7';

/** The architecture of the guide: the VPC of the endpoint, and beyond it another VPC, a network on premises and the internet. */
function reach(rules: readonly Rule[], more: Partial<Sketch> = {}) {
  const routes = ['A', 'B'].flatMap((through) => [ON_PREMISES, DEVELOPMENT_VPC, ANYTHING].map((to) => ({ to, through })));
  const { graph, network } = draw({ clients: '10.100.0.0/16', vpc: VPN_VPC, associations: [{ subnet: 'A' }, { subnet: 'B' }], rules, routes, ...more });
  const access = new EffectiveAccess(network, graph);
  return (group: string | undefined, ...destinations: readonly string[]) => destinations.map((to) => access.canReach(group, rangeFrom(to)));
}

const toOnPremises = { group: ENGINEERING, to: ON_PREMISES };
const toDevelopment = { group: DEVELOPMENT, to: DEVELOPMENT_VPC };
const managersAnywhere = { group: MANAGERS, to: ANYTHING };
const managersHost = { group: MANAGERS, to: HOST };
const engineeringHalf = { group: ENGINEERING, to: ON_PREMISES_HALF };
const engineeringAnywhere = { group: ENGINEERING, to: ANYTHING };
const managersVpc = { group: MANAGERS, to: VPN_VPC };

test('scenario 1: access to a single destination', () => {
  const can = reach([toOnPremises, toDevelopment, managersVpc]);
  expect(can(ENGINEERING, ON_PREMISES, DEVELOPMENT_VPC, VPN_VPC, INTERNET)).toEqual(['YES', 'NO', 'NO', 'NO']);
  expect(can(DEVELOPMENT, ON_PREMISES, DEVELOPMENT_VPC, VPN_VPC, INTERNET)).toEqual(['NO', 'YES', 'NO', 'NO']);
  expect(can(MANAGERS, ON_PREMISES, DEVELOPMENT_VPC, VPN_VPC, INTERNET)).toEqual(['NO', 'NO', 'YES', 'NO']);
});

test('scenario 2: using any destination (0.0.0.0/0)', () => {
  const can = reach([toOnPremises, toDevelopment, managersAnywhere]);
  expect(can(MANAGERS, INTERNET, VPN_VPC, ON_PREMISES, DEVELOPMENT_VPC)).toEqual(['YES', 'YES', 'NO', 'NO']);
  expect(can(ENGINEERING, ON_PREMISES, INTERNET)).toEqual(['YES', 'NO']);
  expect(can(DEVELOPMENT, DEVELOPMENT_VPC, INTERNET)).toEqual(['YES', 'NO']);
});

test('scenario 3: longer prefix', () => {
  const can = reach([toOnPremises, toDevelopment, managersAnywhere, managersHost]);
  expect(can(DEVELOPMENT, DEVELOPMENT_VPC, HOST, OTHER_HOST)).toEqual(['PARTLY', 'NO', 'YES']);
  expect(can(MANAGERS, INTERNET, VPN_VPC, HOST, OTHER_HOST, ON_PREMISES)).toEqual(['YES', 'YES', 'YES', 'NO', 'NO']);
  expect(reach([toDevelopment, managersHost, { group: DEVELOPMENT, to: HOST }])(DEVELOPMENT, DEVELOPMENT_VPC, HOST)).toEqual(['YES', 'YES']);
});

test('scenario 4: overlapping ranges of the same group', () => {
  const can = reach([toOnPremises, toDevelopment, managersAnywhere, managersHost, engineeringHalf]);
  expect(can(ENGINEERING, ON_PREMISES, ON_PREMISES_HALF)).toEqual(['YES', 'YES']);
  expect(can(DEVELOPMENT, DEVELOPMENT_VPC, HOST)).toEqual(['PARTLY', 'NO']);
  expect(can(MANAGERS, INTERNET, VPN_VPC, HOST, ON_PREMISES)).toEqual(['YES', 'YES', 'YES', 'NO']);
});

test('scenario 5: an additional rule for 0.0.0.0/0', () => {
  const can = reach([toOnPremises, toDevelopment, managersAnywhere, managersHost, engineeringHalf, engineeringAnywhere]);
  expect(can(ENGINEERING, INTERNET, VPN_VPC, ON_PREMISES, ON_PREMISES_HALF, OTHER_HOST)).toEqual(['YES', 'YES', 'YES', 'YES', 'NO']);
  expect(can(MANAGERS, INTERNET, VPN_VPC, HOST)).toEqual(['YES', 'YES', 'YES']);
});

test('scenario 6: adding a rule for 192.168.0.0/24', () => {
  const can = reach([toOnPremises, toDevelopment, managersAnywhere, managersHost, engineeringHalf, engineeringAnywhere, managersVpc]);
  expect(can(ENGINEERING, INTERNET, ON_PREMISES, VPN_VPC)).toEqual(['YES', 'YES', 'NO']);
  expect(can(MANAGERS, INTERNET, VPN_VPC, HOST)).toEqual(['YES', 'YES', 'YES']);
  expect(can(DEVELOPMENT, VPN_VPC)).toEqual(['NO']);
});

test('scenario 7: access for all user groups', () => {
  const can = reach([
    toOnPremises, toDevelopment, managersAnywhere, managersHost, engineeringHalf, engineeringAnywhere, managersVpc, { all: true, to: ANYTHING },
  ]);
  for (const anyOther of [ADMINS, undefined]) {
    expect(can(anyOther, INTERNET, ON_PREMISES, DEVELOPMENT_VPC, HOST, VPN_VPC)).toEqual(['YES', 'NO', 'NO', 'NO', 'NO']);
  }
  expect(can(DEVELOPMENT, OTHER_HOST, HOST)).toEqual(['YES', 'NO']);
});

test('troubleshooting: authorization rules for groups of a directory that do not work as expected', () => {
  const [one, two, three] = ['1', '2', '3'];
  const can = reach([
    { group: one, to: '10.1.0.0/16' },
    { group: one, to: ANYTHING },
    { group: two, to: ANYTHING },
    { group: three, to: ANYTHING },
    { group: two, to: '172.131.0.0/16' },
  ]);
  expect(can(one, '10.1.0.0/16', '172.131.0.0/16')).toEqual(['YES', 'NO']);
  expect(can(two, '10.1.0.0/16', '172.131.0.0/16')).toEqual(['NO', 'YES']);
  expect(can(three, '10.1.0.0/16', '172.131.0.0/16', INTERNET)).toEqual(['NO', 'NO', 'YES']);
});

test('a route of one association of two: access depends on the association', () => {
  const can = reach([{ all: true, to: ANYTHING }], { routes: [{ to: ON_PREMISES, through: 'A' }] });
  expect(can(undefined, ON_PREMISES, VPN_VPC, INTERNET)).toEqual(['PARTLY', 'YES', 'NO']);
});

test('client to client: a route to "local" and a rule', () => {
  const clients = '10.100.0.0/16';
  const rules = [{ all: true, to: clients }];
  expect(reach(rules)(undefined, clients)).toEqual(['NO']);
  expect(reach(rules, { routes: [{ to: clients, through: 'local' }] })(undefined, clients)).toEqual(['YES']);
  expect(reach([], { routes: [{ to: clients, through: 'local' }] })(undefined, clients)).toEqual(['NO']);
});

test('the picture of docs/network-access.md', () => {
  const can = reach([{ all: true, to: ANYTHING }, { group: 'engineering', to: '10.0.0.0/16' }, { group: 'finance', to: '10.0.9.0/24' }], {
    vpc: '10.0.0.0/16',
    routes: [{ to: '172.16.0.0/12', through: 'A' }],
  });
  expect(can('engineering', '10.0.1.1', '10.0.9.7', '10.0.200.1')).toEqual(['YES', 'NO', 'YES']);
  expect(can('finance', '10.0.1.1', '10.0.9.7', '10.0.200.1')).toEqual(['NO', 'YES', 'NO']);
  expect(can(undefined, '9.0.0.1', '10.0.1.1', '10.0.9.7', '11.0.0.1', '172.16.0.1', INTERNET)).toEqual(['NO', 'NO', 'NO', 'NO', 'PARTLY', 'NO']);
});
