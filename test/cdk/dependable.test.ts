import { App } from 'aws-cdk-lib';
import { whenAsked } from '../../src/cdk/dependable';

test('acts each time that a construct is asked what it waits for, and not once more on the way', () => {
  const app = new App();
  const act = jest.fn(() => void app.node.dependencies);
  whenAsked(app, act);
  expect(act).not.toHaveBeenCalled();
  expect(app.node.dependencies).toEqual([]);
  expect(act).toHaveBeenCalledTimes(1);
  app.synth();
  expect(act.mock.calls.length).toBeGreaterThan(1);
});

test('acts again after it failed', () => {
  const app = new App();
  const act = jest.fn().mockImplementationOnce(() => {
    throw new Error('too early');
  });
  whenAsked(app, act);
  expect(() => app.node.dependencies).toThrow('too early');
  expect(app.node.dependencies).toEqual([]);
  expect(act).toHaveBeenCalledTimes(2);
});
