import { join } from 'node:path';
import { LANGUAGES } from './languages';
import { succeed } from './process';
import { REPOSITORY } from '../environment';

jest.setTimeout(900_000);

test('from Python, one call takes the place of the loops', () => {
  const { folder, variables } = LANGUAGES.find(({ name }) => name === 'python')!.install('highest');
  const measure = () => {
    const { 'aws_ec2.ClientVpnEndpoint': core, ClientVpnEndpointPlus: plus, ratio }
      = JSON.parse(succeed(folder, variables, 'python3', join(REPOSITORY, 'benchmark', 'python', 'compare.py')));
    return { crossings: plus.crossings / core.crossings, ratio };
  };
  const first = measure();

  // how often the boundary between the languages is crossed does not depend on what else the machine does.
  expect(first.crossings).toBeLessThan(0.25);

  // the time does: docs/performance.md says what it is on a machine at rest. Here the best of at most five counts, and a busy machine may
  // spoil all of them: 0.35 is what is aimed at, and 0.5 what fails.
  let best = first.ratio;
  for (let again = 0; again < 4 && best > 0.35; again += 1) {
    best = Math.min(best, measure().ratio);
  }
  expect(best).toBeLessThanOrEqual(0.5);
});
