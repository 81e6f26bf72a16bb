/**
 * What the pure tests use of jest, as an interface of mocha, which runs them in one process.
 *
 * The quick suite starts in seconds that way, and the mutation tests load the tests once for some three thousand mutants.
 */
import * as assert from 'node:assert/strict';
import { expect } from 'expect';
import { bind } from 'jest-each';
import { format } from 'pretty-format';
import { Cidr } from '../../src/ip/cidr';

type Bound = Parameters<typeof bind>[0];

/** What of mocha is used here: its types claim the names of jest's. */
interface Suite {
  beforeEach(hook: () => void): void;
  on(event: 'pre-require', listener: (context: { readonly describe: Bound; readonly it: Bound; readonly before: unknown; readonly after: unknown }) => void): void;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports
const { interfaces } = require('mocha') as { readonly interfaces: { bdd: (suite: Suite) => void } };

const { parsed } = Cidr as unknown as { parsed: Map<string, unknown> };

expect.extend({
  toMatchInlineSnapshot(received: unknown, snapshot: string) {
    const text = format(received, { escapeString: false, printBasicPrototype: false });
    assert.equal(text.trim(), snapshot.trim());
    return { pass: true, message: () => 'is not as the snapshot' };
  },
});
Object.assign(globalThis, { expect });

const { bdd } = interfaces;
// in place of mocha's own: the mutation tests take no interface of another name.
interfaces.bdd = (suite) => {
  bdd(suite);
  suite.on('pre-require', (context) => {
    const { after: afterAll, before: beforeAll, describe, it } = context;
    Object.assign(describe, { each: bind(describe) });
    Object.assign(context, { afterAll, beforeAll, test: Object.assign(it, { each: bind(it) }) });
  });
  // a mutant would meet ranges that were read, and put in order, before it came.
  suite.beforeEach(() => parsed.clear());
};
