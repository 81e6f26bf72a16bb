import type { RuleMessage, Severity } from '../../src/evaluation/rule';
import { ClientVpnDestination } from '../../src/index';
import { callSite, report, reportErrors } from '../../src/validation/reporting';
import { messageOf, newEndpoint, newStack, validationErrors } from '../fixtures';

afterEach(() => jest.restoreAllMocks());

function finding(rule: string, severity: Severity = 'error'): RuleMessage {
  return {
    rule,
    severity,
    message: 'vpnPort 1 is wrong.',
    fix: 'Write 2.',
    source: 'https://example.com/page',
  };
}

describe('reportErrors', () => {
  test('says one error in one line', () => {
    expect(messageOf(() => reportErrors(newStack(), [finding('One')]))).toBe('Stack: vpnPort 1 is wrong. Write 2. [One] https://example.com/page');
  });

  test('reports all errors together, and no warnings', () => {
    expect(messageOf(() => reportErrors(newStack(), [finding('One'), finding('Odd', 'warning'), finding('Two')]))).toBe([
      'Stack: 2 errors',
      '  - vpnPort 1 is wrong. Write 2. [One] https://example.com/page',
      '  - vpnPort 1 is wrong. Write 2. [Two] https://example.com/page',
    ].join('\n'));
  });

  test('says in other languages whose names these are, once', () => {
    jest.replaceProperty(process, 'env', { ...process.env, JSII_AGENT: 'DotNet/10.0.1/.NETCoreApp,Version=v6.0/1.140.0.0' });
    expect(messageOf(() => reportErrors(newStack(), [finding('One'), finding('Two')])))
      .toMatch(/\[Two\] https:\/\/example.com\/page\n\(Names are spelled as in TypeScript\.\)$/);
    const stack = newStack();
    const vpn = newEndpoint(stack);
    [1, 2, 3].forEach((id) => vpn.addAuthorizationRule(`Rule${id}`, { destination: ClientVpnDestination.cidr('10.0.0.0/8'), allUsers: true }));
    const errors = validationErrors(stack).join('\n');
    expect(errors.match(/\(Names are spelled as in TypeScript\.\)/g)).toHaveLength(1);
    expect(errors.endsWith('(Names are spelled as in TypeScript.)')).toBe(true);
  });

  test('does nothing without an error', () => {
    expect(() => reportErrors(newStack(), [finding('Odd', 'warning')])).not.toThrow();
  });
});

describe('report', () => {
  const rule = { id: 'SomeRule', title: 'Something holds.', why: 'It has to.', source: 'https://example.com/page' };

  test('throws an error, with a name, a place, a fix and a source', () => {
    const reported = () => report(newStack(), { ...rule, severity: 'error' }, 'something is wrong.', 'Do it right.');
    expect(reported).toThrow(expect.objectContaining({
      name: 'ClientVpnValidationError',
      message: 'Stack: something is wrong. Do it right. [SomeRule] https://example.com/page',
    }));
  });

  test('adds a warning in the same words, which can be acknowledged', () => {
    const stack = newStack();
    report(stack, { ...rule, severity: 'warning' }, 'something is odd.', 'Do it right.');
    expect(stack.node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => data))
      .toEqual(['something is odd. Do it right. [SomeRule] https://example.com/page [ack: cdk-client-vpn-plus:SomeRule]']);
  });
});

test('nothing of an app reaches a terminal that turns the text around', () => {
  const rule = { id: 'SomeRule', title: 'Something holds.', why: 'It has to.', source: 'https://example.com/page' };
  const stack = newStack();
  expect(messageOf(() => report(stack, { ...rule, severity: 'error' }, '"\u202e" is wrong.', 'Do it right.'))).toContain('"\\u202e" is wrong.');
  report(stack, { ...rule, severity: 'warning' }, '"\u202e" is odd.', 'Do it right.');
  expect(stack.node.metadata.map(({ data }) => data)).toContainEqual(expect.stringContaining('"\\u202e" is odd.'));
});

describe('inCall', () => {
  test('stands for a call that belongs to no construct', () => {
    expect(messageOf(() => reportErrors(callSite('Some.call'), [finding('One')]))).toMatch(/^Some\.call\(\): /);
  });
});
