import { graphOf, ids, lines, ref as refTo, resource } from './graphs';
import { association, endpoint, ON_TRANSIT_GATEWAY, ref, RESOURCES, type Spelled, subnet, withVpn } from './templates';
import { Evaluator } from '../../src/evaluation/evaluate';
import { describe as describeFinding } from '../../src/evaluation/rule';
import { inTemplates } from '../../src/evaluation/spelling';
import type { Resource } from '../../src/model/graph';
import type { Properties } from '../../src/model/values';
import { regionRules as rules } from '../../src/rules/topics/region';
import type { Deployment } from '../../src/template/sections';
import { judge } from '../../src/template/verdict';

test.each<[string | undefined, string[]]>([
  ['cn-north-1', ['RegionWithoutClientVpn']],
  ['mx-central-1', ['RegionWithoutClientVpn']],
  ['us-east-1', []],
  ['us-gov-west-1', []],
  ['xx-new-1', []],
  [undefined, []],
])('%s', (region, expected) => {
  expect(ids(rules, {}, { region })).toEqual(expected);
});

test('message', () => {
  expect(lines(rules, {}, { region: 'cn-north-1' })).toEqual([
    '"cn-north-1" is not on the list of Regions that have AWS Client VPN. Deploy to another Region, or check that AWS has added this one. [RegionWithoutClientVpn] https://github.com/aws-cloudformation/cfn-lint/tree/main/src/cfnlint/data/schemas/providers',
  ]);
});

describe('stacks of other Regions', () => {
  const vpc = { ...resource('Net/Vpc', 'AWS::EC2::VPC'), region: 'us-east-1' };
  const net = { ...resource('Net/Subnet', 'AWS::EC2::Subnet', { VpcId: refTo('Net/Vpc') }), region: 'us-east-1' };

  /** A graph as an app has it, in which each resource knows the Region of its stack. */
  const said = (properties: Properties, associations: Properties[], regions: Record<string, string>) => {
    const graph = graphOf(properties, { resources: [vpc, net], associations, routes: [{}], authorizationRules: [{}] });
    const placed = (one: Resource): Resource => ({ ...one, region: regions[one.id.replace(/^.*::/, '')] });
    const [network] = graph.networks;
    const all = (children: readonly Resource[]) => children.map(placed);
    const placedNetwork = {
      endpoint: placed(network.endpoint!),
      associations: all(network.associations),
      routes: all(network.routes),
      authorizationRules: all(network.authorizationRules),
    };
    const findings = new Evaluator(rules).ofNetwork(placedNetwork, graph);
    return findings.map((finding) => `${finding.resource.id}: ${describeFinding(inTemplates(finding)).replace(/\. Keep .*$/, '')}`);
  };
  const HERE = { Vpn: 'eu-west-1' };

  test.each<[string, Properties, Properties[], Record<string, string>, string[]]>([
    ['of one Region', {}, [], { ...HERE, ClientVpnRoute0: 'eu-west-1' }, []],
    ['of no known Region', {}, [], {}, []],
    ['a VPC', { VpcId: refTo('Net/Vpc') }, [], HERE, ['Vpn: VpcId is a VPC in us-east-1, but the endpoint is in eu-west-1']],
    ['a subnet', {}, [{ SubnetId: refTo('Net/Subnet') }], HERE,
      ['AWS::EC2::ClientVpnTargetNetworkAssociation0: SubnetId is a subnet in us-east-1, but the endpoint is in eu-west-1']],
    ['a VPC and its subnet are one finding', { VpcId: refTo('Net/Vpc') }, [{ SubnetId: refTo('Net/Subnet') }], HERE, ['Vpn: VpcId is a VPC in us-east-1, but the endpoint is in eu-west-1']],
    ['a route', {}, [], { ...HERE, ClientVpnRoute0: 'us-west-2' }, ['AWS::EC2::ClientVpnRoute0: the resource is in us-west-2, but the endpoint is in eu-west-1']],
    ['a rule', {}, [], { ...HERE, ClientVpnAuthorizationRule0: 'us-west-2' }, ['AWS::EC2::ClientVpnAuthorizationRule0: the resource is in us-west-2, but the endpoint is in eu-west-1']],
    ['an association', {}, [{}], { ...HERE, ClientVpnTargetNetworkAssociation0: 'us-west-2' },
      ['AWS::EC2::ClientVpnTargetNetworkAssociation0: the resource is in us-west-2, but the endpoint is in eu-west-1']],
    ['two children, where the Region of the endpoint is not known', {}, [], { ClientVpnRoute0: 'us-west-2', ClientVpnAuthorizationRule0: 'us-east-1' },
      ['AWS::EC2::ClientVpnAuthorizationRule0: the resource is in us-east-1, but the stack of AWS::EC2::ClientVpnRoute0 is in us-west-2']],
  ])('%s', (_, properties, associations, regions, expected) => {
    expect(said(properties, associations, regions)).toEqual(expected);
  });
});

test.each([
  ['us-gov-west-1a', 'us-gov-west-1'], ['ap-southeast-10b', 'ap-southeast-10'], ['us-west-2-lax-1a', 'us-west-2'], ['1eu-west-1a', undefined], ['my eu-west-1a', undefined],
  ['eu-west-1', undefined], ['eu-west-1ab', undefined],
])('the zone %s is in %s', (AvailabilityZone, region) => {
  const Zone = association({ AvailabilityZone });
  const template = { Parameters: { Certificate: { Type: 'String' } }, Resources: { Vpn: endpoint({ TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1' } }), Zone } };
  const [found] = judge(template, { region: 'sa-east-1' }).findings.filter(({ finding: { rule } }) => rule === 'RegionMismatch');
  expect(found?.finding.wrong).toBe(region && `is an Availability Zone in ${region}, but the endpoint is in sa-east-1`);
});

describe('everything of an endpoint is in one Region', () => {
  const zone = (AvailabilityZone: unknown) => subnet({ CidrBlock: '10.0.2.0/24', AvailabilityZone });
  const zones = (region: string) => ({ SubnetA: zone(`${region}a`), SubnetB: zone(`${region}b`) });
  const certificate = (region: string) => `arn:aws:acm:${region}:111122223333:certificate/a1b2c3d4`;
  const HANDLER = 'arn:aws:lambda:us-east-1:111122223333:function:AWSClientVPN-gate';
  const said = (resources: Spelled, deployment: Deployment = {}) => (
    judge({ Parameters: { Certificate: { Type: 'String' }, Any: { Type: 'String' } }, Resources: { ...RESOURCES, ...resources } }, deployment).findings
      .filter(({ finding: { rule } }) => rule === 'RegionMismatch').map(({ finding }) => `${finding.resource.id}: ${describeFinding(inTemplates(finding))}`)
  );
  const says = (what: string, regions: string) => [
    `${what} Keep everything of the endpoint in one Region, ${regions}. [RegionMismatch] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html`,
  ];

  test.each<[string, Spelled, Deployment, string[]]>([
    ['zones of one Region', { SubnetA: zone('eu-west-1a'), SubnetB: zone('eu-west-1b') }, { region: 'eu-west-1' }, []],
    ['a Local Zone and a Wavelength Zone of the Region', { SubnetA: zone('us-west-2-lax-1a'), SubnetB: zone('us-west-2-wl1-las-wlz-1') }, { region: 'us-west-2' }, []],
    ['the European Sovereign Cloud', { SubnetA: zone('eusc-de-east-1a'), SubnetB: zone('eu-west-1a') }, { region: 'eusc-de-east-1' },
      says('B: SubnetId is a subnet in eu-west-1, but the endpoint is in eusc-de-east-1.', 'eusc-de-east-1 or eu-west-1')],
    ['a zone of the European Sovereign Cloud elsewhere', { SubnetA: zone('eusc-de-east-1a'), SubnetB: zone('eu-west-1a') }, { region: 'eu-west-1' },
      says('A: SubnetId is a subnet in eusc-de-east-1, but the endpoint is in eu-west-1.', 'eu-west-1 or eusc-de-east-1')],
    ['GovCloud', { SubnetA: zone('us-gov-west-1a'), SubnetB: zone('us-gov-west-1b') }, { region: 'us-gov-west-1' }, []],
    ['zones that are not known, or made up', { SubnetA: zone(ref('Any')), SubnetB: zone('dummy1b') }, { region: 'eu-west-1' }, []],
    ['two zones of another Region', { SubnetA: zone('us-east-1a'), SubnetB: zone('us-east-1b') }, { region: 'eu-west-1' },
      says('A: SubnetId is a subnet in us-east-1, but the endpoint is in eu-west-1.', 'eu-west-1 or us-east-1')],
    ['two zones of two Regions', { SubnetA: zone('eu-west-1a'), SubnetB: zone('us-east-1b') }, {},
      says('B: SubnetId is a subnet in us-east-1, but A names a subnet in eu-west-1.', 'eu-west-1 or us-east-1')],
    ['a zone of a transit gateway', {
      ...ON_TRANSIT_GATEWAY,
      A: undefined,
      B: undefined,
      Vpn: endpoint({
        TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1', AvailabilityZones: ['eu-west-1a', 'us-east-1a'] },
      }),
    }, {}, says('Vpn: TransitGatewayConfiguration.AvailabilityZones[1] "us-east-1a" is an Availability Zone in us-east-1, but Vpn names an Availability Zone in eu-west-1.',
      'eu-west-1 or us-east-1')],
    ['an association of a zone', { A: undefined, B: undefined, Vpn: endpoint({ TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1' } }), Zone: association({ AvailabilityZone: 'us-east-1a' }) },
      { region: 'eu-west-1' }, says('Zone: AvailabilityZone "us-east-1a" is an Availability Zone in us-east-1, but the endpoint is in eu-west-1.', 'eu-west-1 or us-east-1')],
    ['a certificate of another Region than the subnets', { ...zones('us-east-1'), ...withVpn({ ServerCertificateArn: certificate('eu-west-1') }) }, {},
      says(`Vpn: ServerCertificateArn "${certificate('eu-west-1')}" is a certificate in eu-west-1, but A names a subnet in us-east-1.`, 'us-east-1 or eu-west-1')],
    ['a certificate that the template makes, in whatever Region', { ...zones('us-east-1'), ...withVpn({ ServerCertificateArn: ref('Made') }), Made: { Type: 'AWS::CertificateManager::Certificate', Properties: {} } }, {}, []],
    ['two certificates of two Regions', withVpn({
      ServerCertificateArn: certificate('eu-west-1'),
      AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: certificate('us-east-1') } }],
    }), {}, says(`Vpn: AuthenticationOptions[0].MutualAuthentication.ClientRootCertificateChainArn "${certificate('us-east-1')}" is a certificate in us-east-1, `
      + 'but Vpn names a certificate in eu-west-1.', 'eu-west-1 or us-east-1')],
    ['a function of another Region than the certificate', withVpn({
      ServerCertificateArn: certificate('eu-west-1'), ClientConnectOptions: { Enabled: true, LambdaFunctionArn: HANDLER },
    }), {}, says(`Vpn: ClientConnectOptions.LambdaFunctionArn "${HANDLER}" is a function in us-east-1, but Vpn names a certificate in eu-west-1.`, 'eu-west-1 or us-east-1')],
    ['a function that is switched off', withVpn({
      ServerCertificateArn: certificate('eu-west-1'), ClientConnectOptions: { Enabled: false, LambdaFunctionArn: HANDLER },
    }), {}, []],
    ['everything of one Region', { ...zones('us-east-1'), ...withVpn({ ServerCertificateArn: certificate('us-east-1'), ClientConnectOptions: { Enabled: true, LambdaFunctionArn: HANDLER } }) }, {}, []],
    ['a certificate where the Region is known, of which there is another finding', withVpn({ ServerCertificateArn: certificate('eu-west-1') }), { region: 'us-east-1' }, []],
    ['nothing of an imported endpoint', { Vpn: undefined, All: undefined }, { region: 'eu-west-1' }, []],
  ])('%s', (_, resources, deployment, expected) => {
    expect(said(resources, deployment)).toEqual(expected);
  });
});
