/** Each effect of the documented table: a change that has it, the exit code that it decides, and the page that says so. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';
import { type Effect, EFFECTS, FATAL } from '../../src/deployment/effect';
import { REPOSITORY } from '../environment';

const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
const MUTUAL = { Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: CERTIFICATE } };

type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties: object }>>;

const child = (type: string, properties: object) => ({ Type: `AWS::EC2::ClientVpn${type}`, Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, ...properties } });
const rule = (range = '10.50.0.0/16') => child('AuthorizationRule', { AuthorizeAllGroups: true, TargetNetworkCidr: range });

const DEPLOYED: Resources = {
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365 } },
  Vpn: {
    Type: 'AWS::EC2::ClientVpnEndpoint',
    Properties: {
      AuthenticationOptions: [MUTUAL],
      ClientCidrBlock: '10.100.0.0/16',
      ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: { Ref: 'Logs' } },
      SecurityGroupIds: ['sg-11111111'],
      ServerCertificateArn: CERTIFICATE,
      VpcId: 'vpc-11111111',
    },
  },
  Association: child('TargetNetworkAssociation', { SubnetId: 'subnet-11111111' }),
  Route: { ...child('Route', { DestinationCidrBlock: '10.50.0.0/16', TargetVpcSubnetId: 'subnet-11111111' }), ...{ DependsOn: 'Association' } },
  Rule: rule(),
};

const withProperties = (id: string, more: object): Resources => (
  { ...DEPLOYED, [id]: { ...DEPLOYED[id], Properties: { ...DEPLOYED[id].Properties, ...more } } }
);
const POLICY = { ShadowMode: 'disabled', PolicyDocument: 'permit(principal, action, resource);' };
const without = (...ids: readonly string[]): Resources => Object.fromEntries(Object.entries(DEPLOYED).filter(([id]) => !ids.includes(id)));

const CLOUDFORMATION = 'https://docs.aws.amazon.com/AWSCloudFormation/latest';
const UPDATES = `${CLOUDFORMATION}/UserGuide/using-cfn-updating-stacks-update-behaviors.html`;
const GUIDE = 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin';

/** What is found of a resource. */
interface Found {
  readonly effect: Effect;
  readonly resource: string;
  readonly source: string;
}

/** A change that has an effect on a resource, and the page that says so. */
const CASES: ReadonlyArray<readonly [effect: Effect, next: Resources, resource: string, source: string]> = [
  ['deleted', {}, 'Vpn', UPDATES],
  ['replaced', withProperties('Vpn', { ClientCidrBlock: '10.101.0.0/16' }), 'Vpn', UPDATES],
  ['fails', { ...without('Rule'), Moved: rule() }, 'Moved', 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html'],
  ['disconnects', without('Association', 'Route'), 'Vpn', `${GUIDE}/cvpn-working-target-disassociate.html`],
  ['disconnects', withProperties('Vpn', { AuthorizationPolicy: POLICY }), 'Vpn', `${GUIDE}/device-posture-step4.html`],
  ['resets', withProperties('Vpn', { VpnPort: 1194 }), 'Vpn', `${GUIDE}/cvpn-working-endpoints.html`],
  ['resets', withProperties('Vpn', { DnsServers: ['10.0.0.2'] }), 'Vpn', 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyClientVpnEndpoint.html'],
  ['ends-sessions', withProperties('Vpn', { SessionTimeoutHours: 8 }), 'Vpn', `${GUIDE}/cvpn-working-max-duration.html`],
  ['data-lost', withProperties('Logs', { RetentionInDays: 30 }), 'Logs', `${CLOUDFORMATION}/TemplateReference/aws-resource-logs-loggroup.html`],
  ['slow', withProperties('Vpn', { SecurityGroupIds: ['sg-22222222'] }), 'Vpn', `${GUIDE}/cvpn-working-endpoint-modify.html`],
  ['removed', without('Route'), 'Route', UPDATES],
  ['in-place', withProperties('Vpn', { Description: 'Staff.' }), 'Vpn', `${CLOUDFORMATION}/TemplateReference/aws-resource-ec2-clientvpnendpoint.html`],
  ['added', { ...DEPLOYED, More: rule('10.60.0.0/16') }, 'More', UPDATES],
];

const PAGE = readFileSync(join(REPOSITORY, 'docs', 'live-endpoints.md'), 'utf8');
const [, TABLE] = /\n\| effect \| when \| source \|\n\|---\|---\|---\|\n([^]*?)\n\n/.exec(PAGE)!;

describe('the effects of diff', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'effects-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  const diff = async (next: Resources, ...options: readonly string[]) => {
    const [before, after] = Object.entries({ before: DEPLOYED, after: next }).map(([name, resources]) => {
      const path = join(folder, `${name}.json`);
      writeFileSync(path, JSON.stringify({ Resources: resources }));
      return path;
    });
    const { code, stdout } = await cli(['diff', before, after, '--json', ...options]);
    const { stacks: [stack] } = JSON.parse(stdout);
    return { code, access: stack.access as unknown[], changes: stack.changes as readonly Found[] };
  };

  test('each effect has a change here, and a row of the document', () => {
    expect(Array.from(new Set(CASES.map(([effect]) => effect)))).toEqual(EFFECTS);
    const documented = Array.from(TABLE.matchAll(/^\| (.*?) \|/gm), ([, names]) => names.split(', ').map((name) => name.replace(/`/g, '')));
    expect(documented.flat()).toEqual(EFFECTS);
  });

  test.each(CASES)('%s: its source is that of the document', async (effect, next, resource, source) => {
    const { changes } = await diff(next);
    expect(changes.filter((change) => change.resource === resource).map((change) => [change.effect, change.source])).toEqual([[effect, source]]);
    const rows = TABLE.split('\n').filter((row) => row.split(' | ')[0].includes(`\`${effect}\``));
    expect(rows).toEqual([expect.stringContaining(`](${source})`)]);
  });

  test.each(CASES)('--fail-on %s fails for it', async (effect, next) => {
    const { changes, code } = await diff(next, '--fail-on', effect);
    const others = [...EFFECTS.filter((one) => !changes.some((change) => change.effect === one))];
    expect(code).toBe(ExitCode.FOUND);
    expect((await diff(next, '--fail-on', others.join())).code).toBe(ExitCode.OK);
    expect((await diff(next, '--fail-on', [...others, effect].join())).code).toBe(ExitCode.FOUND);
    expect((await diff(next, '--fail-on', 'none')).code).toBe(ExitCode.OK);
    expect((await diff(next)).code).toBe(changes.some((change) => FATAL.includes(change.effect)) ? ExitCode.FOUND : ExitCode.OK);
  });

  test.each(CASES)('--fail-on access fails for %s where someone gains or loses access', async (effect, next) => {
    const { access, code } = await diff(next, '--fail-on', 'access');
    expect(code).toBe(access.length > 0 ? ExitCode.FOUND : ExitCode.OK);
    // the route that is removed led there.
    expect(access.length > 0 || effect !== 'removed').toBe(true);
  });

  test.each([...EFFECTS, 'access', 'none'])('--fail-on %s fails for nothing where nothing changes', async (value) => {
    expect((await diff(DEPLOYED, '--fail-on', value)).code).toBe(ExitCode.OK);
  });
});
