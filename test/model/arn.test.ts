import { arnIn } from '../../src/model/arn';
import { unknown } from '../rules/graphs';

test.each([
  ['arn:aws:acm:eu-west-1:111122223333:certificate/x', { service: 'acm', region: 'eu-west-1', account: '111122223333' }],
  ['arn:aws-cn:lambda:cn-north-1:1:function:x:y', { service: 'lambda', region: 'cn-north-1', account: '1' }],
  ['arn:aws:iam::111122223333:saml-provider/x', { service: 'iam', region: undefined, account: '111122223333' }],
  // what is not known yet.
  ['arn:*:lambda:*:*:function:x', { service: 'lambda', region: undefined, account: undefined }],
  ['arn:aws:s3:::bucket', { service: 's3', region: undefined, account: undefined }],
  ['arn:aws:s3::', undefined],
  ['urn:aws:acm:eu-west-1:111122223333:certificate/x', undefined],
  ['', undefined],
  [unknown, undefined],
  [['arn:aws:s3:::bucket'], undefined],
])('%j', (value, expected) => {
  expect(arnIn(value)).toEqual(expected);
});
