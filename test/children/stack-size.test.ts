import { NestedStack } from 'aws-cdk-lib';
import { ClientVpnDestination } from '../../src/index';
import { newApp, newEndpointIn, newStack, newVpc, resourcesOf, RULE, synth, validationErrors } from '../fixtures';

const LIMIT = '@aws-cdk/core:stackResourceLimit';

function vpnOf(context: Record<string, unknown> = {}) {
  const stack = newStack(newApp({ context }));
  return newEndpointIn(newVpc(stack));
}

const DESTINATIONS = Array.from({ length: 20 }, (_, octet) => ClientVpnDestination.cidr(`192.168.${octet}.0/24`));

describe('a stack that is too large', () => {
  // 27 of the VPC, the endpoint, its security group and two associations, and 20 times two routes and two rules.
  test('is reported with what to do', () => {
    const vpn = vpnOf({ [LIMIT]: 100 });
    DESTINATIONS.forEach((destination) => vpn.addNetworkAccess(destination, { groups: ['engineering', 'operations'] }));
    expect(validationErrors(vpn)).toEqual([
      '[Stack/Vpn] The stack Stack has 111 resources, but CloudFormation accepts 100. Pass another stack, or a nested one, as scope to '
      + 'addNetworkAccess() for some destinations. [StackTooLarge] https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html',
    ]);
  });

  test('is the one that holds more than 500 resources', () => {
    const vpn = vpnOf();
    for (const destination of Array.from({ length: 95 }, (_, octet) => ClientVpnDestination.cidr(`192.168.${octet}.0/24`))) {
      vpn.addNetworkAccess(destination, { groups: ['engineering', 'operations', 'support'] });
    }
    expect(validationErrors(vpn)).toEqual([expect.stringContaining('but CloudFormation accepts 500. Pass another stack')]);
  });

  test('is avoided with a nested stack', () => {
    const vpn = vpnOf({ [LIMIT]: 100 });
    const scope = new NestedStack(vpn.stack, 'More');
    DESTINATIONS.forEach((destination) => vpn.addNetworkAccess(destination, { groups: ['engineering', 'operations'], scope }));
    synth(vpn);
    expect(Object.keys(resourcesOf(synth(scope), RULE))).toHaveLength(40);
  });
});
