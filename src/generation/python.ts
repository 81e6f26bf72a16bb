import { type Call, type Code, type Language, type Module, type Program, type Prop, type Statement, type Type, typesOf, wrapped } from './code';

/** What the de facto formatter of Python has. */
const WIDTH = 88;

/** The modules that are imported as a whole, with their names in the code. */
const MODULES: Readonly<Partial<Record<Module, readonly [name: string, as: string]>>> = {
  acm: ['aws_certificatemanager', 'acm'],
  ec2: ['aws_ec2', 'ec2'],
  iam: ['aws_iam', 'iam'],
  kms: ['aws_kms', 'kms'],
  lambda: ['aws_lambda', 'lambda_'],
  logs: ['aws_logs', 'logs'],
};

/** Writes programs in Python, as Black formats them. */
export const PYTHON: Language = {
  print(program: Program): string {
    const { comment, environment, paragraphs, stack, texts } = program;
    const env = environment.length === 0 ? '' : `, env=${call('Environment', environment.map((prop) => named(prop)))}`;
    const line = `${stack}Stack(app, "${stack}"${env})`;
    return [
      ...remark(comment, 0),
      ...imports(program),
      '',
      ...texts.flatMap(([name, text]) => [`${constantName(name)} = """${multiline(text)}"""`, '']),
      '',
      `class ${stack}Stack(Stack):`,
      '    def __init__(self, scope: Construct, id: str, **kwargs) -> None:',
      '        super().__init__(scope, id, **kwargs)',
      ...paragraphs.flatMap((paragraph) => ['', ...paragraph.flatMap((one) => statement(one, 8))]),
      '',
      '',
      'app = App()',
      line.length <= WIDTH ? line : `${stack}Stack(\n    app,\n    "${stack}",\n    ${env.slice(2)},\n)`,
      'app.synth()',
      '',
    ].join('\n');
  },
};

function call(head: string, args: readonly string[]): string {
  return `${head}(${args.join(', ')})`;
}

function imports(program: Program): string[] {
  const types = typesOf(program);
  const named_ = (module: Module) => types.filter((type) => type.module === module).map(({ name }) => name);
  const names = [...new Set(['App', ...program.environment.length > 0 ? ['Environment'] : [], 'Stack', ...named_('cdk')])].sort();
  const modules = Array.from(new Set(types.map(({ module }) => module))).map((module) => MODULES[module]).filter((module) => module !== undefined);
  const own = named_('vpn').sort();
  const line = `from cdk_client_vpn_plus import ${own.join(', ')}`;
  return [
    `from aws_cdk import ${names.join(', ')}`,
    ...modules.map(([name, as]) => `from aws_cdk import ${name} as ${as}`).sort(),
    line.length <= WIDTH ? line : `from cdk_client_vpn_plus import (\n${own.map((name) => `    ${name},\n`).join('')})`,
    'from constructs import Construct',
  ];
}

function statement({ code, comment, isCommentedOut, isMember, variable: name }: Statement, indent: number): string[] {
  const start = name === undefined ? '' : `${isMember ? 'self.' : ''}${snake(name)} = `;
  const hash = isCommentedOut ? 2 : 0;
  const lines = code === undefined ? [] : assigned(start, code, indent + hash).split('\n');
  const written = isCommentedOut ? lines.map((line, position) => `# ${position === 0 ? line : line.slice(indent + hash)}`) : lines;
  const pad = ' '.repeat(indent);
  return [...remark(comment, indent), ...written.map((line, position) => position === 0 || isCommentedOut ? pad + line : line)];
}

/** An assignment is in parentheses when the first line would be too long without them. */
function assigned(start: string, code: Code, indent: number): string {
  const column = indent + start.length;
  const written = fit(code, indent, column);
  const inner = indent + 4;
  return start === '' || column + written.split('\n', 1)[0].length <= WIDTH ? start + written
    : `${start}(\n${' '.repeat(inner)}${fit(code, inner, inner)}\n${' '.repeat(indent)})`;
}

function remark(comment: string | undefined, indent: number): string[] {
  const pad = ' '.repeat(indent);
  return comment === undefined ? [] : wrapped(comment, WIDTH - indent - 2).map((line) => `${pad}# ${line}`);
}

/** Code that begins at a column, and after which at most a comma follows. */
function fit(code: Code, indent: number, column: number): string {
  const line = flat(code);
  if (line !== undefined && column + line.length + 1 <= WIDTH || typeof code !== 'object') {
    return line!;
  }
  const inner = indent + 4;
  const pad = ' '.repeat(inner);
  const within = (open: string, lines: readonly string[], close: string) => (
    lines.length === 0 ? open + close : `${open}\n${lines.map((one) => `${one}\n`).join('')}${' '.repeat(indent)}${close}`
  );
  if (!('is' in code)) {
    return within('[', code.map((element) => `${pad}${fit(element, inner, inner)},`), ']');
  }
  switch (code.is) {
    case 'call': return within(`${headOf(code)}(`, [
      ...code.args.map((arg) => `${pad}${fit(arg, inner, inner)},`),
      ...code.props.flatMap(({ comment, name, value }) => [
        ...remark(value === undefined ? `${snake(name)}: ${comment}` : comment, inner),
        ...value === undefined ? [] : [`${pad}${snake(name)}=${fit(value, inner, inner + snake(name).length + 1)},`],
      ]),
    ], ')');
    case 'dictionary': return within('{', code.entries.map(([key, value]) => `${pad}${quoted(key)}: ${flat(value)},`), '}');
    default: return line!;
  }
}

/** Code in one line, where that can be. */
function flat(code: Code): string | undefined {
  if (typeof code === 'string') {
    return quoted(code);
  }
  if (typeof code === 'boolean') {
    return code ? 'True' : 'False';
  }
  if (typeof code !== 'object') {
    return String(code);
  }
  if (!('is' in code)) {
    return joined('[', code.map(flat), ']');
  }
  switch (code.is) {
    case 'variable': {
      const name = code.name === 'this' ? 'self' : code.isText === true ? constantName(code.name) : snake(code.name);
      return [name, ...code.member === undefined ? [] : [snake(code.member)]].join('.');
    }
    case 'constant': return `${nameOf(code.type)}.${code.member}`;
    case 'dictionary': return `{${code.entries.map(([key, value]) => `${quoted(key)}: ${flat(value)}`).join(', ')}}`;
    case 'call': return joined(`${headOf(code)}(`, [
      ...code.args.map(flat), ...code.props.map((prop) => prop.comment !== undefined || prop.value === undefined ? undefined : named(prop)),
    ], ')');
  }
}

function named({ name, value }: Prop): string {
  const written = flat(value!);
  return written === undefined ? '' : `${snake(name)}=${written}`;
}

function joined(open: string, parts: ReadonlyArray<string | undefined>, close: string): string | undefined {
  return parts.some((part) => part === undefined) ? undefined : `${open}${parts.join(', ')}${close}`;
}

function headOf({ method, on }: Call): string {
  const owner = 'is' in on ? flat(on)! : nameOf(on);
  return method === undefined ? owner : `${owner}.${snake(method)}`;
}

function nameOf({ module, name }: Type): string {
  const [, as] = MODULES[module] ?? [];
  return as === undefined ? name : `${as}.${name}`;
}

/** A name as jsii has it in Python. */
function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

function constantName(name: string): string {
  return snake(name).toUpperCase();
}

/** A text in double quotes, unless it has more of them than of the others. */
function quoted(text: string): string {
  const count = (quote: string) => text.split(quote).length - 1;
  const quote = count('"') > count("'") ? "'" : '"';
  return `${quote}${escaped(text).replaceAll(quote, `\\${quote}`)}${quote}`;
}

function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- what a text may not hold as it is.
  return text.replaceAll('\\', '\\\\').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (character) => (
    { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  ));
}

/** A text of several lines, as it stands between three quotes. */
function multiline(text: string): string {
  return text.split('\n').map(escaped).join('\n').replaceAll('"""', '\\"\\"\\"').replace(/"$/, '\\"');
}
