/** Reads the fields of Refs whose names differ between the versions of `aws-cdk-lib` that we support. */
import type { aws_certificatemanager, aws_directoryservice } from 'aws-cdk-lib/interfaces';

/** `certificateId` until 2.275, `certificateArn` since. */
export function certificateArn({ certificateRef }: aws_certificatemanager.ICertificateRef): string {
  return eitherOf<string>(certificateRef, 'certificateArn', 'certificateId');
}

/** `microsoftAdId` until 2.275, `directoryId` since. */
export function microsoftAdId({ microsoftAdRef }: aws_directoryservice.IMicrosoftADRef): string {
  return eitherOf<string>(microsoftAdRef, 'directoryId', 'microsoftAdId');
}

function eitherOf<T>(ref: object, newer: string, older: string): T {
  const fields = ref as Readonly<Record<string, T>>;
  return fields[newer] ?? fields[older];
}
