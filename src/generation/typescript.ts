import { type Call, type Code, type Language, type Module, type Program, type Prop, type Statement, type Type, typesOf, wrapped } from './code';

/** What the de facto formatter of TypeScript has, with single quotes. */
const WIDTH = 80;

/** Where modules are imported from as a whole. */
const MODULES: Readonly<Partial<Record<Module, string>>> = {
  acm: 'aws-cdk-lib/aws-certificatemanager',
  ec2: 'aws-cdk-lib/aws-ec2',
  iam: 'aws-cdk-lib/aws-iam',
  kms: 'aws-cdk-lib/aws-kms',
  lambda: 'aws-cdk-lib/aws-lambda',
  logs: 'aws-cdk-lib/aws-logs',
};

/** Writes programs in TypeScript, as Prettier formats them. */
export const TYPESCRIPT: Language = {
  print(program: Program): string {
    const { comment, environment, paragraphs, stack, texts } = program;
    const fields = paragraphs.flat().filter(({ isMember }) => isMember);
    const body = paragraphs.map((paragraph) => paragraph.flatMap((one) => statement(one, 4)));
    const env = environment.length === 0 ? '' : `, {\n  env: ${object(environment, 2, 8, 1)},\n}`;
    return [
      ...remark(comment, 0),
      ...imports(program, fields.length > 0),
      '',
      ...texts.flatMap(([name, text]) => [`const ${name} = \`${template(text)}\`;`, '']),
      `export class ${stack}Stack extends Stack {`,
      ...fields.flatMap(({ variable: name }) => [`  public readonly ${name}: IClientVpnEndpointPlus;`, '']),
      '  public constructor(scope: Construct, id: string, props?: StackProps) {',
      '    super(scope, id, props);',
      ...body.flatMap((lines) => ['', ...lines]),
      '  }',
      '}',
      '',
      'const app = new App();',
      `new ${stack}Stack(app, '${stack}'${env});`,
      '',
    ].join('\n');
  },
};

function imports(program: Program, hasMembers: boolean): string[] {
  const types = typesOf(program);
  const named = (module: Module) => types.filter((type) => type.module === module).map(({ name }) => name);
  const lines = [
    ['aws-cdk-lib', list('{', [...new Set(['App', 'Stack', 'type StackProps', ...named('cdk')])].sort(byName), '}')] as const,
    ...Array.from(new Set(types.map(({ module }) => module))).filter((module) => MODULES[module] !== undefined)
      .map((module) => [MODULES[module]!, `* as ${module}`] as const).sort(([one], [other]) => one < other ? -1 : 1),
    ['cdk-client-vpn-plus', list('{', [...named('vpn'), ...hasMembers ? ['type IClientVpnEndpointPlus'] : []].sort(byName), '}')] as const,
    ['constructs', 'type { Construct }'] as const,
  ];
  return lines.map(([from, what]) => {
    const line = `import ${what} from '${from}';`;
    return line.length <= WIDTH || !what.startsWith('{') ? line : `import {\n  ${what.slice(2, -2).replaceAll(', ', ',\n  ')},\n} from '${from}';`;
  });
}

function list(open: string, names: readonly string[], close: string): string {
  return `${open} ${names.join(', ')} ${close}`;
}

/** A type is in its place whether it is imported as one or not. */
function byName(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => name.replace(/^type /, '').toLowerCase());
  return a < b ? -1 : 1;
}

function statement({ code, comment, isCommentedOut, isMember, variable: name }: Statement, indent: number): string[] {
  const start = name === undefined ? '' : isMember ? `this.${name} = ` : `const ${name} = `;
  const slant = isCommentedOut ? 3 : 0;
  const lines = code === undefined ? [] : assignment(start, code, indent + slant).split('\n');
  // what is commented out is indented behind the slashes.
  const written = isCommentedOut ? lines.map((line, position) => `// ${position === 0 ? line : line.slice(indent + slant)}`) : lines;
  const pad = ' '.repeat(indent);
  return [...remark(comment, indent), ...written.map((line, position) => position === 0 || isCommentedOut ? pad + line : line)];
}

/** What is too long to begin behind the name begins on a line of its own. */
function assignment(start: string, code: Code, indent: number): string {
  const isLong = typeof code === 'object' && 'is' in code && code.is === 'call' && indent + start.length + headOf(code).length + 1 > WIDTH;
  return isLong && start !== '' ? `${start.trimEnd()}\n${' '.repeat(indent + 2)}${fit(code, indent + 2, indent + 2, 1)};` : `${start}${fit(code, indent, indent + start.length, 1)};`;
}

function remark(comment: string | undefined, indent: number): string[] {
  const pad = ' '.repeat(indent);
  return comment === undefined ? [] : wrapped(comment, WIDTH - indent - 3).map((line) => `${pad}// ${line}`);
}

/** Code that begins at a column, with so many characters that have to follow its last line. */
function fit(code: Code, indent: number, column: number, after: number): string {
  const line = flat(code);
  if (line !== undefined && column + line.length + after <= WIDTH || typeof code !== 'object') {
    return line!;
  }
  if (!('is' in code)) {
    return elements('[', code, ']', indent);
  }
  switch (code.is) {
    case 'call': return brokenCall(code, indent, column);
    case 'dictionary': return `{\n${code.entries.map(([key, value]) => `${' '.repeat(indent + 2)}${property(key)}: ${flat(value)},\n`).join('')}${' '.repeat(indent)}}`;
    default: return line!;
  }
}

/** Code in one line, where that can be. */
function flat(code: Code): string | undefined {
  if (typeof code === 'string') {
    return quoted(code);
  }
  if (typeof code !== 'object') {
    return String(code);
  }
  if (!('is' in code)) {
    return joined('[', code.map(flat), ']');
  }
  switch (code.is) {
    case 'variable': return code.member === undefined ? code.name : `${code.name}.${code.member}`;
    case 'constant': return `${nameOf(code.type)}.${code.member}`;
    case 'dictionary': return `{ ${code.entries.map(([key, value]) => `${property(key)}: ${flat(value)}`).join(', ')} }`;
    case 'call': {
      const props = code.props.length === 0 ? [] : [flatProps(code.props)];
      return joined(`${headOf(code)}(`, [...code.args.map(flat), ...props], ')');
    }
  }
}

function flatProps(props: readonly Prop[]): string | undefined {
  const parts = props.map(({ comment, name, value }) => comment !== undefined || value === undefined ? undefined : member(name, flat(value)));
  return joined('{ ', parts, ' }');
}

function joined(open: string, parts: ReadonlyArray<string | undefined>, close: string): string | undefined {
  return parts.some((part) => part === undefined) ? undefined : `${open}${parts.join(', ')}${close}`;
}

function brokenCall(code: Call, indent: number, column: number): string {
  const { args, props } = code;
  const head = `${headOf(code)}(`;
  const last = args[args.length - 1];
  const before = props.length > 0 ? args : args.slice(0, -1);
  const flatBefore = before.map(flat);
  const start = joined(head, flatBefore, flatBefore.length > 0 ? ', ' : '');
  const isHugged = props.length > 0 || Array.isArray(last) && last.length > 0 && !Array.isArray(before[before.length - 1]);
  if (isHugged && start !== undefined && column + start.length + 1 <= WIDTH) {
    return `${start}${props.length > 0 ? members(props, indent) : elements('[', last as readonly Code[], ']', indent)})`;
  }
  const inner = indent + 2;
  const parts = [...args.map((arg) => fit(arg, inner, inner, 1)), ...props.length > 0 ? [object(props, inner, inner, 1)] : []];
  return `${head}\n${parts.map((part) => `${' '.repeat(inner)}${part},\n`).join('')}${' '.repeat(indent)})`;
}

function object(props: readonly Prop[], indent: number, column: number, after: number): string {
  const line = flatProps(props);
  return line !== undefined && column + line.length + after <= WIDTH ? line : members(props, indent);
}

/** An object whose members have lines of their own. */
function members(props: readonly Prop[], indent: number): string {
  const inner = indent + 2;
  const pad = ' '.repeat(inner);
  const lines = props.flatMap(({ comment, name, value }) => {
    if (value === undefined) {
      return remark(`${name}: ${comment}`, inner);
    }
    const written = member(name, fit(value, inner, inner + name.length + 2, 1))!;
    const isLong = typeof value === 'string' && inner + written.length + 1 > WIDTH;
    return [...remark(comment, inner), isLong ? `${pad}${name}:\n${pad}  ${quoted(value)},` : `${pad}${written},`];
  });
  return `{\n${lines.map((line) => `${line}\n`).join('')}${' '.repeat(indent)}}`;
}

function member(name: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : value === name ? name : `${name}: ${value}`;
}

function elements(open: string, code: readonly Code[], close: string, indent: number): string {
  const inner = indent + 2;
  return `${open}\n${code.map((element) => `${' '.repeat(inner)}${fit(element, inner, inner, 1)},\n`).join('')}${' '.repeat(indent)}${close}`;
}

function headOf({ method, on }: Call): string {
  const owner = 'is' in on ? flat(on)! : nameOf(on);
  return method === undefined ? `new ${owner}` : `${owner}.${method}`;
}

function nameOf({ module, name }: Type): string {
  return MODULES[module] === undefined ? name : `${module}.${name}`;
}

/** A text in the quotes that it has fewer of. */
function quoted(text: string): string {
  const count = (quote: string) => text.split(quote).length - 1;
  const quote = count("'") > count('"') ? '"' : "'";
  return `${quote}${escaped(text).replaceAll(quote, `\\${quote}`)}${quote}`;
}

function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- what a text may not hold as it is.
  return text.replaceAll('\\', '\\\\').replace(/[\u0000-\u001f\u007f\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (character) => (
    { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  ));
}

/** A text of several lines, as it stands between backticks. */
function template(text: string): string {
  return text.split('\n').map(escaped).join('\n').replaceAll('`', '\\`').replaceAll('${', '\\${');
}

/** A key of an object; one is not a key, but sets the prototype. */
function property(key: string): string {
  return key === '__proto__' ? "['__proto__']" : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}
