import type { Finding, Severity } from '../../src/evaluation/rule';
import { inCall, report, reportErrors } from '../../src/validation/reporting';
import { messageOf, newStack } from '../fixtures';

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

describe('reportErrors', () => {
  test('says one error in one line', () => {
    expect(messageOf(() => reportErrors(newStack(), [finding('One')]))).toBe('Stack: vpnPort 1 is wrong. Write 2. [One] https://example.com/page');
  });

  test('says all errors at once, and no warnings', () => {
    expect(messageOf(() => reportErrors(newStack(), [finding('One'), finding('Odd', 'warning'), finding('Two')]))).toBe([
      'Stack: 2 errors',
      '  - vpnPort 1 is wrong. Write 2. [One] https://example.com/page',
      '  - vpnPort 1 is wrong. Write 2. [Two] https://example.com/page',
    ].join('\n'));
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

describe('inCall', () => {
  test('stands for a call that belongs to no construct', () => {
    expect(messageOf(() => reportErrors(inCall('Some.call'), [finding('One')]))).toMatch(/^Some\.call\(\): /);
  });
});
