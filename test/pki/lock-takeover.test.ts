/** Commands that take over the lock of a stopped one at the same moment: between any two looks at the disk of one, others have their turn. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { alone } from '../../src/pki/folder-lock';

/** What has its turn before each access to the disk. */
let before: (() => void) | undefined;
const ACCESSES = ['readFileSync', 'renameSync', 'rmSync', 'statSync', 'writeFileSync'] as const;
// the module itself: what is imported from it may be a copy.
const fs = jest.requireActual<typeof import('node:fs')>('node:fs');

const [STOPPED, NEXT] = [99_999_991, 99_999_992];
const MOST_ACCESSES = 16;
const { pid } = process;

let folder: string;
let working = 0;
let most = 0;
let turned = 0;
let ends: Array<() => void>;

beforeEach(() => {
  jest.spyOn(process, 'kill').mockImplementation((other) => {
    if (other === STOPPED || other === NEXT) {
      throw Object.assign(new Error(), { code: 'ESRCH' });
    }
    return true;
  });
  ACCESSES.forEach((name) => {
    const real = fs[name] as (...args: unknown[]) => unknown;
    jest.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
      before?.();
      return real(...args);
    }) as never);
  });
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  writeFileSync(join(folder, 'lock'), `${STOPPED} ${hostname()} stopped\n`);
  [working, most, ends] = [0, 0, []];
});
afterEach(() => {
  before = undefined;
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** A command that works until it is told to end. */
function work(): Promise<void> {
  return alone(folder, async () => {
    most = Math.max(most, ++working);
    await new Promise<void>((resolve) => { ends.push(resolve); });
    working--;
  });
}

async function endAll(commands: ReadonlyArray<Promise<void>>): Promise<void> {
  let left = commands.length;
  commands.forEach((command) => command.finally(() => { left--; }));
  while (left > 0) {
    ends.splice(0).forEach((end) => end());
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
}

/** Something happens before the given accesses of the command that is asked first. */
function atAccesses(turns: readonly number[], act: () => void): void {
  let count = 0;
  before = () => {
    const mine = before;
    before = undefined;
    turns.filter((turn) => turn === count).forEach(() => {
      turned++;
      act();
    });
    count++;
    before = mine;
  };
}

const TURNS = Array.from({ length: MOST_ACCESSES }, (_, turn) => turn);
const PAIRS = TURNS.flatMap((first) => TURNS.slice(first).map((second) => [first, second] as const));

test('never are two at work', async () => {
  for (const turns of PAIRS) {
    const commands: Array<Promise<void>> = [];
    atAccesses(turns, () => commands.push(work()));
    commands.push(work());
    before = undefined;
    await endAll(commands);
    expect({ turns, most }).toEqual({ turns, most: 1 });
    expect(existsSync(join(folder, 'lock'))).toBe(false);
    writeFileSync(join(folder, 'lock'), `${STOPPED} ${hostname()} stopped\n`);
  }
  // a command looks at the disk some six times while it takes over.
  expect(turned).toBeGreaterThan(50);
}, 120_000);

test.each(Array.from({ length: 10 }, (_, access) => access))('one that is stopped before its access %i while it takes over stops no other', async (access) => {
  const stopped = new Error('stopped');
  let isStopped = false;
  let count = 0;
  before = () => {
    isStopped ||= count++ === access;
    if (isStopped) {
      throw stopped;
    }
  };
  Object.defineProperty(process, 'pid', { value: NEXT, configurable: true });
  const end = alone(folder, async () => { before = undefined; }, -1).catch(() => undefined);
  Object.defineProperty(process, 'pid', { value: pid, configurable: true });
  before = undefined;
  await end;
  const command = work();
  await endAll([command]);
  expect(most).toBe(1);
});
