import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { aws_kms } from 'aws-cdk-lib/interfaces';
import { withVariables } from './policy-variables';
import type { ConnectPolicy } from '../handler/handler';
import { HANDLER_SOURCE } from '../handler/source.generated';

/** Pinned, so that templates do not depend on the version of the CDK. */
export const RUNTIME = Runtime.NODEJS_24_X;
export const HANDLER = 'index.handler';

/** What runs in the function. */
export interface BoundConnectPolicy {
  readonly code: Code;
  readonly handler: string;
  readonly runtime: Runtime;
  readonly environment?: { [name: string]: string };
  readonly environmentEncryption?: aws_kms.IKeyRef;
  readonly memorySize?: number;
}

/** A condition as what runs in the function. */
export function readyPolicy(condition: ConnectPolicy): BoundConnectPolicy {
  const { policy, environment } = withVariables(condition);
  // in the template, not in an asset: it shows who may connect, and what changes.
  const code = Code.fromInline(`${HANDLER_SOURCE}\nconst POLICY = ${policy};\nexports.handler = connectHandler(decideBy(POLICY));\n`);
  return { code, environment, handler: HANDLER, runtime: RUNTIME };
}
