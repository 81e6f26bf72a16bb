/** The commands that make certificates and configurations: whole processes. */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAM, run } from '../processes';
import { type Findings, resultOf } from '../result';
import { differences } from '../statistics';
import type { Extent } from '../targets';

export function certificates({ certificates: [issued, revoked], rounds: [, most] }: Extent, folder: string): Findings {
  const authority = (name: string) => {
    const path = join(folder, name);
    command('pki', 'init', '--name', 'Benchmark', '--folder', path);
    return path;
  };
  const [listed, revoking, one] = ['listed', 'revoking', 'one'].map(authority);
  addToJournal(listed, issued, false);
  addToJournal(revoking, revoked, true);
  command('pki', 'client', 'alice', '--folder', one);
  const profiles = join(folder, 'profiles');
  mkdirSync(profiles);
  const written = (round: number) => join(profiles, `${round}.ovpn`);
  const endpoint = ['--endpoint', 'cvpn-endpoint-0a1b2c3d4e5f67890', '--region', 'eu-west-1'];

  const times = { nothing: [] as number[], list: [] as number[], crl: [] as number[], profile: [] as number[], check: [] as number[] };
  for (let round = 0; round < Math.ceil(most / 3); round++) {
    times.nothing.push(run(process.execPath, ['-e', '0']).milliseconds);
    times.list.push(command('pki', 'list', '--folder', listed));
    times.crl.push(command('pki', 'crl', '--folder', revoking));
    times.profile.push(command('profile', 'alice', '--folder', one, ...endpoint, '--output', written(round)));
    times.check.push(command('profile', 'check', written(round)));
  }
  const above = (samples: readonly number[], unit: number) => differences(samples, times.nothing).map((milliseconds) => milliseconds / unit);
  return {
    results: [
      resultOf('pki-list', above(times.list, 1000)),
      resultOf('pki-crl', above(times.crl, 1000)),
      resultOf('profile', above(times.profile, 1)),
      resultOf('profile-check', above(times.check, 1)),
    ],
  };
}

function command(...args: readonly string[]): number {
  return run(process.execPath, [PROGRAM, ...args]).milliseconds;
}

/** What the journal of an authority says after so many certificates, without the minutes that it takes to make as many keys. */
function addToJournal(folder: string, count: number, isRevoked: boolean): void {
  const file = join(folder, 'journal.jsonl');
  const [first] = readFileSync(file, 'utf8').split('\n');
  const { at, until } = JSON.parse(first) as { at: string; until: string };
  const serials = Array.from({ length: count }, (_, index) => (2 ** 40 + index).toString(16));
  const entries: object[] = serials.map((serial, index) => (
    { at, did: 'issue', kind: 'client', name: `user-${index}`, serial, until, files: [`issued/user-${index}.crt`, `issued/user-${index}.key`] }
  ));
  const revocation = { at, did: 'revoke', serials, list: { number: 1, until }, files: ['crl.pem'] };
  appendFileSync(file, [...entries, ...isRevoked ? [revocation] : []].map((entry) => `${JSON.stringify(entry)}\n`).join(''));
}
