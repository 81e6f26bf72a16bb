import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transformSync } from 'esbuild';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const SRC = join(__dirname, '..', '..', 'src');

/** A constant that holds the code of a function: types and comments are not deployed. */
interface Source {
  readonly file: string;
  content(): string;
}

/** The generated files. */
export const SOURCES: Readonly<Record<'handler' | 'upkeep-handler', Source>> = {
  'handler': constant('handler/handler.ts', 'handler/source.generated.ts', 'HANDLER_SOURCE', (code) => transpileModule(code, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, removeComments: true },
  }).outputText),
  // it says nothing of the app: no one reads it in a template.
  'upkeep-handler': constant('upkeep-handler/upkeep.ts', 'upkeep-handler/upkeep-source.generated.ts', 'UPKEEP_SOURCE', (code) => transformSync(exporting(code), {
    loader: 'ts', format: 'cjs', platform: 'node', target: 'es2022', minify: true,
  }).code),
};

/** What esbuild writes for an export is longer than the function that has it. */
function exporting(code: string): string {
  return code.replace('export const handler =', 'exports.handler =').replace(/^import \{ (\w+) \} from ('[\w:]+');$/gm, 'const { $1 } = require($2);');
}

function constant(from: string, to: string, name: string, compiled: (code: string) => string): Source {
  return {
    file: join(SRC, to),
    content: () => [
      `// generated from ${basename(from)} by \`npm run handler-source\`.`,
      '/** What runs in the function, as JavaScript. */',
      `export const ${name} = [`,
      ...compiled(readFileSync(join(SRC, from), 'utf8')).trimEnd().split('\n').map((line) => `  ${JSON.stringify(line)},`),
      '].join(\'\\n\');',
      '',
    ].join('\n'),
  };
}
