/** What is known of the family of a range that only the deployment knows. */
import { familyOf } from '../../src/model/ranges';
import { TemplateGraph } from '../../src/template/template-graph';

const getAtt = (id: string, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] });
const first = (list: unknown) => ({ 'Fn::Select': [0, list] });
const ref = (Ref: string) => ({ Ref });

/** The family of the destination of a route. */
function familyIn(destination: unknown) {
  const graph = new TemplateGraph({
    Parameters: { Range: { Type: 'String' }, Ipv6CidrBlocks: { Type: 'CommaDelimitedList' } },
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { Ipv4IpamPoolId: 'pool' } },
      Given: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: ref('Range') } },
      Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc') } },
      Other: { Type: 'Custom::Ranges' },
      Route: { Type: 'AWS::EC2::ClientVpnRoute', Properties: { ClientVpnEndpointId: 'cvpn-endpoint-1', DestinationCidrBlock: destination } },
    },
  });
  return familyOf(graph.networks[0].routes[0].properties.DestinationCidrBlock);
}

test.each([
  ['10.0.0.0/16', 'ipv4'],
  ['2001:db8::/32', 'ipv6'],
  ['nothing', undefined],
  [getAtt('Vpc', 'CidrBlock'), 'ipv4'],
  [getAtt('Given', 'CidrBlock'), 'ipv4'],
  [{ 'Fn::Sub': '${Vpc.CidrBlock}' }, 'ipv4'],
  [first(getAtt('Vpc', 'Ipv6CidrBlocks')), 'ipv6'],
  [first(getAtt('Subnet', 'Ipv6CidrBlocks')), 'ipv6'],
  [first(getAtt('Other', 'Ipv6CidrBlocks')), undefined],
  [getAtt('Other', 'CidrBlock'), undefined],
  [first(ref('Ipv6CidrBlocks')), undefined],
  [first(['10.0.0.0/16']), 'ipv4'],
  [ref('Range'), undefined],
  [first({ 'Fn::Cidr': [getAtt('Vpc', 'CidrBlock'), 2, 8] }), 'ipv4'],
  [first({ 'Fn::Cidr': [first(getAtt('Vpc', 'Ipv6CidrBlocks')), 2, 64] }), 'ipv6'],
  [first({ 'Fn::Cidr': [ref('Range'), 2, 8] }), undefined],
])('%j: %s', (destination, family) => {
  expect(familyIn(destination)).toBe(family);
});
