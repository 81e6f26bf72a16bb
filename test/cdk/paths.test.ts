import { App, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { pathBelow } from '../../src/cdk/paths';

test('is what comes after an ancestor', () => {
  const app = new App();
  const stage = new Stage(app, 'Prod');
  const inner = new Construct(new Construct(stage, 'One'), 'Two');
  expect([app, stage, inner].map((ancestor) => pathBelow(ancestor, inner))).toEqual(['Prod/One/Two', 'One/Two', '']);
});
