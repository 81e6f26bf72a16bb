/** What of the API jsii drops without a word, so that only the declarations in TypeScript tell. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as ts from 'typescript';

/** Reads what a module exports, and what those modules export of which it re-exports everything. */
export function lostIn(file: string): string[] {
  const { statements } = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  return statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined && ts.isStringLiteral(statement.moduleSpecifier)) {
      return lostIn(join(dirname(file), `${statement.moduleSpecifier.text}.d.ts`));
    }
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    return isExported ? lostOf(statement) : [];
  });
}

/** Members that begin with an underscore, and types of what is bound to an endpoint, in all declarations that a module leads to. */
export function internalIn(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file) || !existsSync(file)) {
    return [];
  }
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  const found = [...source.matchAll(/\b(?:_[a-z]\w*(?=[(:?])|Bound[A-Z]\w*)/g)].map(([name]) => `${basename(file)}: ${name}`);
  const paths = [...source.matchAll(/from '(\.[^']+)'/g)].map(([, path]) => join(dirname(file), `${path}.d.ts`));
  return [...found, ...paths.flatMap((path) => internalIn(path, seen))];
}

function lostOf(declaration: ts.Statement): string[] {
  if (ts.isVariableStatement(declaration)) {
    return declaration.declarationList.declarations.map((constant) => `${constant.name.getText()}: an exported constant`);
  }
  if (ts.isFunctionDeclaration(declaration)) {
    return [`${declaration.name?.text}: an exported function`];
  }
  if (ts.isTypeAliasDeclaration(declaration)) {
    return [`${declaration.name.text}: an exported type alias`];
  }
  if (!ts.isClassDeclaration(declaration) && !ts.isInterfaceDeclaration(declaration)) {
    return [];
  }
  const name = declaration.name?.text;
  const members = [...declaration.members].filter(isPublic);
  const names = members.filter(isCallable).map(nameOf);
  return [
    ...isGeneric(declaration) ? [`${name}: generic`] : [],
    ...[...new Set(names.filter((each, index) => names.indexOf(each) !== index))].map((each) => `${name}.${each}(): overloaded`),
    ...members.flatMap((member) => [
      ...isCallable(member) && isGeneric(member) ? [`${name}.${nameOf(member)}(): generic`] : [],
      ...literalsIn(member) ? [`${name}.${nameOf(member)}: a union of literals`] : [],
    ]),
  ];
}

type Member = ts.ClassElement | ts.TypeElement;

function isPublic(member: Member): boolean {
  const modifiers = ts.canHaveModifiers(member) ? ts.getModifiers(member) ?? [] : [];
  return !modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword);
}

function isCallable(member: Member): member is ts.MethodDeclaration | ts.MethodSignature | ts.ConstructorDeclaration {
  return ts.isMethodDeclaration(member) || ts.isMethodSignature(member) || ts.isConstructorDeclaration(member);
}

function isGeneric({ typeParameters }: { readonly typeParameters?: readonly ts.TypeParameterDeclaration[] }): boolean {
  return typeParameters !== undefined && typeParameters.length > 0;
}

/** Whether a literal type is said anywhere in a member; an alias for one is found where it is exported, and must be, to be used. */
function literalsIn(node: ts.Node): boolean {
  return ts.isLiteralTypeNode(node) && node.literal.kind !== ts.SyntaxKind.NullKeyword || ts.forEachChild(node, literalsIn) === true;
}

function nameOf(member: Member): string {
  return member.name?.getText() ?? 'constructor';
}
