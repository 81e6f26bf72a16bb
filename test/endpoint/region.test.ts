import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ClientVpnAssociationPlus, ClientVpnAuthorizationRulePlus, ClientVpnDestination, ClientVpnNetwork } from '../../src';
import { ACCOUNT, importedVpc, messageOf, newApp, newEndpoint, newEndpointIn, newStack, newVpc, REGION, synth, validationErrors } from '../fixtures';

const stacks = () => {
  const app = newApp();
  const stackIn = (id: string, region: string) => newStack(app, id, { env: { account: ACCOUNT, region }, crossRegionReferences: true });
  return [stackIn('Vpn', REGION), stackIn('Far', 'us-east-1')] as const;
};
const says = (path: string, what: string) =>
  `${path}: ${what} in us-east-1, but the endpoint is in ${REGION}. Keep everything of the endpoint in one Region, ${REGION} or us-east-1. `
  + '[RegionMismatch] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html';

test('a VPC of a stack in another Region is one error', () => {
  const [stack, far] = stacks();
  const vpc = newVpc(far, 'Vpc', { availabilityZones: ['us-east-1a', 'us-east-1b'] });
  expect(messageOf(() => newEndpointIn(vpc, {}, stack))).toBe(says('Vpn/Vpn', 'vpcId is a VPC'));
});

test('an imported VPC that says its Region is one error', () => {
  const [stack] = stacks();
  const vpc = importedVpc(stack, 'Vpc', { region: 'us-east-1' });
  expect(messageOf(() => newEndpointIn(vpc, {}, stack))).toBe(says('Vpn/Vpn', 'vpcId "vpc-1" is a VPC'));
});

test('all subnets of another Region are one error', () => {
  const [stack] = stacks();
  const vpc = importedVpc(stack, 'Vpc', { availabilityZones: ['us-east-1a', 'us-east-1b'] });
  expect(messageOf(() => newEndpoint(stack, { network: ClientVpnNetwork.vpc(vpc) }))).toBe(says('Vpn/Vpn', 'subnetId "subnet-a" is a subnet'));
});

test('children in a stack of another Region are one error', () => {
  const [stack, far] = stacks();
  const clientVpnEndpoint = newEndpointIn(newVpc(stack), {}, stack);
  ['one', 'two'].forEach((group) => new ClientVpnAuthorizationRulePlus(far, group, { clientVpnEndpoint, destination: ClientVpnDestination.cidr('10.0.0.0/16'), group }));
  expect(validationErrors(stack)).toEqual([`[Vpn/Vpn] ${says('Far/one/Resource', 'the resource is')}`]);
});

test('what is in one Region, or in one that is not known, is not an error', () => {
  const stack = newStack(newApp(), 'Vpn', {});
  const vpc = newVpc(stack);
  const clientVpnEndpoint = newEndpointIn(vpc, { network: ClientVpnNetwork.vpc(vpc, { associate: false }) });
  new ClientVpnAssociationPlus(stack, 'A', { clientVpnEndpoint, subnet: vpc.privateSubnets[0] });
  expect(() => synth(stack)).not.toThrow();
  const [known] = stacks();
  newEndpointIn(Vpc.fromLookup(known, 'Vpc', { vpcId: 'vpc-0123456789abcdef0', region: REGION }));
  expect(() => synth(known)).not.toThrow();
});

test('a certificate of another Region than the subnets is an error where the Region of the stack is not known', () => {
  const stack = newStack(newApp(), 'Vpn', {});
  const vpc = importedVpc(stack, 'Vpc', { availabilityZones: ['us-east-1a', 'us-east-1b'] });
  expect(messageOf(() => newEndpointIn(vpc, {}, stack))).toContain(
    `is a certificate in ${REGION}, but Vpn/Vpn names a subnet in us-east-1. Keep everything of the endpoint in one Region, us-east-1 or ${REGION}. [RegionMismatch]`,
  );
});

test('a subnet of another Region that is associated later is an error of the app', () => {
  const [stack] = stacks();
  const vpc = importedVpc(stack, 'Vpc', { availabilityZones: ['us-east-1a', 'us-east-1b'] });
  newEndpoint(stack, { network: ClientVpnNetwork.vpc(vpc, { associate: false }) }).associateSubnet(vpc.privateSubnets[0]);
  expect(validationErrors(stack)).toEqual([`[Vpn/Vpn] ${says('Vpn/Vpn/Association-subnet-a/Resource', 'subnetId "subnet-a" is a subnet')}`]);
});
