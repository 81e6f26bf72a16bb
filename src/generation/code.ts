/** Code as data, the same for each language: what is called with what. */
import { escapeControlCharacters } from '../util/control-characters';

/** A value of the code. */
export type Code = string | boolean | readonly Code[] | Variable | Constant | Call | Dictionary;

/** The modules that code is made of. */
export type Module = 'cdk' | 'constructs' | 'acm' | 'ec2' | 'iam' | 'kms' | 'lambda' | 'logs' | 'vpn';

/** A name of the code's own, or a member of it. */
export interface Variable {
  readonly is: 'variable';
  readonly name: string;
  readonly member?: string;
  /** Whether it is one of the program's texts, which are constants. */
  readonly isText?: boolean;
}

/** The scope of all constructs. */
export const THIS: Variable = { is: 'variable', name: 'this' };

/** A member of an enumeration. */
export interface Constant {
  readonly is: 'constant';
  readonly type: Type;
  readonly member: string;
}

/** A class of a module. */
export interface Type {
  readonly module: Module;
  readonly name: string;
}

/** A call of a method of a class or of an object, or of a constructor. */
export interface Call {
  readonly is: 'call';
  readonly on: Type | Variable;
  /** Absent for a constructor. */
  readonly method?: string;
  readonly args: readonly Code[];
  /** The options or props, which stand last; none where nothing is given. */
  readonly props: readonly Prop[];
}

/** Something that is named, with what there is to say of it. */
export interface Prop {
  readonly name: string;
  /** Absent where there is only something to say. */
  readonly value?: Code;
  readonly comment?: string;
}

/** Keys and values, whose keys are not names of the API. */
export interface Dictionary {
  readonly is: 'dictionary';
  readonly entries: ReadonlyArray<readonly [string, Code]>;
}

/** A line of the program. */
export interface Statement {
  readonly comment?: string;
  /** Absent where there is only something to say. */
  readonly code?: Code;
  /** The variable that takes the value. */
  readonly variable?: string;
  /** Whether others see the variable. */
  readonly isMember?: boolean;
  /** Whether it only says what the code would be. */
  readonly isCommentedOut?: boolean;
}

/** Statements that stand together. */
export type Paragraph = readonly Statement[];

/** A whole program: one stack in one app. */
export interface Program {
  /** What there is to say of all of it. */
  readonly comment: string;
  readonly stack: string;
  /** The texts of several lines, which stand in front. */
  readonly texts: ReadonlyArray<readonly [constant: string, text: string]>;
  readonly paragraphs: readonly Paragraph[];
  readonly environment: readonly Prop[];
}

/** A language, as `--language` has it. */
export interface Language {
  print(program: Program): string;
}

export function variable(name: string, member?: string): Variable {
  return { is: 'variable', name, member };
}

export function constant(module: Module, type: string, member: string): Constant {
  return { is: 'constant', type: { module, name: type }, member };
}

/** Calls `type.method()`, or the method of a variable; options that are not given are left out. */
export function call(on: string | Variable, method: string, args: readonly Code[] = [], props: Props = {}): Call {
  return { is: 'call', on: typeof on === 'string' ? typeOf(on) : on, method, args, props: propsOf(props) };
}

/** Makes a construct. */
export function construct(type: string, args: readonly Code[], props: Props = {}): Call {
  return { is: 'call', on: typeOf(type), args, props: propsOf(props) };
}

/** What is given by name; a value with a comment where it needs one. */
export type Props = Readonly<Record<string, Code | Commented | undefined>>;

export interface Commented {
  readonly is: 'commented';
  readonly comment: string;
  readonly value?: Code;
}

export function commented(comment: string, value?: Code): Commented {
  return { is: 'commented', comment, value };
}

/** The elements of a list that is given only where there are some. */
export function nonEmpty(elements: readonly Code[]): readonly Code[] | undefined {
  return elements.length === 0 ? undefined : elements;
}

export function propsOf(props: Props): Prop[] {
  return Object.entries(props).flatMap(([name, value]): Prop[] => {
    if (value === undefined) {
      return [];
    }
    return isCommented(value) ? [{ name, comment: value.comment, value: value.value }] : [{ name, value }];
  });
}

function isCommented(value: Code | Commented): value is Commented {
  return typeof value === 'object' && 'is' in value && value.is === 'commented';
}

/** The class that `module.Name` stands for. */
function typeOf(text: string): Type {
  const [module, name] = text.split('.');
  return { module: module as Module, name };
}

/** Adds the types that some code names. */
function typesIn(code: Code | undefined, found: Map<string, Type>): void {
  if (typeof code !== 'object') {
    return;
  }
  if (!('is' in code)) {
    code.forEach((element) => typesIn(element, found));
  } else if (code.is === 'constant') {
    found.set(`${code.type.module}.${code.type.name}`, code.type);
  } else if (code.is === 'call') {
    if (!('is' in code.on)) {
      found.set(`${code.on.module}.${code.on.name}`, code.on);
    }
    code.args.forEach((arg) => typesIn(arg, found));
    code.props.forEach(({ value }) => typesIn(value, found));
  }
}

/** The types that a program names. */
export function typesOf({ paragraphs }: Program): Type[] {
  const found = new Map<string, Type>();
  paragraphs.flat().filter(({ isCommentedOut }) => isCommentedOut !== true).forEach(({ code }) => typesIn(code, found));
  return Array.from(found.values());
}

/** Breaks a sentence into lines of at most so many characters; no character of it ends a line. */
export function wrapped(sentence: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of escapeControlCharacters(sentence).split(' ')) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + 1 + word.length <= width) {
      lines[last] += ` ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
