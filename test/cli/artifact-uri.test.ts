import { posix, win32 } from 'node:path';
import { artifactUri } from '../../src/cli/output/artifact-uri';

test.each([
  ['vpn.json', '/repo', posix, 'vpn.json'],
  ['/repo/infra/a b.json', '/repo', posix, 'infra/a%20b.json'],
  ['../vpn.json', '/repo', posix, 'file:///vpn.json'],
  ['..vpn.json', '/repo', posix, '..vpn.json'],
  ['/vpn.json', undefined, posix, 'file:///vpn.json'],
  ['vpn.json', 'C:\\repo', win32, 'vpn.json'],
  ['infra\\a b.json', 'C:\\repo', win32, 'infra/a%20b.json'],
  ['infra/vpn.json', 'C:\\repo', win32, 'infra/vpn.json'],
  ['C:\\repo\\infra\\vpn.json', 'C:\\repo', win32, 'infra/vpn.json'],
  ['c:\\Repo\\vpn.json', 'C:\\repo', win32, 'vpn.json'],
  ['..\\vpn.json', 'C:\\repo', win32, 'file:///C:/vpn.json'],
  ['D:\\vpn.json', 'C:\\repo', win32, 'file:///D:/vpn.json'],
  ['\\\\server\\share\\vpn.json', 'C:\\repo', win32, 'file://server/share/vpn.json'],
])('%s in %s', (file, current, path, expected) => {
  expect(artifactUri(file, current, path)).toBe(expected);
});
