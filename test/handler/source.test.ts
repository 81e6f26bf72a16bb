import { readFileSync } from 'node:fs';
import { V2 } from './events';
import { GENERATED, source } from '../../projenrc/handler-source/source';
import { HANDLER_SOURCE } from '../../src/handler/source.generated';

test('the code of the function is current: run `npm run handler-source` otherwise', () => {
  expect(readFileSync(GENERATED, 'utf8')).toBe(source());
});

test('the code of the function needs nothing but Node.js', () => {
  const required: string[] = [];
  const module: any = {};
  new Function('exports', 'require', HANDLER_SOURCE)(module, (name: string) => {
    required.push(name);
    return jest.requireActual(name);
  });
  expect(required).toEqual(['node:net']);
  expect(module.decideBy({ kind: 'source-ip', ranges: ['203.0.113.0/24'], message: 'no' })(V2)).toEqual({ allow: true });
});
