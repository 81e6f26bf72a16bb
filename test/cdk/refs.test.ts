import { Certificate, CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnMicrosoftAD } from 'aws-cdk-lib/aws-directoryservice';
import type { aws_certificatemanager, aws_directoryservice } from 'aws-cdk-lib/interfaces';
import { certificateArn, microsoftAdId } from '../../src/cdk/refs';
import { newStack, SERVER_CERTIFICATE } from '../fixtures';

describe('certificateArn', () => {
  const read = (certificateRef: object) => certificateArn({ certificateRef } as unknown as aws_certificatemanager.ICertificateRef);

  test('reads the field of versions until 2.275', () => {
    expect(read({ certificateId: 'old' })).toBe('old');
  });

  test('reads the field of versions since', () => {
    expect(read({ certificateArn: 'new', certificateId: 'old' })).toBe('new');
  });

  test('reads what the version under test has', () => {
    const stack = newStack();
    expect(certificateArn(Certificate.fromCertificateArn(stack, 'Imported', SERVER_CERTIFICATE))).toBe(SERVER_CERTIFICATE);
    expect(stack.resolve(certificateArn(new CfnCertificate(stack, 'L1', { domainName: 'vpn.example.com' })))).toEqual({ Ref: 'L1' });
  });
});

describe('microsoftAdId', () => {
  const read = (microsoftAdRef: object) => microsoftAdId({ microsoftAdRef } as unknown as aws_directoryservice.IMicrosoftADRef);

  test('reads the field of versions until 2.275', () => {
    expect(read({ microsoftAdId: 'old' })).toBe('old');
  });

  test('reads the field of versions since', () => {
    expect(read({ directoryId: 'new', microsoftAdId: 'old' })).toBe('new');
  });

  test('reads what the version under test has', () => {
    const stack = newStack();
    const directory = new CfnMicrosoftAD(stack, 'L1', {
      name: 'corp.example.com',
      password: 'unused',
      vpcSettings: { vpcId: 'vpc-1', subnetIds: ['subnet-a', 'subnet-b'] },
    });
    expect(stack.resolve(microsoftAdId(directory))).toEqual({ Ref: 'L1' });
  });
});
