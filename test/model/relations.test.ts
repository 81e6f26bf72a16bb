import { ASSOCIATION, type Graph } from '../../src/model/graph';
import { attachmentBy, attachmentOf, type NetworkKind, areDistinct } from '../../src/model/relations';
import type { Properties, Value } from '../../src/model/values';
import { groupBy } from '../../src/util/group-by';
import { graphOf, optional, ref, resource, unknown } from '../rules/graphs';

const association = (properties: Properties) => resource('A', ASSOCIATION, properties);

test.each<[string, Properties, NetworkKind | undefined]>([
  ['a subnet', { SubnetId: unknown }, 'VPC'],
  ['a zone', { AvailabilityZone: 'a' }, 'transit gateway'],
  ['the id of a zone', { AvailabilityZoneId: 'az1' }, 'transit gateway'],
  ['a zone twice', { AvailabilityZone: 'a', AvailabilityZoneId: 'az1' }, undefined],
  ['a subnet and the id of a zone', { SubnetId: 'subnet-1', AvailabilityZoneId: 'az1' }, undefined],
  ['perhaps the id of a zone', { AvailabilityZoneId: optional }, undefined],
  ['nothing', {}, undefined],
])('an association of %s', (_, properties, attachment) => {
  expect(attachmentBy(association(properties))).toBe(attachment);
});

test('the first association that is clear says what an imported endpoint is attached to', () => {
  const [nothing, zone, subnet] = [{}, { AvailabilityZone: 'a' }, { SubnetId: 'subnet-1' }].map(association);
  expect(attachmentOf({ associations: [nothing, zone, subnet], routes: [], authorizationRules: [] })).toBe('transit gateway');
});

describe('two values', () => {
  const [one, other] = ['One', 'Other'].map((id) => resource(id, 'AWS::EC2::Subnet'));
  /** Knows a resource by its reference and by its id. */
  const graph: Graph = { ...graphOf({}), resourceOf: (value) => new Map<Value, typeof one>([[first, one], ['subnet-1', one], [second, other]]).get(value) };
  const [first, second, third] = ['One', 'Other', 'Parameter'].map(ref);

  test.each<[string, Value, Value, boolean]>([
    ['two resources', first, second, true],
    ['one resource', first, first, false],
    ['one resource in two ways', first, 'subnet-1', false],
    ['a resource and a parameter', first, third, false],
    ['a parameter and a resource', third, first, false],
    ['a resource and an id', second, 'subnet-2', false],
    ['two ids', 'subnet-2', 'subnet-3', true],
    ['one id', 'subnet-2', 'subnet-2', false],
    ['an id and nothing', 'subnet-2', undefined, false],
    ['nothing and an id', undefined, 'subnet-2', false],
  ])('%s are certainly different: %j, %j: %j', (_, value, otherValue, expected) => {
    expect(areDistinct(value, otherValue, graph)).toBe(expected);
  });
});

test('what has no key is in no group', () => {
  const groups = groupBy(['a1', 'b1', '', 'a2', ''], (item) => item === '' ? undefined : item[0]);
  expect(Array.from(groups)).toEqual([['a', ['a1', 'a2']], ['b', ['b1']]]);
});
