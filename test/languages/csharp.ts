/** What programs in C# name of a package, compared with the sources that jsii generates: where there is no .NET SDK, nothing else reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ec2 from 'aws-cdk-lib/aws-ec2';

/** A part of a program, as Tree-sitter describes it. */
interface Syntax {
  readonly type: string;
  readonly text: string;
  readonly hasError: boolean;
  readonly namedChildren: readonly Syntax[];
  readonly startPosition: { readonly row: number };
  childForFieldName(name: string): Syntax | null;
  descendantsOfType(types: string | string[]): Syntax[];
}

interface Grammar {
  readonly Parser: { new(): { setLanguage(language: unknown): void; parse(text: string): { readonly rootNode: Syntax } }; init(): Promise<void> };
  readonly Language: { load(grammar: Uint8Array): Promise<unknown> };
}

// its declarations need those of a browser and of Emscripten.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const grammar = () => require('web-tree-sitter') as Grammar;

interface Member {
  /** The type of a property, or what a method returns. */
  readonly type: string;
  readonly isStatic: boolean;
  readonly isRequired: boolean;
  /** Whether its value may be missing, of which the compiler warns where it is used all the same. */
  readonly isNullable: boolean;
  /** The types of a method's parameters; the last one stands for all others where it is `params`. */
  readonly parameters: readonly string[] | null;
}

interface Type {
  readonly kind: string;
  readonly bases: readonly string[];
  readonly members: ReadonlyMap<string, Member>;
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  string_literal: 'string', verbatim_string_literal: 'string', integer_literal: 'double', real_literal: 'double', boolean_literal: 'bool',
};
/** Of a type that is none of ours. */
const SOMETHING = '';

/** What constructs have of the CDK, whose sources are not read. */
const OF_RESOURCES = ['ApplyRemovalPolicy', 'Env', 'Node', 'Stack', 'ToString'];

/** Names that a namespace of the CDK and one of .NET have, all of whose namespaces a new project uses (`ImplicitUsings`). */
const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = {
  'Amazon.CDK': ['Environment', 'TimeZone'],
  'Amazon.CDK.AWS.EC2': ['Action'],
  'Amazon.CDK.AWS.Lambda': ['HttpMethod', 'Version'],
};

/** The types of a package in C#, and the mistakes that a program makes with them. */
export class CSharp {
  /** Reads the sources of a folder. */
  public static async of(folder: string): Promise<CSharp> {
    const { Language, Parser } = grammar();
    await Parser.init();
    const parser = new Parser();
    parser.setLanguage(await Language.load(readFileSync(require.resolve('tree-sitter-c-sharp/tree-sitter-c_sharp.wasm'))));
    const sources = readdirSync(folder).filter((file) => file.endsWith('.cs')).map((file) => readFileSync(join(folder, file), 'utf8'));
    return new CSharp((text) => parser.parse(text).rootNode, sources);
  }

  private readonly types: ReadonlyMap<string, Type>;

  private constructor(private readonly parse: (text: string) => Syntax, sources: readonly string[]) {
    this.types = new Map(sources.flatMap((source) => parse(source).descendantsOfType(['class_declaration', 'interface_declaration', 'enum_declaration']))
      .filter((declaration) => !declaration.childForFieldName('name')!.text.startsWith('_')).map((declaration) => [
        declaration.childForFieldName('name')!.text, declared(declaration),
      ]));
  }

  /** Their members, each as `Type.Member`. */
  public get members(): string[] {
    return Array.from(this.types).flatMap(([name, { members }]) => Array.from(members.keys(), (member) => `${name}.${member}`));
  }

  /** What a program does with these types that they do not have, each with its line. */
  public mistakesIn(program: string): string[] {
    const reading = new Reading(this.types);
    const root = this.parse(program);
    if (root.hasError) {
      // what is missing, such as a semicolon, has no place.
      const errors = root.descendantsOfType('ERROR').map((error) => `${lineOf(error)}: not C#`);
      return errors.length === 0 ? ['not C#'] : errors;
    }
    reading.visit(root);
    return reading.mistakes;
  }
}

function declared(declaration: Syntax): Type {
  const bases = declaration.namedChildren.filter(({ type }) => type === 'base_list').flatMap(({ namedChildren }) => namedChildren.map(({ text }) => bare(text)));
  const members = declaration.childForFieldName('body')?.namedChildren ?? [];
  const named = members.flatMap((member): [string, Member][] => {
    const name = member.type === 'constructor_declaration' ? '.ctor' : member.childForFieldName('name')?.text;
    const typeOf = member.childForFieldName('returns') ?? member.childForFieldName('type');
    const type = bare(typeOf?.text ?? declaration.childForFieldName('name')!.text);
    const modifiers = member.namedChildren.filter((each) => each.type === 'modifier').map(({ text }) => text);
    const list = member.childForFieldName('parameters');
    // the type of `params` is that of the list.
    const parameters = list && [...list.namedChildren.filter((each) => each.type === 'parameter'), list]
      .flatMap((parameter) => parameter.childForFieldName('type') ?? []).map(({ text }) => bare(text));
    return name === undefined || modifiers.some((modifier) => ['private', 'protected', 'internal'].includes(modifier)) ? [] : [[name, {
      type,
      parameters,
      isStatic: modifiers.includes('static') || member.type === 'enum_member_declaration',
      isRequired: !/\?\s*$/.test(member.childForFieldName('type')?.text ?? '?'),
      isNullable: typeOf?.text.trim().endsWith('?') === true,
    }]];
  });
  return { kind: declaration.type, bases, members: new Map(named) };
}

/** The name of a type without its namespace, and without saying whether it may be null. */
function bare(type: string): string {
  return type.replace(/[\w.]+\.(?=\w)/g, '').replaceAll('?', '');
}

function lineOf({ startPosition: { row } }: Syntax): string {
  return `line ${row + 1}`;
}

/** One program, as it is read from top to bottom. */
class Reading {
  public readonly mistakes: string[] = [];
  private readonly variables = new Map<string, string>();
  private readonly namespaces = new Set<string>();
  private readonly aliases = new Set<string>();
  /** What may be null, by its place in the program. */
  private readonly nullable = new Set<Syntax>();

  public constructor(private readonly types: ReadonlyMap<string, Type>) {}

  /** Notes the mistakes within a part of the program, and says of what type its value is. */
  public visit(node: Syntax): string {
    const kinds: Readonly<Record<string, () => string>> = {
      using_directive: () => {
        const alias = node.childForFieldName('name');
        (alias === null ? this.namespaces : this.aliases).add((alias ?? node.namedChildren[0]).text);
        return SOMETHING;
      },
      variable_declaration: () => {
        const type = node.childForFieldName('type')!;
        this.named(type);
        node.namedChildren.filter((child) => child.type === 'variable_declarator').forEach((child) => {
          this.visit(child);
          if (type.type !== 'implicit_type') {
            this.variables.set(child.childForFieldName('name')!.text, bare(type.text));
          }
        });
        return SOMETHING;
      },
      variable_declarator: () => {
        const values = node.namedChildren.map((child) => this.visit(child));
        this.variables.set(node.childForFieldName('name')!.text, values[values.length - 1]);
        return SOMETHING;
      },
      object_creation_expression: () => this.creation(node),
      member_access_expression: () => this.value(node, this.access(node)),
      invocation_expression: () => this.call(node),
      element_access_expression: () => this.visit(node.childForFieldName('expression')!).replace(/\[\]$/, ''),
      postfix_unary_expression: () => this.visit(node.namedChildren[0]),
      parenthesized_expression: () => this.visit(node.namedChildren[0]),
      identifier: () => this.variables.get(node.text) ?? SOMETHING,
      implicit_array_creation_expression: () => `${this.elements(node)}[]`,
      collection_expression: () => `${this.elements(node)}[]`,
      array_creation_expression: () => {
        this.elements(node);
        return bare(node.childForFieldName('type')!.text);
      },
    };
    const typed = kinds[node.type];
    if (typed !== undefined) {
      return typed();
    }
    this.named(node.childForFieldName('type'));
    node.namedChildren.forEach((child) => this.visit(child));
    return PRIMITIVES[node.type] ?? SOMETHING;
  }

  /** What all elements of a list are. */
  private elements(node: Syntax): string {
    const values = node.descendantsOfType(['initializer_expression', 'expression_element']).flatMap(({ namedChildren }) => namedChildren);
    const types = new Set((node.type === 'collection_expression' ? values : values.filter(({ type }) => type !== 'initializer_expression')).map((value) => this.visit(value)));
    return types.size === 1 ? [...types][0] : SOMETHING;
  }

  private creation(node: Syntax): string {
    const name = bare(node.childForFieldName('type')!.text);
    this.named(node.childForFieldName('type'));
    const type = this.types.get(name);
    this.pass(node, name, type?.members.get('.ctor')?.parameters, node.childForFieldName('arguments'));
    const set = node.childForFieldName('initializer')?.namedChildren ?? [];
    if (type === undefined) {
      set.forEach((value) => this.visit(value));
      return SOMETHING;
    }
    const props = set.map((assignment) => {
      const prop = assignment.childForFieldName('left')?.text ?? '';
      const member = this.member(name, prop);
      if (member === undefined) {
        this.say(assignment, `${name} has no ${prop}`);
      }
      this.expect(assignment, `${name}.${prop}`, member?.type, this.visit(assignment.childForFieldName('right') ?? assignment));
      return prop;
    });
    if (!type.members.has('.ctor')) {
      const required = [...type.members].filter(([, { isRequired }]) => isRequired).map(([prop]) => prop);
      required.filter((prop) => !props.includes(prop)).forEach((prop) => this.say(node, `${name} needs ${prop}`));
    }
    return name;
  }

  private access(node: Syntax): Member | undefined {
    const [object, name] = [node.childForFieldName('expression')!, node.childForFieldName('name')!.text];
    const isStatic = object.type === 'identifier' && !this.variables.has(object.text);
    const type = isStatic ? object.text : this.visit(object);
    if (isStatic) {
      this.named(object);
    } else if (this.nullable.has(object)) {
      this.say(node, `${object.text} may be null, write ${object.text}!`);
    }
    const member = this.member(type, name);
    if (this.types.has(type) && member?.isStatic !== isStatic) {
      this.say(node, `${type} has no ${isStatic ? 'static ' : ''}${name}`);
    }
    return member;
  }

  private call(node: Syntax): string {
    const called = node.childForFieldName('function')!;
    const method = called.type === 'member_access_expression' ? this.access(called) : undefined;
    this.pass(node, called.childForFieldName('name')?.text ?? called.text, method?.parameters, node.childForFieldName('arguments'));
    return this.value(node, method);
  }

  /** The type of what a member is or returns. */
  private value(node: Syntax, member: Member | undefined): string {
    if (member?.isNullable) {
      this.nullable.add(node);
    }
    return member?.type ?? SOMETHING;
  }

  /** Compares arguments with parameters. */
  private pass(node: Syntax, name: string, parameters: readonly string[] | null | undefined, given: Syntax | null): void {
    given?.namedChildren.forEach((argument, index) => {
      // `this` has no part of its own.
      const last = argument.namedChildren.at(-1);
      const value = last === undefined ? SOMETHING : this.visit(last);
      const parameter = parameters?.[Math.min(index, parameters.length - 1)];
      if (parameters && index >= parameters.length && parameter?.endsWith('[]') !== true) {
        this.say(node, `${name} takes ${parameters.length} arguments`);
      }
      const isOneOfMany = parameter?.endsWith('[]') === true && !value.endsWith('[]');
      this.expect(argument, name, isOneOfMany ? parameter.slice(0, -2) : parameter, value);
    });
  }

  private expect(node: Syntax, place: string, expected: string | undefined, given: string): void {
    const isKnown = (type: string) => this.types.has(type.replace('[]', '')) || Object.values(PRIMITIVES).includes(type.replace('[]', ''));
    if (expected !== undefined && isKnown(expected) && isKnown(given) && !this.isA(given, expected)) {
      this.say(node, `${place} takes ${expected}, not ${given}`);
    }
  }

  private isA(type: string, expected: string): boolean {
    return type === expected || (type.endsWith('[]') && expected.endsWith('[]')
      ? this.isA(type.slice(0, -2), expected.slice(0, -2))
      : this.types.get(type)?.bases.some((base) => this.isA(base, expected)) === true);
  }

  private member(type: string, name: string): Member | undefined {
    const found = this.types.get(type);
    const isForeign = type === 'Resource' && OF_RESOURCES.includes(name);
    return isForeign ? { type: SOMETHING, isStatic: false, isRequired: false, isNullable: false, parameters: null }
      : found?.members.get(name) ?? found?.bases.map((base) => this.member(base, name)).find((member) => member !== undefined);
  }

  /** Notes a type that has one of our names, and is none of ours. */
  private named(type: Syntax | null): void {
    const name = bare(type?.text ?? '').replace('[]', '');
    if (/^I?ClientVpn[A-Z]\w*$/.test(name) && !this.types.has(name) && !(name in ec2)) {
      this.say(type!, `there is no ${name}`);
    }
    if (type?.text === name && !this.aliases.has(name) && [...this.namespaces].some((namespace) => AMBIGUOUS[namespace]?.includes(name))) {
      this.say(type!, `${name} is ambiguous, write using ${name} = …`);
    }
  }

  private say(node: Syntax, mistake: string): void {
    this.mistakes.push(`${lineOf(node)}: ${mistake}`);
  }
}
