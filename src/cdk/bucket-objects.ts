import { Token } from 'aws-cdk-lib';

/** The key of an object as a policy names it, and no other object: IAM takes some characters for wildcards and variables. */
export function escapedObject(key: string): string {
  return Token.isUnresolved(key) ? key : key.replace(/[*?$]/g, (character) => `\${${character}}`);
}
