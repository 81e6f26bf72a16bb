/**
 * What the unit tests use of jest, as an interface of mocha, which runs them in one process.
 *
 * `aws-cdk-lib` is loaded once that way rather than for each file, and the mutation tests load the tests once for some three thousand mutants.
 */
import * as assert from 'node:assert/strict';
import { relative } from 'node:path';
import { ModernFakeTimers } from '@jest/fake-timers';
import { expect } from 'expect';
import { bind } from 'jest-each';
import { ModuleMocker } from 'jest-mock';
import { format } from 'pretty-format';
import { Cidr } from '../../src/ip/cidr';

type Bound = Parameters<typeof bind>[0];

/** What a test file finds in its scope. */
interface Context {
  readonly describe: Bound;
  readonly it: Bound;
  readonly before: unknown;
  readonly after: unknown;
}

/** What of mocha is used here: its types claim the names of jest's. */
interface Suite {
  beforeEach(hook: () => void): void;
  afterEach(hook: () => void): void;
  on(event: 'pre-require', listener: (context: Context, file: string, mocha: unknown) => void): void;
  emit(event: 'pre-require', ...values: unknown[]): void;
}

interface Mocha {
  readonly interfaces: { bdd: (suite: Suite) => void };
  readonly Suite: { create(parent: Suite, title: string): Suite };
}

// eslint-disable-next-line @typescript-eslint/no-require-imports
const { interfaces, Suite } = require('mocha') as Mocha;

const { parsed } = Cidr as unknown as { parsed: Map<string, unknown> };

expect.extend({
  toMatchInlineSnapshot(received: unknown, snapshot: string) {
    const text = format(received, { escapeString: false, printBasicPrototype: false });
    assert.equal(text.trim(), snapshot.trim());
    return { pass: true, message: () => 'is not as the snapshot' };
  },
});

const mocker = new ModuleMocker(globalThis);
const timers = new ModernFakeTimers({ global: globalThis, config: { fakeTimers: {}, rootDir: process.cwd() } as ConstructorParameters<typeof ModernFakeTimers>[0]['config'] });
const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  replaceProperty: mocker.replaceProperty.bind(mocker),
  restoreAllMocks: () => mocker.restoreAllMocks(),
  useFakeTimers: (options: Parameters<typeof timers.useFakeTimers>[0]) => timers.useFakeTimers(options),
  useRealTimers: () => timers.useRealTimers(),
  requireActual: require,
  // one limit holds for all, and is an argument of the command.
  setTimeout: () => undefined,
  /** Our own modules are loaded once more; those of others stay, as they do where a package is installed twice. */
  isolateModules(load: () => void) {
    const loaded = { ...require.cache };
    Object.keys(loaded).filter((file) => !file.includes('/node_modules/')).forEach((file) => delete require.cache[file]);
    load();
    Object.assign(require.cache, loaded);
  },
};
Object.assign(globalThis, { expect, jest });
// programs that tests start are not part of the coverage, which would slow them down.
delete process.env.NODE_V8_COVERAGE;

const { bdd } = interfaces;
// in place of mocha's own: the mutation tests take no interface of another name.
interfaces.bdd = (root) => {
  root.on('pre-require', (context, file, mocha) => {
    // a suite for each file, as in jest: hooks outside of `describe` are for the tests of the file.
    const suite = Suite.create(root, relative(process.cwd(), file));
    bdd(suite);
    suite.emit('pre-require', context, file, mocha);
    const { after: afterAll, before: beforeAll, describe, it } = context;
    Object.assign(describe, { each: bind(describe) });
    Object.assign(context, { afterAll, beforeAll, test: Object.assign(it, { each: bind(it) }) });
  });
  // a mutant would meet ranges that were read, and put in order, before it came.
  root.beforeEach(() => parsed.clear());
  // a file does not meet what another one replaced.
  root.afterEach(() => {
    mocker.restoreAllMocks();
    timers.useRealTimers();
  });
};
