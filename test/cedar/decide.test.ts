import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import type { Context } from '../../src/cedar/context';
import { decide } from '../../src/cedar/decide';
import { parse } from '../../src/cedar/policy';
import { REPOSITORY } from '../environment';

function decided(written: string, context: Context) {
  const policy = parse(written)!;
  expect(policy.errors).toEqual([]);
  const decision = decide(policy, context);
  if (typeof decision === 'string') {
    throw new Error(decision);
  }
  return { ...decision, statements: decision.statements.map(({ place }) => place.line) };
}

const PERMIT = 'permit(principal, action, resource)';
const FORBID = 'forbid(principal, action, resource)';

test('what is nested deeply is parsed, and what is nested too deeply is not, without harm to the engine', () => {
  const nested = (depth: number) => parse(`${PERMIT} when { ${'('.repeat(depth)}true${')'.repeat(depth)} };`);
  expect(nested(79)?.errors).toEqual([]);
  expect(nested(80)).toBeUndefined();
  expect(nested(3_000)).toBeUndefined();
  expect(parse(`${PERMIT};`)?.errors).toEqual([]);
});

test('what is nested too deeply to be parsed is not decided', () => {
  expect(decide(undefined, {})).toBe('the policy is nested too deeply');
});

describe('what Cedar says', () => {
  test.each<[string, string, Context, string, number[]]>([
    ['nothing permits nothing', '', {}, 'deny', []],
    ['a permit without a condition', `${PERMIT};`, {}, 'permit', [1]],
    ['forbid alone', `${FORBID};`, {}, 'deny', [1]],
    ['forbid beats permit, in either order', `${FORBID};\n${PERMIT};`, {}, 'deny', [1]],
    ['forbid beats permit', `${PERMIT};\n${FORBID};`, {}, 'deny', [2]],
    ['a condition that is not met', `${PERMIT} when { context.a };`, { a: false }, 'deny', []],
    ['unless', `${PERMIT} unless { context.a };`, { a: true }, 'deny', []],
    ['two that permit', `${PERMIT} when { context.a };\n${PERMIT};`, { a: true }, 'permit', [1, 2]],
    ['what is not there', `${PERMIT} when { context.a };`, {}, 'error', [1]],
    ['what is of another type', `${PERMIT} when { context.a > 1 };`, { a: 'x' }, 'error', [1]],
    ['a test for what is not there', `${PERMIT} when { context has a && context.a };`, {}, 'deny', []],
    ['an error beside a permit', `${PERMIT} when { context.a };\n${PERMIT};`, {}, 'permit', [2]],
    ['a forbid that cannot be evaluated', `${PERMIT};\n${FORBID} when { context.a };`, {}, 'permit', [1]],
    ['an error beside a forbid', `${PERMIT} when { context.a };\n${FORBID};`, {}, 'deny', [2]],
    ['an error beside a condition that is not met', `${PERMIT} when { context.b };\n${PERMIT} when { context.a };`, { b: false }, 'error', [2]],
    ['a set', `${PERMIT} when { context.g.contains("x") };`, { g: ['x', 'y'] }, 'permit', [1]],
    ['an address', `${PERMIT} when { ip(context.ip).isInRange(ip("10.0.0.0/8")) };`, { ip: '10.1.2.3' }, 'permit', [1]],
    ['a name with a hyphen', `${PERMIT} when { context.active-directory.user-name == "x" };`, { 'active-directory': { 'user-name': 'x' } }, 'permit', [1]],
    ['a name with a hyphen in brackets', `${PERMIT} when { context["active-directory"].x };`, { 'active-directory': { x: true } }, 'permit', [1]],
    ['the same name with an underscore', `${PERMIT} when { context.active-directory.x };`, { active_directory: { x: true } }, 'error', [1]],
    ['a test for a name with a hyphen', `${PERMIT} when { context has active-directory.x };`, { 'active-directory': { x: true } }, 'permit', [1]],
    ['the eleventh statement', `${`${FORBID} when { false };\n`.repeat(10)}${PERMIT};`, {}, 'permit', [11]],
  ])('%s', (_, written, context, result, statements) => {
    expect(decided(written, context)).toMatchObject({ result, statements });
  });

  test('of any statements: forbid, else permit, else error, else deny', () => {
    const condition = fc.constantFrom<'true' | 'false' | 'error'>('true', 'false', 'error');
    const statement = fc.record({ permits: fc.boolean(), condition });
    fc.assert(fc.property(fc.array(statement, { maxLength: 12 }), (given) => {
      const written = given.map(({ permits, condition: met }) => `${permits ? PERMIT : FORBID} when { ${met === 'error' ? 'context.missing' : met} };`).join('\n');
      const lines = (wanted: (one: typeof given[number]) => boolean) => given.flatMap((one, position) => wanted(one) ? [position + 1] : []);
      const forbidding = lines((one) => !one.permits && one.condition === 'true');
      const permitting = lines((one) => one.permits && one.condition === 'true');
      const failing = lines((one) => one.condition === 'error');
      const expected = forbidding.length > 0 ? { result: 'deny', statements: forbidding }
        : permitting.length > 0 ? { result: 'permit', statements: permitting }
          : failing.length > 0 ? { result: 'error', statements: failing } : { result: 'deny', statements: [] };
      const decision = decided(written, {});
      expect({ result: decision.result, statements: decision.statements }).toEqual(expected);
      expect(decision.errors).toHaveLength(failing.length);
    }), { numRuns: 50 });
  });

  test('errors tell the place and what Cedar says', () => {
    expect(decided(`${PERMIT}\n  when { context.mutual-authentication.x && context.jamf.risk == "LOW" };`, { 'mutual-authentication': { x: true } }).errors).toEqual([
      'line 2, column 45, "when { context.mutual-authentication.x && context.jamf.risk == \\"LOW\\" };": record does not have the attribute `jamf`',
    ]);
  });
});

describe('the examples of the Administrator Guide', () => {
  const SCORE = 'permit(principal, action, resource)\nwhen { context.crowdstrike.assessment.overall > 50 };';
  const ENGINEERING = 'permit(principal, action, resource)\nwhen {\n    context.jamf.diskEncryptionEnabled == true &&\n    context.saml.memberOf.contains("Engineering")\n};';
  const JAILBROKEN = `${SCORE}\n\nforbid(principal, action, resource)\nwhen { context.crowdstrike.jailbroken == true };`;
  const MANAGED = 'permit(principal, action, resource)\nwhen { context.jumpcloud.device.is_managed == true };';
  const RISK = 'permit(principal, action, resource)\nwhen { ["LOW", "SECURE"].contains(context.jamf.risk) };';
  const score = (overall: number, others: Context = {}): Context => ({ crowdstrike: { assessment: { overall }, ...others } });

  test.each<[string, Context, string]>([
    [SCORE, score(51), 'permit'],
    [SCORE, score(50), 'deny'],
    [SCORE, {}, 'error'],
    [ENGINEERING, { jamf: { diskEncryptionEnabled: true }, saml: { memberOf: ['Engineering'] } }, 'permit'],
    [ENGINEERING, { jamf: { diskEncryptionEnabled: true }, saml: { memberOf: ['Finance'] } }, 'deny'],
    [ENGINEERING, { jamf: { diskEncryptionEnabled: false } }, 'deny'],
    [ENGINEERING, { jamf: { diskEncryptionEnabled: true }, saml: {} }, 'error'],
    [JAILBROKEN, score(51, { jailbroken: false }), 'permit'],
    [JAILBROKEN, score(51, { jailbroken: true }), 'deny'],
    [JAILBROKEN, score(10, { jailbroken: false }), 'deny'],
    [MANAGED, { jumpcloud: { device: { is_managed: true } } }, 'permit'],
    [MANAGED, { jumpcloud: { device: { is_managed: false } } }, 'deny'],
    [RISK, { jamf: { risk: 'SECURE' } }, 'permit'],
    [RISK, { jamf: { risk: 'HIGH' } }, 'deny'],
  ])('%s with %j: %s', (written, context, result) => {
    expect(decided(written, context).result).toBe(result);
  });
});

describe('what the engine cannot do', () => {
  const DEEP = `${PERMIT} when { ${'('.repeat(2_000)}true${')'.repeat(2_000)} };`;
  const LONG = `${PERMIT} when { ${'1+'.repeat(900)}1 == 1 };`;

  test('says which value it cannot read', () => {
    expect(decide(parse(`${PERMIT};`)!, { a: { __extn: { fn: 'ip', arg: 'x' } } })).toContain('error while evaluating `ipaddr` extension function: invalid IP address: x');
  });

  test('is not a failure, and the next question is answered', () => {
    // a process of its own: modules are loaded again there as they are for users.
    const code = `
      const { parse } = require('./src/cedar/policy'); const { decide } = require('./src/cedar/decide'); const { undocumented } = require('./src/cedar/context-schema');
      const fine = () => decide(parse(${JSON.stringify(`${PERMIT};`)}), {}).result;
      // where exactly it gives up is another place each time: as it reads the text, or as it decides.
      const long = () => parse(${JSON.stringify(LONG)});
      const given = [long(), long()];
      console.log(JSON.stringify([
        parse(${JSON.stringify(DEEP)}) ?? null, fine(),
        given[0] === undefined ? 'the engine of Cedar gave up on it' : decide(given[0], {}), fine(),
        given[1] === undefined ? [] : undocumented(given[1]), fine(),
      ]));`;
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', code], {
      cwd: REPOSITORY, encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: resolve(REPOSITORY, 'tsconfig.dev.json') },
    });
    expect(JSON.parse(stdout)).toEqual([null, 'permit', 'the engine of Cedar gave up on it', 'permit', [], 'permit']);
  });
});
