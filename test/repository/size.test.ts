import { FILES, textOf } from './tree';

/** What people write; templates, snapshots and data are as long as they are. */
const CODE = /\.(?:ts|js|py|java|go|cs)$/;
const MOST = 300;

test(`no file of code is longer than ${MOST} lines: it holds two concepts, which is two files`, () => {
  const lines = (file: string) => textOf(file).trimEnd().split('\n').length;
  expect(FILES.filter((file) => CODE.test(file) && !file.includes('.generated.') && lines(file) > MOST).map((file) => `${file}: ${lines(file)}`)).toEqual([]);
});
