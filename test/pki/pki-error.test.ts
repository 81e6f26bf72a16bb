import { asPkiError, PkiError } from '../../src/pki/pki-error';

const error = (more: object) => Object.assign(new Error('x'), more);

test('what the operating system says, in words', () => {
  expect(asPkiError(error({ code: 'ENOSPC', path: 'a' }))).toEqual(new PkiError('a: the disk is full.'));
  expect(asPkiError(error({ code: 'EODD', path: 'a' }))).toEqual(new PkiError('a: the operating system says EODD.'));
});

test('other errors stay as they are', () => {
  const others = [error({}), error({ code: 'ENOSPC' })];
  expect(others.map(asPkiError)).toEqual(others);
  expect(asPkiError(others[0])).toBe(others[0]);
});
