import { UPKEEP_SOURCE } from '../../src/upkeep-handler/upkeep-source.generated';

/** What the function needs at first, and where its code stands in a template: docs/decisions/0010-code-of-the-connect-handler.md. */
test('the code is small, and loads no client before it needs one', () => {
  const required: string[] = [];
  const module: Record<string, unknown> = {};
  new Function('exports', 'require', UPKEEP_SOURCE)(module, (name: string) => {
    required.push(name);
    return {};
  });
  expect({ required, exported: Object.keys(module) }).toEqual({ required: ['node:zlib'], exported: ['handler'] });
  expect(UPKEEP_SOURCE.length).toBeLessThan(5000);
});
