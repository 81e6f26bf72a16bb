import { compare } from '../../src/deployment/comparison';
import type { WorldTemplate } from '../../src/template/world';

const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
type Resources = Readonly<Record<string, object>>;

const endpoint = (clientCidrBlock = '10.100.0.0/16') => ({
  Type: 'AWS::EC2::ClientVpnEndpoint',
  Properties: {
    AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: CERTIFICATE } }],
    ClientCidrBlock: clientCidrBlock,
    ConnectionLogOptions: { Enabled: false },
    ServerCertificateArn: CERTIFICATE,
  },
});
const rule = (id: unknown, more: object = {}) => ({
  Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties: { ClientVpnEndpointId: id, TargetNetworkCidr: '10.50.0.0/16', AuthorizeAllGroups: true, ...more },
});
const EXPORTED = { Outputs: { Id: { Value: { Ref: 'Vpn' }, Export: { Name: 'vpn-id' } } } };
const IMPORTED = { 'Fn::ImportValue': 'vpn-id' };

function stack(file: string, resources: Resources, more: Partial<WorldTemplate> & { readonly sections?: object } = {}): WorldTemplate {
  const { sections, ...rest } = more;
  return { file, name: file, template: { Resources: resources, ...sections }, ...rest };
}

/** What is said of each resource, by stack. */
function effects(before: readonly WorldTemplate[], after: readonly WorldTemplate[]) {
  const { missing, stacks } = compare({ templates: before }, { templates: after });
  return {
    missing,
    stacks: Object.fromEntries(stacks.map(({ changes, name }) => [name, Object.fromEntries(changes.map(({ effect, isCertain, resource }) => (
      [resource.graph.place === name ? resource.logicalId : `${resource.graph.place} ${resource.logicalId}`, `${isCertain ? '' : '?'}${effect}`]
    )))])),
  };
}

const OLD = { Vpn: endpoint() };
const NEW = { Vpn: endpoint('10.101.0.0/16') };

describe('stacks belong together', () => {
  test.each<[name: string, before: WorldTemplate, after: WorldTemplate, stack: string]>([
    ['by their file', stack('old/Prod.template.json', OLD), stack('cdk.out/Prod.template.json', NEW), 'Prod'],
    ['by their file, whatever the ending', stack('old/Prod.yaml', OLD), stack('cdk.out/Prod.template.json', NEW), 'Prod'],
    ['by their file, on Windows', stack('old\\Prod.json', OLD), stack('cdk.out\\Prod.template.json', NEW), 'Prod'],
    ['by the name of the stack', stack('deployed/Prod-Vpn.json', OLD), stack('cdk.out/assembly-Prod/ProdVpn1234.template.json', NEW, { deployment: { stackName: 'Prod-Vpn' } }), 'Prod-Vpn'],
  ])('%s', (_, before, after, name) => {
    const others = [stack('a/Other.json', {}), stack('b/Other.json', {})];
    expect(effects([others[0], before], [after, others[1]])).toEqual({ missing: [], stacks: { [name]: { Vpn: 'replaced' }, Other: {} } });
  });

  test('one on either side, whatever they are called', () => {
    expect(effects([stack('before.json', OLD)], [stack('after.json', NEW)])).toEqual({ missing: [], stacks: { after: { Vpn: 'replaced' } } });
  });

  test('one that is not deployed yet is new, and one that is not among the next ones stays', () => {
    const both = [stack('Prod.json', OLD), stack('Test.json', OLD)];
    expect(effects(both, [stack('Prod.json', OLD), stack('Dev.json', OLD)])).toEqual({ missing: ['Test'], stacks: { Prod: {}, Dev: { Vpn: 'added' } } });
  });

  test('two of one name are told apart by their files', () => {
    const named = (folder: string, range: string) => stack(`${folder}/Vpn.template.json`, { Vpn: endpoint(range) });
    const found = effects([named('eu', '10.100.0.0/16'), named('us', '10.100.0.0/16')], [named('eu', '10.100.0.0/16'), named('us', '10.101.0.0/16')]);
    expect(found).toEqual({ missing: [], stacks: { 'eu/Vpn.template.json': {}, 'us/Vpn.template.json': { Vpn: 'replaced' } } });
  });
});

describe('values of other stacks', () => {
  const vpn = (resources: Resources, more: Resources = {}) => stack('Vpn.json', { ...resources, ...more }, { sections: EXPORTED });
  const access = (resources: Resources) => stack('Access.json', resources);

  test('what refers to a replaced endpoint is replaced with it', () => {
    const rules = access({ Rule: rule(IMPORTED) });
    expect(effects([vpn(OLD), rules], [vpn(NEW), rules]).stacks).toEqual({ Vpn: { Vpn: 'replaced' }, Access: { Rule: 'replaced' } });
  });

  test('a rule that moves to a stack that is deployed later is away meanwhile', () => {
    const found = effects([vpn(OLD, { Rule: rule({ Ref: 'Vpn' }) }), access({})], [vpn(OLD), access({ Rule: rule(IMPORTED) })]);
    expect(found.stacks).toEqual({ Vpn: { Rule: 'removed', Vpn: 'resets' }, Access: { Rule: 'added' } });
  });

  test('a rule that moves to a stack that is deployed earlier meets itself', () => {
    const left = access({ Other: rule(IMPORTED, { TargetNetworkCidr: '10.60.0.0/16' }) });
    const found = effects([vpn(OLD), access({ Rule: rule(IMPORTED), Other: rule(IMPORTED, { TargetNetworkCidr: '10.60.0.0/16' }) })], [vpn(OLD, { Rule: rule({ Ref: 'Vpn' }) }), left]);
    expect(found.stacks).toMatchObject({ Vpn: { Rule: 'fails' }, Access: { Rule: 'removed' } });
  });

  test('between stacks that do not wait for each other, nobody knows', () => {
    const id = 'cvpn-endpoint-11111111111111111';
    const found = effects([stack('A.json', { Rule: rule(id) }), stack('B.json', {})], [stack('A.json', {}), stack('B.json', { Rule: rule(id) })]);
    expect(found.stacks).toEqual({ A: { Rule: 'removed' }, B: { Rule: '?fails' } });
  });

  test('a stack that stays gives what it gave', () => {
    const rules = access({ Rule: rule(IMPORTED) });
    expect(effects([vpn(OLD), rules], [rules])).toEqual({ missing: ['Vpn'], stacks: { Access: {} } });
  });
});

describe('nested stacks', () => {
  const child = (resources: Resources, file = 'child.json') => stack(file, resources, { sections: { Parameters: { Id: { Type: 'String' } } } });
  const parent = (file: string, resources: Resources, inner?: string, id = 'Access') => stack(file, {
    ...resources, [id]: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/t', Parameters: { Id: { Ref: 'Vpn' } } } },
  }, { nested: inner === undefined ? undefined : new Map([[id, inner]]) });
  const nested = { Rule: rule({ Ref: 'Id' }) };

  test('get what their parent gives them', () => {
    const found = effects([parent('Prod.json', OLD, 'a.json'), child(nested, 'a.json')], [parent('Prod.json', NEW, 'b.json'), child(nested, 'b.json')]);
    expect(found.stacks).toEqual({ Prod: { 'Vpn': 'replaced', 'Prod Access Rule': 'replaced' } });
  });

  test('are compared by their place, and a rule that moves out of one meets itself', () => {
    const found = effects([parent('Prod.json', OLD, 'a.json'), child(nested, 'a.json')], [parent('Prod.json', { ...OLD, Rule: rule({ Ref: 'Vpn' }) }, 'b.json'), child({}, 'b.json')]);
    expect(found.stacks).toEqual({ Prod: { 'Rule': 'fails', 'Prod Access Rule': 'removed', 'Vpn': 'resets' } });
  });

  test('under another logical id are other ones', () => {
    const found = effects([parent('Prod.json', OLD, 'a.json'), child(nested, 'a.json')], [parent('Prod.json', OLD, 'b.json', 'Moved'), child(nested, 'b.json')]);
    expect(found.stacks).toEqual({ Prod: { 'Prod Moved Rule': 'fails', 'Prod Access Rule': 'removed', 'Vpn': 'resets' } });
  });

  test('that were downloaded are found by the names that CloudFormation gives them', () => {
    const found = effects(
      [parent('Prod.json', OLD), child(nested, 'Prod-Access-1ABCDEF.json')],
      [parent('cdk.out/Prod.template.json', OLD, 'b.json'), child({ Rule: rule({ Ref: 'Id' }, { Description: 'why' }) }, 'b.json')],
    );
    expect(found).toEqual({ missing: [], stacks: { Prod: { 'Prod Access Rule': 'fails' } } });
  });
});

test('what changes in another stack is named with that stack', () => {
  const before = [stack('Vpn.json', { ...OLD, R: rule({ Ref: 'Vpn' }) }, { sections: EXPORTED }), stack('Access.json', {})];
  const after = [stack('Vpn.json', OLD, { sections: EXPORTED }), stack('Access.json', { R: rule(IMPORTED) })];
  const { stacks } = compare({ templates: before }, { templates: after });
  expect(stacks.flatMap(({ changes }) => changes).find(({ effect }) => effect === 'resets')?.message)
    .toBe('All connections are reset, since authorization rules change: R (Access) and R.');
});
