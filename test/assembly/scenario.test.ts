import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { assemblyIn } from './file';
import { REPOSITORY } from '../environment';

// a program with the declarations of aws-cdk-lib.
jest.setTimeout(300_000);

const SCENARIO = join(REPOSITORY, 'test', 'languages', 'scenario');
const LIBRARY: Readonly<Record<string, JsiiType>> = assemblyIn(REPOSITORY).types;

interface JsiiType {
  readonly kind: 'class' | 'enum' | 'interface';
  readonly name: string;
  readonly abstract?: boolean;
  readonly datatype?: boolean;
  readonly initializer?: object;
  readonly methods?: readonly { readonly name: string; readonly static?: boolean }[];
  readonly properties?: readonly { readonly name: string }[];
  readonly members?: readonly { readonly name: string }[];
}

/** What the scenario need not use, and why. */
const NOT_USED: Readonly<Record<string, string>> = {
  'ClientVpnValidationPlugin.validate': 'the CDK calls it',
};

interface Member {
  readonly type: JsiiType;
  readonly name: string;
  readonly path: string;
}

const classes = Object.values(LIBRARY).filter(({ kind, abstract, initializer }) => kind === 'class' && abstract !== true && initializer !== undefined);
/** Those with something static: what others return is used without its name. */
const named = Object.values(LIBRARY).filter((type) => classes.includes(type) || type.methods?.some((method) => method.static));
const members: readonly Member[] = Object.values(LIBRARY).flatMap((type) =>
  [...type.methods ?? [], ...type.properties ?? [], ...type.members ?? []]
    .map(({ name }) => ({ type, name, path: `${type.name}.${name}` })).filter(({ path }) => NOT_USED[path] === undefined));

test('the scenario in TypeScript uses every class and every member of the API', () => {
  const used = usedBy(join(SCENARIO, 'typescript', 'app.ts'));

  expect([...classes.map(({ name }) => `new ${name}`), ...members.map(({ path }) => path)].filter((path) => !used.has(path))).toEqual([]);
});

const pascal = (name: string) => name[0].toUpperCase() + name.slice(1);
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const isConstant = ({ name }: Member) => /^[A-Z0-9_]+$/.test(name);

// that the values are the same is seen by the templates; here, that nothing was left out.
test.each<[language: string, file: string, spelled: (member: Member) => string]>([
  ['JavaScript', 'javascript/app.js', ({ name }) => `\\b${name}\\b`],
  ['Python', 'python/app.py', (member) => isConstant(member) ? `\\.${member.name}\\b` : `\\b${snake(member.name)}(=|\\(|\\b)`],
  ['Java', 'java/src/main/java/scenario/Scenario.java', (member) => isConstant(member) ? `\\.${member.name}\\b` : `\\.(${member.name}|get${pascal(member.name)})\\(`],
  ['Go', 'go/scenario.go', (member) => isConstant(member) ? `${member.type.name}_${member.name}\\b` : `\\b(${member.type.name}_)?${pascal(member.name)}\\b`],
  ['C#', 'csharp/Program.cs', (member) => isConstant(member) ? `\\.${member.name}\\b` : `\\b${pascal(member.name)}\\b`],
])('so does the one in %s', (_, file, spelled) => {
  const source = readFileSync(join(SCENARIO, file), 'utf8');
  expect(members.filter((member) => !new RegExp(spelled(member)).test(source)).map(({ path }) => path)).toEqual([]);
  expect(named.filter(({ name }) => !new RegExp(`\\b(New)?${name}(_|\\b)`).test(source)).map(({ name }) => name)).toEqual([]);
});

/** The members that a program uses, as `Type.member`, and the classes that it makes, as `new Type`. */
function usedBy(file: string): Set<string> {
  const { config } = ts.readConfigFile(join(REPOSITORY, 'tsconfig.dev.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [file] }, ts.sys, REPOSITORY);
  const program = ts.createProgram([file], { ...options, noEmit: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const used = new Set<string>();
  const use = (type: ts.Type | undefined, member: string) => {
    for (const each of withBases(type)) {
      used.add(`${each.symbol?.name}.${member}`);
    }
  };
  /** The type and what it extends. */
  const withBases = (type: ts.Type | undefined): ts.Type[] => {
    if (type === undefined) {
      return [];
    }
    const own = checker.getNonNullableType(type);
    return [own, ...own.isClassOrInterface() ? checker.getBaseTypes(own).flatMap(withBases) : []];
  };
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) {
      used.add(`new ${node.expression.getText()}`);
    } else if (ts.isPropertyAccessExpression(node)) {
      use(checker.getTypeAtLocation(node.expression), node.name.text);
    } else if (ts.isObjectLiteralExpression(node)) {
      node.properties.forEach(({ name }) => use(checker.getContextualType(node), name!.getText()));
    } else if (ts.isObjectBindingPattern(node)) {
      node.elements.forEach(({ name, propertyName }) => use(checker.getTypeAtLocation(node), (propertyName ?? name).getText()));
    }
    ts.forEachChild(node, visit);
  };
  visit(program.getSourceFile(file)!);
  return used;
}
