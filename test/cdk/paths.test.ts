import { App, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { inTree, isInTree, pathBelow } from '../../src/cdk/paths';

test('is what comes after an ancestor', () => {
  const app = new App();
  const stage = new Stage(app, 'Prod');
  const inner = new Construct(new Construct(stage, 'One'), 'Two');
  expect([app, stage, inner].map((ancestor) => pathBelow(ancestor, inner))).toEqual(['Prod/One/Two', 'One/Two', '']);
});

test('what was taken out of the tree, by itself or with what it lies in, is not in it', () => {
  const app = new App();
  const [kept, gone] = ['Kept', 'Gone'].map((id) => new Construct(app, id));
  const [stays, leaves, goesAlong] = [new Construct(kept, 'Stays'), new Construct(kept, 'Leaves'), new Construct(gone, 'GoesAlong')];
  kept.node.tryRemoveChild('Leaves');
  app.node.tryRemoveChild('Gone');
  // another one in its place does not bring it back.
  new Construct(kept, 'Leaves');
  const all = [app, kept, stays, leaves, gone, goesAlong];
  expect(all.map(isInTree)).toEqual([true, true, true, false, false, false]);
  expect(inTree(all)).toEqual([app, kept, stays]);
});
