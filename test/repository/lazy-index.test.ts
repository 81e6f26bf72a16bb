import { lazyIndex } from '../../projenrc/lazy-index/source';

const compiled = (...statements: string[]) => `"use strict";
var __exportStar = function(m, exports) {};
Object.defineProperty(exports, "__esModule", { value: true });
${statements.join('\n')}
//# sourceMappingURL=data:application/json;base64,e30=`;

/** Runs an index whose modules are counted as they are loaded. */
function run(index: string) {
  const loaded: string[] = [];
  const exports: Record<string, unknown> = {};
  const load = (module: string) => {
    loaded.push(module);
    return { One: 1, Two: 2 };
  };
  new Function('exports', 'require', index)(exports, load);
  return { exports, loaded };
}

test('loads a module when something of it is used', () => {
  const index = lazyIndex(compiled('// first', 'require("./first");', '__exportStar(require("./numbers"), exports);'), () => ['One', 'Two']);
  const { exports, loaded } = run(index);
  expect(Object.keys(exports)).toEqual(['One', 'Two']);
  expect(loaded).toEqual(['./first']);
  expect([exports.One, exports.One, exports.Two]).toEqual([1, 1, 2]);
  expect(loaded).toEqual(['./first', './numbers', './numbers']);
});

test.each([
  'exports.One = 1;',
  '__exportStar(require("./numbers"), exports); exports.One = 1;',
])('rejects %s, which it would lose', (statement) => {
  expect(() => lazyIndex(compiled(statement), () => [])).toThrow(`The index is to hold nothing but export * from "./module", and holds ${statement}`);
});
