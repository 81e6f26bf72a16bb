import * as ts from 'typescript';
import { FILES, textOf } from './tree';

/** What people write; templates, snapshots and data are as long as they are. */
const CODE = /\.(?:ts|js|py|java|go|cs)$/;
/** One program in six languages, to be read side by side. */
const EXCEPT = 'test/languages/scenario/';

const MOST = { lines: 400, imports: 22, members: 18 };
/** Lists of everything of a kind. */
const LISTS = ['src/index.ts', 'src/metrics/measured-endpoint.ts', 'src/rules/catalogue.ts'];

const SOURCES = FILES.filter((file) => file.startsWith('src/') && !file.includes('.generated.'));
const parse = (file: string) => ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);

test(`no file of code is longer than ${MOST.lines} lines: it holds two concepts`, () => {
  const lines = (file: string) => textOf(file).trimEnd().split('\n').length;
  const long = FILES.filter((file) => CODE.test(file) && !file.includes('.generated.') && !file.startsWith(EXCEPT) && lines(file) > MOST.lines);
  expect(long.map((file) => `${file}: ${lines(file)}`)).toEqual([]);
});

test(`no file imports from more than ${MOST.imports} others: it knows too much`, () => {
  const imports = (file: string) => new Set(parse(file).statements.filter(ts.isImportDeclaration)
    .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text).filter((name) => name.startsWith('.'))).size;
  expect(Math.max(...SOURCES.map(imports))).toBeGreaterThan(10);
  expect(SOURCES.filter((file) => !LISTS.includes(file) && imports(file) > MOST.imports).map((file) => `${file}: ${imports(file)}`)).toEqual([]);
});

test(`no class has more than ${MOST.members} public members: it is several things`, () => {
  const isPublic = (member: ts.ClassElement) => (
    !ts.isConstructorDeclaration(member) && !(member as ts.MethodDeclaration).modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)
  );
  const classes = SOURCES.filter((file) => !LISTS.includes(file)).flatMap((file) => parse(file).statements.filter(ts.isClassDeclaration)
    .map(({ name, members }) => ({ name: `${file} ${name?.text}`, count: new Set(members.filter(isPublic).map((member) => member.name?.getText())).size })));
  expect(classes.length).toBeGreaterThan(50);
  expect(classes.filter(({ count }) => count > MOST.members)).toEqual([]);
});

test('no file holds what a merge left behind', () => {
  expect(FILES.filter((file) => /\.(?:cs|go|java|js|json|md|py|ts|ya?ml)$/.test(file) && /^(?:<{7,8} |>{7,8} )/m.test(textOf(file)))).toEqual([]);
});
