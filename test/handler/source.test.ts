import { readFileSync } from 'node:fs';
import { V2 } from './events';
import { SOURCES } from '../../projenrc/handler-source/source';
import { HANDLER_SOURCE } from '../../src/handler/source.generated';

test.each(Object.values(SOURCES))('the code in $file is current: run `npm run handler-source` otherwise', ({ content, file }) => {
  expect(readFileSync(file, 'utf8')).toBe(content());
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
