/** What a finding says to write is written, and then judged again: the finding is gone, and no other one has come in its place. */
import { association, CERTIFICATES, endpoint, ref, rule, type Spelled, subnet, through, vpc } from './templates';
import { Evaluator } from '../../src/evaluation/evaluate';
import type { Finding } from '../../src/evaluation/rule';
import { CATALOGUE } from '../../src/rules/catalogue';
import { TemplateGraph } from '../../src/template/template-graph';

type Resources = Record<string, any>;

const evaluator = new Evaluator(CATALOGUE);

function judged(resources: Resources): Finding[] {
  return evaluator.ofGraph(new TemplateGraph({ Parameters: { Certificate: { Type: 'String' } }, Resources: resources }));
}

/** Which finding it is. */
const keyOf = ({ path, resource: { id }, rule: name }: Finding) => (
  // this one is reported once for all routes to a range, at the first of them.
  `${name === 'RouteOfVpcRange' ? '' : id} ${name} ${path}`
);

/** Findings that ask for another resource; a range that was none could not be missed there. */
const ABOUT_OTHERS = [
  'AuthorizationRuleWithoutRoute', 'DnsServerNotReachable', 'DnsServerWithoutDnsSupport', 'FullTunnelWithoutInternet', 'InternetWithoutWayOut', 'RouteMissingOnAssociation',
  'RouteWithoutAuthorizationRule',
];

function isAboutOthers({ resource, rule: name }: Finding, followed: Finding): boolean {
  // whom a rule denies something shows when it is known for whom and for what the others are; a route for clients, when their range is known.
  return ABOUT_OTHERS.includes(name) || name === 'AuthorizationRuleTakesAccess' && (resource.id !== followed.resource.id || followed.path === 'AccessGroupId')
    || name === 'LocalRouteDestination' && /ClientCidrBlock/.test(followed.path + followed.fix);
}

function write(resources: Resources, { path, resource: { id } }: Finding, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop()!;
  steps.reduce((inner, step) => inner[step], resources[id].Properties)[last] = value;
}

const all = (resources: Resources, added: Resources) => Object.assign(resources, added);

/** How an author follows a fix: each of its alternatives. */
const FOLLOWED: ReadonlyArray<readonly [RegExp, (resources: Resources, finding: Finding, match: RegExpExecArray) => void]> = [
  [/^Write (?:e\.g\. |an (?:IPv[46] )?address, e\.g\. |the address of a server, e\.g\. )?"([^"]+)"(?:, and remove (\w+)(?: and (\w+))?)?/, (resources, finding, [, value, ...removed]) => {
    write(resources, finding, value);
    removed.forEach((other) => delete resources[other]);
  }],
  [/^Write each range of the list by itself, e\.g\. "([^"]+)"/, (resources, finding, [, value]) => write(resources, finding, value)],
  [/^Remove the (?:route|rule)\b/, (resources, { resource: { id } }) => delete resources[id]],
  [/Set TargetVpcSubnetId to "local"/, (resources, { resource: { id } }) => Object.assign(resources[id].Properties, { TargetVpcSubnetId: 'local' })],
  [/\b[sS]et AuthorizeAllGroups to true(?: instead, and remove (\w+)(?: and (\w+))?)?/, (resources, { resource: { id } }, [, ...removed]) => {
    Object.assign(resources[id].Properties, { AccessGroupId: undefined, AuthorizeAllGroups: true });
    removed.forEach((other) => delete resources[other]);
  }],
  [/Name a group/, (resources, { resource: { id } }) => Object.assign(resources[id].Properties, { AccessGroupId: 'somebody' })],
  [/set TrafficIpAddressType of the endpoint to "dual-stack"(?: and ClientCidrBlock to e\.g\. "([^"]+)")?/, ({ Vpn: { Properties } }, _, [, range]) => {
    Object.assign(Properties, { TrafficIpAddressType: 'dual-stack', ...range === undefined ? {} : { ClientCidrBlock: range } });
  }],
  [/such as the VPC's own/, ({ Vpc, Vpn }) => Object.assign(Vpn.Properties, { DnsServers: [Vpc.Properties.CidrBlock.replace(/0\/16$/, '2')] })],
  [/set SplitTunnel to true/, ({ Vpn: { Properties } }) => Object.assign(Properties, { SplitTunnel: true })],
  [/set SplitTunnel to false(?:, and name DNS servers, e\.g\. "([^"]+)")?/, ({ Vpn: { Properties } }, _, [, server]) => {
    Object.assign(Properties, { SplitTunnel: false, ...server === undefined ? {} : { DnsServers: [server] } });
  }],
  [/^Add (a route through each associated subnet)?(?: and )?(?:an authorization rule of ([^,]+?))? for "([^"]+)"(?:, and remove (\w+))?/, (resources, _, [, route, whom, range, removed]) => {
    const groups = Array.from((whom ?? '').matchAll(/group "([^"]+)"/g), ([, group]) => group);
    all(resources, route === undefined ? {} : { DnsA: through(ref('SubnetA'), range), DnsB: through(ref('SubnetB'), range) });
    all(resources, whom === 'all users' ? { Dns: rule({ TargetNetworkCidr: range, AuthorizeAllGroups: true }) } : {});
    groups.forEach((group, index) => all(resources, { [`Dns${index}`]: rule({ TargetNetworkCidr: range, AccessGroupId: group }) }));
    delete resources[removed];
  }],
];

const CLIENTS = ['10.100.0.0/16', '10.0.0.0/16', '10.20.0.0/16', '10.100.4.0/16', '172.16.0.0/12', undefined];
const NETWORKS = ['10.0.0.0/16', '172.20.0.0/16'];
const DESTINATIONS = [
  '10.20.0.0/16', '10.20.0.5/16', '10.20.0.0/33', '10.20.1.7', '10.0.0.0/16', '10.0.0.9/16', '10.0.0.0', '10.100.0.0/16', '10.100.3.4', '0.0.0.0/0', '0.0.0.0', 'everywhere', '',
  'pl-0123456789abcdef0', '10.20.0.0/16 ', '2001:db8:20::/48', '2001:db8:20::', '2001:db8:20::7/48', '172.20.0.7/16',
];
const SERVERS = [undefined, ['10.0.0.2'], ['172.20.0.2'], ['dns'], ['10.0.0.2', 'dns'], ['10.100.0.2'], ['8.8.8.8'], ['2001:db8::53'], ['10.50.0.10'], ['10.20.0.2', '10.0.0.10']];
const GROUPS = ['staff', 'others', ' staff', ' ', 'a,,b', '', undefined, true];

/** Templates at random, always the same ones. */
function* templates(count: number): Iterable<Resources> {
  let seed = 7;
  const next = (most: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % most;
  };
  const one = <T>(from: readonly T[]) => from[next(from.length)];
  for (let round = 0; round < count; round++) {
    const target = () => one<unknown>([ref('SubnetA'), ref('SubnetA'), ref('SubnetB'), 'local', undefined]);
    const ruleFor = () => {
      const group = one<unknown>(GROUPS);
      return rule({ TargetNetworkCidr: one(DESTINATIONS), ...group === true ? { AuthorizeAllGroups: true } : { AccessGroupId: group } });
    };
    const traffic = one(['ipv4', 'ipv4', 'ipv6', 'dual-stack']);
    const range = one(NETWORKS);
    const zone = (name: string, third: number): Spelled => ({
      CidrBlock: range.replace('.0.0/16', `.${third}.0/24`), AvailabilityZone: name, ...next(2) === 0 ? { Ipv6CidrBlock: `2001:db8:0:${third}::/64` } : {},
    });
    yield {
      Vpc: vpc({ CidrBlock: range, ...next(5) === 0 ? { EnableDnsSupport: false } : {} }),
      SubnetA: subnet(zone('a', 1)),
      SubnetB: subnet(zone('b', 2)),
      Vpn: endpoint({
        VpcId: ref('Vpc'),
        SecurityGroupIds: ['sg-0123456789abcdef0'],
        ClientCidrBlock: traffic === 'ipv6' ? undefined : one(CLIENTS),
        TrafficIpAddressType: traffic,
        SplitTunnel: next(3) > 0,
        DnsServers: one(SERVERS),
        ...next(4) === 0 ? { AuthenticationOptions: [CERTIFICATES] } : {},
      }),
      A: association({ SubnetId: ref('SubnetA') }),
      B: association({ SubnetId: ref('SubnetB') }),
      RouteA: through(target(), one(DESTINATIONS)),
      RouteB: through(target(), one(DESTINATIONS)),
      RouteC: through(target(), one(DESTINATIONS)),
      RuleA: ruleFor(),
      RuleB: ruleFor(),
      RuleC: ruleFor(),
    };
  }
}

test('what a finding about destinations, DNS servers, groups or the client range says to write is accepted', () => {
  const followed = new Map<string, number>();
  const wrong: unknown[] = [];
  for (const written of templates(250)) {
    // a template, as CloudFormation reads it.
    const resources: Resources = JSON.parse(JSON.stringify(written));
    const findings = judged(resources);
    const before = new Set(findings.map(keyOf));
    for (const finding of findings) {
      for (const [index, [pattern, follow]] of FOLLOWED.entries()) {
        const match = pattern.exec(finding.fix);
        if (match !== null) {
          const changed: Resources = structuredClone(resources);
          follow(changed, finding, match);
          const after = judged(JSON.parse(JSON.stringify(changed)));
          const remains = after.filter((other) => keyOf(other) === keyOf(finding));
          const added = after.filter((other) => !before.has(keyOf(other)) && !isAboutOthers(other, finding));
          followed.set(`${index}`, (followed.get(`${index}`) ?? 0) + 1);
          if (remains.length + added.length > 0) {
            wrong.push({
              finding: `${keyOf(finding)}: ${JSON.stringify(finding.value)} ${finding.fix}`,
              then: [...remains, ...added].map((other) => `${keyOf(other)}: ${other.wrong}`),
              resources,
            });
          }
        }
      }
    }
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  // each way to follow a fix was gone.
  expect([...followed.keys()].map(Number).sort((one, other) => one - other)).toEqual(FOLLOWED.map((_, index) => index));
});
