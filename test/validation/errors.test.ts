import type { Finding, Severity } from '../../src/evaluation/rule';
import { authoringError, sentence, throwErrors } from '../../src/validation/errors';
import { messageOf, newStack } from '../fixtures';

const RULE = { id: 'SomeRule', title: 'Something holds.', source: 'https://example.com/page' };

function finding(rule: string, severity: Severity = 'error'): Finding {
  return {
    rule,
    severity,
    resource: { id: 'Stack/Thing', type: 'AWS::EC2::ClientVpnEndpoint', properties: {} },
    path: 'VpnPort',
    value: 1,
    message: 'vpnPort 1 is wrong.',
    fix: 'Write 2.',
    source: 'https://example.com/page',
  };
}

describe('throwErrors', () => {
  test('says one error in one line', () => {
    expect(messageOf(() => throwErrors(newStack(), [finding('One')]))).toBe('Stack: vpnPort 1 is wrong. Write 2. [One] https://example.com/page');
  });

  test('says all errors at once, and no warnings', () => {
    expect(messageOf(() => throwErrors(newStack(), [finding('One'), finding('Odd', 'warning'), finding('Two')]))).toBe([
      'Stack: 2 errors',
      '  - vpnPort 1 is wrong. Write 2. [One] https://example.com/page',
      '  - vpnPort 1 is wrong. Write 2. [Two] https://example.com/page',
    ].join('\n'));
  });

  test('does nothing without an error', () => {
    expect(() => throwErrors(newStack(), [finding('Odd', 'warning')])).not.toThrow();
  });
});

test('authoringError has a name, a place, a fix and a source', () => {
  const error = authoringError(RULE, newStack(), 'something is wrong.', 'Do it right.');
  expect(error.name).toBe('ClientVpnValidationError');
  expect(error.message).toBe('Stack: something is wrong. Do it right. [SomeRule] https://example.com/page');
});

test('sentence is the same without a place', () => {
  expect(sentence(RULE, 'something is wrong.', 'Do it right.')).toBe('something is wrong. Do it right. [SomeRule] https://example.com/page');
});
