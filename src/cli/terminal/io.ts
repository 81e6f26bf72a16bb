/** Where text goes. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Where text comes from; a terminal can be told not to show what is typed. */
export interface Input extends AsyncIterable<Uint8Array> {
  readonly isTTY?: boolean;
  setRawMode?(isRaw: boolean): unknown;
}

/** What a command has to do with the world, so that tests can stand in for it. */
export interface Io {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a process says with its end. */
export enum ExitCode {
  OK = 0,
  FOUND = 1,
  /** It could not do its work. */
  FAILED = 2,
}

/** Paints text on a terminal, as far as its owner wants that (https://no-color.org). */
export class Colours {
  private readonly on: boolean;

  public constructor({ isTTY }: Output, { NO_COLOR, TERM }: Io['env']) {
    this.on = isTTY === true && !NO_COLOR && TERM !== 'dumb';
  }

  public readonly bold = (text: string) => this.paint(1, text);
  public readonly faint = (text: string) => this.paint(2, text);
  public readonly red = (text: string) => this.paint(31, text);
  public readonly yellow = (text: string) => this.paint(33, text);

  private paint(code: number, text: string): string {
    return this.on ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}

/** Says how many there are of something. */
export function quantity(number: number, singular: string): string {
  return `${number} ${singular}${number === 1 ? '' : 's'}`;
}

/** The message of an unexpected error. */
export function unexpected(error: unknown): string {
  return `This should not have happened, please report it: ${error instanceof Error ? error.message : String(error)}`;
}
