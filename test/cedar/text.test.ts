import * as fc from 'fast-check';
import { inWords, PolicyText } from '../../src/cedar/text';

const WHEN = (condition: string) => `permit(principal, action, resource) when { ${condition} };`;
const read = (condition: string) => new PolicyText(WHEN(condition)).cedar;

test.each([
  ['context.active-directory.user == "x"', 'context["active-directory"].user == "x"'],
  ['context.mutual-authentication.common-name == "x"', 'context["mutual-authentication"]["common-name"] == "x"'],
  ['context . active-directory.user == "x"', 'context ["active-directory"].user == "x"'],
  ['context.saml.group-ids.contains("a.b-c")', 'context.saml["group-ids"].contains("a.b-c")'],
  ['context has active-directory', 'context has "active-directory"'],
  ['context  has  active-directory && true', 'context has "active-directory" && true'],
  ['context has active-directory.user', '(context has "active-directory" && context["active-directory"] has user)'],
  ['!(context has active-directory.user.name)', '!((context has "active-directory" && context["active-directory"] has user.name))'],
])('reads %s as Cedar has it', (written, cedar) => {
  expect(read(written)).toBe(WHEN(cedar));
});

test.each([
  ['context["active-directory"].user == "x"'],
  ['context has "active-directory"'],
  ['context has saml.memberOf'],
  ['context.saml.level - 1 > 2'],
  ['context.saml.level-1 > 2'],
  ['context.saml.level-context.saml.other > 2'],
  ['context.saml.level-decimal("1.0").x'],
  ['context.saml.level-User::"x"'],
  ['"context.active-directory.user" == "context has a-b"'],
  ['"\\"" == ".a-b" // .a-b'],
])('leaves %s alone', (written) => {
  expect(read(written)).toBe(WHEN(written));
  expect(new PolicyText(WHEN(written)).hyphenated).toEqual([]);
});

test('tells where the names are', () => {
  const { hyphenated } = new PolicyText('// context.a-b\npermit(principal, action, resource)\r\nwhen { context has active-directory &&\r\n  context.active-directory.user-id == "x" };');
  expect(hyphenated.map(({ name, place: { line, column } }) => [name, line, column])).toEqual([
    ['active-directory', 3, 20],
    ['active-directory', 4, 11],
    ['user-id', 4, 28],
  ]);
});

test('splits statements at semicolons that are not part of anything else', () => {
  const { statements } = new PolicyText('// one; two\n@id("a;b")\npermit(principal, action, resource); // three;\n\n  forbid(principal, action, resource) when { context.a-b == ";" };\n// end');
  expect(statements.map(({ cedar, place: { line, column }, written }) => ({ cedar, line, column, written }))).toEqual([
    { cedar: '@id("a;b")\npermit(principal, action, resource);', line: 2, column: 1, written: '@id("a;b")\npermit(principal, action, resource);' },
    {
      cedar: 'forbid(principal, action, resource) when { context["a-b"] == ";" };',
      line: 5,
      column: 3,
      written: 'forbid(principal, action, resource) when { context.a-b == ";" };',
    },
  ]);
});

test('finds every character again, whatever is respelled before it', () => {
  const part = fc.constantFrom('context.a-b', '.group-names', ' ', '\n', '\r\n', '"é.x-y😀"', '// €.a-b\n', 'context has a-b.c', ';', 'x', '😀');
  fc.assert(fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
    const written = `${parts.join('')}\n@`;
    const text = new PolicyText(written);
    const { line, column, text: shown } = text.placeOfByte(Buffer.byteLength(text.cedar) - 1);
    expect({ line, column, shown }).toEqual({ line: written.split(/\r\n|\n/).length, column: 1, shown: '@' });
  }));
});

test.each([
  ['', 0],
  ['permit(principal, action, resource);', 1],
  [WHEN('(1 == 1) && [[1]].contains([1])'), 3],
  [WHEN('"((((" == "[[[[" // {{{{\n'), 1],
  [WHEN(`${'('.repeat(100)}true${')'.repeat(100)}`), 101],
])('counts the open brackets of %s', (written, depth) => {
  expect(new PolicyText(written).depth).toBe(depth);
});

test('counts columns in characters, not in bytes', () => {
  const text = new PolicyText('/* é€ */ @');
  expect(text.placeOfByte(Buffer.byteLength('/* é€ */ '))).toEqual({ line: 1, column: 10, text: '/* é€ */ @' });
});

test.each<[string, number, string]>([
  ['  short  ', 3, 'line 1, column 3, "short"'],
  ['x'.repeat(100), 100, `line 1, column 100, "${'x'.repeat(100)}"`],
  [`${'a'.repeat(200)}!${'b'.repeat(200)}`, 201, `line 1, column 201, "…${'a'.repeat(49)}!${'b'.repeat(50)}…"`],
  [`!${'b'.repeat(200)}`, 1, `line 1, column 1, "!${'b'.repeat(99)}…"`],
  [`${'b'.repeat(200)}!`, 201, `line 1, column 201, "…${'b'.repeat(99)}!"`],
])('shows the part of a line that matters: %#', (text, column, words) => {
  expect(inWords({ line: 1, column, text })).toBe(words);
});
