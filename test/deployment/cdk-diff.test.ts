/** What the CDK's own comparison says of replacements. */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import fc from 'fast-check';
import { apps, stateOf } from './model/apps';
import { compare } from '../../src/deployment/comparison';
import { CREATE_ONLY } from '../../src/deployment/create-only';

test('the same is replaced as by the CDK, for any two templates', () => {
  let replaced = 0;
  fc.assert(fc.property(apps, ([before, after]) => {
    const theirs: string[] = [];
    fullDiff(before, after).resources.forEachDifference((id, { changeImpact, oldValue, newValue }) => {
      if (oldValue !== undefined && newValue !== undefined && changeImpact === ResourceImpact.WILL_REPLACE) {
        theirs.push(id);
      }
    });
    const { stacks: [{ changes }] } = compare(stateOf(before), stateOf(after));
    const both = (id: string) => id in before.Resources && id in after.Resources;
    const ours = changes.filter(({ effect, isCertain, resource }) => isCertain && (effect === 'replaced' || effect === 'fails') && both(resource.logicalId));
    replaced += ours.length;
    expect(ours.map(({ resource }) => resource.logicalId).sort()).toEqual(theirs.sort());
  }), { numRuns: 150 });
  // the property says nothing where nothing is replaced.
  expect(replaced).toBeGreaterThan(0);
});

const SPEC = loadAwsServiceSpecSync();

test.each(Object.entries(CREATE_ONLY))('%s: the create-only properties are those of its schema', (type, properties) => {
  const [resource] = SPEC.lookup('resource', 'cloudFormationType', 'equals', type);
  const replacing = Object.entries(resource.properties).filter(([, { causesReplacement }]) => causesReplacement === 'yes').map(([name]) => name);
  expect([...properties].sort()).toEqual(replacing.sort());
});
