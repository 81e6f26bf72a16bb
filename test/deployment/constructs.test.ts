/** What our constructs make is deployed, changed and deleted without a refusal, whatever CloudFormation ends first. */
import fc from 'fast-check';
import { ModelStack, type RawTemplate } from './model/cloudformation';
import { Service } from './model/service';
import { ClientVpnDestination, ClientVpnNetwork } from '../../src';
import { newEndpoint, newL1Endpoint, newStack, newVpc, synth } from '../fixtures';

interface App {
  readonly destinations: readonly number[];
  readonly groups: readonly string[];
  readonly allUsers: boolean;
  readonly split: boolean;
  readonly second: boolean;
}

const app: fc.Arbitrary<App> = fc.record({
  destinations: fc.uniqueArray(fc.nat(11), { maxLength: 8 }),
  groups: fc.subarray(['ops', 'staff', 'finance', 'contractors']),
  allUsers: fc.boolean(),
  split: fc.boolean(),
  second: fc.boolean(),
});

function templateOf({ allUsers, destinations, groups, second, split }: App): RawTemplate {
  const stack = newStack();
  const vpc = newVpc(stack);
  for (const id of second ? ['Vpn', 'Second'] : ['Vpn']) {
    const vpn = newEndpoint(stack, {
      network: ClientVpnNetwork.vpc(vpc), splitTunnel: split, clientCidrBlock: id === 'Vpn' ? '10.100.0.0/16' : '10.101.0.0/16',
    }, id);
    for (const number of destinations) {
      const destination = ClientVpnDestination.cidr(`10.${50 + number}.0.0/16`);
      if (groups.length > 0) {
        vpn.addNetworkAccess(destination, { groups: [...groups] });
      } else if (allUsers) {
        vpn.addNetworkAccess(destination, { allUsers });
      }
    }
  }
  return synth(stack).toJSON() as RawTemplate;
}

test('a first deployment, an update and a deletion are never rejected', () => {
  fc.assert(fc.property(app, app, fc.infiniteStream(fc.nat()), (one, other, numbers) => {
    const service = new Service();
    const stack = new ModelStack(service, (choices) => choices[Number(numbers.next().value) % choices.length]);
    const [before, after] = [templateOf(one), templateOf(other)];
    expect(stack.deploy(before)).toEqual({});
    expect(stack.deploy(after)).toEqual({});
    expect(stack.deploy({ Resources: {} })).toEqual({});
    expect(service.endpoints.size).toBe(0);
  }), { numRuns: 25 });
}, 120_000);

test('the model rejects what has no order', () => {
  const stack = newStack();
  newL1Endpoint(stack);
  const template = synth(stack).toJSON() as RawTemplate;
  const rules = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`Rule${at}`, {
    Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties: { ClientVpnEndpointId: { Ref: 'L1' }, TargetNetworkCidr: `10.${at}.0.0/16`, AuthorizeAllGroups: true },
  }]));
  expect(new ModelStack(new Service()).deploy({ Resources: { ...template.Resources, ...rules } })).toMatchObject({ failed: { code: 'ConcurrentMutationLimitExceeded' } });
});
