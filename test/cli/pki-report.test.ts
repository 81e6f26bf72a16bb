import { writeList } from '../../src/cli/output/pki-report';
import type { Io } from '../../src/cli/terminal/io';

test.each([[20_000, false], [20_001, true]])('a list of %d serial numbers: whether it is too long', (revocations, isTooLong) => {
  const lines: string[] = [];
  const io = { stdout: { write: (text: string) => lines.push(text) }, env: {} } as unknown as Io;
  writeList({ number: 1, until: new Date(0), revocations }, { folder: 'pki' }, io);
  expect(lines.some((line) => line.startsWith('AWS Client VPN takes at most 20000 serial numbers.'))).toBe(isTooLong);
});
