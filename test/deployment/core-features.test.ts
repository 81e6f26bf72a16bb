/** Every feature of `ec2.ClientVpnEndpoint`, moved to ours: the CDK's own comparison says the same of what is replaced, added and removed. */
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { compare } from '../../src/deployment/comparison';
import { CREATE_ONLY } from '../../src/deployment/create-only';
import { after, before, FEATURES, PLACES } from '../endpoint/core-features';
import { synth } from '../fixtures';

const STAYS = 'updated';
/** What the comparisons are about: the types of Client VPN, security groups with their rules, log groups. */
const SUBJECTS = Object.keys(CREATE_ONLY).filter((type) => /ClientVpn|SecurityGroup|Logs/.test(type));

function templateOf(endpoint: Construct): Record<string, any> {
  return synth(Stack.of(endpoint)).toJSON();
}

const state = (template: unknown) => ({ templates: [{ file: 'Stack.template.json', name: 'Stack', template }] });

describe.each(PLACES)('in the %s', (place) => {
  test.each(Object.entries(FEATURES))('%s', (_, feature) => {
    const [deployed, next] = [templateOf(before([feature])), templateOf(after([feature], place))];
    const theirs: Record<string, string> = {};
    fullDiff(deployed, next).resources.forEachDifference((id, { changeImpact, isAddition, isRemoval, newResourceType, oldResourceType }) => {
      if (SUBJECTS.includes(newResourceType ?? oldResourceType ?? '')) {
        theirs[id] = isAddition ? 'added' : isRemoval ? 'removed' : changeImpact === ResourceImpact.WILL_REPLACE ? 'replaced' : STAYS;
      }
    });
    const { stacks: [{ changes }] } = compare(state(deployed), state(next));
    const ours = changes.filter(({ isCertain }) => isCertain).map(({ effect, resource: { logicalId: id } }) => {
      const [was, is] = [id in deployed.Resources, id in next.Resources];
      return [id, !was ? 'added' : !is ? 'removed' : effect === 'replaced' || effect === 'fails' ? 'replaced' : STAYS] as const;
    });
    // what is updated in place differs: theirs has dependencies and metadata as well, ours what children do to their endpoint.
    const telling = (all: Iterable<readonly [string, string]>) => Object.fromEntries(Array.from(all).filter(([, change]) => change !== STAYS));
    expect(telling(ours)).toEqual(telling(Object.entries(theirs)));
  });
});
