import { chosen, EXAMPLES, RequirementError, REQUIREMENTS, requirementsIn } from '../../src/rules/required';

/** What an error says, with the way out. */
function said(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    return error instanceof RequirementError ? `${error.message} ${error.fix}` : String(error);
  }
  return 'nothing';
}

test('names and ids go together', () => {
  const pascal = (name: string) => `-${name}`.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  expect(EXAMPLES.map(({ rule }) => rule.id)).toEqual(REQUIREMENTS.map(({ name }) => `${pascal(name)}Required`));
  expect(EXAMPLES.map(({ rule }) => rule.severity)).toEqual(REQUIREMENTS.map(() => 'error'));
});

test.each(EXAMPLES.map(({ rule: { id } }) => id))('%s: what must hold and why are sentences, and it is an error', (id) => {
  const [{ severity, source, title, why }] = chosen(REQUIREMENTS.map(({ example }) => example).filter((example) => !example.startsWith('full-tunnel') || id === 'FullTunnelRequired')
    .filter((example) => example !== 'split-tunnel' || id !== 'FullTunnelRequired')).map(({ rule }) => rule).filter((rule) => rule.id === id);
  expect(severity).toBe('error');
  expect(title).toMatch(/^[A-Z].*\.$/);
  expect(why).toMatch(/^[A-Z].*\.$/);
  expect(source).toMatch(/^https:/);
});

test('what was chosen, once each, in the order in which it was', () => {
  expect(chosen([' retention = 365', 'connection-logging', 'retention=365']).map(({ text }) => text)).toEqual(['retention=365', 'connection-logging']);
  expect(chosen([])).toEqual([]);
});

const NAMES = 'connection-logging, log-encryption, retention=365, login-banner, session-timeout=8, split-tunnel, full-tunnel, groups-only, certificate-and-user, two-zones';

test.each<[string[], string]>([
  [['retension=365'], '"retension" is not a requirement. Write "retention".'],
  [['Connection-Logging'], '"Connection-Logging" is not a requirement. Write "connection-logging".'],
  [['password-length=12'], `"password-length" is not a requirement. Write one of ${NAMES}.`],
  [[''], `"" is not a requirement. Write one of ${NAMES}.`],
  [['retention'], 'retention takes a whole number of days, 1 or more, not "". Write "retention=365".'],
  [['retention=0'], 'retention takes a whole number of days, 1 or more, not "0". Write "retention=365".'],
  [['retention=1y'], 'retention takes a whole number of days, 1 or more, not "1y". Write "retention=365".'],
  [['session-timeout=4'], 'session-timeout takes a whole number of hours, 8 or more, not "4". Write "session-timeout=8".'],
  [['split-tunnel=yes'], 'split-tunnel takes no value, not "yes". Write "split-tunnel".'],
  [['groups-only=10.0.0.0'], 'groups-only takes CIDR ranges with + between them, such as 10.0.0.2/32+10.1.0.0/16, not "10.0.0.0". Write "groups-only".'],
  [['groups-only='], 'groups-only takes CIDR ranges with + between them, such as 10.0.0.2/32+10.1.0.0/16, not "". Write "groups-only".'],
  [['retention=90', 'retention=365'], 'retention is required twice, as "retention=90" and as "retention=365". Keep one of the two.'],
  [['full-tunnel', 'split-tunnel'], 'split-tunnel and full-tunnel exclude each other. Keep one of the two.'],
])('%j', (texts, expected) => {
  expect(said(() => chosen(texts))).toBe(expected);
});

test('a file', () => {
  expect(requirementsIn('{ "require": ["connection-logging", "retention=365"] }')).toEqual(['connection-logging', 'retention=365']);
});

const WRITE = 'Write { "require": ["connection-logging", "retention=365"] }.';

test.each([
  ['{', `The file is not valid JSON. ${WRITE}`],
  ['null', `The file is not an object with a list of requirements alone. ${WRITE}`],
  ['["retention=365"]', `The file is not an object with a list of requirements alone. ${WRITE}`],
  ['{ "require": "retention=365" }', `The file is not an object with a list of requirements alone. ${WRITE}`],
  ['{ "require": [365] }', `The file is not an object with a list of requirements alone. ${WRITE}`],
  ['{ "require": [], "forbid": [] }', `The file is not an object with a list of requirements alone. ${WRITE}`],
  ['{ "require": ["retension=365"] }', '"retension" is not a requirement. Write "retention".'],
])('the file %j', (text, expected) => {
  expect(said(() => requirementsIn(text))).toBe(expected);
});
