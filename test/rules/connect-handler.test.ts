import { ids, lines, optional, ref, resource, type Surroundings, unknown } from './graphs';
import type { Properties, Value } from '../../src/model/values';
import { connectHandlerRules as rules } from '../../src/rules/topics/connect-handler';
import { guide } from '../pages';

const GUIDE = guide('connection-authorization');
const arn = (name: string) => `arn:aws:lambda:eu-west-1:111122223333:function:${name}`;
const fn = (properties: Properties, type = 'AWS::Lambda::Function') => resource('Fn', type, properties);
const calls = (LambdaFunctionArn: Value, Enabled: Value = true): Properties => ({ ClientConnectOptions: { Enabled, LambdaFunctionArn } });

test.each<[string, Value, string[]]>([
  ['an ARN with the right name', arn('AWSClientVPN-guard'), []],
  ['an ARN with an alias', arn('AWSClientVPN-guard:live'), []],
  ['an ARN with another name', arn('guard'), ['ConnectHandlerName']],
  ['an ARN with an alias that looks right', arn('guard:AWSClientVPN-live'), ['ConnectHandlerName']],
  ['an ARN with the prefix in other letters', arn('awsclientvpn-guard'), ['ConnectHandlerName']],
  ['a part of an ARN', '111122223333:function:guard', ['ConnectHandlerName']],
  ['a name', 'guard', ['ConnectHandlerName']],
  ['the right name', 'AWSClientVPN-guard', []],
  ['the prefix without its end', 'AWSClientVPN', ['ConnectHandlerName']],
  ['a name that may begin with the prefix', arn('AWSCl*-guard'), []],
  ['a name of which nothing is known', arn('*'), []],
  ['a name that is known to begin otherwise', arn('guard-*'), ['ConnectHandlerName']],
  ['an ARN of something else', 'arn:aws:sns:eu-west-1:111122223333:topic', []],
  ['unknown', unknown, []],
  ['perhaps none', optional, []],
  ['of the wrong type', [arn('guard')], []],
  ['missing', undefined, ['ConnectHandlerMissing']],
  ['empty', '', ['ConnectHandlerMissing']],
])('%s', (_, value, expected) => {
  expect(ids(rules, calls(value))).toEqual(expected);
});

test.each<[string, Properties, string[]]>([
  ['off, and the wrong name', calls(arn('guard'), false), []],
  ['off, and missing', calls(undefined, false), []],
  ['unknown whether on, and the wrong name', calls(arn('guard'), unknown), ['ConnectHandlerName']],
  ['unknown whether on, and missing', calls(undefined, unknown), []],
  ['no options', {}, []],
  ['unknown options', { ClientConnectOptions: unknown }, []],
])('%s', (_, properties, expected) => {
  expect(ids(rules, properties)).toEqual(expected);
});

describe('a function of the template', () => {
  test.each<[string, Surroundings['resources'], string[]]>([
    ['the right name', [fn({ FunctionName: 'AWSClientVPN-guard' })], []],
    ['another name', [fn({ FunctionName: 'guard' })], ['ConnectHandlerName']],
    ['an ARN as name', [fn({ FunctionName: arn('AWSClientVPN-guard') })], []],
    ['another name, serverless', [fn({ FunctionName: 'guard' }, 'AWS::Serverless::Function')], ['ConnectHandlerName']],
    ['an unknown name', [fn({ FunctionName: unknown })], []],
    ['perhaps a name', [fn({ FunctionName: optional })], []],
    ['no name', [fn({})], ['ConnectHandlerNameGenerated']],
    ['a resource of another type', [fn({}, 'Custom::Function')], []],
    ['30 seconds', [fn({ FunctionName: 'AWSClientVPN-guard', Timeout: '30' })], []],
    ['31 seconds', [fn({ FunctionName: 'AWSClientVPN-guard', Timeout: '31' })], ['ConnectHandlerTimeout']],
    ['unknown seconds', [fn({ FunctionName: 'AWSClientVPN-guard', Timeout: unknown })], []],
    ['no seconds at all', [fn({ FunctionName: 'AWSClientVPN-guard', Timeout: 'long' })], []],
  ])('%s', (_, resources, expected) => {
    expect(ids(rules, calls(ref('Fn')), { resources })).toEqual(expected);
  });

  test.each<[string, string, Value, string[]]>([
    ['an alias', 'AWS::Lambda::Alias', ref('Fn'), ['ConnectHandlerName', 'ConnectHandlerTimeout']],
    ['a version', 'AWS::Lambda::Version', ref('Fn'), ['ConnectHandlerName', 'ConnectHandlerTimeout']],
    ['a version of a name', 'AWS::Lambda::Version', 'guard', ['ConnectHandlerName']],
    ['a version of an unknown function', 'AWS::Lambda::Version', unknown, []],
    ['a version of itself', 'AWS::Lambda::Version', ref('Live'), []],
  ])('through %s', (_, type, FunctionName, expected) => {
    const resources = [fn({ FunctionName: 'guard', Timeout: 60 }), resource('Live', type, { FunctionName })];
    expect(ids(rules, calls(ref('Live')), { resources })).toEqual(expected);
  });
});

test.each<[string, Surroundings, string[]]>([
  ['here', { region: 'eu-west-1', account: '111122223333' }, []],
  ['another Region', { region: 'eu-west-2', account: '111122223333' }, ['ConnectHandlerRegion']],
  ['another account', { region: 'eu-west-1', account: '444455556666' }, ['ConnectHandlerAccount']],
  ['nothing known', {}, []],
])('location: %s', (_, surroundings, expected) => {
  expect(ids(rules, calls(arn('AWSClientVPN-guard')), surroundings)).toEqual(expected);
  expect(ids(rules, calls('AWSClientVPN-guard'), surroundings)).toEqual([]);
});

describe('messages', () => {
  test.each<[string, Value, string]>([
    ['name', arn('guard'), `"${arn('guard')}" is the function "guard": AWS Client VPN calls only functions whose name begins with "AWSClientVPN-". Name the function e.g. "AWSClientVPN-guard". [ConnectHandlerName] ${GUIDE}`],
    ['generated name', ref('Nameless'), `is the function Nameless, whose name CloudFormation generates: AWS Client VPN calls only functions whose name begins with "AWSClientVPN-". Set functionName of Nameless to e.g. "AWSClientVPN-handler". [ConnectHandlerNameGenerated] ${GUIDE}`],
    ['timeout', ref('Fn'), `is the function Fn, which may take 31 seconds: AWS Client VPN waits 30 seconds. Set timeout of Fn to 30 or less. [ConnectHandlerTimeout] ${GUIDE}`],
    ['Region', arn('AWSClientVPN-x').replace('west-1', 'west-2'), `"${arn('AWSClientVPN-x').replace('west-1', 'west-2')}" is a function in eu-west-2, but the endpoint is in eu-west-1. Deploy the function in eu-west-1 and name it here. [ConnectHandlerRegion] ${GUIDE}`],
    ['account', arn('AWSClientVPN-x').replace('1111', '4444'), `"${arn('AWSClientVPN-x').replace('1111', '4444')}" is a function in account 444422223333, but the endpoint is in account 111122223333. Deploy the function in account 111122223333 and name it here. [ConnectHandlerAccount] ${GUIDE}`],
    ['nothing', undefined, `is missing, but the connect handler is enabled. Name a function, or set enabled to false. [ConnectHandlerMissing] ${GUIDE}`],
  ])('%s', (_, value, expected) => {
    const resources = [fn({ FunctionName: 'AWSClientVPN-guard', Timeout: 31 }), resource('Nameless', 'AWS::Lambda::Function')];
    expect(lines(rules, calls(value), { resources, region: 'eu-west-1', account: '111122223333' }))
      .toEqual([`clientConnectOptions.lambdaFunctionArn ${expected}`]);
  });
});
