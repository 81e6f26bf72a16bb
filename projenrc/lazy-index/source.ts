const HEADER = 'Object.defineProperty(exports, "__esModule", { value: true });\n';
const ALL_OF = /^__exportStar\(require\("(.+)"\), exports\);$/;
const AS_IT_IS = /^(require\(".+"\);|\/\/.*|)$/;

const LATER = `const later = (name, load) => Object.defineProperty(exports, name, {
    configurable: true,
    enumerable: true,
    get: () => {
        const value = load()[name];
        Object.defineProperty(exports, name, { configurable: true, enumerable: true, value });
        return value;
    },
});
`;

/** What an index that loads all its modules becomes: one that loads each when something of it is used. */
export function lazyIndex(compiled: string, namesIn: (module: string) => readonly string[]): string {
  const statements = compiled.slice(compiled.indexOf(HEADER) + HEADER.length).split('\n').filter((line) => !line.startsWith('//# sourceMappingURL='));
  const all: string[] = [];
  const lines = statements.flatMap((statement) => {
    const [, module] = ALL_OF.exec(statement) ?? [];
    if (module === undefined) {
      if (!AS_IT_IS.test(statement)) {
        throw new Error(`The index is to hold nothing but export * from "./module", and holds ${statement}`);
      }
      return statement;
    }
    const names = namesIn(module);
    all.push(...names);
    return names.map((name) => `later("${name}", () => require("${module}"));`);
  });
  // the assignments tell ES modules, which do not run this to see what it exports.
  return ['"use strict";\n', HEADER, ...all.map((name) => `exports.${name} = void 0;\n`), LATER, lines.join('\n')].join('');
}
