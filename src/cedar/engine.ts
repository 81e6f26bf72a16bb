import type * as Cedar from '@cedar-policy/cedar-wasm/nodejs';

/** Asks the engine of Cedar, which is only loaded by those who have a policy; nothing where it gave up on a text. */
export function ask<Answer>(question: (cedar: typeof Cedar) => Answer): Answer | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it takes time to load, and `import()` would make everything wait.
  const cedar = require('@cedar-policy/cedar-wasm/nodejs') as typeof Cedar;
  try {
    return question(cedar);
  } catch {
    // what is nested too deeply overflows its stack, and after that it fails on everything: the next question goes to a new one.
    delete require.cache[require.resolve('@cedar-policy/cedar-wasm/nodejs')];
    return undefined;
  }
}
