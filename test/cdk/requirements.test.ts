import { unmetNode, unmetPeer } from '../../src/cdk/requirements';

test.each([
  ['18.20.8', 'cdk-client-vpn-plus needs Node.js 20 or later, but runs on 18.20.8: install Node.js 22, 24 or 26 from https://nodejs.org.'],
  ['19.9.0', 'cdk-client-vpn-plus needs Node.js 20 or later, but runs on 19.9.0: install Node.js 22, 24 or 26 from https://nodejs.org.'],
  ['20.0.0', undefined],
  ['100.0.0', undefined],
])('Node.js %s', (version, expected) => {
  expect(unmetNode(version)).toBe(expected);
});

const tooOld = (version: string) => `cdk-client-vpn-plus needs aws-cdk-lib 2.260.0 or later, but ${version} is installed: `
  + 'run npm install "aws-cdk-lib@^2.260.0", or in Python pip install "aws-cdk-lib>=2.260.0".';

test.each([
  ['2.259.9', tooOld('2.259.9')],
  ['1.300.0', tooOld('1.300.0')],
  ['2.99.1', tooOld('2.99.1')],
  ['2.259.0-alpha.0', tooOld('2.259.0-alpha.0')],
  ['2.260.0', undefined],
  ['2.260.1', undefined],
  ['2.1000.0', undefined],
  ['3.0.0', undefined],
  ['0.0.0', undefined],
])('aws-cdk-lib %s', (version, expected) => {
  expect(unmetPeer({ name: 'aws-cdk-lib', floor: '2.260.0', version: () => version })).toBe(expected);
});

test('a package that is missing', () => {
  const version = () => { throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' }); };

  expect(unmetPeer({ name: 'constructs', floor: '10.5.1', version })).toBe('cdk-client-vpn-plus needs constructs 10.5.1 or later, which is not installed: '
    + 'run npm install "constructs@^10.5.1", or in Python pip install "constructs>=10.5.1".');
});

test('a package that is missing in C#, where tests that run at the same time hide it', () => {
  const version = () => { throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' }); };

  expect(unmetPeer({ name: 'aws-cdk-lib', floor: '2.260.0', version }, 'DotNet/8.0.11/.NETCoreApp,Version=v6.0/1.140.0.0')).toBe(
    'cdk-client-vpn-plus needs aws-cdk-lib 2.260.0 or later, which is not loaded: tests with xunit need [assembly: CollectionBehavior(DisableTestParallelization = true)], '
    + 'because jsii loads one package at a time. Else reference Amazon.CDK.Lib in the project.');
  expect(unmetPeer({ name: 'aws-cdk-lib', floor: '2.260.0', version: () => '2.259.9' }, 'DotNet/8.0.11')).toBe(tooOld('2.259.9'));
});

test('a package that keeps its version to itself', () => {
  const version = () => { throw Object.assign(new Error('not exported'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' }); };

  expect(unmetPeer({ name: 'constructs', floor: '10.5.1', version })).toBeUndefined();
});
