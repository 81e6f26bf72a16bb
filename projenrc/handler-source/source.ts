import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const FOLDER = join(__dirname, '..', '..', 'src', 'handler');

/** The generated file. */
export const GENERATED = join(FOLDER, 'source.generated.ts');

/** The code of the function as a constant: types and comments are not deployed. */
export function source(): string {
  const { outputText } = transpileModule(readFileSync(join(FOLDER, 'handler.ts'), 'utf8'), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, removeComments: true },
  });
  const lines = outputText.trimEnd().split('\n').map((line) => `  ${JSON.stringify(line)},`);
  return [
    '// generated from handler.ts by `npm run handler-source`.',
    '/** What runs in the function, as JavaScript. */',
    'export const HANDLER_SOURCE = [',
    ...lines,
    '].join(\'\\n\');',
    '',
  ].join('\n');
}
