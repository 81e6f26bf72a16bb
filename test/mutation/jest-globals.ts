/**
 * What the tests of the rules use of jest, for mocha.
 *
 * The mutation tests run them some three thousand times: mocha loads them once, jest would load everything anew for each mutant.
 */
import * as assert from 'node:assert/strict';
import { expect } from 'expect';
import { bind } from 'jest-each';
import { format } from 'pretty-format';
import { Cidr } from '../../src/ip/cidr';

const { beforeEach, describe, it } = globalThis as unknown as {
  beforeEach: (hook: () => void) => void;
  describe: Parameters<typeof bind>[0];
  it: Parameters<typeof bind>[0];
};
const { parsed } = Cidr as unknown as { parsed: Map<string, unknown> };

expect.extend({
  toMatchInlineSnapshot(received: unknown, snapshot: string) {
    const text = format(received, { escapeString: false, printBasicPrototype: false });
    assert.equal(text.trim(), snapshot.trim());
    return { pass: true, message: () => 'is not as the snapshot' };
  },
});

Object.assign(describe, { each: bind(describe) });
Object.assign(globalThis, { expect, test: Object.assign(it, { each: bind(it) }) });

// a mutant would meet ranges that were read, and put in order, before it came.
beforeEach(() => parsed.clear());
