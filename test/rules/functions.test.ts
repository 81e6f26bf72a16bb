import { association, found, lines, ref, RESOURCES, type Spelled, through, withVpn } from './templates';

const CIDR = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html';
const SELECT = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-select.html';
const cut = (position: unknown, ...operands: readonly unknown[]) => ({ 'Fn::Select': [position, { 'Fn::Cidr': operands }] });
/** A VPC whose range is chosen by an address manager. */
const CUT = { Cut: { Type: 'AWS::EC2::VPC', Properties: { Ipv4IpamPoolId: 'ipam-pool-0123456789abcdef0', Ipv4NetmaskLength: 16 } } };
const client = (ClientCidrBlock: unknown) => lines({ ...RESOURCES, ...CUT, ...withVpn({ ClientCidrBlock }) });
const ownRange = { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] };

describe('what cannot be', () => {
  test.each<[string, unknown, string, string]>([
    ['no range', cut(0, '10.0.0.0/40', 4, 8), 'Fn::Cidr is given "10.0.0.0/40", which is not a valid CIDR range. Write e.g. "10.0.0.0/16".', CIDR],
    ['none', cut(0, '10.100.0.0/16', 0, 8), 'Fn::Cidr is asked for "0" ranges, but returns 1 to 256. Write a number from 1 to 256.', CIDR],
    ['too many', cut(0, '10.0.0.0/8', 257, 8), 'Fn::Cidr is asked for "257" ranges, but returns 1 to 256. Write a number from 1 to 256.', CIDR],
    ['no number', cut(0, '10.0.0.0/8', 'four', 8), 'Fn::Cidr is asked for "four" ranges, but returns 1 to 256. Write a number from 1 to 256.', CIDR],
    ['too many bits', cut(0, '10.100.0.0/16', 1, 17), 'Fn::Cidr is given "17" bits, but 10.100.0.0/16 has 16 bits to divide. '
      + 'Write a number of bits up to 16; the ranges are then /32 minus these.', CIDR],
    ['a mask for bits', cut(0, '10.100.0.0/16', 1, '/24'), 'Fn::Cidr is given "/24" bits, but 10.100.0.0/16 has 16 bits to divide. '
      + 'Write a number of bits up to 16; the ranges are then /32 minus these.', CIDR],
    ['too many bits of IPv6', cut(0, 'fd00::/64', 1, 65), 'Fn::Cidr is given "65" bits, but fd00::/64 has 64 bits to divide. '
      + 'Write a number of bits up to 64; the ranges are then /128 minus these.', CIDR],
    ['too many of a parameter', cut(0, ref('Range'), 300, 8), 'Fn::Cidr is asked for "300" ranges, but returns 1 to 256. Write a number from 1 to 256.', CIDR],
    ['too many, with a parameter for the bits', cut(0, '10.0.0.0/8', 257, ref('Bits')), 'Fn::Cidr is asked for "257" ranges, but returns 1 to 256. '
      + 'Write a number from 1 to 256.', CIDR],
    ['too many bits of any address', cut(0, ref('Range'), 4, 129), 'Fn::Cidr is given "129" bits, but a range has at most 128 bits to divide. '
      + 'Write a number of bits up to 128; the ranges are then /128 minus these.', CIDR],
    ['too many bits of an IPv4 range that is not known', cut(0, { 'Fn::GetAtt': ['Cut', 'CidrBlock'] }, 4, 33), 'Fn::Cidr is given "33" bits, but a range has at most 32 bits '
      + 'to divide. Write a number of bits up to 32; the ranges are then /32 minus these.', CIDR],
    ['too many bits, with a parameter for the number', cut(0, '10.100.0.0/16', ref('Count'), 17), 'Fn::Cidr is given "17" bits, but 10.100.0.0/16 has 16 bits to divide. '
      + 'Write a number of bits up to 16; the ranges are then /32 minus these.', CIDR],
    ['more than there are', cut(0, '10.100.0.0/16', 5, 14), 'Fn::Cidr is asked for 5 ranges of /18, but 10.100.0.0/16 holds 4. Ask for up to 4, or give fewer bits.', CIDR],
    ['an element that is not there', cut(4, '10.100.0.0/16', 4, 10), 'Fn::Select takes element 4 of a list that has 4, counted from 0. Write a number from 0 to 3.', SELECT],
    ['an element of a list', { 'Fn::Select': ['2', ['10.100.0.0/16', '10.200.0.0/16']] }, 'Fn::Select takes element 2 of a list that has 2, counted from 0. '
      + 'Write a number from 0 to 1.', SELECT],
  ])('%s', (_, range, says, source) => {
    const [what, ...fix] = says.split(/(?<=\.) (?=Write|Ask)/);
    expect(client(range)).toEqual([`Vpn: clientCidrBlock has no value: ${what} ${fix.join(' ')} [FunctionResult] ${source}`]);
  });

  test('in texts that are made of it', () => {
    expect(client({ 'Fn::Join': ['', [cut(0, '10.100.0.0/16', 5, 14), '']] })).toHaveLength(1);
  });

  test.each<[string, unknown, string]>([
    ['CidrBlock', cut(0, ownRange, 300, 8), 'cidrBlock'],
    ['Ipv6CidrBlock', cut(0, { 'Fn::Select': [0, { 'Fn::GetAtt': ['Vpc', 'Ipv6CidrBlocks'] }] }, 300, 64), 'ipv6CidrBlock'],
  ])('in the range of an associated subnet: %s', (property, range, name) => {
    const { SubnetA } = RESOURCES;
    const resources = { ...RESOURCES, SubnetA: { ...SubnetA, Properties: { ...SubnetA.Properties, [property]: range } } };
    expect(lines(resources)).toEqual([
      `A: subnetId is SubnetA, whose ${name} has no value: Fn::Cidr is asked for "300" ranges, but returns 1 to 256. Write a number from 1 to 256. [FunctionResult] ${CIDR}`,
    ]);
  });

  test.each<[string, Spelled, string]>([
    ['an element of a list', { DnsServers: ['10.0.0.2', { 'Fn::Select': [2, ['10.0.0.3', '10.0.0.4']] }] }, 'dnsServers[1]'],
    ['a member of an object', { TransitGatewayConfiguration: { TransitGatewayId: { 'Fn::Select': [2, ['tgw-1', 'tgw-2']] } }, VpcId: undefined, SecurityGroupIds: undefined },
      'transitGatewayConfiguration.transitGatewayId'],
    ['beside null', { VpcId: null, SecurityGroupIds: undefined, ClientCidrBlock: { 'Fn::Select': [2, ['10.0.0.3', '10.0.0.4']] } }, 'clientCidrBlock'],
  ])('%s has its place', (_, properties, place) => {
    const said = lines(withVpn(properties)).filter((line) => line.includes('[FunctionResult]'));
    expect(said.map((line) => line.replace(/ has no value.*$/, ''))).toEqual([`Vpn: ${place}`]);
  });
});

describe('what can be, or is not known', () => {
  test.each<[string, unknown]>([
    ['as many as there are', cut(3, '10.100.0.0/16', 4, 14)],
    ['a parameter for a range', cut(0, ref('Range'), 256, 128)],
    ['an IPv4 range that is not known', cut(0, { 'Fn::GetAtt': ['Cut', 'CidrBlock'] }, 4, 32)],
    ['an IPv6 range that is not known', cut(0, { 'Fn::Select': [0, { 'Fn::GetAtt': ['Vpc', 'Ipv6CidrBlocks'] }] }, 256, 64)],
    ['a parameter for the bits', cut(0, '10.100.0.0/16', 4, ref('Bits'))],
    ['a parameter for the number', cut(7, '10.100.0.0/16', ref('Count'), 10)],
    ['a parameter for a position', cut(ref('Position'), '10.100.0.0/16', 4, 10)],
    ['a list with an element that is not known', { 'Fn::Select': [5, ['10.100.0.0/16', ref('Ranges')]] }],
    ['a branch that may not be taken', { 'Fn::If': ['Sometimes', cut(9, '10.100.0.0/16', 4, 10), '10.100.0.0/16'] }],
  ])('%s', (_, range) => {
    expect(found({ ...RESOURCES, ...CUT, ...withVpn({ ClientCidrBlock: range }) }).filter((one) => one.endsWith('FunctionResult'))).toEqual([]);
  });
});

describe('what is computed is judged', () => {
  test('a subnet that is cut too small', () => {
    const { SubnetA } = RESOURCES;
    const resources = { ...RESOURCES, SubnetA: { ...SubnetA, Properties: { ...SubnetA.Properties, CidrBlock: cut(0, ownRange, 4, 4) } }, A: association({ SubnetId: ref('SubnetA') }) };
    expect(found(resources)).toEqual(['A AssociationSubnetSize']);
  });

  test('a client range that is cut out of the VPC', () => {
    expect(found({ ...RESOURCES, ...withVpn({ ClientCidrBlock: cut(15, ownRange, 16, 12) }) })).toEqual(['Vpn ClientCidrBlockOverlapsVpc']);
  });

  test('a route into the client range', () => {
    const routes = { FarA: through(ref('SubnetA'), cut(0, '10.100.0.0/16', 4, 8)), FarB: through(ref('SubnetB'), cut(0, '10.100.0.0/16', 4, 8)) };
    expect(found({ ...RESOURCES, ...routes })).toEqual(['FarA RouteInsideClientCidrBlock', 'FarB RouteInsideClientCidrBlock']);
  });
});
