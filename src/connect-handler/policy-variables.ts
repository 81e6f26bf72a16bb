import { Token } from 'aws-cdk-lib';
import type { ConnectPolicy } from '../handler/handler';

/** A policy as text, and the environment of its function. */
interface PolicyText {
  readonly policy: string;
  readonly environment?: Record<string, string>;
}

/** Whether a value is known at deployment only: a token, or a text with a dynamic reference, which CloudFormation resolves wherever it stands. */
export function isResolvedAtDeployment(value: unknown): boolean {
  return Token.isUnresolved(value) || typeof value === 'string' && value.includes('{{resolve:');
}

/**
 * A policy as JavaScript. A value that is resolved at deployment is not part of the code, where a quotation mark in it would end a text and begin
 * another condition: it travels in an environment variable, and the policy names the variable.
 */
export function withVariables(policy: ConnectPolicy): PolicyText {
  const names = new Map<string, string>();
  const text = JSON.stringify(policy, (_, value) => {
    if (typeof value !== 'string' || !isResolvedAtDeployment(value)) {
      return value;
    }
    const variable = names.get(value) ?? `VALUE_${names.size + 1}`;
    names.set(value, variable);
    return { variable };
  });
  const environment = Object.fromEntries(Array.from(names, ([value, name]) => [name, value]));
  return { policy: text, environment: names.size === 0 ? undefined : environment };
}
