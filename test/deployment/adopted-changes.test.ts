/** An adoption keeps spellings alone: whatever the app changes on purpose afterwards is seen. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import { ClientVpnAdoption, ClientVpnAuthentication, ClientVpnDestination, ClientVpnNetwork } from '../../src';
import type { ClientVpnEndpointPlusProps } from '../../src';
import { l1sBelow } from '../../src/cdk/l1';
import { adoption, type AdoptionLines } from '../../src/deployment/adoption';
import { adoptionText } from '../../src/deployment/adoption-file';
import { compare } from '../../src/deployment/comparison';
import { withPaths } from '../../src/reading/construct-paths';
import {
  ASSOCIATION, CLIENT_RANGE, ENDPOINT, newEndpointIn, newStack, newVpc, RULE, SAML_PROVIDER, samlProvider, SERVER_CERTIFICATE, synth, warnings,
} from '../fixtures';

const GROUP = 'sg-0123456789abcdef0';
const LAB = '10.0.9.0/24';

function stateOf(stack: Stack) {
  const paths = new Map(l1sBelow(stack).map((element) => [stack.resolve(element.logicalId) as string, element.node.path]));
  return { templates: [{ file: 'Stack.template.json', name: 'Stack', template: withPaths(synth(stack).toJSON(), paths) }] };
}

/** Written with L1s, with tags and a default as they are not written by us. */
function deployed() {
  const stack = newStack();
  const vpc = newVpc(stack);
  const { ref } = new ec2.CfnClientVpnEndpoint(stack, 'L1', {
    authenticationOptions: [{ type: 'federated-authentication', federatedAuthentication: { samlProviderArn: SAML_PROVIDER } }],
    clientCidrBlock: CLIENT_RANGE,
    connectionLogOptions: { enabled: false },
    dnsServers: ['10.0.0.2'],
    securityGroupIds: [GROUP],
    selfServicePortal: 'enabled',
    serverCertificateArn: SERVER_CERTIFICATE,
    splitTunnel: true,
    tagSpecifications: [{
      resourceType: 'client-vpn-endpoint', tags: [{ key: 'team', value: 'network' }, { key: 'Name', value: 'office' }],
    }],
    transportProtocol: 'udp',
    vpcId: vpc.vpcId,
  });
  vpc.privateSubnets.forEach(({ subnetId }, position) => (
    new ec2.CfnClientVpnTargetNetworkAssociation(stack, `Association${position}`, { clientVpnEndpointId: ref, subnetId })
  ));
  const rule = { clientVpnEndpointId: ref, targetNetworkCidr: LAB, accessGroupId: 'ops', description: 'Lab' };
  new ec2.CfnClientVpnAuthorizationRule(stack, 'Rule', rule);
  return stateOf(stack);
}

interface Changes {
  readonly props?: Partial<ClientVpnEndpointPlusProps>;
  readonly description?: string;
  readonly provider?: string;
  readonly subnets?: number;
}

function next({ description, props, provider, subnets }: Changes = { description: 'Lab' }): Stack {
  const stack = newStack();
  const vpc = newVpc(stack);
  const securityGroups = [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', GROUP)];
  const vpn = newEndpointIn(vpc, {
    authentication: ClientVpnAuthentication.federated(samlProvider(stack), {
      selfServiceSamlProvider: provider === undefined ? undefined : SamlProvider.fromSamlProviderArn(stack, 'Portal', provider),
    }),
    network: ClientVpnNetwork.subnets(vpc, vpc.privateSubnets.slice(0, subnets), { securityGroups }),
    tags: { Name: 'office', team: 'network' },
    ...props,
  });
  vpn.addAuthorizationRule('Lab', { destination: ClientVpnDestination.cidr(LAB), group: 'ops', description });
  return stack;
}

let folder: string;
let lines: AdoptionLines;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-vpn-'));
  ({ lines } = adoption(deployed(), stateOf(next())));
  writeFileSync(join(folder, 'adopt.json'), adoptionText(lines));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the deployment does to each type, with the lines of the first adoption applied. */
function effects(stack: Stack): Record<string, string[]> {
  ClientVpnAdoption.fromFile(join(folder, 'adopt.json')).applyTo(stack.node.root);
  const { changes } = compare(deployed(), stateOf(stack)).stacks[0];
  const found: Record<string, string[]> = {};
  changes.forEach(({ effect, resource: { type } }) => { found[type] = [...found[type] ?? [], effect]; });
  return found;
}

test('what is deployed is spelled in another way, and nothing changes', () => {
  const properties = { TagSpecifications: ['team', 'Name'], TransportProtocol: 'udp' };
  expect(lines.get('Stack/Vpn/Resource')).toEqual({ logicalId: 'L1', properties });
  expect(effects(next())).toEqual({});
});

test.each<[change: string, changes: Changes, type: string, effect: string, outdated: string[]]>([
  ['a tag more', { description: 'Lab', props: { tags: { Name: 'office', stage: 'prod', team: 'network' } } },
    ENDPOINT, 'replaced', ['TagSpecifications']],
  ['another value of a tag', { description: 'Lab', props: { tags: { Name: 'office', team: 'security' } } }, ENDPOINT, 'replaced', []],
  ['a second SAML provider', { description: 'Lab', provider: SAML_PROVIDER.replace('staff', 'portal') }, ENDPOINT, 'replaced', []],
  ['another protocol', { description: 'Lab', props: { transportProtocol: ec2.TransportProtocol.TCP } }, ENDPOINT, 'replaced', ['TransportProtocol']],
  ['a full tunnel', { description: 'Lab', props: { splitTunnel: false } }, ENDPOINT, 'resets', []],
  ['a description less', {}, RULE, 'fails', []],
  ['a subnet less', { description: 'Lab', subnets: 1 }, ASSOCIATION, 'removed', []],
])('%s is seen', (_, changes, type, effect, outdated) => {
  const stack = next(changes);
  // the rules about lines whose construct is gone are errors of their own.
  const isThere = (path: string) => changes.subnets === undefined || !/Association.*2/.test(path);
  writeFileSync(join(folder, 'adopt.json'), adoptionText(new Map(Array.from(lines).filter(([path]) => isThere(path)))));
  expect(effects(stack)[type]).toContain(effect);
  const said = warnings(stack).filter((warning) => warning.includes('AdoptionOutdated'));
  expect(said.map((warning) => /keeps (\w+)/.exec(warning)?.[1])).toEqual(outdated);
});

test('a subnet less is an error until its line is removed', () => {
  writeFileSync(join(folder, 'adopt.json'), adoptionText(lines));
  expect(() => effects(next({ description: 'Lab', subnets: 1 })))
    .toThrow(/names ".*Association.*", which is no resource of the app: CloudFormation would delete Association1/);
});
