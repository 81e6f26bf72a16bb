import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileJsiiForTest } from 'jsii';
import { Assembly, TypeSystem } from 'jsii-reflect';
import { flawsOf } from './api';
import { internalIn, lostIn } from './declarations';
import { REPOSITORY } from '../environment';

// jsii compiles.
jest.setTimeout(120_000);

function assemblyOf(folder: string): Promise<Assembly> {
  return new TypeSystem().load(folder, { validate: false, supportedFeatures: ['intersection-types', 'class-covariant-overrides'] });
}

test('the API survives in every language', async () => {
  expect(flawsOf(await assemblyOf(REPOSITORY))).toEqual([]);
});

test('nothing of the API is lost on the way to jsii', () => {
  expect(lostIn(join(REPOSITORY, 'lib', 'index.d.ts'))).toEqual([]);
});

test('what only this library calls is in no declaration of the API', () => {
  expect(internalIn(join(REPOSITORY, 'lib', 'index.d.ts'))).toEqual([]);
});

describe('a flaw is noticed', () => {
  const documented = (name: string, members: string) => `/** A. */\nexport class ${name} {\n/** B. */\n${members}\n}`;
  const CASES: readonly (readonly [name: string, source: string, ...flaws: string[]])[] = [
    ['Fine', documented('Fine', 'public b(c: string): string { return c; }')],
    ['Overload', documented('Overload', 'public b(c: string): void;\n/** B. */ public b(c: number): void;\n/** B. */ public b(c: unknown): void { c; }'),
      'Overload.b(): overloaded'],
    ['Generic', documented('Generic', 'public b<T extends string>(c: T): void { c; }'), 'Generic.b(): generic'],
    ['Union', documented('Union', 'public b(c: string | number): void { c; }'), 'testpkg.Union.b() c: a union'],
    ['UnionInArray', documented('UnionInArray', 'public b(): (string | number)[] { return []; }'), 'testpkg.UnionInArray.b(): a union'],
    ['Literals', documented('Literals', "public b(c: 'd' | 'e'): void { c; }"), 'Literals.b: a union of literals'],
    ['NamedLiterals', "export type NamedLiterals = 'd' | 'e';", 'NamedLiterals: an exported type alias'],
    ['AnyValue', documented('AnyValue', 'public b(c: any): void { c; }'), 'testpkg.AnyValue.b() c: any'],
    ['IData', '/** A. */ export interface IData {\n/** B. */ readonly b: string; }', 'testpkg.IData: an I… interface without methods'],
    ['CONSTANT', 'export const CONSTANT = 1;', 'CONSTANT: an exported constant'],
    ['aFunction', 'export function aFunction(): void {}', 'aFunction: an exported function'],
    ['NoDefault', '/** A. */ export interface NoDefault {\n/** B. */ readonly b?: string; }', 'testpkg.NoDefault.b: optional, without @default'],
    ['SilentMethod', '/** A. */ export class SilentMethod { public b(): void {} }', 'testpkg.SilentMethod.b(): not documented'],
    ['SilentClass', 'export class SilentClass { }', 'testpkg.SilentClass: not documented'],
    ['SilentMember', '/** A. */ export enum SilentMember { B }', 'testpkg.SilentMember.B: not documented'],
    ['WordOfGo', documented('WordOfGo', 'public b(range: string): void { range; }'), 'testpkg.WordOfGo.b() range: a reserved word of Go'],
    ['WordOfPython', documented('WordOfPython', 'public from(): void { }'), 'testpkg.WordOfPython.from(): a reserved word of Python'],
    ['WordOfJava', documented('WordOfJava', 'public b(native: string): void { native; }'), 'testpkg.WordOfJava.b() native: a reserved word of Java'],
    ['Chained', documented('Chained', 'public static b(): Chained { return new Chained(); }\n/** C. */\npublic c(): void { }'), 'testpkg.Chained.b(): Chained has b() itself'],
    ['Heir', `${documented('HeirBase', 'public static b(): void { }\n/** C. */\npublic c(): void { }')}\n${documented('HeirMade', '').replace('HeirMade', 'HeirMade extends HeirBase')}\n`
      + documented('Heir', 'public static b(): HeirMade { return new HeirMade(); }\n/** C. */\npublic c(): void { }'), 'testpkg.Heir.b(): HeirMade has b() itself'],
    ['DerivableChoice', documented('DerivableChoice', 'public b(): void { }'), 'testpkg.DerivableChoice: has a constructor, so that others can be derived from it'],
    ['Factories', documented('Factories', 'public static b(): void { }'), 'testpkg.Factories: has a constructor, so that others can be derived from it'],
    ['InTypeScript', documented('InTypeScript', 'public b(): void { }').replace('B.', 'Call `b({ c: 1 })`.'), 'testpkg.InTypeScript.b(): TypeScript outside of an example'],
    ['L2sAlone', '/** A. */ export interface IResource { /** B. */ b(): void; }\n/** A. */ export interface ITable extends IResource { /** C. */ c(): void; }\n'
      + documented('L2sAlone', 'public b(c: ITable[]): void { c; }'), 'testpkg.L2sAlone.b() c: ITable leaves out L1s'],
    ['WordOfCSharp', documented('WordOfCSharp', 'public b(params: string): void { params; }'), 'testpkg.WordOfCSharp.b() params: a reserved word of C#'],
  ];
  let found: string[];

  beforeAll(() => {
    const compiled = compileJsiiForTest(CASES.map(([, source]) => source).join('\n'), { captureDiagnostics: false });
    const folder = mkdtempSync(join(tmpdir(), 'client-vpn-'));
    writeFileSync(join(folder, 'index.d.ts'), compiled.files['index.d.ts']);
    const system = new TypeSystem();
    found = [...flawsOf(system.addAssembly(new Assembly(system, compiled.assembly))), ...lostIn(join(folder, 'index.d.ts'))];
    rmSync(folder, { recursive: true });
  });

  test.each(CASES)('%s', (name, _, ...flaws) => {
    expect(found.filter((flaw) => new RegExp(`^(testpkg\\.)?${name}\\b`).test(flaw)).sort()).toEqual(flaws.sort());
  });

  test('a name that is imported beside ours', async () => {
    const { system } = await assemblyOf(REPOSITORY);
    const { assembly } = compileJsiiForTest(documented('ClientVpnEndpoint', 'public readonly b = 1;'), { captureDiagnostics: false });

    expect(flawsOf(system.addAssembly(new Assembly(system, assembly)))).toEqual(['testpkg.ClientVpnEndpoint: aws-cdk-lib.aws_ec2 has the same name']);
  });
});
