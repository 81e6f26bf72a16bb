import { findings, graphOf, ids, lines, optional, type Surroundings, unknown } from './graphs';
import { Evaluator } from '../../src/evaluation/evaluate';
import { inTemplates } from '../../src/evaluation/spelling';
import type { Properties, Value } from '../../src/model/values';
import { chosen } from '../../src/rules/required';
import { api, guide } from '../pages';

const rules = (required: string) => chosen([required]).map(({ rule }) => rule);
const SOURCE = '[GroupsOnlyRequired] https://docs.aws.amazon.com/config/latest/developerguide/ec2-client-vpn-not-authorize-all.html';
const ALL = { AuthorizeAllGroups: true, TargetNetworkCidr: '10.1.0.0/16' };

describe('groups only', () => {
  const found = (required: string, rule: Properties) => lines(rules(required), {}, { authorizationRules: [rule] });
  const WRONG = 'lets all users in, but rules for groups only are required (AWS Config ec2-client-vpn-not-authorize-all). Name groups in place of allUsers';

  test.each<[string, string, Properties, string]>([
    ['all users', 'groups-only', ALL, `true ${WRONG}, or except the destination: ClientVpnRequirement.groupsOnly({ exceptFor: ["10.1.0.0/16"] }).`],
    ['a group as well', 'groups-only', { ...ALL, AuthorizeAllGroups: 'true', AccessGroupId: 'x' }, `"true" ${WRONG}, or except the destination: ClientVpnRequirement.groupsOnly({ exceptFor: ["10.1.0.0/16"] }).`],
    ['a destination that is not known', 'groups-only', { ...ALL, TargetNetworkCidr: unknown }, `true ${WRONG}.`],
    ['another exception', 'groups-only=10.0.0.2/32 + fd00::/8', ALL, `true ${WRONG}, or except the destination: ClientVpnRequirement.groupsOnly({ exceptFor: ["10.0.0.2/32","fd00::/8","10.1.0.0/16"] }).`],
    ['an exception that is a part', 'groups-only=10.1.2.0/24', ALL, `true ${WRONG}, or except the destination: ClientVpnRequirement.groupsOnly({ exceptFor: ["10.1.2.0/24","10.1.0.0/16"] }).`],
  ])('%s', (_, required, rule, message) => {
    expect(found(required, rule)).toEqual([`authorizeAllGroups ${message} ${SOURCE}`]);
  });

  test.each<[string, Properties, string]>([
    ['groups-only=10.0.0.2/32 + fd00::/8', ALL, 'Name a group in AccessGroupId instead, or except the destination: groups-only=10.0.0.2/32+fd00::/8+10.1.0.0/16.'],
    ['groups-only', { ...ALL, TargetNetworkCidr: unknown }, 'Name a group in AccessGroupId instead.'],
  ])('what to write in a template: %s', (required, rule, fix) => {
    expect(findings(rules(required), {}, { authorizationRules: [rule] }).map((finding) => inTemplates(finding).fix)).toEqual([fix]);
  });

  test.each<[string, string, Properties]>([
    ['a group', 'groups-only', { AccessGroupId: 'x', TargetNetworkCidr: '10.1.0.0/16' }],
    ['a group, written out', 'groups-only', { ...ALL, AuthorizeAllGroups: false }],
    ['perhaps all users', 'groups-only', { ...ALL, AuthorizeAllGroups: unknown }],
    ['an exception', 'groups-only=10.0.0.2/32+10.1.0.0/16', ALL],
    ['a part of an exception', 'groups-only=10.0.0.0/8', ALL],
    ['an exception in another spelling', 'groups-only=fd00::/8', { ...ALL, TargetNetworkCidr: 'FD00:0::/8' }],
    ['what may be an exception', 'groups-only=10.0.0.2/32', { ...ALL, TargetNetworkCidr: unknown }],
  ])('%s is not a finding', (_, required, rule) => {
    expect(found(required, rule)).toEqual([]);
  });
});

describe('a certificate and a user', () => {
  const [CERTIFICATE, SAML, DIRECTORY] = ['certificate', 'federated', 'directory-service'].map((type) => ({ Type: `${type}-authentication` }));

  test.each<[string, Value, string]>([
    ['a certificate', [CERTIFICATE], 'ask for a certificate alone'],
    ['SAML', [SAML], 'ask for a user alone'],
    ['nothing', undefined, 'are missing'],
  ])('%s', (_, AuthenticationOptions, message) => {
    expect(lines(rules('certificate-and-user'), { AuthenticationOptions })).toEqual([
      `authenticationOptions ${message}, but a certificate and a user together are required (NIST SP 800-53 IA-2(1), NIST SP 800-53 IA-2(2)). `
      + 'Write ClientVpnAuthentication.federated(…).withMutual(…) or ClientVpnAuthentication.activeDirectory(…).withMutual(…). [CertificateAndUserRequired] '
      + guide('client-authentication'),
    ]);
  });

  test.each<[Value, string]>([
    [[CERTIFICATE], 'Add an option of the type "federated-authentication" or "directory-service-authentication".'],
    [[DIRECTORY], 'Add an option of the type "certificate-authentication".'],
  ])('what to write in a template: %j', (AuthenticationOptions, fix) => {
    expect(findings(rules('certificate-and-user'), { AuthenticationOptions }).map((finding) => inTemplates(finding).fix)).toEqual([fix]);
  });

  test.each<[string, Value]>([
    ['SAML', [CERTIFICATE, SAML]], ['a directory', [DIRECTORY, CERTIFICATE]], ['something that is not known', [CERTIFICATE, unknown]], ['a type that is not known', [{ Type: unknown }]],
    ['a type that does not exist', [CERTIFICATE, { Type: 'saml' }]], ['a list that is not known', unknown], ['a list that may be absent', optional],
  ])('%s is not a finding', (_, AuthenticationOptions) => {
    expect(ids(rules('certificate-and-user'), { AuthenticationOptions })).toEqual([]);
  });
});

describe('two zones', () => {
  const found = (surroundings: Surroundings, endpoint: Properties = {}) => lines(rules('two-zones'), endpoint, surroundings);
  const [A, B] = ['subnet-a', 'subnet-b'].map((SubnetId) => ({ SubnetId }));
  const message = (where: string) => [`the endpoint is in ${where}, but at least two are required. Associate subnets in at least two Availability Zones. `
    + `[TwoZonesRequired] ${api('AssociateClientVpnTargetNetwork')}`];
  const gateway = (zones: Properties) => ({ TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1', ...zones } });

  test.each<[string, Surroundings, Properties, string]>([
    ['no association', {}, {}, 'no Availability Zone'],
    ['one association', { associations: [A] }, {}, 'one Availability Zone alone'],
    ['two that never exist together', { associations: [A, B], exclusive: true }, {}, 'one Availability Zone alone'],
    ['one zone of a transit gateway, by its id', {}, gateway({ AvailabilityZoneIds: ['euw1-az1'] }), 'one Availability Zone alone'],
    ['one zone of a transit gateway', {}, gateway({ AvailabilityZones: ['eu-west-1a'] }), 'one Availability Zone alone'],
  ])('%s', (_, surroundings, endpoint, where) => {
    expect(found(surroundings, endpoint)).toEqual(message(where));
  });

  test.each<[string, Surroundings, Properties]>([
    ['two associations', { associations: [A, B] }, {}],
    ['two zones of a transit gateway', {}, gateway({ AvailabilityZoneIds: ['euw1-az1', 'euw1-az2'] })],
    ['zones that the service chooses', {}, gateway({})],
    ['zones that the service chooses, and an association', { associations: [{ AvailabilityZone: 'eu-west-1b' }] }, gateway({})],
    ['one of the gateway and an association', { associations: [{ AvailabilityZone: 'eu-west-1b' }] }, gateway({ AvailabilityZones: ['eu-west-1a'] })],
    ['zones that are not known', {}, gateway({ AvailabilityZones: unknown })],
    ['a gateway that is not known', {}, { TransitGatewayConfiguration: unknown }],
  ])('%s is not a finding', (_, surroundings, endpoint) => {
    expect(found(surroundings, endpoint)).toEqual([]);
  });

  test('an imported endpoint may have its associations elsewhere', () => {
    expect(new Evaluator(rules('two-zones')).ofNetwork({ associations: [], routes: [], authorizationRules: [] }, graphOf({}))).toEqual([]);
  });
});
