import { FILES, textOf } from './tree';

/** What people write; templates, snapshots and data are as long as they are. */
const CODE = /\.(?:ts|js|py|java|go|cs)$/;
const MOST = 300;
/** One program in six languages, to be read side by side. */
const EXCEPT = 'test/languages/scenario/';

test(`no file of code is longer than ${MOST} lines: it holds two concepts, which is two files`, () => {
  const lines = (file: string) => textOf(file).trimEnd().split('\n').length;
  expect(FILES.filter((file) => CODE.test(file) && !file.includes('.generated.') && !file.startsWith(EXCEPT) && lines(file) > MOST).map((file) => `${file}: ${lines(file)}`)).toEqual([]);
});

test('no file holds what a merge left behind', () => {
  expect(FILES.filter((file) => /\.(?:cs|go|java|js|json|md|py|ts|ya?ml)$/.test(file) && /^(?:<{7,8} |>{7,8} )/m.test(textOf(file)))).toEqual([]);
});
