import type { Io } from '../terminal/io';

const PROGRAM = 'cdk-client-vpn-plus';
const PLAIN = /^[\w@%+=:,./-]+$/;
const PLAIN_ON_WINDOWS = /^[\w@+=:,./\\-]+$/;

/** An argument as people can paste it, into PowerShell and cmd on Windows and into a Unix shell on other systems. */
function shellWord(text: string): string {
  if (process.platform === 'win32') {
    return PLAIN_ON_WINDOWS.test(text) ? text : `"${text}"`;
  }
  return PLAIN.test(text) ? text : `'${text.replace(/'/g, '\'\\\'\'')}'`;
}

/** How this program is started: whoever used npx for it may not have it on the PATH. */
export function ownProgram({ npm_lifecycle_event: event }: Io['env']): string {
  return event === 'npx' ? `npx ${PROGRAM}` : PROGRAM;
}

/** What to do, with what to run for it. */
export function withCommand(what: string, command: string | undefined, env: Io['env']): string {
  return command === undefined ? what : `${what}: ${ownProgram(env)} ${command}`;
}

export function shellLine(...words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
