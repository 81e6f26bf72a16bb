/** Endpoints on a transit gateway, and their zones. */
import { TransitGateway } from '@aws-cdk/aws-ec2-alpha';
import { CfnParameter, Fn, Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { ClientVpnAssociationPlus, ClientVpnNetwork } from '../../src/index';
import type { ClientVpnTransitGatewayOptions } from '../../src/index';
import {
  ACCOUNT, api, ASSOCIATION, ENDPOINT, guide, idsOf, importedSubnet, isEmpty, messageOf, newApp, newEndpoint, newEndpointOn, newGateway, newStack,
  newVpc, resourcesOf, synth, validationErrors, warnings,
} from '../fixtures';

describe('the gateway', () => {
  test.each<[string, (scope: Construct) => ec2.ITransitGatewayRef, unknown]>([
    ['an L1', newGateway, { Ref: 'Gateway' }],
    ['an id', (scope) => ec2.CfnTransitGateway.fromTransitGatewayId(scope, 'Gateway', 'tgw-0123456789abcdef0'), 'tgw-0123456789abcdef0'],
    ['an id that is a parameter', (scope) => (
      ec2.CfnTransitGateway.fromTransitGatewayId(scope, 'Gateway', new CfnParameter(scope, 'Id').valueAsString)
    ), { Ref: 'Id' }],
    // the published alpha module was built before Refs.
    ['an L2 of the alpha module', (scope) => new TransitGateway(scope, 'Gateway') as unknown as ec2.ITransitGatewayRef, {
      'Fn::GetAtt': [expect.stringMatching(/^Gateway/), 'Id'],
    }],
    ['the L1 of that L2', (scope) => new TransitGateway(scope, 'Gateway', { transitGatewayCidrBlocks: ['10.99.0.0/24'] }).node.defaultChild as ec2.CfnTransitGateway, {
      Ref: expect.stringMatching(/^Gateway/),
    }],
  ])('may be %s', (_, gateway, id) => {
    const stack = newStack();
    newEndpointOn(stack, {}, {}, gateway(stack));
    const [endpoint] = Object.values(resourcesOf(synth(stack), ENDPOINT));
    expect(endpoint.TransitGatewayConfiguration).toEqual({ TransitGatewayId: id });
    expect(endpoint).not.toHaveProperty('VpcId');
    expect(endpoint).not.toHaveProperty('SecurityGroupIds');
  });

  test('brings neither associations nor a security group', () => {
    const stack = newStack();
    const vpn = newEndpointOn(stack);
    expect(vpn.associations).toEqual([]);
    expect(vpn.securityGroups).toEqual([]);
    expect(Object.keys(synth(stack).toJSON().Resources)).toEqual(['Gateway', 'Vpn6F669752']);
    expect(warnings(stack)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['an id', 'tgw-1', '"tgw-1"'],
    ['nothing', undefined, 'missing'],
    ['a VPC', { vpcRef: {} }, '{ vpcRef: {} }'],
  ])('is not %s', (_, gateway, given) => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, { network: ClientVpnNetwork.transitGateway(gateway as never) }))).toBe(
      `Stack/Vpn: network.transitGateway is ${given}. Write e.g. ec2.CfnTransitGateway.fromTransitGatewayId(this, "Gateway", "tgw-…"). [ValueKind] `
      + 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md',
    );
    expect(isEmpty(stack)).toBe(true);
  });

  test('of another Region is warned of', () => {
    const app = newApp();
    const gateway = newGateway(newStack(app, 'Network', { env: { account: ACCOUNT, region: 'eu-central-1' }, crossRegionReferences: true }));
    const stack = newStack(app, 'Stack', { env: { account: ACCOUNT, region: 'eu-west-1' }, crossRegionReferences: true });
    newEndpointOn(stack, {}, {}, gateway);
    // newer releases have something to say of references across Regions.
    expect(warnings(stack).filter((warning) => warning.startsWith('/Stack/Vpn'))).toEqual([
      '/Stack/Vpn: network is the transit gateway Network/Gateway in eu-central-1, but the endpoint is in eu-west-1. Create the endpoint in the Region of '
      + `the gateway, or name a gateway in the Region of the endpoint. [TransitGatewayRegion] ${guide('cvpn-tgw')} [ack: cdk-client-vpn-plus:TransitGatewayRegion]`,
    ]);
  });

  test('may be in a Region that is not known', () => {
    const app = newApp();
    const gateway = ec2.CfnTransitGateway.fromTransitGatewayId(newStack(app, 'Network', {}), 'Gateway', 'tgw-1');
    const stack = newStack(app);
    newEndpointOn(stack, {}, {}, gateway);
    expect(warnings(stack)).toEqual([]);
  });
});

describe('zones', () => {
  const configuration = (options: ClientVpnTransitGatewayOptions) => {
    const stack = newStack();
    newEndpointOn(stack, options);
    return Object.values(resourcesOf(synth(stack), ENDPOINT))[0].TransitGatewayConfiguration;
  };

  test.each<[ClientVpnTransitGatewayOptions, object]>([
    [{ availabilityZones: ['eu-west-1b', 'eu-west-1a'] }, { AvailabilityZones: ['eu-west-1a', 'eu-west-1b'] }],
    [{ availabilityZones: ['eu-west-1a', 'eu-west-1b'] }, { AvailabilityZones: ['eu-west-1a', 'eu-west-1b'] }],
    [{ availabilityZoneIds: ['euw1-az3', 'euw1-az1'] }, { AvailabilityZoneIds: ['euw1-az1', 'euw1-az3'] }],
    [{ availabilityZones: ['eu-west-1a', 'eu-west-1a'] }, { AvailabilityZones: ['eu-west-1a'] }],
    [{ availabilityZones: [] }, {}],
    // what is not known stays in the order of the author.
    [{ availabilityZones: [Fn.select(1, Fn.getAzs()), Fn.select(0, Fn.getAzs())] }, {
      AvailabilityZones: [1, 0].map((position) => ({ 'Fn::Select': [position, { 'Fn::GetAZs': '' }] })),
    }],
    [{ availabilityZones: Fn.getAzs() }, { AvailabilityZones: { 'Fn::GetAZs': '' } }],
  ])('%j', (options, expected) => {
    expect(configuration(options)).toEqual({ TransitGatewayId: { Ref: 'Gateway' }, ...expected });
  });

  test.each<[string, unknown, string]>([
    ['a name without a list', { availabilityZones: 'eu-west-1a' }, 'network.availabilityZones is "eu-west-1a". Write e.g. ["eu-west-1a"].'],
    ['empty', { availabilityZones: [''] }, 'network.availabilityZones[0] is "". Write e.g. "eu-west-1a".'],
    ['numbers', { availabilityZoneIds: [1] }, 'network.availabilityZoneIds[0] is 1. Write e.g. "euw1-az1".'],
  ])('are not %s', (_, options, wrong) => {
    expect(messageOf(() => newEndpointOn(newStack(), options as ClientVpnTransitGatewayOptions))).toBe(
      `Stack/Vpn: ${wrong} [ValueKind] https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md`,
    );
  });

  test.each(['availabilityZones', 'availabilityZoneIds'])('an empty list of %s is a warning', (prop) => {
    const stack = newStack();
    newEndpointOn(stack, { [prop]: [] });
    synth(stack);
    expect(warnings(stack)).toContain(
      `/Stack/Vpn: network.${prop} names no Availability Zone: AWS Client VPN chooses two. Leave it out, or name the Availability Zones. [TransitGatewayZonesEmpty] ${guide('cvpn-tgw')} `
      + '[ack: cdk-client-vpn-plus:TransitGatewayZonesEmpty]',
    );
  });

  test('are given by name or by id, and are at most five', () => {
    expect(messageOf(() => newEndpointOn(newStack(), { availabilityZones: ['eu-west-1a'], availabilityZoneIds: ['euw1-az1'] }))).toBe(
      'Stack/Vpn: transitGatewayConfiguration.availabilityZoneIds ["euw1-az1"] is given together with availabilityZones: AWS Client VPN accepts one of the two. '
      + `Keep one of the two. [TransitGatewayZonesAndZoneIds] ${api('CreateClientVpnEndpoint')}`,
    );
    expect(messageOf(() => newEndpointOn(newStack(), { availabilityZones: ['a', 'b', 'c', 'd', 'e', 'f'] }))).toBe(
      'Stack/Vpn: transitGatewayConfiguration.availabilityZones ["a","b","c","d","e","f"] has 6 entries: AWS Client VPN accepts up to 5 Availability Zones of a transit '
      + `gateway. Keep up to 5. [TransitGatewayZonesCount] ${guide('cvpn-tgw')}`,
    );
    expect(configuration({ availabilityZones: ['a', 'b', 'c', 'd', 'e'] })).toMatchObject({ AvailabilityZones: ['a', 'b', 'c', 'd', 'e'] });
  });
});

describe('zones that come later', () => {
  test('are associations, which leave the endpoint as it is', () => {
    const stack = newStack();
    const vpn = newEndpointOn(stack, { availabilityZones: ['eu-west-1a'] });
    const [before] = Object.values(resourcesOf(synth(newEndpointOn(newStack(), { availabilityZones: ['eu-west-1a'] })), ENDPOINT));
    const byName = vpn.associateAvailabilityZone('eu-west-1b');
    const byId = vpn.associateAvailabilityZoneId('euw1-az3');
    expect(vpn.associateAvailabilityZone('eu-west-1b')).toBe(byName);
    expect(vpn.associateAvailabilityZoneId('euw1-az3')).toBe(byId);
    expect(vpn.associations).toEqual([byName, byId]);
    expect(byName.subnet).toBeUndefined();
    const template = synth(stack);
    const ClientVpnEndpointId = { Ref: 'Vpn6F669752' };
    expect(resourcesOf(template, ASSOCIATION)).toEqual({
      VpnAssociationeuwest1b9BF0D1AB: { ClientVpnEndpointId, AvailabilityZone: 'eu-west-1b' },
      VpnAssociationeuw1az3BD57AB43: { ClientVpnEndpointId, AvailabilityZoneId: 'euw1-az3' },
    });
    expect(Object.values(resourcesOf(template, ENDPOINT))).toEqual([before]);
    expect(warnings(stack)).toEqual([]);
  });

  test('may be known only at deployment', () => {
    const stack = newStack();
    const vpn = newEndpointOn(stack);
    const zone = Fn.select(2, Fn.getAzs());
    expect(vpn.associateAvailabilityZone(zone)).toBe(vpn.associateAvailabilityZone(Fn.select(2, Fn.getAzs())));
    expect(Object.values(resourcesOf(synth(stack), ASSOCIATION))).toMatchObject([{ AvailabilityZone: { 'Fn::Select': [2, { 'Fn::GetAZs': '' }] } }]);
    expect(messageOf(() => vpn.associateAvailabilityZone(Lazy.string({ produce: () => undefined })))).toBe(
      'Stack/Vpn: associateAvailabilityZone derives ids from its arguments, and a lazy value has no content yet. Write the value, or create it yourself with '
      + 'ClientVpnAssociationPlus. [ContentLater] https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html',
    );
  });

  test('are no more than five together with those of the endpoint', () => {
    const stack = newStack();
    const vpn = newEndpointOn(stack, { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d'] });
    ['eu-west-1e', 'eu-west-1f'].forEach((zone) => vpn.associateAvailabilityZone(zone));
    expect(validationErrors(stack)).toEqual([
      `[Stack/Vpn] Stack/Vpn/Association-eu-west-1f/Resource: availabilityZone "eu-west-1f" is Availability Zone number 6 of the endpoint: AWS Client VPN accepts up to 5 Availability Zones of a transit gateway. Keep up to 5. [TransitGatewayAssociationsCount] ${guide('cvpn-tgw')}`,
    ]);
  });

  test('are none of those of the endpoint', () => {
    const stack = newStack();
    newEndpointOn(stack, { availabilityZones: ['eu-west-1a'] }).associateAvailabilityZone('eu-west-1a');
    expect(warnings(stack)).toEqual([
      '/Stack/Vpn/Association-eu-west-1a/Resource: availabilityZone "eu-west-1a" is already in transitGatewayConfiguration.availabilityZones of the endpoint. '
      + `Remove the association, or the Availability Zone from the endpoint. [AssociationOfConfiguredZone] ${guide('cvpn-tgw')} [ack: cdk-client-vpn-plus:AssociationOfConfiguredZone]`,
    ]);
  });

  test('do not go with subnets', () => {
    const stack = newStack();
    newEndpointOn(stack).associateSubnet(importedSubnet(stack, 'subnet-a'));
    expect(validationErrors(stack)).toEqual([
      '[Stack/Vpn] Stack/Vpn/Association-subnet-a/Resource: subnetId "subnet-a" is for an endpoint in a VPC, but the endpoint is on a transit gateway. '
      + `Name an Availability Zone in availabilityZone instead. [AssociationAttachment] ${guide('cvpn-tgw')}`,
    ]);
  });

  test('do not go with a VPC', () => {
    const stack = newStack();
    const vpn = newEndpoint(stack, { network: ClientVpnNetwork.vpc(newVpc(stack)) });
    vpn.associateAvailabilityZone('eu-west-1c');
    expect(validationErrors(stack)).toEqual([
      '[Stack/Vpn] Stack/Vpn/Association-eu-west-1c/Resource: availabilityZone "eu-west-1c" is for an endpoint on a transit gateway, but the endpoint is '
      + `in a VPC. Name a subnet in subnetId instead. [AssociationAttachment] ${guide('cvpn-tgw')}`,
    ]);
  });

  test('are constructs of their own as well, of exactly one kind', () => {
    const stack = newStack();
    const clientVpnEndpoint = newEndpointOn(stack);
    new ClientVpnAssociationPlus(stack, 'Zone', { clientVpnEndpoint, availabilityZone: 'eu-west-1a' });
    new ClientVpnAssociationPlus(stack, 'ZoneId', { clientVpnEndpoint, availabilityZoneId: 'euw1-az2' });
    expect(idsOf(synth(stack), ASSOCIATION)).toHaveLength(2);
    expect(messageOf(() => new ClientVpnAssociationPlus(stack, 'Nothing', { clientVpnEndpoint }))).toBe(
      'Stack/Nothing: subnetId is missing: AWS Client VPN needs a subnet to associate, or an Availability Zone of a transit gateway. Name a subnet of the VPC, or set '
      + `availabilityZone for an endpoint on a transit gateway. [AssociationTarget] ${api('AssociateClientVpnTargetNetwork')}`,
    );
    const both = { clientVpnEndpoint, subnet: importedSubnet(stack, 'subnet-a'), availabilityZone: 'eu-west-1a' };
    expect(messageOf(() => new ClientVpnAssociationPlus(stack, 'Both', both))).toBe(
      'Stack/Both: availabilityZone "eu-west-1a" is given together with subnetId: AWS Client VPN accepts one of the two. Leave out subnetId or '
      + `availabilityZone. [AssociationTarget] ${api('AssociateClientVpnTargetNetwork')}`,
    );
  });
});
