import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DOCUMENTED_FIELDS } from '../../src/cedar/documented-context';
import { REPOSITORY } from '../environment';

const page = readFileSync(resolve(REPOSITORY, 'docs', 'policies.md'), 'utf8');

test('docs/policies.md lists every documented field with its type and values, and no other', () => {
  const rows = Array.from(page.matchAll(/^\| `context\.([\w.]+)` \| ([^|]+) \| ([^|]+) \|$/gm), ([, path, type, values]) => [path, type, values]);
  expect(rows).toEqual(DOCUMENTED_FIELDS.map(({ page: source, path, range, type, values }) => {
    const listed = range?.join(' to ') ?? (type === 'boolean' ? '`true`, `false`' : values?.map((value) => `\`${value}\``).join(', ')) ?? 'not listed';
    return [path, type, source === 'device-posture-policies-cedar' ? `${listed}; named in an example only` : listed];
  }));
});
