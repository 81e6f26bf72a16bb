/** The function as AWS Lambda runs it: its code, the clients of a runtime, and a time limit. */
import { createRequire } from 'node:module';
import type { Answer, Loopback } from './loopback';
import { handler } from '../../src/upkeep-handler/upkeep';
import { UPKEEP_SOURCE } from '../../src/upkeep-handler/upkeep-source.generated';

export type Handler = (event: any, context: { getRemainingTimeInMillis(): number }) => Promise<void>;

const MINUTES = 60_000;

/** What the function waits before it asks once more. */
const PAUSE = 10_000;

/** The code as it is deployed, with the clients of a folder, and with another clock. */
export function deployed(from = __filename, clock: DateConstructor = Date): Handler {
  const module: { handler?: Handler } = {};
  new Function('exports', 'require', 'Date', UPKEEP_SOURCE)(module, createRequire(from), clock);
  return module.handler!;
}

export const FUNCTIONS: ReadonlyArray<{ readonly name: string; readonly run: Handler }> = [
  { name: 'as it is written', run: handler as Handler },
  { name: 'as it is deployed', run: deployed() },
];

/** What the clients read from their environment in AWS. */
const ENVIRONMENT = { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret', AWS_MAX_ATTEMPTS: '1' };

const setTimer = globalThis.setTimeout;
const { log } = console;

/** What is around the function: time that passes without anyone waiting for it, its environment, and its log. */
export class Clock {
  public readonly logged: string[] = [];
  /** What the function had to wait. */
  public waited = 0;
  public onPause: () => void = () => undefined;

  public start({ url }: Loopback): void {
    Object.assign(process.env, ENVIRONMENT, { AWS_ENDPOINT_URL: url });
    const skip = (run: (...args: unknown[]) => void, time?: number, ...more: unknown[]) => {
      if (time !== PAUSE) {
        return setTimer(() => run(...more), time);
      }
      this.waited += time;
      this.onPause();
      return setTimer(() => run(...more), 0);
    };
    globalThis.setTimeout = skip as typeof setTimeout;
    console.log = (...words: unknown[]) => this.logged.push(words.join(' '));
  }

  public stop(): void {
    globalThis.setTimeout = setTimer;
    console.log = log;
    [...Object.keys(ENVIRONMENT), 'AWS_ENDPOINT_URL'].forEach((name) => delete process.env[name]);
  }
}

export interface Asked {
  readonly answers: readonly Answer[];
  readonly calls: readonly string[];
}

/** Asks the function something, and says what it has done. */
export async function asked(run: Handler, loopback: Loopback, clock: Clock, event: object, milliseconds = 15 * MINUTES): Promise<Asked> {
  loopback.calls.length = 0;
  loopback.answers.length = 0;
  clock.waited = 0;
  await run(event, { getRemainingTimeInMillis: () => milliseconds - clock.waited });
  return { answers: Array.from(loopback.answers), calls: loopback.calls.filter((call) => call !== 'Answer') };
}

/** What CloudFormation sends. */
export function request(loopback: Loopback, RequestType: string, kind: 'RevocationList' | 'Tags', properties: object, more: object = {}): object {
  return {
    RequestType,
    ResourceType: `Custom::ClientVpn${kind}`,
    ResponseURL: `${loopback.url}/answer`,
    StackId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/Prod/1',
    RequestId: 'request',
    LogicalResourceId: kind,
    ResourceProperties: { ServiceToken: 'arn', ...properties },
    ...RequestType === 'Create' ? {} : { PhysicalResourceId: 'id' },
    ...more,
  };
}
