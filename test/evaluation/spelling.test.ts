import { describe as line, finding, type Finding, type Problem, type Rule } from '../../src/evaluation/rule';
import { inProps, inTemplates, lineInProps } from '../../src/evaluation/spelling';

const RULE: Rule = { id: 'Some', severity: 'error', title: 'x', why: 'y', source: 'https://example.com', on: 'network', check: () => [] };
const found = (problem: Partial<Problem>): Finding => (
  finding(RULE, { path: '', wrong: 'is wrong', fix: 'Mend it.', ...problem }, { id: 'Vpn', type: 'x', properties: {} })
);

test.each<[string, Partial<Problem>, string, string]>([
  ['a property', { path: 'ClientCidrBlock', value: '10.0.0.0/8' }, 'ClientCidrBlock "10.0.0.0/8" is wrong. Mend it.', 'clientCidrBlock "10.0.0.0/8" is wrong. Mend it.'],
  ['a property of a list', { path: 'AuthenticationOptions.0.ActiveDirectory.DirectoryId' }, 'AuthenticationOptions[0].ActiveDirectory.DirectoryId is wrong. Mend it.',
    'authenticationOptions[0].activeDirectory.directoryId is wrong. Mend it.'],
  ['a name that CloudFormation does not have', { path: 'DNSServers.1' }, 'DNSServers[1] is wrong. Mend it.', 'DNSServers[1] is wrong. Mend it.'],
  ['names in sentences', { wrong: 'is given with VpcId', fix: 'Write TagSpecifications[].Tags, or leave out VpcId.' },
    'is given with VpcId. Write TagSpecifications[].Tags, or leave out VpcId.', 'is given with vpcId. Write tagSpecifications[].tags, or leave out vpcId.'],
  ['names that are values, or parts of paths and of other words', { wrong: 'is "VpcId \\" VpcId" of Stack/VpcId/Vpc, a VpcIdentity', fix: 'Ask VpcId-1.' },
    'is "VpcId \\" VpcId" of Stack/VpcId/Vpc, a VpcIdentity. Ask VpcId-1.', 'is "VpcId \\" VpcId" of Stack/VpcId/Vpc, a VpcIdentity. Ask VpcId-1.'],
  ['another fix', { fix: 'Write DnsServers.', fixInApp: 'Use ClientVpnDnsServers.vpcResolver().' }, 'is wrong. Write DnsServers.', 'is wrong. Use ClientVpnDnsServers.vpcResolver().'],
])('%s', (_, problem, template, app) => {
  expect(line(inTemplates(found(problem)))).toBe(`${template} [Some] https://example.com`);
  expect(lineInProps(found(problem))).toBe(`${app} [Some] https://example.com`);
});

test('what holds under a condition begins with it', () => {
  const finding_ = { ...found({ path: 'VpcId' }), under: 'By default, ' };
  expect(inTemplates(finding_).message).toBe('By default, VpcId is wrong.');
  expect(inProps(finding_).message).toBe('By default, vpcId is wrong.');
});
