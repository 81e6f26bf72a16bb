import { CERTIFICATES, endpoint, findings, found, lines, perhaps, ref, RESOURCES, route, ROUTED, rule, type Spelled, withVpn } from './templates';
import { inTemplates } from '../../src/evaluation/spelling';

const { All } = RESOURCES;
const to = (destination: unknown, group?: unknown, attributes?: Spelled) => (
  rule({ TargetNetworkCidr: destination, ...group === undefined ? { AuthorizeAllGroups: true } : { AccessGroupId: group } }, attributes)
);
const DIRECTORY = { Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: 'd-926742f1a0' } };
const SAML = { Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: ref('Any') } };
const certificatesOnly = withVpn({ AuthenticationOptions: [CERTIFICATES] });
const betweenClients = { Local: route({ DestinationCidrBlock: '10.100.0.0/16', TargetVpcSubnetId: 'local' }) };
const directory = withVpn({ AuthenticationOptions: [CERTIFICATES, DIRECTORY] });

describe('a rule', () => {
  test.each<[string, Spelled, string[]]>([
    ['for all users', {}, []],
    ['for nobody', { All: rule({ TargetNetworkCidr: '10.0.0.0/16' }) }, ['All AuthorizationRuleGroupMissing']],
    ['for an empty group', { All: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: '' }) }, ['All AuthorizationRuleGroupMissing']],
    ['for an empty group, and for all users, perhaps', { All: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: '', AuthorizeAllGroups: ref('Any') }) }, []],
    ['for nobody, in letters', { All: rule({ TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: 'False' }) }, ['All AuthorizationRuleGroupMissing']],
    ['for all users, perhaps', { All: rule({ TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: ref('Any') }) }, []],
    ['for a group, perhaps', { All: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: perhaps('x') }) }, []],
    ['for a group and for all users', { All: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: 'x', AuthorizeAllGroups: 'true' }) }, ['All AuthorizationRuleGroupAndAll']],
    ['for a group or for all users', { All: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: perhaps('x'), AuthorizeAllGroups: true }) }, []],
    ['for no range', { All: to('everything') }, ['All AuthorizationRuleFormat']],
    ...['10.20.0.0/33', '10.20.0.0/40', '2001:db8::/129', 'db.example.com', '10.20.0.0', '', 'pl-0123456789abcdef0'].map(
      (destination): [string, Spelled, string[]] => [`for ${destination || 'nothing'}`, { All: to(destination) }, ['All AuthorizationRuleFormat']]),
    ['for a prefix list of the template', { List: { Type: 'AWS::EC2::PrefixList' }, All: to(ref('List')) }, ['All AuthorizationRuleFormat']],
    ['for a range with host bits', { All: to('10.0.1.7/16') }, ['All AuthorizationRuleHostBits']],
    ['for a range of a parameter', { All: to(ref('Any')) }, []],
    ['for IPv6', { All: to('2001:db8::/32') }, ['All AuthorizationRuleFamily']],
    ['for IPv6, of an endpoint of a parameter', { ...withVpn({ TrafficIpAddressType: ref('Any') }), All: to('2001:db8::/32') }, []],
    ['for a long group', { All: to('10.0.0.0/16', 'ä'.repeat(256)) }, ['All AccessGroupIdLength']],
    ['for a group with a blank before it', { All: to('10.0.0.0/16', ' engineers') }, ['All AccessGroupIdSpelling']],
    ['for a group with a line break after it', { All: to('10.0.0.0/16', 'engineers\n') }, ['All AccessGroupIdSpelling']],
    ['for a group with a blank within', { All: to('10.0.0.0/16', 'all engineers') }, []],
    ['for two groups in one', { All: to('10.0.0.0/16', 'engineers, contractors') }, ['All AccessGroupIdSpelling']],
    ['for a distinguished name', { All: to('10.0.0.0/16', 'CN=engineers,OU=groups') }, []],
    ['for a group of 255 characters', { All: to('10.0.0.0/16', '😀'.repeat(255)) }, []],
    ['for a group without users', { ...certificatesOnly, All: to('10.0.0.0/16', 'x') }, ['All AccessGroupIdWithoutUsers']],
    ['for all users, without users', certificatesOnly, []],
    ['for a group and all users, without users', { ...certificatesOnly, All: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: 'x', AuthorizeAllGroups: true }) },
      ['All AuthorizationRuleGroupAndAll']],
    ['for a group of clients without users', { ...certificatesOnly, ...betweenClients, All: to('10.100.0.0/16', 'x') }, ['All AccessGroupIdWithoutUsers']],
    ['for a group of a directory', { ...directory, All: to('10.0.0.0/16', 'x') }, ['All AccessGroupIdOfDirectory']],
    ['for a SID', { ...directory, All: to('10.0.0.0/16', 'S-1-5-21') }, []],
    ['for a group of a parameter', { ...directory, All: to('10.0.0.0/16', ref('Any')) }, []],
    ['for a group of a directory or something', { ...withVpn({ AuthenticationOptions: [DIRECTORY, { Type: ref('Any') }] }), All: to('10.0.0.0/16', 'x') }, []],
    ['for a group of a parameter of options', { ...withVpn({ AuthenticationOptions: ref('Any') }), All: to('10.0.0.0/16', 'x') }, []],
    ['for a group of SAML', { ...withVpn({ AuthenticationOptions: [SAML, CERTIFICATES] }), All: to('10.0.0.0/16', 'x') }, []],
    ['for a group of an imported endpoint', { Vpn: undefined, All: to('10.0.0.0/16', 'x') }, []],
    ['for a group of SAML beside a directory', { ...withVpn({ AuthenticationOptions: [SAML, DIRECTORY] }), All: to('10.0.0.0/16', 'x') },
      ['Vpn AuthenticationCombination']],
    ['for a group between clients', { ...betweenClients, All: to('10.100.1.0/24', 'x') }, ['All AccessGroupIdBetweenClients']],
    ['for a group around clients', { All: to('10.0.0.0/8', 'x') }, []],
    ['for a group of clients of a parameter', { ...withVpn({ ClientCidrBlock: ref('Any') }), All: to('10.0.9.0/24', 'x') }, []],
    ['missing', { All: undefined }, ['Vpn AuthorizationRuleMissing']],
    ['missing for an imported endpoint', { Vpn: undefined, All: undefined }, []],
    ['twice', { Again: All }, ['Again DuplicateAuthorizationRule']],
    ['twice, spelled differently', { Again: rule({ TargetNetworkCidr: '0.0.0.0/0', AuthorizeAllGroups: 'true' }) }, ['Again DuplicateAuthorizationRule']],
    ['twice in IPv6, spelled differently', { ...withVpn({ TrafficIpAddressType: ref('Any') }), All: to('2001:DB8::/32'), Again: to('2001:db8:0::/32') },
      ['Again DuplicateAuthorizationRule']],
    ['twice for a parameter', { All: to(ref('Any'), ref('Other')), Again: to(ref('Any'), ref('Other')) }, ['Again DuplicateAuthorizationRule']],
    ['twice, with host bits', { All: to('10.0.0.1/16'), Again: to('10.0.0.0/16') }, ['All AuthorizationRuleHostBits']],
    ['without a destination, twice', { All: rule({ AuthorizeAllGroups: true }), Again: rule({ AuthorizeAllGroups: true }) }, ['All PropertyMissing', 'Again PropertyMissing']],
    ['twice, never together', { All: { ...All, Condition: 'Dev' }, Again: { ...All, Condition: 'Prod' } }, []],
    ['for two groups', { All: to('10.0.0.0/16', 'x'), Again: to('10.0.0.0/16', 'y') }, []],
    ['for a group without a flag and with one', { All: to('10.0.0.0/16', 'x'), Again: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: 'x', AuthorizeAllGroups: false }) },
      ['Again DuplicateAuthorizationRule']],
    ['for a group with a flag that nobody knows', { All: to('10.0.0.0/16', 'x'), Again: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: 'x', AuthorizeAllGroups: ref('Any') }) },
      []],
  ])('%s', (_, resources, expected) => {
    expect(found(resources)).toEqual(expected);
  });
});

describe('a narrower rule', () => {
  const takes = ['Narrow AuthorizationRuleTakesAccess'];

  test.each<[string, Spelled, string[]]>([
    ['for another group', { All: to('10.0.0.0/8', 'x'), Narrow: to('10.1.0.0/16', 'y') }, takes],
    ['for another group, of all addresses', { All: to('0.0.0.0/0', 'x'), Narrow: to('10.1.0.0/16', 'y') }, takes],
    ['for a group instead of all users', { Narrow: to('10.1.0.0/16', 'y') }, takes],
    ['for a parameter instead of all users', { Narrow: to('10.1.0.0/16', ref('Any')) }, takes],
    ['for a parameter instead of a group', { All: to('10.0.0.0/8', 'x'), Narrow: to('10.1.0.0/16', ref('Any')) }, []],
    ['for a group instead of a parameter', { All: to('10.0.0.0/8', ref('Any')), Narrow: to('10.1.0.0/16', 'y') }, []],
    ['for a group instead of a group with a flag', {
      All: rule({ TargetNetworkCidr: '10.0.0.0/8', AccessGroupId: 'x', AuthorizeAllGroups: false }), Narrow: to('10.1.0.0/16', 'y'),
    }, takes],
    ['for a group instead of a group with a flag that nobody knows', {
      All: rule({ TargetNetworkCidr: '10.0.0.0/8', AccessGroupId: 'x', AuthorizeAllGroups: ref('Any') }), Narrow: to('10.1.0.0/16', 'y'),
    }, []],
    ['for a group and a parameter instead of a group', { All: to('10.0.0.0/8', 'x'), Narrow: to('10.1.0.0/16', 'y'), More: to('10.1.0.0/16', ref('Any')) }, []],
    ['for a group or all users', { Narrow: rule({ TargetNetworkCidr: '10.1.0.0/16', AccessGroupId: 'y', AuthorizeAllGroups: ref('Any') }) }, []],
    ['for all users', { All: to('10.0.0.0/8', 'x'), Narrow: to('10.1.0.0/16') }, []],
    ['for the same group', { All: to('10.0.0.0/8', 'x'), Narrow: to('10.1.0.0/16', 'x') }, []],
    ['for both groups', { All: to('10.0.0.0/8', 'x'), Narrow: to('10.1.0.0/16', 'y'), Kept: to('10.1.0.0/16', 'x') }, []],
    ['beside', { All: to('10.2.0.0/16', 'x'), Narrow: to('10.1.0.0/16', 'y') }, []],
    ['of another family', { ...withVpn({ TrafficIpAddressType: 'dual-stack' }), A: undefined, B: undefined, All: to('0.0.0.0/0', 'x'), Narrow: to('fd00::/8', 'y') },
      ['Vpn AssociationMissing']],
    ['under one that took it already', { All: to('10.0.0.0/8', 'x'), Kept: to('10.1.0.0/16', 'x'), More: to('10.1.0.0/16', 'y'), Narrow: to('10.1.2.0/24', 'y') }, takes],
    ['never together with the wider one', { All: to('10.0.0.0/8', 'x', { Condition: 'Dev' }), Narrow: to('10.1.0.0/16', 'y', { Condition: 'Prod' }) }, []],
    ['with a rule for a parameter', { All: to('10.0.0.0/8', 'x'), Narrow: to('10.1.0.0/16', 'y'), Unknown: to(ref('Any'), 'x') }, []],
    ['with a rule of others for a parameter', { All: to('10.0.0.0/8', 'x'), Narrow: to('10.1.0.0/16', 'y'), Unknown: to(ref('Any'), 'z') }, takes],
    ['with a rule for a parameter and all users', { All: to('10.0.0.0/8', 'x'), Narrow: to('10.1.0.0/16', 'y'), Unknown: to(ref('Any')) }, []],
  ])('%s', (_, resources, expected) => {
    expect(found(resources, ROUTED)).toEqual(expected);
  });
});

test('who loses is all users rather than a group', () => {
  const wide = { Group: to('10.0.0.0/8', 'x'), Other: to('10.0.0.0/8', 'z'), All: undefined };
  const first = (resources: Spelled) => lines(resources, ROUTED).find((line) => line.includes('[AuthorizationRuleTakesAccess]'));
  expect(first({ ...wide, Everyone: to('10.0.0.0/8'), Narrow: to('10.1.0.0/16', 'y') })).toContain(' denies these addresses to all users, whose rule Everyone for ');
  expect(first({ ...wide, Everyone: to('10.0.0.0/8'), Narrow: to('10.1.0.0/16', ref('Any')) })).toContain(' denies these addresses to all users, whose rule Everyone for ');
  expect(first({ ...wide, Narrow: to('10.1.0.0/16', 'y') })).toContain(' denies these addresses to group "x", whose rule Group for ');
});

test('messages', () => {
  expect([
    ...lines({ All: rule({ TargetNetworkCidr: '10.0.0.0/16' }) }),
    ...lines({ All: rule({ TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: 'x', AuthorizeAllGroups: true }) }),
    ...lines({ All: to('10.0.0.0/33') }),
    ...lines({ All: to('pl-0123456789abcdef0') }),
    ...lines({ All: to('10.0.1.7/16') }),
    ...lines({ All: to('2001:db8::/32') }),
    ...lines({ Vpn: endpoint({ ClientCidrBlock: undefined, TrafficIpAddressType: 'ipv6' }), A: undefined, B: undefined }).slice(0, 1),
    ...lines({ Again: All }),
    ...lines({ All: to('10.0.0.0/16', 'x'.repeat(256)) }),
    ...lines({ ...certificatesOnly, All: to('10.0.0.0/16', 'x') }),
    ...lines({ ...directory, All: to('10.0.0.0/16', 'engineers') }),
    ...lines({ ...betweenClients, All: to('10.100.1.0/24', 'x') }),
    ...lines({ All: undefined }),
    ...lines({ All: to('10.0.0.0/16', ' engineering ') }),
    ...lines({ All: to('10.0.0.0/16', 'engineers,contractors') }),
    ...lines({ All: to('10.0.0.0/8', 'x'), Narrow: to('10.1.0.0/16', 'y') }, ROUTED),
    ...lines({ Narrow: to('10.1.0.0/16', ref('Any')) }, ROUTED),
  ],
  ).toMatchInlineSnapshot(`
[
  "All: accessGroupId is missing: AWS Client VPN needs a group, or authorizeAllGroups. Name a group, or set authorizeAllGroups to true. [AuthorizationRuleGroupMissing] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeClientVpnIngress.html",
  "All: accessGroupId "x" is given together with authorizeAllGroups, which grants access to all users. Leave out accessGroupId, or set authorizeAllGroups to false. [AuthorizationRuleGroupAndAll] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeClientVpnIngress.html",
  "All: targetNetworkCidr "10.0.0.0/33" is not a valid CIDR range. Write e.g. "10.0.0.0/16". [AuthorizationRuleFormat] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeClientVpnIngress.html",
  "All: targetNetworkCidr "pl-0123456789abcdef0" is a prefix list: AWS Client VPN accepts a CIDR range. Write each range of the list by itself, e.g. "10.0.0.0/16". [AuthorizationRuleFormat] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeClientVpnIngress.html",
  "All: targetNetworkCidr "10.0.1.7/16" does not begin with the first address of its block. Write "10.0.0.0/16". [AuthorizationRuleHostBits] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeClientVpnIngress.html",
  "All: targetNetworkCidr "2001:db8::/32" is an IPv6 range, but the endpoint carries IPv4 traffic only. Name an IPv4 range. [AuthorizationRuleFamily] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeClientVpnIngress.html",
  "All: targetNetworkCidr "0.0.0.0/0" is an IPv4 range, but the endpoint carries IPv6 traffic only. Name an IPv6 range, or set trafficIpAddressType of the endpoint to "dual-stack" and clientCidrBlock to e.g. "10.100.0.0/16". [AuthorizationRuleFamily] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeClientVpnIngress.html",
  "Again: targetNetworkCidr "0.0.0.0/0" is authorized for the same users by All already. Remove one of the two. [DuplicateAuthorizationRule] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  "All: accessGroupId "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… has 256 characters: AWS Client VPN accepts up to 255. Name the group by a shorter id. [AccessGroupIdLength] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html",
  "All: accessGroupId "x" grants access to no one: the endpoint authenticates clients by certificates alone, which have no groups. Set authorizeAllGroups to true instead, or add a directory or SAML to authenticationOptions. [AccessGroupIdWithoutUsers] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authorization.html",
  "All: accessGroupId "engineers" is not a SID, which names a group of a directory. Write the SID of the group, e.g. "S-1-5-21-1111111111-2222222222-3333333333-1001". [AccessGroupIdOfDirectory] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authorization.html",
  "All: accessGroupId "x" is named for "10.100.1.0/24", a range of the clients: AWS Client VPN supports no groups there. Set authorizeAllGroups to true instead. [AccessGroupIdBetweenClients] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/scenario-client-to-client.html",
  "Vpn: the endpoint has no authorization rule: its clients reach nothing. Add a rule for each destination, for a group or for all users, e.g. with addNetworkAccess(). [AuthorizationRuleMissing] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html",
  "All: accessGroupId " engineering " begins or ends with a space, which is part of the name. Write "engineering". [AccessGroupIdSpelling] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authorization.html",
  "All: accessGroupId "engineers,contractors" has a comma: a rule is for one group. Write a rule for each: "engineers", "contractors". [AccessGroupIdSpelling] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authorization.html",
  "Narrow: targetNetworkCidr "10.1.0.0/16" for group "y" denies these addresses to group "x", whose rule All for "10.0.0.0/8" is wider: the longest prefix decides alone. Add a rule for "10.1.0.0/16" and group "x", unless this is meant. [AuthorizationRuleTakesAccess] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/auth-rule-example-scenarios.html",
  "Narrow: targetNetworkCidr "10.1.0.0/16" for another group denies these addresses to all users, whose rule All for "0.0.0.0/0" is wider: the longest prefix decides alone. Add a rule for "10.1.0.0/16" and all users, unless this is meant. [AuthorizationRuleTakesAccess] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/auth-rule-example-scenarios.html",
]
`);
});

describe('what to write in a template', () => {
  const [here, elsewhere] = ['10.1.0.0/16', '10.2.0.0/16'];

  test.each<[string, Spelled, string]>([
    ['no group', { All: to(here, ' ') }, 'Name a group, or set AuthorizeAllGroups to true.'],
    ['no group, beside all users elsewhere', { All: to(here, ' '), More: to(elsewhere) }, 'Name a group, or set AuthorizeAllGroups to true.'],
    ['no group, beside another one', { All: to(here, ' '), More: to(here, 'x') }, 'Name a group.'],
    ['no group, beside all users', { All: to(here, ' '), More: to(here) }, 'Remove the rule, since another one is for all users.'],
    ['no group, where there are none', { ...certificatesOnly, All: to(here, ' '), One: to(here, 'x'), Two: to(here, 'y') }, 'Set AuthorizeAllGroups to true instead, and remove One and Two.'],
    ['a space', { All: to(here, ' x') }, 'Write "x".'],
    ['a space, beside the same group', { All: to(here, ' x'), More: to(here, 'x') }, 'Remove the rule.'],
    ['a space, beside the same group elsewhere', { All: to(here, ' x'), More: to(elsewhere, 'x') }, 'Write "x".'],
    ['several groups', { All: to(here, 'x, ,y') }, 'Write a rule for each: "x", "y".'],
  ])('for %s', (_, resources, expected) => {
    const said = findings(resources).filter((one) => one.rule === 'AccessGroupIdSpelling' && one.resource.id === 'All');
    expect(said.map((finding) => inTemplates(finding).fix)).toEqual([expected]);
  });
});
