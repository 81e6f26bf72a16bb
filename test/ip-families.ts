/** What the tests of IPv6 and of both families start from. */
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { newVpc, resourcesOf, ROUTE, RULE, synth } from './fixtures';
import { ClientVpnDestination, ClientVpnIpAddressType } from '../src';

export const { DUAL_STACK, IPV4, IPV6 } = ClientVpnIpAddressType;
export const INTERNET = ClientVpnDestination.internet();

export const dual = { trafficIpAddressType: DUAL_STACK };
export const ipv6 = { trafficIpAddressType: IPV6, clientCidrBlock: undefined };

/** A VPC whose IPv6 range Amazon chooses. */
export function newDualVpc(scope: Construct, id = 'Vpc'): ec2.Vpc {
  return newVpc(scope, id, { ipProtocol: ec2.IpProtocol.DUAL_STACK });
}

/** The ranges that the rules of a template are for, in the order of the calls. */
export function allowed(construct: Construct): unknown[] {
  return Object.values(resourcesOf(synth(construct), RULE)).map(({ TargetNetworkCidr: range }) => range);
}

export function routed(construct: Construct): unknown[] {
  return Object.values(resourcesOf(synth(construct), ROUTE)).map(({ DestinationCidrBlock: range }) => range);
}

/** The IPv6 range that CloudFormation tells of a resource. */
export const first = (logicalId: string, position = 0) => ({ 'Fn::Select': [position, { 'Fn::GetAtt': [logicalId, 'Ipv6CidrBlocks'] }] });
