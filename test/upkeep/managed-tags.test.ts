import { Stage, Tags, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import { ClientVpnEndpointPlus, ClientVpnManagedTags, type ClientVpnManagedTagsChoice } from '../../src/index';
import { ENDPOINT, messageOf, newApp, newEndpoint, newStack, resourcesOf, synth, validationErrors, warnings } from '../fixtures';

const TAGS = 'Custom::ClientVpnTags';
const ID = 'cvpn-endpoint-0123456789abcdef0';
const PAGE = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html';

const endpointWith = (managedTags: ClientVpnManagedTagsChoice | undefined, tags?: Record<string, string>) => (
  newEndpoint(newStack(), { managedTags, tags })
);
const keptOn = (vpn: ClientVpnEndpointPlus) => Object.values(resourcesOf(synth(vpn), TAGS)).map(({ Tags: tags }) => tags);

describe('tags that are given', () => {
  test('are kept by the function, in the order of their keys, and are no property of the endpoint', () => {
    const template = synth(endpointWith(ClientVpnManagedTags.of({ Team: 'network', Cost: '42' })));
    const [endpoint] = Object.keys(template.findResources(ENDPOINT, { Properties: { TagSpecifications: Match.absent() } }));
    const [[id, { ServiceToken: token, ...properties }]] = Object.entries(resourcesOf(template, TAGS));
    expect(id).toMatch(/^VpnManagedTags[0-9A-F]{8}$/);
    expect(token).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^ClientVpnUpkeepFunction/), 'Arn'] });
    expect(JSON.stringify(properties)).toBe(JSON.stringify({ ClientVpnEndpointId: { Ref: endpoint }, Tags: { Cost: '42', Team: 'network' } }));
  });

  test('are written by a function that may tag this endpoint alone, until they are removed', () => {
    const template = synth(endpointWith(ClientVpnManagedTags.of({ Team: 'network' })));
    const [endpoint] = Object.keys(template.findResources(ENDPOINT));
    const [policy] = Object.keys(template.findResources('AWS::IAM::Policy', {
      Properties: {
        PolicyDocument: {
          Statement: [{
            Action: ['ec2:CreateTags', 'ec2:DeleteTags'],
            Effect: 'Allow',
            Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ec2:eu-west-1:111111111111:client-vpn-endpoint/', { Ref: endpoint }]] },
          }],
        },
      },
    }));
    template.hasResource(TAGS, { DependsOn: Match.arrayWith([policy]) });
  });

  test('may have the names that every object has', () => {
    expect(keptOn(endpointWith(ClientVpnManagedTags.of({ constructor: 'x' }), { Team: 'network' }))).toEqual([{ constructor: 'x' }]);
  });

  test('may be tokens', () => {
    expect(keptOn(endpointWith(ClientVpnManagedTags.of({ Stack: Token.asString({ Ref: 'AWS::StackName' }) })))).toEqual([{ Stack: { Ref: 'AWS::StackName' } }]);
  });

  test('are those of the time of the call', () => {
    const tags: Record<string, string> = { Team: 'network' };
    const choice = ClientVpnManagedTags.of(tags);
    tags.Team = 'other';
    expect(keptOn(endpointWith(choice))).toEqual([{ Team: 'network' }]);
  });

  test('go with tags of creation, and warn of nothing', () => {
    const vpn = endpointWith(ClientVpnManagedTags.of({ Cost: '42' }), { Team: 'network' });
    Tags.of(vpn.stack).add('Owner', 'me');
    expect(warnings(vpn)).toEqual([]);
    synth(vpn).hasResourceProperties(ENDPOINT, { TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'Team', Value: 'network' }] }] });
  });

  test.each<[string, Record<string, string>, string]>([
    ['a key of AWS', { 'aws:owner': 'me' }, `managedTags "aws:owner" begins with "aws:", which is reserved for AWS. Choose a key without it. [TagKeyReserved] ${PAGE}`],
    ['no key', { '': 'me' }, `managedTags "" is empty. Write a key, e.g. "Name", or remove the tag. [TagKeyEmpty] ${PAGE}`],
    ['a long value', { a: 'v'.repeat(257) }, `managedTags "${'v'.repeat(79)}… has 257 characters: a value may have up to 256. Shorten it. [TagValueLength] ${PAGE}`],
    ['51 with those of creation', Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, 'v'])),
      `managedTags has 51 tags: a resource may have up to 50. Keep 50. [TagCount] ${PAGE}`],
    ['a key of tags', { Team: 'other' }, 'managedTags has the key "Team", which tags has as well. Remove it from managedTags: without it in tags, the endpoint is replaced. '
      + '[ManagedTagInTags] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-clientvpnendpoint-tagspecification.html'],
  ])('are not %s', (_, tags, message) => {
    expect(messageOf(() => endpointWith(ClientVpnManagedTags.of(tags), { Team: 'network' }))).toBe(`Stack/Vpn: ${message}`);
  });

  test('are 50 with those of creation', () => {
    expect(keptOn(endpointWith(ClientVpnManagedTags.of(Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`k${index}`, 'v']))), { Team: 'network' }))).toHaveLength(1);
  });

  test.each<[string, () => unknown, string]>([
    ['missing', () => ClientVpnManagedTags.of(undefined as never), 'ClientVpnManagedTags.of(): tags is missing. Write e.g. { Team: "network" }.'],
    ['numbers', () => ClientVpnManagedTags.of({ Cost: 42 as never }), 'tags is { Cost: 42 }. Write e.g. { Team: "network" }.'],
    ['an object in place of the choice', () => endpointWith({ Team: 'network' } as never), 'managedTags is { Team: "network" }. Write e.g. ClientVpnManagedTags.of({ Team: "network" }).'],
  ])('are not %s', (_, act, message) => {
    expect(messageOf(act)).toContain(message);
  });
});

describe('tags of the scope', () => {
  test('are those of the app, the stack and the endpoint, at synthesis', () => {
    const app = newApp();
    const stack = newStack(new Stage(app, 'Stage'));
    const vpn = newEndpoint(stack, { managedTags: ClientVpnManagedTags.fromScope() });
    Tags.of(app).add('Company', 'example');
    Tags.of(stack).add('Team', 'network');
    Tags.of(vpn).add('Team', 'vpn');
    Tags.of(vpn).remove('Company');
    Tags.of(app).add('Function', 'yes', { includeResourceTypes: ['AWS::Lambda::Function'] });
    Tags.of(app).add('NotVpn', 'yes', { excludeResourceTypes: [ENDPOINT] });
    expect(keptOn(vpn)).toEqual([{ Team: 'vpn' }]);
  });

  test('may be none', () => {
    expect(keptOn(endpointWith(ClientVpnManagedTags.fromScope()))).toEqual([{}]);
  });

  test('are checked when the app is complete', () => {
    const vpn = endpointWith(ClientVpnManagedTags.fromScope(), { Team: 'network' });
    Tags.of(vpn).add('Team', 'vpn');
    Tags.of(vpn).add('long', 'v'.repeat(257));
    expect(validationErrors(vpn)).toEqual([
      '[Stack/Vpn] managedTags has the key "Team", which tags has as well. Remove it from managedTags: without it in tags, the endpoint is replaced. '
      + '[ManagedTagInTags] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-clientvpnendpoint-tagspecification.html',
      `[Stack/Vpn] managedTags "${'v'.repeat(79)}… has 257 characters: a value may have up to 256. Shorten it. [TagValueLength] ${PAGE}`,
    ]);
  });
});

describe('an endpoint that has not the tags of its scope', () => {
  const warning = (...keys: string[]) => `/Stack/Vpn: Tags.of() gives ${keys.map((key) => `"${key}"`).join(', ')} to the scope, and not to the endpoint. `
    + 'Write managedTags: ClientVpnManagedTags.fromScope(), or ClientVpnManagedTags.of({}) where the endpoint is to have none of them. '
    + '[TagsOfScope] https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/docs/upkeep.md#tags [ack: cdk-client-vpn-plus:TagsOfScope]';

  test('is a warning, once', () => {
    const vpn = endpointWith(undefined);
    Tags.of(vpn.stack).add('Team', 'network');
    Tags.of(vpn.stack).add('Cost', '42');
    expect(warnings(vpn)).toEqual([warning('Cost', 'Team')]);
  });

  test('is a warning that names the tags that are missing', () => {
    const vpn = endpointWith(undefined, { Team: 'network' });
    Tags.of(vpn.stack).add('Team', 'network');
    expect(warnings(vpn)).toEqual([]);
    const other = endpointWith(undefined, { Team: 'network' });
    Tags.of(other.stack).add('Team', 'network');
    Tags.of(other.stack).add('Cost', '42');
    expect(warnings(other)).toEqual([warning('Cost')]);
  });

  test.each<[string, (l1: CfnClientVpnEndpoint) => void]>([
    ['by an override', (l1) => l1.addPropertyOverride('TagSpecifications', [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'Team', Value: 'network' }] }])],
    ['by a token', (l1) => l1.addPropertyOverride('TagSpecifications', { 'Fn::If': ['A', [], []] })],
    ['by a token in place of the tags', (l1) => l1.addPropertyOverride('TagSpecifications', [{ ResourceType: 'client-vpn-endpoint', Tags: { 'Fn::If': ['A', [], []] } }])],
  ])('is none where it has them %s', (_, change) => {
    const vpn = endpointWith(undefined);
    Tags.of(vpn.stack).add('Team', 'network');
    change(vpn.node.defaultChild as CfnClientVpnEndpoint);
    expect(warnings(vpn)).toEqual([]);
  });

  test('is none where they are for other types', () => {
    const vpn = endpointWith(undefined);
    Tags.of(vpn.stack).add('Team', 'network', { includeResourceTypes: ['AWS::Logs::LogGroup'] });
    expect(warnings(vpn)).toEqual([]);
  });
});

describe('an imported endpoint', () => {
  test('has tags, given or of the scope', () => {
    const stack = newStack();
    const endpoint = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', { clientVpnEndpointId: ID, managedTags: ClientVpnManagedTags.fromScope() });
    Tags.of(stack).add('Team', 'network');
    expect(Object.values(resourcesOf(synth(endpoint), TAGS))).toEqual([expect.objectContaining({ ClientVpnEndpointId: ID, Tags: { Team: 'network' } })]);
  });

  test('is not warned of, since its tags are not known', () => {
    const stack = newStack();
    ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', { clientVpnEndpointId: ID });
    Tags.of(stack).add('Team', 'network');
    expect(warnings(stack)).toEqual([]);
  });
});
